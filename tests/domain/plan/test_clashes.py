"""What is set on days without school, and what could be taken instead."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.plan.calendar import Break, SchoolYear
from elvis_tui.domain.plan.clashes import Clash
from elvis_tui.domain.plan.free_days import FreeKind
from elvis_tui.domain.plan.month import month_view
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.when import read_when

YEAR = SchoolYear(
    label="2026/27",
    first_day=date(2026, 8, 17),
    last_day=date(2027, 6, 18),
    breaks=(
        Break(name="Høstferie", first=date(2026, 10, 5), last=date(2026, 10, 9)),
        Break(name="Juleferie", first=date(2026, 12, 21), last=date(2027, 1, 1)),
    ),
)


def found(when_text: str, year: int, month: int, *, known: bool = True) -> list[Clash]:
    activity = Activity(
        id="P01",
        text="Turdag",
        when_text=when_text,
        when=read_when(when_text),
        responsible=("Rektor",),
    )
    holidays = {date(2027, 5, 17): "Grunnlovsdag"}
    years = [YEAR] if known else []
    return list(month_view([activity], year, month, years, holidays, date(2026, 10, 19)).clashes)


def test_a_saturday_in_the_week_of_a_break_has_the_days_around_it_and_the_week_before() -> None:
    (clash,) = found("10. oktober", 2026, 10)
    assert (clash.free.kind, clash.free.beside, clash.week) == (FreeKind.WEEKEND, "Høstferie", 41)
    assert (clash.before, clash.after) == (date(2026, 10, 2), date(2026, 10, 12))
    assert clash.week_before == date(2026, 9, 28)


@pytest.mark.parametrize(
    ("when_text", "month", "kind"),
    [
        ("7. oktober", (2026, 10), FreeKind.BREAK),
        ("17. mai", (2027, 5), FreeKind.PUBLIC_HOLIDAY),
        ("25. oktober", (2026, 10), FreeKind.WEEKEND),
        ("22. juni", (2027, 6), FreeKind.OUTSIDE),
        ("innen 1. november", (2026, 11), FreeKind.WEEKEND),
    ],
)
def test_each_reason_is_told(when_text: str, month: tuple[int, int], kind: FreeKind) -> None:
    (clash,) = found(when_text, *month)
    assert clash.free.kind is kind
    assert (clash.is_week, clash.is_part, clash.is_own) == (False, False, False)


def test_a_week_without_school_clashes_and_one_with_a_single_school_day_does_not() -> None:
    (clash,) = found("uke 41", 2026, 10)
    assert (clash.is_week, clash.first, clash.last) == (
        *(True, date(2026, 10, 5), date(2026, 10, 9)),
    )
    assert found("uke 42", 2026, 10) == []


def test_the_free_weekdays_of_a_span_are_told_and_its_weekends_are_not() -> None:
    (clash,) = found("8.–16. oktober", 2026, 10)
    assert (clash.is_part, clash.first, clash.last) == (
        *(True, date(2026, 10, 8), date(2026, 10, 9)),
    )
    assert found("15.–20. oktober", 2026, 10) == []


def test_a_span_of_months_was_meant_to_go_over_breaks() -> None:
    assert found("1. oktober–30. november", 2026, 10) == []


def test_what_recurs_is_on_school_days_and_never_clashes() -> None:
    assert found("hver onsdag", 2026, 10) == []


def test_without_a_calendar_only_a_weekend_is_known_and_nothing_is_proposed() -> None:
    assert found("7. oktober", 2026, 10, known=False) == []
    (clash,) = found("10. oktober", 2026, 10, known=False)
    assert (clash.before, clash.after, clash.week_before) == (None, None, None)
