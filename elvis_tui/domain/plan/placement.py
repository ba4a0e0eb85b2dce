"""Where an activity stands in one school year: on days, in weeks, in months, or in a band.

A `When` is what a «Når» says, whatever the year; a `Placement` is what that comes to in one school
year, with its calendar. Whatever shows or writes the plan reads placements, and no `When`.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from elvis_tui.domain.plan.agreeing import agreed, year_of_span
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.own_words import own_when
from elvis_tui.domain.plan.records import Activity, OwnTime
from elvis_tui.domain.plan.resolving import Grain, InYear, NowhereError, Stand, stand_of
from elvis_tui.domain.plan.rhythm_days import (
    bounds_of,
    days_of_rhythm,
    left_out_of_rhythm,
    weeks_of_rhythm,
)
from elvis_tui.domain.plan.times import Near, Recurrence, Rhythm, Together, When, Why
from elvis_tui.domain.record import Record, replace

__all__ = ["Place", "Placement", "Span", "Told", "Why", "placed", "placed_own", "placed_when"]

Span = tuple[date, date]
"""The first and the last day."""


class Place(StrEnum):
    """What an activity is placed by in a school year."""

    DATES = "dates"
    WEEKS = "weeks"
    MONTHS = "months"
    RECURRENCE = "recurrence"
    NONE = "none"


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
    not known. `left_out` are the days on which it would be its turn, and there is no school.
    `elsewhere` are the months of what is said to be for another school year: they are
    not among `months`. `whole` are those of the months that are said as such beside days or weeks
    («3. november og desember»). `unread` is why it is not placed at all; `told` is what else must
    be said.
    """

    year: int
    place: Place
    band: Recurrence
    spans: tuple[Span, ...] = ()
    weeks: tuple[date, ...] = ()
    months: tuple[int, ...] = ()
    rhythm: str = ""
    days: tuple[date, ...] = ()
    left_out: tuple[date, ...] = ()
    elsewhere: tuple[int, ...] = ()
    whole: tuple[int, ...] = ()
    is_deadline: bool = False
    unread: Told | None = None
    told: tuple[Told, ...] = ()

    def is_in(self, month: int) -> bool:
        """Whether it has to do with a month; what is not placed has to do with all of them."""
        return self.place is Place.NONE or month in self.months

    def comes_in(self, month: int) -> bool:
        """Whether what recurs has a day or a week in a month, where these are known.

        Where they are not, and for what does not recur: whether it has the month.
        """
        if self.place is not Place.RECURRENCE or not (self.days or self.weeks):
            return self.is_in(month)
        weekdays = (monday + timedelta(days=n) for monday in self.weeks for n in range(5))
        return any(day.month == month for day in (*self.days, *weekdays))

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
    return placed_when(activity.when, year, tuple(years))


def placed_own(own: OwnTime, years: Iterable[SchoolYear]) -> Placement:
    """Where the team's own words put an activity, in the school year they were set for."""
    return placed_when(own_when(own.when_text), own.year, tuple(years))


@lru_cache(maxsize=8192)
def placed_when(when: When, year: int, years: tuple[SchoolYear, ...]) -> Placement:
    """Where a «Når» stands in the school year that begins in `year`.

    Args:
        when: A «Når», read.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
    """
    if when.why is not None:
        told = Told(why=when.why, words=when.unread, other=when.other)
        return _nowhere(year, told)
    base = _year_said(when, year)
    try:
        rhythm = next((time for time in when.times if isinstance(time, Rhythm)), None)
        if rhythm is not None:
            return _recurring(rhythm, when, year, InYear(year=base, years=years))
        return _standing(when, year, InYear(year=base, years=years))
    except NowhereError as fault:
        told = Told(why=fault.why, words=fault.words, other=fault.other, day=fault.day)
        return _nowhere(year, told)


def _nowhere(year: int, told: Told) -> Placement:
    return Placement(year=year, place=Place.NONE, band=Recurrence.UNREAD, unread=told, told=(told,))


# Rhythms


def _recurring(rhythm: Rhythm, when: When, year: int, inside: InYear) -> Placement:
    stands = [stand_of(span, inside) for span in rhythm.within]
    bounds = bounds_of(rhythm, stands)
    for span, stand in zip(rhythm.within, stands, strict=True):
        if isinstance(span.first, Near) and stand.grain is Grain.DAY and stand.first == stand.last:
            # «Første skoledag i måneden»: what is on one day does not come again and again.
            raise NowhereError(Why.NOT_UNDERSTOOD, stand.words)
    months = school_year_months(bounds.months)
    if not months:
        # «Hver uke til jul, i mars»: no month is within all that it is said to be within.
        raise NowhereError(Why.TWO_KINDS, ", ".join(stand.words for stand in stands))
    placement = Placement(
        year=year,
        place=Place.RECURRENCE,
        band=when.recurrence,
        months=months,
        rhythm=rhythm.code,
        weeks=weeks_of_rhythm(rhythm, bounds, inside),
        days=days_of_rhythm(rhythm, bounds, inside),
        left_out=left_out_of_rhythm(rhythm, bounds, inside),
        is_deadline=any(stand.is_deadline for stand in stands),
    )
    if inside.year == year:
        return placement
    words = " ".join(stand.words for stand in stands)
    its = words or f"{inside.year}/{(inside.year + 1) % 100:02}"
    told = _of_another_year(inside.year, year, its, None)
    return replace(placement, months=(), elsewhere=months, told=(told,))


# Days, weeks and months


def _standing(when: When, year: int, inside: InYear) -> Placement:
    times = [time for time in when.times if isinstance(time, Together)]
    here: list[Stand] = []
    away: list[tuple[int, Stand]] = []
    for time in times:
        for stand in agreed(time, inside):
            its_year = inside.year if stand.year is None else stand.year
            if its_year == year:
                here.append(stand)
            else:
                away.append((its_year, stand))
    every = [*here, *(stand for _year, stand in away)]
    spans = tuple(dict.fromkeys((s.first, s.last) for s in every if s.grain is Grain.DAY))
    weeks = dict.fromkeys(m for s in every if s.grain is Grain.WEEK for m in s.mondays)
    whole = [m for s in here if s.grain is Grain.MONTH for m in s.months]
    place = Place.DATES if spans else Place.WEEKS if weeks else Place.MONTHS
    bands = {stand.band for stand in every}
    return Placement(
        year=year,
        place=place,
        band=bands.pop() if len(bands) == 1 else Recurrence.MONTHS,
        spans=tuple(sorted(spans)),
        weeks=tuple(sorted(weeks)),
        months=school_year_months(month for stand in here for month in stand.months),
        whole=school_year_months(whole) if spans or weeks else (),
        elsewhere=school_year_months(month for _year, s in away for month in s.months),
        is_deadline=any(stand.is_deadline for stand in every),
        told=tuple(dict.fromkeys(_of_another_year(its, year, s.words, s.first) for its, s in away)),
    )


# Years


def _of_another_year(its: int, year: int, words: str, day: date | None) -> Told:
    why = Why.YEAR_GONE_BY if its < year else Why.LATER_YEAR
    return Told(why=why, words=words, day=day)


def _year_said(when: When, year: int) -> int:
    """The school year that a «Når» is for: the one it names, if it names one alone."""
    if when.year is not None:
        return when.year
    spans = (
        span
        for time in when.times
        for span in (time.within if isinstance(time, Rhythm) else time.spans)
    )
    under = (t.under for t in when.times if isinstance(t, Together) and t.under)
    said = {found for span in (*spans, *under) if (found := year_of_span(span)) is not None}
    return said.pop() if len(said) == 1 else year
