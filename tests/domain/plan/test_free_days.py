"""Why a day is free, the school days around it, and the school's own weeks."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.calendar import Break, SchoolYear, is_school_day
from elvis_tui.domain.plan.free_days import (
    Free,
    FreeKind,
    nearest_school_day,
    school_days_around,
    school_week_before,
    why_free,
)
from elvis_tui.domain.plan.public_holidays import public_holidays

AUTUMN = Break(
    name="Høstferie",
    first=date(2026, 10, 5),
    last=date(2026, 10, 9),
    source="ruta",
    certainty="middels",
)
EASTER = Break(name="Påskeferie", first=date(2027, 3, 22), last=date(2027, 3, 29))
YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(AUTUMN, EASTER),
    source="fylket",
    certainty="høy",
)
NEXT = SchoolYear(label="2027/28", first_day=date(2027, 8, 16), last_day=date(2028, 6, 16))
HOLIDAYS = {
    date(2027, 3, 26): "Langfredag",
    date(2027, 5, 17): "Grunnlovsdag",
    date(2030, 5, 1): "Arbeidernes dag",
}
BOTH = (YEAR, NEXT)
DAYS = st.dates(min_value=date(2026, 6, 1), max_value=date(2028, 9, 30))


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 10, 6), FreeKind.BREAK, "Høstferie"),
        (date(2027, 3, 28), FreeKind.BREAK, "Påskeferie"),
        (date(2027, 3, 26), FreeKind.PUBLIC_HOLIDAY, "Langfredag"),
        (date(2027, 5, 17), FreeKind.PUBLIC_HOLIDAY, "Grunnlovsdag"),
        (date(2026, 10, 17), FreeKind.WEEKEND, ""),
        (date(2026, 8, 14), FreeKind.OUTSIDE, ""),
        (date(2026, 8, 15), FreeKind.OUTSIDE, ""),
        (date(2027, 6, 21), FreeKind.OUTSIDE, ""),
        (date(2031, 7, 3), FreeKind.OUTSIDE, ""),
        (date(2031, 10, 4), FreeKind.WEEKEND, ""),
        (date(2030, 5, 1), FreeKind.PUBLIC_HOLIDAY, "Arbeidernes dag"),
        (date(2031, 10, 6), FreeKind.NOT_KNOWN, ""),
    ],
)
def test_a_free_day_says_why(day: date, kind: FreeKind, name: str) -> None:
    found = why_free(day, BOTH, HOLIDAYS)
    assert found is not None
    assert (found.kind, found.name) == (kind, name)


def test_a_break_tells_its_own_source_and_else_that_of_its_year() -> None:
    assert why_free(date(2026, 10, 6), BOTH, {}) == Free(
        kind=FreeKind.BREAK,
        name="Høstferie",
        first=AUTUMN.first,
        last=AUTUMN.last,
        source="ruta",
        certainty="middels",
    )
    easter = why_free(date(2027, 3, 23), BOTH, {})
    assert easter
    assert (easter.source, easter.certainty) == ("fylket", "høy")


def test_a_weekend_or_a_holiday_in_the_week_of_a_break_says_which() -> None:
    saturday = why_free(date(2026, 10, 10), BOTH, HOLIDAYS)
    friday = why_free(date(2027, 3, 26), BOTH, HOLIDAYS)
    before = why_free(date(2026, 10, 4), BOTH, HOLIDAYS)
    assert saturday
    assert friday
    assert before
    assert (saturday.beside, friday.beside, before.beside) == ("Høstferie", "Påskeferie", "")


def test_a_summer_lasts_from_one_calendar_to_the_next_that_is_known() -> None:
    summers = {
        day: why_free(day, BOTH, {})
        for day in (date(2027, 6, 21), date(2027, 7, 20), date(2027, 8, 13))
    }
    known = {(s.first, s.last) for s in summers.values() if s}
    assert known == {(date(2027, 6, 19), date(2027, 8, 15))}
    last = why_free(date(2028, 6, 20), BOTH, {})
    first = why_free(date(2026, 8, 10), BOTH, {})
    assert last
    assert first
    assert (last.first, last.last) == (date(2028, 6, 17), None)
    assert (first.first, first.last) == (None, date(2026, 8, 16))


@given(DAYS)
def test_a_day_is_free_when_it_is_no_school_day(day: date) -> None:
    holidays = {d: "x" for y in (2026, 2027, 2028) for d, _ in public_holidays(y)}
    known = is_school_day(day, BOTH, holidays)
    found = why_free(day, BOTH, holidays)
    assert (found is None) is (known is True)
    assert (found is not None and found.kind is FreeKind.NOT_KNOWN) is (known is None)


def test_the_world_mental_health_day_in_the_autumn_break_has_two_ways_out() -> None:
    day = date(2026, 10, 10)
    assert school_days_around(day, BOTH) == (date(2026, 10, 2), date(2026, 10, 12))
    assert nearest_school_day(day, BOTH) == date(2026, 10, 12)
    assert school_week_before(day, BOTH) == date(2026, 9, 28)


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        (date(2026, 9, 2), date(2026, 9, 2)),
        (date(2026, 9, 5), date(2026, 9, 4)),
        (date(2026, 9, 6), date(2026, 9, 7)),
        (date(2027, 5, 6), date(2027, 5, 5)),  # a Thursday: Ascension Day, and two as near
        (date(2027, 7, 25), date(2027, 8, 16)),
        (date(2028, 6, 20), date(2028, 6, 16)),
        (date(2028, 7, 30), None),  # what comes in August is not known, and is nearer
        (date(2031, 10, 6), None),
        (date.min, None),
        (date.max, None),
    ],
)
def test_the_nearest_school_day_is_never_guessed(day: date, nearest: date | None) -> None:
    assert nearest_school_day(day, BOTH) == nearest


@given(DAYS)
def test_no_school_day_is_nearer_than_the_nearest(day: date) -> None:
    found = nearest_school_day(day, BOTH)
    if found is not None:
        away = abs((found - day).days)
        inside = (day + timedelta(days=n) for n in range(1 - away, away))
        holidays = {d for y in (2026, 2027, 2028) for d, _ in public_holidays(y)}
        assert is_school_day(found, BOTH, holidays)
        assert not any(is_school_day(d, BOTH, holidays) for d in inside)


def test_there_is_no_week_before_the_first() -> None:
    assert school_week_before(date(2026, 8, 20), [YEAR]) is None
    assert school_week_before(date(2027, 3, 30), [YEAR]) == date(2027, 3, 15)
    assert school_week_before(date(2026, 8, 20), []) is None
