"""Names hidden: what is being typed stands in clear until its field is left, and no longer."""

from __future__ import annotations

import pytest
from textual.widgets import TextArea

from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.domain.people.names import MASK
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.fields import LineField
from tests.screens.running import Running, running
from tests.screens.walks import busy_desk, walk

VAST = (220, 60)
TYPED = "Ygdis Hjorthaug"


def reads(app: Running) -> bool:
    return any(part in app.text for part in TYPED.split())


@pytest.mark.parametrize("key", ["tab", "enter", "shift+tab", "down", "up"])
async def test_a_line_that_is_left_is_masked_and_saved_as_it_was_typed(key: str) -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.press("tab", "end")
        await app.type(f" og {TYPED}")
        assert reads(app)
        if key == "enter":  # on the last line it saves
            await app.press("shift+tab")
        await app.press(key)
        assert not reads(app)
        if type(app.screen).__name__ == "NextStepForm":
            await app.press("ctrl+s")
        await app.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1").next_what == f"ring foresatte til Kvisgaard og {TYPED}"


async def test_one_goes_on_in_a_line_that_was_masked() -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.press("tab", "ctrl+u")
        await app.type(f"{TYPED} ")
        await app.press("shift+tab", "tab")
        assert app.screen.query_one("#next_what", LineField).value == f"{MASK} {MASK} "
        await app.type("sover")
        await app.press("f2")
        assert app.screen.query_one("#next_what", LineField).value == f"{TYPED} sover"
        await app.press("ctrl+s")
    assert follow_ups.get(desk, "f-1").next_what == f"{TYPED} sover"


async def test_a_text_of_several_lines_is_masked_when_it_is_left() -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "contact")
        area = app.screen.query_one(TextArea)
        area.focus()
        await app.type(TYPED)
        assert reads(app)
        await app.press("shift+tab")
        assert area.text == f"{MASK} {MASK}"
        await app.press("tab", "ctrl+z")
        assert not reads(app)
        app.screen.query_one("#whom", LineField).focus()
        await app.type("mor")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1").contacts[-1].text == TYPED


async def test_a_draft_is_shown_again_with_masks() -> None:
    async with running(busy_desk(), VAST, names_hidden=True) as app:
        await walk(app, "note")
        await app.type(TYPED)
        await app.press("escape", "w")
        assert app.screen.query_one(TextArea).text == f"{MASK} {MASK}"
        assert not reads(app)


async def test_what_is_noted_in_a_meeting_is_masked_field_by_field() -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "meeting")
        await app.press("o")
        await app.type(TYPED)
        await app.press("enter")
        assert not reads(app)
        await app.type("Zebulon")
        assert "Zebulon" in app.text
        await app.press("enter")
        assert "Zebulon" not in app.text
        await app.press("escape", "o")
        assert not reads(app)
        assert "Zebulon" not in app.text
        await app.press("enter", "enter", "enter")
    noted = meetings.get(desk, "meeting-2").agenda[1].entries[-1]
    assert (noted.kind, noted.text, noted.who) == (EntryKind.TASK, TYPED, "Zebulon")


async def test_a_name_that_was_searched_for_is_masked_and_still_searched_for(desk: Desk) -> None:
    async with running(desk, VAST, names_hidden=True) as app:
        await app.press("2", "slash")
        await app.type("Kvisgaard")
        assert "Kvisgaard" in app.text
        await app.press("down")
        assert "Kvisgaard" not in app.text
        assert "Elev 01" in app.text
        assert "Elev 02" not in app.text
        field = app.screen.query_one("#search", LineField)
        field.focus()
        await app.type("x")
        await app.until("Ingen treff")
        await app.press("backspace", "f2")
        assert field.value == "Kvisgaard"
        await app.press("f2")
        assert field.value == ""


async def test_what_is_told_of_a_name_that_is_typed_is_masked(desk: Desk) -> None:
    async with running(desk, VAST, names_hidden=True) as app:
        await app.press("2", "n")
        await app.type("Kvisgaard Solvor")
        assert f"+ ny elev «{MASK} Solvor»" in app.text


async def test_a_matter_for_somebody_finds_them_also_when_their_line_was_left() -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "add item")
        await app.type("Hjorthaug")
        await app.press("tab")
        assert "Hjorthaug" not in app.text
        assert "Elev 05" in app.text
        await app.type("skyss")
        await app.press("ctrl+s")
        await app.on("AgendaScreen")
    item = meetings.get(desk, "meeting-3").agenda[-1]
    assert item.subject is not None
    assert (item.subject.id, item.detail) == ("s-5", "skyss")


async def test_what_stands_in_clear_may_go_on_doing_so(desk: Desk) -> None:
    async with running(desk, VAST) as app:
        await walk(app, "next date")
        await app.press("tab", "shift+tab")
        assert "Kvisgaard" in app.screen.query_one("#next_what", LineField).value


async def test_a_letter_against_a_mask_makes_no_name_readable_and_is_not_saved() -> None:
    desk = busy_desk()
    before = follow_ups.get(desk, "f-1")
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.press("tab", "end")
        await app.type("e")
        await app.press("shift+tab")
        field = app.screen.query_one("#next_what", LineField)
        assert field.value == f"ring foresatte til {MASK}e"
        await app.press("ctrl+s")
        await app.until("Navn er skjult. Trykk F2")
        assert follow_ups.get(desk, "f-1") == before
        await app.press("end", "backspace", "ctrl+s")
        await app.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1").next_what == before.next_what


async def test_a_genitive_against_a_mask_is_the_name_still() -> None:
    desk = busy_desk()
    async with running(desk, VAST, names_hidden=True) as app:
        await walk(app, "next date")
        await app.press("tab", "end")
        await app.type("s mor")
        await app.press("shift+tab")
        field = app.screen.query_one("#next_what", LineField)
        assert field.value == f"ring foresatte til {MASK} mor"
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
    assert follow_ups.get(desk, "f-1").next_what == "ring foresatte til Kvisgaards mor"
