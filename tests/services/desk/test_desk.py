"""One call is one write, and what changed is told in the history."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import Store
from elvis_tui.storage.tables import AnyRecord

NOON = datetime(2026, 10, 19, 12, tzinfo=UTC)
NORA = Student(id="s-1", first_name="Nora", last_name="Solli", class_id="c-1")
CLASS = SchoolClass(id="c-1", code="2STA")


class CountingStore(MemoryStore):
    """Remembers what each commit was given."""

    def __init__(self) -> None:
        super().__init__()
        self.commits: list[tuple[list[AnyRecord], list[AnyRecord]]] = []

    def commit(self, put: Iterable[AnyRecord] = (), delete: Iterable[AnyRecord] = ()) -> None:
        put, delete = list(put), list(delete)
        self.commits.append((put, delete))
        super().commit(put, delete)


@dataclass
class TurnableClock:
    """A clock that can be set back."""

    at: datetime = field(default=NOON)

    def now(self) -> datetime:
        return self.at

    real = now

    def today(self) -> date:
        return self.at.date()


@pytest.fixture
def store() -> CountingStore:
    return CountingStore()


@pytest.fixture
def desk(store: CountingStore) -> Desk:
    return Desk(store=store, clock=FixedClock(NOON), user="berit")


def history(store: Store) -> list[HistoryEntry]:
    return list(store.all(HistoryEntry).values())


def test_a_save_of_several_records_is_one_commit(desk: Desk, store: CountingStore) -> None:
    desk.save("register.import", NORA, CLASS)
    old = Student(id="s-2", first_name="Emil", last_name="Åsen")
    desk.save("register.add", old)
    desk.save("register.change", replace(NORA, number=7), delete=[old, CLASS])
    assert len(store.commits) == 3
    assert list(store.all(Student).values()) == [replace(NORA, number=7)]
    assert not store.all(SchoolClass)


def test_every_changed_record_gets_an_entry_that_says_who_when_what_and_where(
    desk: Desk, store: CountingStore
) -> None:
    desk.save("register.add", NORA)
    desk.save("register.edit", replace(NORA, class_id="c-2"), CLASS)
    assert history(store)[1] == HistoryEntry(
        id="h-2",
        number=2,
        at=NOON,
        by="berit",
        verb="register.edit",
        table="students",
        record_id="s-1",
        changes=(FieldChange(field="class_id", before="c-1", after="c-2"),),
    )
    assert [(h.table, h.record_id) for h in history(store)] == [
        ("students", "s-1"),
        ("students", "s-1"),
        ("classes", "c-1"),
    ]


def test_the_history_is_in_the_same_commit_as_what_it_tells_of(
    desk: Desk, store: CountingStore
) -> None:
    desk.save("register.add", NORA)
    ((put, delete),) = store.commits
    assert [type(record) for record in put] == [Student, HistoryEntry]
    assert delete == []


def test_an_unchanged_record_leaves_no_entry(desk: Desk, store: CountingStore) -> None:
    desk.save("register.add", NORA)
    desk.save("register.edit", replace(NORA), CLASS)
    assert [h.record_id for h in history(store)] == ["s-1", "c-1"]


def test_a_save_that_changes_nothing_writes_nothing(desk: Desk, store: CountingStore) -> None:
    desk.save("register.add", NORA)
    desk.save("register.edit", replace(NORA))
    desk.save("register.edit")
    desk.save("register.delete", delete=[CLASS])
    assert len(store.commits) == 1
    assert len(history(store)) == 1


def test_a_record_without_a_word_in_it_leaves_an_entry_too(
    desk: Desk, store: CountingStore
) -> None:
    desk.save("register.add", SchoolClass(id="c-9", code=""))
    assert [(h.record_id, h.changes) for h in history(store)] == [("c-9", ())]


def test_a_deletion_tells_what_was_there_and_not_what_was_handed_over(
    desk: Desk, store: CountingStore
) -> None:
    desk.save("register.add", NORA)
    desk.save("register.delete", delete=(s for s in [replace(NORA, first_name="Stale")]))
    entry = history(store)[-1]
    assert (entry.verb, entry.record_id) == ("register.delete", "s-1")
    assert FieldChange(field="first_name", before="Nora", after=None) in entry.changes


def test_numbers_rise_without_a_gap_also_when_the_clock_goes_back(store: CountingStore) -> None:
    clock = TurnableClock()
    desk = Desk(store=store, clock=clock, user="berit")
    for number in range(1, 6):
        desk.save("register.edit", replace(NORA, number=number), replace(CLASS, code=str(number)))
        clock.at -= timedelta(days=400)
    found = history(store)
    assert [h.number for h in found] == list(range(1, 11))
    assert len({h.id for h in found}) == 10
    assert [h.at for h in found] == sorted((h.at for h in found), reverse=True)


def test_numbers_go_on_where_the_last_program_stopped(tmp_path: Path) -> None:
    for run in range(1, 4):
        store = FileStore(tmp_path / "elvis.json")
        Desk(store=store, clock=FixedClock(NOON), user="berit").save(
            "register.edit", replace(NORA, number=run)
        )
        store.close()
    numbers = [h.number for h in history(FileStore(tmp_path / "elvis.json", read_only=True))]
    assert numbers == [1, 2, 3]


def test_finding_the_next_number_does_not_walk_through_the_history() -> None:
    class NoWalking(CountingStore):
        def all(self, kind: type) -> object:  # type: ignore[override]
            raise AssertionError("the whole table was asked for")

    desk = Desk(store=NoWalking(), clock=FixedClock(NOON), user="berit")
    desk.save("register.add", NORA)
    desk.save("register.add", CLASS)
    assert desk.store.get(HistoryEntry, "h-2").record_id == "c-1"


def test_school_and_facts_are_the_saved_ones_or_plain_ones(desk: Desk) -> None:
    assert (desk.school, desk.facts) == (School(), FileFacts())
    desk.save("school.edit", School(name="Eksempel vgs."), FileFacts(invented=True))
    assert desk.school.name == "Eksempel vgs."
    assert desk.facts.invented


def test_today_is_the_clocks(desk: Desk) -> None:
    assert desk.today == date(2026, 10, 19)


def test_ids_begin_with_what_they_are_for_and_never_come_twice(desk: Desk) -> None:
    ids = [desk.new_id("case") for _ in range(1000)]
    assert len(set(ids)) == 1000
    assert all(re.fullmatch(r"case-[0-9a-f]{10}", found) for found in ids)


def test_half_a_character_stops_neither_the_record_nor_its_history(desk: Desk) -> None:
    desk.save("register.add", replace(NORA, first_name="No\ud800ra"))
    assert desk.store.get(Student, "s-1").first_name == "No\ufffdra"
    (entry,) = history(desk.store)
    assert FieldChange(field="first_name", before=None, after="No\ufffdra") in entry.changes
