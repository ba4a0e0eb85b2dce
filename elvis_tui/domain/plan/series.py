"""Days told as a series by weekday and interval, as calendars have it, where they are one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from math import gcd

from elvis_tui.domain.plan.calendar import monday_of
from elvis_tui.domain.record import Record

WEEK = timedelta(weeks=1)


class Series(Record, frozen=True, kw_only=True):
    """Every `interval`th week from `first` to `last` on `weekdays` (Monday 1), but `without` some.

    Both `first` and `last` are days of it.
    """

    first: date
    last: date
    weekdays: tuple[int, ...]
    interval: int
    without: tuple[date, ...]


def series_of(days: Iterable[date]) -> Series | None:
    """The series that is exactly these days.

    Returns:
        None for fewer than two days, and where more would have to be taken out of the series than
        it has: each of the days is then better told by itself.
    """
    wanted = sorted(set(days))
    if len(wanted) < 2:
        return None
    monday = monday_of(wanted[0])
    weeks = sorted({(monday_of(day) - monday).days // 7 for day in wanted})
    interval = gcd(*weeks) or 1
    weekdays = tuple(sorted({day.isoweekday() for day in wanted}))
    every = [
        day
        for week in range(0, weeks[-1] + 1, interval)
        for weekday in weekdays
        if wanted[0] <= (day := monday + week * WEEK + timedelta(days=weekday - 1)) <= wanted[-1]
    ]
    without = tuple(sorted({*every} - {*wanted}))
    if len(without) > len(wanted):
        return None
    return Series(
        first=wanted[0], last=wanted[-1], weekdays=weekdays, interval=interval, without=without
    )
