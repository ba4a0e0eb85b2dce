"""`elvis-tui backup` and `restore` as a shell runs them, and the offer over damage."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage import encrypting, generations, recovery
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from tests.shell.conftest import Run
from tests.terminal.fixtures import SitDown


@pytest.fixture
def path(home: Path) -> Path:
    path = home / "data" / "e.json"
    saved(path, 1)
    saved(path, 2)
    return path


def saved(path: Path, number: int) -> None:
    store = FileStore(path)
    store.commit(put=[Student(id="s-1", first_name="Nora", last_name="Solli", number=number)])
    store.close()


def number_in(path: Path) -> int:
    return FileStore(path, read_only=True).get(Student, "s-1").number


def damage(path: Path) -> bytes:
    data = path.read_bytes()[:-9] + b"x" + path.read_bytes()[-8:]
    path.write_bytes(data)
    return data


def test_a_backup_is_made_and_one_that_is_there_is_left_alone_unasked(
    run: Run, run_alone: Run, path: Path, home: Path
) -> None:
    target = home / "kopi.json"
    assert run_alone("--data", path, "backup", target).code == 0
    before = target.read_bytes()
    assert before == path.read_bytes()
    saved(path, 3)
    assert "--yes" in run("--data", path, "backup", target).refused(1)
    assert target.read_bytes() == before
    done = run("--data", path, "backup", target, "--yes")
    assert done.code == 0
    assert target.read_bytes() == path.read_bytes()
    assert [f.read_bytes() for f in home.glob("kopi.json.replaced-*")] == [before]


def test_restore_by_number_by_name_and_from_a_backup(
    run: Run, run_alone: Run, path: Path, home: Path
) -> None:
    assert "--yes" in run("--data", path, "restore", "1").refused(1)
    assert number_in(path) == 2
    assert run_alone("--data", path, "restore", "1", "--yes").code == 0
    assert number_in(path) == 1
    run("--data", path, "backup", home / "b.json")
    saved(path, 5)
    assert run("--data", path, "restore", home / "b.json", "--yes").code == 0
    assert number_in(path) == 1
    name = generations.kept(path)[0].path.name
    assert run("--data", path, "restore", name, "--yes").code == 0
    kept = sorted(path.parent.glob("e.json.replaced-*"))
    assert len(kept) == 3


def test_what_cannot_be_restored_is_told_in_a_sentence(run: Run, path: Path, home: Path) -> None:
    assert "99" in run("--data", path, "restore", "99", "--yes").refused(1)
    (home / "tull.json").write_text("{}")
    run("--data", path, "restore", home / "tull.json", "--yes").refused(5)
    assert number_in(path) == 2


def test_nothing_is_done_while_the_program_has_the_data(run: Run, path: Path, home: Path) -> None:
    store = FileStore(path)
    run("--data", path, "restore", "1", "--yes").refused(3)
    run("--data", path, "backup", home / "b.json").refused(3)
    assert "åpen hos" in run("--data", path, "check").out
    store.close()


def test_without_a_terminal_a_damaged_file_is_refused_and_stays(run: Run, path: Path) -> None:
    left = damage(path)
    assert "check" in run("--data", path, "minutes", "--latest").refused(4)
    assert path.read_bytes() == left


def test_over_a_damaged_file_the_newest_sound_version_is_offered(
    sit_down: SitDown, path: Path
) -> None:
    """FAULTS 15."""
    left = damage(path)
    terminal = sit_down("--data", str(path))
    terminal.wait_for("Ta i bruk utgave 1")
    assert "minst 1 endring" in terminal.text()
    terminal.type("ja\r")
    terminal.wait_for("Oversikt")
    terminal.press("ctrl+q")
    assert terminal.wait(10) == 0
    assert number_in(path) == 1
    assert [f.read_bytes() for f in path.parent.glob("e.json.damaged-*")] == [left]


def test_an_offer_that_is_not_taken_changes_nothing(sit_down: SitDown, path: Path) -> None:
    left = damage(path)
    before = {f.name for f in path.parent.iterdir()}
    terminal = sit_down("--data", str(path))
    terminal.wait_for("Ta i bruk utgave 1")
    terminal.type("\r")
    assert terminal.wait(10) == 4
    assert path.read_bytes() == left
    assert {f.name for f in path.parent.iterdir()} | {"e.json.lock"} == before


def test_a_name_that_is_too_long_is_told_in_a_sentence(run: Run, path: Path) -> None:
    done = run("--data", path, "restore", "x" * 300)
    assert done.code == 5
    assert "finnes ikke" in done.err


def test_a_backup_is_not_made_in_the_place_of_the_data(run: Run, path: Path) -> None:
    before = sorted(path.parent.iterdir())
    done = run("--data", path, "backup", path, "--yes")
    assert done.code == 1
    assert "finnes fra før" in done.err
    assert sorted(path.parent.iterdir()) == before


def test_a_plain_backup_over_encrypted_data_asks_for_their_key(
    run: Run, path: Path, home: Path
) -> None:
    """Without anybody to ask nothing is restored, and the encryption stays."""
    backup = home / "backup.json"
    recovery.backup(path, backup)
    seal, _ = Seal.create("fire helt vanlige ord")
    encrypting.seal_data(path, path.read_bytes(), seal)
    before = path.read_bytes()
    done = run("--data", path, "restore", backup, "--yes")
    assert done.code == 1
    assert str(path) in done.err
    assert path.read_bytes() == before


def test_a_backup_to_a_folder_goes_into_it_and_the_folder_stays(
    run: Run, path: Path, home: Path
) -> None:
    folder = home / "minnepinne"
    folder.mkdir()
    (folder / "annet.txt").write_text("bli")
    done = run("--data", path, "--today", "2026-10-19", "backup", folder, "--yes")
    assert done.code == 0, done
    assert (folder / "elvis-2026-10-19.json").read_bytes() == path.read_bytes()
    assert sorted(f.name for f in folder.iterdir()) == ["annet.txt", "elvis-2026-10-19.json"]
    run("--data", path, "backup", path.parent / "e.json").refused(1)
    assert number_in(path) == 2


def test_what_is_restored_is_told_by_number_and_moment(run: Run, path: Path) -> None:
    done = run("--data", path, "restore", "1", "--yes")
    assert "utgave 1, lagret " in done.err
    run("--data", path, "restore", "finnes/ikke.json", "--yes").refused(5)


def test_where_there_never_were_any_data_there_is_nothing_to_copy(run: Run, home: Path) -> None:
    told = run("--data", home / "ny.json", "backup", home / "kopi.json").refused(1)
    assert "ingen data å kopiere" in told
    assert not (home / "kopi.json").exists()


@pytest.mark.parametrize("held", [b"", b"Mor ringte", b'{"a": 1}', b"\x89PNG"], ids=ascii)
def test_a_file_that_is_no_backup_is_one_that_cannot_be_used(
    run: Run, path: Path, home: Path, held: bytes
) -> None:
    """Code 5, as the guides say of every file that is read."""
    before = path.read_bytes()
    foreign = home / "annet.json"
    foreign.write_bytes(held)
    assert "annet.json" in run("--data", path, "restore", foreign, "--yes").refused(5)
    assert path.read_bytes() == before


def test_a_backup_needs_a_name(run: Run, path: Path, home: Path) -> None:
    """«-» is what other programs call standard output: it became a file of that name."""
    assert "«-»" in run("--data", path, "backup", "-").refused(2)
    assert not (home / "empty" / "-").exists()


def test_only_a_copy_left_is_told_of_and_can_be_fetched(run: Run, path: Path) -> None:
    """FAULTS 98: not an empty start."""
    for kept in generations.kept(path):
        kept.path.unlink()
    copy = path.with_name("e (Berits motstridende kopi 2026-10-19).json")
    path.rename(copy)
    assert copy.name in run("--data", path, "tasks").refused(4)
    assert not path.exists()
    assert run("--data", path, "restore", copy).code == 0
    assert number_in(path) == 2
