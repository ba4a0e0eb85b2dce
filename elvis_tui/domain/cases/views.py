"""Which cases the list shows: each view is a question that somebody asks of all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.moves import Move, case_due, moves
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import Turn, Whose, turn
from elvis_tui.domain.free_text import FreeText

NamesMe = Callable[[FreeText], bool]
_HEAD = FreeText("Rektor")
"""The role that § 12-4 names, as a list of staff has it."""


class CaseView(StrEnum):
    """A question about cases."""

    OPEN = "open"
    MINE = "mine"
    """Something in them is to be done by whoever sits at the keyboard."""
    OVERDUE = "overdue"
    STRICTER = "stricter"
    """Serious, or an employee is suspected (§ 12-5)."""
    CLOSED = "closed"


def passes(case: Case, view: CaseView, names_me: NamesMe, today: date) -> bool:
    """Whether a case is in a view.

    Args:
        case: Which.
        view: Which.
        names_me: Whether somebody named is whoever sits at the keyboard.
        today: Today.
    """
    if view is CaseView.CLOSED:
        return not case.is_open
    if not case.is_open:
        return False
    match view:
        case CaseView.MINE:
            return bool(of_mine(case, names_me)) or _is_mine(turn(case), names_me)
        case CaseView.OVERDUE:
            due = case_due(case)
            return due is not None and due < today
        case CaseView.STRICTER:
            return case.severity is not None or case.suspicion is not None
        case _:
            return True


def of_mine(case: Case, names_me: NamesMe) -> list[Move]:
    """What whoever sits at the keyboard has to do in a case, the nearest first."""
    return [move for move in moves(case) if _is_mine(turn(case, move), names_me)]


def _is_mine(whose: Turn | None, names_me: NamesMe) -> bool:
    if whose is None:
        return False
    if whose.whose is Whose.HEAD:
        return names_me(_HEAD)
    return whose.whose is Whose.NAMED and names_me(whose.who)
