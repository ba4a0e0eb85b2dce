"""Putting right, or taking away, what was noted in a meeting that is over.

The minutes are made of what stands: each change gives them a new version, with a line that says so.
"""

from __future__ import annotations

from elvis_tui.domain.erasing import copy_marks
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.presence import People, merged
from elvis_tui.domain.meetings.records import Entry, Meeting
from elvis_tui.domain.meetings.rules import place, with_entry
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.written import is_written
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.myself import check_erasing, check_owner
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import check_entry
from elvis_tui.services.meetings.restricting import settled
from elvis_tui.services.meetings.versions import next_of


def find(reader: Reader, meeting_id: str, entry_id: str) -> Entry:
    """What was noted.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    meeting = reader.get(Meeting, meeting_id)
    return place(meeting, entry_id)[1]


def correct(desk: Desk, meeting_id: str, entry: Entry, why: FreeText) -> Meeting:
    """Save what was noted as it should have been; the task that came of it follows.

    Raises:
        DomainError: `NOT_FOUND`, `EMPTY_FIELD`; as `restricting.settled` and `check_entry`.
    """
    if not is_written(entry.text):
        raise DomainError(Fault.EMPTY_FIELD, field="text")
    meeting = desk.store.get(Meeting, meeting_id)
    check_entry(desk, meeting, entry)
    before = place(meeting, entry.id)[1]
    entry = settled(desk, before, entry)
    tasks = [following(task, before, entry) for task in _tasks(desk, entry)]
    meeting, versions = next_of(desk, meeting, with_entry(meeting, entry.id, entry), why)
    desk.save("meeting.correct", meeting, *versions, *tasks, why=why)
    return meeting


def following(task: Task, before: Entry, after: Entry) -> Task:
    """The task that came of an entry, with what was changed in the entry.

    The rest is the task's own: who is to do it may have another name by now.
    """
    sides = {"what": "text", "who": "who", "due": "due"}
    changed = {
        field: getattr(after, side)
        for field, side in sides.items()
        if getattr(after, side) != getattr(before, side)
    }
    return replace(task, **changed)


def correct_attendance(
    desk: Desk, meeting_id: str, base: People, typed: People, why: FreeText
) -> Meeting:
    """Save who was there, as it should have been; nothing is saved where nothing differs.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        base: Who stood there when it was begun: what was changed elsewhere since then stays.
        typed: Who was there.
        why: Why it is put right; empty for a slip.
    """
    before = desk.store.get(Meeting, meeting_id)
    participants = merged(base, typed, before.participants)
    if participants == before.participants:
        return before
    after = replace(before, participants=participants)
    meeting, versions = next_of(desk, before, after, why)
    desk.save("meeting.correct", meeting, *versions, why=why)
    return meeting


def take_away(desk: Desk, meeting_id: str, entry_id: str) -> Meeting:
    """Take away what was noted by mistake, and the task that came of it; it can be undone.

    Raises:
        DomainError: `NOT_FOUND`; `NOT_YOURS` for what is restricted and somebody else's.
    """
    meeting = desk.store.get(Meeting, meeting_id)
    _item, entry = place(meeting, entry_id)
    if entry.is_kept_back:
        check_owner(desk, desk.user, entry.by)
    after = with_entry(meeting, entry_id, None)
    meeting, versions = next_of(desk, meeting, after, FreeText(""))
    desk.save("meeting.take_away", meeting, *versions, delete=_tasks(desk, entry))
    return meeting


def erase(desk: Desk, meeting_id: str, entry_id: str, why: FreeText) -> Meeting:
    """Take away for a student's sake: gone from data, history and former versions alike.

    Raises:
        DomainError: `NOT_FOUND`, `EMPTY_FIELD` without a reason; `NOT_YOURS` as
            `myself.check_erasing`.
    """
    meeting = desk.store.get(Meeting, meeting_id)
    _item, entry = place(meeting, entry_id)
    if entry.is_kept_back:
        check_erasing(desk, desk.user, entry.by)
    tasks = _tasks(desk, entry)
    # No version holds it from now on, the one that is stored of what stood until now neither.
    without = with_entry(meeting, entry_id, None)
    meeting, versions = next_of(desk, without, without, why)
    marks = (entry_id, *(mark for task in tasks for mark in (task.id, *_copies(desk, task))))
    desk.erase("meeting.erase", meeting, *versions, delete=tasks, marks=marks, why=why)
    desk.drafts.forget(unmasked(entry.text))
    return meeting


def _tasks(desk: Desk, entry: Entry) -> list[Task]:
    task = desk.store.find(Task, entry.task_id) if entry.task_id else None
    return [task] if task else []


def _copies(desk: Desk, task: Task) -> tuple[str, ...]:
    """The marks of a task as meetings took it up, in all the words it has had."""
    subject, words = task.subject, [unmasked(task.what)]
    for entry in desk.store.mentioning(HistoryEntry, task.id):
        if entry.record_id == task.id:
            told = (c for c in entry.changes if c.field == "what")
            words += (side for c in told for side in (c.before, c.after) if isinstance(side, str))
    return copy_marks(words, task.id, task.case_id, subject.id if subject else None)
