"""What must be there before a case can be closed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.parties import Party, Safe
from elvis_tui.domain.cases.plan_rules import affected, is_settled
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.cases.trying_on import ends_without, wants_measure, word_counts
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import Record
from elvis_tui.domain.written import is_written


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
    WORD_AGAIN = "word_again"
    """What the student said is older than what was last evaluated, or than the reopening."""
    LEFT = "left"
    """Why it is ended without the word of a student who has left, and who may not be had."""
    SAFE = "safe"
    """The student does not say that it is safe now, and the duty lasts until then."""
    MINUTES = "minutes"
    """The minutes of the closing meeting."""
    NOTED = "noted"
    """They hold nothing that was said or decided of the case."""
    PRESENT = "present"
    """They do not say that anybody was there."""
    COMPLAINT = "complaint"
    """Statsforvalteren waits for the school."""


class Missing(Record, frozen=True):
    """One thing that is missing, of which student, step or measure."""

    want: Want
    student: str = ""
    step: Step | None = None
    what: FreeText = FreeText("")


def missing(
    case: Case,
    minutes_on: date | None,
    left: Collection[str] = (),
    in_minutes: Collection[Want] = (),
) -> tuple[Missing, ...]:
    """What is missing before the case can be closed.

    The plan: «Tiltaksplanen skal evalueres. Referat fra avslutningsmøte skal foreligge», and
    «Tiltaksplikten til skolen varer helt til du føler deg trygg i skolemiljøet».

    Args:
        case: An open case.
        minutes_on: When the closing meeting was held whose minutes are finished, if it was.
        left: The students who go here no more, by id.
        in_minutes: What the minutes lack of a meeting that was held and does not count.
    """
    found = list(_missing(case, left))
    if minutes_on is None:
        found += [Missing(want) for want in in_minutes or (Want.MINUTES,)]
    return tuple(found)


def _missing(case: Case, left: Collection[str]) -> Iterator[Missing]:
    yield from _steps(case)
    if not affected(case.parties):
        yield Missing(Want.AFFECTED)
    for party in affected(case.parties):
        if not is_settled(party):
            yield Missing(Want.PLAN, party.student)
    for party in case.parties:
        for measure in party.plan.open_measures:
            yield Missing(Want.EVALUATION, party.student, what=measure.what)
        failed = wants_measure(case, party)
        if failed and party.student not in left:
            yield Missing(Want.NEW_MEASURE, party.student, what=failed.what)
    for party in affected(case.parties):
        has_left = party.student in left
        if not ends_without(case, party, has_left=has_left):
            yield from _word(case, party, has_left=has_left)
    if any(complaint.waits_for_school for complaint in case.complaints):
        yield Missing(Want.COMPLAINT)


def _steps(case: Case) -> Iterator[Missing]:
    for step in case.steps:
        if step.is_open:
            yield Missing(Want.STEP, step=step)
        elif step.lacks_reason:
            yield Missing(Want.REASON, step=step)
        elif step.lacks_reference:
            yield Missing(Want.REFERENCE, step=step)


def _word(case: Case, party: Party, *, has_left: bool) -> Iterator[Missing]:
    """What the student has not said of how it is now."""
    if word_counts(case, party):
        if party.safe is not Safe.YES:
            yield Missing(Want.SAFE, party.student)
    elif has_left:
        yield Missing(Want.LEFT, party.student)
    elif is_written(party.closing_word) and party.closing_word_on:
        yield Missing(Want.WORD_AGAIN, party.student)
    else:
        yield Missing(Want.WORD, party.student)
