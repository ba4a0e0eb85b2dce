"""Keys that come all at once do what they do one by one: every key on every screen.

`ELVIS_BURSTS=2000` tries as many bursts as that.
"""

from __future__ import annotations

import os
import random
import re

import pytest
from textual import events

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.tables import TABLES
from tests.screens.running import Running, running
from tests.screens.waiting import wait_until
from tests.screens.walks import WALKS, busy_desk, walk

BURSTS = int(os.environ.get("ELVIS_BURSTS", "60"))
WRITES = {
    "MinutesForm",
    "WriteForm",
    "DocumentForm",
    "WriteHandover",
    "MinutesScreen",
    "AgendaScreen",
    "MessagesScreen",
    "HandoverScreen",
}
PLACES = sorted(name for name, (_keys, screen) in WALKS.items() if screen not in WRITES)
"""All but those where a key writes a file: the second time it is there already."""
KEYS = [
    *("enter", "enter", "enter", "escape", "up", "down", "tab", "ctrl+s", "ctrl+p", "space", "f2"),
    *"abcdefhilmnoprstuvwx12345",
]


async def burst(app: Running, *keys: str) -> None:
    """Keys that all come before the first is dealt with."""
    for key in keys:
        character = " " if key == "space" else key if len(key) == 1 else None
        app.app.post_message(events.Key(key, character))
    await settled(app)


async def settled(app: Running) -> None:
    turns = app.app.keys_in_turn
    await wait_until(app.pilot, lambda: not turns.is_holding)
    await app.app.workers.wait_for_complete()
    await app.pilot.pause()


def counted(desk: Desk) -> dict[str, int]:
    return {name: len(desk.store.all(kind)) for kind, name in TABLES.items()}


@pytest.mark.parametrize("keys", [("enter", "enter"), ("ctrl+s", "ctrl+s"), ("enter", "ctrl+s")])
async def test_a_form_is_saved_once_and_the_page_below_stays(
    desk: Desk, keys: tuple[str, ...]
) -> None:
    async with running(desk) as app:
        await walk(app, "task about")
        await app.type("ringer hjem")
        await app.press("tab")
        await app.type("Rektor")
        await app.press("tab")
        await app.type("+3")
        before = len(desk.store.all(Task))
        await burst(app, *keys)
        assert len(desk.store.all(Task)) == before + 1
        assert any(type(s).__name__ == "FollowUpScreen" for s in app.app.screen_stack)


async def test_a_meeting_is_planned_once(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "new meeting")
        await app.press("tab", "tab", "tab")
        before = len(desk.store.all(Meeting))
        await burst(app, "enter", "enter")
        assert len(desk.store.all(Meeting)) == before + 1


async def test_saving_in_the_same_breath_as_the_last_word_saves_the_last_word(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        await burst(app, *"ringt", "space", *"hjem", "ctrl+s")
        await app.on("FollowUpScreen")
        await app.press("pagedown")
        await app.until("ringt hjem")


async def slowly(name: str, keys: list[str]) -> tuple[str, dict[str, int]]:
    desk = busy_desk()
    async with running(desk) as app:
        await walk(app, name)
        for key in keys:
            await app.press(key)
        await settled(app)
        return read(app), counted(desk)


def read(app: Running) -> str:
    """What stands on the screen; the scrollbar of a list under a dialog is drawn when it may."""
    return re.sub("[▁-█]", " ", app.text)


@pytest.mark.parametrize("seed", range(BURSTS))
async def test_at_once_is_as_one_by_one(seed: int) -> None:
    chance = random.Random(seed)
    name = PLACES[seed % len(PLACES)]
    keys = [chance.choice(KEYS) for _ in range(chance.randint(2, 5))]
    text, counts = await slowly(name, keys)
    desk = busy_desk()
    async with running(desk) as app:
        await walk(app, name)
        await burst(app, *keys)
        # A document is drawn a little later than the screen it stands on.
        await wait_until(app.pilot, lambda: read(app) == text)
        assert counted(desk) == counts, (name, keys)
