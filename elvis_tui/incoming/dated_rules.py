"""Rules with dates, read out of a «regler.toml»."""

from __future__ import annotations

from elvis_tui.domain.dated_rules import DatedRule, RuleId
from elvis_tui.incoming.source import toml_tables


def read_dated_rules(text: str, *, foreign: bool = False) -> tuple[DatedRule, ...]:
    """The rules of a document, in its order.

    Args:
        text: The document.
        foreign: Whether somebody else wrote it, as for a school calendar.

    Raises:
        InputError: `SOURCE_UNUSABLE` for what is not TOML; of a foreign document for every fault
            at once, each with its place.
        KeyError: for a rule of our own without a fact.
    """
    tables = toml_tables(text)
    if foreign:
        from elvis_tui.incoming.foreign import Rules, check

        check(Rules, tables)
    return tuple(
        DatedRule(
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
        for entry in tables.get("regel", [])
    )
