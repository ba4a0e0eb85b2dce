"""When the breaks of a school year are, and what is told by them: «uka før påske», «3. skoleuke».

Where a calendar is not known nothing is guessed but the months of Christmas and Easter: those two
do not move with the county's calendar.
"""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import SchoolYear, is_school_day, monday_of
from elvis_tui.domain.plan.public_holidays import easter_sunday, public_holidays
from elvis_tui.domain.plan.times import Landmark, Near, Nth, Side, Unit

Days = tuple[date, date]
NEARBY = timedelta(days=13)
"""«Før jul» is not said to be more than the two weeks that are nearest to it."""
_NAMES = {
    Landmark.AUTUMN_BREAK: ("høst", "haust"),
    Landmark.CHRISTMAS: ("jul",),
    Landmark.WINTER_BREAK: ("vinter",),
    Landmark.EASTER: ("påske",),
}
_FARTHEST = 40


def days_of_landmark(landmark: Landmark, year: int, calendar: SchoolYear | None) -> Days | None:
    """First and last day of a break, or the day of a school year's start or end.

    Args:
        landmark: Which.
        year: The one in which the school year begins.
        calendar: That school year's, if it is known.

    Returns:
        None where only the calendar can tell, and it is not known.
    """
    if landmark is Landmark.ADVENT:
        return _advent(year)
    if calendar is not None:
        if landmark is Landmark.SCHOOL_START:
            return calendar.first_day, calendar.first_day
        if landmark is Landmark.SCHOOL_END:
            return calendar.last_day, calendar.last_day
        if landmark is Landmark.SUMMER:
            return calendar.last_day + timedelta(days=1), date(year + 1, 7, 31)
        for one in calendar.breaks:
            if any(name in one.name.casefold() for name in _NAMES[landmark]):
                return one.first, one.last
    return _by_the_church(landmark, year)


def _advent(year: int) -> Days:
    """From the fourth Sunday before Christmas Day to Christmas Eve."""
    eve = date(year, 12, 24)
    return eve - timedelta(days=eve.isoweekday() % 7 + 21), eve


def _by_the_church(landmark: Landmark, year: int) -> Days | None:
    if landmark is Landmark.CHRISTMAS:
        return date(year, 12, 22), date(year + 1, 1, 1)
    if landmark is Landmark.EASTER:
        easter = easter_sunday(year + 1)
        return easter - timedelta(days=7), easter + timedelta(days=1)
    return None


def is_exact(landmark: Landmark, calendar: SchoolYear | None) -> bool:
    """Whether the days of a landmark are the calendar's own, and not only in its months."""
    return landmark is Landmark.ADVENT or (
        calendar is not None
        and (
            landmark not in _NAMES
            or any(n in b.name.casefold() for b in calendar.breaks for n in _NAMES[landmark])
        )
    )


def nearby(near: Near, days: Days) -> Days:
    """The days that «før jul» or «etter påske» are about: the two weeks beside the break."""
    first, last = days
    if near.side is Side.BEFORE:
        return first - timedelta(days=1) - NEARBY, first - timedelta(days=1)
    if near.side is Side.AFTER:
        return last + timedelta(days=1), last + timedelta(days=1) + NEARBY
    return days


def counted(near: Near, days: Days, years: tuple[SchoolYear, ...]) -> Days | None:
    """The day or the week of «siste skoledag før jul», «uka før påske», «3. skoleuke»."""
    first, last = days
    if near.weekday is not None:
        day = _weekday(near.weekday, near, days)
        return day, day
    if near.unit is Unit.DAY and (near.count >= 7 or not _is_break(near.landmark)):
        by = timedelta(days=near.count)
        day = first - by if near.side is Side.BEFORE else last + by
        return day, day
    if near.unit in (Unit.DAY, Unit.SCHOOL_DAY):
        # «Første dag etter høstferien» is no Saturday.
        found = _school_day(near, days, years)
        return (found, found) if found else None
    weeks = timedelta(days=7 * near.count)
    week = timedelta(days=7)
    if near.side is Side.AT:
        is_end = near.landmark is Landmark.SCHOOL_END
        monday = monday_of(last) - weeks + week if is_end else monday_of(first) + weeks - week
    elif near.landmark in (Landmark.SCHOOL_START, Landmark.SCHOOL_END):
        monday = monday_of(first) - weeks if near.side is Side.BEFORE else monday_of(last) + weeks
    elif near.side is Side.BEFORE:
        monday = monday_of(first - timedelta(days=1)) - weeks + week
    else:
        # The week in which school goes on again.
        monday = monday_of(last + timedelta(days=3 if last.isoweekday() == 5 else 1)) + weeks - week
    return monday, monday + timedelta(days=6)


def _weekday(weekday: int, near: Near, days: Days) -> date:
    """«Siste fredag før jul», «mandagen etter påske»."""
    more = timedelta(days=7 * (near.count - 1))
    if near.side is Side.BEFORE:
        day = days[0] - timedelta(days=1)
        return day - timedelta(days=(day.isoweekday() - weekday) % 7) - more
    day = days[1] + timedelta(days=1)
    return day + timedelta(days=(weekday - day.isoweekday()) % 7) + more


def _is_break(landmark: Landmark) -> bool:
    return landmark not in (Landmark.SCHOOL_START, Landmark.SCHOOL_END)


def of_month(nth: Nth, first: date, last: date, years: tuple[SchoolYear, ...]) -> Days | None:
    """The day or the week of «første skoledag i januar», «siste skoleuke i oktober».

    Args:
        nth: Which; the last is -1.
        first: The month's first day.
        last: Its last.
        years: The school years whose calendar is known.

    Returns:
        None where the calendar is not known, and for a week that is not of that month alone.
    """
    found = days = _school_days(first, last, years)
    if days and nth.unit is Unit.WEEK:
        found = list(dict.fromkeys(monday_of(day) for day in days))
        edge = found[0] if nth.nth > 0 else found[-1]
        whole = _school_days(edge, edge + timedelta(days=6), years)
        if any(not first <= day <= last for day in whole):
            return None
    at = nth.nth - 1 if nth.nth > 0 else nth.nth
    if not -len(found) <= at < len(found):
        return None
    return found[at], found[at] + timedelta(days=6 if nth.unit is Unit.WEEK else 0)


def _school_days(first: date, last: date, years: tuple[SchoolYear, ...]) -> list[date]:
    if not any(year.first_day <= last and first <= year.last_day for year in years):
        return []
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if is_school_day(day, years, holidays_of(day.year))]


def _school_day(near: Near, days: Days, years: tuple[SchoolYear, ...]) -> date | None:
    forward = near.side is Side.AFTER or near.landmark is Landmark.SCHOOL_START
    step = timedelta(days=1 if forward else -1)
    day = days[1] if forward else days[0]
    left = near.count
    if near.side is Side.AT:
        day -= step
    for _ in range(_FARTHEST):
        day += step
        if is_school_day(day, years, holidays_of(day.year)):
            left -= 1
            if not left:
                return day
    return None


def holidays_of(year: int) -> frozenset[date]:
    """The public holidays of a calendar year."""
    found = _HOLIDAYS.get(year)
    if found is None:
        found = _HOLIDAYS[year] = frozenset(day for day, _name in public_holidays(year))
    return found


_HOLIDAYS: dict[int, frozenset[date]] = {}
