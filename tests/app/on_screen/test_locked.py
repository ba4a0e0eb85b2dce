"""The locked screen: everything blank, and everything back as it was."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from textual.widgets import Input, TextArea

from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.navigation import GoToRoom, ShowFollowUp
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.drafts import Drafts
from tests.app.on_screen.sealed import SECRET, asks, give, is_blank, locked
from tests.screens.running import SMALL, running
from tests.screens.walks import busy_desk, walk


@pytest.mark.parametrize("name", ["overview", "page", "note", "meeting", "minutes so far", "case"])
async def test_f4_blanks_everything_and_any_key_brings_it_back(name: str) -> None:
    async with running(busy_desk()) as app:
        await walk(app, name)
        before, stack = app.text, app.app.screen_stack
        await locked(app)
        assert is_blank(app), app.text
        await app.press("x")
        assert app.text == before
        assert app.app.screen_stack == stack


async def test_the_key_that_opens_does_nothing_else(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        await app.type("halv")
        await locked(app)
        await app.press("x")
        assert app.screen.query_one(TextArea).text == "halv"
        await app.type("ferdig")
        assert app.screen.query_one(TextArea).text == "halvferdig"
        await locked(app)
        await app.press("escape")
        assert app.screen.query_one(TextArea).text == "halvferdig"


async def test_a_click_opens_and_does_nothing_else(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2")
        before = app.text
        await locked(app)
        await app.pilot.hover(offset=(5, 8))
        assert is_blank(app)
        await app.pilot.click(offset=(20, 0))
        await app.on("FollowUpsScreen")
        assert app.text == before


@pytest.mark.parametrize("key", ["f2", "f3", "f6", "f7", "f8", "ctrl+p", "ctrl+e"])
async def test_what_works_everywhere_does_not_work_there(desk: Desk, key: str) -> None:
    async with running(desk) as app:
        theme = app.app.theme
        await locked(app)
        await app.press(key)
        assert is_blank(app)
        await app.press("space")
        assert app.app.theme == theme
        assert not app.app.session.names_hidden
        assert len(app.app.screen_stack) == 1


async def test_ctrl_q_ends_the_program_there_too(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        await app.type("halv")
        await locked(app)
        await app.press("ctrl+q")
        assert not app.app.is_running
    assert desk.drafts.get("note:f-1") == {"text": "halv"}


async def test_what_is_typed_in_every_room_is_a_draft_before_the_screen_is_locked() -> None:
    kept: list[str] = []

    class Watched(Drafts):
        def keep(self, key: str, fields: Mapping[str, str]) -> None:
            super().keep(key, fields)
            kept.append(key)

    desk = replace(busy_desk(), drafts=Watched(None))
    async with running(desk) as app:
        await walk(app, "noting")
        await app.type("halv")
        await app.app.action_room("follow_ups")
        await app.press("enter", "w")
        await app.on("NoteForm")
        await app.type("hel")
        kept.clear()
        await locked(app)
        assert len(set(kept)) == 2, "the line in the meeting, and the note"
        assert "note:f-1" in kept


async def test_what_is_told_is_taken_down_and_held_back_until_it_is_open(desk: Desk) -> None:
    async with running(desk) as app:
        app.app.notify("Thorvaldine er lagret", markup=False)
        await app.until("Thorvaldine er lagret")
        await locked(app)
        app.app.notify("Ygdis er lagret", markup=False)
        await app.pilot.pause()
        assert is_blank(app)
        assert "lagret" not in app.text
        await app.press("x")
        await app.until("Ygdis er lagret")
        assert "Thorvaldine er lagret" not in app.told


async def test_what_was_on_its_way_waits_behind_it(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2")
        await locked(app)
        app.app.post_message(GoToRoom("cases"))
        app.app.post_message(ShowFollowUp("f-1"))
        await app.pilot.pause()
        assert is_blank(app)
        await app.press("x")
        await app.on("CasesScreen")
        await app.press("2")
        await app.on("FollowUpScreen")


async def test_a_dialog_that_closes_behind_it_does_not_open_it(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        form = app.screen
        await locked(app)
        form.dismiss(None)
        await app.pilot.pause()
        assert is_blank(app)
        await app.press("x")
        await app.on("FollowUpScreen")


async def test_in_a_room_with_nothing_behind_it_the_same_room_waits_its_turn(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "page")
        await locked(app)
        app.app.post_message(GoToRoom("follow_ups"))
        await app.pilot.pause()
        assert is_blank(app)
        await app.press("x")
        await app.on("FollowUpsScreen")


# Too small


async def test_locked_while_it_is_too_small(desk: Desk) -> None:
    async with running(desk) as app:
        await app.pilot.resize_terminal(40, 10)
        await app.on("TooSmallScreen")
        await locked(app)
        assert "Skjermen er låst" in app.text
        await app.pilot.resize_terminal(*SMALL)
        assert is_blank(app)
        await app.press("x")
        await app.on("OverviewScreen")


@pytest.mark.parametrize("grows", [True, False], ids=["and grown", "and not grown"])
async def test_made_too_small_while_it_is_locked(desk: Desk, grows: bool) -> None:
    async with running(desk) as app:
        await locked(app)
        await app.pilot.resize_terminal(40, 10)
        assert is_blank(app), app.text
        if grows:
            await app.pilot.resize_terminal(*SMALL)
        await app.press("x")
        await app.on("OverviewScreen" if grows else "TooSmallScreen")


async def test_on_the_smallest_screen_the_passphrase_can_be_given(sealed_desk: Desk) -> None:
    async with running(sealed_desk, (20, 5)) as app:
        await asks(app)
        assert app.screen.query_one(Input).region.height == 1
        assert app.screen.query_one(Input).region.bottom <= 5
        await give(app, SECRET)
        await app.on("TooSmallScreen")
