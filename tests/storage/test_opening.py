"""Opening a data file: where it may lie, and what is never touched."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage.file_store import FileStore
from tests.storage.older import older

NORA = Student(id="s-1", first_name="Nora", last_name="Solli")
EMIL = Student(id="s-2", first_name="Emil", last_name="Åsen")


def saved(path: Path, *records: Student) -> None:
    store = FileStore(path)
    store.commit(put=records)
    store.close()


def fault_of_opening(path: Path, *, read_only: bool = False) -> StorageError:
    with pytest.raises(StorageError) as caught:
        FileStore(path, read_only=read_only)
    return caught.value


@contextlib.contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Fail instead of hanging."""

    def too_long(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextlib.contextmanager
def nobody() -> Iterator[None]:
    """Be a user without rights, if the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder that may be read and not written to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_a_missing_folder_is_made_and_the_store_is_new(path: Path) -> None:
    deep = path.parent / "a" / "b" / "elvis.json"
    store = FileStore(deep)
    assert store.is_new
    assert deep.parent.is_dir()
    assert not deep.exists()
    store.commit(put=[NORA])
    store.close()
    assert not FileStore(deep, read_only=True).is_new


def test_reading_where_there_is_nothing_makes_nothing(path: Path) -> None:
    store = FileStore(path, read_only=True)
    assert store.is_new
    assert not store.all(Student)
    assert not path.parent.exists()


def test_a_path_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    error = fault_of_opening(tmp_path / "file" / "elvis" / "elvis.json")
    assert (error.fault, error.facts["errno"]) == (Fault.DATA_UNWRITABLE, errno.ENOTDIR)


@pytest.mark.parametrize("lock_is_there", [False, True])
def test_a_folder_that_cannot_be_written_to_is_told_at_the_start(
    closed_folder: Path, lock_is_there: bool
) -> None:
    """FAULTS 19."""
    if lock_is_there:
        closed_folder.chmod(0o755)
        lock = closed_folder / "elvis.json.lock"
        lock.touch()
        lock.chmod(0o666)
        closed_folder.chmod(0o555)
    with nobody():
        error = fault_of_opening(closed_folder / "elvis.json")
        again = fault_of_opening(closed_folder / "elvis.json")
    assert (error.fault, error.facts["errno"]) == (Fault.DATA_UNWRITABLE, errno.EACCES)
    assert again.fault is Fault.DATA_UNWRITABLE


def test_a_folder_that_cannot_be_written_to_can_be_read_from(closed_folder: Path) -> None:
    """FAULTS 18."""
    closed_folder.chmod(0o755)
    path = closed_folder / "elvis.json"
    saved(path, NORA)
    path.chmod(0o644)
    closed_folder.chmod(0o555)
    with nobody():
        assert FileStore(path, read_only=True).get(Student, "s-1") == NORA


def test_a_file_that_may_not_be_read_is_told(closed_folder: Path) -> None:
    closed_folder.chmod(0o755)
    path = closed_folder / "elvis.json"
    saved(path, NORA)
    path.chmod(0)
    with nobody():
        error = fault_of_opening(path, read_only=True)
    assert (error.fault, error.facts["errno"]) == (Fault.DATA_UNREADABLE, errno.EACCES)


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_file_is_refused_without_hanging(path: Path, read_only: bool) -> None:
    """FAULTS 24."""
    path.parent.mkdir()
    os.mkfifo(path.parent / "fifo")
    (path.parent / "folder").mkdir()
    for name in ("fifo", "folder"):
        with at_most(10):
            error = fault_of_opening(path.parent / name, read_only=read_only)
        assert error.fault is Fault.DATA_UNREADABLE
    assert sorted(file.name for file in path.parent.iterdir()) == ["fifo", "folder"]


def test_a_socket_and_a_device_are_refused_without_hanging(path: Path) -> None:
    """FAULTS 24."""
    path.parent.mkdir()
    with socket.socket(socket.AF_UNIX) as made:
        with contextlib.chdir(path.parent):
            made.bind("socket")
        for place in (path.parent / "socket", Path("/dev/null"), Path("/dev/zero")):
            with at_most(10):
                error = fault_of_opening(place, read_only=True)
            assert error.fault is Fault.DATA_UNREADABLE


def test_a_symlink_stays_and_what_it_points_at_is_replaced(path: Path, tmp_path: Path) -> None:
    """FAULTS 23."""
    link = tmp_path / "link.json"
    path.parent.mkdir()
    link.symlink_to(path)
    saved(link, NORA)
    saved(link, NORA, EMIL)
    assert link.is_symlink()
    assert list(FileStore(path, read_only=True).all(Student)) == ["s-1", "s-2"]
    assert older(path).exists()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["elvis", "link.json"]


def test_a_reader_reads_while_another_writes_and_commits_nothing(path: Path) -> None:
    owner = FileStore(path)
    owner.commit(put=[NORA])
    owner.flush()
    reader = FileStore(path, read_only=True)
    assert reader.get(Student, "s-1") == NORA
    with pytest.raises(StorageError) as caught:
        reader.commit(put=[EMIL])
    assert caught.value.fault is Fault.DATA_READ_ONLY
    owner.commit(put=[EMIL], delete=[NORA])
    owner.close()
    assert list(reader.all(Student)) == ["s-1"]
    assert list(FileStore(path, read_only=True).all(Student)) == ["s-2"]
    reader.close()


def test_what_a_killed_save_left_is_taken_away_by_the_next_owner(path: Path) -> None:
    """FAULTS 17."""
    saved(path, NORA)
    left = [path.with_name(f".{name}.tmp") for name in ("elvis.json", "elvis.json.drafts")]
    for file in left:
        file.write_text("half")
    FileStore(path, read_only=True)
    assert all(file.exists() for file in left)
    FileStore(path).close()
    assert not any(file.exists() for file in left)
