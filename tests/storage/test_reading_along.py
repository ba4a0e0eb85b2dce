"""Reading along while another writes, taking over, and a file that was changed from outside."""

from __future__ import annotations

import errno
import fcntl
import os
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import durable, posix
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.store import ReadOnlyReason, SaveState
from elvis_tui.storage.write_lock import user_name

NORA = Student(id="s-1", first_name="Nora", last_name="Solli", number=1)
EMIL = Student(id="s-2", first_name="Emil", last_name="Åsen", number=2)


def saved(path: Path, *records: Student) -> None:
    store = FileStore(path)
    store.commit(put=records)
    store.close()


def students(path: Path) -> list[str]:
    return list(FileStore(path, read_only=True).all(Student))


def fault_of(action: Any) -> Fault:
    with pytest.raises(StorageError) as caught:
        action()
    return caught.value.fault


def take_in(store: FileStore) -> bool:
    """Look once and take in what is new; whether there was anything."""
    fresh = store.look()
    if fresh:
        fresh()
    return fresh is not None


def test_the_second_reads_along_and_knows_who_writes(path: Path) -> None:
    """FAULTS 28."""
    owner = FileStore(path)
    owner.commit(put=[NORA])
    owner.flush()
    reader = FileStore(path, along=True)
    write_lock = reader.write_lock
    assert (write_lock.held, write_lock.reason, write_lock.user, write_lock.free) == (
        False,
        ReadOnlyReason.IN_USE,
        user_name(),
        False,
    )
    assert write_lock.host == os.uname().nodename
    assert fault_of(lambda: reader.commit(put=[EMIL])) is Fault.DATA_READ_ONLY
    owner.commit(put=[EMIL])
    owner.flush()
    revision = reader.revision(Student)
    assert list(reader.all(Student)) == ["s-1"]
    assert take_in(reader)
    assert list(reader.all(Student)) == ["s-1", "s-2"]
    assert reader.revision(Student) != revision
    assert not take_in(reader)
    owner.close()


def test_the_pen_is_taken_when_the_first_has_left_with_all_it_wrote(path: Path) -> None:
    owner = FileStore(path)
    owner.commit(put=[NORA])
    owner.flush()
    reader = FileStore(path, along=True)
    assert not reader.take_write_lock()
    owner.commit(put=[EMIL])
    owner.close()
    assert take_in(reader)
    assert reader.write_lock.free
    assert reader.take_write_lock()
    assert reader.write_lock.held
    assert list(reader.all(Student)) == ["s-1", "s-2"]
    reader.commit(delete=[NORA])
    reader.close()
    assert students(path) == ["s-2"]


def test_looking_does_not_keep_a_newcomer_out(path: Path) -> None:
    owner = FileStore(path)
    owner.commit(put=[NORA])
    owner.flush()
    reader = FileStore(path, along=True)
    owner.close()
    for _ in range(20):
        reader.look()
        FileStore(path).close()


def test_a_reader_makes_no_file(path: Path) -> None:
    saved(path, NORA)
    owner = FileStore(path)
    before = sorted(path.parent.iterdir())
    reader = FileStore(path, along=True)
    reader.close()
    assert sorted(path.parent.iterdir()) == before
    owner.close()


def test_a_disk_without_locks_is_read_and_never_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 31."""
    saved(path, NORA)

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "no locks")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    store = FileStore(path, along=True)
    assert (store.write_lock.held, store.write_lock.reason) == (False, ReadOnlyReason.NO_LOCKS)
    assert store.get(Student, "s-1") == NORA
    assert fault_of(lambda: store.commit(put=[EMIL])) is Fault.DATA_READ_ONLY


def test_a_lock_that_two_can_have_is_none(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FAULTS 31."""
    saved(path, NORA)
    monkeypatch.setattr(fcntl, "flock", lambda *_: None)
    store = FileStore(path, along=True)
    assert (store.write_lock.held, store.write_lock.reason) == (False, ReadOnlyReason.NO_LOCKS)
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_UNWRITABLE


