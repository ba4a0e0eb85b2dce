"""The terminal's own cursor stands where one types, wherever that is drawn."""

from __future__ import annotations

import pytest
from textual.geometry import Offset
from textual.widgets import Input, TextArea

from elvis_tui.services.desk.desk import Desk
from tests.screens.running import running
from tests.screens.walks import walk


@pytest.mark.parametrize("name", ["note", "task about", "find"])
async def test_it_goes_along_when_what_one_types_in_is_laid_out_anew(desk: Desk, name: str) -> None:
    async with running(desk) as app:
        await walk(app, name)
        await app.type("ab")
        field = app.screen.focused
        assert isinstance(field, Input | TextArea)
        before = app.app.cursor_position
        assert before == field.cursor_screen_offset
        await app.pilot.resize_terminal(130, 40)
        await app.pilot.pause()
        assert app.app.cursor_position == field.cursor_screen_offset != before


async def test_it_is_in_the_field_that_has_the_focus_from_the_first_frame(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "task about")
        what = app.screen.focused
        app.screen.focus_next()
        who = app.screen.focused
        assert who is not what
        assert isinstance(who, Input)
        assert app.app.cursor_position == who.cursor_screen_offset, "before it has been told"


async def test_where_nobody_types_it_is_where_it_was_put(desk: Desk) -> None:
    async with running(desk) as app:
        app.app.cursor_position = Offset(3, 4)
        assert app.app.cursor_position == Offset(3, 4)
