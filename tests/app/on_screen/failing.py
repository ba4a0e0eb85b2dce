"""The program on a disk that says no."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.widgets.rows import RowList
from tests.screens.other_hands import FULL, FailingStore, over
from tests.screens.running import Running, running
from tests.screens.walks import busy_desk


@asynccontextmanager
async def failing(
    error: StorageError = FULL, size: tuple[int, int] = (80, 24), theme: str = ""
) -> AsyncIterator[tuple[Running, FailingStore]]:
    """The program on a disk that has just said no."""
    desk = over(busy_desk(), FailingStore, error)
    store = cast(FailingStore, desk.store)
    async with running(desk, size, theme=theme) as app:
        store.fail()
        if error.fault is Fault.DATA_UNWRITABLE:
            await app.until("ikke lagret:")
        yield app, store


def banner(app: Running) -> str:
    return app.text.splitlines()[1].strip()


async def choose(app: Running, code: str) -> None:
    app.screen.query_one(RowList).select(code)
    await app.press("enter")
