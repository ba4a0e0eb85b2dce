"""The data file as bytes: a TinyDB file that knows its own format, generation and checksum.

The checksum is SHA-256 over the whole file with its own 64 digits read as zeros, so that no
byte escapes it; it stands in the `meta` table, written first. Newer schemas keep that rule, so
that a newer file can be told from a damaged one. An encrypted file holds these same bytes,
sealed (`sealing`).
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record
from elvis_tui.storage import checksum, envelope
from elvis_tui.storage.tables import META

if TYPE_CHECKING:
    from elvis_tui.storage.sealing import Seal

FORMAT = "elvis-tui"
SCHEMA = 7
_HEAD = f'{{"{META}":{{"1":{{"format":"{FORMAT}"'.encode()


class Meta(Record, frozen=True, kw_only=True):
    """The one record of the `meta` table. `saved` is when (ISO, UTC); empty if unknown."""

    format: str = FORMAT
    schema: int = SCHEMA
    generation: int
    saved: str = ""
    checksum: str = checksum.BLANK


RawTable = dict[str, msgspec.Raw]


def encode(
    tables: Mapping[str, Mapping[str, Any]],
    generation: int,
    saved: str = "",
    seal: Seal | None = None,
) -> bytes:
    """The bytes of a data file holding `tables`, sealed if there is a `seal`."""
    return encode_as(Meta(generation=generation, saved=saved), tables, seal)


def encode_as(
    meta: Meta, tables: Mapping[str, Mapping[str, Any]], seal: Seal | None = None
) -> bytes:
    """The bytes of a data file that tells this of itself, whatever schema it is in."""
    meta = Meta(schema=meta.schema, generation=meta.generation, saved=meta.saved)
    rest = {name: table for name, table in tables.items() if name != META}
    # Asked for at once, so that a full memory raises MemoryError: where msgspec's own buffer cannot
    # grow, the whole program falls.
    data = bytearray(1024 + _length(rest))
    msgspec.json.Encoder().encode_into({META: {"1": meta}, **rest}, data)
    start = checksum.place(data)
    data[start : start + 64] = hashlib.sha256(data).hexdigest().encode()
    if seal is None:
        return bytes(data)
    return seal.close(data, schema=meta.schema, generation=meta.generation, saved=meta.saved)


def _length(tables: Mapping[str, Mapping[str, Any]]) -> int:
    """How many bytes `tables` come to as JSON; more, where a key is not plain ASCII."""
    length = 2 + max(0, len(tables) - 1)
    for name, table in tables.items():
        length += len(name) + 5 + sum(map(len, table)) + max(0, 4 * len(table) - 1)
        with contextlib.suppress(TypeError):  # records that are not encoded yet
            length += sum(map(len, table.values()))
    return length


def decode(data: bytes, path: Path, seal: Seal | None = None) -> tuple[Meta, dict[str, RawTable]]:
    """What a data file holds, its records still as bytes, in whatever schema it has.

    Raises:
        StorageError: `DATA_DAMAGED`, `DATA_FOREIGN`; `DATA_SEALED` for one that needs a seal.
    """
    data = unsealed(data, path, seal)
    if not _is_sound(data):
        raise StorageError(_unsound(data), path=path)
    try:
        found = msgspec.json.decode(data, type=dict[str, RawTable])
        own = found.pop(META)
        meta = {doc: msgspec.json.decode(raw, type=Meta) for doc, raw in own.items()}["1"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        raise StorageError(Fault.DATA_DAMAGED, path=path) from None
    # Of a key that stands twice only the last is read: written again, the file would be shorter.
    whole = {META: own, **found}
    if _length(whole) != len(data) and len(msgspec.json.encode(whole)) != len(data):
        raise StorageError(Fault.DATA_DAMAGED, path=path)
    return meta, found


def unsealed(data: bytes, path: Path, seal: Seal | None) -> bytes:
    """The bytes of a plain data file.

    Raises:
        StorageError: `DATA_SEALED` without a seal for a sealed file, `DATA_DAMAGED`.
    """
    if not envelope.is_sealed(data):
        return data
    from elvis_tui.storage import sealing

    if seal is None:
        whole = sealing.is_sound(data)
        raise StorageError(Fault.DATA_SEALED if whole else Fault.DATA_DAMAGED, path=path)
    try:
        return seal.open(data)
    except StorageError as fault:
        # A whole file that this key does not open: somebody has exchanged the passphrase.
        other_key = fault.fault is Fault.DATA_DAMAGED and not seal.has_closed(data)
        sealed = other_key and sealing.is_sound(data)
        raise StorageError(Fault.DATA_SEALED if sealed else fault.fault, path=path) from None


def sound_meta(data: bytes) -> Meta | None:
    """What a sound file tells of itself, no key needed; None for an unsound one."""
    if envelope.is_sealed(data):
        from elvis_tui.storage import sealing

        if not sealing.is_sound(data):
            return None
        head = sealing.header(data)
        if not head.schema:
            return None  # The drafts, or a damaged file that was sealed as it was.
        return Meta(schema=head.schema, generation=head.generation, saved=head.saved)
    if not _is_sound(data):
        return None
    try:
        return msgspec.json.decode(data, type=_OnlyMeta).meta["1"]
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError):
        return None


class _OnlyMeta(msgspec.Struct):
    meta: dict[str, Meta]


def _is_sound(data: bytes) -> bool:
    return checksum.is_sound(data, _HEAD, 256)


def _unsound(data: bytes) -> Fault:
    """What is wrong with unsound bytes: a data file that was damaged, or never one of ours.

    An empty file and one of zeros are what a power cut leaves, so they count as ours.
    """
    begun = _HEAD.startswith(data[: len(_HEAD)]) or FORMAT.encode() in data[: len(_HEAD) + 8]
    return Fault.DATA_DAMAGED if begun or not data.strip(b"\0 \r\n\t") else Fault.DATA_FOREIGN
