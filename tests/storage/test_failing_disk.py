"""A disk that fails at any call of a save: nothing is lost, nothing is said too early."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.storage import durable, write_behind
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.store import SaveState
from tests.storage.older import older

ERRORS = [errno.ENOSPC, errno.EIO, errno.EPERM, errno.EDQUOT, errno.EROFS]
CLASS = SchoolClass(id="c-1", code="2STA")


def version(number: int) -> list[Student | SchoolClass]:
    """Two records of two tables that belong together."""
    return [
        Student(id="s-1", first_name="Nora" * 50, last_name="Solli", number=number),
        SchoolClass(id="c-1", code="2STA", contact_teacher=str(number)),
    ]


def on_disk(path: Path) -> int:
    """The version in the file; 0 for no file; a half version fails."""
    store = FileStore(path, read_only=True)
    if store.is_new:
        return 0
    number = store.get(Student, "s-1").number
    assert store.get(SchoolClass, "c-1").contact_teacher == str(number)
    return number


def opened(path: Path, versions: int) -> FileStore:
    """A store that has saved so many versions."""
    store = FileStore(path)
    for number in range(1, versions + 1):
        store.commit(put=version(number))
        store.flush()
    return store


def calls_of_a_save(path: Path, disk: Any, versions: int) -> int:
    store = opened(path, versions)
    disk.heal()
    store.commit(put=version(versions + 1))
    store.close()
    assert disk.calls.count("fsync") >= 2
    return len(disk.calls)


def flushed(store: FileStore) -> bool:
    """Whether flush said that all is on disk."""
    try:
        store.flush()
    except StorageError:
        state = store.state
        assert state.state is SaveState.FAILED
        assert state.error is not None
        assert state.error.fault is Fault.DATA_UNWRITABLE
        return False
    assert store.state.state is SaveState.SAVED
    return True


def left_over(path: Path) -> list[str]:
    return [file.name for file in path.parent.iterdir() if file.name.endswith(".tmp")]


@pytest.mark.parametrize("versions", [0, 1, 2])
@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "from then on"])
def test_a_save_that_fails_at_any_call_leaves_the_old_or_the_new(
    tmp_path: Path,
    disk: Any,
    versions: int,
    error: int,
    for_good: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FAULTS 2, 4, 5, 6."""
    # On a slow machine a save tried again by itself would be seen half way.
    monkeypatch.setattr(write_behind, "RETRY_SECONDS", 3600.0)
    count = calls_of_a_save(tmp_path / "count" / "elvis.json", disk, versions)
    for k in range(count):
        path = tmp_path / str(k) / "elvis.json"
        store = opened(path, versions)
        disk.fail(error, lambda call, _, k=k: call >= k if for_good else call == k)
        store.commit(put=version(versions + 1))
        acknowledged = flushed(store)
        assert on_disk(path) in ((versions + 1,) if acknowledged else (versions, versions + 1))
        assert not left_over(path)
        disk.heal()
        store.flush()
        assert store.state.state is SaveState.SAVED
        assert on_disk(path) == versions + 1
        store.close()
        if versions:
            durable.decode(older(path).read_bytes(), path)
        assert not left_over(path)


def test_a_save_reaches_the_disk_in_the_order_that_outlives_a_power_cut(
    path: Path, disk: Any
) -> None:
    store = opened(path, 1)
    disk.heal()
    store.commit(put=version(2))
    store.close()
    to_temporary = ["open", "write", "fsync"]
    generation, in_place, folder = ["link"], ["replace"], ["open", "fsync"]
    assert disk.calls == [*to_temporary, *generation, *in_place, *folder]


def test_the_same_error_is_told_with_its_number_for_the_disk(path: Path, disk: Any) -> None:
    """FAULTS 4."""
    store = opened(path, 1)
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    store.commit(put=version(2))
    with pytest.raises(StorageError) as caught:
        store.flush()
    assert caught.value.facts == {"path": path, "errno": errno.ENOSPC}
    assert store.state.error is not None
    assert store.state.error.facts["errno"] == errno.ENOSPC
    disk.heal()
    store.close()


def test_a_disk_that_stays_full_keeps_the_version_before_as_well(path: Path, disk: Any) -> None:
    """FAULTS 4."""
    store = opened(path, 2)
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    store.commit(put=version(3))
    assert [flushed(store) for _ in range(3)] == [False] * 3
    assert on_disk(path) == 2
    assert on_disk(older(path)) == 1
    with pytest.raises(StorageError):
        store.close()


@pytest.mark.parametrize("error", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK])
def test_where_links_fail_the_version_before_is_copied(path: Path, disk: Any, error: int) -> None:
    """FAULTS 27."""
    disk.fail(error, lambda _, name: name == "link")
    opened(path, 3).close()
    assert (on_disk(path), on_disk(older(path))) == (3, 2)
    assert not path.samefile(older(path))


@pytest.mark.parametrize("error", [errno.EINVAL, errno.ENOTSUP])
def test_a_network_disk_that_cannot_sync_folders_is_saved_to_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    """FAULTS 27."""
    fsync = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(error, "not for folders")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    opened(path, 3).close()
    assert on_disk(path) == 3


def test_writes_that_take_only_a_part_still_make_a_whole_file(path: Path, disk: Any) -> None:
    """FAULTS 7."""
    disk.short = True
    opened(path, 2).close()
    assert on_disk(path) == 2
    assert disk.calls.count("write") > 10


def test_what_failed_is_saved_by_itself_when_the_disk_heals(
    path: Path, disk: Any, told: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 6."""
    monkeypatch.setattr(write_behind, "RETRY_SECONDS", 0.01)
    store = opened(path, 1)
    store.listen(told)
    disk.fail(errno.EIO, lambda _, name: name == "fsync")
    store.commit(put=version(2))
    told.wait_for(SaveState.FAILED)
    assert store.get(Student, "s-1").number == 2
    disk.heal()
    told.wait_for(SaveState.SAVED)
    assert on_disk(path) == 2
    store.close()


def test_the_next_commit_takes_along_what_failed(path: Path, disk: Any, told: Any) -> None:
    store = opened(path, 1)
    store.listen(told)
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    store.commit(put=version(2))
    told.wait_for(SaveState.FAILED)
    disk.heal()
    store.commit(delete=[CLASS])
    told.wait_for(SaveState.SAVED)
    again = FileStore(path, read_only=True)
    assert again.get(Student, "s-1").number == 2
    assert again.find(SchoolClass, "c-1") is None
    store.close()


def test_closing_tries_once_more_and_then_says_what_is_lost(path: Path, disk: Any) -> None:
    store = opened(path, 1)
    disk.fail(errno.EIO, lambda _, name: name == "fsync")
    store.commit(put=version(2))
    assert not flushed(store)
    with pytest.raises(StorageError) as caught:
        store.close()
    assert caught.value.facts["errno"] == errno.EIO
    disk.heal()
    assert on_disk(path) == 1
    FileStore(path).close()


def test_a_folder_that_disappears_while_it_is_open_is_told(path: Path, tmp_path: Path) -> None:
    """FAULTS 25."""
    store = opened(path, 1)
    path.parent.rename(tmp_path / "gone")
    store.commit(put=version(2))
    with pytest.raises(StorageError) as caught:
        store.flush()
    assert caught.value.facts["errno"] == errno.ENOENT
    (tmp_path / "gone").rename(path.parent)
    store.close()
    assert on_disk(path) == 2
