"""What may be done in a meeting, and what it would be left without."""

from __future__ import annotations

from datetime import datetime, time
from enum import StrEnum

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.teams import ItemKind
from elvis_tui.domain.written import is_written


def go_to(meeting: Meeting, index: int) -> Meeting:
    """The meeting with another item in front, kept inside the agenda."""
    return replace(meeting, current=max(0, min(index, len(meeting.agenda) - 1)))


def put_item(meeting: Meeting, item: AgendaItem) -> Meeting:
    """The meeting with `item` in place of the one of the same id, or added last."""
    if any(i.id == item.id for i in meeting.agenda):
        return replace(
            meeting, agenda=tuple(item if i.id == item.id else i for i in meeting.agenda)
        )
    return replace(meeting, agenda=(*meeting.agenda, item))


def note(meeting: Meeting, item_id: str, entry: Entry) -> Meeting:
    """The meeting with `entry` noted under an item (in place of the entry of the same id).

    Raises:
        DomainError: `MEETING_NOT_RUNNING`, `EMPTY_FIELD` or `NOT_FOUND`.
    """
    if not meeting.is_running:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    if not is_written(entry.text):
        raise DomainError(Fault.EMPTY_FIELD, field="text")
    item = next((i for i in meeting.agenda if i.id == item_id), None)
    if item is None:
        raise DomainError(Fault.NOT_FOUND, what="item")
    if any(e.id == entry.id for e in item.entries):
        entries = tuple(entry if e.id == entry.id else e for e in item.entries)
    else:
        entries = (*item.entries, entry)
    return put_item(meeting, replace(item, entries=entries))


def item_kind(item: AgendaItem) -> ItemKind:
    """What an item is about; a case, also where it is about one student in it."""
    if item.case_id:
        return ItemKind.CASE
    if item.subject is None:
        return ItemKind.OTHER
    is_student = item.subject.kind is SubjectKind.STUDENT
    return ItemKind.STUDENT if is_student else ItemKind.CLASS


def in_minutes(meeting: Meeting) -> Meeting:
    """The meeting as documents tell of it: without the private notes; the very same without any."""
    if not any(e.private for i in meeting.agenda for e in i.entries):
        return meeting
    return replace(meeting, agenda=tuple(replace(i, entries=i.told) for i in meeting.agenda))


def set_status(meeting: Meeting, item_id: str, status: ItemStatus) -> Meeting:
    """The meeting with an item closed, put off, or (the same again) back to reported."""
    return replace(
        meeting,
        agenda=tuple(
            replace(i, status=ItemStatus.REPORTED if i.status is status else status)
            if i.id == item_id
            else i
            for i in meeting.agenda
        ),
    )


def finish(meeting: Meeting, *, at: datetime) -> Meeting:
    """The meeting, ended at `at`; what nobody touched is put off to the next meeting.

    Raises:
        DomainError: `MEETING_NOT_RUNNING`.
    """
    if not meeting.is_running:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    return replace(
        meeting,
        status=MeetingStatus.FINISHED,
        finished_at=at,
        end=time(at.hour, at.minute),
        agenda=tuple(
            replace(i, status=ItemStatus.POSTPONED)
            if i.is_untouched
            else replace(i, status=ItemStatus.CLOSED)
            if i.status is ItemStatus.REPORTED
            else i
            for i in meeting.agenda
        ),
    )


class OpenEnd(StrEnum):
    """Something a meeting would be left without."""

    NOBODY_PRESENT = "nobody_present"
    NOTHING_NOTED = "nothing_noted"
    """In the closing meeting of a case: such minutes do not close it."""
    TASK_WITHOUT_WHO = "task_without_who"
    TASK_WITHOUT_DUE = "task_without_due"
    UNTOUCHED = "untouched"


def open_ends(meeting: Meeting) -> dict[OpenEnd, int]:
    """What is still missing before the meeting ends, and how many of each."""
    tasks = [e for i in meeting.agenda for e in i.entries if e.kind is EntryKind.TASK]
    found = {
        OpenEnd.NOBODY_PRESENT: int(not meeting.present),
        OpenEnd.NOTHING_NOTED: int(bool(meeting.case_id) and not _is_noted(meeting)),
        OpenEnd.TASK_WITHOUT_WHO: sum(not t.who.strip() for t in tasks),
        OpenEnd.TASK_WITHOUT_DUE: sum(t.due is None for t in tasks),
        OpenEnd.UNTOUCHED: sum(i.is_untouched for i in meeting.agenda),
    }
    return {end: count for end, count in found.items() if count}


def _is_noted(meeting: Meeting) -> bool:
    return any(is_written(e.text) for i in meeting.agenda for e in i.told)
