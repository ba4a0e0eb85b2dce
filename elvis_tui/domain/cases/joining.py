"""One student who stood twice in a case: two parts become one, and nothing written is lost.

Where the two do not say the same, what comes of it is what still asks for something: an unfinished
plan rather than one that is wrongly called finished.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CasePlan, Party, Role, Safe
from elvis_tui.domain.cases.plan_rules import lacking, unfinished
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace
from elvis_tui.domain.written import is_written

_STRONGER = (Role.AFFECTED, Role.NOT_TOLD, Role.OTHER, Role.WITNESS)
"""Whose role nobody has told is taken for one who is affected: the duty to act holds."""
_WEAKER = (Safe.NO, Safe.PARTLY, Safe.YES, Safe.NOT_TOLD)
"""What a student says of being safe; that one has not been asked takes nothing from the other."""


def has_both(case: Case, kept_id: str, gone_id: str) -> bool:
    """Whether both are students of a case."""
    return {kept_id, gone_id} <= set(case.students)


def parts_joined(cases: Iterable[Case], kept_id: str, gone_id: str) -> dict[str, str]:
    """By the id of each part that goes, the id of the one it becomes."""
    found = {}
    for case in cases:
        if has_both(case, kept_id, gone_id):
            ids = {party.student: party.id for party in case.parties}
            found[ids[gone_id]] = ids[kept_id]
    return found


def joined(case: Case, kept_id: str, gone_id: str) -> Case:
    """The case with one part for the two records of one student, in the place of the first.

    Args:
        case: One that either may be part of.
        kept_id: The record that is kept.
        gone_id: The one that goes: what is of it is of the kept one.
    """
    gone = next((p for p in case.parties if p.student == gone_id), None)
    kept = next((p for p in case.parties if p.student == kept_id), None)
    if gone is None:
        return case
    if kept is None:
        moved = (replace(p, student=kept_id) if p is gone else p for p in case.parties)
        return replace(case, parties=tuple(moved))
    twice = (kept, gone)
    first = next(p for p in case.parties if p in twice)
    both = _both(kept, gone)
    left = (p for p in case.parties if p is first or p not in twice)
    return replace(case, parties=tuple(both if p is first else p for p in left))


def _both(kept: Party, gone: Party) -> Party:
    both = replace(
        kept,
        role=min(kept.role, gone.role, key=_STRONGER.index),
        role_why=_text(kept.role_why, gone.role_why),
        own_words=_text(kept.own_words, gone.own_words),
        experience=_text(kept.experience, gone.experience),
        experience_on=_later(kept.experience_on, gone.experience_on),
        best_interest=_text(kept.best_interest, gone.best_interest),
        plan=_plan(kept.plan, gone.plan),
        closing_word=_text(kept.closing_word, gone.closing_word),
        closing_word_on=_later(kept.closing_word_on, gone.closing_word_on),
        safe=min(kept.safe, gone.safe, key=_WEAKER.index),
        ended_without=_decision(kept.ended_without, gone.ended_without),
        since=_first(kept.since, gone.since),
        deadline=_first(kept.deadline, gone.deadline),
        before_reopening=kept.before_reopening or gone.before_reopening,
    )
    if both.plan.finished_on and lacking(both):
        return replace(both, plan=unfinished(both.plan))
    return both


def _plan(kept: CasePlan, gone: CasePlan) -> CasePlan:
    """The measures of both; finished where neither has begun anything that is not finished."""
    begun = [plan for plan in (kept, gone) if plan.is_begun]
    known = {m.id for m in kept.measures}
    plan = CasePlan(
        problem=_text(kept.problem, gone.problem),
        measures=(*kept.measures, *(m for m in gone.measures if m.id not in known)),
        finished_on=_later(kept.finished_on, gone.finished_on),
        finished_by=_line(kept.finished_by, gone.finished_by),
        not_made=_decision(kept.not_made, gone.not_made),
        first_finished_on=_later(kept.first_finished_on, gone.first_finished_on),
        first_finished_by=_line(kept.first_finished_by, gone.first_finished_by),
    )
    if len(begun) == 2 and not all(p.not_made and p.not_made.is_whole for p in begun):
        # One has a plan: that there shall be none is a reason still, and no decision any more.
        undecided = replace(plan.not_made, on=None) if plan.not_made else None
        plan = replace(plan, not_made=undecided)
    if not all(p.finished_on for p in begun):
        plan = unfinished(plan)
    return plan


def _decision(kept: Decision | None, gone: Decision | None) -> Decision | None:
    if kept is None or gone is None:
        return kept or gone
    return Decision(
        why=_text(kept.why, gone.why), by=_line(kept.by, gone.by), on=_later(kept.on, gone.on)
    )


def _text(kept: FreeText, gone: FreeText) -> FreeText:
    return FreeText("\n".join(_each(kept, gone)))


def _line(kept: FreeText, gone: FreeText) -> FreeText:
    return FreeText(", ".join(_each(kept, gone)))


def _each(kept: FreeText, gone: FreeText) -> list[str]:
    """What each says, once where both say the same."""
    return list(dict.fromkeys(t for t in map(unmasked, (kept, gone)) if is_written(t)))


def _first(kept: date | None, gone: date | None) -> date | None:
    """None is from the beginning."""
    return min(kept, gone) if kept and gone else None


def _later(kept: date | None, gone: date | None) -> date | None:
    return max((day for day in (kept, gone) if day), default=None)
