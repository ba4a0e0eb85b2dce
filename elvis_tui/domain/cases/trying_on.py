"""Whether something is tried after what did not help, and whether the duty has come to its end.

The duty lasts until the student has it safe and good (§ 12-4, and the plan's own words), so it is
the student's word that ends it; § 12-10 puts the burden of proof on the school, so what is said in
its stead is a decision in writing.
"""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped, Party, Safe
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.written import is_written


def wants_measure(case: Case, party: Party) -> CaseMeasure | None:
    """The first measure that did not help and after which nothing has been tried, if there is one.

    None where it has been decided that nothing more is needed, where the student has said on a
    later day that it is safe, or where it is ended without that word.
    """
    return next(iter(_wanting(case, party)), None)


def _wanting(case: Case, party: Party) -> list[CaseMeasure]:
    failed = unanswered(party.plan)
    if not failed or ends_without(case, party):
        return []
    said = party.closing_word_on if party.safe is Safe.YES and word_counts(case, party) else None
    return [m for m in failed if not (said and m.evaluated_on and said > m.evaluated_on)]


def unanswered(plan: CasePlan) -> tuple[CaseMeasure, ...]:
    """The measures that did not help, with nothing in their place and no decision about it."""
    failed = (m for m in plan.measures if m.evaluated_on and m.helped is Helped.NO)
    undecided = (m for m in failed if not (m.no_more and m.no_more.is_whole))
    return tuple(m for m in undecided if not any(_answers(plan, m, one) for one in plan.measures))


def _answers(plan: CasePlan, failed: CaseMeasure, other: CaseMeasure) -> bool:
    """Whether a measure came after one was found not to help: not one that was there before.

    An older file does not say when a measure came into the plan; there it is when it begins.
    """
    if failed.id in other.follows:
        return True
    on = failed.evaluated_on or date.max
    if other.planned_on:
        return other.planned_on > on
    is_later = plan.measures.index(other) > plan.measures.index(failed)
    return is_later and other.start is not None and other.start >= on


def word_counts(case: Case, party: Party) -> bool:
    """Whether the student's word at the end is of how it is now.

    One from before the case was taken up again, or before a measure of the student was last
    evaluated, is not.
    """
    on = party.closing_word_on
    if on is None or not is_written(party.closing_word):
        return False
    done = (m.evaluated_on for m in party.plan.measures if m.evaluated_on)
    return on >= max(done, default=on) and _is_after_reopening(case, party, on)


def ends_without(case: Case, party: Party, *, has_left: bool = False) -> bool:
    """Whether it has been decided to end without the student's word, and that still holds.

    A student who is here and says that it is not safe cannot be closed around.
    """
    made = party.ended_without
    if made is None or not made.is_whole or made.on is None:
        return False
    holds = _is_after_reopening(case, party, made.on)
    return holds and (has_left or not says_not_safe(case, party))


def says_not_safe(case: Case, party: Party) -> bool:
    """Whether the student's word, as it is now, is that it is not safe."""
    return word_counts(case, party) and party.safe in (Safe.NO, Safe.PARTLY)


def _is_after_reopening(case: Case, party: Party, on: date) -> bool:
    again = case.reopened_on
    return again is None or on > again or (on == again and not party.before_reopening)
