"""Where a row of the plan stands: before school start, in its week, on a date, in which words."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.marks import done_mark, done_marks
from elvis_tui.domain.plan.placement import Placement, placed
from elvis_tui.domain.plan.placing import DUE, text_in
from elvis_tui.domain.plan.records import Activity, DoneMark
from elvis_tui.domain.plan.school_start import start_span
from elvis_tui.domain.plan.when import read_when
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year

FACTS = json.loads(
    (Path(__file__).parents[2] / "data" / "plan_rows.json").read_text(encoding="utf-8")
)


def row(when_text: str, text: str = "Turdag", row_id: str = "P01") -> Activity:
    when = read_when(when_text, text)
    return Activity(id=row_id, text=text, when_text=when_text, when=when, responsible=())


PLAN = {r["id"]: row(r["when_text"], r["activity"], r["id"]) for r in FACTS}
YEAR = SchoolYear(label="2026/27", first_day=date(2026, 8, 17), last_day=date(2027, 6, 18))
LATE = SchoolYear(label="2026/27", first_day=date(2026, 9, 3), last_day=date(2027, 6, 18))


def due(year: int, month: int, *years: SchoolYear) -> list[str]:
    places = {row_id: in_year(a, year, month, *(years or (YEAR,))) for row_id, a in PLAN.items()}
    return [row_id for row_id, at in places.items() if at.band in DUE and at.is_in(month)]


def in_year(activity: Activity, year: int, month: int, *years: SchoolYear) -> Placement:
    return placed(activity, starting_year(date(year, month, 1)), years)


def span(row_id: str, year: SchoolYear | None) -> tuple[date, date] | None:
    placement = placed(PLAN[row_id], 2026, (year,) if year else ())
    return start_span(placement.band, placement.months, year)


def test_rows_one_to_three_stand_before_the_first_day_of_school() -> None:
    for row_id in ("P01", "P02", "P03"):
        assert span(row_id, YEAR) == (date(2026, 8, 1), date(2026, 8, 16))


def test_rows_four_to_six_stand_in_the_week_school_starts() -> None:
    for row_id in ("P04", "P05", "P06"):
        assert span(row_id, YEAR) == (date(2026, 8, 17), date(2026, 8, 21))
        assert span(row_id, LATE) == (date(2026, 9, 3), date(2026, 9, 4))


def test_row_seven_stands_in_the_first_weeks() -> None:
    assert span("P07", YEAR) == (date(2026, 8, 17), date(2026, 9, 30))


def test_no_day_is_guessed_where_the_calendar_is_missing() -> None:
    assert [span(f"P0{n}", None) for n in range(1, 8)] == [None] * 7
    assert due(2027, 8) == [f"P0{n}" for n in range(1, 8)]


def test_august_asks_for_all_seven_and_september_for_what_is_left_of_them() -> None:
    assert due(2026, 8) == [f"P0{n}" for n in range(1, 8)]
    assert due(2026, 9) == ["P07", "P08"]
    assert due(2026, 7) == due(2027, 7) == []


def test_a_school_that_starts_in_september_has_its_start_there() -> None:
    assert due(2026, 8, LATE) == ["P01", "P02", "P03"]
    assert due(2026, 9, LATE) == [*(f"P0{n}" for n in range(1, 9))]


def test_the_plans_own_month_is_not_moved_by_the_calendar() -> None:
    narrowed = row("De første skoleukene i august")
    assert placed(narrowed, 2026, [YEAR]).months == (8,)


def test_other_months_ask_for_the_rows_that_name_them() -> None:
    assert due(2026, 10) == ["P18"]
    assert due(2026, 11) == due(2027, 2) == ["P19"]
    assert due(2026, 12) == ["P22", "P24"]


def test_a_row_of_one_year_is_due_in_that_year_alone() -> None:
    this = row("Oktober 2026")
    assert placed(this, 2026, []).is_in(10)
    assert not placed(this, 2027, []).is_in(10)


def test_february_has_the_words_the_plan_has_for_it() -> None:
    survey = PLAN["P19"]
    assert text_in(survey, 11) == survey.text
    assert text_in(survey, 2) == f"Analyse og drøfting av resultater – {survey.text}"


def test_the_day_for_mental_health_is_the_tenth_of_october() -> None:
    assert placed(PLAN["P18"], 2026, (YEAR,)).spans == ((date(2026, 10, 10),) * 2,)
    assert placed(PLAN["P18"], 2027, ()).spans == ((date(2027, 10, 10),) * 2,)


def test_from_one_date_to_another_is_in_each_month_between_with_its_days() -> None:
    weeks = row("15. september–15. november")
    assert placed(weeks, 2026, []).months == (9, 10, 11)
    assert placed(weeks, 2026, ()).spans == ((date(2026, 9, 15), date(2026, 11, 15)),)
    leap = row("1.–29. februar")
    assert placed(leap, 2026, ()).spans == ((date(2027, 2, 1), date(2027, 2, 28)),)


def marked(activity: Activity, *periods: str) -> Activity:
    marks = (
        DoneMark(id=p, activity="k", text="t", period=p, on=date(2026, 9, 1), by="Test")
        for p in periods
    )
    return replace(activity, done=tuple(marks))


def test_the_first_weeks_are_one_thing_with_one_mark() -> None:
    first_weeks = marked(PLAN["P07"], "2026-08")
    assert done_mark(first_weeks, "2026-08") == done_mark(first_weeks, "2026-09") is not None
    assert done_mark(first_weeks, "2027-08") is None
    assert done_mark(first_weeks, "2026-10") is None
    # Data from before that may hold one of each month: they go together.
    assert len(done_marks(marked(PLAN["P07"], "2026-08", "2026-09"), "2026-08")) == 2


def test_what_two_months_ask_for_has_a_mark_for_each() -> None:
    survey = marked(PLAN["P19"], "2026-11")
    assert done_mark(survey, "2026-11")
    assert done_mark(survey, "2027-02") is None
    autumn = marked(row("August–september"), "2026-08")
    assert done_mark(autumn, "2026-09") is None


@pytest.mark.parametrize("period", ["", "2026", "august 2026", "2026-8", "0000-00"])
def test_a_mark_of_what_is_no_month_is_no_months_mark(period: str) -> None:
    assert done_mark(marked(PLAN["P07"], period), "2026-08") is None


@given(st.dates(date(2026, 8, 1), date(2026, 9, 30)))
def test_whenever_school_starts_its_rows_stand_before_in_and_after_it(first: date) -> None:
    year = replace(YEAR, first_day=first)
    before, start, weeks = (span(row_id, year) for row_id in ("P01", "P04", "P07"))
    assert before is None or before == (date(2026, 8, 1), first - timedelta(days=1))
    assert start is not None
    assert start[0] == first <= start[1]
    assert start[1].isocalendar().week == first.isocalendar().week
    assert weeks == (first, date(2026, 9, 30))
    shown = {row_id for month in (8, 9) for row_id in due(2026, month, year)}
    assert {f"P0{n}" for n in range(1, 8)} <= shown
