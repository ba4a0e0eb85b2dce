"""The data file as bytes: a TinyDB file that knows its own format, generation and checksum.

The checksum is SHA-256 over the whole file with its own 64 digits read as zeros, so that no
byte escapes it; it stands in the `meta` table, written first. Newer schemas keep that rule, so
that a newer file can be told from a damaged one.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record
from elvis_tui.storage import posix
from elvis_tui.storage.tables import META

FORMAT = "elvis-tui"
SCHEMA = 1
_BLANK = "0" * 64
_HEAD = f'{{"{META}":{{"1":{{"format":"{FORMAT}"'.encode()
_FIELD = b'"checksum":"'


class Meta(Record, frozen=True, kw_only=True):
    """The one record of the `meta` table."""

    format: str
    schema: int
    generation: int
    checksum: str = _BLANK


RawTable = dict[str, msgspec.Raw]


def previous(path: Path) -> Path:
    """Where the version before the last save is kept."""
    return path.with_name(f"{path.name}.previous")


def encode(tables: Mapping[str, Mapping[str, Any]], generation: int) -> bytes:
    """The bytes of a data file holding `tables`."""
    meta = Meta(format=FORMAT, schema=SCHEMA, generation=generation)
    rest = {name: table for name, table in tables.items() if name != META}
    data = bytearray(msgspec.json.encode({META: {"1": meta}, **rest}))
    start = data.index(_FIELD) + len(_FIELD)
    data[start : start + 64] = hashlib.sha256(data).hexdigest().encode()
    return bytes(data)


def decode(data: bytes, path: Path) -> tuple[Meta, dict[str, RawTable]]:
    """What a data file holds, its records still as bytes.

    Raises:
        StorageError: `DATA_DAMAGED`, `DATA_FOREIGN` or `DATA_NEWER`.
    """
    if not _is_sound(data):
        raise StorageError(_unsound(data), path=path)
    try:
        tables = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        meta = msgspec.json.decode(tables.pop(META), type=dict[str, Meta])["1"]
        if meta.schema > SCHEMA:
            raise StorageError(Fault.DATA_NEWER, path=path, schema=meta.schema)
        return meta, {name: msgspec.json.decode(raw, type=RawTable) for name, raw in tables.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        raise StorageError(Fault.DATA_DAMAGED, path=path) from None


def _is_sound(data: bytes) -> bool:
    start = data.find(_FIELD, len(_HEAD), 256) + len(_FIELD)
    if not data.startswith(_HEAD) or start < len(_HEAD):
        return False
    # In three parts, so that ten megabytes are not copied to blank 64 bytes.
    view = memoryview(data)
    digest = hashlib.sha256(view[:start])
    digest.update(_BLANK.encode())
    digest.update(view[start + 64 :])
    return digest.hexdigest().encode() == data[start : start + 64]


def _unsound(data: bytes) -> Fault:
    """What is wrong with unsound bytes: a data file that was damaged, or never one of ours.

    An empty file and one of zeros are what a power cut leaves, so they count as ours.
    """
    begun = _HEAD.startswith(data[: len(_HEAD)]) or FORMAT.encode() in data[: len(_HEAD) + 8]
    return Fault.DATA_DAMAGED if begun or not data.strip(b"\0 \r\n\t") else Fault.DATA_FOREIGN


def read(path: Path) -> bytes | None:
    """The bytes at `path`, or None where there is no file.

    Raises:
        StorageError: `DATA_UNREADABLE`.
    """
    try:
        if path.exists() and not path.is_file():
            raise StorageError(Fault.DATA_UNREADABLE, path=path)
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(Fault.DATA_UNREADABLE, path=path, errno=error.errno) from None


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, keeping what stood there as `previous(path)`.

    Raises:
        StorageError: `DATA_UNWRITABLE`; the old content stands, or all of the new.
    """
    try:
        posix.write_private(path, data, before=lambda: _keep(path))
    except OSError as error:
        raise StorageError(Fault.DATA_UNWRITABLE, path=path, errno=error.errno) from None


def _keep(path: Path) -> None:
    """Have `previous(path)` hold what stands at `path`; there is one at every moment."""
    if not path.exists():
        return
    older = previous(path)
    beside = posix.temporary(older)
    beside.unlink(missing_ok=True)
    try:
        os.link(path, beside)
        beside.replace(older)
    except OSError:
        # A disk without hard links keeps a copy.
        posix.write_private(older, path.read_bytes())
    finally:
        # A rename from one name of a file to another of the same file leaves both.
        with contextlib.suppress(OSError):
            beside.unlink()


def sweep(path: Path) -> None:
    """Take away what a save that was killed left beside `path`."""
    for file in (path, previous(path)):
        with contextlib.suppress(OSError):
            posix.temporary(file).unlink()
