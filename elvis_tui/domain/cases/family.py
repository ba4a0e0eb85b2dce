"""What one family may read of a case: a list of what goes in, and nothing else does.

A field that is new in a record is left out until somebody puts it on the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Party
from elvis_tui.domain.cases.plan_due import plan_due
from elvis_tui.domain.cases.plan_rules import affected
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import Record, replace

ALLOWED: Mapping[type[Record], tuple[str, ...]] = {
    Case: (
        *("id", "number", "parties", "steps", "complaints"),
        *("reported_on", "raised_on", "deadline", "closed_on", "reopened_on"),
    ),
    Step: ("id", "duty_id", "title", "status", "on", "due"),
    Party: (
        *("id", "student", "role", "own_words", "experience", "experience_on", "best_interest"),
        *("plan", "closing_word", "closing_word_on", "safe", "ended_without"),
    ),
    CasePlan: ("problem", "measures", "finished_on", "first_finished_on", "not_made"),
    CaseMeasure: (
        *("id", "what", "who", "start", "evaluate_on", "planned_on"),
        *("went", "helped", "result", "evaluated_on", "no_more"),
    ),
    Decision: ("why", "by", "on"),
    Complaint: ("id", "on", "decided_on", "deadline", "followed_on"),
}
"""The fields that go into a family's version: of the case its dates, of a step what it is called
and how far it is, and of the student's own part all but who called the plan finished, and why the
role was changed. Of what is before Statsforvalteren only the days, and only where it can be nobody
else's.

The title of the case, what was seen, who reported it, notes and reasons at steps, § 12-5, whether
it is serious and why it was closed are the case's, or others'.
"""
BLANK: Mapping[type[Record], Mapping[str, Any]] = {Case: {"title": FreeText("")}}
"""What stands in a field that cannot be left out."""


def for_family(case: Case, party_id: str) -> Case:
    """The case with no more in it than the family of one student may read.

    Follow-on duties are left out whole: that there are any tells of an employee, or of others. What
    is before Statsforvalteren is of the one whom the duty to act is towards; where there are
    several, nobody knows of which.

    Args:
        case: The whole case.
        party_id: Whose family.
    """
    own = tuple(p for p in case.parties if p.id == party_id)
    steps = tuple(s for s in case.steps if s.follow_on is None)
    due = plan_due(case, own[0]) if own else case.deadline
    is_theirs = tuple(p.id for p in affected(case.parties)) == (party_id,)
    complaints = case.complaints if is_theirs else ()
    kept: Case = _only(replace(case, parties=own, steps=steps, deadline=due, complaints=complaints))
    return kept


def _only(value: Any) -> Any:
    """A record with the fields that are on the list, whatever it holds with theirs."""
    if isinstance(value, tuple):
        return tuple(map(_only, value))
    if not isinstance(value, Record):
        return value
    kind = type(value)
    kept = {name: _only(getattr(value, name)) for name in ALLOWED[kind]}
    return kind(**BLANK.get(kind, {}), **kept)
