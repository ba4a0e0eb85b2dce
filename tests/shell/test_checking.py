"""`elvis-tui check`: what it says, and that its JSON says the same."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage import encrypting, generations
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from tests.shell.conftest import Run
from tests.shell.test_keeping import damage, path

__all__ = ["path"]


def found(run: Run, path: Path, code: int) -> dict[str, Any]:
    done = run("--data", path, "check", "--format", "json")
    assert (done.code, done.err) == (code, "")
    read: dict[str, Any] = json.loads(done.out)
    return read


def test_check_tells_that_all_is_well(run: Run, path: Path) -> None:
    done = run("--data", path, "check")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[-1] == "Alt er i orden."
    assert "1 av 1 eldre utgave er hel" in done.out
    assert "Nora" not in done.out


def test_check_tells_of_damage_and_where(run: Run, path: Path) -> None:
    damage(path)
    generations.kept(path)[0].path.chmod(0o644)
    done = run("--data", path, "check")
    assert done.code == 4
    wrong = [line for line in done.out.splitlines() if line.startswith("✖")]
    assert len(wrong) == 2
    assert "skadet" in wrong[0]
    assert "kan lese" in wrong[1]


def test_json_tells_that_all_is_well(run: Run, path: Path) -> None:
    read = found(run, path, 0)
    (version,) = read.pop("versions")
    assert (version["number"], version["sound"]) == (1, True)
    assert Path(version["path"]).is_file()
    assert version["saved"] <= read.pop("saved")
    assert read == {
        "data": str(path),
        "exists": True,
        "fault": None,
        "encrypted": False,
        "looked_inside": True,
        "version": 2,
        "size": path.stat().st_size,
        "newer_version": None,
        "owner": None,
        "readable_by_others": [],
        "unusable_sources": [],
        "open_by": None,
        "records": {**read["records"], "students": 1},
        "dangling_references": {},
        "changed_in_future": False,
        "put_aside": [],
        "leftovers": [],
    }


def test_json_of_damage_has_its_code_its_sentence_and_no_name(run: Run, path: Path) -> None:
    damage(path)
    path.with_name("e.json.damaged-20261101T000000Z").write_bytes(b"x")
    path.with_name(".e.json.1.tmp").write_bytes(b"x")
    generations.kept(path)[0].path.write_bytes(b"")
    read = found(run, path, 4)
    assert read["fault"]["code"] == "data_damaged"
    assert str(path) in read["fault"]["sentence"]
    assert (read["version"], read["records"], read["looked_inside"]) == (None, {}, False)
    assert [version["sound"] for version in read["versions"]] == [False]
    assert read["put_aside"] == ["e.json.damaged-20261101T000000Z"]
    assert read["leftovers"] == [".e.json.1.tmp"]
    assert "Nora" not in json.dumps(read)


def test_json_tells_what_should_be_put_right(run: Run, path: Path) -> None:
    store = FileStore(path)
    store.commit(put=[Student(id="s-2", first_name="A", last_name="B", class_id="gone")])
    store.flush()
    path.chmod(0o644)
    read = found(run, path, 1)
    store.close()
    assert read["readable_by_others"] == ["e.json"]
    assert read["dangling_references"] == {"students": 1}
    assert read["open_by"]["host"]
    assert read["open_by"]["since"]


def test_json_of_no_file_and_of_one_that_is_encrypted(run: Run, path: Path, home: Path) -> None:
    read = found(run, home / "ingen.json", 1)
    assert (read["exists"], read["versions"], read["saved"]) == (False, [], None)
    seal, _ = Seal.create("fire helt vanlige ord")
    encrypting.seal_data(path, path.read_bytes(), seal)
    read = found(run, path, 0)
    assert (read["encrypted"], read["looked_inside"], read["records"]) == (True, False, {})


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are Unicode")
def test_json_of_a_name_that_is_no_text_can_be_read(run: Run, path: Path) -> None:
    """A file's name is bytes; JSON is UTF-8."""
    strange = path.rename(path.with_name(os.fsdecode(b"\xffpe\n.json")))
    read = found(run, strange, 0)
    assert read["data"].endswith("\ufffdpe\n.json")


def test_the_rows_are_the_same_as_before_a_word_is_said(run: Run, path: Path) -> None:
    """The whole page, but for moments and sizes: a row more or less is a change of the program."""
    path.with_name("e.json.replaced-20261101T000000Z").write_bytes(b"x")
    path.with_name("e.json.replaced-20261101T000000Z").chmod(0o600)
    lines = run("--data", path, "check").out.splitlines()
    assert [line[:1] for line in lines] == [*"✔ ✔ ✔✔··", "A"]
    assert lines[0] == f"✔ Datafila er hel: {path}"
    assert lines[1].startswith("  utgave 2, lagret ")
    assert lines[3].startswith("       1  ")
    assert lines[-2] == "· Lagt til side: e.json.replaced-20261101T000000Z"


def test_check_tells_of_a_source_of_ones_own_that_cannot_be_used(run: Run, path: Path) -> None:
    own = path.parent / "kilder"
    own.mkdir()
    (own / "skoleruter.toml").write_text("x: [h", encoding="utf-8")
    done = run("--data", path, "check")
    assert done.code == 1
    assert "✖ skoleruter.toml kan ikke brukes: linje 1" in done.out
    (sentence,) = found(run, path, 1)["unusable_sources"]
    assert sentence.startswith("skoleruter.toml kan ikke brukes")


def test_check_says_that_there_is_no_file(run: Run, home: Path) -> None:
    done = run("--data", home / "ingen.json", "check")
    assert done.code == 1
    assert done.out.startswith(f"✖ Det er ingen datafil: {home / 'ingen.json'}\n")
    assert "Alt er i orden" not in done.out


def test_check_tells_of_a_copy_that_is_all_there_is(run: Run, path: Path) -> None:
    """FAULTS 98."""
    for kept in generations.kept(path):
        kept.path.unlink()
    path.rename(path.with_name("e (conflicted copy 2026-10-19).json"))
    done = run("--data", path, "check")
    assert done.code == 4
    assert "e (conflicted copy 2026-10-19).json" in done.out.splitlines()[0]
