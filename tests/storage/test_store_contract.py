"""What every store promises, held against the one in memory and the one on disk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import SaveState, Store

NORA = Student(id="s-1", first_name="Nora", last_name="Solli", class_id="c-1")
EMIL = Student(id="s-2", first_name="Emil", last_name="Åsen", birth_date=date(2009, 2, 28))
CLASS = SchoolClass(id="c-1", code="2STA")
TASK = Task(id="t-1", what="Ringe hjem", who="Sos.ped.", created_on=date(2026, 10, 19))


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    made: Store = MemoryStore() if request.param == "memory" else FileStore(path)
    yield made
    made.close()


def test_an_empty_store_has_nothing_and_is_saved(store: Store) -> None:
    assert not store.all(Student)
    assert store.find(Student, "s-1") is None
    assert store.last(Student) is None
    assert store.state.state is SaveState.SAVED


def test_what_is_committed_is_found_at_once_under_its_id_and_type(store: Store) -> None:
    store.commit(put=[NORA, CLASS])
    assert store.get(Student, "s-1") == NORA
    assert store.find(SchoolClass, "c-1") == CLASS
    assert store.find(SchoolClass, "s-1") is None


def test_getting_what_is_not_there_is_told_with_the_table_and_no_id(store: Store) -> None:
    with pytest.raises(DomainError) as caught:
        store.get(Student, "s-9")
    assert caught.value.fault is Fault.NOT_FOUND
    assert caught.value.facts == {"what": "students"}


def test_records_come_in_the_order_they_came(store: Store) -> None:
    store.commit(put=[EMIL])
    store.commit(put=[NORA])
    assert list(store.all(Student)) == ["s-2", "s-1"]
    assert store.last(Student) == NORA


def test_a_replaced_record_keeps_its_place(store: Store) -> None:
    store.commit(put=[NORA, EMIL])
    moved = replace(NORA, class_id="c-2")
    store.commit(put=[moved])
    assert list(store.all(Student).values()) == [moved, EMIL]


def test_the_last_of_the_same_id_in_one_commit_wins(store: Store) -> None:
    store.commit(put=[NORA, replace(NORA, number=7)])
    assert store.get(Student, "s-1").number == 7
    assert len(store.all(Student)) == 1


def test_a_deleted_record_is_gone_and_comes_back_last(store: Store) -> None:
    store.commit(put=[NORA, EMIL])
    store.commit(delete=[NORA])
    assert list(store.all(Student)) == ["s-2"]
    store.commit(put=[NORA])
    assert list(store.all(Student)) == ["s-2", "s-1"]


def test_deleting_what_is_not_there_changes_nothing(store: Store) -> None:
    store.commit(put=[NORA])
    store.commit(delete=[EMIL, CLASS])
    assert list(store.all(Student).values()) == [NORA]


def test_one_commit_takes_records_of_several_types_in_and_away(store: Store) -> None:
    store.commit(put=[NORA, TASK])
    store.commit(put=[EMIL, CLASS], delete=[TASK, NORA])
    assert (list(store.all(Student)), list(store.all(SchoolClass))) == (["s-2"], ["c-1"])
    assert not store.all(Task)


def test_what_is_read_cannot_be_written_to(store: Store) -> None:
    store.commit(put=[NORA])
    with pytest.raises(TypeError):
        store.all(Student)["s-1"] = EMIL  # type: ignore[index]


def test_a_commit_takes_any_iterable_once(store: Store) -> None:
    store.commit(put=iter([NORA, EMIL]))
    store.commit(delete=(s for s in [NORA]))
    assert list(store.all(Student)) == ["s-2"]


def test_half_a_character_does_not_stop_a_save(store: Store) -> None:
    store.commit(put=[replace(NORA, first_name="No\ud800ra \ud83d\ude00")])
    store.flush()
    assert store.get(Student, "s-1").first_name == "No\ufffdra \U0001f600"


def test_the_listener_is_told_last_that_all_is_saved(store: Store, told: Any) -> None:
    store.listen(told)
    store.commit(put=[NORA])
    store.flush()
    told.wait_for(SaveState.SAVED)
    assert store.state.state is SaveState.SAVED


def test_a_listener_that_was_taken_away_is_told_nothing(store: Store, told: Any) -> None:
    store.listen(told)
    store.listen(None)
    store.commit(put=[NORA])
    store.close()
    assert not told.states


def test_flush_and_close_without_a_change_do_nothing_and_may_be_repeated(store: Store) -> None:
    store.flush()
    store.close()
    store.close()
    assert store.state.state is SaveState.SAVED


def test_a_revision_tells_of_every_commit_that_touched_a_type_and_of_no_other(store: Store) -> None:
    before = store.revision(Student), store.revision(SchoolClass)
    store.commit(put=[NORA])
    after = store.revision(Student)
    assert after != before[0]
    assert store.revision(SchoolClass) == before[1]
    store.commit(delete=[NORA])
    assert store.revision(Student) not in (before[0], after)
