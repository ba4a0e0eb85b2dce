"""Saker driven by keys, and cases to drive it on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from textual.pilot import Pilot

from elvis_tui.app.application import ElvisApp
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.list import CasesScreen
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from tests.parties import make_ready, parties
from tests.school import NAME_PARTS
from tests.screens.reading import screen_lines, screen_text
from tests.screens.waiting import wait_until

OPEN, MINE, OVERDUE, STRICTER, CLOSED = range(5)
"""The places of the views."""
SMALL, WIDE, WIDEST = (80, 24), (120, 40), (160, 40)
Pressed = Pilot[Any]


@asynccontextmanager
async def running(
    desk: Desk, size: tuple[int, int] = SMALL, **options: Any
) -> AsyncIterator[Pressed]:
    """The program with Saker in front."""
    app = ElvisApp(desk, **options)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("3")
        await wait_until(pilot, lambda: isinstance(app.screen, CasesScreen) and rows(pilot))
        yield pilot
        screen_lines(app)


def rows(pilot: Pressed) -> RowList:
    return pilot.app.screen.query_one(RowList)


def drawn(pilot: Pressed) -> str:
    """All that can be read on the screen, dialogs and what lies behind them included."""
    return screen_text(pilot.app)


def told(pilot: Pressed) -> str:
    """What is said in the corner."""
    return " ".join(str(toast.render()) for toast in pilot.app.screen.query("Toast"))


def words(pilot: Pressed, words_id: str) -> str:
    """What one piece of text says, however it is broken into lines."""
    return str(pilot.app.screen.query_one(f"#{words_id}", Words).render())


def names_seen(pilot: Pressed) -> list[str]:
    seen = drawn(pilot).casefold()
    return [part for part in NAME_PARTS if part in seen]


def says(pilot: Pressed, words_id: str, expected: str) -> bool:
    return expected in words(pilot, words_id)


async def reach(pilot: Pressed, screen: type) -> None:
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause()


async def write(pilot: Pressed, text: str) -> None:
    """Type into the field with the cursor."""
    await pilot.press(*("space" if sign == " " else sign for sign in text))


async def save(pilot: Pressed) -> None:
    """ctrl+s, and wait for the dialog to close."""
    before = pilot.app.screen
    await pilot.press("ctrl+s")
    await wait_until(pilot, lambda: pilot.app.screen is not before)
    await pilot.pause()


def started(desk: Desk, **facts: Any) -> Case:
    """A case begun with the school's plan, the first in the list."""
    new = Case(
        id="",
        number="",
        title="Erting på bussen",
        parties=parties("s-1"),
        reported_on=date(2026, 10, 5),
        reported_by="Lærer",
        reported_how="muntlig",
    )
    return service.start(desk, replace(new, **facts))


def the_new(desk: Desk) -> Case:
    """The case that was started last."""
    return next(c for c in desk.store.all(Case).values() if c.number == "2026-05")


def finish(desk: Desk, case: Case) -> None:
    """Bring it so far that it can be closed."""
    make_ready(desk, case.id)


async def open_first(pilot: Pressed) -> None:
    await pilot.press("enter")
    await reach(pilot, CaseScreen)


async def choose_view(pilot: Pressed, at: int) -> None:
    """Choose the view that stands at a place in the dialog of views."""
    await pilot.press("v")
    await reach(pilot, Choose)
    await pilot.press("home", *["down"] * at, "enter")
    await reach(pilot, CasesScreen)
