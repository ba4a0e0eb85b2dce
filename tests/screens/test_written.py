"""Something a person wrote, put right or taken away on the screen."""

from __future__ import annotations

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import corrections
from elvis_tui.widgets.rows import RowList
from tests.school import LAST_MEETING
from tests.screens.running import Running, running


async def open_note(app: Running) -> None:
    """The note of the first follow-up, from its page's line of time."""
    await app.press("2", "home", "enter")
    await app.on("FollowUpScreen")
    rows = app.screen.query_one(RowList)
    note = next(i for i in range(99) if rows.rows[i].id.startswith("note:"))
    rows.select(rows.rows[note].id)
    await app.press("enter")
    await app.on("WrittenDialog")


async def test_a_note_is_read_whole_put_right_and_the_page_shows_it(desk: Desk) -> None:
    async with running(desk) as app:
        await open_note(app)
        await app.until("Samtale med Thorvaldine og Øyolf.", "Kvisgaards buss er sein.")
        await app.press("e")
        await app.on("CorrectPiece")
        await app.press("ctrl+end")
        await app.type(" Nå i rute.")
        await app.press("ctrl+s")
        await app.on("WrittenDialog")
        await app.until("Nå i rute.")
        await app.press("escape")
        await app.on("FollowUpScreen")
        await app.until("Nå i rute.")
        await app.press("h")
        await app.until("rettet")


async def test_what_is_taken_away_by_mistake_is_back_with_one_key(desk: Desk) -> None:
    async with running(desk) as app:
        await open_note(app)
        await app.press("x", "enter")
        await app.on("FollowUpScreen")
        assert desk.store.get(FollowUp, "f-1").notes == ()
        await app.press("u")
        assert len(desk.store.get(FollowUp, "f-1").notes) == 1


async def test_for_the_students_sake_a_reason_is_asked_for_and_it_is_gone(desk: Desk) -> None:
    async with running(desk) as app:
        await open_note(app)
        await app.press("x", "down", "enter")
        await app.on("ErasureForm")
        await app.press("ctrl+s")
        await app.until("Feltet er tomt")
        await app.type("ba om det")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert desk.store.get(FollowUp, "f-1").notes == ()
        assert "Samtale med" not in app.text
        await app.press("h")
        await app.until("Tatt bort for elevens skyld", "ba om det")


async def test_the_same_note_is_put_right_from_the_students_own_page(desk: Desk) -> None:
    assert corrections.holder(desk, "n-1") == "f-1"
    async with running(desk, (120, 40)) as app:
        await app.press("2", "home", "enter", "a")
        await app.on("SubjectScreen")
        rows = app.screen.query_one("#happened", RowList)
        rows.select(next(row.id for row in rows.rows if row.id.startswith("note:n-1")))
        await app.press("tab", "enter")
        await app.on("WrittenDialog")
        await app.press("x", "enter")
        await app.on("SubjectScreen")
        assert desk.store.get(FollowUp, "f-1").notes == ()


async def test_minutes_are_put_right_and_say_so(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("5", "home", "end", "enter")
        await app.on("MinutesScreen")
        await app.press("e")
        await app.on("PickWritten")
        await app.press("enter", "e")
        await app.on("CorrectEntry")
        await app.press("ctrl+end")
        await app.type(" Rettet her.")
        await app.press("ctrl+s", "escape")
        await app.on("MinutesScreen")
        await app.until("Rettet her.", "rettet 19.10.2026 av Berit Aas")
        assert len(desk.store.get(Meeting, LAST_MEETING.id).corrections) == 1
