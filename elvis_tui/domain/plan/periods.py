"""Times that something is marked for: a month («2026-10»), a day, a week, or half a school year."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TERM = re.compile(r"([0-9]{4})-(autumn|spring)")
WEEKEND = timedelta(days=2)
MIDWEEK = timedelta(days=2)
"""From Monday to the weekday whose month has most of the week's weekdays."""


class PeriodKind(StrEnum):
    """How long a period is."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    TERM = "term"


class Period(Record, frozen=True, kw_only=True):
    """A period, and its first and last day.

    `code` is what the data hold: 2026-10-14, 2026-W42, 2026-10, 2026-autumn or 2027-spring. The
    terms are those of the school year: August to December, and January to July.
    """

    code: str
    kind: PeriodKind
    first: date
    last: date

    @property
    def year(self) -> int:
        """The year in which its school year begins; of a week, that of its Monday."""
        return starting_year(self.first)

    @property
    def until(self) -> date:
        """The last day that tells which months it is in: a week is in those of its weekdays."""
        return self.last - WEEKEND if self.kind is PeriodKind.WEEK else self.last

    def touches(self, other: Period) -> bool:
        """Whether they have a day in common; a week and a month, a weekday."""
        days = self.kind is PeriodKind.DAY or other.kind is PeriodKind.DAY
        mine, others = (self.last, other.last) if days else (self.until, other.until)
        return self.first <= others and other.first <= mine


def read_period(code: str) -> Period:
    """The period that a code stands for.

    Raises:
        DomainError: `NOT_A_MONTH` with the `text` for anything else, also for a week that its
            year has not.
    """
    found = period(code)
    if found is None:
        raise DomainError(Fault.NOT_A_MONTH, text=code)
    return found


@lru_cache(maxsize=1024)
def period(code: str) -> Period | None:
    """The period that a code stands for; None for what is none."""
    try:
        if _DAY.fullmatch(code):
            return of_day(date.fromisoformat(code))
        if found := _WEEK.fullmatch(code):
            return of_week(date.fromisocalendar(int(found[1]), int(found[2]), 1))
        if found := _TERM.fullmatch(code):
            return of_term(int(found[1]), found[2])
        return of_month(*parse_month(code))
    except (ValueError, OverflowError, DomainError):
        return None


def of_day(day: date) -> Period:
    """A day as a period."""
    return Period(code=day.isoformat(), kind=PeriodKind.DAY, first=day, last=day)


def of_week(day: date) -> Period:
    """The ISO week a day lies in."""
    monday = day - timedelta(days=day.isoweekday() - 1)
    year, number, _weekday = monday.isocalendar()
    code = f"{year:04d}-W{number:02d}"
    return Period(code=code, kind=PeriodKind.WEEK, first=monday, last=monday + timedelta(days=6))


def of_month(year: int, month: int) -> Period:
    """A month as a period.

    Raises:
        DomainError: `NOT_A_MONTH`.
    """
    # A school year at the edge of what is shown has months in a year that is not shown.
    check_month(min(max(year, 2), 9998), month)
    first = date(year, month, 1)
    last = date(*month_after(year, month), 1) - timedelta(days=1)
    return Period(code=period_of(year, month), kind=PeriodKind.MONTH, first=first, last=last)


def of_term(year: int, season: str) -> Period:
    """The autumn or the spring of a calendar year, as a school has them."""
    if season == "autumn":
        first, last = date(year, FIRST_MONTH, 1), date(year, 12, 31)
    else:
        first, last = date(year, 1, 1), date(year, FIRST_MONTH - 1, 31)
    return Period(code=f"{year:04d}-{season}", kind=PeriodKind.TERM, first=first, last=last)


def term_of(day: date) -> Period:
    """The term a day lies in."""
    return of_term(day.year, "autumn" if day.month >= FIRST_MONTH else "spring")


def months_of(asked: Period) -> tuple[tuple[int, int], ...]:
    """Year and month of each month that a period has a day in, the first one first."""
    found = [(asked.first.year, asked.first.month)]
    while found[-1] < (asked.until.year, asked.until.month):
        found.append(month_after(*found[-1]))
    return tuple(found)


def months_shown(asked: Period) -> tuple[tuple[int, int], ...]:
    """The months that a period is told in once: a week is in the one with most of its weekdays."""
    if asked.kind is not PeriodKind.WEEK:
        return months_of(asked)
    return months_of(of_day(asked.first + MIDWEEK))


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


def moved_on(
    shown: tuple[int, int], before: tuple[int, int], now: tuple[int, int]
) -> tuple[int, int]:
    """The month to show when a new day has begun: who stood in the month of today goes along.

    Args:
        shown: Year and month that are shown.
        before: Those of the day that is over.
        now: Those of today.
    """
    return now if shown == before else shown
