"""Names hidden: no part of any student's name on any screen, dialog, toast or file."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from elvis_tui.domain.people.names import MASK
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.title_line import TitleLine
from tests.school import NAME_PARTS
from tests.screens.running import Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.waiting import wait_until
from tests.screens.walks import busy_desk, walk

VAST = (220, 60)
EVERYWHERE = " Thorvaldine"
"""A name in every free text there is, where no program would look for one."""
TYPED_BY_HAND = {"search", "pick, searching", "add item, searching"}
"""Here a name is being typed, with names hidden: it is what the keyboard's owner types."""


def names_in(text: str) -> list[str]:
    """The parts of names that stand in `text`."""
    told = text.casefold()
    return [part for part in NAME_PARTS if part in told]


def leaks(app: Running) -> list[str]:
    """The parts of names that can be read now."""
    text = app.text.casefold()
    for field in app.screen.query(Input):
        if field.has_focus:
            text = text.replace(field.value.casefold(), "")
    return names_in(text)


@in_parts
async def test_f2_hides_what_stands_there_already_and_shows_it_again(part: str) -> None:
    """On a screen where all stands that there is; with names hidden from the start: `test_wall`."""

    async def look(app: Running, name: str) -> None:
        before = names_in(app.text)
        await app.press("f2")
        for _ in range(3):
            await app.pilot.pause()
        assert not names_in(app.text), app.text
        await app.press("f2")
        await wait_until(app.pilot, lambda: names_in(app.text) == before)

    names = [name for name in of_part(part) if name not in TYPED_BY_HAND]
    await tour(names, lambda: running(busy_desk(EVERYWHERE), VAST), look)


@pytest.mark.parametrize("name", ["search", "pick, searching", "add item, searching"])
async def test_f2_hides_what_was_found_while_one_searches(name: str) -> None:
    async with running(busy_desk(EVERYWHERE), VAST) as app:
        await walk(app, name)
        await app.press("f2")
        for _ in range(3):
            await app.pilot.pause()
        assert leaks(app) == [], app.text


async def test_the_state_is_told_in_words_on_every_room(desk: Desk) -> None:
    async with running(desk, names_hidden=True) as app:
        for key in "12345":
            await app.press(key)
            assert "navn skjult" in app.text
        await app.press("f2")
        assert "navn skjult" not in app.text


async def test_the_choice_is_remembered(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("f2")
    assert desk.preferences.now.names_hidden
    async with running(desk) as app:
        assert "navn skjult" in app.text


async def test_numbers_stand_for_the_students(desk: Desk) -> None:
    async with running(desk, names_hidden=True) as app:
        await app.press("2")
        found = [line.strip(" ▸").partition("  ")[0] for line in app.text.splitlines()[4:8]]
        assert found == ["Elev 01", "1BAA", "Elev 02", "Elev 03"]


@pytest.mark.parametrize("name", ["edit", "next date"])
async def test_a_dialog_saved_with_masks_on_saves_the_text_behind_them(name: str) -> None:
    desk = busy_desk()
    before = follow_ups.get(desk, "f-1")
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, name)
        assert MASK in app.text
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1") == before


async def test_one_can_type_beside_a_mask_and_the_name_stays() -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.press("down", "end")
        await app.type(" i dag")
        await app.press("home")
        await app.type("NB ")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1").next_what == "NB ring foresatte til Kvisgaard i dag"


async def test_a_text_changed_in_its_mask_is_refused_and_nothing_is_saved() -> None:
    desk = busy_desk()
    before = follow_ups.get(desk, "f-1")
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.press("down", "end", "backspace", "ctrl+s")
        await app.until("Navn er skjult. Trykk F2")
        assert app.screen.focused is not None
        assert app.screen.focused.id == "next_what"
    assert follow_ups.get(desk, "f-1") == before


