"""Months as they are written («2026-10»), and counted."""

from __future__ import annotations

import re

from elvis_tui.domain.errors import DomainError, Fault

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


def parse_month(text: str) -> tuple[int, int]:
    """Year and month of «2026-10».

    Raises:
        DomainError: `NOT_A_MONTH` with the `text` for anything else.
    """
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise DomainError(Fault.NOT_A_MONTH, text=text)
    year, month = int(found[1]), int(found[2])
    check_month(year, month, text)
    return year, month


def check_month(year: int, month: int, text: str = "") -> None:
    """Refuse what is no month, or one whose weeks reach outside the calendar.

    Raises:
        DomainError: `NOT_A_MONTH` with the `text`.
    """
    if not (2 <= year <= 9998 and 1 <= month <= 12):
        raise DomainError(Fault.NOT_A_MONTH, text=text or period_of(year, month))


def period_of(year: int, month: int) -> str:
    """«2026-10»."""
    return f"{year:04d}-{month:02d}"


def month_after(year: int, month: int, by: int = 1) -> tuple[int, int]:
    """Year and month `by` months later; negative goes back."""
    index = year * 12 + month - 1 + by
    return index // 12, index % 12 + 1


def moved_on(shown: tuple[int, int], before: tuple[int, int], now: tuple[int, int]) -> tuple[int, int]:
    """The month to show when a new day has begun: who stood in the month of today goes along.

    Args:
        shown: Year and month that are shown.
        before: Those of the day that is over.
        now: Those of today.
    """
    return now if shown == before else shown
