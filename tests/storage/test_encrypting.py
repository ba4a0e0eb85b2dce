"""A whole folder encrypted and opened again: nothing lost, nothing plain left, at any moment."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import durable, encrypting, envelope, generations, posix, sealing
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal

NAME = b"Nora"
PASSPHRASE = "en lang passordfrase"
ENDED = 9


@pytest.fixture(autouse=True)
def _quick_argon2(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "MEMORY", 8 * sealing.LANES)
    monkeypatch.setattr(sealing, "ITERATIONS", 1)


@pytest.fixture
def seal(_quick_argon2: None) -> Seal:
    return Seal.create(PASSPHRASE)[0]


def save(path: Path, saves: int, seal: Seal | None = None) -> None:
    moment = datetime(2026, 11, 1, tzinfo=UTC)

    def clock() -> datetime:
        nonlocal moment
        moment += timedelta(hours=7)
        return moment

    store = FileStore(path, clock=clock, seal=seal)
    for number in range(saves):
        store.commit(put=[Student(id="s", first_name="Nora", last_name="Åsen", number=number)])
        store.flush()
    store.close()


@pytest.fixture
def folder(path: Path) -> dict[str, bytes]:
    """Everything that can lie beside a data file, with a name in each; the files that count."""
    save(path, 6)
    drafts = Drafts(path.with_name("elvis.json.drafts"))
    drafts.keep("k", {"text": "Nora ringte"})
    drafts.close()
    generations.put_aside(path, "conflict", datetime(2026, 11, 3, tzinfo=UTC))
    for name in ("elvis.json.damaged-20261101T000000Z", "elvis.json.drafts.unread-1"):
        path.with_name(name).write_bytes(b'{"Nora":' + bytes(range(256)))
    return contents(path)


def contents(path: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes()
        for file in path.parent.iterdir()
        if not file.name.endswith(".lock")
    }


def names_left(path: Path) -> list[str]:
    """The files, temporary ones too, that a name can be read in."""
    return [file.name for file in path.parent.iterdir() if NAME in file.read_bytes()]


def fault_of(action: Callable[[], object]) -> Fault:
    with pytest.raises(StorageError) as raised:
        action()
    return raised.value.fault


def seal_all(path: Path, seal: Seal) -> list[Path]:
    encrypting.seal_data(path, encrypting.plain_data(path), seal)
    return encrypting.seal_leftovers(path, seal)


def opened(path: Path, seal: Seal) -> dict[str, bytes]:
    return {name: seal.open(data) for name, data in contents(path).items()}


def test_everything_is_sealed_and_comes_back_byte_for_byte(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    assert len(folder) >= 8
    assert all(NAME in data for data in folder.values())
    changed = seal_all(path, seal)
    assert {file.name for file in changed} == set(folder) - {path.name}
    assert names_left(path) == []
    assert opened(path, seal) == folder
    assert {f.stat().st_mode & 0o777 for f in path.parent.iterdir()} == {0o600}
    assert encrypting.open_all(path, seal) == []
    assert contents(path) == folder


def test_a_sealed_generation_tells_what_it_is_without_a_key(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    before = {name: durable.sound_meta(data) for name, data in folder.items()}
    seal_all(path, seal)
    for name, data in contents(path).items():
        meta, told = before[name], durable.sound_meta(data)
        if meta is None:
            # Sealed as it was, a damaged one does not become a sound one.
            assert told is None
            head = sealing.header(data)
            assert (head.schema, head.generation, head.saved) == (0, 0, "")
        else:
            assert told is not None
            facts = (meta.schema, meta.generation, meta.saved)
            assert (told.schema, told.generation, told.saved) == facts
    assert sum(meta is not None for meta in before.values()) >= 5


def test_the_program_goes_on_with_the_sealed_file(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    seal_all(path, seal)
    save(path, 3, Seal.unlock(path.read_bytes(), PASSPHRASE))
    assert names_left(path) == []
    store = FileStore(path, read_only=True, seal=seal)
    assert store.get(Student, "s").number == 2
    assert Drafts(path.with_name("elvis.json.drafts"), seal).get("k") == {"text": "Nora ringte"}
    assert len(generations.kept(path)) >= 3


def test_what_a_killed_save_left_is_taken_away(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    posix.temporary(path).write_bytes(folder[path.name][:99] + NAME)
    posix.temporary(path.with_name("elvis.json.drafts")).write_bytes(NAME)
    seal_all(path, seal)
    assert names_left(path) == []
    assert set(contents(path)) == set(folder)


def test_nobody_elses_files_are_touched(path: Path, folder: dict[str, bytes], seal: Seal) -> None:
    elsewhere = path.parent.parent / "Nora.txt"
    elsewhere.write_bytes(NAME)
    path.with_name("elvis.json.link").symlink_to(elsewhere)
    path.with_name("elvis.json.folder").mkdir()
    others = ["elvis.jsonx", "notater.md", "elvis.json.annen", "elvis.json.annen.drafts"]
    for name in others:
        path.with_name(name).write_bytes(NAME)
    # Its own lock says that this one is a data file for itself.
    path.with_name("elvis.json.annen.lock").touch()
    seal_all(path, seal)
    assert elsewhere.read_bytes() == NAME
    assert [path.with_name(name).read_bytes() for name in others] == [NAME] * 4
    assert path.with_name("elvis.json.lock").read_bytes() == b""
    assert path.with_name("elvis.json.link").is_symlink()


def test_where_nothing_is_saved_yet_an_empty_sealed_file_comes(path: Path, seal: Seal) -> None:
    path.parent.mkdir()
    assert seal_all(path, seal) == []
    assert FileStore(path, read_only=True, seal=seal).is_new
    save(path, 1, seal)
    assert names_left(path) == []


def test_a_missing_or_damaged_data_file_is_not_sealed_over(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    path.write_bytes(folder[path.name][:-1])
    assert fault_of(lambda: encrypting.plain_data(path)) is Fault.DATA_DAMAGED
    path.unlink()
    assert fault_of(lambda: encrypting.plain_data(path)) is Fault.DATA_MISSING
    path.write_bytes(b"Navn;Klasse\n")
    assert fault_of(lambda: encrypting.plain_data(path)) is Fault.DATA_FOREIGN
    path.write_bytes(seal.close(folder[path.name], schema=2, generation=6, saved=""))
    assert fault_of(lambda: encrypting.plain_data(path)) is Fault.DATA_SEALED


# Stopped half way


def in_child(work: Callable[[], object], call: int, name: str, after: bool) -> bool:
    """Run `work` in a process that ends before or after a call; whether it came that far."""
    child = os.fork()
    if not child:
        real, count = getattr(os, name), 0

        def counted(*args: Any, **kwargs: Any) -> Any:
            nonlocal count
            count += 1
            if count == call and not after:
                os._exit(ENDED)
            try:
                return real(*args, **kwargs)
            finally:
                if count == call:
                    os._exit(ENDED)

        try:
            setattr(os, name, counted)
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status in (0, ENDED), status
    return status == ENDED


def restore(path: Path, files: dict[str, bytes]) -> None:
    for file in path.parent.iterdir():
        file.unlink()
    for name, data in files.items():
        path.with_name(name).write_bytes(data)


def every_end(path: Path, files: dict[str, bytes], work: Callable[[], object]) -> Any:
    """Yields once for every file that `work` replaces: ended before the bytes, at the rename."""
    for name in ("write", "replace"):
        for after in (False, True):
            call = 1
            while True:
                restore(path, files)
                if not in_child(work, call, name, after):
                    break
                yield call
                call += 1
            assert call > len(files), "no file was passed over"


def test_encryption_stopped_at_any_file_can_be_finished(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    half = 0
    for _call in every_end(path, folder, lambda: seal_all(path, seal)):
        main = path.read_bytes()
        if not envelope.is_sealed(main):
            # As if it had never begun.
            assert {n: d for n, d in contents(path).items() if n[0] != "."} == folder
            continue
        half += len(names_left(path)) > 0
        again = Seal.unlock(main, PASSPHRASE)
        encrypting.seal_leftovers(path, again)
        assert names_left(path) == []
        assert opened(path, again) == folder
        assert encrypting.seal_leftovers(path, again) == []
    assert half > len(folder)


def test_decryption_stopped_at_any_file_can_be_finished_or_taken_back(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    seal_all(path, seal)
    closed = contents(path)
    ends = 0
    for call in every_end(path, closed, lambda: encrypting.open_all(path, seal)):
        ends += 1
        if not envelope.is_sealed(path.read_bytes()):
            assert {n: d for n, d in contents(path).items() if n[0] != "."} == folder
            continue
        again = Seal.unlock(path.read_bytes(), PASSPHRASE)
        if call % 2:
            encrypting.seal_leftovers(path, again)
            assert names_left(path) == []
            assert opened(path, again) == folder
        else:
            assert encrypting.open_all(path, again) == []
            assert contents(path) == folder
    assert ends >= 4 * len(folder)


def test_a_new_passphrase_stopped_at_any_file_can_be_finished(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    seal_all(path, seal)
    closed = contents(path)
    renewed = seal.renewed("en annen passordfrase")[0]

    def exchange() -> None:
        encrypting.seal_data(path, seal.open(path.read_bytes()), renewed)
        encrypting.seal_leftovers(path, renewed)

    for _call in every_end(path, closed, exchange):
        main = path.read_bytes()
        if seal.has_closed(main):
            assert opened_by(PASSPHRASE, path) == folder
            continue
        again = Seal.unlock(main, "en annen passordfrase")
        encrypting.seal_leftovers(path, again)
        assert opened_by("en annen passordfrase", path) == folder
        for data in contents(path).values():
            assert fault_of(lambda d=data: Seal.unlock(d, PASSPHRASE)) is Fault.WRONG_PASSPHRASE


def opened_by(passphrase: str, path: Path) -> dict[str, bytes]:
    """What the passphrase alone opens, each file by itself."""
    return {
        name: Seal.unlock(data, passphrase).open(data)
        for name, data in contents(path).items()
        if name[0] != "."
    }


# What cannot be opened or written


def test_what_another_key_closed_or_damage_spoilt_is_left_as_it_is(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    other = Seal.create("en fremmed passordfrase")[0]
    foreign = path.with_name("elvis.json.backup")
    foreign.write_bytes(other.close(b"Nora", schema=0, generation=0, saved=""))
    spoilt = path.with_name("elvis.json.spoilt")
    spoilt.write_bytes(seal.close(b"Nora", schema=0, generation=0, saved="")[:-1])
    before = foreign.read_bytes(), spoilt.read_bytes()
    seal_all(path, seal)
    assert (foreign.read_bytes(), spoilt.read_bytes()) == before
    assert encrypting.open_all(path, seal) == [foreign, spoilt]
    assert (foreign.read_bytes(), spoilt.read_bytes()) == before
    assert {name: data for name, data in contents(path).items() if name in folder} == folder


@pytest.mark.parametrize("work", ["seal", "open"])
def test_a_full_disk_leaves_every_file_whole_and_the_rest_is_tried(
    path: Path,
    folder: dict[str, bytes],
    seal: Seal,
    work: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """FAULTS 82: nothing is overwritten by half of something."""
    seal_all(path, seal)
    if work == "seal":
        for name in set(folder) - {path.name}:
            path.with_name(name).write_bytes(folder[name])
    real, count = posix.write_private, 0

    def failing(file: Path, data: bytes) -> Any:
        nonlocal count
        count += 1
        if count == 2:
            raise OSError(28, "full")
        return real(file, data)

    monkeypatch.setattr(posix, "write_private", failing)
    do: Callable[[Path, Seal], object] = (
        encrypting.seal_leftovers if work == "seal" else encrypting.open_all
    )
    assert fault_of(lambda: do(path, seal)) is Fault.DATA_UNWRITABLE
    assert count == len(folder) - 1
    assert envelope.is_sealed(path.read_bytes())
    for name, data in contents(path).items():
        assert (seal.open(data) if envelope.is_sealed(data) else data) == folder[name]
    do(path, seal)
    assert (names_left(path) == []) == (work == "seal")


def test_a_forgotten_key_changes_nothing(path: Path, folder: dict[str, bytes], seal: Seal) -> None:
    seal_all(path, seal)
    before = contents(path)
    seal.forget()
    assert fault_of(lambda: encrypting.open_all(path, seal)) is Fault.DATA_SEALED
    path.with_name("elvis.json.plain").write_bytes(NAME)
    assert fault_of(lambda: encrypting.seal_leftovers(path, seal)) is Fault.DATA_SEALED
    assert contents(path) == {**before, "elvis.json.plain": NAME}


def test_an_older_version_that_was_opened_to_look_at_it_is_sealed_too(
    path: Path, folder: dict[str, bytes], seal: Seal
) -> None:
    """The lock that is left beside it does not make it another data file."""
    looked_at = generations.kept(path)[0].path
    looked_at.with_name(f"{looked_at.name}.lock").touch()
    seal_all(path, seal)
    assert envelope.is_sealed(looked_at.read_bytes())
    assert looked_at.with_name(f"{looked_at.name}.lock").read_bytes() == b""
