"""A plan that nobody means well with, or a very long one, on every screen of the room."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from tests.screens.plan.plan_room import NARROW, WIDE, press, room
from tests.screens.reading import screen_text

HEAD = "# Plan [/] [b]\n\n## Til eleven [red]\n\nGå til rektor [/].\n\n"
TABLE = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n"
HOSTILE = (
    "| Tur [/] [@click=app.quit]her[/] $key {tall} | Oktober | Rektor [/], [b]Miljøteam |\n"
    "| \u202esnudd\u202c \u200bskjult \x1b[31m rød &rlm; | [/] uke 53 | \u202eRektor |\n"
    f"| {'x' * 5000} | {'y' * 500} | {'z' * 500} |\n"
    "| \U0001f469\u200d\U0001f467 familie \U0001f3f3\ufe0f | 31. november | \U0001f600 |\n"
    "| <script>alert(1)</script> <b>fet</b> | Hver onsdag | [x](javascript:alert) |\n"
    "|  |  |  |\n"
)
MANY = "".join(f"| Rad {n} av mange | Oktober | Rektor |\n" for n in range(1, 2001))
WAYS = {
    "month": (),
    "next month": ("right", "left"),
    "activity": ("enter",),
    "whose": ("a",),
    "year": ("y",),
    "year, whose": ("y", "a"),
    "plan": ("p",),
    "plan, to the end": ("p", "end", "up", "pageup"),
    "headings": ("p", "o"),
    "search": ("p", "slash", "r", "a", "d"),
    "whom": ("t",),
}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
@pytest.mark.parametrize("rows", [HOSTILE, MANY], ids=["hostile", "many"])
async def test_every_screen_draws_it_and_goes_on(
    desk: Desk, tmp_path: Path, rows: str, size: tuple[int, int]
) -> None:
    (tmp_path / "handlingsplan.md").write_text(HEAD + TABLE + rows, encoding="utf-8")
    desk = replace(desk, sources=Sources(tmp_path))
    assert desk.sources.plan().title == "Plan [/] [b]"
    async with room(desk, size) as (pilot, screen):
        for name, keys in WAYS.items():
            await press(pilot, *keys)
            drawn = screen_text(pilot.app)
            assert drawn.strip(), name
            assert not {"\x1b", "\u202e", "\u200f"} & set(drawn), name
            for _n in range(4):
                if pilot.app.screen is not screen:
                    await press(pilot, "escape")
            assert pilot.app.screen is screen, name
    assert desk.sources.faults == {}
