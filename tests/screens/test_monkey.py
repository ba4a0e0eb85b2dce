"""Somebody leans on the keyboard: nothing crashes, and the data still open.

`ELVIS_MONKEY=100000` presses as many keys as that.
"""

from __future__ import annotations

import os
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from elvis_tui.app.application import ElvisApp
from elvis_tui.resources import sample
from elvis_tui.services import demo
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES

KEYS = int(os.environ.get("ELVIS_MONKEY", "400"))
ROUND = 200
"""Keys between two starts of the program."""
NAMED = [
    *("enter", "escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("tab", "shift+tab", "space", "backspace", "delete", "f2", "f3", "f9", "ctrl+s", "ctrl+p"),
    *("slash", "question_mark", "plus"),
]
TYPED = "abcdefghijklmnopqrstuvxzæøå0123456789"
HOSTILE = [
    "[/]",
    "[@click=app.quit]x",
    "\x1b[2J",
    "A\u030ase",
    "\u202egnp",
    "\U0001f469\u200d\U0001f467",
    "漢字" * 40,
]


@pytest.mark.parametrize("seed", range(max(1, KEYS // ROUND)))
async def test_any_keys_in_any_order_crash_nothing(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / "demo.json"
    demo.prepare(sample("skole.json"), path, date(2026, 10, 19))
    store = FileStore(path)
    desk = Desk(
        store=store,
        clock=FixedClock(datetime(2026, 10, 19, 12, tzinfo=UTC)),
        user="berit",
        drafts=Drafts(tmp_path / "demo.json.drafts"),
    )
    app = ElvisApp(desk)
    pressed: list[str] = []
    async with app.run_test(size=chance.choice([(80, 24), (120, 40), (100, 30)])) as pilot:
        for _ in range(ROUND):
            if chance.random() < 0.02:
                text = chance.choice(HOSTILE)
                pressed.append(text)
                app.screen.focused and app.screen.focused.post_message(_paste(text))
                await pilot.pause()
                continue
            key = chance.choice(NAMED) if chance.random() < 0.55 else chance.choice(TYPED)
            pressed.append(key)
            await pilot.press(key)
            assert app.is_running, pressed
    assert app.return_code in (None, 0), pressed
    desk.drafts.close()
    store.close()
    again = FileStore(path)
    assert all(again.all(kind) is not None for kind in TABLES)
    again.close()


def _paste(text: str) -> object:
    from textual.events import Paste

    return Paste(text)
