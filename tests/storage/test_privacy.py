"""Nobody but the owner can read the data, whatever the umask."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.exports import write_export
from elvis_tui.storage.file_store import FileStore
from tests.storage.older import older

NORA = Student(id="s-1", first_name="Nora", last_name="Solli")
EMIL = Student(id="s-2", first_name="Emil", last_name="Åsen")


@pytest.fixture(params=[0o000, 0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.fixture(params=[False, True], ids=["links", "no links"])
def links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:

        def no_links(*_: object) -> None:
            raise PermissionError(1, "no links here")

        monkeypatch.setattr(os, "link", no_links)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def saved(path: Path, *records: Student) -> None:
    store = FileStore(path)
    for record in records:
        store.commit(put=[record])
        store.flush()
    store.close()


@pytest.mark.usefixtures("umask", "links")
def test_every_file_that_is_made_is_0600_in_a_folder_of_0700(path: Path) -> None:
    """FAULTS 21, 74."""
    folder = path.parent / "deeper"
    path = folder / "elvis.json"
    store = FileStore(path)
    for record in (NORA, EMIL):
        store.commit(put=[record])
        store.flush()
    drafts = Drafts(path.with_name("elvis.json.drafts"))
    drafts.keep("follow_up", {"note": "Nora"})
    drafts.close()
    write_export(folder / "referat.md", "# Referat")
    assert {file.name: mode(file) for file in folder.iterdir()} == {
        "elvis.json": 0o600,
        older(path).name: 0o600,
        "elvis.json.lock": 0o600,
        "elvis.json.drafts": 0o600,
        "referat.md": 0o600,
    }
    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)
    store.close()


@pytest.mark.usefixtures("umask", "links")
def test_a_file_is_never_open_to_others_not_even_while_it_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAULTS 21."""
    seen: list[int] = []
    write = os.write

    def watched(handle: int, data: Any) -> int:
        seen.append(os.fstat(handle).st_mode & 0o777)
        return write(handle, data)

    monkeypatch.setattr(os, "write", watched)
    saved(path, NORA, EMIL)
    assert len(seen) >= 3
    assert set(seen) == {0o600}


@pytest.mark.parametrize("open_mode", [0o644, 0o660, 0o604, 0o755])
def test_an_open_file_is_closed_and_it_is_told(path: Path, open_mode: int) -> None:
    """FAULTS 20."""
    saved(path, NORA, EMIL)
    files = [path, older(path), path.with_name("elvis.json.lock")]
    for file in files:
        file.chmod(open_mode)
    store = FileStore(path)
    assert store.tightened
    assert [mode(file) for file in files] == [0o600] * 3
    store.close()
    again = FileStore(path)
    assert not again.tightened
    again.close()


def test_a_reader_changes_no_mode(path: Path) -> None:
    saved(path, NORA)
    path.chmod(0o644)
    assert not FileStore(path, read_only=True).tightened
    assert mode(path) == 0o644


def test_a_folder_that_was_there_keeps_its_mode(path: Path) -> None:
    path.parent.mkdir()
    path.parent.chmod(0o755)
    saved(path, NORA)
    assert mode(path.parent) == 0o755


def test_a_foreign_file_keeps_its_mode(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("{}")
    path.chmod(0o644)
    with pytest.raises(Exception, match="data_foreign"):
        FileStore(path)
    assert mode(path) == 0o644


def test_no_core_file_is_ever_written(path: Path) -> None:
    """FAULTS 43: neither by a command nor by what it starts."""
    script = (
        "import resource, sys\n"
        "from elvis_tui.__main__ import main\n"
        "hard = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))\n"
        "sys.argv = ['elvis-tui', 'where']\n"
        "try:\n"
        "    main()\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines()[-1] == "(0, 0)"


def test_another_users_file_of_such_a_name_keeps_nobody_out(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Root has left a copy beside the data: its mode is not ours to change."""
    saved(path, NORA)
    copy = path.with_name("elvis.json.bak")
    copy.write_text("{}")
    copy.chmod(0o644)
    real = Path.chmod

    def chmod(file: Path, *args: Any, **kwargs: Any) -> None:
        if file == copy:
            raise PermissionError(1, "not the owner")
        real(file, *args, **kwargs)

    monkeypatch.setattr(Path, "chmod", chmod)
    store = FileStore(path)
    assert list(store.all(Student)) == [NORA.id]
    store.close()
