"""What the lines of the year are, and what is told under them, without a screen."""

from __future__ import annotations

from elvis_tui.domain.plan.placement import Told
from elvis_tui.domain.plan.times import Why
from elvis_tui.domain.plan.year import YearView
from elvis_tui.domain.record import replace
from elvis_tui.screens.plan.year_lines import FOLD, REST, line_here, year_lines
from tests.domain.plan.test_month import PLAN
from tests.domain.plan.test_year import activity, view_of

OCTOBER = 2


def ids(view: YearView, room: int | None, *opened: str) -> list[str]:
    return [row.id for row in year_lines(view, opened, room, name=30, who=0)]


def test_each_kind_has_its_line_where_there_is_room_and_one_line_for_all_where_not() -> None:
    view = view_of(*PLAN)
    assert len(ids(view, 19)) == 19
    packed = ids(view, 18)
    assert packed[-2:] == [FOLD + "weekly", REST]
    assert len(packed) == 16


def test_what_is_opened_stands_under_its_line() -> None:
    view = view_of(*PLAN)
    shown = ids(view, None, FOLD + "weekly")
    at = shown.index(FOLD + "weekly")
    assert shown[at + 1 : at + 3] == ["P09", "P32"]
    assert FOLD + "on_demand" in ids(view, 18, REST)


def test_what_contradicts_itself_is_told_beside_when_it_is() -> None:
    view = view_of(activity("Oktober"))
    row = view.rows[0]
    told = Told(why=Why.YEAR_GONE_BY, words="oktober 2024")
    contradicted = replace(row, placement=replace(row.placement, told=(told,)))
    line = line_here(replace(view, rows=(contradicted,)), "P01", OCTOBER, ())
    assert "«oktober 2024»" in line
    assert line.endswith("· Rektor")
