"""The school's calendar: school years with their breaks, school days, and weeks of a month."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year

SATURDAY = 6
JULY = 7
SUMMER = ((6, 21), (8, 15))
CHRISTMAS = ((12, 22), (1, 2))
"""Month and day of the first and last day that is usually without school."""


class Certainty(StrEnum):
    """How sure a calendar says that it is: the county's own, another that agrees, or assumed."""

    HIGH = "høy"
    MIDDLE = "middels"
    LOW = "lav"


class Break(Record, frozen=True, kw_only=True):
    """Days without school, first and last included; `source` and `certainty` are for people."""

    name: str
    first: date
    last: date
    source: str = ""
    certainty: str = ""

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


class SchoolYear(Record, frozen=True, kw_only=True):
    """A school year as the county's calendar gives it, `label` «2026/27».

    `first_day` and `last_day` are the students' first and last; public holidays are not among
    the breaks.
    """

    label: str
    first_day: date
    last_day: date
    breaks: tuple[Break, ...] = ()
    source: str = ""
    certainty: str = ""

    def break_on(self, day: date) -> Break | None:
        return next((b for b in self.breaks if b.covers(day)), None)


def is_usually_off(day: date) -> bool:
    """Whether there is usually no school, where nobody has written the calendar of the year.

    As the calendars of Innlandet have had it: the summer between two school years, and the
    Christmas holiday. Other breaks move from year to year, and are not guessed.
    """
    month_day = (day.month, day.day)
    return SUMMER[0] <= month_day <= SUMMER[1] or not CHRISTMAS[1] < month_day < CHRISTMAS[0]


def school_year_of(day: date, years: Iterable[SchoolYear]) -> SchoolYear | None:
    """The school year `day` lies in, counted from August to July; None when it is not known."""
    start = starting_year(day)
    return next((y for y in years if starting_year(y.first_day) == start), None)


def break_on(day: date, years: Iterable[SchoolYear]) -> Break | None:
    """The break `day` falls in, if any is known."""
    year = school_year_of(day, years)
    return year.break_on(day) if year else None


def is_school_day(
    day: date, years: Iterable[SchoolYear], holidays: Collection[date] = ()
) -> bool | None:
    """Whether the students are at school; None when the school year is not known.

    Args:
        day: The day asked about.
        years: The school years that are known.
        holidays: Public holidays, as days or as a mapping from days.
    """
    if day.isoweekday() >= SATURDAY or day.month == JULY or day in holidays:
        return False
    year = school_year_of(day, years)
    if year is None:
        return None
    return year.first_day <= day <= year.last_day and year.break_on(day) is None


def is_outside(day: date, years: Iterable[SchoolYear]) -> bool:
    """Whether a day is known to lie before a school year begins, or after it has ended."""
    year = school_year_of(day, years)
    known_outside = year is not None and not year.first_day <= day <= year.last_day
    return known_outside or day.month == JULY


def next_school_day(
    day: date, years: Iterable[SchoolYear], holidays: Collection[date] = ()
) -> date | None:
    """The first school day after `day`; None where the calendar that is known ends."""
    years = tuple(years)
    last = max((y.last_day for y in years), default=day)
    while day < last:
        day += timedelta(days=1)
        known = is_school_day(day, years, holidays)
        if known:
            return day
        if known is None:
            return None
    return None


def week_number(day: date) -> int:
    """The ISO week."""
    return day.isocalendar().week


def monday_of(day: date) -> date:
    """The Monday of the ISO week `day` lies in."""
    return day - timedelta(days=day.isoweekday() - 1)


def weeks_of_month(year: int, month: int) -> tuple[tuple[date, ...], ...]:
    """The weeks that have a day in a month: seven days each, from Monday."""
    import calendar

    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(year, month)
    return tuple(tuple(week) for week in weeks)


def times_off(years: Iterable[SchoolYear]) -> tuple[tuple[date, date], ...]:
    """First and last day of the breaks, and of the summers between years that follow each other."""
    known = sorted(years, key=lambda year: year.first_day)
    breaks = [(b.first, b.last) for year in known for b in year.breaks]
    summers = [
        (old.last_day + timedelta(days=1), new.first_day - timedelta(days=1))
        for old, new in pairwise(known)
        if starting_year(new.first_day) == starting_year(old.first_day) + 1
    ]
    return tuple(sorted([*breaks, *summers]))
