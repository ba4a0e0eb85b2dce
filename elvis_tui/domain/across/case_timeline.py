"""What happened in a case, in one line of time."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.across.timeline import Event, Happening, in_order
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.history import HistoryEntry, Reading, standing, verb_itself
from elvis_tui.domain.meetings.records import Meeting


def timeline(
    case: Case, meetings: Iterable[Meeting], history: Iterable[HistoryEntry]
) -> list[Event]:
    """What happened in a case, newest first: the report, each change, what meetings noted."""
    changes = list(history)
    events = [Event(on=case.reported_on, kind=Happening.OPENED, record=case)]
    events += [
        Event(on=m.on, kind=Happening.MEETING, record=m, item=i)
        for m in meetings
        for i in m.agenda
        if i.case_id == case.id and i.entries
    ]
    events += [
        Event(on=h.at.date(), at=h.at, kind=Happening.CHANGE, record=h, by=h.by)
        for h in standing(changes)
        if h.record_id == case.id and verb_itself(h.verb) not in ("case.start", *Reading)
    ]
    return in_order(events, changes)
