"""One kind of what was noted made into another."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting
from elvis_tui.domain.meetings.rules import place
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings import verbs

NEXT = {
    EntryKind.INFO: EntryKind.DECISION,
    EntryKind.DECISION: EntryKind.TASK,
    EntryKind.TASK: EntryKind.INFO,
}


def next_kind(entry: Entry) -> EntryKind:
    """What it becomes next; what its owner alone may read is never a task."""
    kind = NEXT[entry.kind]
    return EntryKind.INFO if entry.is_kept_back and kind is EntryKind.TASK else kind


def turn(desk: Desk, meeting_id: str, entry_id: str, kind: EntryKind) -> Meeting:
    """Make what was noted into another kind; the task that it was is taken away.

    Raises:
        DomainError: `NOT_FOUND`; as `verbs.note`.
    """
    item, entry = place(desk.store.get(Meeting, meeting_id), entry_id)
    turned = replace(entry, kind=kind)
    return verbs.note(desk, meeting_id, item.id, turned, verb="meeting.turn")


def done_task(reader: Reader, entry: Entry) -> Task | None:
    """The task that came of it, where it is done already: it is not taken away unasked."""
    task = reader.find(Task, entry.task_id) if entry.task_id else None
    return task if task and not task.is_open else None
