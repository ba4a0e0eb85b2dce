"""Numbers that are law or practice, with the day from which they hold."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from elvis_tui.domain.record import Record


class RuleId(StrEnum):
    """What a number is for; the codes stand in the documents."""

    INTERNAL_DEADLINE = "intern-frist"
    COMPLAINT_FROM = "klage-fra"
    APPEAL_BY = "klage-paa-vedtak"
    ABSENCE_UNDOCUMENTED = "fravaer-udokumentert"
    ABSENCE_HEALTH = "fravaer-helse-og-udokumentert"
    ABSENCE_SELF_REPORTED = "fravaer-egenmeldt-og-udokumentert"
    LEFT_TRIES = "sluttet-forsok"
    LEFT_ANSWER = "sluttet-svarfrist"
    LEFT_COMPLAINT = "sluttet-klagefrist"
    CONSENT_EDUCATION = "samtykke-opplaering"
    CONSENT_HEALTH = "samtykke-helse"


class DatedRule(Record, frozen=True, kw_only=True):
    """A number with its source. Without `holds_from` it holds until one with a date takes over.

    `holds_until` is the last day of one that nothing took over from.
    """

    id: RuleId
    name: str
    number: int
    unit: str
    paragraph: str
    source: str
    certainty: str
    holds_from: date | None = None
    holds_until: date | None = None


def rule_on(rules: Iterable[DatedRule], rule_id: RuleId, day: date) -> DatedRule | None:
    """The rule that held on a day: of several the newest; None before the first of them.

    Args:
        rules: All that are known; of two from the same day the first one given counts.
        rule_id: What it is for.
        day: The day it is asked of, such as that of a report.
    """
    held = [
        rule
        for rule in rules
        if rule.id is rule_id
        and (rule.holds_from is None or rule.holds_from <= day)
        and (rule.holds_until is None or day <= rule.holds_until)
    ]
    return max(held, key=lambda rule: rule.holds_from or date.min, default=None)
