"""Schema 2: the file tells when it was saved, so that a loss can be told in minutes."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime

import msgspec

from elvis_tui.domain.record import Record, replace
from elvis_tui.storage.durable import Meta, RawTable


class _Entry(Record, frozen=True):
    at: datetime


def upgrade(meta: Meta, tables: dict[str, RawTable]) -> tuple[Meta, dict[str, RawTable]]:
    """The newest change is the nearest a file of schema 1 comes to when it was saved."""
    saved = ""
    history = tables.get("history") or {}
    if history:
        # What is wrong with an entry is told where the table is read.
        with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError, OverflowError):
            newest = msgspec.json.decode(history[next(reversed(history))], type=_Entry).at
            saved = newest.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return replace(meta, schema=2, saved=saved), tables
