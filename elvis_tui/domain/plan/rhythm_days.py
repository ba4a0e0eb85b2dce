"""The days that a rhythm comes to in a school year: computed, and on school days alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import is_school_day, monday_of
from elvis_tui.domain.plan.landmarks import holidays_of
from elvis_tui.domain.plan.resolving import WEEK, Grain, InYear, Stand, nth_weekday
from elvis_tui.domain.plan.times import Date, Reach, Recurrence, Rhythm, Week
from elvis_tui.domain.record import Record

SCHOOL_YEAR = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)


class Bounds(Record, frozen=True, kw_only=True):
    """When a rhythm is: in any of `windows`, if there are any, and within all of `limits`.

    `start` is what its weeks are counted from, if the plan says one.
    """

    windows: tuple[Stand, ...]
    limits: tuple[Stand, ...]
    start: date | None

    def holds(self, day: date) -> bool:
        inside = not self.windows or any(w.first <= day <= w.last for w in self.windows)
        return inside and all(limit.first <= day <= limit.last for limit in self.limits)

    @property
    def months(self) -> tuple[int, ...]:
        """The months of the school year, or those it is bounded to."""
        months = {month for stand in self.windows for month in stand.months} or set(SCHOOL_YEAR)
        for limit in self.limits:
            months &= set(limit.months)
        return tuple(months)


def bounds_of(rhythm: Rhythm, stands: list[Stand]) -> Bounds:
    """What bounds a rhythm, of the spans it is said to be within.

    Args:
        rhythm: What comes again and again.
        stands: Where each of its spans stands.
    """
    windows: list[Stand] = []
    limits: list[Stand] = []
    start = None
    for span, stand in zip(rhythm.within, stands, strict=True):
        is_limit = span.reach in (Reach.FROM, Reach.UNTIL)
        (limits if is_limit else windows).append(stand)
        begins = span.reach in (Reach.FROM, Reach.BETWEEN)
        if begins and (stand.grain is not Grain.MONTH or isinstance(span.first, Date | Week)):
            start = stand.first
    return Bounds(windows=tuple(windows), limits=tuple(limits), start=start)


def days_of_rhythm(rhythm: Rhythm, bounds: Bounds, inside: InYear) -> tuple[date, ...]:
    """The school days it falls on; none where its weekday, its phase or the calendar is unknown."""
    calendar = inside.calendar
    if not rhythm.weekdays or calendar is None or not _has_a_phase(rhythm, bounds):
        return ()
    return tuple(
        day
        for day in _every_day(calendar.first_day, calendar.last_day)
        if day.isoweekday() in rhythm.weekdays
        and bounds.holds(day)
        and _is_its_turn(rhythm, bounds, day)
        and is_school_day(day, (calendar,), holidays_of(day.year))
    )


def weeks_of_rhythm(rhythm: Rhythm, bounds: Bounds, inside: InYear) -> tuple[date, ...]:
    """The Mondays of its weeks, where the plan names no weekday, and which weeks is certain.

    They are those it is bounded to; or those with school that it comes to, where it is not every
    week: «partallsuker», «annenhver uke fra uke 34».
    """
    if rhythm.weekdays or rhythm.nths or not _has_a_phase(rhythm, bounds):
        return ()
    named = [stand for stand in bounds.windows if stand.grain is Grain.WEEK]
    if not named or len(named) < len(bounds.windows):
        return _weeks_with_school(rhythm, bounds, inside)
    mondays = dict.fromkeys(monday for stand in named for monday in stand.mondays)
    return tuple(monday for monday in mondays if _is_its_turn(rhythm, bounds, monday))


def _weeks_with_school(rhythm: Rhythm, bounds: Bounds, inside: InYear) -> tuple[date, ...]:
    calendar = inside.calendar
    if calendar is None or (rhythm.parity is None and rhythm.every == 1):
        return ()
    days = (
        day
        for day in _every_day(calendar.first_day, calendar.last_day)
        if bounds.holds(day) and is_school_day(day, (calendar,), holidays_of(day.year))
    )
    mondays = dict.fromkeys(map(monday_of, days))
    return tuple(monday for monday in mondays if _is_its_turn(rhythm, bounds, monday))


def _has_a_phase(rhythm: Rhythm, bounds: Bounds) -> bool:
    if rhythm.nths:
        return True
    if rhythm.every > 1:
        return bounds.start is not None
    return rhythm.parity is not None or rhythm.band in (
        Recurrence.WEEKLY,
        Recurrence.TIMETABLED,
        Recurrence.ALL_YEAR,
    )


def _is_its_turn(rhythm: Rhythm, bounds: Bounds, day: date) -> bool:
    if rhythm.parity is not None and day.isocalendar().week % 2 != rhythm.parity:
        return False
    if rhythm.every > 1 and bounds.start is not None:
        weeks = (monday_of(day) - monday_of(bounds.start)) // WEEK
        if weeks % rhythm.every:
            return False
    if rhythm.nths:
        first = day.replace(day=1)
        return day in {nth_weekday(first, nth, day.isoweekday()) for nth in rhythm.nths}
    return True


def _every_day(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
