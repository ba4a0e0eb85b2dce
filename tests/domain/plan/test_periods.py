"""Periods that something is marked for."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError
from elvis_tui.domain.plan.periods import (
    PeriodKind,
    months_of,
    of_day,
    of_month,
    of_week,
    period,
    read_period,
    term_of,
)

DAYS = st.dates(date(2, 1, 10), date(9998, 12, 1))


@pytest.mark.parametrize(
    ("code", "kind", "first", "last", "year"),
    [
        ("2026-10", PeriodKind.MONTH, (2026, 10, 1), (2026, 10, 31), 2026),
        ("2027-02", PeriodKind.MONTH, (2027, 2, 1), (2027, 2, 28), 2026),
        ("2026-10-14", PeriodKind.DAY, (2026, 10, 14), (2026, 10, 14), 2026),
        ("2026-W42", PeriodKind.WEEK, (2026, 10, 12), (2026, 10, 18), 2026),
        ("2026-W53", PeriodKind.WEEK, (2026, 12, 28), (2027, 1, 3), 2026),
        ("2026-autumn", PeriodKind.TERM, (2026, 8, 1), (2026, 12, 31), 2026),
        ("2027-spring", PeriodKind.TERM, (2027, 1, 1), (2027, 7, 31), 2026),
    ],
)
def test_a_code_has_its_days_and_its_school_year(
    code: str, kind: PeriodKind, first: tuple[int, int, int], last: tuple[int, int, int], year: int
) -> None:
    found = read_period(code)
    assert (found.code, found.kind, found.year) == (code, kind, year)
    assert (found.first, found.last) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "code", ["", "2026", "2027-W53", "2026-13", "2026-11-31", "2026-winter", "2026-W42x", "[/]"]
)
def test_what_is_no_period_is_refused(code: str) -> None:
    assert period(code) is None
    with pytest.raises(DomainError):
        read_period(code)


@given(DAYS)
def test_every_period_of_a_day_is_read_back_and_has_the_day(day: date) -> None:
    for one in (of_day(day), of_week(day), of_month(day.year, day.month), term_of(day)):
        assert read_period(one.code) == one
        assert one.first <= day <= one.last
        assert one.touches(of_day(day))


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    found = period(text)
    assert found is None or found.code == text.strip()


def test_a_week_is_in_the_months_of_its_weekdays() -> None:
    assert months_of(read_period("2026-W40")) == ((2026, 9), (2026, 10))
    assert months_of(read_period("2026-W44")) == ((2026, 10),)  # Sunday the 1st of November
    assert not read_period("2026-W44").touches(read_period("2026-11"))
    assert read_period("2026-W41").touches(read_period("2026-10-10"))
    assert len(months_of(read_period("2027-spring"))) == 7
