"""Why a day is free, the school days around one that is, and the school's own weeks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from elvis_tui.domain.plan.calendar import (
    JULY,
    SATURDAY,
    Break,
    SchoolYear,
    is_school_day,
    monday_of,
    school_year_of,
)
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import Record

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


class FreeKind(StrEnum):
    """Why there is no school, or that nobody has said whether there is."""

    PUBLIC_HOLIDAY = "public_holiday"
    BREAK = "break"
    OUTSIDE = "outside"
    WEEKEND = "weekend"
    NOT_KNOWN = "not_known"


class Free(Record, frozen=True, kw_only=True):
    """Why there is no school on a day, and how that is known.

    `name` is the break's or the holiday's. `first` and `last` are the days it lasts, as far as
    they are known: the summer after the last calendar has no last day. `source` and `certainty`
    are the calendar's own words; of a public holiday and a weekend they are empty, since those
    stand in no calendar. `beside` is the break whose week a weekend or a holiday lies in.
    """

    kind: FreeKind
    name: str = ""
    first: date | None = None
    last: date | None = None
    source: str = ""
    certainty: str = ""
    beside: str = ""


def why_free(day: date, years: Iterable[SchoolYear], holidays: Mapping[date, str]) -> Free | None:
    """Why there is no school on a day; None on a school day.

    Of two reasons the surer is told: a public holiday is one whatever the calendar says, and a
    weekend in a break is that break.

    Args:
        day: The day asked about.
        years: The school years whose calendar is known.
        holidays: The names of the public holidays.
    """
    years = tuple(years)
    year = school_year_of(day, years)
    found = year.break_on(day) if year else None
    near = found or (_break_in_week(day, year) if year else None)
    if day in holidays:
        return _alone(FreeKind.PUBLIC_HOLIDAY, day, holidays[day], near)
    if year and found:
        return _of_break(found, year)
    if year and not year.first_day <= day <= year.last_day:
        return _outside(day, year, years)
    if day.month == JULY:
        return Free(kind=FreeKind.OUTSIDE)
    if day.isoweekday() >= SATURDAY:
        return _alone(FreeKind.WEEKEND, day, "", near)
    return None if year else Free(kind=FreeKind.NOT_KNOWN)


def _alone(kind: FreeKind, day: date, name: str, near: Break | None) -> Free:
    return Free(kind=kind, name=name, first=day, last=day, beside=near.name if near else "")


def _of_break(found: Break, year: SchoolYear) -> Free:
    return Free(
        kind=FreeKind.BREAK,
        name=found.name,
        first=found.first,
        last=found.last,
        source=found.source or year.source,
        certainty=found.certainty or year.certainty,
    )


def _break_in_week(day: date, year: SchoolYear) -> Break | None:
    monday = monday_of(day)
    return next((b for b in year.breaks if b.first < monday + WEEK and b.last >= monday), None)


def _outside(day: date, year: SchoolYear, years: tuple[SchoolYear, ...]) -> Free:
    """The summer before or after a school year, to the next one that is known."""
    is_after = day > year.last_day
    in_other = date(year.last_day.year, 8, 1) if is_after else date(year.first_day.year, 7, 31)
    other = school_year_of(in_other, years)
    old, new = (year, other) if is_after else (other, year)
    return Free(
        kind=FreeKind.OUTSIDE,
        first=old.last_day + DAY if old else None,
        last=new.first_day - DAY if new else None,
        source=year.source,
        certainty=year.certainty,
    )


# The school days around a day. Public holidays are reckoned here: a month knows only its own.


def school_days_around(day: date, years: Iterable[SchoolYear]) -> tuple[date | None, date | None]:
    """The last school day before a day and the first after it; None where none is known.

    A day that nobody has written the calendar of ends the search: what lies beyond it may be
    the nearer one.
    """
    years = tuple(years)
    return _along(day, -DAY, years), _along(day, DAY, years)


def nearest_school_day(day: date, years: Iterable[SchoolYear]) -> date | None:
    """The school day nearest to a day, itself if it is one; of two as near the earlier.

    What is held before its day still meets a deadline. None where a day without a calendar is
    nearer than any school day: that one may be it.
    """
    years = tuple(years)
    reach = _FURTHEST * DAY
    if not any(y.first_day - reach <= day <= y.last_day + reach for y in years):
        return None
    known = _is_school(day, years)
    if known is not False:
        return day if known else None
    for away in range(1, _FURTHEST):
        for at in (day - away * DAY, day + away * DAY):
            known = _is_school(at, years)
            if known:
                return at
            if known is None:
                return None
    return None


_FURTHEST = 100
"""Days; a summer is about sixty."""


def school_week_before(day: date, years: Iterable[SchoolYear]) -> date | None:
    """The Monday of the last week before that of `day` in which there is school.

    The week before is what a marking is usually moved to: a whole week is left free for it.
    None where the calendar of such a week is not known.
    """
    years = tuple(years)
    before = _along(monday_of(day), -DAY, years)
    return monday_of(before) if before else None


def school_days_by_month(year: SchoolYear) -> dict[tuple[int, int], int]:
    """How many school days each month (year, month) of a school year has."""
    counts: dict[tuple[int, int], int] = {}
    day = year.first_day
    while day <= year.last_day:
        counts[day.year, day.month] = counts.get((day.year, day.month), 0) + bool(
            _is_school(day, (year,))
        )
        day += DAY
    return counts


def _along(day: date, step: timedelta, years: tuple[SchoolYear, ...]) -> date | None:
    first = min((y.first_day for y in years), default=day)
    last = max((y.last_day for y in years), default=day)
    while (day > first) if step < timedelta(0) else (day < last):
        day += step
        known = _is_school(day, years)
        if known:
            return day
        if known is None:
            return None
    return None


def _is_school(day: date, years: tuple[SchoolYear, ...]) -> bool | None:
    return is_school_day(day, years, _holidays(day.year))


@lru_cache(maxsize=16)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(day for day, _name in public_holidays(year))
