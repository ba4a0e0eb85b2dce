"""Whose move it is in a case: who has to do the next thing, on what day, and what it is."""

from __future__ import annotations

from enum import StrEnum

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.moves import Move, MoveKind, first_move, standing
from elvis_tui.domain.cases.records import Case, CaseStanding
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import Record


class Whose(StrEnum):
    """Who it is that a case waits for."""

    NAMED = "named"
    """Whom the step, the measure or the plan names."""
    HEAD = "head"
    """Nobody is named: § 12-4 puts it with the head."""
    WHO_SUSPECTS = "who_suspects"
    """Nobody is named: that the head is told is of whoever suspects an employee (§ 12-5)."""
    COUNTY_GOVERNOR = "county_governor"
    """Statsforvalteren has what was asked for, and has not decided yet."""
    FAMILY = "family"
    """The student has not said yet how it is now."""


class Turn(Record, frozen=True):
    """Whose move it is; `who` where somebody is named."""

    whose: Whose
    who: FreeText = FreeText("")


def turn(case: Case, move: Move | None = None) -> Turn | None:
    """Whose move it is in an open case; None in one that is closed.

    Args:
        case: Which.
        move: What is to be done, where it is not the first thing.
    """
    if not case.is_open:
        return None
    move = move or first_move(case)
    if move is not None:
        return _of(move)
    if any(complaint.waits_for_answer for complaint in case.complaints):
        return Turn(Whose.COUNTY_GOVERNOR)
    if standing(case) is CaseStanding.DONE and _wants_word(case):
        return Turn(Whose.FAMILY)
    return Turn(Whose.HEAD)


def _of(move: Move) -> Turn:
    if who := _named(move):
        return Turn(Whose.NAMED, who)
    if move.step and move.step.follow_on is FollowOn.STRICTER:
        return Turn(Whose.WHO_SUSPECTS)
    return Turn(Whose.HEAD)


def _wants_word(case: Case) -> bool:
    wants = (one.want for one in missing(case, case.reported_on))
    return any(want in (Want.WORD, Want.WORD_AGAIN, Want.SAFE) for want in wants)


def _named(move: Move) -> FreeText:
    """Who is named for a move: of a new measure, who had the one that did not help.

    A plan that is to be finished is the head's: it is not the plan's until somebody writes it.
    """
    if move.kind is MoveKind.NEW_MEASURE and move.measure:
        return move.measure.who
    return move.who
