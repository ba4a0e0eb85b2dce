"""A meeting: who is there, what it takes up, and what is noted under each item."""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum

from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


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


class AgendaReason(StrEnum):
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
    reasons: tuple[AgendaReason, ...] = ()
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
    team: str
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
