"""The plan's 32 rows, month by month: where a person would put each of them.

`d` is a day, `w` a week, `m` the month, `s` around school start, `b` a band of what goes on, `r`
a day that recurs («Hver onsdag»), and `.` nothing.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.plan.placement import Place, Placement
from elvis_tui.domain.plan.placing import AT_SCHOOL_START
from tests.domain.plan.calendars import placement_of

MONTHS = (8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6)
FACTS = json.loads(
    (Path(__file__).parents[2] / "data" / "plan_rows.json").read_text(encoding="utf-8")
)
ROWS = {row["id"]: (row["when_text"], row["activity"]) for row in FACTS}

#               8 9 10 11 12 1 2 3 4 5 6
TABLE = """
P01 s . . . . . . . . . .  before_school_start
P02 s . . . . . . . . . .  before_school_start
P03 s . . . . . . . . . .  before_school_start
P04 s . . . . . . . . . .  school_start
P05 s . . . . . . . . . .  school_start
P06 s . . . . . . . . . .  school_start
P07 s s . . . . . . . . .  first_school_weeks
P08 . m . . . . . . . . .  months
P09 b b b b b b b b b b b  weekly
P10 b b b b b b b b b b b  all_year
P11 b b b b b b b b b b b  all_year
P12 b b b b b b b b b b b  all_year
P13 b b b b b b b b b b b  all_year
P14 b b b b b b b b b b b  all_year
P15 b b b b b b b b b b b  all_year
P16 b b b b b b b b b b b  all_year
P17 b b b b b b b b b b b  own_meeting_schedule
P18 . . d . . . . . . . .  months
P19 . . . m . . m . . . .  months
P20 b b b b b b b b b b b  on_demand
P21 b b b b b b b b b b b  all_year
P22 . . . . m . . . . . .  months
P23 . . . . . m . . . . .  months
P24 . . . . m . . . . . .  months
P25 . . . . . . . . . . m  months
P26 b b b b b b b b b b b  all_year
P27 b b b b b b b b b b b  all_year
P28 b b b b b b b b b b b  all_year
P29 b b b b b b b b b b b  own_meeting_schedule
P30 b b b b b b b b b b b  own_meeting_schedule
P31 b b b b b b b b b b b  timetabled
P32 r r r r r r r r r r r  weekly
"""
LINES = [line.split() for line in TABLE.split("\n") if line]


def stands(placement: Placement, month: int) -> str:
    if not placement.is_in(month):
        return "."
    if any(first.month == month for first, _last in placement.spans):
        return "d"
    if any(monday.month == month for monday in placement.weeks):
        return "w"
    if any(day.month == month for day in placement.days):
        return "r"
    if placement.band in AT_SCHOOL_START:
        return "s"
    return "b" if placement.place is Place.RECURRENCE else "m"


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_a_row_stands_in_each_month_where_a_person_would_put_it(line: list[str]) -> None:
    row, *signs, band = line
    placement = placement_of(*ROWS[row])
    assert [stands(placement, month) for month in MONTHS] == signs
    assert placement.band.value == band
    assert placement.told == ()


def test_the_table_has_every_row_of_the_plan() -> None:
    assert [line[0] for line in LINES] == list(ROWS) == [f"P{n:02d}" for n in range(1, 33)]


def test_no_row_is_in_july() -> None:
    assert not any(placement_of(*row).is_in(7) for row in ROWS.values())


def test_only_two_rows_have_a_day_and_no_day_is_one_the_plan_does_not_name() -> None:
    placements = {row: placement_of(*texts) for row, texts in ROWS.items()}
    assert [row for row, p in placements.items() if p.spans or p.days] == ["P18", "P32"]
    assert placements["P18"].spans == ((date(2026, 10, 10), date(2026, 10, 10)),)
    assert {day.isoweekday() for day in placements["P32"].days} == {3}


def test_without_a_calendar_the_rows_stand_in_the_same_months() -> None:
    for row in ROWS.values():
        known, unknown = placement_of(*row), placement_of(*row, known=False)
        assert (known.months, known.band) == (unknown.months, unknown.band)
