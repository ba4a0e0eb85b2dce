"""The days of a month without school, one after another as one."""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.free_days import FreeKind
from elvis_tui.domain.plan.free_spans import free_spans, school_days

YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(Break(name="Juleferie", first=date(2026, 12, 21), last=date(2027, 1, 1), source="K"),),
)
DECEMBER = [date(2026, 12, 1) + timedelta(days=n) for n in range(31)]


def test_a_break_is_one_and_whole_and_a_holiday_in_it_is_told_too() -> None:
    told = free_spans(DECEMBER, [YEAR], {date(2026, 12, 25): "Første juledag"})
    assert [(span, free.kind) for span, free in told] == [
        ((date(2026, 12, 21), date(2027, 1, 1)), FreeKind.BREAK),
        ((date(2026, 12, 25),) * 2, FreeKind.PUBLIC_HOLIDAY),
    ]
    assert school_days(DECEMBER, [YEAR], {}) == 14


def test_what_lies_outside_the_year_is_one_and_weekends_are_not_told() -> None:
    august = [date(2026, 8, 1) + timedelta(days=n) for n in range(31)]
    ((_span, free),) = free_spans(august, [YEAR], {})
    assert free.kind is FreeKind.OUTSIDE
    assert school_days(august, [YEAR], {}) == 11


def test_days_that_nobody_knows_are_one_and_not_counted() -> None:
    told = free_spans(DECEMBER, [], {})
    assert [free.kind for _span, free in told] == [FreeKind.NOT_KNOWN]
    assert school_days(DECEMBER, [], {}) is None
