"""A meeting: who is there, what it takes up, and what is noted under each item."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people import Subject, Team
from elvis_tui.domain.record import Record, replace


class MeetingStatus(StrEnum):
    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


class ItemStatus(StrEnum):
    """What became of an agenda item: reported, closed, or put off to the next meeting."""

    REPORTED = "reported"
    CLOSED = "closed"
    POSTPONED = "postponed"


class EntryKind(StrEnum):
    INFO = "info"
    DECISION = "decision"
    TASK = "task"


class Reason(StrEnum):
    """Why an item is on the agenda."""

    CARRIED_OVER = "carried_over"
    OVERDUE = "overdue"
    DUE = "due"
    NEW = "new"
    EVALUATION = "evaluation"
    CASE_STEP = "case_step"
    TASK_OVERDUE = "task_overdue"
    PLAN = "plan"
    ADDED = "added"


class Participant(Record, frozen=True, kw_only=True):
    """One invited person; `present` once somebody has ticked them."""

    id: str
    name: str
    role: str
    external: bool = False
    present: bool = False


class Entry(Record, frozen=True, kw_only=True):
    """What was noted: info, a decision, or a task (`who`, `due`, and the task's own id)."""

    id: str
    kind: EntryKind
    text: str
    who: str = ""
    due: date | None = None
    task_id: str | None = None


class AgendaItem(Record, frozen=True, kw_only=True):
    """Something the meeting takes up. `title` stands alone when there is no subject or case."""

    id: str
    title: str = ""
    subject: Subject | None = None
    follow_up_id: str | None = None
    case_id: str | None = None
    reasons: tuple[Reason, ...] = ()
    detail: str = ""
    status: ItemStatus = ItemStatus.REPORTED
    entries: tuple[Entry, ...] = ()
    times_carried: int = 0

    @property
    def is_untouched(self) -> bool:
        return self.status is ItemStatus.REPORTED and not self.entries


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting of one team; while it runs, `current` is the agenda item in front."""

    id: str
    team: Team
    on: date
    start: time | None = None
    end: time | None = None
    place: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    current: int = 0
    finished_at: datetime | None = None

    @property
    def is_running(self) -> bool:
        return self.status is MeetingStatus.RUNNING

    @property
    def item(self) -> AgendaItem | None:
        """The item in front, if the agenda has any."""
        return self.agenda[self.current] if 0 <= self.current < len(self.agenda) else None

    @property
    def present(self) -> tuple[Participant, ...]:
        return tuple(p for p in self.participants if p.present)

    @property
    def absent(self) -> tuple[Participant, ...]:
        return tuple(p for p in self.participants if not p.present)


def tick(meeting: Meeting, participant_id: str) -> Meeting:
    """The meeting with one participant's presence turned over."""
    return replace(
        meeting,
        participants=tuple(
            replace(p, present=not p.present) if p.id == participant_id else p
            for p in meeting.participants
        ),
    )


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
    if not entry.text.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="text")
    item = next((i for i in meeting.agenda if i.id == item_id), None)
    if item is None:
        raise DomainError(Fault.NOT_FOUND, what="item")
    if any(e.id == entry.id for e in item.entries):
        entries = tuple(entry if e.id == entry.id else e for e in item.entries)
    else:
        entries = (*item.entries, entry)
    return put_item(meeting, replace(item, entries=entries))


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
    TASK_WITHOUT_WHO = "task_without_who"
    TASK_WITHOUT_DUE = "task_without_due"
    UNTOUCHED = "untouched"


def open_ends(meeting: Meeting) -> dict[OpenEnd, int]:
    """What is still missing before the meeting ends, and how many of each."""
    tasks = [e for i in meeting.agenda for e in i.entries if e.kind is EntryKind.TASK]
    found = {
        OpenEnd.NOBODY_PRESENT: int(not meeting.present),
        OpenEnd.TASK_WITHOUT_WHO: sum(not t.who.strip() for t in tasks),
        OpenEnd.TASK_WITHOUT_DUE: sum(t.due is None for t in tasks),
        OpenEnd.UNTOUCHED: sum(i.is_untouched for i in meeting.agenda),
    }
    return {end: count for end, count in found.items() if count}
