"""Where an activity stands in one school year: on days, in weeks, in months, or in a band.

A `When` is what a «Når» says, whatever the year; a `Placement` is what that comes to in one school
year, with its calendar. Whatever shows or writes the plan reads placements, and no `When`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.plan.calendar import SchoolYear, is_school_day
from elvis_tui.domain.plan.placing import DUE, span_of
from elvis_tui.domain.plan.records import Activity, OwnTime, Recurrence, When
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import FIRST_MONTH

Span = tuple[date, date]
"""The first and the last day."""


class Place(StrEnum):
    """What an activity is placed by in a school year."""

    DATES = "dates"
    WEEKS = "weeks"
    MONTHS = "months"
    RECURRENCE = "recurrence"
    NONE = "none"


class Why(StrEnum):
    """Why a time is not placed, or what it contradicts."""

    NOT_UNDERSTOOD = "not_understood"
    NO_TIME = "no_time"
    TWO_KINDS = "two_kinds"
    NO_SUCH_DAY = "no_such_day"
    NO_SUCH_WEEK = "no_such_week"
    WEEK_AND_DATE = "week_and_date"
    WEEKDAY_AND_DATE = "weekday_and_date"
    DATE_AND_MONTH = "date_and_month"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    YEAR_GONE_BY = "year_gone_by"
    LATER_YEAR = "later_year"
    OUTSIDE_THE_YEAR = "outside_the_year"
    CALENDAR_NOT_KNOWN = "calendar_not_known"


class Told(Record, frozen=True, kw_only=True):
    """Something about a «Når» that the reader must know; `words` are the plan's it is about.

    `day` is one that is meant in a sentence about days, `other` one it does not agree with.
    """

    why: Why
    words: str = ""
    other: str = ""
    day: date | None = None


class Placement(Record, frozen=True, kw_only=True):
    """Where an activity stands in the school year that begins in `year`.

    Nothing in it is guessed: what has no day has no `spans`. `months` are in the order of the
    school year and filled for every place but `NONE`. `weeks` are Mondays. `band` is where it
    stands in a month in which it has neither day nor week. `days` are what a recurrence comes to
    where it names its weekdays: computed, on school days alone, and empty where the calendar is
    not known. `unread` is why it is not placed at all; `told` is what else must be said.
    """

    year: int
    place: Place
    band: Recurrence
    spans: tuple[Span, ...] = ()
    weeks: tuple[date, ...] = ()
    months: tuple[int, ...] = ()
    rhythm: str = ""
    days: tuple[date, ...] = ()
    is_deadline: bool = False
    unread: Told | None = None
    told: tuple[Told, ...] = ()

    def is_in(self, month: int) -> bool:
        """Whether it has to do with a month; what is not placed has to do with all of them."""
        return self.place is Place.NONE or month in self.months

    def stands_on(self, day: date) -> bool:
        """Whether it has this day, as a date of its own or as one it recurs on."""
        return day in self.days or any(first <= day <= last for first, last in self.spans)

    def stands_in_week(self, monday: date) -> bool:
        """Whether it has the week that begins on `monday`, and no day in it."""
        return monday in self.weeks


def school_year_months(months: Iterable[int]) -> tuple[int, ...]:
    """Months in the order of the school year, each once: 8 to 12, and then 1 to 7."""
    return tuple(sorted(set(months), key=lambda month: (month - 8) % 12))


def placed(activity: Activity, year: int, years: Iterable[SchoolYear]) -> Placement:
    """Where the plan's own words put an activity in a school year.

    Args:
        activity: A row of the plan.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
    """
    return _placed(activity.when, year, tuple(years))


def placed_own(own: OwnTime, years: Iterable[SchoolYear]) -> Placement:
    """Where the team's own words put an activity, in the school year they were set for."""
    from elvis_tui.domain.plan.when import read_when

    return _placed(read_when(own.when_text), own.year, tuple(years))


def _placed(when: When, year: int, years: tuple[SchoolYear, ...]) -> Placement:
    kind = when.recurrence
    if kind is Recurrence.UNREAD:
        why = Why.NOT_UNDERSTOOD if when.unread else Why.TWO_KINDS
        unread = Told(why=why, words=when.unread)
        return Placement(year=year, place=Place.NONE, band=kind, unread=unread)
    months = school_year_months(when.months)
    if when.day is not None:
        span = span_of(when, date(_year_of(months[0], year), months[0], 1), None)
        spans = (span,) if span else ()
        return Placement(year=year, place=Place.DATES, band=kind, spans=spans, months=months)
    if kind in DUE:
        return Placement(year=year, place=Place.MONTHS, band=kind, months=months)
    return Placement(
        year=year,
        place=Place.RECURRENCE,
        band=kind,
        months=months,
        rhythm=kind.value,
        days=tuple(_weekdays(when, year, months, years)),
    )


def _year_of(month: int, year: int) -> int:
    return year if month >= FIRST_MONTH else year + 1


def _weekdays(
    when: When, year: int, months: tuple[int, ...], years: tuple[SchoolYear, ...]
) -> Iterator[date]:
    day, last = date(year, FIRST_MONTH, 1), date(year + 1, 7, 31)
    while when.weekday and day <= last:
        if day.isoweekday() == when.weekday and day.month in months and is_school_day(day, years):
            yield day
        day += timedelta(days=1)
