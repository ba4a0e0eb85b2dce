"""A view that draws line by line works its styles out once, and anew when they may be others."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.geometry import Region

from elvis_tui.app.themes import THEMES
from elvis_tui.widgets.rows import Row, RowList
from tests.widgets.host import shown
from tests.widgets.test_rows import rows_of


def fresh(rows: RowList) -> dict[str, Style]:
    """The styles as they are when nothing is remembered."""
    rows.refresh()
    return {name: rows.style_of(name) for name in ("", *sorted(RowList.COMPONENT_CLASSES))}


def remembered(rows: RowList) -> dict[str, Style]:
    return {name: rows.style_of(name) for name in ("", *sorted(RowList.COMPONENT_CLASSES))}


async def test_a_cursor_that_moves_has_no_style_worked_out_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = rows_of(*(Row(f"r{n}", (f"r{n}", ("2STA", "muted"), ("nå", "red"))) for n in range(9)))
    asked: list[str] = []
    async with shown(rows) as (pilot, _heard):
        rows.focus()
        await pilot.pause()
        worked_out = rows.get_component_rich_style

        def counted(*names: str, **options: bool) -> Style:
            asked.extend(names)
            return worked_out(*names, **options)

        monkeypatch.setattr(rows, "get_component_rich_style", counted)
        await pilot.press("down", "up", "end")
        await pilot.pause()
        assert rows.cursor == 8
        assert not asked


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_another_theme_has_other_styles(theme: str) -> None:
    rows = rows_of(Row("a", ("a", ("2STA", "muted"))))
    async with shown(rows) as (pilot, _heard):
        for name in (THEMES[0].name, theme):
            pilot.app.theme = name
            await pilot.pause()
            found = remembered(rows)
        assert found == fresh(rows)


async def test_a_rule_that_begins_to_hold_is_seen_at_once() -> None:
    rows = rows_of(Row("a", ("a",)))
    async with shown(rows) as (pilot, _heard):
        before = rows.style_of()
        rows.styles.background = "#123456"
        await pilot.pause()
        assert rows.style_of() == fresh(rows)[""] != before


async def test_what_lies_behind_a_view_is_seen_through_it() -> None:
    rows = rows_of(Row("a", ("a",)))
    async with shown(rows) as (pilot, _heard):
        rows.styles.background = "transparent"
        await pilot.pause()
        before = rows.style_of()
        pilot.app.screen.styles.background = "#123456"
        await pilot.pause()
        assert rows.style_of() == fresh(rows)[""] != before


async def test_some_lines_drawn_anew_are_drawn_in_the_styles_there_are() -> None:
    rows = rows_of(Row("a", ("a",)))
    async with shown(rows):
        before = remembered(rows)
        rows.refresh(Region(0, 0, 5, 1))
        assert remembered(rows) == before == fresh(rows)
