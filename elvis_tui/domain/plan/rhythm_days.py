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

    `start` is what its weeks are counted from, if the plan says one: from «fra 27.8.», a Thursday,
    what is on Wednesdays begins on the next one.
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
    return tuple(day for day in _turns(rhythm, bounds, inside) if _is_school(day, inside))


def left_out_of_rhythm(rhythm: Rhythm, bounds: Bounds, inside: InYear) -> tuple[date, ...]:
    """The days of its turn on which there is no school.

    Those before the school year begins and after it has ended are of them where the plan names
    just that day or week.
    """
    return tuple(day for day in _turns(rhythm, bounds, inside) if not _is_school(day, inside))


def _turns(rhythm: Rhythm, bounds: Bounds, inside: InYear) -> Iterator[date]:
    """The days of its turn, with school or not."""
    calendar = inside.calendar
    if not rhythm.weekdays or calendar is None or not _has_a_phase(rhythm, bounds):
        return
    named = [stand for stand in bounds.windows if stand.grain is not Grain.MONTH]
    first = min((calendar.first_day, *(w.first for w in named), bounds.start or date.max))
    last = max((calendar.last_day, *(w.last for w in named)))
    for day in _every_day(first, last):
        if day.isoweekday() in rhythm.weekdays and bounds.holds(day):
            # A month that is named begins and ends with school.
            is_school_time = calendar.first_day <= day <= calendar.last_day
            if not is_school_time and not _is_named(day, named, bounds):
                continue
            if _is_its_turn(rhythm, bounds, day):
                yield day


def _is_named(day: date, named: list[Stand], bounds: Bounds) -> bool:
    if any(stand.first <= day <= stand.last for stand in named):
        return True
    return not bounds.windows and bounds.start is not None and bounds.start <= day


def _is_school(day: date, inside: InYear) -> bool:
    calendar = inside.calendar
    years = (calendar,) if calendar else ()
    return bool(is_school_day(day, years, holidays_of(day.year)))


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
        weeks = (monday_of(day) - monday_of(_first_turn(rhythm, bounds.start))) // WEEK
        if weeks % rhythm.every:
            return False
    if rhythm.nths:
        first = day.replace(day=1)
        return day in {nth_weekday(first, nth, day.isoweekday()) for nth in rhythm.nths}
    return True


def _first_turn(rhythm: Rhythm, start: date) -> date:
    """The first of its weekdays from the day that it is said to begin on."""
    days = (start + timedelta(days=n) for n in range(7))
    return next((day for day in days if day.isoweekday() in rhythm.weekdays), start)


def _every_day(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += timedelta(days=1)
