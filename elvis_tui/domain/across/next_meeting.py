"""When a series meets next: its own day and cadence, over the school's calendar."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan.calendar import (
    SATURDAY,
    SchoolYear,
    break_on,
    is_school_day,
    monday_of,
)
from elvis_tui.domain.record import Record
from elvis_tui.domain.teams import Team

Holidays = Callable[[int], Mapping[date, str]]
"""The public holidays of a year, by name."""
_WEEK = timedelta(weeks=1)
_MOST_TRIED = 80
"""Days or weeks that are tried: more than from one summer to the next but one."""


class Off(StrEnum):
    """Why a meeting is not held on the day it would have been."""

    BREAK = "break"
    HOLIDAY = "holiday"
    OUTSIDE = "outside"
    """Before the school year begins, or after it has ended."""


class Passed(Record, frozen=True, kw_only=True):
    """A day the series would have met on: why it does not, and what the day is called."""

    on: date
    why: Off
    name: str = ""


class NextMeeting(Record, frozen=True, kw_only=True):
    """The day that is proposed; None where nothing is usual, or no calendar reaches.

    `passed` are the days it would have been on, the first first, and `unknown` the day at which
    the calendar that is known ended.
    """

    on: date | None = None
    passed: tuple[Passed, ...] = ()
    unknown: date | None = None


def last_of_series(meetings: Iterable[Meeting], team_id: str) -> date | None:
    """The day of the last meeting of a series, held or planned; one about a case is none of it."""
    days = (m.on for m in meetings if m.team == team_id and not m.case_id)
    return max(days, default=None)


def next_meeting(
    team: Team,
    last: date | None,
    today: date,
    years: Iterable[SchoolYear],
    holidays: Holidays,
) -> NextMeeting:
    """The next school day the series may meet on, from its last meeting and its cadence.

    In a break or on a holiday it meets on the same weekday of the next week that has school; one
    without a weekday, on the next school day. A day that is gone is never proposed.

    Args:
        team: The series.
        last: The day of its last meeting, held or planned.
        today: The day it is.
        years: The school years whose calendar is known.
        holidays: The public holidays of a year.
    """
    if team.weekday is None and team.every_weeks is None:
        return NextMeeting()
    years = tuple(years)
    passed: list[Passed] = []
    with suppress(OverflowError):  # at the end of the calendar there is no next day
        for day in _days(team, last, today):
            off = holidays(day.year)
            known = is_school_day(day, years, off)
            if known is None:
                return NextMeeting(passed=tuple(passed), unknown=day)
            if known:
                return NextMeeting(on=day, passed=tuple(passed))
            if day.isoweekday() < SATURDAY or team.weekday is not None:
                passed.append(_passed(day, years, off))
    return NextMeeting(passed=tuple(passed))


def _days(team: Team, last: date | None, today: date) -> Iterator[date]:
    """The days to try, the first one by the cadence, none of them gone."""
    day = _first(team, last, today)
    step = timedelta(days=1) if team.weekday is None else _WEEK
    for _number in range(_MOST_TRIED):
        yield day
        day += step


def _first(team: Team, last: date | None, today: date) -> date:
    every = timedelta(weeks=team.every_weeks or 1)
    if last is None:
        return today if team.weekday is None else _weekday_from(today, team.weekday)
    week = last if team.weekday is None else monday_of(last) + timedelta(days=team.weekday - 1)
    # A meeting was held another day than usual: the next is still in the week it should be.
    day = week + every
    behind = today - day
    if behind.days > 0:
        day += -(-behind // every) * every
    return day


def _weekday_from(day: date, weekday: int) -> date:
    return day + timedelta(days=(weekday - day.isoweekday()) % 7)


def _passed(day: date, years: Iterable[SchoolYear], holidays: Mapping[date, str]) -> Passed:
    if found := break_on(day, years):
        return Passed(on=day, why=Off.BREAK, name=found.name)
    if day in holidays:
        return Passed(on=day, why=Off.HOLIDAY, name=holidays[day])
    return Passed(on=day, why=Off.OUTSIDE)
