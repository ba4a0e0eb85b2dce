"""A power cut while a file is upgraded, restored, encrypted or opened up: old or new, and whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage import durable, encrypting, generations, posix, recovery
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.exports import write_export
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal, is_sound
from tests.storage.power_cut import Began, Recorder, Said, Tree, states

OLD_FILE = Path(__file__).with_name("released") / "schema-1.json"
SECRET = b"Kvisgaard"
NAME = "elvis.json"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / NAME


def saved(path: Path, versions: int) -> None:
    store = FileStore(path)
    for number in range(1, versions + 1):
        store.commit(
            put=[Student(id="s-1", first_name="Nora", last_name="Kvisgaard", number=number)]
        )
        store.flush()
    store.close()


def states_of(folder: Path, work: Callable[[], object]) -> list[tuple[bool, Tree]]:
    """The states a power cut in or after `work` may leave, and whether it had been told as done."""
    recorder = Recorder(folder)
    with recorder.running():
        recorder.steps.append(Began(1))
        work()
        recorder.steps.append(Said(1))
    found = [(said == 1, tree) for said, begun, tree in states(recorder.steps, ".tmp") if begun]
    assert len(found) >= 3
    return found


@cache
def schema_of(data: bytes) -> int:
    return durable.decode(data, Path(NAME))[0].schema


def test_a_file_that_is_being_upgraded_is_old_or_new_and_the_old_is_kept(path: Path) -> None:
    """FAULTS 3, 80, 81."""
    shutil.copyfile(OLD_FILE, path)
    old = path.read_bytes()

    def upgrade() -> None:
        store = FileStore(path)
        store.flush()
        store.close()

    for done, tree in states_of(path.parent, upgrade):
        assert tree[NAME] == old or schema_of(tree[NAME]) == durable.SCHEMA
        assert not done or schema_of(tree[NAME]) == durable.SCHEMA
        assert old in tree.values()


def test_a_damaged_file_is_there_or_kept_aside_while_another_takes_its_place(path: Path) -> None:
    """FAULTS 3, 15."""
    saved(path, 3)
    os.truncate(path, 99)
    damaged = path.read_bytes()

    def restore() -> None:
        proposal = recovery.newest_sound(path)
        assert proposal is not None
        recovery.restore(path, proposal.generation.path)

    for done, tree in states_of(path.parent, restore):
        assert tree[NAME] == damaged or schema_of(tree[NAME]) == durable.SCHEMA
        assert not done or tree[NAME] != damaged
        assert damaged in tree.values()


def test_once_it_is_said_to_be_encrypted_no_power_cut_brings_plain_text_back(path: Path) -> None:
    """FAULTS 3."""
    saved(path, 3)
    seal = Seal.create("blåbær på øya før sæter")[0]

    def encrypt() -> None:
        encrypting.seal_data(path, encrypting.plain_data(path), seal)
        encrypting.seal_leftovers(path, seal)

    for done, tree in states_of(path.parent, encrypt):
        main = tree[NAME]
        assert is_sound(main) if is_sealed(main) else schema_of(main) == durable.SCHEMA
        assert not done or not any(SECRET in data for data in tree.values())
        plain = [name for name, data in tree.items() if not is_sealed(data)]
        assert is_sealed(main) or len(plain) == len(tree), "the data file is sealed first"


def test_a_file_that_is_being_opened_up_can_be_read_all_along(path: Path) -> None:
    """FAULTS 3."""
    saved(path, 3)
    seal = Seal.create("blåbær på øya før sæter")[0]
    encrypting.seal_data(path, encrypting.plain_data(path), seal)
    encrypting.seal_leftovers(path, seal)
    for done, tree in states_of(path.parent, lambda: encrypting.open_all(path, seal)):
        for data in tree.values():
            assert durable.decode(data, path, seal)[0].schema == durable.SCHEMA
        assert not done or not any(map(is_sealed, tree.values()))


def test_a_document_told_as_written_is_there_whole(path: Path) -> None:
    """FAULTS 3, 73."""
    text = "# Referat\n\nÅse Đorđe\n"
    target = path.with_name("referat.md")
    for done, tree in states_of(path.parent, lambda: write_export(target, text)):
        there = tree.get("referat.md")
        assert there in (None, text.encode())
        assert there or not done


def test_the_copy_of_ones_own_version_is_kept_for_sure_when_it_is_told_of(path: Path) -> None:
    """FAULTS 3, 33."""
    saved(path, 2)
    store = FileStore(path)
    store.commit(put=[Student(id="s-2", first_name="Emil", last_name="Solli")])
    store.flush()
    mine = path.read_bytes()
    shutil.copyfile(generations.kept(path)[-1].path, path)

    for done, tree in states_of(path.parent, store.take_theirs):
        kept = [data for name, data in tree.items() if ".conflict-" in name]
        assert not done or [durable.decode(data, path)[1] for data in kept] == [
            durable.decode(mine, path)[1]
        ]
    store.close()


def test_the_check_finds_an_old_file_that_is_not_kept_for_sure(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 3: the check has teeth."""
    shutil.copyfile(OLD_FILE, path)
    old = path.read_bytes()
    monkeypatch.setattr(posix, "sync_folder", lambda _folder: None)

    def upgrade() -> None:
        store = FileStore(path)
        store.flush()
        store.close()

    assert any(old not in tree.values() for _, tree in states_of(path.parent, upgrade))
