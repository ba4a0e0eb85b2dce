"""Taking away for the sake of a student: what was written is gone, that it was is not.

What is to go is told by marks, each a text that can be stored while it is not yet gone from
everywhere. One is the id of an object: whatever holds it holds it no more, at any depth: a note
in a follow-up, and the same note in the history of that follow-up and in older versions of it.
The other is of a text that no longer stands in a record: the history and the older versions of
that record, and what was said of it in a meeting, hold it no more.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from elvis_tui.domain.history import FieldChange, HistoryEntry, plain
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.meetings.item_changes import ItemChange
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MinutesVersion
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import without_parts

if TYPE_CHECKING:
    from elvis_tui.domain.fields import Field

_TEXT_MARK = re.compile(r"text:(?P<salt>[0-9a-f]{32}):(?P<digest>[0-9a-f]{64}):(?P<whose>.*)", re.S)
_WHOSE = ("id", "record_id", "follow_up_id", "case_id", "task_id")
"""The fields of an object that may tell which record it is of."""
_ITEM = "item:"
_OF_ITEM = ("title", "detail")
"""The fields of an item of a meeting that texts are copied into."""


def text_mark(record_id: str, text: str) -> str:
    """The mark of a text that stood in a record; the text cannot be read out of it."""
    salt = secrets.token_hex(16)
    return f"text:{salt}:{_digest(salt, text)}:{record_id}"


def copy_marks(texts: Iterable[str], *record_ids: str | None) -> tuple[str, ...]:
    """The marks of texts as they were copied onto the saksliste of meetings.

    Args:
        texts: As they stood in a record.
        record_ids: Of all that an item with the copy may be about; it holds one of them.
    """
    written = dict.fromkeys(text for text in texts if text.strip())
    whose = [f"{_ITEM}{one}" for one in record_ids if one]
    return tuple(text_mark(one, text) for text in written for one in whose)


def _digest(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}{text}".encode(errors="surrogatepass")).hexdigest()


def _field(holder: Mapping[str, Any], key: str) -> str:
    """The field whose value stands under a key: what a change tells of has the changed one's."""
    told = holder.get("field")
    return told if key in ("before", "after") and isinstance(told, str) else key


