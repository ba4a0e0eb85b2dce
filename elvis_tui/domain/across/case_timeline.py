"""What happened in a case, in one line of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from elvis_tui.domain.across.timeline import Event, Happening, in_order
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.history import HistoryEntry, Reading, standing, verb_itself
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus, Meeting


def timeline(
    case: Case, meetings: Iterable[Meeting], history: Iterable[HistoryEntry]
) -> list[Event]:
    """What happened in a case, newest first: the report, each change, what meetings noted."""
    changes = list(history)
    told = (h for h in _of_case(case, changes) if verb_itself(h.verb) != "case.start")
    events = [*_report_and_meetings(case, meetings), *map(_change, told)]
    return in_order(events, changes)


def whole_timeline(
    case: Case,
    meetings: Iterable[Meeting],
    history: Iterable[HistoryEntry],
    interventions: Iterable[Intervention],
) -> list[Event]:
    """The same with who opened it, and the physical interventions that belong to it.

    Args:
        case: Which.
        meetings: All meetings.
        history: At least what mentions the case or one of the interventions.
        interventions: Those that belong to it.
    """
    changes, linked = list(history), list(interventions)
    events = [*_report_and_meetings(case, meetings), *map(_change, _of_case(case, changes))]
    events += [Event(on=one.on, kind=Happening.INTERVENTION, record=one) for one in linked]
    ids = {one.id for one in linked}
    events += [_change(h) for h in standing(changes) if _is_of(h, ids, case.id)]
    return in_order(events, changes)


def took_up(meeting: Meeting, item: AgendaItem, case_id: str) -> bool:
    """Whether a meeting took a case up under an item, or put it off.

    Minutes need not note anything: the closing meeting of a case counts without.
    """
    if item.case_id != case_id:
        return False
    if item.told:
        return True
    over = meeting.is_held
    return over and (meeting.case_id == case_id or item.status is not ItemStatus.REPORTED)


def _report_and_meetings(case: Case, meetings: Iterable[Meeting]) -> Iterator[Event]:
    yield Event(on=case.reported_on, kind=Happening.OPENED, record=case)
    for meeting in meetings:
        for item in meeting.agenda:
            if took_up(meeting, item, case.id):
                yield Event(on=meeting.on, kind=Happening.MEETING, record=meeting, item=item)


def _of_case(case: Case, history: Iterable[HistoryEntry]) -> Iterator[HistoryEntry]:
    for entry in standing(history):
        if entry.record_id == case.id and verb_itself(entry.verb) not in tuple(Reading):
            yield entry


def _is_of(entry: HistoryEntry, linked: set[str], case_id: str) -> bool:
    """Whether it tells of an intervention that belongs to the case, or that it did."""
    if entry.table != TABLES[Intervention]:
        return False
    ties = (c for c in entry.changes if c.field == "case_id")
    return entry.record_id in linked or any(case_id in (c.before, c.after) for c in ties)


def _change(entry: HistoryEntry) -> Event:
    return Event(on=entry.at.date(), at=entry.at, kind=Happening.CHANGE, record=entry, by=entry.by)
