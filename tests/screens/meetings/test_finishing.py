"""The check before a meeting ends, and the dialogs that mend what is missing."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind
from elvis_tui.screens.meetings.written import MeetingPiece
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as service
from elvis_tui.widgets.rows import RowList
from tests.screens.meetings.test_meeting import ID, begin, note
from tests.screens.running import Running, running
from tests.suspected import RUNNING, SUSPECTED, suspected


async def fill_out(app: Running, entry_id: str) -> None:
    """Open the dialog of a task that lacks something, from the check."""
    await app.press("f")
    await app.on("Finishing")
    gap = next(id for id, one in app.screen._gaps.items() if one.entry_id == entry_id)  # type: ignore[attr-defined]
    app.screen.query_one(RowList).select(gap)
    await app.press("enter")
    await app.on("TaskEntryForm")


async def test_a_meeting_that_is_cancelled_elsewhere_takes_the_dialogs_of_it_down_one_by_one(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await begin(app)
        await note(app, "o", "ringe", "Jon Vik", "")
        await fill_out(app, service.get(desk, ID).agenda[0].entries[0].id)
        desk.store.commit(delete=[service.get(desk, ID)])
        app.app.show_data_replaced()
        await app.on("TaskEntryForm")
        await app.press("escape")
        await app.on("MeetingsScreen")


async def test_the_next_meeting_is_of_the_same_series_whatever_was_begun_elsewhere(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await app.press("5", "n")
        await app.on("MeetingForm")
        await app.press("right", "escape")
        await begin(app)
        await app.press("f")
        await app.on("Finishing")
        gap = next(id for id in app.screen._gaps if id.startswith("next_date"))  # type: ignore[attr-defined]
        app.screen.query_one(RowList).select(gap)
        await app.press("enter")
        await app.on("MeetingForm")
        await app.until("[IKO-team]")


async def test_the_dialog_of_a_task_hides_a_name_in_the_title_of_its_item(desk: Desk) -> None:
    async with running(desk) as app:
        await begin(app)
        service.add_item(desk, ID, AgendaItem(id="", title="Ætna-Lovise har ringt"))
        app.screen.show_again()  # type: ignore[attr-defined]
        await note(app, "o", "ringe", "Jon Vik", "")
        item = service.get(desk, ID).item
        assert item
        await fill_out(app, item.entries[0].id)
        await app.until("Oppgave: Ætna-Lovise har ringt")
        await app.press("f2")
        await app.until("har ringt", "▒▒▒▒")
        assert "Ætna" not in app.text


def assert_not_proposed(app: Running) -> None:
    options = app.screen.query_one("#who").options  # type: ignore[attr-defined]
    assert "Jon Vik" in options
    assert SUSPECTED.name not in options


async def test_the_one_who_is_suspected_is_proposed_for_no_task_of_that_case() -> None:
    desk = suspected()
    agenda = service.get(desk, RUNNING).agenda
    at, item = next((i, one) for i, one in enumerate(agenda) if one.id == "i-78")
    service.go_to(desk, RUNNING, at)
    task = Entry(id="", kind=EntryKind.TASK, text="Ringe hjem")
    entry = service.note(desk, RUNNING, item.id, task).agenda[at].entries[-1]
    async with running(desk, (120, 40)) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        put_right = MeetingPiece(app.screen.session, RUNNING, entry.id).form()  # type: ignore[attr-defined]
        await fill_out(app, entry.id)
        assert_not_proposed(app)
        await app.press("escape")
        app.app.push_screen(put_right)
        await app.on("CorrectEntry")
        assert_not_proposed(app)
