"""The demo on every day of two years: no meeting in July, none in a break, and order is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.plan.calendar import Break, SchoolYear, is_school_day, monday_of
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import replace
from elvis_tui.resources import sample
from elvis_tui.services.demo_weeks import Move, SchoolWeeks, usual_year
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.file_store import FileStore

REFERENCE = date(2026, 10, 19)
KNOWN = Sources().school_years()
YEARS = (usual_year(2024), *KNOWN, usual_year(2027), usual_year(2028))
HOLIDAYS = {day for year in range(2024, 2030) for day, _name in public_holidays(year)}
FIRST = date(2026, 1, 1)
TWO_YEARS = [FIRST + timedelta(days=n) for n in range(731)]
STORE = FileStore(sample("skole.json"), read_only=True)


def _happenings() -> Iterator[date]:
    """The days of all meetings, contacts and conversations of the sample."""
    yield from (m.on for m in STORE.all(Meeting).values())
    for follow_up in STORE.all(FollowUp).values():
        yield from (c.on for c in follow_up.contacts)
        yield from (n.at.date() for n in follow_up.notes)
    for case in STORE.all(Case).values():
        yield from (step.on for step in case.steps if step.on)


HAPPENINGS = sorted(set(_happenings()))
HELD = sorted(m.on for m in STORE.all(Meeting).values() if m.status is MeetingStatus.FINISHED)
PLANNED = sorted(m.on for m in STORE.all(Meeting).values() if m.status is MeetingStatus.PLANNED)
OLD_WEEKS = SchoolWeeks(REFERENCE, KNOWN)


@cache
def _weeks(year: int) -> SchoolWeeks:
    return SchoolWeeks(date(year, 6, 1), KNOWN)


def move_for(today: date) -> Move:
    weeks = _weeks(today.year)
    return Move(OLD_WEEKS, weeks, REFERENCE, weeks.week_for(today))


def at_school(day: date) -> bool:
    return bool(is_school_day(day, YEARS, HOLIDAYS))


def test_whatever_day_it_is_nothing_happens_on_a_day_without_school() -> None:
    for today in TWO_YEARS:
        move = move_for(today)
        off = [(today, day) for day in HAPPENINGS if not at_school(move(day))]
        assert off == []


def test_whatever_day_it_is_order_is_kept_and_the_weekday_unless_it_is_a_holiday() -> None:
    for today in TWO_YEARS:
        move = move_for(today)
        there = [move(day) for day in HAPPENINGS]
        assert there == sorted(there)
        for day, new in zip(HAPPENINGS, there, strict=True):
            same = monday_of(new) + timedelta(days=day.weekday())
            assert new == same or not at_school(same)


def test_whatever_day_it_is_what_was_is_past_and_what_is_planned_is_not() -> None:
    for today in TWO_YEARS:
        move = move_for(today)
        assert all(move(day) < today for day in HAPPENINGS if day < REFERENCE)
        assert all(move(day) < today for day in HELD)
        assert all(move(day) >= monday_of(today) for day in PLANNED)
        assert move(PLANNED[-1]) >= today


def test_in_july_the_last_weeks_of_school_have_been_and_august_is_next() -> None:
    move = move_for(date(2027, 7, 15))
    assert move.new == move(REFERENCE) == usual_year(2027).first_day
    assert move(date(2026, 10, 16)) == date(2027, 6, 18)
    assert move(HELD[-1]).month == 6


def test_in_a_break_the_week_after_it_is_next() -> None:
    assert move_for(date(2026, 10, 7)).new == date(2026, 10, 12)
    assert move_for(date(2026, 10, 7))(date(2026, 10, 16)) == date(2026, 10, 2)
    assert move_for(date(2027, 1, 1)).new == date(2027, 1, 4)


def test_what_was_just_before_the_week_stays_before_it() -> None:
    old, new = date(2026, 10, 12), date(2026, 11, 2)  # after høstferien, and a plain week
    move = Move(SchoolWeeks(old, KNOWN), SchoolWeeks(new, KNOWN), old, new)
    assert [move(old - timedelta(days=n)) for n in (1, 2, 8)] == [date(2026, 10, 30)] * 3
    assert move(old) == new


def test_a_day_in_a_gap_goes_to_the_nearest_week_of_school() -> None:
    move = move_for(date(2026, 11, 2))
    assert move(date(2026, 8, 13)) == move(date(2026, 8, 17))
    assert move(date(2026, 6, 22)) == move(date(2026, 6, 19))


def test_a_week_of_two_days_of_school_is_none() -> None:
    off = Break(name="Fri", first=date(2026, 10, 28), last=date(2026, 10, 30))
    year = replace(KNOWN[-1], breaks=(off,))
    assert date(2026, 10, 26) not in SchoolWeeks(REFERENCE, [year]).mondays
    shorter = replace(off, last=date(2026, 10, 29))
    year = replace(year, breaks=(shorter,))
    assert date(2026, 10, 26) in SchoolWeeks(REFERENCE, [year]).mondays


def test_a_holiday_moves_what_was_planned_to_the_nearest_day_of_the_week() -> None:
    move = move_for(date(2027, 5, 18))  # Monday is the 17th of May
    assert move.new == date(2027, 5, 17)
    assert [move(REFERENCE + timedelta(days=n)).day for n in range(7)] == [
        18,
        18,
        19,
        20,
        21,
        21,
        21,
    ]


@pytest.mark.parametrize("year", KNOWN, ids=lambda y: y.label)
def test_the_usual_year_is_much_like_those_that_are_known(year: SchoolYear) -> None:
    usual = usual_year(year.first_day.year)
    days = [year.first_day + timedelta(days=n) for n in range(-7, 330)]
    differ = [d for d in days if is_school_day(d, [usual]) != is_school_day(d, [year])]
    assert len(differ) <= 12
    assert usual.label == year.label


def test_a_day_many_years_away_keeps_its_distance() -> None:
    assert move_for(REFERENCE + timedelta(days=14))(date(1990, 1, 1)) == date(1990, 1, 15)


@pytest.mark.parametrize("day", [date.min, date(3, 1, 1), date(9997, 5, 5), date.max])
def test_at_the_edge_of_the_calendar_there_are_no_weeks(day: date) -> None:
    with pytest.raises((ValueError, OverflowError)):
        SchoolWeeks(day, KNOWN)
