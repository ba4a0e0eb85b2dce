"""What a case waits for, whose move it is, and when: the nearest of its clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.parties import CaseMeasure, Party
from elvis_tui.domain.cases.plan_due import nearest_plan_due, plan_due
from elvis_tui.domain.cases.plan_rules import affected, is_settled
from elvis_tui.domain.cases.records import Case, CaseStanding, Step
from elvis_tui.domain.cases.trying_on import wants_measure
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import Record

_OWED = (FollowOn.STRICTER, FollowOn.COUNTY, FollowOn.SERIOUS, FollowOn.ELEMENTS)
"""The follow-on duties to tell somebody, which are to be seen to at once."""


class MoveKind(StrEnum):
    """What is to be done."""

    STEP = "step"
    PLAN = "plan"
    """A written plan is to be finished: by the school's own deadline, unless it has been before."""
    EVALUATION = "evaluation"
    NEW_MEASURE = "new_measure"
    """A measure did not help, and nothing else has been tried since."""
    ANSWER = "answer"
    """Statsforvalteren has asked for something."""
    DECISION = "decision"
    """Statsforvalteren has decided, and it is to be carried out."""


class Move(Record, frozen=True, kw_only=True):
    """One thing to be done in a case, by whom, and when it is due."""

    kind: MoveKind
    on: date | None = None
    who: FreeText = FreeText("")
    step: Step | None = None
    party: Party | None = None
    measure: CaseMeasure | None = None
    complaint: Complaint | None = None

    @property
    def what(self) -> FreeText:
        """What it is called in the plan or the case; a follow-on duty has no title of its own."""
        if self.step:
            return FreeText(self.step.title)
        return self.measure.what if self.measure else FreeText("")


def moves(case: Case) -> list[Move]:
    """All that an open case waits for, the nearest first and what has no date last."""
    if not case.is_open:
        return []
    return sorted(_moves(case), key=lambda m: m.on or date.max)


def next_move(case: Case) -> Move | None:
    """What an open case waits for before all else."""
    return next(iter(moves(case)), None)


def first_move(case: Case) -> Move | None:
    """What is to be done before all else: what the school owes somebody to tell goes first."""
    return owed_move(case) or next_move(case)


def case_due(case: Case) -> date | None:
    """The nearest date an open case waits for."""
    move = next_move(case)
    return move.on if move else None


def standing(case: Case) -> CaseStanding:
    """Where it stands: of an open case that waits for nothing, what is to be thought of."""
    if not case.is_open:
        return CaseStanding.CLOSED
    if next_move(case) is not None:
        return CaseStanding.WAITING
    since = case.reopened_on
    if since and not any(s.on and s.on > since for s in case.steps):
        return CaseStanding.REOPENED
    return CaseStanding.DONE if case.progress[1] else CaseStanding.NOTHING_APPLIES


def _moves(case: Case) -> Iterator[Move]:
    unsettled = [p for p in affected(case.parties) if not is_settled(p)]
    new = any(p.plan.first_finish is None for p in unsettled)
    yield from _steps(case, nearest_plan_due(case) if new else None)
    for party in unsettled:
        on = plan_due(case, party) if party.plan.first_finish is None else None
        yield Move(kind=MoveKind.PLAN, on=on, party=party)
    for party in case.parties:
        yield from _measures(case, party)
    for complaint in case.complaints:
        if complaint.waits_for_school:
            kind = MoveKind.DECISION if complaint.decided_on else MoveKind.ANSWER
            yield Move(kind=kind, on=complaint.next_due, complaint=complaint)


def _steps(case: Case, deadline: date | None) -> Iterator[Move]:
    """The step that is next, and those after it that have a date of their own."""
    following = case.next_step
    for step in case.steps:
        own = step.due or owed_since(case, step)
        if step == following:
            yield Move(kind=MoveKind.STEP, on=own or deadline, who=step.who, step=step)
        elif (own and step.is_open) or step.lacks_reference:
            yield Move(kind=MoveKind.STEP, on=own, who=step.who, step=step)


def owed_since(case: Case, step: Step) -> date | None:
    """Since when a follow-on duty is owed: both the plan and § 12-5 say «straks»."""
    if step.follow_on in (FollowOn.SERIOUS, FollowOn.ELEMENTS) and case.severity:
        return case.severity.on
    if step.follow_on in (FollowOn.STRICTER, FollowOn.COUNTY) and case.suspicion:
        return case.suspicion.on
    return None


def owed(case: Case) -> list[Step]:
    """The follow-on duties of an open case that nobody has seen to.

    The varsel in Elements is one of them until its reference is written down.
    """
    if not case.is_open:
        return []
    return [step for step in case.steps if step.follow_on in _OWED and _is_owed(step)]


def dated_move(case: Case) -> Move | None:
    """The nearest that has a date, beside the follow-on duties that are owed."""
    owes = owed(case)
    return next((m for m in moves(case) if m.on and m.step not in owes), None)


def owed_move(case: Case) -> Move | None:
    """The first follow-on duty that is owed, as what is to be done before all else."""
    for step in owed(case):
        on = step.due or owed_since(case, step)
        return Move(kind=MoveKind.STEP, on=on, who=step.who, step=step)
    return None


def _is_owed(step: Step) -> bool:
    return step.is_open or step.lacks_reference


def _measures(case: Case, party: Party) -> Iterator[Move]:
    for measure in party.plan.open_measures:
        if measure.evaluate_on:
            yield Move(
                kind=MoveKind.EVALUATION,
                on=measure.evaluate_on,
                who=measure.who,
                party=party,
                measure=measure,
            )
    if failed := wants_measure(case, party):
        yield Move(kind=MoveKind.NEW_MEASURE, on=failed.evaluated_on, party=party, measure=failed)
