"""All ways through the program in few goes: what two ways have in common is gone once.

A way of its own for each screen presses `2`, `home` and `enter` a hundred times over, and draws
the list and the page anew each time. A tour goes on from where it stands: further in, or with
Escape back to where the next way branches off. It trusts no Escape: where what stands there is not
what stood there before, to the letter, or anything was saved or left as a draft, the program is
started anew, with an invented school of its own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any

import pytest

from tests.screens.running import Running
from tests.screens.walks import WALKS

Keys = tuple[str, ...]
Look = Callable[[Running, str], Awaitable[None]]
Begun = AbstractAsyncContextManager[Running]
ESCAPES = 4
"""So often Escape is pressed before the program is started anew."""
WAYS: dict[str, Keys] = {name: tuple(keys.split()) for name, (keys, _screen) in WALKS.items()}


BRANCHES = ("2 home enter", "3 home enter")
"""A student's page and a case: more ways lead from each than through most rooms."""


def _part(name: str) -> str:
    keys = WALKS[name][0]
    return next((branch for branch in BRANCHES if keys.startswith(branch)), keys[0])


PARTS = tuple(dict.fromkeys(map(_part, WALKS)))
"""A test of each: both processors have enough to do, and what fails is near what it is called."""
in_parts = pytest.mark.parametrize("part", PARTS)


def of_part(part: str, names: Iterable[str] = WALKS) -> list[str]:
    """Those of `names` that lie in a part; what is left out is left out by the test."""
    return [name for name in names if _part(name) == part]


class Tour:
    """A program that is led from one way's end to the next."""

    def __init__(self, begin: Callable[[], Begun]) -> None:
        self._begin = begin
        self._stack = AsyncExitStack()
        self._app: Running | None = None
        self._stood: list[tuple[Keys, Any]] = []
        """Where one has been on the way here, and what stood there."""

    async def __aenter__(self) -> Tour:
        return self

    async def __aexit__(self, *told: object) -> None:
        await self._stack.aclose()

    async def go(self, name: str, *, strict: bool = True) -> Running:
        """Go to one of the `WALKS`, from wherever one stands."""
        keys = WAYS[name]
        app, gone = await self._back_to(keys)
        for at in range(len(gone), len(keys)):
            await app.press(keys[at])
            self._stood.append((keys[: at + 1], _stands(app)))
        if strict:
            try:
                await app.on(WALKS[name][1])
            except AssertionError:
                led = type(app.screen).__name__
                raise AssertionError(f"{name} led to {led}:\n{app.text}") from None
        self._stood[-1] = (keys, _stands(app))
        return app

    async def _back_to(self, keys: Keys) -> tuple[Running, Keys]:
        """Back to the last place that the new way leads over, or a new program."""
        for _ in range(ESCAPES if self._app else 0):
            assert self._app
            now = _stands(self._app)
            at = max((i for i, (_, then) in enumerate(self._stood) if then == now), default=-1)
            if at >= 0:
                gone = self._stood[at][0]
                if keys[: len(gone)] == gone:
                    del self._stood[at + 1 :]
                    return self._app, gone
            await self._app.press("escape")
        await self._stack.aclose()
        self._stood.clear()
        self._app = await self._stack.enter_async_context(self._begin())
        return self._app, ()


def _stands(app: Running) -> tuple[Any, ...]:
    """What stands there now: on the screen, in the store and in the drafts."""
    desk = app.app.session.desk
    drafts = {key: desk.drafts.get(key) for key in desk.drafts.keys()}  # noqa: SIM118
    focused = app.screen.focused
    return (app.screen, focused, app.text, desk.store.changes, drafts)


async def tour(
    names: Iterable[str], begin: Callable[[], Begun], look: Look, *, strict: bool = True
) -> None:
    """Go all ways called `names`, and look at the end of each.

    Args:
        names: Some of the `WALKS`.
        begin: Starts the program on a school that nothing else has.
        look: What holds there; it may press keys.
        strict: Each way leads where it does in the invented school.
    """
    async with Tour(begin) as leading:
        for name in sorted(names, key=WAYS.__getitem__):
            app = await leading.go(name, strict=strict)
            try:
                await look(app, name)
            except BaseException as fault:
                fault.add_note(f"at «{name}»: {' '.join(WAYS[name])}")
                raise
