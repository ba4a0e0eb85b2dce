"""What a case lacks, its closing meeting, its archive reference and its documents, by keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.closing_form import ArchiveForm, ClosingMeetingForm
from elvis_tui.screens.cases.document_form import DocumentForm
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.reason import ReasonForm, ReopenForm
from elvis_tui.screens.frame.navigation import ShowCase
from elvis_tui.screens.meetings.agenda import AgendaScreen
from elvis_tui.screens.meetings.attendance import Attendance
from elvis_tui.screens.meetings.meeting import MeetingScreen
from elvis_tui.screens.meetings.minutes import MinutesScreen
from elvis_tui.services.cases import routes
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.fields import ChoiceField, LineField
from tests.parties import make_ready, parties, ready
from tests.school import LAST_MEETING, TODAY
from tests.screens.saker import (
    WIDE,
    choose_view,
    drawn,
    names_seen,
    open_first,
    reach,
    rows,
    running,
    save,
    started,
    told,
    write,
)
from tests.screens.waiting import wait_until


def closing_of(desk: Desk, case: Case) -> list[Meeting]:
    return [m for m in desk.store.all(Meeting).values() if m.case_id == case.id]


def waiting_for_its_meeting(desk: Desk) -> Case:
    """A case with everything but the closing meeting."""
    case = started(desk)
    desk.store.commit(put=[ready(service.get(desk, case.id), TODAY)])
    return service.get(desk, case.id)


async def test_the_page_names_what_is_missing_by_student_step_and_measure(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", "s-2"))
    whole = ready(service.get(desk, case.id), TODAY)
    first, second = whole.parties
    measure = replace(first.plan.measures[0], evaluated_on=None, what="Fast voksen")
    first = replace(first, plan=replace(first.plan, measures=(measure,)))
    steps = (*whole.steps[:-1], case.steps[-1])
    second = replace(second, closing_word="", closing_word_on=None)
    desk.store.commit(put=[replace(whole, parties=(first, second), steps=steps)])
    async with running(desk, WIDE) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        lines = drawn(pilot).splitlines()
        panel = next(i for i, line in enumerate(lines) if "Mangler før saken kan avsluttes" in line)
        seen = "\n".join(lines[panel : panel + 8])
        assert "steg som ikke er gjort" in seen
        assert "Sette inn tiltak og evaluere" in seen
        assert "«Fast voksen» (Thorvaldine Kvisgaard)" in seen
        assert "elevens ord, med dato" in seen
        assert "Øyolf Grønnæss" in seen
        assert "v gjør i stand møtet" in seen
        await pilot.press("x")
        assert isinstance(pilot.app.screen, CaseScreen)
        for words in ("Sette inn tiltak", "«Fast voksen»", "Øyolf Grønnæss", "avslutningsmøte"):
            assert words in told(pilot)
        await pilot.press("f2")
        assert names_seen(pilot) == []


async def test_nothing_is_missing_of_a_case_that_can_be_closed_or_is(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    async with running(desk, WIDE) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        assert "Mangler før" not in drawn(pilot)
        await pilot.press("x")
        await reach(pilot, ReasonForm)
        await write(pilot, "trygt")
        await save(pilot)
        assert "Mangler før" not in drawn(pilot)


async def test_from_the_closing_meeting_to_the_closed_case_by_keys_alone(desk: Desk) -> None:
    case = waiting_for_its_meeting(desk)
    async with running(desk, WIDE) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        assert "Sak 2026-05" in drawn(pilot)
        await pilot.press("v")
        await reach(pilot, ClosingMeetingForm)
        assert pilot.app.screen.query_one("#called").value == ""  # type: ignore[attr-defined]
        await write(pilot, "Berit Aas, Jon Vik, mor")
        await save(pilot)
        await reach(pilot, AgendaScreen)
        assert "Avslutningsmøte mandag 19.10.2026" in drawn(pilot)
        assert "Sak 2026-05: Avslutningsmøte" in drawn(pilot)
        await pilot.press("m")
        await reach(pilot, Attendance)
        await pilot.press("space", "escape")
        await reach(pilot, MeetingScreen)
        await pilot.press("b")
        await write(pilot, "Alle er enige om at det er trygt")
        await pilot.press("enter", "f", "enter")
        await reach(pilot, MinutesScreen)
        assert "Referat: Avslutningsmøte 19.10.2026" in drawn(pilot)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        await pilot.press("x")
        await reach(pilot, ReasonForm)
        await write(pilot, "trygt")
        await save(pilot)
    now = service.get(desk, case.id)
    assert (now.closed_on, now.closed_why) == (TODAY, "trygt")
    (meeting,) = closing_of(desk, case)
    assert meeting.status is MeetingStatus.FINISHED
    assert [p.name for p in meeting.participants] == ["Berit Aas", "Jon Vik", "mor"]


async def test_the_suspected_one_is_not_proposed_and_called_in_only_after_a_question(
    desk: Desk,
) -> None:
    case = waiting_for_its_meeting(desk)
    routes.suspect(desk, case.id, Suspicion(whom=FreeText("Jon Vik"), on=TODAY))
    async with running(desk, WIDE) as pilot:
        pilot.app.screen.post_message(ShowCase(case.id))
        await reach(pilot, CaseScreen)
        await pilot.press("v")
        await reach(pilot, ClosingMeetingForm)
        field = pilot.app.screen.query_one("#called", LineField)
        assert "Jon Vik" not in field.options
        await write(pilot, "mor, Jon Vik")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Jon Vik kan være den som er mistenkt" in drawn(pilot))
        assert closing_of(desk, case) == []
        await save(pilot)
        await reach(pilot, AgendaScreen)
        assert "Sak 2026-05: Avslutningsmøte" not in drawn(pilot)
        assert "skjermet" in drawn(pilot)
    (meeting,) = closing_of(desk, case)
    meetings.start(desk, meeting.id)
    assert [i.case_id for i in meetings.get(desk, meeting.id).agenda] == [case.id]


async def test_v_opens_the_meeting_that_is_there_and_so_does_enter_on_what_is_missing(
    desk: Desk,
) -> None:
    case = waiting_for_its_meeting(desk)
    async with running(desk, WIDE) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        rows(pilot).select("want:minutes")
        await pilot.press("enter")
        await reach(pilot, ClosingMeetingForm)
        await write(pilot, "mor")
        await pilot.press("tab", *["backspace"] * 10)
        await write(pilot, "26.10.")
        await save(pilot)
        await reach(pilot, AgendaScreen)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        assert "planlagt 26.10.: v viser møtet" in drawn(pilot)
        await pilot.press("v")
        await reach(pilot, AgendaScreen)
    assert [m.on for m in closing_of(desk, case)] == [date(2026, 10, 26)]


async def test_of_a_closed_case_v_shows_the_minutes_or_says_that_there_are_none(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    service.close(desk, case.id, FreeText("trygt"))
    async with running(desk, WIDE) as pilot:
        await choose_view(pilot, 4)
        await open_first(pilot)
        await pilot.press("v")
        await reach(pilot, MinutesScreen)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        desk.store.commit(delete=closing_of(desk, case))
        await pilot.press("v")
        assert "har ikke noe avslutningsmøte her" in told(pilot)


async def test_a_case_taken_up_again_wants_a_reason_and_a_new_closing_meeting(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    service.close(desk, case.id, FreeText("trygt"))
    async with running(desk, WIDE) as pilot:
        await choose_view(pilot, 4)
        await open_first(pilot)
        await pilot.press("r")
        await reach(pilot, ReopenForm)
        await pilot.press("ctrl+s")
        assert isinstance(pilot.app.screen, ReopenForm), "not without a reason"
        await write(pilot, "det begynte igjen")
        await save(pilot)
        assert "det fra 19.10. gjelder ikke lenger: v gjør i stand et nytt" in drawn(pilot)
        await pilot.press("x")
        assert "referat fra avslutningsmøte" in told(pilot)
    assert service.get(desk, case.id).reopened_why == "det begynte igjen"


async def test_a_case_that_somebody_else_closes_meanwhile_is_told_of(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    async with running(desk, WIDE) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        await pilot.press("x")
        await reach(pilot, ReasonForm)
        await write(pilot, "trygt")
        service.close(desk, case.id, FreeText("den andre var først"))
        await pilot.press("ctrl+s")
        assert "Den er alt avsluttet." in drawn(pilot)
    assert service.get(desk, case.id).closed_why == "den andre var først"


async def test_g_notes_where_it_is_archived_on_page_and_in_the_list(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    service.close(desk, case.id, FreeText("trygt"))
    async with running(desk, WIDE) as pilot:
        await choose_view(pilot, 4)
        await open_first(pilot)
        await pilot.press("g")
        await reach(pilot, ArchiveForm)
        await write(pilot, "2026/1234")
        await save(pilot)
        assert "Arkiv 2026/1234, 19.10.2026" in drawn(pilot)
        await pilot.press("escape")
        await wait_until(pilot, lambda: "Arkiv 2026/1234" in drawn(pilot))
        await pilot.press("u")
    assert service.get(desk, case.id).archive_reference == ""


@pytest.mark.parametrize("downs", [0, 1, 2])
async def test_d_writes_the_document_one_chooses_under_a_name_that_names_nobody(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, downs: int
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    started(desk, parties=(*parties("s-1"), *parties("s-2", role=Role.WITNESS)))
    name = ("sak-2026-05", "sak-2026-05-familie-elev-01", "sak-2026-05-tiltaksplan-elev-01")[downs]
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("d")
        await reach(pilot, Choose)
        assert "Til familien: Thorvaldine" in drawn(pilot)
        assert "Tiltaksplan: Øyolf" not in drawn(pilot), "a witness has no plan"
        await pilot.press("f2")
        assert names_seen(pilot) == []
        await pilot.press("f2", *["down"] * downs, "enter")
        await reach(pilot, DocumentForm)
        assert f"~/{name}.md" in drawn(pilot)
        await pilot.press("left")
        assert f"~/{name}.html" in drawn(pilot)
        await save(pilot)
        assert "Skrevet til" in told(pilot)
    page = (tmp_path / f"{name}.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Thorvaldine Kvisgaard" in page
    assert ("Øyolf" in page) is (downs == 0)
    read = [e.verb for e in desk.store.all(HistoryEntry).values() if e.verb in set(Reading)]
    assert read == [Reading.PAGE, Reading.DOCUMENT]


@pytest.mark.parametrize("masked", [False, True])
async def test_when_it_is_written_it_is_told_what_to_look_for_and_the_wall_reads_no_name(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, masked: bool
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    own, other = *parties("s-1"), *parties("s-2", role=Role.WITNESS)
    started(desk, parties=(replace(own, own_words=FreeText("Øyolf lo av Ætna der. Jon.")), other))
    desk.store.commit(put=[Student(id="s-9", first_name="Jon", last_name="Ek", number=9)])
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("d")
        await reach(pilot, Choose)
        await pilot.press("down", "enter")
        await reach(pilot, DocumentForm)
        if masked:
            await pilot.press("f2")
        await save(pilot)
        assert "2 steder er byttet ut, 1 ord er tvilsomt" in told(pilot)
        assert ("(Jon): les gjennom" in told(pilot)) is not masked


async def test_who_restricted_something_is_asked_whether_it_goes_with_the_whole_case(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    case = started(desk)
    entry = Entry(id="e", kind=EntryKind.INFO, text="hemmelig", by="Berit Aas", restricted=True)
    item = AgendaItem(id="i", case_id=case.id, entries=(entry,))
    desk.store.commit(put=[replace(LAST_MEETING, agenda=(item,))])
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("d")
        await reach(pilot, Choose)
        await pilot.press("enter")
        await reach(pilot, DocumentForm)
        assert "Skjermede punkter" in drawn(pilot)
        pilot.app.screen.query_one("#restricted", ChoiceField).value = "yes"
        await save(pilot)
        assert "Skrevet til" in told(pilot)
        await pilot.press("d")
        await reach(pilot, Choose)
        await pilot.press("down", "enter")
        await reach(pilot, DocumentForm)
        assert "Skjermede punkter" not in drawn(pilot), "a family gets none of it"
    assert "hemmelig" in (tmp_path / "sak-2026-05.md").read_text("utf-8")
