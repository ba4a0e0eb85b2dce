"""What must be there before a case can be closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.parties import Party, Safe
from elvis_tui.domain.cases.plan_rules import affected, is_settled, wants_measure
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import Record


class Want(StrEnum):
    """One thing that is missing."""

    AFFECTED = "affected"
    """Nobody is said to be the one it is about."""
    STEP = "step"
    """A step is open."""
    REASON = "reason"
    """A step is said not to apply, and nobody has written why."""
    REFERENCE = "reference"
    """The varsel in Elements is said to be done, and its reference there is not written."""
    PLAN = "plan"
    EVALUATION = "evaluation"
    NEW_MEASURE = "new_measure"
    WORD = "word"
    """The student's own word, with its date."""
    LEFT = "left"
    """Why it is ended without the word of a student who has left, and who may not be had."""
    SAFE = "safe"
    """The student does not say that it is safe now, and the duty lasts until then."""
    MINUTES = "minutes"
    """The minutes of the closing meeting."""
    COMPLAINT = "complaint"
    """Statsforvalteren waits for the school."""


class Missing(Record, frozen=True):
    """One thing that is missing, of which student, step or measure."""

    want: Want
    student: str = ""
    step: Step | None = None
    what: FreeText = FreeText("")


def missing(case: Case, minutes_on: date | None, left: Collection[str] = ()) -> tuple[Missing, ...]:
    """What is missing before the case can be closed.

    The plan: «Tiltaksplanen skal evalueres. Referat fra avslutningsmøte skal foreligge», and
    «Tiltaksplikten til skolen varer helt til du føler deg trygg i skolemiljøet».

    Args:
        case: An open case.
        minutes_on: When the closing meeting was held whose minutes are finished, if it was.
        left: The students who go here no more, by id.
    """
    return tuple(_missing(case, minutes_on, left))


def _missing(case: Case, minutes_on: date | None, left: Collection[str]) -> Iterator[Missing]:
    yield from _steps(case)
    if not affected(case.parties):
        yield Missing(Want.AFFECTED)
    for party in affected(case.parties):
        if not is_settled(party):
            yield Missing(Want.PLAN, party.student)
    for party in case.parties:
        for measure in party.plan.open_measures:
            yield Missing(Want.EVALUATION, party.student, what=measure.what)
    for party in affected(case.parties):
        if not (party.ended_without and party.ended_without.is_whole):
            yield from _word(party, has_left=party.student in left)
    if any(complaint.next_due for complaint in case.complaints):
        yield Missing(Want.COMPLAINT)
    if minutes_on is None:
        yield Missing(Want.MINUTES)


def _steps(case: Case) -> Iterator[Missing]:
    for step in case.steps:
        if step.is_open:
            yield Missing(Want.STEP, step=step)
        elif step.lacks_reason:
            yield Missing(Want.REASON, step=step)
        elif step.lacks_reference:
            yield Missing(Want.REFERENCE, step=step)


def _word(party: Party, *, has_left: bool) -> Iterator[Missing]:
    """What the student has not said, and whether it follows that something else is to be tried."""
    if failed := wants_measure(party.plan):
        yield Missing(Want.NEW_MEASURE, party.student, what=failed.what)
    if not unmasked(party.closing_word).strip() or party.closing_word_on is None:
        yield Missing(Want.LEFT if has_left else Want.WORD, party.student)
    elif party.safe is not Safe.YES:
        yield Missing(Want.SAFE, party.student)
