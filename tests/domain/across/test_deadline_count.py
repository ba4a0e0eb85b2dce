"""How the internal deadline was counted, against a slow count of each day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.across.deadline_count import Counted, Skipped, Why, counted
from elvis_tui.domain.cases.rules import working_days_after
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.services.desk.school_days import assumed_school
from elvis_tui.services.desk.sources import Sources

SOURCES = Sources()
YEARS = SOURCES.school_years()
DAYS = st.dates(date(2025, 8, 1), date(2029, 7, 31))


def deadline(reported: date, days: int = 5) -> date:
    return working_days_after(reported, days, assumed_school(SOURCES, reported.year + 1))


def told(reported: date, days: int = 5) -> Counted:
    counts = assumed_school(SOURCES, reported.year + 1)
    return counted(reported, working_days_after(reported, days, counts), YEARS, counts)


@pytest.mark.parametrize(
    ("reported", "end"),
    [
        pytest.param(date(2026, 10, 12), date(2026, 10, 19), id="an ordinary week"),
        pytest.param(date(2026, 10, 17), date(2026, 10, 23), id="a Saturday"),
        pytest.param(date(2026, 10, 1), date(2026, 10, 15), id="høstferie"),
        pytest.param(date(2025, 12, 17), date(2026, 1, 7), id="jul"),
        pytest.param(date(2026, 3, 27), date(2026, 4, 13), id="påske"),
        pytest.param(date(2026, 4, 29), date(2026, 5, 7), id="1. mai"),
        pytest.param(date(2027, 5, 12), date(2027, 5, 20), id="17. mai"),
        pytest.param(date(2028, 2, 25), date(2028, 3, 3), id="a leap day"),
        pytest.param(date(2027, 2, 19), date(2027, 3, 5), id="vinterferie, no leap day"),
        pytest.param(date(2026, 6, 16), date(2026, 8, 18), id="the turn of the school year"),
        pytest.param(date(2027, 6, 16), date(2027, 8, 18), id="a turn that no calendar knows"),
        pytest.param(date(2027, 12, 20), date(2028, 1, 6), id="a Christmas that none knows"),
    ],
)
def test_five_school_days_pass_over_what_is_off(reported: date, end: date) -> None:
    assert deadline(reported) == end


def _slowly(reported: date, days: int) -> date:
    """Day by day, from nothing but the calendar as it is written."""
    left, day = days, reported
    while left:
        day += timedelta(days=1)
        free = {d for d, _name in public_holidays(day.year)}
        year = next((y for y in YEARS if y.first_day <= day <= y.last_day), None)
        in_break = year is not None and any(b.first <= day <= b.last for b in year.breaks)
        known = any(
            date(y.first_day.year, 8, 1) <= day <= date(y.first_day.year + 1, 7, 31) for y in YEARS
        )
        usually_off = not known and (
            date(day.year, 6, 21) <= day <= date(day.year, 8, 15)
            or day >= date(day.year, 12, 22)
            or day <= date(day.year, 1, 2)
        )
        outside = day.month == 7 or (known and year is None) or usually_off
        if day.weekday() < 5 and day not in free and not in_break and not outside:
            left -= 1
    return day


@settings(deadline=None)  # the first one reads the calendars
@given(DAYS, st.integers(0, 30))
def test_it_is_what_a_slow_count_of_each_day_gives(reported: date, days: int) -> None:
    assert deadline(reported, days) == _slowly(reported, days)


@settings(deadline=None)  # the first one reads the calendars
@given(DAYS, st.integers(1, 30))
def test_every_day_is_either_counted_or_told_once_with_its_reason(
    reported: date, days: int
) -> None:
    counts = assumed_school(SOURCES, reported.year + 1)
    end = working_days_after(reported, days, counts)
    result = counted(reported, end, YEARS, counts)
    assert result.days == days
    passed_over = [
        one.first + timedelta(days=n)
        for one in result.skipped
        for n in range((one.last - one.first).days + 1)
    ]
    every = [reported + timedelta(days=n + 1) for n in range((end - reported).days)]
    assert passed_over == [day for day in every if not counts(day)]


def test_it_is_told_which_days_were_passed_over_and_why() -> None:
    assert told(date(2026, 10, 1)).skipped == (
        Skipped(date(2026, 10, 3), date(2026, 10, 4), Why.WEEKEND),
        Skipped(date(2026, 10, 5), date(2026, 10, 9), Why.BREAK, "Høstferie"),
        Skipped(date(2026, 10, 10), date(2026, 10, 11), Why.WEEKEND),
    )
    assert told(date(2026, 10, 12), 2) == Counted(2)


def test_each_public_holiday_stands_alone_and_a_summer_is_one() -> None:
    may = told(date(2026, 4, 29)).skipped
    assert may[0] == Skipped(date(2026, 5, 1), date(2026, 5, 1), Why.HOLIDAY)
    assert told(date(2026, 6, 16)).skipped == (
        Skipped(date(2026, 6, 20), date(2026, 8, 16), Why.OUTSIDE),
    )


def test_what_is_counted_without_a_calendar_says_of_which_years_and_what_was_assumed() -> None:
    assert told(date(2026, 10, 1)).unknown == ()
    summer = told(date(2027, 6, 16))
    assert summer.unknown == ("2027/28",)
    assert summer.skipped == (Skipped(date(2027, 6, 19), date(2027, 8, 15), Why.ASSUMED),)
    christmas = told(date(2027, 12, 20))
    assert christmas.unknown == ("2027/28",)
    assert Skipped(date(2027, 12, 22), date(2027, 12, 24), Why.ASSUMED) in christmas.skipped
