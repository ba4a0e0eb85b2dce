"""Taking a text that stands no more in a record out of its history, for a student's sake."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from elvis_tui.domain import fields
from elvis_tui.domain.erasing import copy_marks, is_written, text_mark, written_fields
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.text import folded, without_parts
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.reader import Reader


def former_texts(reader: Reader, entry: HistoryEntry) -> list[FreeText]:
    """The texts that an entry tells, and that stand in the data no more.

    What stands still is put right, or taken away, where it stands.
    """
    sides = ((c.field, side) for c in entry.changes for side in (c.before, c.after))
    told = [text for field, side in sides for text in _texts(side, field)]
    told += _texts(unmasked(entry.why), "why")
    now = _standing(reader, entry.record_id)
    return [FreeText(text) for text in dict.fromkeys(told) if text not in now]


def confided_texts(gate: Gate, entry: HistoryEntry) -> list[FreeText]:
    """The restricted texts that an entry tells, of whoever sits at the keyboard, and no others.

    They stand in no record any more: what does is taken away where it stands.

    Args:
        gate: Through which the entry was read.
        entry: As it was read.
    """
    whole = gate.to_change(HistoryEntry, entry.id)
    shown = {text for _owner, text in _owned(entry)}
    hidden = (one for one in _owned(whole) if one[1] not in shown)
    mine = dict.fromkeys(text for owner, text in hidden if gate.may_open(FreeText(owner)))
    stored = (gate.as_stored(kind).get(entry.record_id) for kind in TABLES)
    now = {unmasked(text) for one in stored if one for text in fields.values(one, is_written)}
    return [FreeText(text) for text in mine if text not in now]


def keeps_back(entry: HistoryEntry) -> bool:
    """Whether something of an entry is for its owner alone."""
    return any(is_withheld(text) for _owner, text in _owned(entry))


def _owned(entry: HistoryEntry) -> Iterator[tuple[str, str]]:
    """The texts in the pieces that an entry tells, each with whose it is."""
    for change in entry.changes:
        for side in (change.before, change.after):
            yield from _pieces(side)


def _pieces(value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, list):
        for inner in value:
            yield from _pieces(inner)
    elif isinstance(value, dict):
        for text, owner in (("text", "by"), ("in_confidence", "confided_by")):
            if isinstance(told := value.get(text), str) and told:
                yield str(value.get(owner) or ""), told
        for inner in value.values():
            yield from _pieces(inner)


def _texts(value: Any, field: str) -> Iterator[str]:
    """What people wrote, at any depth of the JSON value of a field."""
    if isinstance(value, str):
        if value.strip() and field in written_fields() and not is_withheld(value):
            yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, field)


def _standing(reader: Reader, record_id: str) -> set[str]:
    """The texts of a record as it is, and of what was noted in meetings about it."""
    held: list[Record] = [
        found for kind in TABLES if (found := reader.find(kind, record_id)) is not None
    ]
    for _meeting, item, about in _taken_up(reader, record_id):
        held += [one for one in item.entries if about or one.task_id == record_id]
    return {unmasked(text) for one in held for text in fields.values(one, is_written)}


def erase(
    desk: Desk, entry_id: str, text: FreeText, why: FreeText, seen_from: tuple[str, str]
) -> None:
    """Take a former text out of the history of its record, and out of all former versions.

    What a meeting's item said of it goes too. Who changed what, and when, stays, and so does that
    this was done.

    Args:
        desk: Where it is.
        entry_id: An entry that tells it.
        text: What is to go.
        why: Told in the history.
        seen_from: The record, by table and id, whose history was read: it tells that this was
            done where the entry is one of a meeting, of which it shows no more than concerns it.

    Raises:
        DomainError: `NOT_FOUND` when the entry is gone, `TEXT_STANDS` when the text does not
            belong to it or stands in the data still, `EMPTY_FIELD` without a reason,
            `REASON_REPEATS` for one with the text in it.
    """
    entry = desk.get(HistoryEntry, entry_id)
    if text not in former_texts(desk, entry):
        raise DomainError(Fault.TEXT_STANDS)
    if folded(unmasked(text)) in folded(unmasked(why)):
        raise DomainError(Fault.REASON_REPEATS, field="why")
    whose = entry.record_id
    told_of = [(entry.table, whose)]
    if entry.table == TABLES[Meeting]:
        told_of.append(seen_from)
    desk.erase(
        "history.erase",
        *_meetings_without(desk, whose, text),
        marks=(
            text_mark(whose, unmasked(text)),
            *copy_marks([unmasked(text)], *_known_by(desk, whose)),
        ),
        why=why,
        told_of=tuple(told_of),
    )
    desk.drafts.forget(unmasked(text))


def _known_by(reader: Reader, record_id: str) -> tuple[str | None, ...]:
    """What items of meetings may be about that say what stood in a record."""
    if task := reader.find(Task, record_id):
        return record_id, task.subject.id if task.subject else None, task.case_id
    follow_up = reader.find(FollowUp, record_id)
    return record_id, follow_up.subject.id if follow_up else None


def _taken_up(reader: Reader, record_id: str) -> Iterator[tuple[Meeting, AgendaItem, bool]]:
    """The items of the meetings that mention a record, and whether each is about it."""
    for meeting in reader.mentioning(Meeting, record_id):
        for item in meeting.agenda:
            yield meeting, item, record_id in (item.follow_up_id, item.case_id)


def _meetings_without(desk: Desk, record_id: str, text: FreeText) -> Iterable[Meeting]:
    """The meetings whose items said it of the record, without it."""
    gone = unmasked(text)

    def without(item: AgendaItem) -> AgendaItem:
        if record_id not in (item.follow_up_id, item.case_id):
            return item
        left = without_parts(unmasked(item.detail), lambda part: part == gone)
        same = left == unmasked(item.detail)
        return item if same else replace(item, detail=FreeText(left))

    for meeting in desk.mentioning(Meeting, record_id):
        agenda, left_out = map(without, meeting.agenda), map(without, meeting.left_out)
        after = replace(meeting, agenda=tuple(agenda), left_out=tuple(left_out))
        if after != meeting:
            yield after
