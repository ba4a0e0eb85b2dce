"""Every change of the session is taken back and made again, exactly or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time, timedelta
from pathlib import Path

import pytest

import elvis_tui
from elvis_tui.domain.errors import DomainError, ElvisError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, ItemStatus, Meeting
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import IKO
from elvis_tui.services.across import history
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.journal import MOST_STEPS
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.follow_ups import phases
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import attendance, cancelling
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.people import register
from elvis_tui.services.plan import verbs as plan
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import ReadOnlyReason, WriteLock
from elvis_tui.storage.tables import TABLES, AnyRecord
from tests.school import CASES, NOW, SCHOOL, TODAY, desk_with, student
from tests.services.people.lists import propose

Held = dict[str, dict[str, AnyRecord]]


class Locked(MemoryStore):
    """A store whose write lock somebody else holds."""

    @property
    def write_lock(self) -> WriteLock:
        return WriteLock(held=False, reason=ReadOnlyReason.IN_USE)


class Backwards:
    """A clock that goes a day back every time it is asked."""

    def __init__(self) -> None:
        self.at = NOW

    def now(self):  # type: ignore[no-untyped-def]
        self.at -= timedelta(days=1)
        return self.at

    real = now

    def today(self) -> date:
        return TODAY


def held(desk: Desk) -> Held:
    """Everything in the store but the history, and the number that no undo frees."""
    return {
        name: {r.id: r for r in desk.store.all(kind).values()}
        for kind, name in TABLES.items()
        if kind not in (HistoryEntry, FileFacts)
    }


def entries(desk: Desk) -> list[HistoryEntry]:
    return list(desk.store.all(HistoryEntry).values())


def refused(step: object, desk: Desk) -> Fault:
    with pytest.raises(ElvisError) as caught:
        step(desk)  # type: ignore[operator]
    return caught.value.fault


def everything(desk: Desk) -> Iterable[Held]:
    """One change after another, of every kind there is; what stood before each."""
    made = FollowUp(id="", subject=student("s-5"), team=IKO, opened_on=TODAY)
    steps = (
        lambda: follow_ups.start(desk, made),
        lambda: follow_ups.add_note(desk, "f-1", "Ringte hjem"),
        lambda: phases.advance(desk, follow_ups.get(desk, "f-4"), "haster"),
        lambda: follow_ups.set_level(desk, "f-1", Level.GREEN),
        lambda: follow_ups.set_next(desk, "f-1", TODAY, "møte"),
        lambda: follow_ups.evaluate(desk, "f-1", "m-1", "virket"),
        lambda: follow_ups.close(desk, "f-1", "ferdig", "fint"),
        lambda: follow_ups.reopen(
            desk, replace(follow_ups.get(desk, "f-1"), reopened_why="nytt fravær")
        ),
        lambda: task_verbs.finish_task(desk, "t-2"),
        lambda: cases.start(desk, replace(CASES[0], id="", title="Ny")),
        lambda: cases.advance(desk, "case-1", "S2"),
        lambda: cases.edit(desk, replace(CASES[0], title="Annet")),
        lambda: register.add_student(desk, "Ny Elev 9ZZZ"),
        lambda: meetings.plan(desk, IKO, TODAY, time(9), "Her"),
        lambda: cancelling.cancel(desk, "meeting-3"),
        lambda: meetings.start(desk, "meeting-2"),
        lambda: attendance.tick(desk, "meeting-2", "p-1"),
        lambda: attendance.add_participant(
            desk, "meeting-2", attendance.Guest("Gjest", always=True)
        ),
        lambda: meetings.add_item(desk, "meeting-2", AgendaItem(id="", title="Annet")),
        lambda: _note(desk),
        lambda: meetings.set_status(desk, "meeting-2", _item(desk).id, ItemStatus.CLOSED),
        lambda: meetings.remove_entry(desk, "meeting-2", _item(desk).entries[0].id),
        lambda: meetings.finish(desk, "meeting-2"),
        lambda: plan.toggle_done(desk, "P18", 2026, 10),
    )
    for step in steps:
        yield held(desk)
        step()


def _item(desk: Desk) -> AgendaItem:
    return meetings.get(desk, "meeting-2").agenda[1]


def _note(desk: Desk) -> None:
    entry = Entry(id="", kind=EntryKind.TASK, text="ringe", who="Jon", due=TODAY)
    meetings.note(desk, "meeting-2", _item(desk).id, entry)


def test_every_change_is_taken_back_exactly_and_made_again_exactly(desk: Desk) -> None:
    """FAULTS 84: step by step, in reverse order, across all rooms."""
    before = list(everything(desk))
    after = [*before[1:], held(desk)]
    for state in reversed(before):
        undo(desk)
        assert held(desk) == state
    assert refused(undo, desk) is Fault.NOTHING_TO_UNDO
    for state in after:
        redo(desk)
        assert held(desk) == state
    assert refused(redo, desk) is Fault.NOTHING_TO_REDO


def test_an_undo_is_one_commit_with_history_that_says_what_it_undid(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    revision = desk.store.revision(FollowUp)
    assert undo(desk) == "follow_up.level"
    assert desk.store.revision(FollowUp) == revision + 1
    redo(desk)
    done, undone, redone = entries(desk)
    assert [e.verb for e in (done, undone, redone)] == [
        "follow_up.level",
        "undo:follow_up.level",
        "redo:follow_up.level",
    ]
    assert (undone.changes[0].before, undone.changes[0].after) == ("green", "red")
    assert (undone.by, undone.record_id, undone.table) == ("berit", "f-1", "follow_ups")
    assert redone.changes == done.changes


def test_a_note_with_a_task_is_one_step_with_both_records(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    before = held(desk)
    _note(desk)
    assert len(held(desk)["tasks"]) == 3
    undo(desk)
    assert held(desk) == before
    tables = {e.table for e in entries(desk) if e.verb == "undo:meeting.note"}
    assert tables == {"meetings", "tasks"}


def test_walking_the_agenda_is_not_in_the_way_of_an_undo(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    _note(desk)
    at = meetings.get(desk, "meeting-2").current
    meetings.go_to(desk, "meeting-2", 3)
    undo(desk)
    meeting = meetings.get(desk, "meeting-2")
    assert not meeting.agenda[1].entries
    assert meeting.current == at
    meetings.go_to(desk, "meeting-2", 2)
    redo(desk)
    assert meetings.get(desk, "meeting-2").agenda[1].entries


def test_a_new_change_clears_what_could_be_done_again(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    undo(desk)
    follow_ups.set_level(desk, "f-2", Level.RED)
    assert refused(redo, desk) is Fault.NOTHING_TO_REDO
    undo(desk)
    assert follow_ups.get(desk, "f-2").level is Level.YELLOW


def test_settings_and_readings_are_neither_undone_nor_in_the_way(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    undo(desk)
    desk.preferences.choose(theme="projektor-lys", names_hidden=True)
    history.note_read(desk, "case-1")
    redo(desk)
    assert follow_ups.get(desk, "f-1").level is Level.GREEN
    undo(desk)
    assert refused(undo, desk) is Fault.NOTHING_TO_UNDO
    assert desk.preferences.now.names_hidden
    assert "case.read" in {e.verb for e in entries(desk)}


def test_what_something_else_has_changed_since_is_left_alone(desk: Desk) -> None:
    """FAULTS 84: exact, or refused with nothing changed."""
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    theirs = replace(follow_ups.get(desk, "f-1"), owner="En annen")
    desk.store.commit(put=[theirs])
    before, told = held(desk), len(entries(desk))
    assert refused(undo, desk) is Fault.UNDO_REFUSED
    assert (held(desk), len(entries(desk))) == (before, told)
    desk.store.commit(put=[replace(theirs, owner="Rådgiver")])
    undo(desk)
    assert follow_ups.get(desk, "f-1").level is Level.RED


def test_redo_too_is_refused_where_something_else_has_been(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    undo(desk)
    desk.store.commit(delete=[follow_ups.get(desk, "f-1")])
    assert refused(redo, desk) is Fault.UNDO_REFUSED
    assert desk.store.find(FollowUp, "f-1") is None


def test_nobody_is_taken_away_whom_something_else_points_at(desk: Desk) -> None:
    """FAULTS 84, 14: another program follows the student that this one made."""
    made = register.add_student(desk, "Ny Elev 2STA")
    theirs = FollowUp(id="f-9", subject=student(made.id), team=IKO, opened_on=TODAY)
    desk.store.commit(put=[theirs])
    assert refused(undo, desk) is Fault.UNDO_REFUSED
    desk.store.commit(delete=[theirs])
    undo(desk)
    assert desk.store.find(Student, made.id) is None


def test_the_order_is_that_of_the_changes_whatever_the_clock_did() -> None:
    """FAULTS 67: a clock that goes back orders nothing."""
    desk = replace(desk_with(), clock=Backwards())
    for level in (Level.GREEN, Level.YELLOW, Level.GREEN):
        follow_ups.set_level(desk, "f-1", level)
    assert [_level(desk), _undone(desk), _undone(desk), _undone(desk)] == [
        Level.GREEN,
        Level.YELLOW,
        Level.GREEN,
        Level.RED,
    ]
    found = entries(desk)
    assert [e.number for e in found] == [1, 2, 3, 4, 5, 6]
    assert [e.at for e in found] == sorted((e.at for e in found), reverse=True)


def _level(desk: Desk) -> Level:
    return follow_ups.get(desk, "f-1").level


def _undone(desk: Desk) -> Level:
    undo(desk)
    return _level(desk)


def test_a_list_of_1200_students_is_one_step(desk: Desk, tmp_path: Path) -> None:
    """FAULTS 63: one undo."""
    rows = [f"Elevsen{i};Ny{i};{i % 40}ST;{1000 + i}" for i in range(1200)]
    path = tmp_path / "elever.csv"
    path.write_text("\n".join(["Etternavn;Fornavn;Klasse;Elevnummer", *rows]), encoding="utf-8")
    before = held(desk)
    apply(desk, propose(desk, path))
    assert len(desk.store.all(Student)) == 1205
    after = held(desk)
    undo(desk)
    assert held(desk) == before
    redo(desk)
    assert held(desk) == after
    assert [(e.verb, e.record_id) for e in entries(desk)] == [
        ("roster.import", "*"),
        ("undo:roster.import", "*"),
        ("redo:roster.import", "*"),
    ]
    undo(desk)
    apply(desk, propose(desk, path))
    numbers = [s.number for s in desk.store.all(Student).values()]
    assert len(set(numbers)) == 1205
    assert min(n for n in numbers if n > 5) == 1206, "the number of one who was undone came again"


def test_the_oldest_steps_are_let_go_of(desk: Desk) -> None:
    levels = [Level.GREEN, Level.YELLOW]
    for n in range(MOST_STEPS + 3):
        follow_ups.set_level(desk, "f-1", levels[n % 2])
    for _ in range(MOST_STEPS):
        undo(desk)
    assert refused(undo, desk) is Fault.NOTHING_TO_UNDO


def test_without_the_pen_nothing_is_undone() -> None:
    desk = desk_with()
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    locked = replace(desk, store=Locked(SCHOOL))
    assert refused(undo, locked) is Fault.DATA_READ_ONLY
    assert refused(redo, locked) is Fault.DATA_READ_ONLY
    assert not entries(locked)
    assert undo(desk) == "follow_up.level"


def test_a_commit_that_fails_leaves_the_steps_as_they_were(desk: Desk) -> None:
    follow_ups.set_level(desk, "f-1", Level.GREEN)

    class Failing(MemoryStore):
        def commit(self, put=(), delete=()):  # type: ignore[no-untyped-def]
            raise DomainError(Fault.DATA_CHANGED)

    failing = replace(desk, store=Failing([follow_ups.get(desk, "f-1")]))
    assert refused(undo, failing) is Fault.DATA_CHANGED
    assert undo(desk) == "follow_up.level"


def test_text_the_store_had_to_mend_can_be_undone_too(desk: Desk) -> None:
    """FAULTS 55: half a character is kept as a mark, and undo knows it as that."""
    follow_ups.add_note(desk, "f-1", "Halv \ud800 bokstav")
    undo(desk)
    assert len(follow_ups.get(desk, "f-1").notes) == 1
    redo(desk)
    assert follow_ups.get(desk, "f-1").notes[-1].text == "Halv \ufffd bokstav"


def test_after_a_restart_there_is_nothing_to_undo(tmp_path: Path) -> None:
    """FAULTS 84: undo after a restart is refused, and what was undone is on disk."""
    path = tmp_path / "elvis.json"
    for run in range(2):
        store = FileStore(path)
        desk = replace(desk_with(()), store=store)
        if run:
            assert refused(undo, desk) is Fault.NOTHING_TO_UNDO
            assert [c.code for c in store.all(SchoolClass).values()] == ["1AA"]
            assert not store.all(Task)
            assert [e.verb for e in entries(desk)][-1] == "undo:class.add"
        else:
            register.add_class(desk, "1AA")
            register.add_class(desk, "2BB")
            undo(desk)
        store.close()


def test_meetings_are_undone_in_the_file_too(tmp_path: Path) -> None:
    store = FileStore(tmp_path / "elvis.json")
    store.commit(put=SCHOOL)
    desk = replace(desk_with(()), store=store)
    meetings.start(desk, "meeting-2")
    undo(desk)
    store.close()
    reopened = FileStore(tmp_path / "elvis.json", read_only=True)
    planned = next(m for m in SCHOOL if isinstance(m, Meeting) and m.id == "meeting-2")
    assert reopened.get(Meeting, "meeting-2") == planned


def test_no_service_but_the_desk_makes_an_entry_and_none_changes_or_deletes_one() -> None:
    """History cannot be edited: entries are only ever added, and in one place."""
    making = re.compile(r"HistoryEntry\(")
    package = Path(elvis_tui.__file__).parent
    makers = {
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if making.search(path.read_text(encoding="utf-8").replace("class HistoryEntry(", ""))
    }
    assert makers == {"services/desk/desk.py"}


def test_whatever_is_done_entries_that_stand_stay_as_they_are(desk: Desk) -> None:
    seen: dict[str, HistoryEntry] = {}

    def check() -> None:
        now = {e.id: e for e in entries(desk)}
        assert {i: now[i] for i in seen} == seen
        seen.update(now)

    for _state in everything(desk):
        check()
    while desk.journal.last_done:
        undo(desk)
        check()
    while desk.journal.last_undone:
        redo(desk)
        check()
    assert [e.number for e in seen.values()] == list(range(1, len(seen) + 1))
