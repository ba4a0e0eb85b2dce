"""The weeks of school that the invented school is moved along: no summer, no break, no holiday."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import (
    Break,
    SchoolYear,
    is_school_day,
    monday_of,
)
from elvis_tui.domain.plan.public_holidays import easter_sunday, public_holidays
from elvis_tui.domain.school_year import label_of, starting_year

LEAST_DAYS = 3
"""A week of fewer school days has no room for what happens in a week."""
YEARS_AROUND = 4


def usual_year(start: int) -> SchoolYear:
    """A school year as the county's mostly are, for the invented school alone.

    Where no calendar is known, a real school is told so; nobody goes to this one.

    Args:
        start: The calendar year it begins in.
    """
    easter, autumn, winter = easter_sunday(start + 1), _week(start, 41), _week(start + 1, 9)
    days = (
        ("Høstferie", autumn, _friday(autumn)),
        ("Juleferie", date(start, 12, 21), date(start + 1, 1, 2)),
        ("Vinterferie", winter, _friday(winter)),
        ("Påskeferie", easter - timedelta(days=6), easter + timedelta(days=1)),
    )
    return SchoolYear(
        label=label_of(start),
        first_day=_week(start, 34),
        last_day=_friday(_week(start + 1, 24)),
        breaks=tuple(Break(name=name, first=first, last=last) for name, first, last in days),
    )


def _week(year: int, number: int) -> date:
    return date.fromisocalendar(year, number, 1)


def _friday(monday: date) -> date:
    return monday + timedelta(days=4)


class SchoolWeeks:
    """The weeks of school around a day, in order, each with its school days.

    Args:
        around: Weeks are known some years before and after it.
        known: The school years whose calendar is known; the others are the usual ones.

    Raises:
        ValueError, OverflowError: for a day so early or late that a calendar has no such years.
    """

    def __init__(self, around: date, known: Iterable[SchoolYear]) -> None:
        first, last = around.year - YEARS_AROUND, around.year + YEARS_AROUND
        by_start = {starting_year(y.first_day): y for y in known}
        years = [by_start.get(n) or usual_year(n) for n in range(first - 1, last + 1)]
        holidays = {day for n in range(first - 1, last + 2) for day, _name in public_holidays(n)}
        self.mondays: list[date] = []
        self._days: list[tuple[date, ...]] = []
        monday = monday_of(date(first, 1, 1))
        while monday.year <= last:
            week = [monday + timedelta(days=n) for n in range(5)]
            days = tuple(d for d in week if is_school_day(d, years, holidays))
            if len(days) >= LEAST_DAYS:
                self.mondays.append(monday)
                self._days.append(days)
            monday += timedelta(days=7)

    def week_for(self, today: date) -> date:
        """The Monday of the week of school that `today` lies in, or of the next one."""
        return self.mondays[self.place(today)]

    def place(self, day: date) -> int:
        """The number of the week `day` lies in, or of the next one."""
        return bisect_left(self.mondays, monday_of(day))

    def nearest(self, day: date, before: int) -> int:
        """The number of the week of school that is nearest to `day`.

        Args:
            day: Any day.
            before: Of a day before the week with this number, the week is before it too.
        """
        place = self.place(day)
        if place < len(self.mondays) and self.mondays[place] == monday_of(day):
            return place
        if place == before or self._is_nearer_to_the_last(day, place):
            return place - 1
        return place

    def _is_nearer_to_the_last(self, day: date, place: int) -> bool:
        since = day - self._days[place - 1][-1]
        return since <= self._days[place][0] - day

    def day(self, place: int, weekday: int) -> date | None:
        """A weekday of a week, or the school day nearest to it; None outside the weeks known."""
        if not 0 <= place < len(self.mondays):
            return None
        days = self._days[place]
        return next((d for d in days if d.weekday() >= weekday), days[-1])


class Move:
    """Where each day goes when the school that lived in one week is to live in another.

    Order is kept, and the weekday unless it is a holiday. What was before the week stays before
    it, and what came in it or later does not come earlier.

    Args:
        weeks: The weeks of school around where the school lived.
        new_weeks: Those around where it is to live.
        old: The Monday it lived in.
        new: The Monday it is to live in.
    """

    def __init__(self, weeks: SchoolWeeks, new_weeks: SchoolWeeks, old: date, new: date) -> None:
        self._weeks, self._new_weeks = weeks, new_weeks
        self.old, self.new = old, new
        self._from, self._to = weeks.place(old), new_weeks.place(new)

    def __call__(self, day: date) -> date:
        """The day that `day` goes to.

        Raises:
            OverflowError: for a date outside the years 1 to 9999.
        """
        if self.old == self.new:
            return day
        there = self._there(day)
        # What lies many years away keeps its distance.
        return there if there is not None else day + (self.new - self.old)

    def _there(self, day: date) -> date | None:
        mondays: Sequence[date] = self._weeks.mondays
        if not mondays[0] <= day <= mondays[-1]:
            return None
        place = self._weeks.nearest(day, self._from)
        there = self._to + place - self._from
        if mondays[place] == monday_of(day):
            return self._new_weeks.day(there, min(day.weekday(), 4))
        return self._new_weeks.day(there, 4 if mondays[place] < day else 0)
