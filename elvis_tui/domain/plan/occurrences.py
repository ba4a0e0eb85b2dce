"""What an activity comes to in a school year, one time after the other, and what is left of it.

The plan's own times give way to those the team has set. What goes on all year has no times here:
it is marked for a month or a term, and is never late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear, school_year_of
from elvis_tui.domain.plan.marks import counts, marks_of_year
from elvis_tui.domain.plan.periods import (
    Period,
    PeriodKind,
    months_of,
    of_day,
    of_month,
    of_term,
    of_week,
    period,
    read_period,
)
from elvis_tui.domain.plan.placement import Place, Placement, placed, placed_own
from elvis_tui.domain.plan.placing import AROUND_SCHOOL_START, AT_SCHOOL_START
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.school_start import start_span
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year

OFTEN = ("weekly", "daily")
"""Rhythms of what goes on from week to week: it is marked, and nobody asks for each time of it."""
AUTUMN, SPRING = (8, 9, 10, 11, 12), (1, 2, 3, 4, 5, 6)
"""The months of a term: a «Når» that names all of them is one time."""


class Occurrence(Record, frozen=True, kw_only=True):
    """One time an activity is to be, in a `period`.

    A span of days has the period of its first one, and `period.last` is its last. `own` is the
    team's own time, where it is that and not the plan's. `asks` is whether it is to be marked:
    then it is late when it is over. `is_apart` is one that is there by its mark alone: it was
    carried out then, whatever has been set since.
    """

    period: Period
    asks: bool = True
    own: OwnTime | None = None
    marks: tuple[DoneMark, ...] = ()
    is_apart: bool = False

    @property
    def is_done(self) -> bool:
        return bool(self.marks)

    def is_left(self) -> bool:
        """Whether it is to be marked, and is not."""
        return self.asks and not self.marks

    def is_late(self, today: date) -> bool:
        """Whether its last day is over, and it is not marked."""
        return self.is_left() and self.period.last < today

    def is_in(self, year: int, month: int) -> bool:
        """Whether it has a day in a month."""
        return (year, month) in months_of(self.period)


def occurrences(
    activity: Activity, year: int, years: Iterable[SchoolYear]
) -> tuple[Occurrence, ...]:
    """All times of an activity in a school year, the first one first, each with its marks.

    Of what the plan says once, or in a month in which the team has set a time, the team's holds.
    What was marked stays done when its time is changed: it counts for the only time of its month,
    and is else a time of its own.

    Args:
        activity: A row of the plan, with its marks and the team's own times.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
    """
    known = tuple(years)
    placement = placed(activity, year, known)
    goes_on = is_year_round(placement)
    plans = list(_plans(placement, known))
    owns = [
        time for own in activity.own if own.year == year for time in own_occurrences(own, known)
    ]
    if owns:
        plans = _not_set_anew(plans, owns)
    every = sorted([*plans, *owns], key=lambda one: (one.period.first, one.period.last))
    if sum(one.asks for one in every) == 1 and not goes_on:
        # What is asked for once is done once, also where it was held on another day.
        marks = marks_of_year(activity, year)
        return tuple(
            replace(one, marks=marks if one.asks else _marks(activity, one)) for one in every
        )
    found = [replace(one, marks=_marks(activity, one)) for one in every]
    if not any(one.asks for one in found):
        return tuple(found)
    # That it went on in a month tells nothing of a day of its own.
    of_times = (m for m in marks_of_year(activity, year) if not (goes_on and _is_of_months(m)))
    return _with_marks_apart(found, of_times)


def own_occurrences(own: OwnTime, years: Iterable[SchoolYear]) -> tuple[Occurrence, ...]:
    """What one of the team's own times comes to, without marks."""
    return tuple(_times(placed_own(own, years), own))


def marked_beside(
    activity: Activity, year: int, times: Iterable[Occurrence]
) -> tuple[Occurrence, ...]:
    """What is marked in a school year at none of some times: times that nobody asks for."""
    known = {mark.id for one in times for mark in one.marks}
    return tuple(
        Occurrence(period=read_period(mark.period), asks=False, marks=(mark,))
        for mark in marks_of_year(activity, year)
        if mark.id not in known
    )


def asked_in_month(
    activity: Activity, year: int, month: int, years: Iterable[SchoolYear]
) -> tuple[Occurrence, ...]:
    """The times in a month that are to be marked, done or not."""
    found = occurrences(activity, starting_year(date(year, month, 1)), years)
    return tuple(one for one in found if one.asks and one.is_in(year, month))


def late(
    activity: Activity, year: int, years: Iterable[SchoolYear], today: date
) -> tuple[Occurrence, ...]:
    """The times of a school year that are over and not marked."""
    return tuple(one for one in occurrences(activity, year, years) if one.is_late(today))


