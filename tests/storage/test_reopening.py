"""Whatever was put and deleted, in whatever text: opened again it is the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.text import encodable
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import AnyRecord

IDS = st.sampled_from(["a", "b", "c", "æ", "4"])
HARD = [
    "\x00",
    "\ud800",
    "A\u030ase",
    "\ufeff",
    '"\\',
    '"checksum":"',
    "\u2028",
    "\U0001f469\u200d",
]
TEXT = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(HARD)
STUDENTS = st.builds(
    Student,
    id=IDS,
    first_name=TEXT,
    last_name=TEXT,
    class_id=st.none() | TEXT,
    number=st.integers(-(2**63), 2**63 - 1),
    birth_date=st.none() | st.dates(),
)
CLASSES = st.builds(SchoolClass, id=IDS, code=TEXT, contact_teacher=TEXT)
RECORDS = st.lists(STUDENTS | CLASSES, max_size=3)
COMMITS = st.lists(st.tuples(RECORDS, RECORDS, st.booleans(), st.booleans()), max_size=8)


def as_kept(record: AnyRecord) -> tuple[object, ...]:
    return tuple(
        encodable(value) if isinstance(value, str) else value
        for name in record.__struct_fields__
        for value in [getattr(record, name)]
    )


def contents(store: FileStore) -> dict[type[AnyRecord], list[tuple[object, ...]]]:
    return {
        kind: [as_kept(record) for record in store.all(kind).values()]
        for kind in (Student, SchoolClass)
    }


@settings(max_examples=60)
@given(commits=COMMITS)
def test_a_reopened_store_equals_a_plain_dict(
    commits: list[tuple[list[AnyRecord], list[AnyRecord], bool, bool]],
) -> None:
    model: dict[type[AnyRecord], dict[str, tuple[object, ...]]] = {Student: {}, SchoolClass: {}}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "elvis.json"
        store = FileStore(path)
        for put, delete, look, reopen in commits:
            store.commit(put=put, delete=delete)
            for record in put:
                model[type(record)][record.id] = as_kept(record)
            for record in delete:
                model[type(record)].pop(record.id, None)
            expected = {kind: list(table.values()) for kind, table in model.items()}
            # A table that nobody has looked at is committed to in another way.
            assert not look or contents(store) == expected
            if reopen:
                store.close()
                store = FileStore(path)
                assert not look or contents(store) == expected
        store.close()
        expected = {kind: list(table.values()) for kind, table in model.items()}
        assert contents(FileStore(path, read_only=True)) == expected
        if commits:
            with TinyDB(path, encoding="utf-8", access_mode="r") as database:
                assert len(database.table("students")) == len(model[Student])
