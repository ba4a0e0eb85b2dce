"""When the written plan of each student in a case is due, by the school's own deadline."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.plan_rules import affected, is_settled
from elvis_tui.domain.cases.records import Case


def counted_from(case: Case, party: Party | None = None) -> date:
    """The day it is counted from: the report, or the day a student came into the case later on."""
    since = party.since if party else None
    return max(since, case.reported_on) if since else case.reported_on


def came_later(case: Case, party: Party) -> bool:
    """Whether a student came into the case after it was reported, and has a deadline of its own."""
    return counted_from(case, party) > case.reported_on


def plan_due(case: Case, party: Party) -> date | None:
    """When the plan of one student is due."""
    return party.deadline if came_later(case, party) and party.deadline else case.deadline


def nearest_plan_due(case: Case) -> date | None:
    """When the first plan is due that was never finished; without one, that of the report."""
    never = (p for p in affected(case.parties) if p.plan.first_finish is None)
    waits = [p for p in never if not is_settled(p)]
    return min((day for p in waits if (day := plan_due(case, p))), default=case.deadline)
