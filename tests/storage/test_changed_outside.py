"""A data file that something else has changed while it was open is never overwritten."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import data_file, durable, generations
from elvis_tui.storage.data_file import Content, DataFile
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.records import encode
from elvis_tui.storage.store import ReadOnlyReason, SaveState
from tests.storage.other_program import pupil


def opened(path: Path, *ids: str) -> FileStore:
    """A store that has saved these, one save each."""
    store = FileStore(path)
    for number in ids:
        store.commit(put=[pupil(number)])
        store.flush()
    return store


def ids_in(path: Path) -> list[str]:
    return list(FileStore(path, read_only=True).all(Student))


def replace_it(path: Path) -> None:
    """As a synchronising program does."""
    other = path.with_name("from elsewhere")
    other.write_bytes(b"{}")
    other.replace(path)


def write_into_it(path: Path) -> None:
    """As an editor does; the size stays."""
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Nora", b"Mina"))


def cut_it_short(path: Path) -> None:
    os.truncate(path, 40)


def restore_an_older_one(path: Path) -> None:
    shutil.copy2(generations.kept(path)[-1].path, path)


CHANGES = [replace_it, write_into_it, cut_it_short, restore_an_older_one]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_from_outside_stops_the_save_and_is_left_alone(
    path: Path, change: Callable[[Path], None]
) -> None:
    """FAULTS 33, FAULTS 34."""
    store = opened(path, "s-1", "s-2")
    change(path)
    changed = path.read_bytes()
    store.commit(put=[pupil("s-3")])
    for _ in range(3):
        with pytest.raises(StorageError) as caught:
            store.flush()
        assert caught.value.fault is Fault.DATA_CHANGED
        assert path.read_bytes() == changed
    assert store.state.state is SaveState.FAILED
    assert list(store.all(Student)) == ["s-1", "s-2", "s-3"]
    aside = store.keep_mine()
    assert aside.read_bytes() == changed
    assert ids_in(path) == ["s-1", "s-2", "s-3"]
    store.commit(put=[pupil("s-4")])
    store.close()
    assert ids_in(path) == ["s-1", "s-2", "s-3", "s-4"]


def test_what_stands_there_can_be_taken_instead_and_ones_own_is_kept(path: Path) -> None:
    """FAULTS 33, FAULTS 34."""
    store = opened(path, "s-1", "s-2")
    restore_an_older_one(path)
    store.commit(put=[pupil("s-3")])
    with pytest.raises(StorageError):
        store.flush()
    mine = store.take_theirs()
    assert list(store.all(Student)) == ["s-1"]
    assert ids_in(mine) == ["s-1", "s-2", "s-3"]
    store.commit(put=[pupil("s-4")])
    store.close()
    assert ids_in(path) == ["s-1", "s-4"]


def test_the_same_bytes_in_another_file_are_no_change(path: Path) -> None:
    store = opened(path, "s-1")
    shutil.copyfile(path, path.with_name("copy"))
    path.with_name("copy").replace(path)
    store.commit(put=[pupil("s-2")])
    store.close()
    assert ids_in(path) == ["s-1", "s-2"]


def test_a_file_that_was_taken_away_is_written_again(path: Path) -> None:
    """Nothing is there that could be lost."""
    store = opened(path, "s-1")
    path.unlink()
    store.commit(put=[pupil("s-2")])
    store.close()
    assert ids_in(path) == ["s-1", "s-2"]


def test_an_older_backup_put_back_while_it_was_closed_is_told(path: Path) -> None:
    """FAULTS 34."""
    opened(path, "s-1", "s-2", "s-3", "s-4").close()
    oldest = generations.kept(path)[-1]
    shutil.copyfile(oldest.path, path)
    store = FileStore(path)
    newest = generations.kept(path)[0].number
    assert store.dropped_from == newest > oldest.number
    # The versions that come after never take the number of one that was there.
    store.commit(put=[pupil("s-9")])
    store.close()
    again = FileStore(path)
    assert again.dropped_from is None
    assert list(again.all(Student)) == ["s-1", "s-9"]
    again.close()
    assert generations.kept(path)[0].number >= newest


# Two who write at the same moment, on a disk without locks


class Writer:
    """What a store does to the disk, without a lock and without a thread."""

    def __init__(self, path: Path, name: str) -> None:
        self._file = DataFile(path)
        self._name = name
        self._content: Content | None = None

    def open(self) -> Writer:
        self._content = self._file.read()
        return self

    def save(self, number: int) -> bool:
        """Follow the version last read or saved here; False if that is refused."""
        raw = encode(pupil(f"{self._name}-{number}"))[1]
        students = self._content.tables["students"] if self._content else {}
        generation = self._content.meta.generation + 1 if self._content else 1
        students = {**students, str(len(students) + 1): raw}
        try:
            self._file.write({"students": students}, generation)
        except StorageError as error:
            if error.fault is not Fault.DATA_CHANGED:
                raise
            return False
        self.open()
        return True


CALLS = ("open", "write", "fsync", "close", "link", "replace")


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "no links")


def interrupted(monkeypatch: pytest.MonkeyPatch, call: int, by: Callable[[], None]) -> list[str]:
    """Have `by` done before the call of that number; the calls that were made."""
    made: list[str] = []
    by_whom = [by]

    def wrapped(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*args: Any, **kwargs: Any) -> Any:
            made.append(name)
            if len(made) > call and by_whom:
                by_whom.pop()()
            return real(*args, **kwargs)

        return counted

    for name in CALLS:
        monkeypatch.setattr(os, name, wrapped(name, getattr(os, name)))
    return made


@pytest.mark.parametrize("saves", [1, 6])
@pytest.mark.parametrize(
    ("claim", "call"), [*((4, call) for call in range(9)), *((5, call) for call in range(13))]
)
def test_one_who_saves_in_the_middle_of_anothers_save_is_never_overwritten(
    path: Path, claim: int, call: int, saves: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 33: whoever comes second is refused, at each moment of the save.

    Who keeps the version that both follow may go on. With hard links that is the save's fifth
    call, without them the one after it. Six saves are enough for that version to be thinned out.
    """
    if claim == 5:
        monkeypatch.setattr(os, "link", no_links)
    opened(path, "s-1").close()
    slow, quick = Writer(path, "slow").open(), Writer(path, "quick").open()
    saved: list[str] = []

    def come_between() -> None:
        saved.extend(f"quick-{number}" for number in range(saves) if quick.save(number))

    with monkeypatch.context() as patch:
        made = interrupted(patch, call, come_between)
        if slow.save(0):
            saved.append("slow-0")
    assert len(made) > call
    assert saved
    assert set(saved) <= set(ids_in(path))
    assert ("slow-0" in saved) == (call > claim)


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
@pytest.mark.parametrize("call", range(5))
def test_one_who_makes_the_file_while_another_does_is_not_overwritten(
    path: Path, call: int, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 33: there is no version yet that both could follow."""
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    path.parent.mkdir()
    slow, quick = Writer(path, "slow").open(), Writer(path, "quick").open()
    saved: list[str] = []

    def come_between() -> None:
        saved.extend(f"quick-{number}" for number in range(2) if quick.save(number))

    with monkeypatch.context() as patch:
        interrupted(patch, call, come_between)
        assert not slow.save(0)
    assert saved == ids_in(path) == ["quick-0", "quick-1"]


def test_after_a_refused_save_the_same_program_is_refused_again(path: Path) -> None:
    """FAULTS 33: trying again in the same moment is no way round."""
    opened(path, "s-1").close()
    first, second = Writer(path, "first").open(), Writer(path, "second").open()
    assert first.save(0)
    assert [second.save(number) for number in range(3)] == [False] * 3
    assert ids_in(path) == ["s-1", "first-0"]


# Choosing one of two versions


def refused(store: FileStore) -> Fault:
    with pytest.raises(StorageError) as caught:
        store.flush()
    return caught.value.fault


def test_an_older_version_put_back_and_taken_can_be_worked_on(path: Path) -> None:
    """FAULTS 34: that version is kept already, which must not look like another program's work."""
    store = opened(path, "s-1", "s-2", "s-3", "s-4", "s-5")
    restore_an_older_one(path)
    store.commit(put=[pupil("s-6")])
    assert refused(store) is Fault.DATA_CHANGED
    store.take_theirs()
    store.commit(put=[pupil("s-7")])
    store.flush()
    store.commit(put=[pupil("s-8")])
    store.close()
    kept = generations.kept(path)
    assert kept[0].number > 6
    assert ids_in(kept[0].path)[-1] == "s-7"


def test_a_save_tried_again_never_comes_between_taking_theirs(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 33: the thread looks at the file while the other version is read in."""
    elsewhere = tmp_path / "other.json"
    opened(elsewhere, "t-1", "t-2").close()
    store = opened(path, "s-1")
    shutil.copy2(elsewhere, path)
    store.commit(put=[pupil("s-2")])
    assert refused(store) is Fault.DATA_CHANGED
    looked, may_go = threading.Event(), threading.Event()
    real = data_file.read_bytes

    def held_up(file: Path) -> bytes | None:
        data = real(file)
        if threading.current_thread().name == "elvis-save":
            looked.set()
            assert may_go.wait(10)
        return data

    monkeypatch.setattr(data_file, "read_bytes", held_up)
    trying = threading.Thread(target=refused, args=(store,))
    trying.start()
    assert looked.wait(10)
    taking = threading.Thread(target=store.take_theirs)
    taking.start()
    taking.join(0.1)
    may_go.set()
    taking.join(10)
    trying.join(10)
    assert list(store.all(Student)) == ids_in(path) == ["t-1", "t-2"]
    store.commit(put=[pupil("t-3")])
    store.close()
    assert ids_in(path) == ["t-1", "t-2", "t-3"]


def test_a_newer_programs_file_is_never_taken_over(path: Path) -> None:
    """FAULTS 33: this program would write it back with less in it."""
    store = opened(path, "s-1")
    reader = FileStore(path, along=True)
    newer = newer_bytes(path.read_bytes())
    path.write_bytes(newer)
    store.commit(put=[pupil("s-2")])
    assert refused(store) is Fault.DATA_CHANGED
    with pytest.raises(StorageError) as caught:
        store.take_theirs()
    assert caught.value.fault is Fault.DATA_NEWER
    assert refused(store) is Fault.DATA_CHANGED
    assert path.read_bytes() == newer
    news = reader.look()
    assert news is not None
    news()
    assert reader.write_lock.reason is ReadOnlyReason.NEWER
    assert list(reader.all(Student)) == ["s-1"]
    reader.close()
    assert store.keep_mine().read_bytes() == newer
    store.close()


def newer_bytes(data: bytes) -> bytes:
    """The same file as a program of the next schema would write it."""
    schema = f'"schema":{durable.SCHEMA},'.encode()
    newer = bytearray(data.replace(schema, f'"schema":{durable.SCHEMA + 1},'.encode()))
    start = newer.index(b'"checksum":"') + len(b'"checksum":"')
    newer[start : start + 64] = b"0" * 64
    newer[start : start + 64] = hashlib.sha256(newer).hexdigest().encode()
    return bytes(newer)


def test_what_comes_while_ones_own_is_kept_is_not_written_over(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 33: a second change from outside, after the first has been put aside."""
    store = opened(path, "s-1")
    replace_it(path)
    store.commit(put=[pupil("s-2")])
    real = generations.put_aside

    def put_aside(*args: Any) -> Path:
        kept = real(*args)
        other = path.with_name("second")
        other.write_bytes(b"{2}")
        other.replace(path)
        return kept

    with monkeypatch.context() as patch:
        patch.setattr(generations, "put_aside", put_aside)
        with pytest.raises(StorageError) as caught:
            store.keep_mine()
    assert caught.value.fault is Fault.DATA_CHANGED
    assert refused(store) is Fault.DATA_CHANGED
    assert path.read_bytes() == b"{2}"
    assert store.keep_mine().read_bytes() == b"{2}"
    store.close()
    assert ids_in(path) == ["s-1", "s-2"]


def test_what_was_taken_is_kept_as_a_version_after_a_choice_that_could_not_be_saved(
    path: Path, tmp_path: Path, disk: Any
) -> None:
    """FAULTS 33: first «mine» on a full disk, then «theirs»: both stay."""
    elsewhere = tmp_path / "other.json"
    opened(elsewhere, "t-1", "t-2").close()
    store = opened(path, "s-1")
    replace_it(path)
    store.commit(put=[pupil("s-2")])
    assert refused(store) is Fault.DATA_CHANGED
    disk.fail(errno.ENOSPC, lambda _, name: name == "write")
    with pytest.raises(StorageError):
        store.keep_mine()
    shutil.copy2(elsewhere, path)
    disk.heal()
    store.take_theirs()
    store.commit(put=[pupil("t-3")])
    store.close()
    assert ids_in(path) == ["t-1", "t-2", "t-3"]
    assert ids_in(generations.kept(path)[0].path) == ["t-1", "t-2"]
