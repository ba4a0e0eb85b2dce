"""Everything out to a file and in again is the same, and only an empty file takes it in."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.resources import sample
from elvis_tui.services.across import exchange
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.people import register
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.inspection import inspect
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import Store
from elvis_tui.storage.tables import TABLES, AnyRecord
from tests.records import data, of
from tests.school import NOW, desk_with


def desk_on(store: Store) -> Desk:
    return Desk(store=store, clock=FixedClock(NOW), user="siv")


def held(desk: Desk) -> dict[str, list[AnyRecord]]:
    """Every record, in its table and its order."""
    return {name: list(desk.store.all(kind).values()) for kind, name in TABLES.items()}


def moved(old: Desk, new: Desk, folder: Path) -> exchange.ExchangeSummary:
    path = folder / "alt.json"
    path.write_bytes(exchange.export(old))
    proposal = exchange.read(path).planner(new)()
    exchange.take_in(new, proposal)
    return proposal.summary


@settings(max_examples=60)
@given(data())
def test_whatever_the_data_hold_comes_back_the_same(records: list[AnyRecord]) -> None:
    old, new = desk_on(MemoryStore(records)), desk_on(MemoryStore())
    with TemporaryDirectory() as folder:
        summary = moved(old, new, Path(folder))
    assert held(new) == held(old)
    assert exchange.export(new) == exchange.export(old)
    assert summary.counts == {name: len(records) for name, records in held(old).items()}
    assert summary.dangling == ()


def test_data_that_name_what_is_not_there_go_out_and_in_and_it_is_told_both_times(
    tmp_path: Path,
) -> None:
    old, new = desk_with(), desk_on(MemoryStore())
    old.store.commit(delete=[old.store.get(Student, "s-1")])
    told = exchange.dangling_in(old)
    assert told
    assert moved(old, new, tmp_path).dangling == told
    assert held(new) == held(old)


def test_a_whole_school_comes_back_the_same_in_a_file_that_is_sound(tmp_path: Path) -> None:
    source = tmp_path / "skole.json"
    source.write_bytes(sample("skole.json").read_bytes())
    old = desk_on(FileStore(source, read_only=True))
    new = desk_on(FileStore(tmp_path / "ny.json"))
    counts = moved(old, new, tmp_path).counts
    new.store.close()
    again = desk_on(FileStore(tmp_path / "ny.json", read_only=True))
    assert held(again) == held(old)
    assert counts["students"] == 1200
    found = inspect(tmp_path / "ny.json", NOW)
    assert found.is_sound
    assert found.dangling == {}
    assert exchange.export(again) == exchange.export(old)


def test_changes_go_on_where_the_history_ends(tmp_path: Path) -> None:
    old, new = desk_with(), desk_on(MemoryStore())
    follow_ups.add_note(old, "f-1", "Ringt hjem")
    moved(old, new, tmp_path)
    follow_ups.add_note(new, "f-1", "Ringt en gang til")
    assert [e.number for e in new.store.all(HistoryEntry).values()] == [1, 2]


def test_settings_make_way(tmp_path: Path) -> None:
    old, new = desk_with(), desk_on(MemoryStore())
    new.save("school.name", replace(new.school, name="Ny skole"))
    moved(old, new, tmp_path)
    assert held(new) == held(old)
    assert new.journal.last_done is None


@pytest.mark.parametrize("kind", [k for k in TABLES if k not in (School, FileFacts, HistoryEntry)])
@settings(max_examples=3)
@given(drawn=st.data())
def test_data_that_are_there_are_never_mixed_with_others(
    kind: type[AnyRecord], drawn: st.DataObject
) -> None:
    new = desk_on(MemoryStore([drawn.draw(of(kind))]))
    before = held(new)
    with TemporaryDirectory() as folder, pytest.raises(DomainError) as caught:
        moved(desk_with(), new, Path(folder))
    assert caught.value.fault is Fault.EXCHANGE_NOT_EMPTY
    assert held(new) == before


def test_what_somebody_did_and_took_back_is_something_to_miss(tmp_path: Path) -> None:
    new = desk_on(MemoryStore())
    register.add_student(new, "Omar Lid 3PBA")
    undo(new)
    with pytest.raises(DomainError) as caught:
        moved(desk_with(), new, tmp_path)
    assert caught.value.fault is Fault.EXCHANGE_NOT_EMPTY


def test_data_that_came_meanwhile_stay(tmp_path: Path) -> None:
    path, new = tmp_path / "alt.json", desk_on(MemoryStore())
    path.write_bytes(exchange.export(desk_with()))
    proposal = exchange.read(path).planner(new)()
    register.add_student(new, "Omar Lid 3PBA")
    with pytest.raises(DomainError) as caught:
        exchange.take_in(new, proposal)
    assert caught.value.fault is Fault.PROPOSAL_STALE
    assert [s.name for s in new.store.all(Student).values()] == ["Omar Lid"]


def test_an_older_file_is_upgraded_as_older_data_are(tmp_path: Path) -> None:
    path, old = tmp_path / "alt.json", desk_with()
    file = json.loads(exchange.export(old))
    path.write_text(json.dumps(file | {"version": 1}), encoding="utf-8")
    new = desk_on(MemoryStore())
    exchange.take_in(new, exchange.read(path).planner(new)())
    assert held(new) == held(old)


@pytest.mark.parametrize("table", [{}, [1], [{"at": 1}], None, "x"])
def test_an_older_file_that_cannot_be_upgraded_is_told_of(tmp_path: Path, table: object) -> None:
    path = tmp_path / "alt.json"
    file = {"format": "elvis", "version": 1, "tables": {"history": table}}
    path.write_text(json.dumps(file), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        exchange.read(path)
    assert caught.value.fault is Fault.EXCHANGE_FAULTY


def test_the_example_of_the_description_is_one(tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "docs" / "utveksling.md").read_text("utf-8")
    path, new = tmp_path / "eksempel.json", desk_on(MemoryStore())
    path.write_text(text.partition("```json\n")[2].partition("```")[0], encoding="utf-8")
    exchange.take_in(new, exchange.read(path).planner(new)())
    assert [s.name for s in new.store.all(Student).values()] == ["Kari Moen"]


def test_a_file_that_is_missing_or_no_exchange_file_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        exchange.read(tmp_path / "ingen.json")
    assert caught.value.fault is Fault.INPUT_MISSING
    data_file = tmp_path / "skole.json"
    data_file.write_bytes(sample("skole.json").read_bytes())
    with pytest.raises(InputError) as caught:
        exchange.read(data_file)
    assert caught.value.fault is Fault.EXCHANGE_FOREIGN
