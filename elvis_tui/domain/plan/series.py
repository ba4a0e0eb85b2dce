"""Days told as a series by weekday and interval, as calendars have it, where they are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import gcd

from elvis_tui.domain.plan.calendar import monday_of
from elvis_tui.domain.record import Record, replace

WEEK = timedelta(weeks=1)
LAST = -1


class Series(Record, frozen=True, kw_only=True):
    """Days from `first` to `last` on `weekdays` (Monday 1), but `without` some of them.

    It is every `interval`th week; or, with `nth`, every `interval`th month on the first (1) or a
    later one, or the last (-1), of its weekday there. Both `first` and `last` are days of it.
    """

    first: date
    last: date
    weekdays: tuple[int, ...]
    interval: int
    nth: int = 0
    without: tuple[date, ...] = ()


def series_of(days: Iterable[date]) -> Series | None:
    """The series that is exactly these days.

    Returns:
        None for fewer than two days, and where more would have to be taken out of the series than
        it has: each of the days is then better told by itself.
    """
    wanted = sorted(set(days))
    if len(wanted) < 2:
        return None
    return _by_weeks(wanted) or _by_months(wanted)


def _by_weeks(wanted: list[date]) -> Series | None:
    monday = monday_of(wanted[0])
    weeks = sorted({(monday_of(day) - monday).days // 7 for day in wanted})
    interval = gcd(*weeks) or 1
    weekdays = tuple(sorted({day.isoweekday() for day in wanted}))
    every = (
        monday + week * WEEK + timedelta(days=weekday - 1)
        for week in range(0, weeks[-1] + 1, interval)
        for weekday in weekdays
    )
    series = Series(first=wanted[0], last=wanted[-1], weekdays=weekdays, interval=interval)
    return _without(series, every, wanted)


def _by_months(wanted: list[date]) -> Series | None:
    weekdays = {day.isoweekday() for day in wanted}
    nths = {_nth(day) for day in wanted}
    nth = LAST if all(_is_last(day) for day in wanted) else min(nths)
    if len(weekdays) > 1 or (nth != LAST and len(nths) > 1):
        return None
    first = wanted[0]
    months = sorted({_month(day) - _month(first) for day in wanted})
    interval = gcd(*months) or 1
    series = Series(
        first=first, last=wanted[-1], weekdays=tuple(weekdays), interval=interval, nth=nth
    )
    every = _nth_days(series, range(0, months[-1] + 1, interval))
    return _without(series, every, wanted)


def _without(series: Series, every: Iterable[date], wanted: list[date]) -> Series | None:
    inside = {day for day in every if series.first <= day <= series.last}
    without = tuple(sorted(inside - {*wanted}))
    if len(without) > len(wanted):
        return None
    return replace(series, without=without)


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _nth(day: date) -> int:
    return (day.day - 1) // 7 + 1


def _is_last(day: date) -> bool:
    return (day + WEEK).month != day.month


def _nth_days(series: Series, months: Iterable[int]) -> Iterator[date]:
    """The days of the series in the months that are so many after its first, where they are."""
    for after in months:
        index = _month(series.first) - 1 + after
        beginning = date(index // 12, index % 12 + 1, 1)
        day = beginning + timedelta(days=(series.weekdays[0] - beginning.isoweekday()) % 7)
        while series.nth == LAST and not _is_last(day):
            day += WEEK
        if series.nth != LAST:
            day += (series.nth - 1) * WEEK
        if day.month == beginning.month:
            yield day
