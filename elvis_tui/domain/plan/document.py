"""The plan's own words, found again."""

from __future__ import annotations

from elvis_tui.domain.plan.records import Plan, PlanSection
from elvis_tui.domain.text import folded

_FOLLOW_ON = {"S12-5": "§ 12-5", "SERIOUS": "alvorlige tilfeller"}
"""Steps of a case that are no row of the duty table, by the heading that has their words."""


def section(plan: Plan, words: str) -> PlanSection | None:
    """The first section whose heading has `words` in it («§ 12-5», «Ved alvorlige tilfeller»)."""
    return next((s for s in plan.sections if folded(words) in folded(s.title)), None)


def duty_words(plan: Plan, duty_id: str) -> str:
    """The plan's own words for a step of a case; empty when it has none.

    Args:
        plan: The plan.
        duty_id: A duty's id, or that of a follow-on duty (`S12-5`, `SERIOUS`), whose words
            stand under a heading of their own.
    """
    for duty in plan.duties:
        if duty.id == duty_id:
            return duty.text
    if duty_id not in _FOLLOW_ON:
        return ""
    found = section(plan, _FOLLOW_ON[duty_id])
    return found.text if found else ""
