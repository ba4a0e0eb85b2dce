"""An activity of the plan in front of its month: word for word, and marked as done."""

from __future__ import annotations

from elvis_tui.screens.plan.activity import ActivityScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.widgets.key_line import live_bindings
from tests.screens.plan.plan_room import (
    press,
    room,
    shown_words,
    texts,
)


async def test_done_can_be_marked_in_front_of_the_activity_too(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "enter", "g")
        assert isinstance(pilot.app.screen, ActivityScreen)
        assert "✔ oktober 2026, merket 19.10.2026 av berit" in shown_words(pilot)
        await press(pilot, "escape")
        assert texts(screen)[0][0] == "✔"


async def test_the_key_for_done_is_not_offered_for_another_month(desk: Desk) -> None:
    activity = next(a for a in activities(desk) if a.id == "P01")
    async with room(desk) as (pilot, screen):
        for shown, offered in (((2026, 10), False), ((2026, 8), True)):
            pilot.app.push_screen(ActivityScreen(screen.session, activity, shown))
            await pilot.pause()
            keys = {a.binding.id for a in live_bindings(pilot.app.screen)}
            assert ("activity.done" in keys) is offered


async def test_the_activity_says_the_days_it_is_bound_to(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter")
        assert "Vises som 10.10." in shown_words(pilot)
