"""What a calendar changes, and what of it needs no calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.calendar_import import (
    LeftWhy,
    change_of,
    changes_of,
    no_weekday_of_its_own,
    spans,
    without_holidays,
)
from elvis_tui.domain.record import replace

AUTUMN = Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9))
MAY = Break(name="Fridag", first=date(2027, 5, 7), last=date(2027, 5, 7))
YEAR = SchoolYear(
    label="2026/27", first_day=date(2026, 8, 17), last_day=date(2027, 6, 18), breaks=(AUTUMN,)
)


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2027, 5, 17), date(2027, 5, 17), LeftWhy.PUBLIC_HOLIDAY),
        (date(2027, 3, 25), date(2027, 3, 29), LeftWhy.PUBLIC_HOLIDAY),
        (date(2027, 5, 15), date(2027, 5, 17), LeftWhy.PUBLIC_HOLIDAY),
        (date(2027, 5, 8), date(2027, 5, 9), LeftWhy.WEEKEND),
        (date(2027, 5, 6), date(2027, 5, 7), None),
        (date(2026, 10, 5), date(2026, 10, 9), None),
        (date.min, date.max, None),
        (date.max, date.max, None),
    ],
)
def test_days_that_are_free_without_a_calendar(
    first: date, last: date, why: LeftWhy | None
) -> None:
    assert no_weekday_of_its_own(first, last) is why


def test_public_holidays_weekends_and_repeats_are_no_breaks() -> None:
    easter = Break(name="Påske", first=date(2027, 3, 25), last=date(2027, 3, 29))
    year, left = without_holidays(replace(YEAR, breaks=(AUTUMN, AUTUMN, easter, MAY)))
    assert year.breaks == (AUTUMN, MAY)
    assert [(one.name, one.why) for one in left] == [
        ("Høstferie", LeftWhy.REPEATED),
        ("Påske", LeftWhy.PUBLIC_HOLIDAY),
    ]


def test_what_becomes_free_and_what_becomes_school_days_is_told() -> None:
    later = replace(AUTUMN, first=date(2026, 10, 7), last=date(2026, 10, 13))
    after = replace(YEAR, breaks=(later, MAY), last_day=date(2027, 6, 17))
    change = change_of(YEAR, after)
    assert change.free == (
        date(2026, 10, 12),
        date(2026, 10, 13),
        date(2027, 5, 7),
        date(2027, 6, 18),
    )
    assert change.school == (date(2026, 10, 5), date(2026, 10, 6))
    assert not change.nothing


def test_a_year_that_is_known_just_so_changes_nothing() -> None:
    (change,) = changes_of([YEAR], [YEAR])
    assert change.nothing
    (renamed,) = changes_of([YEAR], [replace(YEAR, source="fylket")])
    assert (renamed.free, renamed.school, renamed.nothing) == ((), (), False)


def test_a_year_that_is_not_known_has_no_days_to_change() -> None:
    following = replace(YEAR, first_day=date(2027, 8, 16), last_day=date(2028, 6, 16), breaks=())
    (change,) = changes_of([YEAR], [following])
    assert (change.before, change.free, change.school) == (None, (), ())


def test_days_in_a_row_are_one_span_over_a_weekend_too() -> None:
    friday = date(2026, 10, 9)
    assert spans([friday, friday + timedelta(days=3), friday + timedelta(days=5)]) == (
        (friday, friday + timedelta(days=3)),
        (friday + timedelta(days=5), friday + timedelta(days=5)),
    )


@given(st.sets(st.dates(date(2026, 8, 1), date(2027, 7, 31)), max_size=40))
def test_no_day_is_lost_in_a_span(days: set[date]) -> None:
    found = spans(days)
    assert all(any(first <= day <= last for first, last in found) for day in days)
    assert all(first in days and last in days for first, last in found)
