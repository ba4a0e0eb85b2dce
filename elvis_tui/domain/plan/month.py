"""A month of the plan: which activities belong to it, and to which of its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from elvis_tui.domain.plan.calendar import (
    JULY,
    SchoolYear,
    break_on,
    is_outside,
    is_school_day,
    next_school_day,
    school_year_of,
    week_number,
    weeks_of_month,
)
from elvis_tui.domain.plan.periods import check_month, period_of
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.placing import belongs_to
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.record import Record
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


class Day(Record, frozen=True, kw_only=True):
    """A day of the month's weeks; `in_month` is false for the neighbours' days.

    `is_outside` is a day before the school year begins, or after it has ended. `activities` are
    those that have this date, and on school days the weekly ones that name its weekday.
    `is_clash` is a date of the plan's that is no school day, and `instead` the next that is one,
    if that is known.
    """

    on: date
    in_month: bool
    is_today: bool
    is_outside: bool = False
    is_clash: bool = False
    instead: date | None = None
    break_name: str | None = None
    holiday: str | None = None
    activities: tuple[Activity, ...] = ()


class Week(Record, frozen=True, kw_only=True):
    """A week from Monday, with its ISO number."""

    number: int
    days: tuple[Day, ...]


class Band(Record, frozen=True, kw_only=True):
    """What belongs to the month without a day of its own, of one kind."""

    kind: Recurrence
    activities: tuple[Activity, ...]


class MonthView(Record, frozen=True, kw_only=True):
    """A month of the plan.

    `school_year` is None when its calendar is not known: then no break is shown, nothing is put on
    a day but what has a date, and the weekly ones stand in the band of every week.
    """

    year: int
    month: int
    school_year: SchoolYear | None
    weeks: tuple[Week, ...]
    bands: tuple[Band, ...]

    @property
    def period(self) -> str:
        return period_of(self.year, self.month)

    @property
    def is_july(self) -> bool:
        """No school: what lasts all year is not shown."""
        return self.month == JULY

    def band(self, kind: Recurrence) -> tuple[Activity, ...]:
        """The activities of one band; empty when the month has none of that kind."""
        return next((b.activities for b in self.bands if b.kind is kind), ())

    @property
    def activities(self) -> tuple[Activity, ...]:
        """All that belongs to the month, each once: band by band, and then what stands on days."""
        return (*(a for band in self.bands for a in band.activities), *self.on_days)

    @property
    def on_days(self) -> tuple[Activity, ...]:
        """The activities that stand on a day of this month, each once, in the plan's order."""
        days = (d for w in self.weeks for d in w.days if d.in_month)
        found = {a.id: a for d in days for a in d.activities}
        return tuple(found.values())


def month_view(
    activities: Iterable[Activity],
    year: int,
    month: int,
    school_years: Iterable[SchoolYear],
    holidays: Mapping[date, str],
    today: date,
) -> MonthView:
    """The plan's activities in one month, each on its days or in one band.

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
    years = tuple(school_years)
    belonging = tuple(a for a in activities if belongs_to(a, year, month, years))
    weeks = tuple(
        Week(
            number=week_number(week[0]),
            days=tuple(_day(belonging, day, month, years, holidays, today) for day in week),
        )
        for week in weeks_of_month(year, month)
    )
    placed = {a.id for w in weeks for d in w.days if d.in_month for a in d.activities}
    return MonthView(
        year=year,
        month=month,
        school_year=school_year_of(date(year, month, 1), years),
        weeks=weeks,
        bands=_bands(a for a in belonging if a.id not in placed),
    )


def _day(
    activities: Iterable[Activity],
    day: date,
    month: int,
    years: tuple[SchoolYear, ...],
    holidays: Mapping[date, str],
    today: date,
) -> Day:
    dated = tuple(a for a in activities if _is_dated(a, day, years))
    at_school = is_school_day(day, years, holidays)
    is_clash = bool(dated) and at_school is False
    return Day(
        on=day,
        in_month=day.month == month,
        is_today=day == today,
        is_outside=is_outside(day, years),
        is_clash=is_clash,
        instead=next_school_day(day, years, holidays) if is_clash else None,
        break_name=_break_name(day, years),
        holiday=holidays.get(day),
        activities=dated + (_weekly_on(activities, day, years) if at_school else ()),
    )


def _break_name(day: date, years: Iterable[SchoolYear]) -> str | None:
    found = break_on(day, years)
    return found.name if found else None


def _is_dated(activity: Activity, day: date, years: tuple[SchoolYear, ...]) -> bool:
    return (day, day) in placed(activity, starting_year(day), years).spans


def _weekly_on(
    activities: Iterable[Activity], day: date, years: tuple[SchoolYear, ...]
) -> tuple[Activity, ...]:
    """The activities whose weekday this is."""
    return tuple(a for a in activities if day in placed(a, starting_year(day), years).days)


def _bands(activities: Iterable[Activity]) -> tuple[Band, ...]:
    by_kind: dict[Recurrence, list[Activity]] = {}
    for activity in activities:
        by_kind.setdefault(activity.when.recurrence, []).append(activity)
    return tuple(
        Band(kind=kind, activities=tuple(by_kind[kind])) for kind in BAND_ORDER if kind in by_kind
    )
