"""Minutes are stored as versions when they are finished, opened again for a reason, and locked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import Any

import msgspec
import pytest

from elvis_tui.domain.across.references import dangling
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    MinutesVersion,
)
from elvis_tui.domain.meetings.version_changes import What
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.meetings import attendance, corrections, minutes, restricting, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.storage.memory import MemoryStore
from tests.school import LAST_MEETING

HELD, ID = LAST_MEETING.id, "meeting-2"
WHY = FreeText("feil dato")
SECRET = FreeText("Kvaxholm")


def held(desk: Desk) -> Meeting:
    meetings.start(desk, ID)
    first = meetings.get(desk, ID).agenda[0]
    meetings.note(desk, ID, first.id, Entry(id="", kind=EntryKind.INFO, text=FreeText("Ny buss")))
    return meetings.finish(desk, ID)


def numbers(desk: Desk, meeting_id: str = ID) -> list[int]:
    return [v.number for v in versions.of_meeting(desk, meeting_id)]


def fault_of(action: Callable[[], object]) -> Fault:
    with pytest.raises(DomainError) as told:
        action()
    return told.value.fault


def test_finishing_stores_the_first_version_in_the_same_step(desk: Desk) -> None:
    meeting = held(desk)
    (first,) = versions.of_meeting(desk, ID)
    assert (first.number, first.meeting, first.by, first.why) == (1, meeting, "berit", "")
    assert not [e for e in desk.store.all(HistoryEntry).values() if e.table == "minutes"]
    undo(desk)
    assert numbers(desk) == []
    assert meetings.get(desk, ID).is_running
    redo(desk)
    assert numbers(desk) == [1]


def test_finishing_twice_makes_one_version(desk: Desk) -> None:
    held(desk)
    assert fault_of(lambda: meetings.finish(desk, ID)) is Fault.MEETING_NOT_RUNNING
    assert numbers(desk) == [1]
    undo(desk)
    meetings.finish(desk, ID)
    assert numbers(desk) == [1]


def test_minutes_that_stand_are_locked(desk: Desk) -> None:
    meeting = held(desk)
    item, one = meeting.agenda[0], meeting.participants[0]
    entry = Entry(id="", kind=EntryKind.INFO, text=FreeText("for sent"))
    changes: tuple[Callable[[], object], ...] = (
        lambda: meetings.note(desk, ID, item.id, entry),
        lambda: meetings.remove_entry(desk, ID, item.entries[0].id),
        lambda: meetings.set_status(desk, ID, item.id, ItemStatus.POSTPONED),
        lambda: meetings.add_item(desk, ID, AgendaItem(id="", title=FreeText("mer"))),
        lambda: meetings.go_to(desk, ID, 1),
        lambda: attendance.tick(desk, ID, one.id),
        lambda: attendance.tick_all(desk, ID),
        lambda: attendance.add_participant(desk, ID, attendance.Guest("mor")),
        lambda: attendance.remove_participant(desk, ID, one.id),
    )
    for change in changes:
        assert fault_of(change) is Fault.MEETING_NOT_RUNNING
    assert meetings.get(desk, ID) == meeting


def test_opened_again_for_a_reason_it_becomes_the_next_version(desk: Desk) -> None:
    before = held(desk)
    assert fault_of(lambda: versions.reopen(desk, ID, FreeText(" "))) is Fault.EMPTY_FIELD
    meeting = versions.reopen(desk, ID, WHY)
    assert meeting.is_held
    assert not meeting.is_running
    assert fault_of(lambda: versions.reopen(desk, ID, WHY)) is Fault.MEETING_NOT_RUNNING
    item = meeting.agenda[0]
    meetings.note(desk, ID, item.id, Entry(id="", kind=EntryKind.DECISION, text=FreeText("Ja")))
    assert minutes.text(desk, versions.standing(desk, meetings.get(desk, ID)), Wanted()) == (
        minutes.text(desk, before, Wanted())
    )
    after = meetings.finish(desk, ID)
    assert (after.on, after.start, after.end) == (before.on, before.start, before.end)
    assert numbers(desk) == [1, 2]
    second = versions.of_meeting(desk, ID)[1]
    assert (second.why, second.by, second.meeting) == (WHY, "berit", after)
    (change,) = versions.changed(desk, after)
    assert (change.what, change.kind, change.number) == (What.ENTRY_ADDED, EntryKind.DECISION, 1)
    text = minutes.text(desk, after, Wanted())
    assert "| Utgave | 2, rettet 19.10.2026 av Berit Aas (berit): feil dato |" in text
    assert "beslutning lagt til |" in text
    for _step in range(3):
        undo(desk)
    assert meetings.get(desk, ID) == before
    assert numbers(desk) == [1]


def test_opened_again_and_finished_without_a_change_it_is_what_it_was(desk: Desk) -> None:
    before = held(desk)
    versions.reopen(desk, ID, WHY)
    assert versions.is_unchanged(desk, meetings.get(desk, ID))
    assert meetings.finish(desk, ID) == before
    assert numbers(desk) == [1]


def test_minutes_from_before_there_were_versions_are_stored_at_the_first_change(desk: Desk) -> None:
    info = corrections.find(desk, HELD, "e-1")
    assert numbers(desk, HELD) == []
    corrections.correct(desk, HELD, replace(info, text=FreeText("Slik var det")), WHY)
    first, second = versions.of_meeting(desk, HELD)
    assert (first.meeting, first.number, second.number) == (LAST_MEETING, 1, 2)
    versions.reopen(desk, HELD, WHY)
    assert numbers(desk, HELD) == [1, 2]
    undo(desk)
    undo(desk)
    assert (numbers(desk, HELD), meetings.get(desk, HELD)) == ([], LAST_MEETING)


def test_the_class_stands_as_it_was_and_the_name_as_it_is(desk: Desk) -> None:
    meeting = held(desk)
    (item,) = (i for i in meeting.agenda if i.subject and i.subject.id == "s-3")
    assert item.group == "2STA"
    student = desk.store.get(Student, "s-3")
    desk.store.commit(put=[replace(student, class_id="c-2", first_name="Ætna")])
    assert "Ætna Brækhus (2STA)" in minutes.text(desk, meeting, Wanted())
    desk.store.commit(put=[replace(student, address_protected=True)])
    shown = meetings.get(Gate(desk), ID)
    assert "2STA" not in [i.group for i in shown.agenda if i.subject == item.subject]
    assert "Brækhus (2STA)" not in minutes.text(Gate(desk), shown, Wanted())


def test_of_a_protected_student_no_class_is_stored(desk: Desk) -> None:
    student = desk.store.get(Student, "s-3")
    desk.store.commit(put=[replace(student, address_protected=True)])
    meeting = held(desk)
    assert [i.group for i in meeting.agenda if i.subject and i.subject.id == "s-3"] == [""]


def test_what_is_restricted_is_kept_back_in_every_version(desk: Desk) -> None:
    meeting = held(desk)
    entry = meeting.agenda[0].entries[0]
    corrections.correct(desk, ID, replace(entry, text=SECRET), FreeText(""))
    restricting.restrict(desk, ID, entry.id)
    corrections.take_away(desk, ID, entry.id)
    gate = Gate(desk)
    assert numbers(desk) == [1, 2, 3, 4]
    assert SECRET in repr(desk.store.all(MinutesVersion))
    for shown in (gate.all(MinutesVersion).values(), gate.mentioning(MinutesVersion, ID)):
        told = repr(list(shown))
        assert SECRET not in told
        assert "Ny buss" not in told, "what was restricted later was so before"
    assert SECRET not in repr(gate.find(MinutesVersion, f"{ID}:2"))


def test_a_private_note_is_kept_back_in_a_version(desk: Desk) -> None:
    meeting = held(desk)
    private = Entry(id="e-x", kind=EntryKind.INFO, text=SECRET, by=FreeText("siv"), private=True)
    item = replace(meeting.agenda[0], entries=(private,))
    version = versions.of_meeting(desk, ID)[0]
    planted = replace(version, meeting=replace(meeting, agenda=(item,)))
    desk.store.commit(put=[planted])
    assert SECRET not in repr(versions.of_meeting(Gate(desk), ID))


def test_erased_for_the_students_sake_it_is_in_no_version(desk: Desk) -> None:
    meeting = held(desk)
    entry = meeting.agenda[0].entries[0]
    corrections.correct(desk, ID, replace(entry, text=SECRET), FreeText(""))
    corrections.erase(desk, ID, entry.id, FreeText("gjaldt en annen"))
    stored = [list(desk.store.all(kind).values()) for kind in (Meeting, MinutesVersion)]
    plain = msgspec.json.encode([*stored, list(desk.store.all(HistoryEntry).values())])
    assert SECRET.encode() not in plain
    assert b"Ny buss" not in plain
    assert numbers(desk) == [1, 2, 3]


def test_minutes_of_before_are_not_stored_with_what_is_erased(desk: Desk) -> None:
    corrections.erase(desk, HELD, "e-1", FreeText("gjaldt en annen"))
    assert numbers(desk, HELD) == [1, 2]
    assert b"borte mandager" not in msgspec.json.encode(list(desk.store.all(MinutesVersion)))
    every = msgspec.json.encode(list(desk.store.all(MinutesVersion).values()))
    assert b"borte mandager" not in every


def test_a_version_may_tell_of_a_task_that_is_not_there_any_more(desk: Desk) -> None:
    corrections.take_away(desk, HELD, "e-3")
    tables = {name: list(desk.store.all(kind).values()) for kind, name in TABLES.items()}
    assert not [one for one in dangling(tables) if one.where[0] == "minutes"]
    undo(desk)
    redo(desk)
    assert numbers(desk, HELD) == [1, 2]


def test_the_archive_reference_is_no_change_of_the_minutes(desk: Desk) -> None:
    held(desk)
    base = meetings.get(desk, ID)
    kept = versions.archive(desk, replace(base, archive_ref=FreeText("26/117")), base)
    assert (kept.archive_ref, kept.archived_on) == ("26/117", desk.today)
    assert "| Arkivreferanse | 26/117, 19.10.2026 |" in minutes.text(desk, kept, Wanted())
    versions.reopen(desk, ID, WHY)
    assert meetings.finish(desk, ID) == kept
    assert numbers(desk) == [1]
    running = meetings.get(desk, "meeting-3")
    typed = replace(running, archive_ref=FreeText("1"))
    assert fault_of(lambda: versions.archive(desk, typed, running)) is Fault.MEETING_NOT_RUNNING


def test_a_meeting_with_nothing_and_nobody_ends_as_it_is(desk: Desk) -> None:
    bare = replace(LAST_MEETING, id="bare", status=MeetingStatus.RUNNING, agenda=())
    bare = replace(bare, participants=(), finished_at=None, end=None)
    desk.store.commit(put=[bare])
    ended = meetings.finish(desk, "bare")
    assert (ended.end, ended.is_held) == (time(12, 0), True)
    assert numbers(desk, "bare") == [1]


def test_what_became_private_leaves_no_trace_in_any_document(desk: Desk) -> None:
    meeting = held(desk)
    (entry,) = meeting.agenda[0].entries
    second = restricting.make_private(desk, ID, entry.id, True)
    first = versions.of_meeting(desk, ID)[0].meeting
    assert versions.changed(desk, second) == ()
    for stood in (first, Gate(desk).get(Meeting, ID)):
        told = minutes.text(Gate(desk), stood, Wanted())
        for trace in ("Ny buss", "skjermet", "privat", "informasjon endret"):
            assert trace not in told
    restricting.make_private(desk, ID, entry.id, False)
    third = desk.get(Meeting, ID)
    assert [c.what for c in versions.changed(desk, third)] == [What.ENTRY_ADDED]
    assert "Ny buss" in minutes.text(desk, third, Wanted())
    assert "Ny buss" not in minutes.text(desk, second, Wanted())


def test_what_is_made_private_while_minutes_are_open_is_left_out_of_what_stands(
    desk: Desk,
) -> None:
    meeting = held(desk)
    (entry,) = meeting.agenda[0].entries
    versions.reopen(desk, ID, WHY)
    restricting.make_private(desk, ID, entry.id, True)
    stands = versions.standing(Gate(desk), meetings.get(Gate(desk), ID))
    told = minutes.text(Gate(desk), stands, Wanted())
    assert "Ny buss" not in told
    assert "skjermet" not in told


def test_the_versions_are_searched_for_no_more_often_the_more_there_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(desk)
    searched: list[type] = []
    plain = MemoryStore.mentioning

    def counted(self: MemoryStore, kind: type, *texts: str) -> list[Any]:
        searched.append(kind)
        return plain(self, kind, *texts)

    monkeypatch.setattr(MemoryStore, "mentioning", counted)

    def searches() -> int:
        searched.clear()
        gate = Gate(desk)
        every = versions.of_meeting(gate, ID)
        for version in every:
            versions.changed(gate, version.meeting, every)
        return searched.count(MinutesVersion)

    before = searches()
    for number in range(3):
        versions.reopen(desk, ID, WHY)
        first = meetings.get(desk, ID).agenda[0]
        text = FreeText(f"mer {number}")
        meetings.note(desk, ID, first.id, Entry(id="", kind=EntryKind.INFO, text=text))
        meetings.finish(desk, ID)
    assert numbers(desk) == [1, 2, 3, 4]
    assert searches() == before
