"""What happened to a record: who changed which field, from what to what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import to_builtins

from elvis_tui.domain.record import Record


class FieldChange(Record, frozen=True, kw_only=True):
    """One field's values before and after, as plain JSON values.

    Of a list only what left (`before`) and what came (`after`) is kept.
    """

    field: str
    before: Any = None
    after: Any = None


class HistoryEntry(Record, frozen=True, kw_only=True):
    """One change of one record; `number` orders entries whatever the clock did."""

    id: str
    number: int
    at: datetime
    by: str
    verb: str
    table: str
    record_id: str
    changes: tuple[FieldChange, ...] = ()


def plain(value: object) -> Any:
    """`value` as JSON gives it back: dates as text, records as objects, tuples as lists."""
    return _with_lists(to_builtins(value))


def _with_lists(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_with_lists(v) for v in value]
    if isinstance(value, dict):
        return {key: _with_lists(v) for key, v in value.items()}
    return value


_EMPTY = (None, "", ())


def differences(before: Record | None, after: Record | None) -> tuple[FieldChange, ...]:
    """What changed between two versions of a record; None stands for «not there»."""
    record = after if after is not None else before
    if record is None:
        return ()
    changes = []
    for name in (f for f in record.__struct_fields__ if f != "id"):
        old = getattr(before, name) if before is not None else None
        new = getattr(after, name) if after is not None else None
        if old == new or (before is None and new in _EMPTY) or (after is None and old in _EMPTY):
            continue
        if isinstance(new, tuple) or isinstance(old, tuple):
            old, new = _without(old or (), new or ()), _without(new or (), old or ())
        changes.append(FieldChange(field=name, before=plain(old), after=plain(new)))
    return tuple(changes)


def _without(some: tuple[Any, ...], others: tuple[Any, ...]) -> tuple[Any, ...]:
    """What is in `some` more often than in `others`."""
    rest, left = list(others), []
    for value in some:
        if value in rest:
            rest.remove(value)
        else:
            left.append(value)
    return tuple(left)
