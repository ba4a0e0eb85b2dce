"""Names hidden: the hardest names there are, in every text, read nowhere.

`ELVIS_WALL=20000` presses as many keys as that, and looks at each screen in all sizes.
"""

from __future__ import annotations

import os
import random

import pytest
from textual.widgets import Input, TextArea

from elvis_tui.services.desk.desk import Desk
from tests.planted import PHRASES, planted, read_in
from tests.screens.running import Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.walks import WALKS, busy_desk, walk

KEYS = int(os.environ.get("ELVIS_WALL", "300"))
ROUND = 60
"""Keys from one beginning."""
SIZES = ((80, 24), (100, 30), (120, 40), (160, 50), (220, 60), (72, 18))
LOOKED_AT = SIZES if "ELVIS_WALL" in os.environ else SIZES[-1:]
PRESSED = [
    *("enter", "escape", "up", "down", "left", "right", "pageup", "pagedown", "home", "end"),
    *("tab", "shift+tab", "space", "f3", "f5", "f9", "ctrl+s", "slash", "question_mark"),
    *"abcdefhijlmnoprstuvwx123456789",
]


def wall() -> Desk:
    return busy_desk(f" {PHRASES[0]}", planted())


def leaks(app: Running) -> list[str]:
    """What can be read of names now, but for what is just being typed."""
    text = app.text
    for field in app.screen.query(Input):
        if field.has_focus and len(field.value) > 1:
            text = text.replace(field.value, "")
    for area in app.screen.query(TextArea):
        if area.has_focus:
            text = text.replace(area.text, "")
    return read_in(text)


@pytest.mark.parametrize("size", LOOKED_AT, ids=str)
@in_parts
async def test_nobody_is_read_on_any_screen(part: str, size: tuple[int, int]) -> None:
    """FAULTS 95."""

    async def look(app: Running, name: str) -> None:
        assert leaks(app) == [], app.text
        for key in ("down", "down", "end", "pageup"):
            await app.press(key)
            assert leaks(app) == [], app.text

    await tour(of_part(part), lambda: running(wall(), size, names_hidden=True), look)


@pytest.mark.parametrize("seed", range(max(1, KEYS // ROUND)))
async def test_nobody_is_read_whatever_is_pressed(seed: int) -> None:
    chance = random.Random(seed)
    pressed: list[str] = []
    async with running(wall(), chance.choice(SIZES), names_hidden=True) as app:
        await walk(app, chance.choice(sorted(WALKS)))
        for _ in range(ROUND):
            if chance.random() < 0.05:
                await app.pilot.resize_terminal(*chance.choice(SIZES))
            pressed.append(chance.choice(PRESSED))
            await app.press(pressed[-1])
            assert leaks(app) == [], f"{pressed}\n{app.text}"
