"""The history of one student, class or case, and the log of who read a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import Entry, EntryKind
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.across import history
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import ReadOnlyReason, WriteLock
from elvis_tui.wording.history import done
from tests.school import CASES, NOW, SCHOOL, TODAY, desk_with, school_class, student


@dataclass
class Turnable:
    """A clock that is set by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    real = now

    def today(self) -> date:
        return self.at.date()


class Lendable(MemoryStore):
    """A store whose write lock comes and goes."""

    held = True

    @property
    def write_lock(self) -> WriteLock:
        return WriteLock(held=self.held, reason=None if self.held else ReadOnlyReason.IN_USE)


def reads(desk: Desk) -> list[HistoryEntry]:
    return [e for e in desk.store.all(HistoryEntry).values() if e.verb in set(Reading)]


def verbs(entries: list[HistoryEntry]) -> list[str]:
    return [e.verb for e in entries]


@pytest.fixture
def clock() -> Turnable:
    return Turnable()


@pytest.fixture
def desk(clock: Turnable) -> Desk:
    return replace(desk_with(), clock=clock, store=Lendable(SCHOOL))


def test_a_students_history_is_all_that_concerns_the_student_newest_first(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    follow_ups.set_level(desk, "f-2", Level.GREEN)
    task = Task(id="", what="ring", who="Jon", created_on=TODAY, subject=student("s-1"))
    task = task_verbs.add_task(desk, task)
    task_verbs.finish_task(desk, task.id)
    undo(desk)
    undo(desk)
    assert verbs(history.of_subject(desk, student("s-1"))) == [
        "undo:task.add",
        "undo:task.done",
        "task.done",
        "task.add",
        "follow_up.level",
    ]
    assert history.of_subject(desk, school_class("c-3")) == []


def test_of_a_meeting_only_the_items_about_the_student_are_told(desk: Desk) -> None:
    meeting = meetings.start(desk, "meeting-2")
    about = {i.subject: i for i in meeting.agenda if i.subject}
    for whom in ("s-1", "s-3"):
        entry = Entry(id="", kind=EntryKind.INFO, text=f"om {whom}")
        meetings.note(desk, "meeting-2", about[student(whom)].id, entry)
    noted, started = history.of_subject(desk, student("s-1"))
    assert (noted.verb, started.verb) == ("meeting.note", "meeting.start")
    assert [c.field for c in started.changes] == ["agenda"]
    subjects = {item["subject"]["id"] for c in noted.changes for item in (*c.before, *c.after)}
    assert subjects == {"s-1"}
    assert "om s-3" not in str(history.of_subject(desk, student("s-1")))


def test_a_cases_history_has_its_tasks_and_its_readings(desk: Desk) -> None:
    history.note_read(desk, "case-1")
    cases.advance(desk, "case-1", "S2")
    task = Task(id="", what="ring", who="Jon", created_on=TODAY, case_id="case-1")
    task_verbs.add_task(desk, task)
    assert verbs(history.of_case(desk, "case-1")) == ["task.add", "case.step", "case.read"]


def test_a_reading_is_no_happening_of_the_timeline(desk: Desk) -> None:
    before = cases.events(desk, CASES[0])
    history.note_read(desk, "case-1")
    assert cases.events(desk, CASES[0]) == before


def test_a_reading_says_who_and_when_and_nothing_else(desk: Desk) -> None:
    history.note_read(desk, "case-1")
    (read,) = reads(desk)
    assert (read.by, read.at, read.table, read.record_id) == ("berit", NOW, "cases", "case-1")
    assert read.changes == ()
    assert read.number == 1


def test_a_day_with_a_case_is_one_reading_of_each_occasion(desk: Desk, clock: Turnable) -> None:
    for hours, how, expected in (
        (0, Reading.PAGE, 1),
        (1, Reading.MEETING, 2),
        (2, Reading.PAGE, 2),
        (11, Reading.MEETING, 2),
        (12, Reading.SHELL, 3),
        (35, Reading.SHELL, 3),
        (36, Reading.PAGE, 4),
    ):
        clock.at = NOW + timedelta(hours=hours)
        history.note_read(desk, "case-1", how)
        assert len(reads(desk)) == expected, hours
    assert [done(e.verb) for e in reads(desk)] == [
        "lest på siden",
        "lest i møte",
        "lest, skrevet ut",
        "lest på siden",
    ]


def test_the_cases_of_some_minutes_are_read_in_one_write(desk: Desk) -> None:
    desk.store.commit(put=[replace(CASES[0], id="case-2")])
    history.note_read(desk, "case-2", Reading.MINUTES)
    before = desk.store.changes
    history.note_reads(desk, ("case-1", "case-2", "case-1", "case-9"), Reading.MINUTES)
    assert desk.store.changes == before + 1
    assert [(e.record_id, e.verb) for e in reads(desk)] == [
        ("case-2", "case.read_in_minutes"),
        ("case-1", "case.read_in_minutes"),
    ]
    history.note_reads(desk, ("case-1", "case-2"), Reading.MINUTES)
    assert desk.store.changes == before + 1, "nothing is written where all is known"


def test_another_user_and_another_case_are_readings_of_their_own(desk: Desk) -> None:
    desk.store.commit(put=[replace(CASES[0], id="case-2")])
    history.note_read(desk, "case-1")
    history.note_read(desk, "case-2")
    history.note_read(replace(desk, user="jon"), "case-1")
    assert [(e.record_id, e.by) for e in reads(desk)] == [
        ("case-1", "berit"),
        ("case-2", "berit"),
        ("case-1", "jon"),
    ]


def test_a_clock_that_goes_back_hides_no_reading(desk: Desk, clock: Turnable) -> None:
    """FAULTS 67."""
    history.note_read(desk, "case-1")
    clock.at = NOW - timedelta(days=1)
    history.note_read(desk, "case-1")
    assert [e.number for e in history.of_case(desk, "case-1")] == [2, 1]


def test_a_reading_changes_no_stamp_that_screens_are_drawn_from(desk: Desk) -> None:
    before = desk.stamp
    history.note_read(desk, "case-1")
    assert desk.stamp == before
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    assert desk.stamp != before


def test_without_the_pen_readings_wait_and_are_written_with_it(desk: Desk, clock: Turnable) -> None:
    store = desk.store
    assert isinstance(store, Lendable)
    store.held = False
    history.note_read(desk, "case-1")
    clock.at += timedelta(hours=5)
    history.note_read(desk, "case-1", Reading.MEETING)
    clock.at += timedelta(hours=19)
    history.note_read(desk, "case-1", Reading.MEETING)
    history.write_waiting_reads(desk)
    assert reads(desk) == []
    store.held = True
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    history.write_waiting_reads(desk)
    history.write_waiting_reads(desk)
    assert [(e.number, e.at, e.verb) for e in reads(desk)] == [
        (2, NOW, Reading.PAGE),
        (3, NOW + timedelta(hours=5), Reading.MEETING),
        (4, NOW + timedelta(hours=24), Reading.MEETING),
    ]


def test_a_reading_that_cannot_be_written_stops_nobody_and_waits(clock: Turnable) -> None:
    class Full(MemoryStore):
        full = True

        def commit(self, put=(), delete=()):  # type: ignore[no-untyped-def]
            if self.full:
                raise StorageError(Fault.DATA_CHANGED)
            super().commit(put, delete)

    store = Full(SCHOOL)
    desk = replace(desk_with(), store=store, clock=clock)
    history.note_read(desk, "case-1")
    store.full = False
    history.write_waiting_reads(desk)
    assert [e.at for e in reads(desk)] == [NOW]


def test_a_case_that_is_not_there_is_not_read(desk: Desk) -> None:
    history.note_read(desk, "case-9")
    assert (reads(desk), desk.waiting_reads) == ([], [])


def test_from_a_file_the_same_is_told_and_no_other_entry_is_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(tmp_path / "elvis.json")
    store.commit(put=SCHOOL)
    desk = replace(desk_with(()), store=store)
    for n in range(50):
        follow_ups.set_next(desk, "f-2", TODAY, f"nr. {n}")
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    store.close()
    store = FileStore(tmp_path / "elvis.json", read_only=True)
    desk = replace(desk, store=store)
    decoded: list[str] = []
    from elvis_tui.storage import records

    real = records.decode

    def counting(kind, table, path):  # type: ignore[no-untyped-def]
        found = real(kind, table, path)
        if kind is HistoryEntry:
            decoded.extend(found)
        return found

    monkeypatch.setattr(records, "decode", counting)
    found = follow_ups.events(desk, desk.store.get(FollowUp, "f-1"))
    assert "follow_up.level" in {getattr(e.record, "verb", "") for e in found}
    assert verbs(history.of_subject(desk, student("s-1"))) == ["follow_up.level"]
    assert set(decoded) == {"51"}
