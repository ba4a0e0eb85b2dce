"""Finding the entries of one record without reading years of history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.storage import records
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import Store


def entry(number: int, record_id: str, after: object = None) -> HistoryEntry:
    return HistoryEntry(
        id=f"h-{number}",
        number=number,
        at=datetime(2026, 10, 19, tzinfo=UTC),
        by="berit",
        verb="test",
        table="cases",
        record_id=record_id,
        changes=(FieldChange(field="title", after=after),),
    )


ENTRIES = [
    entry(1, "case-1"),
    entry(2, "case-11"),
    entry(3, "case-2", ["case-1", {"id": "task.7"}]),
    entry(4, "case-3", 'sitert "case-1" her'),
    entry(5, "task_7"),
]


@pytest.fixture(params=["memory", "file", "reopened", "decoded"])
def store(request: pytest.FixtureRequest, path: Path) -> Iterator[Store]:
    if request.param == "memory":
        yield MemoryStore(ENTRIES)
        return
    made = FileStore(path)
    made.commit(put=ENTRIES)
    if request.param == "reopened":
        made.close()
        made = FileStore(path, read_only=True)
    if request.param == "decoded":
        assert len(made.all(HistoryEntry)) == 5
    yield made
    made.close()


def numbers(found: list[HistoryEntry], record_id: str) -> list[int]:
    return [e.number for e in found if e.record_id == record_id]


@pytest.mark.parametrize("record_id", ["case-1", "case-11", "case-2", "task_7"])
def test_no_entry_of_a_record_is_missed(store: Store, record_id: str) -> None:
    found = store.mentioning(HistoryEntry, record_id)
    assert numbers(found, record_id) == [e.number for e in ENTRIES if e.record_id == record_id]
    both = store.mentioning(HistoryEntry, "case-3", record_id)
    assert numbers(both, record_id) == numbers(found, record_id)
    assert numbers(both, "case-3") == [4]


def test_they_come_in_the_order_they_were_made(store: Store) -> None:
    found = [e.number for e in store.mentioning(HistoryEntry, "task_7", "case-1", "case-2")]
    assert found == sorted(found)


def test_in_a_file_only_whole_texts_count_and_only_they_are_decoded(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = FileStore(path)
    store.commit(put=ENTRIES)
    asked: list[str] = []
    real = records.decode

    def counting(kind, table, path):  # type: ignore[no-untyped-def]
        asked.extend(table)
        return real(kind, table, path)

    monkeypatch.setattr(records, "decode", counting)
    assert [e.number for e in store.mentioning(HistoryEntry, "case-1")] == [1, 3]
    assert asked == ["1", "3"]
    assert store.mentioning(HistoryEntry, "task.7") == [ENTRIES[2]], "a dot is a dot"
    assert store.mentioning(HistoryEntry, "case") == []
    store.close()


def test_what_another_program_wrote_with_spaces_is_found_too(path: Path) -> None:
    store = FileStore(path)
    store.commit(put=ENTRIES)
    store.close()
    with TinyDB(path, access_mode="r") as plain:
        loose = {str(d.doc_id): json.dumps(dict(d), indent=2) for d in plain.table("history")}
    raw = {doc: msgspec.Raw(text.encode()) for doc, text in loose.items()}
    assert list(records.mentioning(raw, ["case-1"])) == ["1", "3"]


def test_of_an_empty_table_nothing_is_found(path: Path) -> None:
    store = FileStore(path)
    assert store.mentioning(HistoryEntry, "case-1") == []
    store.close()


def test_the_newest_comes_first_and_the_older_ones_are_not_read_before_they_are_asked_for(
    store: Store,
) -> None:
    every = store.newest(HistoryEntry)
    assert next(every).number == 5
    assert [e.number for e in every] == [4, 3, 2, 1]
