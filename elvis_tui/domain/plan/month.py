"""A month of the plan: what stands on its days, in its weeks, and in the month as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import (
    JULY,
    SchoolYear,
    break_on,
    is_outside,
    monday_of,
    school_year_of,
    week_number,
    weeks_of_month,
)
from elvis_tui.domain.plan.clashes import Clash, clashes
from elvis_tui.domain.plan.occurrences import occurrences
from elvis_tui.domain.plan.periods import check_month, period_of
from elvis_tui.domain.plan.placement import Place, Placement, placed, placed_own
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year

BAND_ORDER = (
    Recurrence.MONTHS,
    Recurrence.BEFORE_SCHOOL_START,
    Recurrence.SCHOOL_START,
    Recurrence.FIRST_SCHOOL_WEEKS,
    Recurrence.WEEKLY,
    Recurrence.RHYTHM,
    Recurrence.ALL_YEAR,
    Recurrence.TIMETABLED,
    Recurrence.OWN_SCHEDULE,
    Recurrence.ON_DEMAND,
    Recurrence.UNREAD,
)
"""The bands from what asks most of a month to what asks least."""
MOST_DAYS_A_WEEK = 3
"""What recurs on more days than this would fill the month with one name: it stands in its band."""

Keeps = Callable[[Activity], bool]


class Day(Record, frozen=True, kw_only=True):
    """A day of the month's weeks; `in_month` is false for the neighbours' days.

    `is_outside` is a day before the school year begins, or after it has ended. `activities` are
    those the plan puts on it, `own` those that the team has. `is_clash` is one of these on a day
    without school.
    """

    on: date
    in_month: bool
    is_today: bool
    is_outside: bool = False
    is_clash: bool = False
    break_name: str | None = None
    holiday: str | None = None
    activities: tuple[Activity, ...] = ()
    own: tuple[Activity, ...] = ()


class Week(Record, frozen=True, kw_only=True):
    """A week from Monday, with its ISO number, and what has the week and no day in it."""

    number: int
    days: tuple[Day, ...]
    activities: tuple[Activity, ...] = ()
    own: tuple[Activity, ...] = ()


class Band(Record, frozen=True, kw_only=True):
    """What belongs to the month without a day or a week of its own, of one kind."""

    kind: Recurrence
    activities: tuple[Activity, ...]


class MonthView(Record, frozen=True, kw_only=True):
    """A month of the plan.

    `school_year` is None when its calendar is not known: then no break is shown, nothing is put on
    a day but what has a date, and the weekly ones stand in the band of every week. `placements`
    say where the plan puts each activity, by its id. `by_team` have to do with the month by a time
    of the team's alone, and `own_months` are those the team has set for all of it.
    """

    year: int
    month: int
    school_year: SchoolYear | None
    today: date
    weeks: tuple[Week, ...]
    bands: tuple[Band, ...]
    placements: Mapping[str, Placement]
    by_team: tuple[Activity, ...] = ()
    own_months: tuple[Activity, ...] = ()
    clashes: tuple[Clash, ...] = ()

    @property
    def period(self) -> str:
        return period_of(self.year, self.month)

    @property
    def is_july(self) -> bool:
        """No school: what lasts all year is not shown."""
        return self.month == JULY

    @property
    def is_over(self) -> bool:
        """Whether its last day is before today."""
        return (self.year, self.month) < (self.today.year, self.today.month)

    def band(self, kind: Recurrence) -> tuple[Activity, ...]:
        """The activities of one band; empty when the month has none of that kind."""
        return next((b.activities for b in self.bands if b.kind is kind), ())

    @property
    def days(self) -> Iterator[Day]:
        """The days of the month itself."""
        return (day for week in self.weeks for day in week.days if day.in_month)

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All that the month has, each once: band by band, then weeks, days, the team's own."""
        banded = (a for band in self.bands for a in band.activities)
        return (*banded, *self.in_weeks, *self.on_days, *self.by_team)

    @property
    def on_days(self) -> tuple[Activity, ...]:
        """The activities that the plan puts on a day of this month, each once, by their days."""
        return _each_once(a for day in self.days for a in day.activities)

    @property
    def in_weeks(self) -> tuple[Activity, ...]:
        """The activities that the plan puts in a week of it and on no day, each once."""
        dated = {a.id for a in self.on_days}
        there = _each_once(a for week in self.weeks for a in week.activities)
        return tuple(a for a in there if a.id not in dated)


