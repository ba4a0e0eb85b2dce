"""The style sheets are parsed once, and every room has the colours of now all the same."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet

from elvis_tui.resources import styles
from elvis_tui.services.desk.desk import Desk
from tests.screens.running import Running, running
from tests.screens.waiting import wait_until

ROOMS = {
    "2": "FollowUpsScreen",
    "3": "CasesScreen",
    "4": "PlanScreen",
    "5": "MeetingsScreen",
    "1": "OverviewScreen",
}


def ground(app: Running) -> str:
    """The colour behind all of the screen in front."""
    return app.screen.styles.background.hex


async def all_read(app: Running) -> None:
    sheet = app.app.stylesheet
    await wait_until(app.pilot, lambda: all(sheet.has_source(str(one)) for one in styles()))


async def test_no_room_has_the_sheets_parsed_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(desk) as app:
        await all_read(app)
        parsed: list[Stylesheet] = []
        monkeypatch.setattr(Stylesheet, "reparse", parsed.append)
        for key, screen in ROOMS.items():
            await app.press(key)
            await app.on(screen)
        assert parsed == []


async def test_a_room_seen_before_and_one_seen_after_have_the_theme_of_now(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2")
        await app.on("FollowUpsScreen")
        before = ground(app)
        await app.press("1", "f3")
        await app.on("OverviewScreen")
        await wait_until(app.pilot, lambda: ground(app) != before)
        after = ground(app)
        for key in ("2", "3", "4", "5"):
            await app.press(key)
            await app.on(ROOMS[key])
            assert ground(app) == after, key


async def test_a_key_that_comes_before_the_sheets_are_read_leads_to_a_room_with_its_styles(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("elvis_tui.app.application.read_others", lambda _sheets: None)
    async with running(desk, size=(100, 30)) as app:
        await app.press("4")
        await app.on("PlanScreen")
        assert app.screen.query_one("#grid").styles.height is not None
        assert app.app.stylesheet.has_source(str(app.screen.css_path[0]))
