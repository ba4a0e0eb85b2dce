"""A record as JSON, and back with every field checked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import encodable
from elvis_tui.storage.tables import TABLES, AnyRecord

_PLACE = r"- at `\$\.?(.*)`$"
_MISSING = r"required field `(.*?)`"
T = TypeVar("T")


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


class _OnlyId(msgspec.Struct, gc=False):
    id: str


def encode(record: AnyRecord, before: msgspec.Raw | None = None) -> tuple[AnyRecord, msgspec.Raw]:
    """`record` as JSON, and as it will be read again.

    They differ only for text that UTF-8 cannot hold: such a character must not stop a save, so
    it is kept as a mark.

    Args:
        record: What is to be kept.
        before: How it stood in the file; fields there that this program does not know stay.
    """
    try:
        raw = msgspec.json.encode(record)
    except UnicodeEncodeError:
        record = _encodable(record)
        raw = msgspec.json.encode(record)
    return record, msgspec.Raw(_with_unknown(type(record), raw, before) if before else raw)


def _with_unknown(kind: type[AnyRecord], raw: bytes, before: msgspec.Raw) -> bytes:
    """`raw` with the fields of `before` that a newer program has put there."""
    try:
        known = msgspec.json.encode(msgspec.json.decode(before, type=kind))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return raw
    if known == bytes(before):
        return raw
    carried = _carried(*map(msgspec.json.decode, (before, known, raw)))
    return msgspec.json.encode(carried)


def _carried(before: Any, known: Any, after: Any) -> Any:
    """`after` with what is in `before` and not in `known`, at every depth."""
    if isinstance(before, dict) and isinstance(known, dict) and isinstance(after, dict):
        new = {
            k: _carried(before[k], known[k], v) if k in before and k in known else v
            for k, v in after.items()
        }
        return new | {k: v for k, v in before.items() if k not in known}
    if isinstance(before, list) and isinstance(known, list) and isinstance(after, list):
        return _carried_items(list(zip(before, known, strict=False)), after)
    return after


def _carried_items(pairs: list[tuple[Any, Any]], after: list[Any]) -> list[Any]:
    """The items of a list, each with what belongs to it and to no other.

    One without an id is known by what it says; if that was edited, by its place among as many.
    """
    names, now = [_name(known) for _, known in pairs], [_name(item) for item in after]
    by_name = dict(zip(names, pairs, strict=True))
    carried = []
    for place, (name, item) in enumerate(zip(now, after, strict=True)):
        pair = by_name.get(name)
        if place < len(pairs) and names[place] == name:
            pair = pairs[place]
        elif pair is None and len(pairs) == len(after) and names[place] not in now:
            pair = pairs[place] if isinstance(name, bytes) else None
        carried.append(_carried(*pair, item) if pair else item)
    return carried


def _name(item: Any) -> object:
    """What an item of a list is known by: its own id, else all that it says."""
    if isinstance(item, dict) and "id" in item:
        return str(item["id"])
    return msgspec.json.encode(item)


def _encodable(value: Any) -> Any:
    if type(value) is str:
        return encodable(value)
    if isinstance(value, tuple | list):
        return type(value)(_encodable(v) for v in value)
    if isinstance(value, dict):
        return {_encodable(k): _encodable(v) for k, v in value.items()}
    if isinstance(value, Record):
        fields = value.__struct_fields__
        return replace(value, **{f: _encodable(getattr(value, f)) for f in fields})
    return value


def decode(
    kind: type[AnyRecord], table: Mapping[str, msgspec.Raw], path: Path
) -> dict[str, AnyRecord]:
    """The records of a table by document number.

    Raises:
        StorageError: `DATA_DAMAGED` with `table` and `field` for a record of another shape. No
            value is told: it may be a student's.
    """
    return _decode(kind, msgspec.json.Decoder(kind), table, path)


def mentioning(table: Mapping[str, msgspec.Raw], texts: Sequence[str]) -> dict[str, msgspec.Raw]:
    """The documents of a table in which one of `texts`, all ASCII, stands as a whole string."""
    wanted = re.compile(b"|".join(re.escape(msgspec.json.encode(text)) for text in texts)).search
    return {doc: raw for doc, raw in table.items() if wanted(raw)}


def documents(
    kind: type[AnyRecord], table: Mapping[str, msgspec.Raw], path: Path
) -> dict[str, str]:
    """The document numbers of a table by record id, without decoding more than that.

    Raises:
        StorageError: `DATA_DAMAGED` with `field` «id» for records without one or two of the same.
    """
    return numbers(kind, _decode(kind, msgspec.json.Decoder(_OnlyId), table, path), path)


def numbers(kind: type[AnyRecord], found: Mapping[str, _HasId], path: Path) -> dict[str, str]:
    """The document numbers by record id, of records by document number.

    Raises:
        StorageError: `DATA_DAMAGED` with `field` «id» for two of the same.
    """
    by_id = {one.id: doc for doc, one in found.items()}
    if len(by_id) < len(found):
        raise _damaged(kind, path, "id")
    return by_id


def last_number(kind: type[AnyRecord], table: Mapping[str, msgspec.Raw], path: Path) -> int:
    """The highest document number of a table.

    Raises:
        StorageError: `DATA_DAMAGED` for one that is no number.
    """
    try:
        return max(map(int, table), default=0)
    except ValueError:
        raise _damaged(kind, path, "") from None


def _decode(
    kind: type[AnyRecord],
    decoder: msgspec.json.Decoder[T],
    table: Mapping[str, msgspec.Raw],
    path: Path,
) -> dict[str, T]:
    try:
        return {doc: decoder.decode(raw) for doc, raw in table.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged(kind, path, _field(str(error))) from None


def _damaged(kind: type[AnyRecord], path: Path, field: str) -> StorageError:
    return StorageError(Fault.DATA_DAMAGED, path=path, table=TABLES[kind], field=field)


def _field(message: str) -> str:
    place, missing = re.search(_PLACE, message), re.search(_MISSING, message)
    return ".".join(m[1] for m in (place, missing) if m)
