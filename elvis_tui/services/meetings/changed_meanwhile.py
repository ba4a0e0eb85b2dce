"""What was changed in a meeting of whom or of what its items are about, gathered from the history.

Until the meeting ends it is reckoned anew each time; then it stands under its item, and changes no
more.
"""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.across.changed_meanwhile import net, told
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import REDO, HistoryEntry, standing
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.item_changes import ItemChange
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings.plan_item import activity_of


def with_changes(reader: Reader, meeting: Meeting) -> Meeting:
    """A meeting that runs, with what has been changed in it so far; any other as it is.

    What two items are about stands under the first of them.
    """
    if not meeting.is_running:
        return meeting
    whose: dict[str, str] = {}
    for item in meeting.agenda:
        for record_id in _records(reader, meeting, item):
            whose.setdefault(record_id, item.id)
    found: dict[str, list[ItemChange]] = {}
    for change in _changes(reader, meeting, tuple(whose)):
        found.setdefault(whose[change.record_id], []).append(change)
    if not found:
        return meeting
    agenda = (replace(item, changed=tuple(found.get(item.id, ()))) for item in meeting.agenda)
    return replace(meeting, agenda=tuple(agenda))


def of_item(reader: Reader, meeting: Meeting, item: AgendaItem) -> tuple[ItemChange, ...]:
    """What has been changed of one item so far; of a meeting that is over, as it stood then."""
    if not meeting.is_running:
        return item.changed
    return tuple(_changes(reader, meeting, tuple(_records(reader, meeting, item))))


def _records(reader: Reader, meeting: Meeting, item: AgendaItem) -> Iterator[str]:
    """The ids of the records an item is about."""
    if item.follow_up_id:
        yield item.follow_up_id
    if item.case_id:
        yield item.case_id
    if item.task_id:
        yield item.task_id
    if about := item.subject:
        every = reader.all(FollowUp).values()
        yield from (f.id for f in every if f.subject == about and f.team == meeting.team)
        if about.kind is SubjectKind.STUDENT:
            yield from (c.id for c in reader.all(Consent).values() if c.student == about.id)
    yield from (t.id for t in reader.all(Task).values() if _is_about(t, meeting, item))
    if activity := activity_of(reader, meeting, item):
        yield from (activity.id, activity.key)


def _is_about(task: Task, meeting: Meeting, item: AgendaItem) -> bool:
    if task.meeting_id == meeting.id:
        return False  # It stands there as what was noted.
    if task.case_id:
        return task.case_id == item.case_id  # The case may be hidden where the student is not.
    return item.subject is not None and task.subject == item.subject


def _changes(reader: Reader, meeting: Meeting, ids: tuple[str, ...]) -> Iterator[ItemChange]:
    by_record: dict[tuple[str, str], list[HistoryEntry]] = {}
    for entry in standing(_since_it_began(reader, meeting)):
        if whose := _whose(entry, ids):
            by_record.setdefault((entry.table, whose), []).append(entry)
    for (table, whose), theirs in by_record.items():
        task = reader.find(Task, whose) if table == TABLES[Task] else None
        for change in told(table, net(theirs)):
            named = replace(change, text=task.what, who=task.who) if task else change
            yield replace(named, record_id=whose)


def _since_it_began(reader: Reader, meeting: Meeting) -> list[HistoryEntry]:
    """What was done since the meeting began; nothing where the history does not tell when."""
    since = []
    for entry in reader.newest(HistoryEntry):
        if entry.record_id != meeting.id:
            since.append(entry)
        elif entry.verb in _BEGAN:
            return since
    return []


_BEGAN = ("meeting.start", f"{REDO}:meeting.start")


def _whose(entry: HistoryEntry, ids: tuple[str, ...]) -> str:
    """Which of the records an entry is of: a mark of the plan is that of its activity."""
    if entry.table == TABLES[DoneMark]:
        keys = (c.before or c.after for c in entry.changes if c.field == "activity")
        return next((str(key) for key in keys if key in ids), "")
    return entry.record_id if entry.record_id in ids else ""
