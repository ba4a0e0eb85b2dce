"""A document that leaves the program is whole, private and never over another file."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage.exports import write_export

TEXT = "# Referat\n\n- Åse Đorđe\n"


def test_a_document_is_written_as_utf_8_and_its_path_returned(tmp_path: Path) -> None:
    path = write_export(tmp_path / "referat.md", TEXT)
    assert path == tmp_path / "referat.md"
    assert path.read_bytes() == TEXT.encode("utf-8")
    assert list(tmp_path.iterdir()) == [path]


def test_the_home_folder_may_be_named_by_its_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert write_export(Path("~/referat.md"), TEXT) == tmp_path / "referat.md"


@pytest.mark.parametrize("kind", ["file", "folder", "broken link"])
def test_nothing_that_is_there_is_written_over(tmp_path: Path, kind: str) -> None:
    """FAULTS 70."""
    path = tmp_path / "referat.md"
    if kind == "file":
        path.write_text("gammelt")
    elif kind == "folder":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(StorageError) as caught:
        write_export(path, TEXT)
    assert caught.value.fault is Fault.EXPORT_EXISTS
    assert [file.name for file in tmp_path.iterdir()] == ["referat.md"]
    if kind == "file":
        assert path.read_text() == "gammelt"


@pytest.mark.parametrize(("below", "number"), [("missing", errno.ENOENT), ("file", errno.ENOTDIR)])
def test_a_place_that_cannot_be_written_to_is_told(tmp_path: Path, below: str, number: int) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError) as caught:
        write_export(tmp_path / below / "referat.md", TEXT)
    assert (caught.value.fault, caught.value.facts["errno"]) == (Fault.EXPORT_FAILED, number)


@pytest.mark.parametrize("call", ["open", "write", "fsync"])
def test_a_full_disk_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    """FAULTS 73."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, full)
        with pytest.raises(StorageError) as caught:
            write_export(tmp_path / "referat.md", TEXT)
    assert caught.value.fault is Fault.EXPORT_FAILED
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_links_gets_it_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def no_links(*_: object) -> None:
        raise OSError(number, "no links")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", no_links)
        write_export(tmp_path / "referat.md", TEXT)
    assert (tmp_path / "referat.md").read_text(encoding="utf-8") == TEXT
    assert len(list(tmp_path.iterdir())) == 1


def test_half_a_character_does_not_stop_a_document(tmp_path: Path) -> None:
    path = write_export(tmp_path / "referat.md", "No\ud800ra")
    assert path.read_text(encoding="utf-8") == "No\ufffdra"
