"""A whole folder's data made encrypted, and plain again: one file at a time, each whole or not.

Whichever moment the machine stops at, the data file is the one that tells: sealed first and
opened last. So while it is sealed, anything plain beside it is a leftover, and whoever has the
key can finish the work.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import durable, generations, posix
from elvis_tui.storage.data_file import iso, now, read_bytes, unwritable
from elvis_tui.storage.durable import Meta
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.sealing import LONGEST_HEADER, Seal

_OWN = re.compile(r"\.(g\d+\.\d{8}T|(damaged|replaced|conflict|schema|unread)-|drafts$)")
_NO_DATA_FILE = Meta(schema=0, generation=0)


def plain_data(path: Path) -> bytes:
    """The data file that is to be sealed; an empty one where there is none yet.

    Raises:
        StorageError: `DATA_SEALED` for one that is sealed already, `DATA_MISSING` where only older
            generations are left; as `durable.decode` does for one that is not sound.
    """
    data = read_bytes(path)
    if data is None and generations.kept(path):
        raise StorageError(Fault.DATA_MISSING, path=path)
    if data is None:
        return durable.encode({}, 0, iso(now()))
    durable.decode(data, path)
    return data


def seal_data(path: Path, plain: bytes, seal: Seal) -> None:
    """Put the data file `plain` at `path`, sealed, and keep nothing of what stood there.

    Raises:
        StorageError: `DATA_UNWRITABLE`; the old content stands, or all of the new.
    """
    _write(path, _closed(plain, seal))


def seal_leftovers(path: Path, seal: Seal) -> list[Path]:
    """Seal what is still plain, or under the key before this one, beside the sealed file `path`.

    To be called by who holds the file and has just had the key: it finishes what was stopped.

    Returns:
        The files that were changed.

    Raises:
        StorageError: after all others have been tried, for one that cannot be read or written.
    """
    changed: list[Path] = []

    def close(file: Path) -> None:
        with unwritable(file), file.open("rb") as opened:
            if seal.has_closed(opened.read(LONGEST_HEADER)):
                return
        data = read_bytes(file)
        if not data:
            return
        plain = _plain(data, seal) if is_sealed(data) else data
        if plain is not None:
            _write(file, _closed(plain, seal))
            changed.append(file)

    _each(path, close)
    return changed


def open_all(path: Path, seal: Seal) -> list[Path]:
    """Take the encryption off everything beside the sealed file `path`, and off that one last.

    Returns:
        The files that stay sealed: damaged, or closed with another key.

    Raises:
        StorageError: for one that cannot be read or written; then the data file is sealed still.
    """
    left: list[Path] = []

    def open_(file: Path) -> None:
        data = read_bytes(file)
        if not data or not is_sealed(data):
            return
        if (plain := _plain(data, seal)) is None:
            left.append(file)
        else:
            _write(file, plain)

    main = seal.open(read_bytes(path) or b"")
    durable.decode(main, path)
    _each(path, open_)
    _write(path, main)
    return left


def beside(path: Path) -> list[Path]:
    """The files that belong to the data file `path`, without itself and its lock.

    Another data file's are not among them, though its name may begin like this one's.
    """
    found = {
        file.name: file
        for file in sorted(path.parent.iterdir())
        if file.name.startswith(f"{path.name}.") and file.is_file() and not file.is_symlink()
    }
    others = [name.removesuffix(".lock") for name in found if name != f"{path.name}.lock"]
    others = [name for name in others if f"{name}.lock" in found]
    # An older version that somebody has opened to look at it has a lock too.
    others = [name for name in others if not _OWN.match(name.removeprefix(path.name))]
    return [
        file
        for name, file in found.items()
        if not name.endswith(".lock")
        and not any(name == other or name.startswith(f"{other}.") for other in others)
    ]


def _each(path: Path, work: Callable[[Path], None]) -> None:
    """Do `work` on each file beside `path`; the first fault is raised when all have been tried."""
    fault: StorageError | None = None
    with unwritable(path):
        files = beside(path)
        for file in path.parent.iterdir():
            # A save that was killed leaves its file, plain if the data were.
            if file.name.startswith(f".{path.name}.") and file.name.endswith(".tmp"):
                file.unlink(missing_ok=True)
    for file in files:
        try:
            work(file)
        except StorageError as error:
            fault = fault or error
    if fault is not None:
        raise fault


def _closed(plain: bytes, seal: Seal) -> bytes:
    """`plain` sealed, told as the data file that it is, and tried."""
    meta = durable.sound_meta(plain) or _NO_DATA_FILE
    closed = seal.close(plain, schema=meta.schema, generation=meta.generation, saved=meta.saved)
    if seal.open(closed) != plain:
        raise StorageError(Fault.DATA_DAMAGED)
    return closed


def _plain(data: bytes, seal: Seal) -> bytes | None:
    """What was sealed; None for what this key does not open."""
    try:
        return seal.open(data)
    except StorageError as error:
        if error.fault is Fault.DATA_SEALED:
            raise
        return None


def _write(path: Path, data: bytes) -> None:
    with unwritable(path):
        posix.write_private(path, data)
