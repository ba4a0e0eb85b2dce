"""Somebody leans on keyboard, mouse and the window's corner: nothing crashes, nothing hangs.

`ELVIS_MONKEY=100000` does as many things as that, `ELVIS_MONKEY_SEED=7` others.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual import events

from elvis_tui.app.application import ElvisApp
from elvis_tui.resources import sample
from elvis_tui.services import demo
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES
from tests.screens.reading import screen_lines
from tests.screens.running import Running
from tests.screens.waiting import wait_until

KEYS = int(os.environ.get("ELVIS_MONKEY", "400"))
SEED = int(os.environ.get("ELVIS_MONKEY_SEED", "0"))
ROUND = 200
"""What is done between two starts of the program."""
NAMED = [
    *("enter", "escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("tab", "shift+tab", "space", "backspace", "delete", "f2", "f3", "f4", "f5", "f6", "f7"),
    *("f9", "ctrl+s", "ctrl+p", "ctrl+v", "slash", "question_mark", "plus"),
]
TYPED = "abcdefghijklmnopqrstuvxzæøåUFL0123456789"
PASTED = [
    "[/]",
    "[@click=app.quit]x",
    "\x1b[2J",
    "A\u030ase",
    "\u202egnp",
    "\U0001f469\u200d\U0001f467",
    "漢字" * 40,
    "Mor ringte i dag.\nHun var urolig.\n",
]
SIZES = [(1, 1), (1, 1), (3, 2), (20, 5), (71, 24), (80, 17), (80, 24), (120, 40), (72, 18)]
SCROLLS = (
    events.MouseScrollDown,
    events.MouseScrollUp,
    events.MouseScrollLeft,
    events.MouseScrollRight,
)


class Monkey:
    """Does whatever can be done at a terminal, and remembers it."""

    def __init__(self, chance: random.Random, app: Running) -> None:
        self._chance, self._app = chance, app
        self.did: list[object] = []

    async def does_something(self) -> None:
        kinds = (self.key, self.burst, self.paste, self.click, self.mouse, self.resize)
        (kind,) = self._chance.choices(kinds, (70, 5, 2, 12, 7, 4))
        await kind()

    def _a_key(self) -> str:
        return self._chance.choice(NAMED if self._chance.random() < 0.55 else TYPED)

    def _post(self, event: events.Event, *what: object) -> None:
        self.did.append(what)
        self._app.app.post_message(event)

    async def key(self) -> None:
        key = self._a_key()
        self.did.append(key)
        await self._app.pilot.press(key)

    async def burst(self) -> None:
        for _ in range(self._chance.randint(2, 6)):
            key = self._a_key()
            self._post(events.Key(key, key if len(key) == 1 else None), "at once", key)
        await self._app.pilot.pause()

    async def paste(self) -> None:
        text = self._chance.choice(PASTED)
        self._post(events.Paste(text), "paste", text)
        await self._app.pilot.pause()

    def _at(self, kind: Callable[..., events.MouseEvent], x: int, y: int, button: int) -> None:
        event = kind(None, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y)
        self._post(event, kind.__name__, x, y)

    def _place(self) -> tuple[int, int]:
        # As of a click that was on its way while the window became smaller.
        width, height = self._chance.choice([tuple(self._app.app.size), (120, 40)])
        return self._chance.randrange(max(1, width)), self._chance.randrange(max(1, height))

    async def click(self) -> None:
        x, y = self._place()
        for _ in range(self._chance.choice((1, 1, 1, 2))):
            self._at(events.MouseMove, x, y, 0)
            self._at(events.MouseDown, x, y, 1)
            self._at(events.MouseUp, x, y, 1)
        if self._chance.random() < 0.8:
            await self._app.pilot.pause()

    async def mouse(self) -> None:
        x, y = self._place()
        if self._chance.random() < 0.5:
            self._at(events.MouseMove, x, y, 0)
        else:
            self._at(self._chance.choice(SCROLLS), x, y, 0)
        if self._chance.random() < 0.5:
            await self._app.pilot.pause()

    async def resize(self) -> None:
        size = self._chance.choice(SIZES)
        self.did.append(size)
        await self._app.pilot.resize_terminal(*size)
        if self._chance.random() < 0.7:
            await self.key()
            self.did.append((80, 24))
            await self._app.pilot.resize_terminal(80, 24)


async def stays(_app: ElvisApp) -> None:
    """Instead of leaving."""


@pytest.mark.parametrize("seed", range(SEED, SEED + max(1, KEYS // ROUND)))
async def test_anything_in_any_order_crashes_nothing(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    # The palette can end the program as well; whoever leaves on purpose has crashed nothing.
    monkeypatch.setattr(ElvisApp, "action_quit", stays)
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
    size = chance.choice([(80, 24), (120, 40), (100, 30)])
    async with app.run_test(size=size, notifications=True) as pilot:
        running = Running(app, pilot)
        monkey = Monkey(chance, running)
        try:
            for _ in range(ROUND):
                await monkey.does_something()
                assert app.is_running
                screen_lines(app)
            await wait_until(pilot, lambda: not app.keys_in_turn.is_holding)
        except BaseException:
            print(monkey.did, app.screen_stack)
            raise
    assert app.return_code in (None, 0), monkey.did
    desk.drafts.close()
    store.close()
    again = FileStore(path)
    assert all(again.all(kind) is not None for kind in TABLES)
    again.close()
