"""What is set on days without school, and which school days and weeks lie nearest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import (
    SATURDAY,
    SchoolYear,
    is_school_day,
    week_number,
)
from elvis_tui.domain.plan.free_days import Free, school_days_around, school_week_before, why_free
from elvis_tui.domain.plan.placement import Placement, Span
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record

LONGEST = 14
"""Days of a span whose free weekdays are worth a word: a longer one was meant to go over them."""


class Clash(Record, frozen=True, kw_only=True):
    """An activity on days without school, `first` to `last`, and where else it could be.

    `free` is why there is no school. `is_own` is a date the team has set, `is_week` a whole week
    without school, and `is_part` where the activity has school days too. `before` and `after` are
    the nearest school days, `week_before` the Monday of the last school week before: None where
    the calendar is not known.
    """

    activity: Activity
    first: date
    last: date
    free: Free
    is_own: bool = False
    is_week: bool = False
    is_part: bool = False
    before: date | None = None
    after: date | None = None
    week_before: date | None = None

    @property
    def week(self) -> int:
        """The ISO week of the first of the days."""
        return week_number(self.first)


def clashes(
    activity: Activity,
    placement: Placement,
    month: Collection[date],
    years: Iterable[SchoolYear],
    holidays: Mapping[date, str],
    *,
    is_own: bool = False,
) -> Iterator[Clash]:
    """Where an activity's days or weeks in a month have no school.

    What recurs is computed on school days and never clashes; what nobody knows whether it has
    school is no clash.

    Args:
        activity: What is set there.
        placement: Where it stands, by the plan's words or the team's.
        month: The days of the month.
        years: The school years whose calendar is known.
        holidays: Names of the public holidays of those days.
        is_own: The team has set it.
    """
    years = tuple(years)

    def told(days: list[date], *, is_week: bool = False, is_part: bool = False) -> Iterator[Clash]:
        free = why_free(days[0], years, holidays)
        if free is None:
            return
        before = school_days_around(days[0], years)[0]
        after = school_days_around(days[-1], years)[1]
        yield Clash(
            activity=activity,
            first=days[0],
            last=days[-1],
            free=free,
            is_own=is_own,
            is_week=is_week,
            is_part=is_part,
            before=before,
            after=after,
            week_before=school_week_before(days[0], years),
        )

    for span in placement.spans:
        days = [day for day in _days(span) if day in month]
        free = [day for day in days if is_school_day(day, years, holidays) is False]
        if days and len(free) == len(days):
            yield from told(free)
        elif (span[1] - span[0]).days < LONGEST:
            weekdays = [day for day in free if day.isoweekday() < SATURDAY]
            if weekdays:
                yield from told(weekdays, is_part=True)
    for monday in placement.weeks:
        days = [monday + timedelta(days=n) for n in range(SATURDAY - 1)]
        if any(d in month for d in days) and not any(
            is_school_day(d, years, holidays) is not False for d in days
        ):
            yield from told(days, is_week=True)


def _days(span: Span) -> Iterator[date]:
    day, last = span
    # A span as long as a year is as long as any that is meant.
    for _day in range(400):
        if day > last:
            return
        yield day
        day += timedelta(days=1)