def month_view(
    activities: Iterable[Activity],
    year: int,
    month: int,
    school_years: Iterable[SchoolYear],
    holidays: Mapping[date, str],
    today: date,
) -> MonthView:
    """The plan's activities in one month, each on its days, in its weeks, or in one band.

    What the team has set stands on its days and in its weeks as well.

    Args:
        activities: The plan's rows, in the plan's order.
        year: Calendar year, 2 to 9998 (the weeks reach into the neighbouring months).
        month: 1 to 12.
        school_years: The school years whose calendar is known.
        holidays: Names of the public holidays from the first to the last day of the weeks.
        today: Marks its day.

    Raises:
        DomainError: `NOT_A_MONTH`.
    """
    check_month(year, month)
    years, rows = tuple(school_years), tuple(activities)
    starts = starting_year(date(year, month, 1))
    places = {a.id: placed(a, starts, years) for a in rows}
    belonging = tuple(a for a in rows if has_to_do_with(places[a.id], month))
    by_plan = [(a, _held(a, places[a.id], years)) for a in belonging]
    by_team = [
        (a, where)
        for a in rows
        for own in a.own
        if own.year == starts and (where := placed_own(own, years)).place is not Place.NONE
        if where.comes_in(month)
    ]
    shown = weeks_of_month(year, month)
    in_month = frozenset(day for week in shown for day in week if day.month == month)
    found = (
        *(c for a, at in by_plan for c in clashes(a, at, in_month, years, holidays)),
        *(c for a, at in by_team for c in clashes(a, at, in_month, years, holidays, is_own=True)),
    )
    at_odds = {day for clash in found for day in _within(clash.first, clash.last)}

    def stands_on(at: Placement, day: date) -> bool:
        return _is_dated(at, day) or (day not in holidays and _recurs_on(at, day))

    on_days_by_plan = [(a, at) for a, at in by_plan if at.spans or at.days]

    def laid_out(day: date) -> Day:
        free = break_on(day, years)
        here = day.month == month
        return Day(
            on=day,
            in_month=here,
            is_today=day == today,
            is_outside=is_outside(day, years),
            is_clash=here and day in at_odds,
            break_name=free.name if free else None,
            holiday=holidays.get(day),
            activities=_each_once(a for a, at in on_days_by_plan if here and stands_on(at, day)),
            own=_each_once(a for a, at in by_team if here and stands_on(at, day)),
        )

    weeks = tuple(
        Week(
            number=week_number(week[0]),
            days=tuple(map(laid_out, week)),
            activities=_each_once(a for a, at in by_plan if at.stands_in_week(week[0])),
            own=_each_once(a for a, at in by_team if at.stands_in_week(week[0])),
        )
        for week in shown
    )
    view = MonthView(
        year=year,
        month=month,
        school_year=school_year_of(date(year, month, 1), years),
        today=today,
        weeks=weeks,
        bands=(),
        placements=places,
        clashes=found,
    )
    return _with_bands(view, belonging, [a for a, _at in by_team])


def has_to_do_with(placement: Placement, month: int) -> bool:
    """Whether a month shows it: what has no month of the school year is shown in each of them.

    That is what could not be read, and what is said to be in another year.
    """
    return placement.is_in(month) or not placement.months


def kind_of(placement: Placement) -> Recurrence:
    """The band of what has no day: that without a fixed time, where it has no month either."""
    return placement.band if placement.months else Recurrence.UNREAD


def _held(activity: Activity, placement: Placement, years: tuple[SchoolYear, ...]) -> Placement:
    """Where the plan puts it, without the times that have given way to the team's own."""
    if not activity.own or not (placement.spans or placement.weeks):
        return placement
    times = occurrences(activity, placement.year, years)
    held = {one.period.first for one in times if one.own is None and not one.is_apart}
    return replace(
        placement,
        spans=tuple(span for span in placement.spans if span[0] in held),
        weeks=tuple(monday for monday in placement.weeks if monday in held),
    )


def _with_bands(
    view: MonthView, belonging: tuple[Activity, ...], by_team: list[Activity]
) -> MonthView:
    """The month with its bands: what it has no day and no week for."""
    on_days = {a.id for a in view.on_days}
    # What has a day in a week stands on its day.
    weeks = tuple(
        replace(week, activities=tuple(a for a in week.activities if a.id not in _dated(week)))
        for week in view.weeks
    )
    there = on_days | {a.id for week in weeks for a in week.activities}
    belongs = {a.id for a in belonging}
    dated = {a.id for week in view.weeks for a in week.own} | {
        a.id for day in view.days for a in day.own
    }
    return replace(
        view,
        weeks=weeks,
        bands=_bands((a for a in belonging if a.id not in there), view.placements),
        by_team=_each_once(a for a in by_team if a.id not in belongs),
        own_months=_each_once(a for a in by_team if a.id not in dated),
    )


def _dated(week: Week) -> set[str]:
    return {activity.id for day in week.days for activity in day.activities}


def _is_dated(placement: Placement, day: date) -> bool:
    return any(first <= day <= last for first, last in placement.spans)


def _recurs_on(placement: Placement, day: date) -> bool:
    return day in placement.days and _days_in_week(placement, day) <= MOST_DAYS_A_WEEK


def _days_in_week(placement: Placement, day: date) -> int:
    monday = monday_of(day)
    return sum(monday + timedelta(days=n) in placement.days for n in range(7))


def _within(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _each_once(activities: Iterable[Activity]) -> tuple[Activity, ...]:
    return tuple({a.id: a for a in activities}.values())


def _bands(activities: Iterable[Activity], placements: Mapping[str, Placement]) -> tuple[Band, ...]:
    by_kind: dict[Recurrence, list[Activity]] = {}
    for activity in activities:
        by_kind.setdefault(kind_of(placements[activity.id]), []).append(activity)
    return tuple(
        Band(kind=kind, activities=tuple(by_kind[kind])) for kind in BAND_ORDER if kind in by_kind
    )


def only(view: MonthView, keeps: Keeps) -> MonthView:
    """The month with only the activities that `keeps` says yes to."""
    found = tuple(clash for clash in view.clashes if keeps(clash.activity))
    at_odds = {day for clash in found for day in _within(clash.first, clash.last)}

    def kept(activities: Iterable[Activity]) -> tuple[Activity, ...]:
        return tuple(filter(keeps, activities))

    def of_day(day: Day) -> Day:
        is_clash = day.is_clash and day.on in at_odds
        return replace(day, is_clash=is_clash, activities=kept(day.activities), own=kept(day.own))

    def of_week(week: Week) -> Week:
        days = tuple(map(of_day, week.days))
        return replace(week, days=days, activities=kept(week.activities), own=kept(week.own))

    bands = (replace(band, activities=kept(band.activities)) for band in view.bands)
    return replace(
        view,
        weeks=tuple(map(of_week, view.weeks)),
        bands=tuple(b for b in bands if b.activities),
        by_team=kept(view.by_team),
        own_months=kept(view.own_months),
        clashes=found,
    )
