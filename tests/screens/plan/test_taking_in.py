"""Another plan, from the page of the plan: shown, taken in, undone, and the one before again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.screens.plan.activity import activity_facts
from elvis_tui.screens.plan.document import PlanTextScreen
from elvis_tui.screens.plan.former_plans import FormerPlans
from elvis_tui.screens.plan.taking_in import TakeInPlan
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.plan.importing import read
from elvis_tui.services.plan.verbs import month
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.rows import Row, RowList
from tests.screens.plan.plan_room import NARROW, desk_on, press, room
from tests.screens.waiting import wait_until

PLAN = (
    "# Ny\n\n| Tiltak | Når | Ansvar |\n|---|---|---|\n"
    "| Juleverkstad | Desember | Miljøteam |\n| Tur [/] 🎉 | Når det passer | |\n"
)


@pytest.fixture
def desk() -> Desk:
    return desk_on(2026, 10, 19)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ny.md"
    path.write_text(PLAN, "utf-8")
    return path


def told(pilot: Pilot[Any]) -> list[str]:
    rows = pilot.app.screen.query_one("#told", RowList).rows
    return [cell if isinstance(cell, str) else cell[0] for row in rows for cell in row.cells]


async def look(pilot: Pilot[Any], path: Path) -> TakeInPlan:
    await press(pilot, "p", "i")
    screen = pilot.app.screen
    assert isinstance(screen, TakeInPlan)
    screen.query_one(LineField).value = str(path)
    await pilot.pause()
    await press(pilot, "enter")
    await wait_until(pilot, lambda: len(told(pilot)) != 2 and "Leser" not in told(pilot)[0])
    return screen


async def test_what_comes_is_shown_and_taken_in_only_with_ctrl_s(desk: Desk, file: Path) -> None:
    async with room(desk, NARROW) as (pilot, _screen):
        await look(pilot, file)
        words = "\n".join(told(pilot))
        assert "2 aktiviteter" in words
        assert "· Tur [/] 🎉 (Når det passer)" in words
        assert "«Juleverksted» er nå «Juleverkstad»" in words
        assert len(activities(desk)) == 32
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, PlanTextScreen)
        assert [row.text for row in activities(desk)] == ["Juleverkstad", "Tur [/] 🎉"]


async def test_esc_leaves_the_plan_as_it_was(desk: Desk, file: Path) -> None:
    async with room(desk, NARROW) as (pilot, _screen):
        await look(pilot, file)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanTextScreen)
        assert len(activities(desk)) == 32


async def test_a_file_that_is_no_plan_says_why_and_cannot_be_taken_in(
    desk: Desk, file: Path
) -> None:
    file.write_text("# Bare ord\n", "utf-8")
    async with room(desk, NARROW) as (pilot, _screen):
        screen = await look(pilot, file)
        (sentence,) = told(pilot)
        assert sentence.startswith("ny.md kan ikke tas inn: fila har ingen aktiviteter")
        assert not screen.is_ready()
        await press(pilot, "ctrl+s")
        assert pilot.app.screen is screen


async def test_marks_follow_reworded_rows_unless_one_says_no(desk: Desk, file: Path) -> None:
    row = next(row for row in activities(desk) if row.text == "Juleverksted")
    mark = DoneMark(
        id="m", activity=row.key, text=row.text, period="2026-12", on=desk.today, by="b"
    )
    desk.save("plan.done", mark)
    async with room(desk, NARROW) as (pilot, _screen):
        screen = await look(pilot, file)
        assert screen.may_carry()
        assert "følger med rader" in " ".join(told(pilot))
        await press(pilot, "f8")
        assert "følger ikke med rader" in " ".join(told(pilot))
        await press(pilot, "f8", "ctrl+s")
    assert [m.id for m in activities(desk)[0].done] == ["m"]


async def test_the_plan_before_is_listed_shown_and_used_again(desk: Desk, file: Path) -> None:
    async with room(desk, NARROW) as (pilot, _screen):
        await look(pilot, file)
        await press(pilot, "ctrl+s", "v")
        assert isinstance(pilot.app.screen, FormerPlans)
        rows = pilot.app.screen.query_one(RowList).rows
        assert [row.cells[1] for row in rows if isinstance(row, Row)] == [
            "ny.md",
            "handlingsplan.md",
        ]
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, TakeInPlan)
        assert any("32 aktiviteter" in line for line in told(pilot))
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, PlanTextScreen)
        assert len(activities(desk)) == 32


async def test_the_list_is_scrolled_while_one_stands_in_the_field(desk: Desk, file: Path) -> None:
    async with room(desk, NARROW) as (pilot, _screen):
        screen = await look(pilot, file)
        rows = screen.query_one(RowList)
        assert rows.row is not None
        before = rows.row.id
        await press(pilot, "down")
        assert rows.row is not None
        assert rows.row.id != before


async def test_all_of_what_comes_can_be_paged_through_from_the_field_and_the_list(
    desk: Desk, file: Path
) -> None:
    async with room(desk, NARROW) as (pilot, _screen):
        screen = await look(pilot, file)
        rows = screen.query_one(RowList)
        assert "taking_in.page_down" in {a.binding.id for a in live_bindings(screen)}
        for stand in (rows, screen.query_one(LineField)):
            stand.focus()
            await press(pilot, "pagedown")
            assert rows.scroll_offset.y > 0
            await press(pilot, "pageup", "pageup")
            assert rows.cursor == 0
        rows.focus()
        await press(pilot, "end")
        assert rows.row is rows.rows[-1]


async def test_a_page_passes_by_no_line_unread(desk: Desk, file: Path) -> None:
    file.write_text(PLAN + "".join(f"| {'ab ' * n} | Mai | |\n" for n in range(4, 23)), "utf-8")
    async with room(desk, NARROW) as (pilot, _screen):
        rows = (await look(pilot, file)).query_one(RowList)
        while rows.row is not rows.rows[-1]:
            before = rows.scroll_offset.y
            await press(pilot, "pagedown")
            assert rows.scroll_offset.y - before <= rows.size.height


async def test_what_weighs_most_stands_first_and_every_row_is_told_as_it_is_read(
    desk: Desk, file: Path
) -> None:
    async with room(desk, NARROW) as (pilot, _screen):
        await look(pilot, file)
        lines = told(pilot)
        assert lines[2].startswith("Mot planen som er i bruk: 1 ny, 31 borte")
        assert "· Juleverkstad (Desember). Lest som: desember. Ansvar: Miljøteam." in lines
        assert "· Tur [/] 🎉 (Når det passer). Lest som: ikke lest. Ansvar: ingen." in lines


def test_what_else_a_row_says_stands_on_its_page(desk: Desk, file: Path) -> None:
    noted = "| Tiltak | Når | Gjelder for |\n|---|---|---|\n| Tur | Mai | Vg1 [/] |\n"
    file.write_text(noted, "utf-8")
    apply(desk, read(file).planner(desk)())
    (row,) = activities(desk)
    told = dict(activity_facts(row, month(desk, 2027, 5)))
    assert told["Gjelder for"] == "Vg1 [/]"
    assert told["Ansvar"] == "–"
