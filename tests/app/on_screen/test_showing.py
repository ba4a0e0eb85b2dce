"""Every room is drawn when it is laid out, and not a frame later."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from textual.screen import Screen

from elvis_tui.services.desk.desk import Desk
from tests.app.on_screen.test_sheets import ROOMS
from tests.screens.running import running
from tests.screens.waiting import PATIENCE_SECONDS

AN_HOUR = 3600.0
MODES = ("follow_ups", "cases", "plan", "meetings", "overview")


async def test_where_no_frame_ever_comes_every_room_is_drawn(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = Screen._on_timer_update

    def telling(screen: Screen[Any]) -> None:
        if not screen.app._batch_count:
            drawn.append(type(screen).__name__)
        draw(screen)

    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", AN_HOUR)
    async with running(desk) as app:
        # Not waited for with the pilot, which draws itself.
        monkeypatch.setattr(Screen, "_on_timer_update", telling)
        for mode, screen in zip(MODES, ROOMS.values(), strict=True):
            drawn.clear()
            await app.app.action_room(mode)
            async with asyncio.timeout(PATIENCE_SECONDS):
                while drawn != [screen]:
                    await asyncio.sleep(0)


async def test_no_room_is_rendered_while_a_batch_lasts(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_batch: list[bool] = []
    render = Screen._compositor_refresh

    def telling(screen: Screen[Any]) -> None:
        in_batch.append(bool(screen.app._batch_count))
        render(screen)

    async with running(desk) as app:
        monkeypatch.setattr(Screen, "_compositor_refresh", telling)
        for mode in MODES:
            in_batch.clear()
            await app.app.action_room(mode)
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not in_batch:
                    await asyncio.sleep(0)
            assert not any(in_batch), mode
