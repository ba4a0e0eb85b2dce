"""School years, school days and weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.calendar import (
    Break,
    SchoolYear,
    break_on,
    is_outside,
    is_school_day,
    monday_of,
    next_school_day,
    school_year_of,
    week_number,
    weeks_of_month,
)
from elvis_tui.domain.school_year import label_of, starting_year

AUTUMN = Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9))
YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(AUTUMN,),
)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 7, 31), None),
        (date(2026, 8, 1), YEAR),
        (date(2027, 7, 31), YEAR),
        (date(2027, 8, 1), None),
    ],
)
def test_a_school_year_is_counted_from_august_to_july(day: date, year: SchoolYear | None) -> None:
    """FAULTS 68."""
    assert school_year_of(day, [YEAR]) is year


def test_a_school_year_is_named_by_both_its_calendar_years() -> None:
    assert label_of(starting_year(date(2027, 6, 1))) == "2026/27"
    assert label_of(1999) == "1999/00"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 14), False),
        (date(2026, 8, 17), True),
        (date(2026, 10, 2), True),
        (date(2026, 10, 3), False),
        (date(2026, 10, 5), False),
        (date(2026, 10, 9), False),
        (date(2026, 10, 12), True),
        (date(2027, 5, 17), False),
        (date(2027, 6, 18), True),
        (date(2027, 6, 21), False),
        (date(2027, 7, 1), False),
        (date(2028, 7, 3), False),
        (date(2027, 9, 1), None),
        (date(2027, 9, 4), False),
    ],
)
def test_a_school_day_is_a_weekday_in_a_known_year_without_break_or_holiday(
    day: date, expected: bool | None
) -> None:
    assert is_school_day(day, [YEAR], {date(2027, 5, 17): "Grunnlovsdag"}) is expected


def test_the_break_a_day_falls_in_is_found() -> None:
    assert break_on(date(2026, 10, 5), [YEAR]) is AUTUMN
    assert break_on(date(2026, 10, 10), [YEAR]) is None
    assert break_on(date(2025, 10, 6), [YEAR]) is None


def test_the_next_school_day_steps_over_breaks_weekends_and_holidays() -> None:
    assert next_school_day(date(2026, 10, 2), [YEAR]) == date(2026, 10, 12)
    assert next_school_day(date(2026, 10, 2), [YEAR], {date(2026, 10, 12)}) == date(2026, 10, 13)


def test_there_is_no_next_school_day_where_the_known_calendar_ends() -> None:
    assert next_school_day(date(2027, 6, 18), [YEAR]) is None
    assert next_school_day(date(2026, 1, 5), [YEAR]) is None
    assert next_school_day(date(2026, 1, 5), []) is None


@given(DAYS)
def test_the_next_school_day_is_the_first_one_after(day: date) -> None:
    found = next_school_day(day, [YEAR])
    if found is not None:
        between = [day + timedelta(days=n) for n in range(1, (found - day).days)]
        assert is_school_day(found, [YEAR])
        assert not any(is_school_day(d, [YEAR]) for d in between)


@given(st.integers(2, 9998), st.integers(1, 12))
def test_the_weeks_of_a_month_hold_all_its_days_in_full_weeks_from_monday(
    year: int, month: int
) -> None:
    weeks = weeks_of_month(year, month)
    days = [day for week in weeks for day in week]
    assert all(len(week) == 7 and week[0].isoweekday() == 1 for week in weeks)
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert all(any(day.month == month for day in week) for week in weeks)
    inside = [day for day in days if day.month == month]
    assert inside[0].day == 1
    assert (inside[-1] + timedelta(days=1)).day == 1


def test_a_day_outside_the_school_year_is_told_from_a_day_that_is_not_known() -> None:
    assert is_outside(YEAR.first_day - timedelta(days=1), [YEAR])
    assert not is_outside(YEAR.first_day, [YEAR])
    assert not is_outside(YEAR.last_day, [YEAR])
    assert is_outside(YEAR.last_day + timedelta(days=1), [YEAR])
    assert is_outside(date(2031, 7, 5), [YEAR])
    assert not is_outside(date(2031, 8, 5), [YEAR])


@given(DAYS)
def test_the_monday_of_a_week_shares_its_iso_week(day: date) -> None:
    monday = monday_of(day)
    assert monday.isoweekday() == 1
    assert 0 <= (day - monday).days <= 6
    assert week_number(monday) == week_number(day)


def test_a_year_can_have_a_week_53() -> None:
    """FAULTS 68."""
    assert week_number(date(2026, 12, 31)) == 53
    assert week_number(date(2027, 1, 4)) == 1
