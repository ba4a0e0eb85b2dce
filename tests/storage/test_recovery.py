"""Back from a damaged file, to an older version, from a backup: nothing is lost on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import encrypting, generations, posix, recovery
from elvis_tui.storage.data_file import DataFile
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal

START = datetime(2026, 10, 1, 8, tzinfo=UTC)


def saved(path: Path, *numbers: int) -> None:
    """Save versions of one student, a minute apart."""
    store = FileStore(path, clock=iter_clock(numbers))
    for number in numbers:
        store.commit(put=[Student(id="s-1", first_name="Nora", last_name="S", number=number)])
        store.flush()
    store.close()


def iter_clock(numbers: tuple[int, ...]):  # type: ignore[no-untyped-def]
    moments = iter([START + timedelta(minutes=n) for n in numbers])
    return lambda: next(moments)


def number_in(path: Path) -> int:
    return FileStore(path, read_only=True).get(Student, "s-1").number


def damage(path: Path) -> bytes:
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(data)
    return bytes(data)


def fault_of(action) -> Fault:  # type: ignore[no-untyped-def]
    with pytest.raises(StorageError) as caught:
        action()
    return caught.value.fault


def test_of_a_damaged_file_the_newest_sound_version_is_proposed_with_what_is_lost(
    path: Path,
) -> None:
    """FAULTS 15."""
    saved(path, 1, 2, 3, 4)
    damage(path)
    damage(generations.kept(path)[0].path)
    proposal = recovery.newest_sound(path)
    assert proposal is not None
    assert (proposal.generation.number, proposal.changes) == (2, 2)
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_DAMAGED


def test_the_loss_is_told_in_minutes(path: Path) -> None:
    saved(path, 1, 2)
    damage(path)
    import os

    late = (START + timedelta(minutes=90)).timestamp()
    os.utime(path, (late, late))
    proposal = recovery.newest_sound(path)
    assert proposal is not None
    assert proposal.minutes == 89


def test_a_damaged_number_is_not_believed(path: Path) -> None:
    saved(path, 1, 2)
    path.write_bytes(path.read_bytes().replace(b'"generation":2', b'"generation":999999999'))
    proposal = recovery.newest_sound(path)
    assert proposal is not None
    assert proposal.changes == 1


@pytest.mark.parametrize("left", [b"", b"\0" * 4096, b'{"meta"'])
def test_an_empty_file_never_becomes_a_new_database(path: Path, left: bytes) -> None:
    """FAULTS 8: what a power cut may leave."""
    saved(path, 1, 2)
    path.write_bytes(left)
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_DAMAGED
    assert path.read_bytes() == left
    proposal = recovery.newest_sound(path)
    assert proposal is not None
    recovery.restore(path, proposal.generation.path)
    assert number_in(path) == 1


def test_a_file_that_is_gone_is_missed_as_long_as_older_versions_are_there(path: Path) -> None:
    saved(path, 1, 2)
    path.unlink()
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_MISSING
    assert not path.exists()
    proposal = recovery.newest_sound(path)
    assert proposal is not None
    assert recovery.restore(path, proposal.generation.path) is None
    assert number_in(path) == 1


def test_a_restored_version_is_the_newest_and_the_damaged_file_is_kept(path: Path) -> None:
    saved(path, 1, 2, 3)
    left = damage(path)
    source = generations.kept(path)[0].path
    aside = recovery.restore(path, source)
    assert aside is not None
    assert aside.name.startswith("elvis.json.damaged-")
    assert aside.read_bytes() == left
    store = FileStore(path)
    assert store.get(Student, "s-1").number == 2
    assert store.dropped_from is None
    store.close()
    content = DataFile(path).read()
    assert content is not None
    assert content.meta.generation == 4


def test_a_sound_file_that_is_replaced_is_kept_for_good(path: Path) -> None:
    saved(path, 1, 2, 3)
    before = path.read_bytes()
    aside = recovery.restore(path, generations.kept(path)[-1].path)
    assert aside is not None
    assert aside.read_bytes() == before
    saved(path, *range(10, 20))
    assert aside.read_bytes() == before


def test_with_every_version_damaged_nothing_is_proposed_or_written(path: Path) -> None:
    """FAULTS 16."""
    saved(path, 1, 2, 3)
    for file in (path, *(g.path for g in generations.kept(path))):
        damage(file)
    before = {f.name: f.read_bytes() for f in path.parent.iterdir()}
    assert recovery.newest_sound(path) is None
    assert fault_of(lambda: FileStore(path)) is Fault.DATA_DAMAGED
    source = generations.kept(path)[0].path
    assert fault_of(lambda: recovery.restore(path, source)) is Fault.BACKUP_UNSOUND
    assert {f.name: f.read_bytes() for f in path.parent.iterdir()} == before


def test_an_older_copy_put_in_place_is_noticed_and_the_next_save_comes_after_all(
    path: Path,
) -> None:
    """FAULTS 34."""
    saved(path, 1, 2, 3)
    old = generations.kept(path)[-1].path.read_bytes()
    path.write_bytes(old)
    store = FileStore(path)
    assert store.dropped_from == 2
    store.commit(put=[Student(id="s-1", first_name="Nora", last_name="S", number=9)])
    store.close()
    again = FileStore(path)
    assert again.dropped_from is None
    again.close()


def test_nothing_is_restored_or_copied_while_somebody_has_the_file(
    path: Path, tmp_path: Path
) -> None:
    saved(path, 1, 2)
    source = generations.kept(path)[0].path
    store = FileStore(path)
    assert fault_of(lambda: recovery.restore(path, source)) is Fault.DATA_IN_USE
    assert fault_of(lambda: recovery.backup(path, tmp_path / "b.json")) is Fault.DATA_IN_USE
    store.close()
    assert number_in(path) == 2
    assert not (tmp_path / "b.json").exists()


def test_a_backup_is_the_file_as_it_is_and_comes_back(path: Path, tmp_path: Path) -> None:
    saved(path, 1, 2)
    target = tmp_path / "b.json"
    assert recovery.backup(path, target) is None
    assert target.read_bytes() == path.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o600
    saved(path, 3)
    recovery.restore(path, target)
    assert number_in(path) == 2


def test_a_backup_never_takes_the_place_of_another_unasked(path: Path, tmp_path: Path) -> None:
    saved(path, 1)
    target = tmp_path / "b.json"
    target.write_text("mine")
    assert fault_of(lambda: recovery.backup(path, target)) is Fault.EXPORT_EXISTS
    assert target.read_text() == "mine"
    before = recovery.backup(path, target, replace=True)
    assert before is not None
    assert before.read_text() == "mine"
    assert target.read_bytes() == path.read_bytes()


def test_a_damaged_file_is_not_copied_as_if_it_were_whole(path: Path, tmp_path: Path) -> None:
    saved(path, 1)
    damage(path)
    target = tmp_path / "b.json"
    assert fault_of(lambda: recovery.backup(path, target)) is Fault.DATA_DAMAGED
    assert not target.exists()


def test_beside_a_link_the_versions_of_the_file_itself_are_found(
    path: Path, tmp_path: Path
) -> None:
    saved(path, 1, 2)
    damage(path)
    link = tmp_path / "link.json"
    link.symlink_to(path)
    assert recovery.newest_sound(link) == recovery.newest_sound(path) is not None


@pytest.mark.parametrize("linked", [True, False])
def test_a_backup_never_goes_where_the_data_are(path: Path, linked: bool) -> None:
    saved(path, 1)
    target = path.with_name("link.json") if linked else path
    if linked:
        target.symlink_to(path)
    before = sorted(path.parent.iterdir()), path.read_bytes()
    fault = fault_of(lambda: recovery.backup(path, target, replace=True))
    assert fault is Fault.EXPORT_EXISTS
    assert (sorted(path.parent.iterdir()), path.read_bytes()) == before


def test_a_backup_that_cannot_be_written_leaves_the_one_before_under_its_name(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(path, 1)
    target = tmp_path / "backup.json"
    recovery.backup(path, target)
    before = target.read_bytes()
    saved(path, 2)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(posix, "write_private", full)
    fault = fault_of(lambda: recovery.backup(path, target, replace=True))
    assert fault is Fault.EXPORT_FAILED
    assert target.read_bytes() == before
    assert [f.name for f in tmp_path.glob("backup*")] == ["backup.json"]


def test_a_backup_may_be_named_from_home(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(path, 1)
    monkeypatch.setenv("HOME", str(tmp_path))
    recovery.backup(path, Path("~/backup.json"))
    assert (tmp_path / "backup.json").read_bytes() == path.read_bytes()


# Encrypted


def sealed(path: Path) -> Seal:
    seal, _ = Seal.create("fire helt vanlige ord")
    encrypting.seal_data(path, encrypting.plain_data(path), seal)
    encrypting.seal_leftovers(path, seal)
    return seal


def test_a_version_that_was_damaged_before_it_was_sealed_is_not_proposed(path: Path) -> None:
    saved(path, 1, 2, 3)
    newest, older = generations.kept(path)
    damage(newest.path)
    seal = sealed(path)
    damage(path)
    proposal = recovery.newest_sound(path)
    assert proposal is not None
    assert proposal.generation.path == older.path
    recovery.restore(path, older.path, seal)
    assert FileStore(path, read_only=True, seal=seal).get(Student, "s-1").number == 1


def test_a_backup_from_before_the_encryption_does_not_take_it_off(
    path: Path, tmp_path: Path
) -> None:
    saved(path, 1, 2)
    backup = tmp_path / "backup.json"
    recovery.backup(path, backup)
    seal = sealed(path)
    before = path.read_bytes()
    assert fault_of(lambda: recovery.restore(path, backup)) is Fault.DATA_SEALED
    assert path.read_bytes() == before
    recovery.restore(path, backup, seal)
    assert is_sealed(path.read_bytes())
    assert FileStore(path, read_only=True, seal=seal).get(Student, "s-1").number == 2


def test_a_backup_of_an_older_key_comes_back_under_the_key_of_today(
    path: Path, tmp_path: Path
) -> None:
    """FAULTS 82: nobody is locked out by a backup."""
    from elvis_tui.storage import encrypting
    from elvis_tui.storage.sealing import Seal

    saved(path, 1)
    old, _ = Seal.create("den gamle frasen")
    backup = tmp_path / "gammel.json"
    backup.write_bytes(old.close(path.read_bytes(), schema=2, generation=1, saved=""))
    saved(path, 2)
    new, _ = Seal.create("den nye frasen")
    encrypting.seal_data(path, path.read_bytes(), new)
    recovery.restore(path, backup, new, source_seal=old)
    assert new.has_closed(path.read_bytes())
    assert FileStore(path, read_only=True, seal=new).get(Student, "s-1").number == 1