async def test_a_draft_under_masks_is_kept_with_its_names() -> None:
    desk = busy_desk()
    async with running(desk, VAST) as app:
        await walk(app, "note")
        await app.type("Kvisgaard")
        await app.press("f2")
        assert app.screen.query_one(TextArea).text == MASK
        app.screen.query_one(TextArea).move_cursor((0, 99))
        await app.type(" sover")
        await app.press("escape", "w")
        assert app.screen.query_one(TextArea).text == f"{MASK} sover"
        await app.press("f2")
        assert app.screen.query_one(TextArea).text == "Kvisgaard sover"
        await app.press("ctrl+s")
    assert follow_ups.get(desk, "f-1").notes[-1].text == "Kvisgaard sover"


async def test_emptying_a_draft_under_masks_shows_no_name() -> None:
    async with running(busy_desk(), VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.type("1")
        await app.press("f9")
        assert leaks(app) == []


async def test_f2_works_in_the_middle_of_a_word_in_a_meeting() -> None:
    desk = busy_desk()
    async with running(desk) as app:
        await walk(app, "noting")
        await app.type("Kvisgaard")
        await app.press("f2")
        line = app.screen.query_one(EntryLine)
        assert line.values["text"] == MASK
        await app.press("end")
        await app.type(" sover")
        await app.press("enter")
    noted = meetings.get(desk, "meeting-2").agenda[1].entries[-1]
    assert noted.text == "Kvisgaard sover"


async def test_names_hidden_in_another_room_are_hidden_in_what_is_being_typed() -> None:
    async with running(busy_desk(), VAST) as app:
        await walk(app, "noting")
        await app.type("Kvisgaard")
        await app.pilot.click(TitleLine, offset=(18, 0))
        await app.on("FollowUpsScreen")
        await app.press("f2")
        await app.pilot.click(TitleLine, offset=(50, 0))
        await app.on("MeetingScreen")
        await app.pilot.pause()
        assert app.screen.query_one(EntryLine).display
        assert not names_in(app.text)


async def test_what_was_noted_is_changed_with_its_name_intact() -> None:
    desk = busy_desk()
    async with running(desk, names_hidden=True) as app:
        await walk(app, "changing what was noted")
        await app.press("end", "backspace", "enter")
        assert leaks(app) == []
    noted = meetings.get(desk, "meeting-2").agenda[1].entries[0]
    assert noted.text == "Thorvaldine har vært borte mandager"


async def test_toasts_hold_no_names() -> None:
    async with running(busy_desk(EVERYWHERE), names_hidden=True) as app:
        await app.press("2", "n")
        await app.type("kvisgaard")
        await app.press("enter")
        await app.on("Ask")
        assert leaks(app) == []
        await app.press("escape")
        await app.on("FollowUpScreen")
        await app.press("5", "enter", "o")
        await app.type("x")
        await app.press("enter", "enter")
        await app.type("Thorvaldine")
        await app.press("enter")
        await app.until("er ikke en dato")
        assert "«Thorvaldine»" not in app.told


async def test_what_a_dialog_refuses_is_not_repeated_with_its_name() -> None:
    async with running(busy_desk(), VAST) as app:
        await walk(app, "task about")
        await app.type("x")
        await app.press("enter")
        await app.type("y")
        await app.press("enter")
        await app.type("Kvisgaard")
        await app.press("enter")
        await app.until("«Kvisgaard» er ikke en dato")
        await app.press("f2")
        assert leaks(app) == []
        await app.press("ctrl+s")
        assert leaks(app) == []


async def test_f2_takes_down_the_toasts_that_were_written_with_names() -> None:
    async with running(busy_desk()) as app:
        await walk(app, "noting")
        await app.press("escape", "o")
        await app.type("x")
        await app.press("enter", "enter")
        await app.type("Kvisgaard")
        await app.press("enter")
        await app.until("«Kvisgaard» er ikke en dato")
        await app.press("f2")
        await wait_until(app.pilot, lambda: not leaks(app))
