"""A case in which two records of one student stood: nothing of what was written is lost."""

from __future__ import annotations

from elvis_tui.domain.cases.parties import CasePlan, Party, Role, Safe
from elvis_tui.domain.cases.plan_rules import with_plan
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import replace

WEIGHT = (Role.AFFECTED, Role.OTHER, Role.WITNESS, Role.NOT_TOLD)
"""Of two roles the one whom the school owes most."""


def one_part_each(case: Case) -> Case:
    """The case with one part for each student, where there were more for one."""
    parts: dict[str, Party] = {}
    for party in case.parties:
        first = parts.get(party.student)
        parts[party.student] = _joined(first, party) if first else party
    return replace(case, parties=tuple(parts.values()))


def _joined(first: Party, second: Party) -> Party:
    """Both parts in one; what both say stands in both's words, the first's before."""
    word, other = (first, second) if first.closing_word_on else (second, first)
    safe = word.safe if word.safe is not Safe.NOT_TOLD else other.safe
    joined = replace(
        first,
        role=min(first.role, second.role, key=WEIGHT.index),
        own_words=_both(first.own_words, second.own_words),
        experience=_both(first.experience, second.experience),
        experience_on=max(filter(None, (first.experience_on, second.experience_on)), default=None),
        best_interest=_both(first.best_interest, second.best_interest),
        closing_word=_both(first.closing_word, second.closing_word),
        closing_word_on=word.closing_word_on,
        safe=safe,
        ended_without=first.ended_without or second.ended_without,
    )
    return with_plan(joined, _plan(first.plan, second.plan))


def _plan(first: CasePlan, second: CasePlan) -> CasePlan:
    done = first if first.finished_on else second
    return replace(
        first,
        problem=_both(first.problem, second.problem),
        measures=(*first.measures, *second.measures),
        finished_on=done.finished_on,
        finished_by=done.finished_by,
        not_made=first.not_made or second.not_made,
    )


def _both(first: FreeText, second: FreeText) -> FreeText:
    told = dict.fromkeys(unmasked(text) for text in (first, second) if unmasked(text).strip())
    return FreeText("\n".join(told))
