"""u and U: on every screen, and what stands on it afterwards is true."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import MeetingStatus
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.people import register
from tests.school import CASES, NAME_PARTS, TODAY, student
from tests.screens.running import Running, running
from tests.services.people.lists import propose


def entries(desk: Desk) -> int:
    return len(desk.store.all(HistoryEntry))


async def test_a_change_is_taken_back_and_made_again_on_its_page(desk: Desk) -> None:
    async with running(desk) as program:
        await program.press("2", "enter")
        await program.on("FollowUpScreen")
        await program.press("l")
        await program.until("● grønn")
        await program.press("u")
        await program.until("■ rød", "Angret: nivå")
        await program.press("U")
        await program.until("● grønn", "Gjort om igjen: nivå")
    assert follow_ups.get(desk, "f-1").level is Level.GREEN


async def test_nothing_to_undo_is_told(desk: Desk) -> None:
    async with running(desk) as program:
        await program.press("u")
        await program.until("ingenting å angre")
        await program.press("U")
        await program.until("ingenting å gjøre om igjen")


async def test_a_change_is_undone_from_another_room_and_the_first_shows_it(desk: Desk) -> None:
    async with running(desk) as program:
        await program.press("2", "enter", "l")
        await program.until("● grønn")
        await program.press("4", "u")
        await program.until("Angret: nivå")
        await program.press("2")
        await program.on("FollowUpScreen")
        await program.until("■ rød")
        await program.press("escape")
        await program.until("■")


async def test_the_page_of_a_new_follow_up_goes_with_it(desk: Desk) -> None:
    made = FollowUp(id="", subject=student("s-5"), team=IKO, opened_on=TODAY)
    made = follow_ups.start(desk, made)
    async with running(desk) as program:
        await _page(program, made.id)
        await program.press("u")
        await program.on("FollowUpsScreen")
        await program.until("Angret: ny oppfølging")
        assert "finnes ikke lenger" not in program.told
        await program.press("U")
        await program.until("Gjort om igjen: ny oppfølging")
        assert "Ygdis Hjorthaug" in program.text


async def _page(program: Running, follow_up_id: str) -> None:
    from elvis_tui.screens.frame.navigation import ShowFollowUp

    await program.press("2")
    program.screen.post_message(ShowFollowUp(follow_up_id))
    await program.on("FollowUpScreen")


async def test_the_page_of_a_new_case_goes_with_it_and_so_does_its_history(desk: Desk) -> None:
    from elvis_tui.screens.frame.navigation import ShowCase

    made = cases.start(desk, replace(CASES[0], id="", title="Ny"))
    async with running(desk) as program:
        await program.press("3")
        program.screen.post_message(ShowCase(made.id))
        await program.on("CaseScreen")
        await program.press("h")
        await program.on("CaseHistory")
        await program.press("u")
        await program.on("CasesScreen")
        await program.until(f"Angret: ny sak (sak {made.number})")
        await program.press("U")
        await program.until(f"Gjort om igjen: ny sak (sak {made.number})")
        await program.press("u")
    assert desk.store.find(Case, made.id) is None


async def test_a_page_that_went_in_another_room_is_left_when_one_comes_back(desk: Desk) -> None:
    made = cases.start(desk, replace(CASES[0], id="", title="Ny"))
    from elvis_tui.screens.frame.navigation import ShowCase

    async with running(desk) as program:
        await program.press("3")
        program.screen.post_message(ShowCase(made.id))
        await program.on("CaseScreen")
        await program.press("2", "u")
        await program.until("Angret: ny sak")
        await program.press("3")
        await program.on("CasesScreen")


async def test_a_meeting_that_never_began_shows_its_agenda_again(desk: Desk) -> None:
    async with running(desk) as program:
        await program.press("5", "enter")
        await program.on("AgendaScreen")
        await program.press("m")
        await program.on("Attendance")
        await program.press("u")
        assert meetings.get(desk, "meeting-2").is_running, "a dialog let u through"
        await program.press("escape")
        await program.on("MeetingScreen")
        await program.press("u")
        await program.on("AgendaScreen")
        await program.until("Angret: møtet startet")
        assert meetings.get(desk, "meeting-2").status is MeetingStatus.PLANNED
        await program.press("U")
        await program.on("MeetingScreen")
        await program.press("escape")
        await program.on("MeetingsScreen")


async def test_a_meeting_that_did_not_end_goes_on(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    async with running(desk) as program:
        await program.press("5", "enter")
        await program.on("MeetingScreen")
        await program.press("a", "f")
        await program.on("Finishing")
        await program.press("enter")
        await program.on("MinutesScreen")
        await program.press("u")
        await program.on("MeetingScreen")
        await program.until("Angret: møtet avsluttet")
        assert meetings.get(desk, "meeting-2").is_running
        await program.press("U")
        await program.on("MinutesScreen")
        await program.press("escape")
        await program.on("MeetingsScreen")


async def test_noted_in_a_meeting_it_can_be_taken_back_after_walking_on(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    async with running(desk) as program:
        await program.press("5", "enter")
        await program.on("MeetingScreen")
        await program.press("b")
        await program.type("uu")
        await program.press("enter", "space", "space")
        await program.until("sak 3 av")
        await program.press("u")
        await program.until("sak 1 av", "Ingenting notert", "Angret: notat i møtet")


async def test_an_import_is_one_undo_whatever_screen_stands(desk: Desk, tmp_path: Path) -> None:
    """FAULTS 63."""
    path = tmp_path / "elever.csv"
    rows = [f"Elevsen{i};Ny{i};{i % 40}ST;{1000 + i}" for i in range(1200)]
    path.write_text("\n".join(["Etternavn;Fornavn;Klasse;Elevnummer", *rows]), encoding="utf-8")
    apply(desk, propose(desk, path))
    async with running(desk) as program:
        assert len(desk.store.all(Student)) == 1205
        await program.press("u")
        await program.until("Angret: lister hentet")
        assert len(desk.store.all(Student)) == 5
        await program.press("2")
        await program.on("FollowUpsScreen")


async def test_in_a_dialog_u_is_a_letter_and_takes_nothing_back(desk: Desk) -> None:
    async with running(desk) as program:
        await program.press("2", "enter", "l", "w")
        await program.on("NoteForm")
        await program.press("u", "U")
        assert follow_ups.get(desk, "f-1").level is Level.GREEN
        assert program.screen.query_one("#text").text == "uU"  # type: ignore[attr-defined]
        await program.press("escape", "2", "slash")
        await program.press("u")
        assert follow_ups.get(desk, "f-1").level is Level.GREEN


async def test_what_something_else_changed_is_told_and_left_alone(desk: Desk) -> None:
    """FAULTS 84."""
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    desk.store.commit(put=[replace(follow_ups.get(desk, "f-1"), owner="En annen")])
    async with running(desk) as program:
        told = entries(desk)
        await program.press("u")
        await program.until("kan ikke angres")
        assert entries(desk) == told
    assert follow_ups.get(desk, "f-1").owner == "En annen"


async def test_a_store_that_refuses_is_told_and_the_step_stays(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise StorageError(Fault.DATA_READ_ONLY)

    async with running(desk) as program:
        with monkeypatch.context() as patched:
            patched.setattr(desk.store, "commit", refuse)
            await program.press("u")
            await program.until("Du leser med")
    assert undo(desk) == "follow_up.level"


async def test_the_toast_names_nobody(desk: Desk) -> None:
    """FAULTS 76: also with names shown."""
    follow_ups.add_note(desk, "f-1", "Thorvaldine og Øyolf")
    register.add_student(desk, "Ygdis Hjorthaug 2STA")
    async with running(desk) as program:
        await program.press("4")
        for _ in range(2):
            await program.press("u")
            await program.until("Angret:")
            told = program.told.casefold()
            assert not [part for part in NAME_PARTS if part in told]


async def test_the_keys_stand_in_the_palette_and_in_the_help(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    async with running(desk, (100, 50)) as program:
        await program.press("question_mark")
        await program.until("Angre det siste du endret", "Gjør om igjen det du angret")
        await program.press("escape", "ctrl+p")
        await program.type("Angre det siste")
        await program.until("Angre det siste du endret")
        await program.press("down", "enter")
        await program.until("Angret: nivå")
    assert follow_ups.get(desk, "f-1").level is Level.RED
