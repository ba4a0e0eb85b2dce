"""The store on disk: what it writes, what it reads again, and when it says so."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tinydb import Query, TinyDB

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.storage import durable, posix, write_behind
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.store import SaveState
from elvis_tui.storage.tinydb_storage import DurableStorage

NORA = Student(id="s-1", first_name="Nora", last_name="Åsen", class_id="c-1")
EMIL = Student(id="s-2", first_name="Emil", last_name="Solli")
CLASS = SchoolClass(id="c-1", code="2STA")


def saved(path: Path, *records: Any) -> None:
    store = FileStore(path)
    store.commit(put=records)
    store.close()


def crafted(path: Path, **tables: dict[str, str]) -> None:
    """Write a sound file whose records are the JSON given."""
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = {
        name: {doc: msgspec.Raw(text.encode()) for doc, text in table.items()}
        for name, table in tables.items()
    }
    path.write_bytes(durable.encode(raw, 1))


def test_the_file_is_one_that_tinydb_opens(path: Path) -> None:
    saved(path, NORA, EMIL, CLASS)
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        assert database.tables() == {"meta", "students", "classes"}
        assert [d["last_name"] for d in database.table("students")] == ["Åsen", "Solli"]
        assert database.table("classes").get(Query().code == "2STA")["id"] == "c-1"


def test_tinydb_with_our_storage_reads_and_writes_what_the_store_reads_again(path: Path) -> None:
    saved(path, NORA)
    with TinyDB(str(path), storage=DurableStorage) as database:
        database.table("students").insert(msgspec.to_builtins(EMIL))
    store = FileStore(path)
    assert list(store.all(Student).values()) == [NORA, EMIL]
    store.commit(put=[replace(EMIL, number=2)])
    store.close()
    assert FileStore(path, read_only=True).get(Student, "s-2").number == 2


def test_a_reopened_store_knows_all_in_its_order_and_goes_on(path: Path) -> None:
    saved(path, EMIL, NORA, CLASS)
    store = FileStore(path)
    assert not store.is_new
    assert list(store.all(Student).values()) == [EMIL, NORA]
    store.commit(put=[replace(EMIL, number=3)], delete=[NORA])
    store.close()
    again = FileStore(path, read_only=True)
    assert list(again.all(Student).values()) == [replace(EMIL, number=3)]
    assert list(again.all(SchoolClass).values()) == [CLASS]


def test_records_are_put_and_taken_away_in_a_table_that_was_not_read(path: Path) -> None:
    saved(path, NORA, EMIL)
    new = replace(NORA, id="s-3")
    store = FileStore(path)
    assert store.last(Student) == EMIL
    store.commit(put=[replace(NORA, number=1), new], delete=[EMIL])
    assert store.last(Student) == new
    assert list(store.all(Student).values()) == [replace(NORA, number=1), new]
    store.close()
    again = FileStore(path, read_only=True)
    assert list(again.all(Student).values()) == [replace(NORA, number=1), new]


def test_a_table_that_nobody_knows_is_kept(path: Path) -> None:
    crafted(path, rooms={"1": '{"id":"r-1"}'})
    saved(path, NORA)
    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        assert database.table("rooms").all() == [{"id": "r-1"}]


def test_a_new_record_never_takes_the_document_number_of_another(path: Path) -> None:
    students = {
        doc: f'{{"id":"s-{doc}","first_name":"A","last_name":"B"}}' for doc in ("7", "2", "3")
    }
    crafted(path, students=students)
    saved(path, Student(id="s-new", first_name="Ny", last_name="Elev"))
    assert list(FileStore(path, read_only=True).all(Student)) == ["s-7", "s-2", "s-3", "s-new"]


def test_a_commit_returns_before_the_disk_has_it_and_tells_when_it_has(
    path: Path, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_write = threading.Event()
    write = posix.write_private

    def held(file: Path, data: bytes, **more: Any) -> os.stat_result:
        assert may_write.wait(10)
        return write(file, data, **more)

    monkeypatch.setattr(posix, "write_private", held)
    store = FileStore(path)
    store.listen(told)
    store.commit(put=[NORA])
    assert store.get(Student, "s-1") == NORA
    assert store.state.state is SaveState.SAVING
    assert not path.exists()
    may_write.set()
    told.wait_for(SaveState.SAVED)
    assert FileStore(path, read_only=True).get(Student, "s-1") == NORA
    assert told.states[0].state is SaveState.SAVING
    store.close()


def test_what_is_committed_during_a_save_comes_whole_in_the_next(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    encode, written = durable.encode, []

    def held(tables: Any, generation: int, *more: Any) -> bytes:
        begun.set()
        assert may_go_on.wait(10)
        written.append(encode(tables, generation, *more))
        return written[-1]

    monkeypatch.setattr(durable, "encode", held)
    store = FileStore(path)
    store.commit(put=[NORA])
    assert begun.wait(10)
    store.commit(put=[EMIL], delete=[NORA])
    may_go_on.set()
    store.close()
    students = [durable.decode(data, path)[1]["students"] for data in written]
    assert [list(table) for table in students] == [["1"], ["2"]]
    assert list(FileStore(path, read_only=True).all(Student).values()) == [EMIL]


def test_a_closed_store_takes_nothing_that_it_would_lose(path: Path) -> None:
    store = FileStore(path)
    store.commit(put=[NORA])
    store.close()
    with pytest.raises(StorageError) as caught:
        store.commit(put=[EMIL])
    assert caught.value.fault is Fault.DATA_UNWRITABLE
    assert store.find(Student, "s-2") is None


def test_a_listener_that_fails_does_not_stop_the_saving(path: Path, told: Any) -> None:
    calls = []

    def failing(state: object) -> None:
        calls.append(state)
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError("the screen is gone")

    store = FileStore(path)
    store.listen(failing)
    store.commit(put=[NORA])
    store.flush()
    store.commit(put=[EMIL])
    store.close()
    assert list(FileStore(path, read_only=True).all(Student)) == ["s-1", "s-2"]
    assert len(calls) > 2


def test_whatever_goes_wrong_in_the_thread_is_told_and_tried_again(
    path: Path, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 41."""
    monkeypatch.setattr(write_behind, "RETRY_SECONDS", 0.01)
    write, left = posix.write_private, [MemoryError(), ValueError("?"), MemoryError()]

    def failing(file: Path, data: bytes, **more: Any) -> os.stat_result:
        if left:
            raise left.pop()
        return write(file, data, **more)

    monkeypatch.setattr(posix, "write_private", failing)
    store = FileStore(path)
    store.listen(told)
    store.commit(put=[NORA])
    told.wait_for(SaveState.SAVED)
    failures = [s.error for s in told.states if s.state is SaveState.FAILED]
    assert failures
    assert all(e is not None and e.fault is Fault.DATA_UNWRITABLE for e in failures)
    store.close()
    assert FileStore(path, read_only=True).get(Student, "s-1") == NORA
