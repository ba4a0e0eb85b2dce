"""Taking away for the sake of a student: what was written is gone, that it was is not.

Whatever holds an object with the id of what is taken away holds it no more, at any depth: a note
in a follow-up, and the same note in the history of that follow-up and in older versions of it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.record import replace


def without(value: Any, ids: Collection[str]) -> Any:
    """A JSON value in which no object has one of `ids`."""
    if isinstance(value, list):
        return [without(one, ids) for one in value if not _is_one(one, ids)]
    if isinstance(value, dict):
        return {k: without(one, ids) for k, one in value.items() if not _is_one(one, ids)}
    return value


def _is_one(value: Any, ids: Collection[str]) -> bool:
    known = value.get("id") if isinstance(value, dict) else None
    return isinstance(known, str) and known in ids


def erased(entry: HistoryEntry, ids: Collection[str]) -> HistoryEntry:
    """An entry that tells nothing of what is taken away; who did what, and when, stays.

    An entry of the history of what is taken away itself tells of no field any more.
    """
    if entry.record_id in ids:
        return replace(entry, changes=())
    cleaned = (
        change
        if not (change.left or change.came)
        else FieldChange(
            field=change.field,
            before=without(change.left, ids),
            after=without(change.came, ids),
        )
        for change in entry.changes
    )
    kept = (
        new
        for old, new in zip(entry.changes, cleaned, strict=True)
        if new is old or new.left or new.came
    )
    return replace(entry, changes=tuple(kept))