@pytest.mark.parametrize("error", [errno.EROFS, errno.EACCES])
def test_a_disk_that_can_only_be_read_is_read(
    path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    """FAULTS 18."""
    saved(path, NORA)
    real = os.open

    def refused(name: Any, flags: int, *more: Any, **rest: Any) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY):
            raise OSError(error, os.strerror(error))
        return real(name, flags, *more, **rest)

    monkeypatch.setattr(os, "open", refused)
    store = FileStore(path, along=True)
    assert (store.write_lock.held, store.write_lock.reason) == (
        False,
        ReadOnlyReason.READ_ONLY_DISK,
    )
    assert store.get(Student, "s-1") == NORA


def test_a_file_that_its_owner_made_read_only_is_not_got_round(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 18."""
    saved(path, NORA)
    path.chmod(0o400)
    # Whoever runs the tests may be root, for whom every file is open.
    monkeypatch.setattr(os, "access", lambda file, *_, **__: Path(file) != path)
    store = FileStore(path, along=True)
    assert store.write_lock.reason is ReadOnlyReason.READ_ONLY_DISK


def test_a_folder_that_cannot_be_written_is_told_at_once_when_there_is_nothing_to_read(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 19."""
    path.parent.mkdir()
    monkeypatch.setattr(posix, "can_write", lambda _folder: False)
    assert fault_of(lambda: FileStore(path, along=True)) is Fault.DATA_UNWRITABLE
    assert list(path.parent.iterdir()) == []


def test_a_file_of_another_user_is_refused_by_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 22: a program started with sudo must not take the file over."""
    saved(path, NORA)
    before = path.read_bytes()
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 4711)
    with pytest.raises(StorageError) as caught:
        FileStore(path, along=True)
    assert caught.value.fault is Fault.DATA_NOT_YOURS
    assert caught.value.facts["owner"]
    assert path.read_bytes() == before


# Changed from outside


def changed_from_outside(path: Path, tmp_path: Path) -> FileStore:
    """A store with an unsaved change, over a file that a synchroniser has replaced."""
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    other = tmp_path / "other" / "elvis.json"
    saved(other, EMIL)
    other.replace(path)
    store.commit(put=[Student(id="s-3", first_name="Ida", last_name="Moe")])
    return store


def test_a_file_changed_from_outside_is_never_written_over(path: Path, tmp_path: Path) -> None:
    """FAULTS 33."""
    store = changed_from_outside(path, tmp_path)
    theirs = path.read_bytes()
    assert [fault_of(store.flush) for _ in range(3)] == [Fault.DATA_CHANGED] * 3
    assert path.read_bytes() == theirs
    assert store.state.state is SaveState.FAILED
    assert set(store.all(Student)) == {"s-1", "s-3"}
    assert fault_of(store.close) is Fault.DATA_CHANGED


def test_keeping_ones_own_puts_the_other_aside(path: Path, tmp_path: Path) -> None:
    store = changed_from_outside(path, tmp_path)
    theirs = path.read_bytes()
    aside = store.keep_mine()
    assert aside.read_bytes() == theirs
    assert students(path) == ["s-1", "s-3"]
    store.commit(put=[EMIL])
    store.close()
    assert students(path) == ["s-1", "s-3", "s-2"]
    assert aside.read_bytes() == theirs


def test_taking_the_other_puts_ones_own_aside(path: Path, tmp_path: Path) -> None:
    store = changed_from_outside(path, tmp_path)
    aside = store.take_theirs()
    assert store.state.state is SaveState.SAVED
    assert list(store.all(Student)) == ["s-2"]
    assert students(aside) == ["s-1", "s-3"]
    store.commit(put=[NORA])
    store.close()
    assert students(path) == ["s-2", "s-1"]


def test_a_damaged_file_from_outside_is_kept_too_and_ones_own_goes_on(path: Path) -> None:
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    path.write_bytes(b"half")
    store.commit(put=[EMIL])
    assert fault_of(store.flush) is Fault.DATA_CHANGED
    assert fault_of(store.take_theirs) in (Fault.DATA_FOREIGN, Fault.DATA_DAMAGED)
    aside = store.keep_mine()
    assert aside.read_bytes() == b"half"
    store.close()
    assert students(path) == ["s-1", "s-2"]


def test_a_file_copied_back_as_it_was_is_no_change(path: Path) -> None:
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data)
    store.commit(put=[EMIL])
    store.close()
    assert students(path) == ["s-1", "s-2"]


def test_a_file_taken_away_is_written_anew(path: Path) -> None:
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    path.unlink()
    store.commit(put=[EMIL])
    store.close()
    assert students(path) == ["s-1", "s-2"]


def test_a_lock_file_taken_away_is_taken_anew_and_still_keeps_others_out(path: Path) -> None:
    """FAULTS 32."""
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    path.with_name("elvis.json.lock").unlink()
    store.commit(put=[EMIL])
    store.flush()
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_IN_USE
    store.close()
    assert students(path) == ["s-1", "s-2"]


def test_who_has_lost_the_lock_to_another_writes_no_more(path: Path) -> None:
    """FAULTS 32: the file was taken away, and another program came first."""
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    path.with_name("elvis.json.lock").unlink()
    other = FileStore(path)
    store.commit(put=[EMIL])
    assert fault_of(store.flush) is Fault.DATA_IN_USE
    other.commit(put=[Student(id="s-3", first_name="Ida", last_name="Moe")])
    other.close()
    assert students(path) == ["s-1", "s-3"]


# A copy elsewhere


def test_what_cannot_be_saved_is_saved_elsewhere(path: Path, tmp_path: Path, disk: Any) -> None:
    """FAULTS 4, 25."""
    store = FileStore(path)
    store.commit(put=[NORA])
    store.flush()
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    store.commit(put=[EMIL])
    assert fault_of(store.flush) is Fault.DATA_UNWRITABLE
    copy = store.save_copy(tmp_path / "kopi.json")
    assert students(copy) == ["s-1", "s-2"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert fault_of(lambda: store.save_copy(copy)) is Fault.EXPORT_EXISTS
    assert fault_of(lambda: store.save_copy(tmp_path / "no" / "x")) is Fault.EXPORT_FAILED
    disk.heal()
    store.close()
    assert durable.sound_meta(path.read_bytes())


# Encrypted


def sealed(path: Path) -> tuple[FileStore, str]:
    from elvis_tui.storage import encrypting
    from elvis_tui.storage.sealing import Seal

    saved(path, NORA)
    seal, _ = Seal.create("fire helt vanlige ord")
    encrypting.seal_data(path, path.read_bytes(), seal)
    encrypting.seal_leftovers(path, seal)
    return FileStore(path, seal=seal), "fire helt vanlige ord"


def test_an_encrypted_file_needs_its_key_and_is_written_encrypted(path: Path) -> None:
    store, _ = sealed(path)
    store.commit(put=[EMIL])
    store.close()
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_SEALED
    assert not any(b"Nora" in f.read_bytes() for f in path.parent.iterdir())


def test_with_the_key_put_away_nothing_is_saved_until_it_is_back(path: Path) -> None:
    """FAULTS 77."""
    store, words = sealed(path)
    store.drop_key()
    store.commit(put=[EMIL])
    assert fault_of(store.flush) is Fault.DATA_SEALED
    assert fault_of(lambda: store.unlock("feil")) is Fault.WRONG_PASSPHRASE
    assert fault_of(store.flush) is Fault.DATA_SEALED
    store.unlock(words)
    store.close()
    from elvis_tui.storage.sealing import Seal

    again = FileStore(path, read_only=True, seal=Seal.unlock(path.read_bytes(), words))
    assert list(again.all(Student)) == ["s-1", "s-2"]


def test_the_key_stays_as_long_as_something_is_not_on_disk(path: Path, disk: Any) -> None:
    store, _ = sealed(path)
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    store.commit(put=[EMIL])
    assert fault_of(store.drop_key) is Fault.DATA_UNWRITABLE
    disk.heal()
    store.close()


def test_a_look_that_ends_after_the_pen_was_taken_changes_nothing(path: Path) -> None:
    """The thread has read the version before the last, and is slower than the key."""
    writer = FileStore(path)
    writer.commit(put=[NORA])
    writer.flush()
    reader = FileStore(path, along=True)
    writer.commit(put=[EMIL])
    writer.flush()
    news = reader.look()
    assert news is not None
    writer.commit(delete=[NORA])
    writer.close()
    assert reader.take_write_lock()
    news()
    assert reader.write_lock.held
    assert list(reader.all(Student)) == ["s-2"]
    reader.commit(put=[NORA])
    reader.close()
    assert sorted(FileStore(path, read_only=True).all(Student)) == ["s-1", "s-2"]
