"""The program on an invented school, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from elvis_tui.app.application import ElvisApp
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.reading import Reading
from tests.screens.reading import screen_lines, screen_text
from tests.screens.waiting import wait_until

SMALL, WIDE = (80, 24), (130, 40)


class Running:
    """A running program: press keys, look at the screen."""

    def __init__(self, app: ElvisApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def text(self) -> str:
        """What stands on the screen now."""
        return screen_text(self.app)

    @property
    def told(self) -> str:
        """What the toasts in the corner say, on one line."""
        lines = [line.rpartition("▌")[2].strip() for line in self.text.splitlines() if "▌" in line]
        return " ".join(line for line in lines if line)

    async def press(self, *keys: str) -> None:
        """Press keys, and let the program do what they ask for."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type a text, letter by letter."""
        names = {" ": "space", "/": "slash", "+": "plus", ".": "full_stop", ",": "comma"}
        await self.press(*(names.get(letter, letter) for letter in text))

    async def until(self, *words: str) -> None:
        """Wait until all of `words` stand on the screen or in a toast."""

        def missing() -> list[str]:
            return [word for word in words if word not in self.text and word not in self.told]

        try:
            await wait_until(self.pilot, lambda: not missing())
        except AssertionError:
            raise AssertionError(f"{missing()} not in:\n{self.text}") from None

    async def on(self, name: str) -> None:
        """Wait until a screen of the class called `name` is in front, with its document drawn."""
        await wait_until(self.pilot, lambda: type(self.screen).__name__ == name)
        if self.screen.query(Reading):
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()


@asynccontextmanager
async def running(
    desk: Desk, size: tuple[int, int] = SMALL, **options: Any
) -> AsyncIterator[Running]:
    """The program, with its first screen laid out, and toasts as users get them."""
    app = ElvisApp(desk, **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        yield Running(app, pilot)
        screen_lines(app)
