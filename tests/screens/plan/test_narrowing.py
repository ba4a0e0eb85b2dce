"""The month narrowed by typing."""

from __future__ import annotations

from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import LineField
from tests.screens.plan.plan_room import bands, grid, listed, month, press, room
from tests.screens.plan.test_pick_party import choose


async def test_typing_narrows_at_each_letter_and_escape_shows_all_again(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        before = listed(screen)
        await press(pilot, "slash", *"hybel")
        assert listed(screen) == ["P10"]
        assert "After Elvis" not in grid(screen)
        await press(pilot, "backspace", *["backspace"] * 4)
        assert listed(screen) == before
        await press(pilot, *"mot")
        assert "P15" in listed(screen)
        await press(pilot, "escape")
        assert listed(screen) == before
        assert not screen.query_one(LineField).display


async def test_a_party_is_found_however_it_is_spelt(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "slash", *"miljøteam")
        short = listed(screen)
        await press(pilot, *"et")
        assert listed(screen) == short
        assert {"P09", "P32"} <= set(short)


async def test_what_is_typed_narrows_what_one_party_has_and_stays_in_the_next_month(
    desk: Desk,
) -> None:
    async with room(desk) as (pilot, screen):
        await choose(pilot, "Rektor")
        await press(pilot, "slash", *"feiring", "down")
        assert listed(screen) == ["P21"]
        await press(pilot, "right")
        assert month(screen) == "November 2026"
        assert listed(screen) == ["P21"]
        await press(pilot, "escape", "escape")
        assert len(listed(screen)) > 10


async def test_arrows_in_the_field_move_in_what_is_typed(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "slash", *"ot", "left", "left", "m")
        assert screen.query_one(LineField).value == "mot"
        assert month(screen) == "Oktober 2026"


async def test_nothing_found_says_what_to_do(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "slash", *"xyzzy")
        assert listed(screen) == []
        drawn = "".join(s.text for s in bands(screen).render_line(1)).strip()
        assert drawn == "Ingen treff i oktober. Esc nullstiller søket."
