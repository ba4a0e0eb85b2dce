"""A student whose address is protected, and what is restricted: on no screen but where it is meant.

The screens do nothing for it: the gate has taken it out before they read (`services/desk/gate`).
"""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.screens.meetings.written import MeetingPiece
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.fields import ChoiceField, LineField, TextField
from elvis_tui.widgets.rows import RowList
from tests.kept_back import FOLLOWED, NEXT, NOTED_DUE, confidence_in, kept_back, note_id, place_in
from tests.screens.other_hands import OthersStore, over
from tests.screens.running import Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.walks import WALKS, busy_desk, walk

VAST = (220, 60)
WALKED = {name: way for name, way in WALKS.items() if not name.startswith("former text")}
"""Of what is kept back no former text is there to be chosen either."""
OWN_PAGE = {
    name
    for name, (keys, screen) in WALKED.items()
    if keys.startswith(("2 home enter", "2 home c")) and "History" not in screen
}
OWN_PAGE.add("varsel sent")
"""The student's own page, and the dialogs in front of it: opened on purpose."""


@in_parts
async def test_what_is_kept_back_stands_on_no_screen_but_where_it_is_meant(part: str) -> None:
    """Class and next on the student's own page alone; what is restricted on none."""

    async def look(app: Running, name: str) -> None:
        assert confidence_in(app.text) == [], app.text
        if name not in OWN_PAGE:
            assert place_in(app.text) == [], app.text

    await tour(of_part(part, WALKED), lambda: running(kept_back(), VAST), look)


@in_parts
async def test_with_names_hidden_they_stand_nowhere_at_all(part: str) -> None:
    async def look(app: Running, name: str) -> None:
        assert place_in(app.text) == [], app.text
        assert confidence_in(app.text) == [], app.text

    await tour(of_part(part, WALKED), lambda: running(kept_back(), VAST, names_hidden=True), look)


async def test_f2_takes_them_off_the_students_own_page() -> None:
    async def look(app: Running, name: str) -> None:
        await app.press("f2")
        for _ in range(3):
            await app.pilot.pause()
        assert place_in(app.text) == [], app.text
        await app.press("f2")

    await tour(OWN_PAGE, lambda: running(kept_back(), VAST), look)


async def test_that_it_is_kept_back_is_said_where_it_would_stand() -> None:
    async with running(kept_back(), (120, 40)) as app:
        await app.press("2", "home")
        line = next(line for line in app.text.splitlines() if "Thorvaldine" in line)
        assert line.count("◼") == 3, "the class, when and what"
        assert "◼ forfalt" in line, "that it is past, and not since when"
        assert line.count("◼ skjermet") == 1
        assert "skj…" not in line, "nothing of it is cut"
        await app.press("f5")
        await app.type("thorvaldine")
        await app.until("◼ skjermet")


async def test_what_the_sign_stands_for_is_said_whole_over_the_absence_too() -> None:
    async with running(kept_back(), (80, 24)) as app:
        await app.press("2", "a")
        await app.on("AbsenceScreen")
        heading = app.text.splitlines()[1]
        assert "◼ skjermet" in heading
        assert "…" not in heading


async def test_nobody_finds_the_student_by_the_class_or_by_what_is_next() -> None:
    for typed in ("9zqx", "yttervang", "kvaxholm"):
        async with running(kept_back()) as app:
            await app.press("2", "slash")
            await app.type(typed)
            assert "Thorvaldine" not in app.text
            await app.press("escape", "1", "f5")
            await app.type(typed)
            assert "Thorvaldine" not in app.text


async def test_the_students_own_page_says_so_and_shows_it() -> None:
    async with running(kept_back(), (120, 40)) as app:
        await app.press("2", "home", "enter")
        await app.until("adressesperre", "(9ZQX)", "11.10.2026", "møte på Yttervang", "Querlsen")
        await app.press("f2")
        assert place_in(app.text) == []
        await app.until("adressesperre")
        await app.press("f2", "a")
        await app.on("SubjectScreen")
        await app.until("adressesperre", "(9ZQX)", "møte på Yttervang")


