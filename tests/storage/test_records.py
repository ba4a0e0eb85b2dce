"""A record as JSON and back: what is refused, and what a refusal may say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Measure,
    Note,
    Reached,
)
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.storage import durable, records
from elvis_tui.storage.file_store import FileStore

SECRET = "hemmelig"
NORA = Student(id="s-1", first_name="Nora", last_name="Solli")
FOLLOWED = (
    '{"id":"f-1","subject":{"kind":"student","id":"s-1"},"team":"iko","opened_on":"2026-08-20"%s}'
)
ANY_TEXT = st.text(st.characters(exclude_categories=()))


def read(text: str, doc: str = "1") -> FollowUp:
    found = records.decode(FollowUp, {doc: msgspec.Raw(text.encode())}, Path("elvis.json"))[doc]
    assert isinstance(found, FollowUp)
    return found


def crafted(path: Path, table: dict[str, str]) -> None:
    """Write a sound file with the JSON given as its follow-ups."""
    path.parent.mkdir(parents=True)
    raw = {doc: msgspec.Raw(text.encode()) for doc, text in table.items()}
    path.write_bytes(durable.encode({"follow_ups": raw}, 1))


@pytest.mark.parametrize(
    ("rest", "field"),
    [
        (f',"phase":"{SECRET}"', "phase"),
        (f',"next_date":"{SECRET}"', "next_date"),
        (',"next_date":1767225600', "next_date"),
        (',"next_date":"03.02.2013"', "next_date"),
        (',"next_date":"2026-02-30"', "next_date"),
        (f',"owner":["{SECRET}"]', "owner"),
        (f',"notes":{{"{SECRET}":1}}', "notes"),
        (f',"notes":[{{"id":"n-1","text":"{SECRET}","by":""}}]', "notes[...].at"),
        (f',"measures":[{{"id":"{SECRET}"}}]', "measures[...].what"),
        (f',"subject":"{SECRET}"', "subject"),
    ],
)
def test_another_shape_is_refused_by_table_and_field_without_its_value(
    rest: str, field: str
) -> None:
    with pytest.raises(StorageError) as caught:
        read(FOLLOWED % rest)
    error = caught.value
    assert error.fault is Fault.DATA_DAMAGED
    assert error.facts["table"] == "follow_ups"
    assert str(error.facts["field"]).replace("[0]", "[...]") == field
    assert SECRET not in f"{error!r} {error.facts} {error.__cause__} "


@pytest.mark.parametrize("text", ['{"id":"f-1"}', "[]", '"x"', "{}"])
def test_what_is_no_record_at_all_is_refused(text: str) -> None:
    with pytest.raises(StorageError) as caught:
        read(text)
    assert caught.value.fault is Fault.DATA_DAMAGED


def test_a_store_with_a_record_of_another_shape_refuses_the_table_and_keeps_it(path: Path) -> None:
    crafted(path, {"1": FOLLOWED % ',"level":"blue"'})
    store = FileStore(path)
    with pytest.raises(StorageError) as caught:
        store.all(FollowUp)
    assert (caught.value.facts["table"], caught.value.facts["field"]) == ("follow_ups", "level")
    store.commit(put=[NORA])
    store.close()
    assert b'"level":"blue"' in path.read_bytes()


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ({"1": FOLLOWED % "", "2": FOLLOWED % ""}, "id"),
        ({"one": FOLLOWED % ""}, ""),
        ({"1": '{"id":7}'}, "id"),
        ({"1": "{}"}, "id"),
    ],
    ids=["two of one id", "a document number that is none", "an id that is none", "no id"],
)
def test_a_table_whose_records_cannot_be_told_apart_is_neither_read_nor_written(
    path: Path, table: dict[str, str], field: str
) -> None:
    crafted(path, table)
    before = path.read_bytes()
    store = FileStore(path)
    for use in (
        lambda: store.all(FollowUp),
        lambda: store.commit(put=[NORA, read((FOLLOWED % "").replace("f-1", "f-2"))]),
    ):
        with pytest.raises(StorageError) as caught:
            use()
        assert (caught.value.facts["table"], caught.value.facts["field"]) == ("follow_ups", field)
    assert store.find(Student, "s-1") is None
    store.close()
    assert path.read_bytes() == before


def test_a_field_that_a_later_edition_added_is_passed_over() -> None:
    assert read(FOLLOWED % ',"from_the_future":[1]').team == IKO


@given(text=ANY_TEXT, other=ANY_TEXT)
@example(text="\ud800", other="\ud83d\ude00")
def test_a_record_is_read_again_as_encode_said_whatever_its_text(text: str, other: str) -> None:
    record = FollowUp(
        id="f-1",
        subject=Subject(kind=SubjectKind.CLASS, id="c-1"),
        team=ATTENDANCE,
        opened_on=date(2024, 2, 29),
        owner=text,
        notes=(Note(id="n-1", at=datetime(2026, 10, 25, 2, 30, tzinfo=UTC), by="", text=other),),
        contacts=(
            Contact(
                id="k",
                on=date.min,
                by="",
                whom=text,
                how=ContactMethod.OTHER,
                reached=Reached.NO,
                text=other,
            ),
        ),
        measures=(Measure(id="m-1", what=other, who=text, start=date.max),),
    )
    kept, raw = records.encode(record)
    assert read(bytes(raw).decode("utf-8")) == kept
    if all(not 0xD800 <= ord(c) <= 0xDFFF for c in text + other):
        assert kept is record


@given(text=ANY_TEXT)
@example(text="\ud800")
def test_history_keeps_any_text_at_any_depth(text: str) -> None:
    entry = HistoryEntry(
        id="h-1",
        number=1,
        at=datetime(2026, 10, 19, 12, tzinfo=UTC),
        by=text,
        verb="follow_up.edit",
        table="follow_ups",
        record_id="f-1",
        changes=(FieldChange(field="notes", before=[{"text": text}, [text]], after={text: text}),),
    )
    kept, raw = records.encode(entry)
    found = records.decode(HistoryEntry, {"1": raw}, Path("elvis.json"))
    assert found == {"1": kept}
