"""Rules with dates, read out of a «regler.toml»."""

from __future__ import annotations

from typing import Any

from elvis_tui.domain.dated_rules import DatedRule, RuleId
from elvis_tui.incoming.source import read_entries


def read_dated_rules(text: str, *, foreign: bool = False) -> tuple[DatedRule, ...]:
    """The rules of a document, in its order. See `read_entries`."""
    return read_entries(text, "regel", _rule, foreign=foreign)


def _rule(entry: dict[str, Any]) -> DatedRule:
    return DatedRule(
        id=RuleId(entry["id"]),
        name=entry["navn"],
        number=entry["tall"],
        unit=entry["enhet"],
        paragraph=entry["paragraf"],
        source=entry["kilde"],
        certainty=entry["sikkerhet"],
        holds_from=entry.get("gjelder_fra"),
        holds_until=entry.get("gjelder_til"),
    )
