"""The clocks of a case, each named for what it is; the school's own is never called the law's."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.moves import Move, MoveKind, next_move
from elvis_tui.domain.cases.plan_rules import affected, is_settled
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.record import Record


class ClockKind(StrEnum):
    """What a date of a case is."""

    PLAN = "plan"
    """The school's own deadline for the written plan."""
    STEP = "step"
    """When a step is planned."""
    FOLLOW_ON = "follow_on"
    """A follow-on duty, which is to be seen to at once."""
    EVALUATION = "evaluation"
    NEW_MEASURE = "new_measure"
    ANSWER = "answer"
    DECISION = "decision"
    COMPLAINT = "complaint"
    """From when the matter may be taken to Statsforvalteren (§ 12-6)."""


class Clock(Record, frozen=True):
    """One date of a case, and what it is."""

    kind: ClockKind
    on: date


_KINDS = {
    MoveKind.PLAN: ClockKind.PLAN,
    MoveKind.EVALUATION: ClockKind.EVALUATION,
    MoveKind.NEW_MEASURE: ClockKind.NEW_MEASURE,
    MoveKind.ANSWER: ClockKind.ANSWER,
    MoveKind.DECISION: ClockKind.DECISION,
}


def clock_of(move: Move) -> Clock | None:
    """The date of a move, named; None for one without a date."""
    if move.on is None:
        return None
    if move.step:
        if move.step.due:
            return Clock(ClockKind.STEP, move.on)
        return Clock(ClockKind.FOLLOW_ON if move.step.follow_on else ClockKind.PLAN, move.on)
    return Clock(_KINDS[move.kind], move.on)


def nearest(case: Case, complaint_from: date, today: date) -> Clock | None:
    """The nearest date of an open case.

    That the matter may be taken to Statsforvalteren is one of them until the day has come: from
    then on it is a state, and until somebody has done so.

    Args:
        case: Which.
        complaint_from: First day it may be taken there.
        today: Today.
    """
    if not case.is_open:
        return None
    move = next_move(case)
    clocks = [clock for clock in [clock_of(move) if move else None] if clock]
    if complaint_from >= today and not case.complaints:
        clocks.append(Clock(ClockKind.COMPLAINT, complaint_from))
    return min(clocks, key=lambda clock: clock.on, default=None)


def plan_finished_on(case: Case) -> date | None:
    """When the last of the written plans was finished; None while one of them has never been.

    It is the first time that counts: one that is changed later was finished all the same. One that
    it was decided not to make counts from the day of the decision.
    """
    days = []
    for party in affected(case.parties):
        plan = party.plan
        if not is_settled(party) and plan.first_finish is None:
            return None
        if day := plan.first_finish or (plan.not_made.on if plan.not_made else None):
            days.append(day)
    return max(days, default=None)


def is_being_changed(case: Case) -> bool:
    """Whether a plan that was finished has come to lack something, and is not finished again."""
    return any(p.plan.first_finish and not is_settled(p) for p in affected(case.parties))


def has_written_plan(case: Case) -> bool:
    """Whether any student has got a finished plan: not when it was decided to make none."""
    return any(party.plan.first_finish for party in affected(case.parties))
