"""Room 4 alone, and what is seen in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot

from elvis_tui.app.themes import STANDARD, THEMES
from elvis_tui.domain.plan.records import OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.resources import style
from elvis_tui.screens.frame.room import Heading
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.plan.month import PlanScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.plan.marking import set_time
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.month_grid import MonthGrid
from elvis_tui.widgets.rows import RowList, Section
from tests.school import desk_with
from tests.screens.reading import screen_lines

NARROW, WIDE = (80, 24), (120, 40)


class Host(App[None]):
    """The room and nothing else."""

    CSS_PATH = style("common")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = STANDARD.name
        self.room = PlanScreen(Session(desk))

    def on_mount(self) -> None:
        self.push_screen(self.room)


def desk_on(year: int, month: int, day: int) -> Desk:
    """The school's plan, and nothing else, on one day."""
    return desk_with((), now=datetime(year, month, day, 12, tzinfo=UTC))


def with_plan(desk: Desk, folder: Path, *rows: tuple[str, str, str]) -> Desk:
    """The desk with a plan of its own: what is done, when, and who answers for it."""
    lines = [f"| {what} | {when} | {who} |" for what, when, who in rows]
    head = "# Plan\n\n| Aktivitet | Når | Ansvar |\n|---|---|---|\n"
    path = folder / "handlingsplan.md"
    path.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    return replace(desk, sources=Sources(folder))


def set_by_team(desk: Desk, text: str, when_text: str) -> None:
    """A time of the team's own for the row that begins with `text`, in 2026/27."""
    row = next(a for a in activities(desk) if a.text.startswith(text))
    own = OwnTime(
        id="",
        activity=row.key,
        text=row.text,
        year=2026,
        when_text=when_text,
        on=desk.today,
        by="kari",
    )
    set_time(desk, row.id, own)


@asynccontextmanager
async def room(
    desk: Desk, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Pilot[Any], PlanScreen]]:
    app = Host(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app.room
        screen_lines(app)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def head(screen: PlanScreen) -> str:
    return screen.query_one(Heading).render().plain.strip()


def month(screen: PlanScreen) -> str:
    return head(screen).partition(" · ")[0]


def grid(screen: PlanScreen) -> str:
    return screen.query_one(MonthGrid).render().plain


def bands(screen: PlanScreen) -> RowList:
    return screen.query_one("#bands", RowList)


def listed(screen: PlanScreen) -> list[str]:
    return [row.id for row in bands(screen).rows]


def texts(screen: PlanScreen) -> list[list[str]]:
    """The words of every row."""
    return [[c if isinstance(c, str) else c[0] for c in row.cells] for row in bands(screen).rows]


def sections(screen: PlanScreen) -> dict[str, str]:
    lines = bands(screen)._lines
    return {s.title: s.note for s in lines if isinstance(s, Section) and s.title}


def shown_words(pilot: Pilot[Any]) -> str:
    """All that the facts on the screen in front say, on one line."""
    return " ".join(pilot.app.screen.query_one(Facts).render().plain.split())
