"""What `elvis-tui check` sees, and that looking changes nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from elvis_tui.domain.errors import Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO
from elvis_tui.storage import durable, generations
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.inspection import Inspection, inspect

NOW = datetime(2026, 10, 19, 12, tzinfo=UTC)
NORA = Student(id="s-1", first_name="Nora", last_name="Solli")


def saved(path: Path, *records: Student | FollowUp | HistoryEntry) -> None:
    store = FileStore(path)
    store.commit(put=records)
    store.close()


def follow_up(student_id: str) -> FollowUp:
    return FollowUp(
        id=f"f-{student_id}",
        subject=Subject(kind=SubjectKind.STUDENT, id=student_id),
        team=IKO,
        opened_on=date(2026, 9, 1),
    )


def crafted(path: Path, tables: str) -> None:
    """A file with a right checksum round any JSON."""
    import hashlib

    meta = msgspec.json.encode(durable.Meta(generation=1)).decode()
    blank = f'{{"meta":{{"1":{meta}}},{tables}}}'.encode()
    path.parent.mkdir(parents=True)
    path.write_bytes(blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode()))


def test_a_sound_file_is_told_whole_and_nothing_is_touched(path: Path) -> None:
    saved(path, NORA)
    saved(path, follow_up("s-1"))
    before = {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in path.parent.iterdir()}
    found = inspect(path, NOW)
    assert found.is_sound
    assert (found.counts["students"], found.counts["follow_ups"]) == (1, 1)
    assert [k.is_sound for k in found.kept] == [True]
    assert (found.dangling, found.ahead, found.open_files) == ({}, False, ())
    assert found.dropped_from is None
    assert found.write_lock.free
    after = {f.name: (f.read_bytes(), f.stat().st_mtime_ns) for f in path.parent.iterdir()}
    assert after == before


def test_a_reference_that_leads_nowhere_is_counted_and_the_file_still_opens(path: Path) -> None:
    """FAULTS 14."""
    saved(path, NORA, follow_up("s-1"), follow_up("s-9"))
    assert inspect(path, NOW).dangling == {"follow_ups": 1}
    store = FileStore(path)
    assert len(store.all(FollowUp)) == 2
    store.close()


def test_a_key_that_stands_twice_is_found_at_any_depth(path: Path) -> None:
    """FAULTS 12."""
    crafted(path, '"students":{"1":{"id":"s-1","first_name":"A","last_name":"B","id":"s-2"}}')
    found = inspect(path, NOW)
    assert found.fault is not None
    assert (found.fault.fault, found.fault.facts["field"]) == (Fault.DATA_DAMAGED, "id")


def test_a_document_number_that_stands_twice_is_refused_when_it_is_opened(path: Path) -> None:
    """FAULTS 12."""
    one = '{"id":"s-%d","first_name":"A","last_name":"B"}'
    crafted(path, f'"students":{{"1":{one % 1},"1":{one % 2}}}')
    assert _fault_of_opening(path) is Fault.DATA_DAMAGED


def test_two_records_of_one_id_are_found(path: Path) -> None:
    """FAULTS 12."""
    one = '{"id":"s-1","first_name":"A","last_name":"B"}'
    crafted(path, f'"students":{{"1":{one},"2":{one}}}')
    fault = inspect(path, NOW).fault
    assert fault is not None
    assert (fault.facts["table"], fault.facts["field"]) == ("students", "id")


def test_a_change_dated_after_now_is_told(path: Path) -> None:
    """FAULTS 67."""
    later = datetime(2099, 1, 1, tzinfo=UTC)
    entry = HistoryEntry(
        id="h-1", number=1, at=later, by="berit", verb="x", table="students", record_id="s-1"
    )
    saved(path, entry)
    assert inspect(path, NOW).ahead
    assert not inspect(path, datetime(2099, 1, 2, tzinfo=UTC)).ahead


def test_what_others_may_read_and_who_has_it_is_told(path: Path) -> None:
    """FAULTS 20."""
    saved(path, NORA)
    saved(path, follow_up("s-1"))
    path.chmod(0o644)
    generation = generations.kept(path)[0].path
    generation.chmod(0o604)
    store = FileStore(path, read_only=True)
    found: Inspection = inspect(path, NOW)
    assert set(found.open_files) == {path, generation}
    assert not found.write_lock.held
    store.close()
    owner = FileStore(path)
    write_lock = inspect(path, NOW).write_lock
    assert (write_lock.free, bool(write_lock.host), bool(write_lock.since)) == (False, True, True)
    owner.close()


def test_a_damaged_version_among_sound_ones_is_pointed_out(path: Path) -> None:
    for number in range(3):
        saved(path, Student(id="s-1", first_name="N", last_name="S", number=number))
    generations.kept(path)[1].path.write_bytes(b"")
    found = inspect(path, NOW)
    assert [k.is_sound for k in found.kept] == [True, False]
    assert not found.is_sound


def test_where_nothing_is_there_is_nothing_wrong(path: Path) -> None:
    found = inspect(path, NOW)
    assert (found.exists, found.is_sound, found.kept) == (False, True, ())


def _fault_of_opening(path: Path) -> Fault | None:
    from elvis_tui.domain.errors import StorageError

    try:
        FileStore(path)
    except StorageError as fault:
        return fault.fault
    return None


def test_a_moment_without_a_time_zone_can_be_told_of(path: Path) -> None:
    entry = {"id": "h-1", "number": 1, "at": "2099-01-01T00:00:00", "by": "b", "verb": "x"}
    entry |= {"table": "students", "record_id": "s-1"}
    crafted(path, f'"history":{{"1":{msgspec.json.encode(entry).decode()}}}')
    assert inspect(path, NOW).ahead
