"""A calendar that somebody brings: what was left out of it, and what it changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.calendar import SATURDAY, Break, SchoolYear, is_school_day
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year

LONGEST_HOLIDAY = 10
"""Days in a row that public holidays with their weekend may be; a break is no holiday."""


class LeftWhy(StrEnum):
    """Why something in a calendar was not taken in."""

    PUBLIC_HOLIDAY = "public_holiday"
    WEEKEND = "weekend"
    SUMMER = "summer"
    STAFF_DAY = "staff_day"
    SCHOOL_DAY = "school_day"
    NOT_FREE = "not_free"
    TIMED = "timed"
    REPEATED = "repeated"
    OTHER_YEAR = "other_year"


class LeftOut(Record, frozen=True, kw_only=True):
    """Something in a calendar that was understood and not taken in. `line` is 0 in a TOML."""

    why: LeftWhy
    name: str
    first: date
    last: date
    line: int = 0


class CalendarRead(Record, frozen=True, kw_only=True):
    """What a file tells: school years without a fault, oldest first, and what was left out."""

    years: tuple[SchoolYear, ...]
    left_out: tuple[LeftOut, ...] = ()


class YearChange(Record, frozen=True, kw_only=True):
    """What a calendar makes of one school year; `before` is None where none was known.

    `free` are the days that were school days and are so no more, `school` those that become
    school days. Both are empty for a year that was not known.
    """

    before: SchoolYear | None
    after: SchoolYear
    free: tuple[date, ...] = ()
    school: tuple[date, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether what is known says the same already, also by whom and how surely."""
        return self.before == self.after


class CalendarSummary(Record, frozen=True, kw_only=True):
    """All that there is to show of a calendar before it is taken in."""

    changes: tuple[YearChange, ...]
    left_out: tuple[LeftOut, ...] = ()

    # As every list that comes in has them: a calendar names nobody, and is read whole or not.
    questions: ClassVar[tuple[Any, ...]] = ()
    unanswered: ClassVar[int] = 0
    names: ClassVar[tuple[FreeText, ...]] = ()
    read: ClassVar[bool] = True

    @property
    def nothing(self) -> bool:
        """Whether all of it is known already."""
        return all(change.nothing for change in self.changes)


def holidays_around(*years: int) -> frozenset[date]:
    """The public holidays of calendar years."""
    return frozenset(day for year in years for day, _name in public_holidays(year))


def days_of(first: date, last: date) -> list[date]:
    """Every day from the first to the last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def no_weekday_of_its_own(first: date, last: date) -> LeftWhy | None:
    """Whether days are public holidays or a weekend, and would be free without a calendar."""
    if (last - first).days >= LONGEST_HOLIDAY or not 1 < first.year <= last.year < 9999:
        return None
    holidays = holidays_around(first.year, last.year)
    weekdays = [day for day in days_of(first, last) if day.isoweekday() < SATURDAY]
    if any(day not in holidays for day in weekdays):
        return None
    is_holiday = any(day in holidays for day in days_of(first, last))
    return LeftWhy.PUBLIC_HOLIDAY if is_holiday else LeftWhy.WEEKEND


def without_holidays(year: SchoolYear) -> tuple[SchoolYear, tuple[LeftOut, ...]]:
    """A school year without the breaks that are public holidays: those are reckoned.

    Nor has it weekends as breaks, or the same days twice.
    """
    kept: list[Break] = []
    left: list[LeftOut] = []
    seen: set[tuple[date, date]] = set()
    for free in year.breaks:
        why = no_weekday_of_its_own(free.first, free.last)
        if (free.first, free.last) in seen:
            why = LeftWhy.REPEATED
        seen.add((free.first, free.last))
        if why:
            left.append(LeftOut(why=why, name=free.name, first=free.first, last=free.last))
        else:
            kept.append(free)
    return replace(year, breaks=tuple(kept)), tuple(left)


def change_of(before: SchoolYear | None, after: SchoolYear) -> YearChange:
    """What becomes free and what becomes school days, public holidays and weekends aside."""
    if before is None:
        return YearChange(before=None, after=after)
    first = min(before.first_day, after.first_day)
    last = max(before.last_day, after.last_day)
    holidays = holidays_around(*range(first.year, last.year + 1))
    days = days_of(first, last)
    was = {day for day in days if is_school_day(day, (before,), holidays)}
    now = {day for day in days if is_school_day(day, (after,), holidays)}
    return YearChange(
        before=before,
        after=after,
        free=tuple(sorted(was - now)),
        school=tuple(sorted(now - was)),
    )


def changes_of(
    known: Iterable[SchoolYear], brought: Iterable[SchoolYear]
) -> tuple[YearChange, ...]:
    """What each school year that is brought makes of the one that is known."""
    by_year = {starting_year(year.first_day): year for year in known}
    return tuple(change_of(by_year.get(starting_year(y.first_day)), y) for y in brought)


def spans(days: Iterable[date]) -> tuple[tuple[date, date], ...]:
    """Days as first and last of each run; a weekend between two does not part them."""
    found: list[tuple[date, date]] = []
    for day in sorted(days):
        if found and (day - found[-1][1]).days <= _over_weekend(found[-1][1]):
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def _over_weekend(day: date) -> int:
    return 3 if day.isoweekday() == SATURDAY - 1 else 1
