"""What was changed in a meeting of whom or of what its items are about, gathered from the history.

Until the meeting ends it is reckoned anew each time; then it stands under its item, and changes no
more.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from elvis_tui.domain.across.changed_meanwhile import net, told
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import REDO, HistoryEntry, standing
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.item_changes import ItemChange
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.plan.records import Activity, DoneMark
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings.plan_item import activity_in, rows


def with_changes(reader: Reader, meeting: Meeting) -> Meeting:
    """A meeting that runs, with what has been changed in it so far; any other as it is.

    What two items are about stands under the first of them.
    """
    if not meeting.is_running:
        return meeting
    whose: dict[str, str] = {}
    about = _About(reader, meeting)
    for item in meeting.agenda:
        for record_id in about.records(item):
            whose.setdefault(record_id, item.id)
    found: dict[str, list[ItemChange]] = {}
    for change in _changes(reader, meeting, whose):
        found.setdefault(whose[change.record_id], []).append(change)
    if not found:
        return meeting
    agenda = (replace(item, changed=tuple(found.get(item.id, ()))) for item in meeting.agenda)
    return replace(meeting, agenda=tuple(agenda))


def of_item(reader: Reader, meeting: Meeting, item: AgendaItem) -> tuple[ItemChange, ...]:
    """What has been changed of one item so far; of a meeting that is over, as it stood then."""
    if not meeting.is_running:
        return item.changed
    return tuple(_changes(reader, meeting, set(_About(reader, meeting).records(item))))


class _About:
    """What the items of a meeting may be about, gone through once for all of them."""

    def __init__(self, reader: Reader, meeting: Meeting) -> None:
        self._reader, self._meeting = reader, meeting
        self._plan: list[Activity] | None = None
        self._of: dict[Subject | str, list[str]] = {}
        """The ids of records, by whom or by the case they are about."""
        for one in reader.all(FollowUp).values():
            if one.team == meeting.team:
                self._put(one.subject, one.id)
        for consent in reader.all(Consent).values():
            self._put(Subject.of_student(consent.student), consent.id)
        for task in reader.all(Task).values():
            # What was given in the meeting stands there as what was noted; and the case of a task
            # may be hidden where the student is not.
            if task.meeting_id != meeting.id and (about := task.case_id or task.subject):
                self._put(about, task.id)

    def _put(self, about: Subject | str, record_id: str) -> None:
        self._of.setdefault(about, []).append(record_id)

    def records(self, item: AgendaItem) -> Iterator[str]:
        """The ids of the records an item is about."""
        yield from filter(None, (item.follow_up_id, item.case_id, item.task_id))
        if item.subject:
            yield from self._of.get(item.subject, [])
        if item.case_id:
            yield from self._of.get(item.case_id, [])
        if item.is_of_plan:
            if self._plan is None:
                self._plan = rows(self._reader)
            if activity := activity_in(self._plan, self._meeting, item):
                yield from (activity.id, activity.key)


def _changes(reader: Reader, meeting: Meeting, ids: Container[str]) -> Iterator[ItemChange]:
    by_record: dict[tuple[str, str], list[HistoryEntry]] = {}
    for entry in standing(_since_it_began(reader, meeting, ids)):
        if whose := _whose(entry, ids):
            by_record.setdefault((entry.table, whose), []).append(entry)
    for (table, whose), theirs in by_record.items():
        task = reader.find(Task, whose) if table == TABLES[Task] else None
        for change in told(table, net(theirs)):
            named = replace(change, text=task.what, who=task.who) if task else change
            yield replace(named, record_id=whose)


def _since_it_began(reader: Reader, meeting: Meeting, ids: Container[str]) -> list[HistoryEntry]:
    """What may be of these records since the meeting began; nothing where nobody knows when."""

    def is_beginning(entry: HistoryEntry) -> bool:
        return entry.record_id == meeting.id and entry.verb in _BEGAN

    def wanted(entry: HistoryEntry) -> bool:
        # All else that is done in a meeting is to note in it, and that costs most to clean.
        marks_plan = entry.table == TABLES[DoneMark]
        return marks_plan or entry.record_id in ids or is_beginning(entry)

    since: list[HistoryEntry] = []
    for entry in reader.newest(HistoryEntry, wanted):
        if is_beginning(entry):
            return since
        since.append(entry)
    return []


_BEGAN = ("meeting.start", f"{REDO}:meeting.start")


def _whose(entry: HistoryEntry, ids: Container[str]) -> str:
    """Which of the records an entry is of: a mark of the plan is that of its activity."""
    if entry.table == TABLES[DoneMark]:
        keys = (c.before or c.after for c in entry.changes if c.field == "activity")
        return next((str(key) for key in keys if key in ids), "")
    return entry.record_id if entry.record_id in ids else ""
