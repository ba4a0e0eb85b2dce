"""The school's whole plan, to read."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Markdown

from elvis_tui.domain.record import replace
from elvis_tui.resources import content
from elvis_tui.screens.plan.document import PlanTextScreen, plan_markdown
from elvis_tui.screens.plan.month import PlanScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from tests.screens.plan.plan_room import (
    press,
    room,
)


async def test_p_shows_the_whole_plan_as_it_is_written(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, PlanTextScreen)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        source = pilot.app.screen.query_one(Markdown).source
        assert source.split() == content("handlingsplan.md").read_text(encoding="utf-8").split()
        at = pilot.app.screen.query_one("#plan-text")
        await press(pilot, "down", "down", "down")
        assert at.scroll_offset.y == 3
        await press(pilot, "k")
        assert at.scroll_offset.y == 2
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_brackets_in_a_plan_are_text_also_under_the_mouse(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "handlingsplan.md"
    path.write_text(
        "# Plan\n\n| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur [/] | Mai | Rektor |\n",
        encoding="utf-8",
    )
    desk = replace(desk, sources=Sources(tmp_path))
    async with room(desk) as (pilot, _screen):
        await press(pilot, "p")
        # A document is drawn a little later than the screen it stands on.
        await pilot.app.workers.wait_for_complete()
        cells = list(pilot.app.screen.query(".cell, .header"))
        assert len(cells) == 6
        assert not any(cell.tooltip for cell in cells)


def test_the_plans_sections_make_the_document_again() -> None:
    text = plan_markdown(Sources().plan())
    assert text.split() == content("handlingsplan.md").read_text(encoding="utf-8").split()
    assert text.startswith("# Handlingsplan")
    assert text.count("\n## ") == 6