def is_late(activity: Activity, year: int, years: Iterable[SchoolYear], today: date) -> bool:
    """Whether anything of an activity is late; what goes on all year never is."""
    return bool(late(activity, year, years, today))


def is_left(activity: Activity, year: int, month: int, years: Iterable[SchoolYear]) -> bool:
    """Whether something of an activity is still to be marked in a month."""
    return any(one.is_left() for one in asked_in_month(activity, year, month, years))


def _plans(placement: Placement, years: tuple[SchoolYear, ...]) -> Iterator[Occurrence]:
    """The plan's own times; what is done around a school start is one, in the months it reaches."""
    if placement.place is not Place.MONTHS or placement.band not in AT_SCHOOL_START:
        yield from _times(placement, None)
        return
    august = date(placement.year, FIRST_MONTH, 1)
    span = start_span(placement.band, placement.months, school_year_of(august, years))
    months = sorted({day.month for day in span}) if span else placement.months
    if set(months) <= set(AROUND_SCHOOL_START) and months:
        first, last = of_month(placement.year, months[0]), of_month(placement.year, months[-1])
        yield Occurrence(period=replace(first, last=last.last))


def _times(placement: Placement, own: OwnTime | None) -> Iterator[Occurrence]:
    if placement.place is Place.RECURRENCE:
        asks = own is not None and placement.rhythm not in OFTEN
        periods = [*map(of_day, placement.days), *map(of_week, placement.weeks)]
        yield from (Occurrence(period=period, asks=asks, own=own) for period in periods)
        return
    for first, last in placement.spans:
        if starting_year(first) == placement.year:
            yield Occurrence(period=replace(of_day(first), last=last), own=own)
    for monday in placement.weeks:
        yield Occurrence(period=of_week(monday), own=own)
    for month in _months(placement):
        yield Occurrence(period=month, own=own)


def _months(placement: Placement) -> Iterator[Period]:
    year = placement.year
    left = list(placement.months if placement.place is Place.MONTHS else placement.whole)
    for months, term in ((AUTUMN, of_term(year, "autumn")), (SPRING, of_term(year + 1, "spring"))):
        if set(months) <= set(left):
            left = [month for month in left if month not in months]
            yield term
    for month in left:
        yield of_month(year if month >= FIRST_MONTH else year + 1, month)


def _not_set_anew(plans: list[Occurrence], owns: list[Occurrence]) -> list[Occurrence]:
    """The plan's times that the team has not set itself."""
    if sum(one.asks for one in plans) == 1:
        return [one for one in plans if not one.asks]
    taken = {month for one in owns for month in months_of(one.period)}
    return [one for one in plans if not (one.asks and taken & set(months_of(one.period)))]


def _marks(activity: Activity, one: Occurrence) -> tuple[DoneMark, ...]:
    counted = (mark for mark in activity.done if counts(activity, mark, one.period))
    # What was marked for a month before a day of the team's had come does not say that it was held.
    return tuple(
        mark
        for mark in counted
        if one.own is None or not _is_of_months(mark) or one.period.first <= mark.on
    )


def _is_of_months(mark: DoneMark) -> bool:
    of = period(mark.period)
    return of is not None and of.kind in (PeriodKind.MONTH, PeriodKind.TERM)


def _with_marks_apart(found: list[Occurrence], marks: Iterable[DoneMark]) -> tuple[Occurrence, ...]:
    """The times with the marks that are of none of them, such as where it was held on another day.

    What is asked for once in a month is done once, also where that was on another day of it.
    """
    told = {mark.id for one in found for mark in one.marks}
    every = list(found)
    for mark in marks:
        when = None if mark.id in told else period(mark.period)
        if when is None:
            continue
        at = _only_one_of_its_month(found, when)
        if at is None:
            every.append(Occurrence(period=when, marks=(mark,), is_apart=True))
        else:
            every[at] = replace(every[at], marks=(*every[at].marks, mark))
    return tuple(sorted(every, key=lambda one: (one.period.first, one.period.last)))


def _only_one_of_its_month(found: list[Occurrence], when: Period) -> int | None:
    """Where the time stands that alone is asked for in the month of a mark, and is not done."""
    months = set(months_of(when))
    near = [at for at, one in enumerate(found) if one.asks and months & set(months_of(one.period))]
    return near[0] if len(near) == 1 and not found[near[0]].marks else None


def is_year_round(placement: Placement) -> bool:
    """Whether an activity has no times of its own, and is marked for a month or a term."""
    return placement.place in (Place.RECURRENCE, Place.NONE)