@pytest.mark.parametrize("walked", ["edit", "next date"])
@pytest.mark.parametrize("hidden", [False, True])
async def test_a_dialog_that_is_saved_saves_what_it_did_not_show(walked: str, hidden: bool) -> None:
    desk = kept_back()
    before = desk.store.get(FollowUp, FOLLOWED)
    async with running(desk, VAST, names_hidden=hidden) as app:
        await walk(app, walked)
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
    assert desk.store.get(FollowUp, FOLLOWED) == before


async def test_the_facts_of_the_student_keep_the_class_that_is_not_shown() -> None:
    desk = kept_back()
    async with running(desk, VAST, names_hidden=True) as app:
        await app.press("2", "home", "enter", "a", "e")
        await app.on("StudentForm")
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        await app.press("f2")
        await app.until("(9ZQX)")


async def test_the_mark_is_set_and_lifted_in_the_dialog_of_the_student(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("2", "home", "enter", "a", "e")
        await app.on("StudentForm")
        app.screen.query_one("#address_protected", ChoiceField).value = "yes"
        await app.press("ctrl+s")
        await app.on("SubjectScreen")
        await app.until("adressesperre")
        await app.press("u")
        await app.on("SubjectScreen")
        assert "adressesperre:" not in app.text


async def test_in_a_meeting_the_next_date_is_set_without_being_read() -> None:
    desk = kept_back()
    async with running(desk, VAST, names_hidden=True) as app:
        await app.press("5", "home", "enter", "left", "left", "left")
        await app.on("MeetingScreen")
        assert place_in(app.text) == []
    assert follow_ups.get(desk, FOLLOWED).next_date == NEXT


# What is restricted


async def to_the_note(app: Running, desk: Desk) -> None:
    """Open the restricted note, from its follow-up's page."""
    await app.press("2", "home", "enter")
    await app.on("FollowUpScreen")
    rows = app.screen.query_one("#page", RowList)
    rows.select(next(row.id for row in rows.rows if note_id(desk) in row.id))
    await app.press("enter")
    await app.pilot.pause()


async def test_all_see_that_it_is_there_whose_it_is_and_whom_to_ask() -> None:
    async with running(kept_back(), (120, 40)) as app:
        await app.press("2", "home", "enter")
        await app.until("19.10.", "notat", "◼ skjermet, spør berit", "15.10.", "kontakt")


async def test_its_owner_opens_it_and_it_goes_with_the_names() -> None:
    desk = kept_back()
    async with running(desk) as app:
        await to_the_note(app, desk)
        await app.on("InConfidence")
        await app.until("Kvaxholm")
        await app.press("f2")
        await app.on("FollowUpScreen")
        assert confidence_in(app.text) == []


async def test_the_lock_closes_it() -> None:
    desk = kept_back()
    async with running(desk) as app:
        await to_the_note(app, desk)
        await app.until("Kvaxholm")
        await app.press("f4")
        await app.on("LockedScreen")
        assert confidence_in(app.text) == []
        await app.press("enter")
        await app.on("FollowUpScreen")
        assert confidence_in(app.text) == []


async def test_with_names_hidden_it_does_not_open_and_says_why() -> None:
    desk = kept_back()
    async with running(desk, names_hidden=True) as app:
        await to_the_note(app, desk)
        await app.until("vises ikke mens navn er skjult")
        assert confidence_in(app.text) == []
        await app.press("e")
        await app.until("Navn er skjult. Trykk F2")
        assert confidence_in(app.text) == []


async def test_nobody_else_opens_or_changes_it() -> None:
    desk = replace(kept_back(), user="siv")
    async with running(desk) as app:
        await to_the_note(app, desk)
        await app.until("bare berit kan åpne det. Spør berit.")
        await app.press("e")
        await app.until("Bare berit kan skjerme, åpne og rette dette.")
        assert confidence_in(app.text) == []


async def test_its_owner_lifts_the_mark_and_all_may_read_it() -> None:
    desk = kept_back()
    async with running(desk) as app:
        await to_the_note(app, desk)
        await app.press("e")
        await app.on("CorrectPiece")
        app.screen.query_one("#restricted", ChoiceField).value = ""
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        await app.until("Kvaxholm (berit)")
        await app.press("u")
        await app.on("FollowUpScreen")
        assert confidence_in(app.text) == []


async def test_it_is_written_as_restricted_and_a_draft_of_it_goes_with_the_names(
    desk: Desk,
) -> None:
    async with running(desk, (120, 40)) as app:
        await app.press("2", "home", "enter", "w")
        await app.on("NoteForm")
        await app.type("Kvaxholm")
        app.screen.query_one("#restricted", ChoiceField).value = "yes"
        await app.pilot.pause()
        await app.press("escape", "f2", "w")
        await app.on("NoteForm")
        assert confidence_in(app.text) == []
        await app.press("f2")
        await app.until("Kvaxholm")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        await app.until("◼ skjermet, spør berit")
    note = desk.store.get(FollowUp, FOLLOWED).notes[-1]
    assert (note.text, note.restricted) == ("Kvaxholm", True)


# A day that is kept back, and what it stands in is changed


async def open_row(app: Running, begins: str) -> None:
    """Open the row of the page whose id begins so."""
    rows = app.screen.query_one("#page", RowList)
    rows.select(next(row.id for row in rows.rows if row.id.startswith(begins)))
    await app.press("enter")
    await app.on("WrittenDialog")


@pytest.mark.parametrize("hidden", [False, True])
@pytest.mark.parametrize("kind", ["measure", "contact"])
async def test_a_piece_that_is_put_right_keeps_its_day(kind: str, hidden: bool) -> None:
    desk = kept_back()
    before = desk.store.get(FollowUp, FOLLOWED)
    dated = next(c for c in before.contacts if c.next_on)
    piece = before.measures[-1] if kind == "measure" else dated
    async with running(desk, names_hidden=hidden) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        await open_row(app, f"{kind}:{piece.id}:")
        assert (place_in(app.text) == []) is hidden, "told on the student's own page"
        await app.press("e")
        await app.pilot.pause()
        assert (place_in(app.text) == []) is hidden
        await app.press("ctrl+s")
        await app.on("WrittenDialog")
    assert desk.store.get(FollowUp, FOLLOWED) == before


@pytest.mark.parametrize("typed", ["", "23.10."])
async def test_a_task_in_the_meeting_keeps_its_day_until_another_is_typed(typed: str) -> None:
    desk = kept_back()
    async with running(desk, VAST) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        meeting = meetings.get(desk, "meeting-2")
        at = next(i for i, one in enumerate(meeting.agenda) if has_task(one))
        entry = meeting.agenda[at].entries[-1]
        await app.press(*["left"] * 3, *["space"] * at)
        app.screen.query_one("#entries", RowList).select(entry.id)
        app.screen.query_one("#entries", RowList).focus()
        await app.press("enter")
        due = app.screen.query_one("#due", LineField)
        assert due.value == "◼ skjermet"
        due.focus()
        if typed:
            due.value = typed
        await app.press("enter")
        await app.pilot.pause()
        assert place_in(app.text) == []
    noted = (e for one in meetings.get(desk, "meeting-2").agenda for e in one.entries)
    kept = next(e for e in noted if e.id == entry.id)
    expected = date(2026, 10, 23) if typed else NOTED_DUE
    assert (kept.due, type(kept.due)) == (expected, date)
    assert desk.store.get(Task, kept.task_id or "").due == expected


def has_task(item: AgendaItem) -> bool:
    return any(entry.due == NOTED_DUE for entry in item.entries)


@pytest.mark.parametrize("hidden", [False, True])
async def test_what_was_noted_in_a_meeting_that_is_over_keeps_its_day(hidden: bool) -> None:
    desk = kept_back()
    meetings.finish(desk, "meeting-2")
    before = [e for one in meetings.get(desk, "meeting-2").agenda for e in one.entries]
    entry = next(e for e in before if e.due == NOTED_DUE)
    async with running(desk, VAST, names_hidden=hidden) as app:
        piece = MeetingPiece(app.app.session, "meeting-2", entry.id)
        assert place_in(piece.text()) == []
        app.app.push_screen(piece.form())
        await app.on("CorrectEntry")
        assert (place_in(app.text) == []) is hidden, "opened on purpose, and goes with the names"
        await app.press("ctrl+s")
        await app.pilot.pause()
    after = [e for one in meetings.get(desk, "meeting-2").agenda for e in one.entries]
    assert after == before


async def test_a_task_tells_its_day_in_front_of_the_students_own_page_alone() -> None:
    desk = kept_back()
    task = next(t for t in desk.store.all(Task).values() if t.due == NOTED_DUE)
    async with running(desk) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        rows = app.screen.query_one("#page", RowList)
        rows.select(f"task:{task.id}")
        await app.press("enter")
        await app.until("Frist: 31.12.2026 (om 73 d)")
        await app.press("f2")
        await app.until("Frist: ◼ skjermet")
        await app.press("f2", "escape", "1", "o")
        await app.on("TasksScreen")
        app.screen.query_one(RowList).select(task.id)
        await app.press("enter")
        await app.until("Frist: ◼ skjermet")
        assert place_in(app.text) == []


# What was noted in a meeting


async def noted(app: Running, text: str) -> None:
    """Note it in the running meeting's item, and stand on it."""
    await app.press("5", "home", "enter")
    await app.on("MeetingScreen")
    await app.press("i")
    await app.type(text)
    await app.press("enter")
    await app.until(text)


async def test_what_was_noted_is_restricted_with_one_key_and_opened_by_its_owner() -> None:
    desk = busy_desk()
    async with running(desk, (120, 40)) as app:
        await noted(app, "Kvaxholm")
        await app.press("r")
        await app.until("◼ skjermet, spør berit")
        assert confidence_in(app.text) == []
        await app.press("r")
        await app.until("Punktet er skjermet. Enter åpner det")
        await app.press("enter")
        await app.on("InConfidence")
        await app.until("Kvaxholm")
        await app.press("f2")
        await app.on("MeetingScreen")
        assert confidence_in(app.text) == []
        await app.press("f2", "u")
        await app.until("Kvaxholm")


async def test_in_the_meeting_nobody_else_opens_it_and_no_line_is_filled_with_it() -> None:
    desk = replace(kept_back(), user="siv")
    async with running(desk, (120, 40)) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        await app.press("end", "up", "enter")
        await app.on("InConfidence")
        await app.until("bare berit kan åpne det. Spør berit.")
        await app.press("e")
        await app.until("Bare berit kan skjerme, åpne og rette dette.")
        assert confidence_in(app.text) == []


async def test_in_the_meeting_its_owner_puts_it_right_and_it_stays_restricted() -> None:
    desk = busy_desk()
    async with running(desk, (120, 40)) as app:
        await noted(app, "Jexvold")
        await app.press("r", "enter")
        await app.on("InConfidence")
        await app.press("e")
        await app.on("CorrectEntry")
        app.screen.query_one("#text", TextField).text = "Kvaxholm"
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        assert confidence_in(app.text) == []
    stands = desk.get(Meeting, "meeting-2").agenda[1].entries[-1]
    assert (stands.text, stands.restricted, stands.by) == ("Kvaxholm", True, "berit")


async def test_a_task_says_why_it_is_not_restricted() -> None:
    desk = busy_desk()
    async with running(desk, (120, 40)) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        await app.press("end", "r")
        await app.until("En oppgave kan ikke skjermes")
        await app.press("enter")
        await app.until("snakker med foresatte")


async def test_who_reads_along_sees_that_it_is_there_and_opens_what_is_theirs() -> None:
    desk = over(kept_back(), OthersStore)
    async with running(desk, (120, 40)) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        await app.until("◼ skjermet, spør berit")
        assert confidence_in(app.text) == []
        await app.press("end", "up", "enter")
        await app.until("Kvaxholm")


async def test_from_the_students_page_it_is_restricted_and_opened_afterwards(desk: Desk) -> None:
    said = "Thorvaldine har vært borte mandager"
    async with running(desk, (118, 40)) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        rows = app.screen.query_one("#page", RowList)
        rows.select(next(row.id for row in rows.rows if row.id.startswith("meeting:")))
        await app.press("enter")
        await app.on("MinutesScreen")
        await app.press("e", "enter")
        await app.until(said)
        await app.press("e")
        await app.on("CorrectEntry")
        app.screen.query_one("#restricted", ChoiceField).value = "yes"
        await app.press("ctrl+s", "escape")
        await app.on("MinutesScreen")
        await app.until("◼ skjermet, spør berit")
        assert said not in app.text
        await app.press("e", "enter")
        await app.on("InConfidence")
        await app.until(said)
        await app.press("escape", "escape")
        await app.on("FollowUpScreen")
        await app.until("informasjon: ◼ skjermet, spør berit")
        assert said not in app.text
