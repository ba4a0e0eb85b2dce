"""Everything that happened round a student, a class or a case, in one line of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry, standing
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject


class Happening(StrEnum):
    NOTE = "note"
    CONTACT = "contact"
    MEASURE = "measure"
    EVALUATED = "evaluated"
    MEETING = "meeting"
    CHANGE = "change"
    OPENED = "opened"


class Event(Record, frozen=True, kw_only=True):
    """One thing that happened; `record` is what it is told from."""

    on: date
    kind: Happening
    record: object
    by: FreeText = FreeText("")
    at: datetime | None = None
    item: AgendaItem | None = None


_TOLD = {"phase", "level", "next_date", "owner", "closed_on", "closed_why", "consent", "team"}


def timeline(
    follow_up: FollowUp, meetings: Iterable[Meeting], history: Iterable[HistoryEntry]
) -> list[Event]:
    """What happened round a follow-up, newest first."""
    subject: Subject = follow_up.subject
    events = [Event(on=follow_up.opened_on, kind=Happening.OPENED, record=follow_up)]
    events += [
        Event(on=n.at.date(), at=n.at, kind=Happening.NOTE, record=n, by=n.by)
        for n in follow_up.notes
    ]
    events += [
        Event(on=c.on, kind=Happening.CONTACT, record=c, by=c.by) for c in follow_up.contacts
    ]
    for measure in follow_up.measures:
        events.append(Event(on=measure.start, kind=Happening.MEASURE, record=measure))
        if measure.evaluated_on:
            events.append(Event(on=measure.evaluated_on, kind=Happening.EVALUATED, record=measure))
    events += [
        Event(on=m.on, kind=Happening.MEETING, record=m, item=i)
        for m in meetings
        for i in m.agenda
        if i.subject == subject and i.entries
    ]
    events += [
        Event(on=h.at.date(), at=h.at, kind=Happening.CHANGE, record=h, by=h.by)
        for h in standing(history)
        if h.record_id == follow_up.id
        and any(c.field in _TOLD and c.before not in (None, "", []) for c in h.changes)
    ]
    order = {kind: index for index, kind in enumerate(Happening)}
    return sorted(
        events,
        key=lambda e: (e.on, e.at.timestamp() if e.at else 0.0, -order[e.kind]),
        reverse=True,
    )
