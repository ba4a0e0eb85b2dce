"""The data file belongs to one process at a time, and to nobody when that is gone."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import posix
from elvis_tui.storage.file_store import FileStore

NORA = Student(id="s-1", first_name="Nora", last_name="Solli")
HOLD = """
import sys
from pathlib import Path
from elvis_tui.storage.file_store import FileStore
store = FileStore(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def saved(path: Path, *records: Student) -> None:
    store = FileStore(path)
    store.commit(put=records)
    store.close()


def fault_of_opening(path: Path) -> StorageError:
    with pytest.raises(StorageError) as caught:
        FileStore(path)
    return caught.value


@contextlib.contextmanager
def another_process_has(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"open\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_opener_hears_who_has_it_and_since_when(path: Path) -> None:
    """FAULTS 28."""
    with another_process_has(path):
        error = fault_of_opening(path)
        assert error.fault is Fault.DATA_IN_USE
        assert error.facts["user"]
        assert error.facts["host"] == os.uname().nodename
        assert datetime.fromisoformat(str(error.facts["since"])).tzinfo is not None


def test_a_second_opener_in_the_same_process_is_refused_too(path: Path) -> None:
    store = FileStore(path)
    assert fault_of_opening(path).fault is Fault.DATA_IN_USE
    store.close()
    FileStore(path).close()


def test_a_lock_note_that_makes_no_sense_does_not_hide_that_it_is_in_use(path: Path) -> None:
    """FAULTS 32."""
    with another_process_has(path):
        path.with_name("elvis.json.lock").write_bytes(b"\xff{")
        error = fault_of_opening(path)
    assert error.fault is Fault.DATA_IN_USE
    assert set(error.facts) == {"path"}


def test_the_lock_of_a_killed_owner_is_free_at_once(path: Path) -> None:
    """FAULTS 29."""
    with another_process_has(path) as process:
        process.kill()
        process.wait()
        saved(path, NORA)
    assert path.exists()


def test_an_old_lock_note_alone_keeps_nobody_out(path: Path) -> None:
    """FAULTS 32."""
    path.parent.mkdir()
    path.with_name("elvis.json.lock").write_text('{"user":"x","host":"y","since":"z"}')
    saved(path, NORA)


def test_a_file_that_is_refused_lets_go_of_the_lock(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("[]")
    assert [fault_of_opening(path).fault for _ in range(2)] == [Fault.DATA_FOREIGN] * 2
    path.unlink()
    saved(path, NORA)


def test_a_user_without_a_name_gets_in(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", unknown)
    saved(path, NORA)


def test_a_lock_taken_on_a_file_that_is_being_removed_is_taken_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    lock = path.with_name("elvis.json.lock")
    flock, removed = fcntl.flock, []

    def flock_after_removal(handle: int, how: int) -> None:
        if not removed:
            lock.unlink()
            removed.append(handle)
        flock(handle, how)

    first, second = posix.FileLock(lock), posix.FileLock(lock)
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", flock_after_removal)
        assert first.acquire(b"{}")
    assert not second.acquire(b"{}")
    first.release(remove=True)
    assert not lock.exists()
    assert second.acquire(b"{}")
    second.release()


def test_a_disk_too_full_for_the_note_does_not_stop_the_lock(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(path, NORA)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        store = FileStore(path)
        assert fault_of_opening(path).fault is Fault.DATA_IN_USE
    store.close()
    FileStore(path).close()


def test_a_disk_without_locks_is_told_and_nothing_stays_open(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 31."""
    saved(path, NORA)

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    before = len(list(Path("/dev/fd").iterdir()))
    with monkeypatch.context() as patch:
        patch.setattr(fcntl, "flock", no_locks)
        error = fault_of_opening(path)
    assert (error.fault, error.facts["errno"]) == (Fault.DATA_UNWRITABLE, errno.ENOLCK)
    assert len(list(Path("/dev/fd").iterdir())) == before