class Erasure:
    """What is to go, by its marks.

    Attributes:
        words: Whatever holds something that is to go holds one of them.
    """

    def __init__(self, marks: Collection[str]) -> None:
        self._texts: dict[str, set[tuple[str, str]]] = {}
        self._marks = frozenset(marks)
        self._ids = frozenset(mark for mark in marks if not _TEXT_MARK.fullmatch(mark))
        for found in filter(None, map(_TEXT_MARK.fullmatch, marks)):
            self._texts.setdefault(found["whose"], set()).add((found["salt"], found["digest"]))
        self.words = (*self._marks, *(one.removeprefix(_ITEM) for one in self._texts))

    def without(self, value: Any, whose: frozenset[str] = frozenset(), field: str = "") -> Any:
        """A JSON value without any of it.

        Args:
            value: A record, or something in one.
            whose: The records it is known to be of.
            field: The one it stands in.
        """
        if isinstance(value, list):
            return [self.without(one, whose, field) for one in value if not self._goes(one)]
        if isinstance(value, dict):
            kept = {k: one for k, one in value.items() if not self._is_one(one)}
            inner = whose.union(self._records(value)) if self._texts else whose
            return {k: self.without(one, inner, _field(value, k)) for k, one in kept.items()}
        if not isinstance(value, str) or not whose or field not in written_fields():
            return value
        if field not in _OF_ITEM:
            whose = frozenset(one for one in whose if not one.startswith(_ITEM))
        return without_parts(value, lambda part: self._is_text(part, whose))

    def _goes(self, value: Any) -> bool:
        """Whether a list holds it no more: the object, or the mark of a text."""
        if isinstance(value, str):
            return value in self._marks - self._ids
        return self._is_one(value)

    def _is_one(self, value: Any) -> bool:
        known = value.get("id") if isinstance(value, dict) else None
        return isinstance(known, str) and known in self._ids

    def _records(self, value: Mapping[str, Any]) -> Iterator[str]:
        told = [one for field in _WHOSE if isinstance(one := value.get(field), str)]
        subject = value.get("subject")
        about = [subject.get("id")] if isinstance(subject, dict) else []
        copies = (f"{_ITEM}{one}" for one in (*told, *about))
        return (one for one in (*told, *copies) if one in self._texts)

    def _is_text(self, value: str, whose: frozenset[str]) -> bool:
        told = (one for record_id in whose for one in self._texts[record_id])
        return any(_digest(salt, value) == digest for salt, digest in told)

    def of(self, entry: HistoryEntry) -> HistoryEntry:
        """An entry that tells nothing of it; who did what, and when, stays.

        An entry of the history of what is taken away itself tells of no field any more.
        """
        if entry.record_id in self._ids:
            return replace(entry, changes=())
        whose = frozenset({entry.record_id} & self._texts.keys())
        cleaned = [self._change(change, whose) for change in entry.changes]
        kept = (
            new
            for old, new in zip(entry.changes, cleaned, strict=True)
            if new == old or new.before or new.after
        )
        why = self.without(entry.why, whose, "why")
        return replace(entry, changes=tuple(kept), why=why)

    def of_version(self, version: MinutesVersion) -> MinutesVersion:
        """A version of minutes that holds nothing of it."""
        cleaned = self.without(msgspec.json.decode(msgspec.json.encode(version)))
        return msgspec.convert(cleaned, MinutesVersion)

    def of_meeting(self, meeting: Meeting) -> Meeting:
        """A meeting of which nothing of it stands among what was changed under its items, nor as a
        copy in them; what stands in it of its own is let be.
        """

        def cleaned(item: AgendaItem) -> AgendaItem:
            left = self.without(plain(item.changed))
            kept = msgspec.convert(left, tuple[ItemChange, ...])
            return item if kept == item.changed else replace(item, changed=kept)

        agenda = tuple(cleaned(item) if item.changed else item for item in meeting.agenda)
        meeting = meeting if agenda == meeting.agenda else replace(meeting, agenda=agenda)
        return self._without_copies(meeting)

    def _without_copies(self, meeting: Meeting) -> Meeting:
        copies = Erasure([mark for mark in self._marks if f":{_ITEM}" in mark])
        if not copies._texts:
            return meeting
        before = msgspec.json.decode(msgspec.json.encode(meeting))
        after = copies.without(before)
        return meeting if after == before else msgspec.convert(after, Meeting)

    def _change(self, change: FieldChange, whose: frozenset[str]) -> FieldChange:
        return FieldChange(
            field=change.field,
            before=self.without(change.before, whose, change.field),
            after=self.without(change.after, whose, change.field),
        )


@cache
def written_fields() -> frozenset[str]:
    """The fields that people write in, by name: a code that reads the same is let be.

    The names of students are not among them, since a former name has to be known to be masked.
    """
    from elvis_tui.domain.fields import Shape, fields_of
    from elvis_tui.domain.kinds import FORMER_FIELDS, TABLES

    kinds: list[type[Record]] = [*TABLES, *FORMER_FIELDS.values()]
    described: list[Field] = []
    for kind in kinds:  # it grows while it is gone through
        described += fields_of(kind).values()
        inner = {field.record for field in fields_of(kind).values() if field.record}
        kinds += [one for one in inner if one not in kinds]
    codes = {field.name for field in described if field.shape is Shape.CODE}
    written = {field.name for field in described if is_written(field)}
    return frozenset(written - codes)


def is_written(field: Field) -> bool:
    """Whether a person writes what somebody may want gone in a field."""
    return Mark.WRITTEN in field.marks and not field.marks & {Mark.OWN_NAME, Mark.WHO}
