"""Copies that other programs make of the data file are known by their names."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage.copies import copies
from elvis_tui.storage.file_store import FileStore

COPIES = [
    "elvis (conflicted copy).json",
    "elvis (Berit Aas's conflicted copy 2026-10-19).json",
    "elvis (Berits motstridende kopi 2026-10-19).json",
    "elvis (conflicted copy 2026-10-19 101500).json",
    "elvis_conflict-20261019-101500.json",
    "elvis.sync-conflict-20261019-101500-ABC2DEF.json",
    "elvis (1).json",
    "elvis 2.json",
    "elvis - Kopi.json",
    "elvis – kopi (2).json",
    "elvis-LAPTOP-4F3K2.json",
    "elvis-BERIT-PC-2.json",
    "elvis.json.conflict-20261019T101500Z",
    "elvis.json.replaced-20261019T101500Z",
]
OTHERS = [
    *("demo.json", "elvis-kopi-2026-10-19-1015.json", "elvis-2026.json", "elvisera.json"),
    *("elvis.json.lock", "elvis.json.drafts", "elvis.txt", "elvis-gammel.json", "kilder"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "elvis.json"


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_that_is_all_that_is_left_is_spoken_of(path: Path, name: str) -> None:
    """FAULTS 98."""
    path.with_name(name).write_bytes(b"{}")
    with pytest.raises(StorageError) as refused:
        FileStore(path)
    assert refused.value.fault is Fault.DATA_ONLY_COPY
    assert refused.value.facts["copy"] == name
    assert sorted(file.name for file in path.parent.iterdir()) == [name]


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_copy_keeps_nobody_from_beginning(path: Path, name: str) -> None:
    path.with_name(name).write_bytes(b"")
    store = FileStore(path)
    assert store.is_new
    store.close()


def test_with_the_file_itself_there_a_copy_is_nobodys_matter(path: Path) -> None:
    store = FileStore(path)
    store.commit()
    store.close()
    path.with_name(COPIES[0]).write_bytes(b"{}")
    FileStore(path).close()


def test_of_several_the_newest_is_told(path: Path) -> None:
    for moment, name in enumerate(COPIES[:3]):
        path.with_name(name).write_bytes(b"{}")
        os.utime(path.with_name(name), (moment, moment))
    assert [file.name for file in copies(path)] == COPIES[2::-1]
