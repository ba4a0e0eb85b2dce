"""Schema 4: the plan is a source; of its rows only the marks stay in the data.

A case is given the digest of the plan that was read last. A row that cannot be read stays where it
lay, so that what is wrong with it can still be seen.
"""

from __future__ import annotations

from typing import Any

import msgspec

from elvis_tui.domain.plan.records import activity_keys
from elvis_tui.domain.record import Record, replace
from elvis_tui.storage.durable import Meta, RawTable

ROWS, MARKS, CASES, FACTS = "activities", "activity_marks", "cases", "facts"
_DIGEST = "plan_digest"
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class _Row(Record, frozen=True):
    """What is needed of a row; `done` are its marks, with whatever else stood in them."""

    id: str
    text: str
    done: tuple[dict[str, Any], ...] = ()


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """Every mark becomes a record that knows its row by the row's own words."""
    new = dict(tables)
    rows, left = _rows(new.pop(ROWS, {}))
    if left:
        new[ROWS] = left
    if marks := _marks(rows):
        new[MARKS] = {str(n): msgspec.Raw(msgspec.json.encode(m)) for n, m in enumerate(marks, 1)}
    if FACTS in new:
        new[FACTS], digest = _without_digest(new[FACTS])
        if digest and CASES in new:
            new[CASES] = {doc: _opened_under(digest, raw) for doc, raw in new[CASES].items()}
    return replace(meta, schema=4), new


def _rows(table: RawTable) -> tuple[list[_Row], RawTable]:
    """The rows in the plan's order, and those that cannot be read."""
    rows, left = [], {}
    for doc, raw in table.items():
        try:
            rows.append(msgspec.json.decode(raw, type=_Row))
        except _UNREADABLE:
            left[doc] = raw
    return sorted(rows, key=lambda row: (len(row.id), row.id)), left


def _marks(rows: list[_Row]) -> list[dict[str, Any]]:
    keys = activity_keys(row.text for row in rows)
    return [
        {**mark, "id": f"mark-{row.id}-{number}", "activity": key, "text": row.text}
        for row, key in zip(rows, keys, strict=True)
        for number, mark in enumerate(row.done, 1)
    ]


def _without_digest(table: RawTable) -> tuple[RawTable, str]:
    """The facts without the digest of the plan that was read last, and that digest."""
    new, digest = dict(table), ""
    for doc, raw in table.items():
        record = _plain(raw)
        if _DIGEST in record:
            digest = str(record.pop(_DIGEST))
            new[doc] = msgspec.Raw(msgspec.json.encode(record))
    return new, digest


def _opened_under(digest: str, raw: msgspec.Raw) -> msgspec.Raw:
    record = _plain(raw)
    if not record or record.get(_DIGEST):
        return raw
    return msgspec.Raw(msgspec.json.encode({**record, _DIGEST: digest}))


def _plain(raw: msgspec.Raw) -> dict[str, Any]:
    """A record's fields; none of what is no record, which is told of where the table is read."""
    try:
        return msgspec.json.decode(raw, type=dict[str, Any])
    except _UNREADABLE:
        return {}
