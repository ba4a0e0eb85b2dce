"""What is taken away for somebody's sake is in no file beside the data any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from elvis_tui.domain.erasing import text_mark
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import FollowUp, Note
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.storage import former, generations, posix
from elvis_tui.storage.data_file import DataFile, now
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from tests.school import NOW, TODAY, student

SECRET = b"SECRET"
NOTE = Note(id="note-77", at=NOW, by="siv", text="SECRET words")
OTHER = Note(id="note-78", at=NOW, by="siv", text="These stay")
HELD = FollowUp(id="f-1", subject=student("s-1"), team="iko", opened_on=TODAY, notes=(NOTE, OTHER))


def with_versions(path: Path, seal: Seal | None = None) -> FileStore:
    """A store with the note in every version that is kept, and in one that was put aside."""
    store = FileStore(path, seal=seal)
    for at in range(4):
        store.commit(put=[replace(HELD, next_what=f"save {at}")])
        store.flush()
    generations.put_aside(path, "replaced", now())
    return store


def files(path: Path) -> list[Path]:
    return [path, *former.beside(path)]


def opened(path: Path, seal: Seal | None) -> bytes:
    data = path.read_bytes()
    return seal.open(data) if seal else data


def erase(store: FileStore) -> None:
    store.commit(put=[replace(HELD, notes=(OTHER,))], erase=[NOTE.id])
    store.flush()


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_it_is_in_no_version_and_every_other_word_is(
    path: Path, sealed: bool, quick_argon2: None
) -> None:
    seal = Seal.create("en passordfrase")[0] if sealed else None
    store = with_versions(path, seal)
    assert len(files(path)) >= 5
    assert all(SECRET in opened(file, seal) for file in files(path))
    erase(store)
    assert not [file for file in files(path) if SECRET in opened(file, seal)]
    assert all(b"These stay" in opened(file, seal) for file in files(path))
    for file in files(path):
        content = DataFile(file, seal).read()
        assert content is not None
        assert content.tables["follow_ups"]
    store.close()
    again = FileStore(path, seal=seal)
    assert again.get(FollowUp, "f-1").notes == (OTHER,)
    again.close()


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_a_text_that_stood_in_a_field_is_in_no_version_and_its_mark_in_none_when_it_is_done(
    path: Path, sealed: bool, quick_argon2: None
) -> None:
    seal = Seal.create("en passordfrase")[0] if sealed else None
    store = with_versions(path, seal)
    other = replace(HELD, id="f-2", next_what="save 1")
    mark = text_mark("f-1", "save 1")
    facts = FileFacts(to_erase=(mark,))
    store.commit(put=[replace(HELD, next_what="now"), other, facts], erase=[mark])
    store.flush()
    stood = [DataFile(file, seal).read() for file in files(path)]
    told = [msgspec.json.encode(content.tables) for content in stood if content]
    assert len(told) >= 5
    assert sum(one.count(b"save 1") for one in told) == sum(b'"f-2"' in one for one in told) == 1
    assert all(b"SECRET words" in one for one in told)
    store.commit(put=[FileFacts()], erase=[mark])
    store.flush()
    assert not [file for file in files(path) if mark.encode() in opened(file, seal)]
    store.close()


def test_a_version_that_is_damaged_and_tells_it_in_clear_is_taken_away(path: Path) -> None:
    store = with_versions(path)
    worst = generations.kept(path)[-1].path
    worst.write_bytes(worst.read_bytes()[:-40])
    erase(store)
    assert not worst.exists()
    store.close()


def test_what_another_key_closed_is_left(path: Path, quick_argon2: None) -> None:
    store = with_versions(path)
    other = Seal.create("en annen")[0]
    strange = path.with_name(f"{path.name}.g1.20200101T000000Z")
    posix.write_new(strange, other.close(b"{}", schema=5, generation=1, saved=""))
    before = strange.read_bytes()
    former.erase(path, None, [NOTE.id])
    assert strange.read_bytes() == before
    store.close()


def test_it_counts_as_saved_only_when_it_is_gone_everywhere(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = with_versions(path)
    write = posix.write_private

    def full(target: Path, data: bytes, **options: object) -> object:
        if target != path:
            raise OSError(28, "No space left on device")
        return write(target, data, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(posix, "write_private", full)
    store.commit(put=[replace(HELD, notes=(OTHER,))], erase=[NOTE.id])
    with pytest.raises(StorageError) as raised:
        store.flush()
    assert raised.value.fault is Fault.DATA_UNWRITABLE
    monkeypatch.undo()
    store.flush()
    assert not [file for file in files(path) if SECRET in file.read_bytes()]
    store.close()


def test_a_save_that_is_under_way_meanwhile_hides_it_in_no_version(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It writes what stood before, and that becomes a former version only afterwards."""
    store = with_versions(path)
    write, waits = store._write, [True]

    def slow(*save: Any) -> None:
        if waits and waits.pop():
            store.commit(put=[replace(HELD, notes=(OTHER,))], erase=[NOTE.id])
        write(*save)

    monkeypatch.setattr(store, "_write", slow)
    store.commit(put=[replace(HELD, next_what="under way")])
    store.flush()
    store.flush()
    assert not [file for file in files(path) if SECRET in file.read_bytes()]
    store.close()


def test_a_program_that_was_killed_in_between_goes_on_at_the_next_start(path: Path) -> None:
    store = with_versions(path)
    # As it stands when the kill comes after the save and before the former versions.
    facts = FileFacts(to_erase=(NOTE.id,))
    store.commit(put=[replace(HELD, notes=(OTHER,)), facts])
    store.close()
    assert [file for file in files(path) if SECRET in file.read_bytes()]
    store = FileStore(path)
    store.commit(put=[replace(facts, to_erase=())], erase=facts.to_erase)
    store.close()
    assert not [file for file in files(path) if SECRET in file.read_bytes()]
