"""The key of encrypted data, forgotten and given again, with a file that is not as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.people.records import Student
from elvis_tui.storage import encrypting
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from tests.storage.other_program import pupil

WORDS = "fire helt vanlige ord"


def fault_of(call: Callable[[], object]) -> Fault:
    with pytest.raises(StorageError) as caught:
        call()
    return caught.value.fault


@pytest.mark.parametrize("became", ["damaged", "gone", "plain"])
def test_the_key_comes_back_whatever_has_become_of_the_file(path: Path, became: str) -> None:
    """FAULTS 77: what is not saved must not be locked in behind a file that cannot be read."""
    seal, _ = Seal.create(WORDS)
    store = FileStore(path, seal=seal)
    store.commit(put=[pupil("s-1")])
    store.drop_key()
    plain = b"{}"
    if became == "gone":
        path.unlink()
    else:
        path.write_bytes(plain if became == "plain" else path.read_bytes()[:-9])
    assert fault_of(lambda: store.unlock("feil")) is Fault.WRONG_PASSPHRASE
    store.unlock(WORDS)
    store.commit(put=[pupil("s-2")])
    if became == "gone":
        store.flush()
    else:
        assert fault_of(store.flush) is Fault.DATA_CHANGED
        store.keep_mine()
    store.close()
    again = FileStore(path, read_only=True, seal=Seal.unlock(path.read_bytes(), WORDS))
    assert sorted(again.all(Student)) == ["s-1", "s-2"]


def test_who_reads_along_needs_the_passphrase_the_file_has_now(path: Path) -> None:
    """Whoever writes has exchanged it."""
    seal, _ = Seal.create(WORDS)
    writer = FileStore(path, seal=seal)
    writer.commit(put=[pupil("s-1")])
    writer.flush()
    reader = FileStore(path, along=True, seal=Seal.unlock(path.read_bytes(), WORDS))
    reader.drop_key()
    writer.close()
    renewed, _ = seal.renewed("fire helt andre ord")
    encrypting.seal_data(path, seal.open(path.read_bytes()), renewed)
    assert fault_of(lambda: reader.unlock(WORDS)) is Fault.WRONG_PASSPHRASE
    reader.unlock("fire helt andre ord")
    assert reader.take_write_lock()
    reader.close()
