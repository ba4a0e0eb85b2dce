"""Files of older and newer programs, and fields that only another program knows."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import FollowUp, Measure
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.records import Activity, DoneMark, Recurrence, When
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO
from elvis_tui.storage import durable, records
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.store import ReadOnlyReason
from elvis_tui.storage.upgrades import STEPS

RELEASED = Path(__file__).parent / "released"
NORA = Student(id="s-1", first_name="Nora", last_name="Solli")


def crafted(path: Path, schema: int, **tables: object) -> None:
    """Write a sound file of another schema."""
    path.parent.mkdir(parents=True, exist_ok=True)
    meta = {"format": "elvis-tui", "schema": schema, "generation": 7, "checksum": "0" * 64}
    blank = msgspec.json.encode({"meta": {"1": meta}, **tables})
    path.write_bytes(blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode()))


def plain(path: Path) -> dict[str, dict[str, dict[str, object]]]:
    found: dict[str, dict[str, dict[str, object]]] = json.loads(path.read_bytes())
    return found


@pytest.mark.parametrize("schema", range(1, durable.SCHEMA + 1))
def test_a_file_of_every_released_schema_opens_and_its_old_form_is_kept(
    path: Path, schema: int
) -> None:
    """FAULTS 80, 83: older files open for ever."""
    released = (RELEASED / f"schema-{schema}.json").read_bytes()
    path.parent.mkdir()
    path.write_bytes(released)
    store = FileStore(path)
    student = store.get(Student, "s-1")
    assert (student.first_name, student.last_name) == ("Nora", "Åsen-Løkke")
    store.close()
    assert durable.decode(path.read_bytes(), path)[0].schema == durable.SCHEMA
    kept = [file.read_bytes() for file in path.parent.glob(f"elvis.json.schema-{schema}-*")]
    assert kept == ([released] if schema < durable.SCHEMA else [])


def test_there_is_a_step_from_every_older_schema() -> None:
    assert sorted(STEPS) == list(range(1, durable.SCHEMA))


def test_schema_2_is_told_when_the_newest_change_was_made(path: Path) -> None:
    entries = {
        str(n): {"id": f"h-{n}", "number": n, "at": f"2026-10-{n:02}T12:00:00+02:00"}
        for n in (18, 19)
    }
    crafted(path, 1, history=entries)
    FileStore(path, read_only=True)
    meta, _ = STEPS[1](*durable.decode(path.read_bytes(), path))
    assert (meta.schema, meta.saved) == (2, "2026-10-19T10:00:00Z")


def test_a_program_that_only_prints_upgrades_nothing_on_disk(path: Path) -> None:
    crafted(path, 1, students={"1": {"id": "s-1", "first_name": "Nora", "last_name": "Solli"}})
    before = path.read_bytes()
    assert FileStore(path, read_only=True).get(Student, "s-1") == NORA
    assert path.read_bytes() == before


def test_a_newer_file_opens_to_be_read_and_is_never_saved(path: Path) -> None:
    """FAULTS 79."""
    student = {"id": "s-1", "first_name": "Nora", "last_name": "Solli", "pronoun": "hun"}
    crafted(path, durable.SCHEMA + 1, students={"1": student}, badges={"1": {"id": "b"}})
    before = path.read_bytes()
    store = FileStore(path, along=True)
    assert store.get(Student, "s-1") == NORA
    assert (store.write_lock.held, store.write_lock.reason) == (False, ReadOnlyReason.NEWER)
    with pytest.raises(StorageError) as caught:
        store.commit(put=[NORA])
    assert caught.value.fault is Fault.DATA_READ_ONLY
    assert not store.take_write_lock()
    store.close()
    assert path.read_bytes() == before


def test_a_newer_file_that_cannot_be_shown_says_so(path: Path) -> None:
    crafted(path, durable.SCHEMA + 1, students={"1": {"key": "s-1"}})
    before = path.read_bytes()
    with pytest.raises(StorageError) as caught:
        FileStore(path, along=True)
    assert caught.value.fault is Fault.DATA_NEWER
    assert path.read_bytes() == before


def test_fields_that_this_program_does_not_know_survive_an_edit(path: Path) -> None:
    measures = [
        {"id": "m-1", "what": "samtale", "who": "rådgiver", "start": "2026-10-01", "cost": 3},
        {"id": "m-2", "what": "lekser", "who": "kontaktlærer", "start": "2026-10-02"},
    ]
    follow_up = {"id": "f-1", "colour": {"r": 1}, "measures": measures}
    known = msgspec.to_builtins(_follow_up())
    crafted(path, durable.SCHEMA, follow_ups={"1": {**known, **follow_up}})
    store = FileStore(path)
    old = store.get(FollowUp, "f-1")
    first, second = old.measures
    store.commit(put=[replace(old, measures=(second, replace(first, result="bra")))])
    store.close()
    kept = plain(path)["follow_ups"]["1"]
    assert kept["colour"] == {"r": 1}
    told = [(m["id"], m["result"], m.get("cost")) for m in kept["measures"]]  # type: ignore[attr-defined]
    assert told == [("m-2", "", None), ("m-1", "bra", 3)]


def test_what_was_taken_away_does_not_come_back_with_unknown_fields() -> None:
    old = replace(_follow_up(), measures=(_measure("m-1"), _measure("m-2")))
    before = records.encode(old)[1]
    new = replace(old, measures=(_measure("m-2"),))
    assert msgspec.json.decode(records.encode(new, before)[1], type=FollowUp) == new


def _follow_up() -> FollowUp:
    return FollowUp(
        id="f-1",
        subject=Subject(kind=SubjectKind.STUDENT, id="s-1"),
        team=IKO,
        opened_on=date(2026, 9, 1),
    )


def _measure(measure_id: str) -> Measure:
    return Measure(id=measure_id, what="samtale", who="rådgiver", start=date(2026, 10, 1))


@pytest.mark.parametrize(
    "entry", [{"at": 5}, {"id": "h-1"}, {"at": "0001-01-01T00:00:00+05:00"}], ids=str
)
def test_an_entry_that_is_no_entry_is_told_as_damage(path: Path, entry: object) -> None:
    """It is met by the step to schema 2 first, which only wants to know when it was."""
    crafted(path, 1, history={"1": entry})
    store = FileStore(path, read_only=True)
    with pytest.raises(StorageError) as caught:
        store.all(HistoryEntry)
    assert caught.value.fault is Fault.DATA_DAMAGED


def test_what_this_program_does_not_know_stays_with_the_item_it_belongs_to() -> None:
    """Marks have no ids: the first is deleted, one comes before it, one is edited."""
    january, february = (DoneMark(period=p, on=date(2026, 1, 9), by="b") for p in ("1", "2"))
    activity = Activity(
        id="a-1",
        text="Møte",
        when_text="Januar",
        when=When(recurrence=Recurrence.ALL_YEAR),
        responsible=(),
        done=(january, february),
    )
    stored = json.loads(msgspec.json.encode(activity))
    stored["done"][0]["new"] = "of January"
    before = msgspec.Raw(json.dumps(stored).encode())

    def new_ones(*done: DoneMark) -> list[object]:
        changed: Activity = replace(activity, done=done)
        written = json.loads(bytes(records.encode(changed, before)[1]))
        return [mark.get("new") for mark in written["done"]]

    december = replace(january, period="12")
    assert new_ones(january, february) == ["of January", None]
    assert new_ones(february) == [None]
    assert new_ones(december, january, february) == [None, "of January", None]
    assert new_ones(february, january) == [None, "of January"]
    assert new_ones(replace(january, by="c"), february) == ["of January", None]
