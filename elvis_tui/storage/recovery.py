"""Back to an older version, and a copy for safety; what is replaced is always kept."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record
from elvis_tui.storage import durable, exports, generations
from elvis_tui.storage.data_file import Content, DataFile, content_of, now, read_bytes
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.generations import Generation
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.write_lock import alone

_GENERATION = re.compile(rb'"generation":(\d{1,15})')
_HEAD_BYTES = 4096
Clock = Callable[[], datetime]


class Offer(Record, frozen=True, kw_only=True):
    """The newest version that can be had instead of a damaged file, and what is lost with it.

    `changes` counts saves, at least; `minutes` lies between the version and the last save of the
    damaged file, None where that is not known.
    """

    generation: Generation
    changes: int
    minutes: int | None


def newest_sound(path: Path) -> Offer | None:
    """The newest sound version beside the data file `path`, none if all are damaged."""
    path = Path(os.path.realpath(path))
    kept = generations.kept(path)
    for generation in kept:
        if is_sound(generation.path):
            lost = _newest_number(path, kept[0].number) - generation.number
            return Offer(
                generation=generation, changes=max(1, lost), minutes=_minutes(path, generation)
            )
    return None


def is_sound(path: Path) -> bool:
    """Whether the file at `path` is a whole data file; a sealed one needs no key for that."""
    try:
        data = read_bytes(path)
    except StorageError:
        return False
    return data is not None and durable.sound_meta(data) is not None


def _newest_number(path: Path, newest_kept: int) -> int:
    """Which version was lost: what is left of it may tell, and it came after those kept."""
    try:
        with path.open("rb") as file:
            match = _GENERATION.search(file.read(_HEAD_BYTES))
    except OSError:
        match = None
    number = int(match[1]) if match else 0
    # A damaged number may be any: one that is far off is not believed.
    return number if newest_kept < number < newest_kept + 10_000 else newest_kept + 1


def _minutes(path: Path, generation: Generation) -> int | None:
    try:
        seconds = path.stat().st_mtime - generation.saved.timestamp()
    except OSError:
        return None
    return max(0, round(seconds / 60))


def restore(
    path: Path,
    source: Path,
    seal: Seal | None = None,
    clock: Clock = now,
    *,
    source_seal: Seal | None = None,
) -> Path | None:
    """Make the version at `source` the one that stands, as the newest of all.

    Args:
        path: The data file.
        source: A generation or a backup.
        seal: The key, if the version is encrypted, or what stands there: what comes then is too.
        clock: What dates it.
        source_seal: The key of the version, if it is another one.

    Returns:
        Where lies what stood there before; None if nothing did.

    Raises:
        StorageError: `BACKUP_UNSOUND`, `DATA_SEALED`, `DATA_IN_USE`, `DATA_UNWRITABLE`; then
            nothing has changed.
    """
    path = Path(os.path.realpath(path))
    with alone(path):
        content = _content(source, source_seal or seal)
        if seal is None and stands_sealed(path):
            # A backup from before the encryption must not take it off again.
            raise StorageError(Fault.DATA_SEALED, path=path)
        file = DataFile(path, seal, clock)
        before = None
        standing = generations.kept(path)[:1]
        numbers = [content.meta.generation, *(g.number for g in standing)]
        if path.exists():
            before = file.put_aside(generations.REPLACED if is_sound(path) else generations.DAMAGED)
            meta = file.accept(before)
            numbers.append(meta.generation if meta else _newest_number(path, max(numbers)))
        file.write(content.tables, max(numbers) + 1)
    return before


def stands_sealed(path: Path) -> bool:
    """Whether a whole encrypted file stands at `path`."""
    return is_sound(path) and is_sealed(read_bytes(path) or b"")


def _content(source: Path, seal: Seal | None) -> Content:
    data = read_bytes(source)
    if data is None:
        raise StorageError(Fault.BACKUP_UNSOUND, path=source)
    try:
        content = content_of(data, source, seal)
    except StorageError as fault:
        if fault.fault is Fault.DATA_SEALED:
            raise
        raise StorageError(Fault.BACKUP_UNSOUND, path=source) from None
    if content.schema > durable.SCHEMA:
        raise StorageError(Fault.DATA_NEWER, path=source)
    return content


def backup(path: Path, target: Path, *, replace: bool = False, clock: Clock = now) -> Path | None:
    """Copy the data file to `target`, encrypted if it is, and read it again to be sure.

    Args:
        path: The data file.
        target: A file in a folder that is there.
        replace: Give what is at `target` another name first.
        clock: Goes into that name.

    Returns:
        Where lies what was at `target`; None if nothing was.

    Raises:
        StorageError: `DATA_DAMAGED`, `DATA_MISSING`, `DATA_IN_USE`, `NOTHING_TO_COPY` where there
            never were any; `EXPORT_EXISTS` without `replace`; `EXPORT_FAILED`.
    """
    path = Path(os.path.realpath(path))
    if target.is_dir():
        raise StorageError(Fault.EXPORT_FAILED, path=target, errno=errno.EISDIR)
    if Path(os.path.realpath(target)) == path:
        raise StorageError(Fault.EXPORT_EXISTS, path=target)
    with alone(path):
        data = read_bytes(path)
        if data is None:
            lost = generations.kept(path)
            fault = Fault.DATA_MISSING if lost else Fault.NOTHING_TO_COPY
            raise StorageError(fault, path=path)
        if durable.sound_meta(data) is None:
            raise StorageError(Fault.DATA_DAMAGED, path=path)
        before = None
        if replace and os.path.lexists(target):
            before = generations.aside(target, generations.REPLACED, clock())
            try:
                target.rename(before)
            except OSError as error:
                raise StorageError(Fault.EXPORT_FAILED, path=target, errno=error.errno) from None
        try:
            written = exports.write_new_bytes(target, data)
        except StorageError:
            if before is not None:
                _put_back(before, target)
            raise
        if read_bytes(written) != data:
            raise StorageError(Fault.EXPORT_FAILED, path=target)
    return before


def _put_back(before: Path, target: Path) -> None:
    """Give a backup its name again, since none has come in its place."""
    with suppress(OSError):
        if not os.path.lexists(target):
            before.rename(target)
