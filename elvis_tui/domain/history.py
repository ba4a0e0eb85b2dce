"""What happened to a record: who changed which field, from what to what."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any

from msgspec import to_builtins

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.marks import Id, Line, Mark, Word
from elvis_tui.domain.record import Record, replace


class Reading(StrEnum):
    """On what occasion somebody read a case: the verb of the entry that tells of it."""

    PAGE = "case.read"
    MEETING = "case.read_in_meeting"
    """It was up in a meeting, with what the room should know of it."""
    MINUTES = "case.read_in_minutes"
    DOCUMENT = "case.read_in_document"
    """A document of it was written to a file."""
    SHELL = "case.read_in_shell"
    """A command of the shell wrote it."""


EVERY = "*"
"""The record id of an entry that tells of many records at once."""
UNDO, REDO = "undo", "redo"
"""What stands, with a colon, before the verb of a change that was taken back or made again."""


class FieldChange(Record, frozen=True, kw_only=True):
    """One field's values before and after, as plain JSON values.

    Of a list only what left (`before`) and what came (`after`) is kept.
    """

    field: Annotated[Word, Mark.UNTOLD]
    before: Annotated[object, Mark.UNTOLD] = None
    after: Annotated[object, Mark.UNTOLD] = None

    @property
    def left(self) -> list[Any]:
        """Of a field that holds a list: what left it."""
        return self.before if isinstance(self.before, list) else []

    @property
    def came(self) -> list[Any]:
        """Of a field that holds a list: what came into it."""
        return self.after if isinstance(self.after, list) else []


class HistoryEntry(Record, frozen=True, kw_only=True):
    """One change of one record; `number` orders entries whatever the clock did.

    `why` is told of what was put right or taken away, where it was more than a slip.
    """

    id: Id
    number: Annotated[int, Mark.UNTOLD]
    at: Annotated[datetime, Mark.UNTOLD]
    by: Annotated[Line, Mark.UNTOLD, Mark.WHO]
    verb: Annotated[Word, Mark.UNTOLD]
    table: Annotated[Word, Mark.UNTOLD]
    record_id: Id
    changes: Annotated[tuple[FieldChange, ...], Mark.UNTOLD] = ()
    why: Annotated[Line, Mark.UNTOLD] = FreeText("")


def verb_itself(verb: str) -> str:
    """The verb of a change, also of one that was taken back: «undo:case.start» is «case.start»."""
    return verb.rpartition(":")[2]


def standing(history: Iterable[HistoryEntry]) -> list[HistoryEntry]:
    """The changes that stand, in the order they were made: what was taken back is left out.

    Neither the change nor its undoing is there; what was done again is told as it was at first.
    """
    kept: list[HistoryEntry] = []
    for entry in sorted(history, key=lambda e: e.number):
        mark, _, verb = entry.verb.rpartition(":")
        if mark == UNDO:
            undone = (e for e in reversed(kept) if (e.verb, e.record_id) == (verb, entry.record_id))
            if (last := next(undone, None)) is not None:
                kept.remove(last)
                continue
        kept.append(replace(entry, verb=verb) if mark == REDO else entry)
    return kept


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


def narrowed(entry: HistoryEntry, concerns: Callable[[dict[str, Any]], bool]) -> HistoryEntry:
    """A meeting's entry with nothing left in it but the agenda items that `concerns` says yes to.

    One agenda tells of many students; on the page of one, nobody else is to be read.
    """
    kept = []
    for change in entry.changes:
        if change.field == "agenda":
            before, after = (
                [item for item in items if concerns(item)] for items in (change.left, change.came)
            )
            if before or after:
                kept.append(FieldChange(field="agenda", before=before, after=after))
    return replace(entry, changes=tuple(kept))
