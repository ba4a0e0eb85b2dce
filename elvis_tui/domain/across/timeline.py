"""Everything that happened round a student or a class, in one line of time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum

from elvis_tui.domain.across.written_order import UNKNOWN, Written
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.own_view import is_witness, own_view
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp, Measure
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry, standing
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task


class Happening(StrEnum):
    NOTE = "note"
    CONTACT = "contact"
    MEASURE = "measure"
    EVALUATED = "evaluated"
    MEETING = "meeting"
    CHANGE = "change"
    OPENED = "opened"
    TASK = "task"
    CONSENT = "consent"
    """It was given, or refused."""
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    REOPENED = "reopened"
    HANDOVER = "handover"
    INTERVENTION = "intervention"
    """An employee intervened physically."""


class Event(Record, frozen=True, kw_only=True):
    """One thing that happened; `record` is what it is told from, `team` whose follow-up it was."""

    on: date
    kind: Happening
    record: object
    by: FreeText = FreeText("")
    at: datetime | None = None
    item: AgendaItem | None = None
    team: str = ""


_TOLD = {"phase", "level", "next_date", "owner", "closed_on", "closed_why", "consent", "team"}


def timeline(
    follow_up: FollowUp,
    meetings: Iterable[Meeting],
    history: Iterable[HistoryEntry],
    consents: Iterable[Consent] = (),
) -> list[Event]:
    """What happened round a follow-up, newest first; `consents` are those of the student.

    Args:
        follow_up: Which.
        meetings: All meetings.
        history: At least its changes; with those of its subject it is known what came first in a
            day.
        consents: Those of the student.
    """
    changes = list(history)
    return in_order(
        [
            *_of_follow_up(follow_up, changes),
            *_of_meetings(follow_up.subject, meetings),
            *_of_consents(consents),
        ],
        changes,
    )


def subject_timeline(
    subject: Subject,
    follow_ups: Iterable[FollowUp],
    cases: Iterable[Case],
    tasks: Iterable[Task],
    meetings: Iterable[Meeting],
    history: Iterable[HistoryEntry],
    consents: Iterable[Consent] = (),
    interventions: Iterable[Intervention] = (),
) -> list[Event]:
    """What happened round a student or a class in all that is about them, newest first.

    Args:
        subject: Whom it is about.
        follow_ups: Theirs, of every team, open or not.
        cases: Those they are part of.
        tasks: Those about them.
        meetings: All meetings.
        history: At least the changes of their follow-ups and cases.
        consents: Those of the student.
        interventions: Those against the student.
    """
    changes = list(history)
    events = [event for f in follow_ups for event in _of_follow_up(f, changes)]
    ids = set()
    for case in cases:
        witness = is_witness(case, subject.id)
        case = own_view(case, subject.id)
        events.append(Event(on=case.reported_on, kind=Happening.OPENED, record=case))
        events += _endings(case, () if witness else changes)
        if case.reopened_on:
            events.append(Event(on=case.reopened_on, kind=Happening.REOPENED, record=case))
        if not witness:
            ids.add(case.id)
    events += [Event(on=t.done_on, kind=Happening.TASK, record=t) for t in tasks if t.done_on]
    events += [Event(on=i.on, kind=Happening.INTERVENTION, record=i) for i in interventions]
    events += [*_of_meetings(subject, meetings, ids), *_of_consents(consents)]
    return in_order(events, changes)


def _of_consents(consents: Iterable[Consent]) -> Iterator[Event]:
    """When each was given or refused, and withdrawn; words of an unknown day are no event."""
    for consent in consents:
        if consent.on:
            yield Event(on=consent.on, kind=Happening.CONSENT, record=consent, by=consent.by)
        if consent.withdrawn_on:
            yield Event(on=consent.withdrawn_on, kind=Happening.WITHDRAWN, record=consent)


def _endings(case: Case, history: Iterable[HistoryEntry]) -> Iterator[Event]:
    """Each time it ended, also where it was taken up again after."""
    told = [h for h in standing(history) if h.record_id == case.id and h.verb == "case.close"]
    if case.closed_on:
        yield Event(on=case.closed_on, kind=Happening.CLOSED, record=case)
        told = told[:-1]
    for entry in told:
        why = next((c.after for c in entry.changes if c.field == "closed_why"), "")
        then = replace(case, closed_on=entry.at.date(), closed_why=FreeText(str(why or "")))
        yield Event(on=entry.at.date(), kind=Happening.CLOSED, record=then)


def cases_of(subject: Subject, cases: Iterable[Case]) -> list[Case]:
    """The cases a student is part of, the newest first; a class is part of none."""
    if subject.kind is not SubjectKind.STUDENT:
        return []
    theirs = [case for case in cases if subject.id in case.students]
    return sorted(theirs, key=lambda case: (case.reported_on, case.number), reverse=True)


def _of_follow_up(follow_up: FollowUp, history: Iterable[HistoryEntry]) -> list[Event]:
    team = follow_up.team
    events = [Event(on=follow_up.opened_on, kind=Happening.OPENED, record=follow_up, team=team)]
    events += [
        Event(on=n.at.date(), at=n.at, kind=Happening.NOTE, record=n, by=n.by, team=team)
        for n in follow_up.notes
    ]
    events += [
        Event(on=c.on, kind=Happening.CONTACT, record=c, by=c.by, team=team)
        for c in reversed(follow_up.contacts)  # of one day, the last that was told comes first
    ]
    events += [
        Event(on=one.on, kind=Happening.HANDOVER, record=one, by=one.by, team=team)
        for one in follow_up.handovers
    ]
    for measure in reversed(follow_up.measures):
        events.append(Event(on=measure.start, kind=Happening.MEASURE, record=measure, team=team))
        if measure.evaluated_on:
            on = measure.evaluated_on
            events.append(Event(on=on, kind=Happening.EVALUATED, record=measure, team=team))
    events += [
        Event(on=h.at.date(), at=h.at, kind=Happening.CHANGE, record=h, by=h.by, team=team)
        for h in standing(history)
        if h.record_id == follow_up.id
        and any(c.field in _TOLD and c.before not in (None, "", []) for c in h.changes)
    ]
    return events


def _of_meetings(
    subject: Subject, meetings: Iterable[Meeting], case_ids: Collection[str] = ()
) -> list[Event]:
    return [
        Event(on=m.on, kind=Happening.MEETING, record=m, item=i)
        for m in meetings
        for i in m.agenda
        if i.told and (i.subject == subject or i.case_id in case_ids)
    ]


def in_order(events: Iterable[Event], history: Iterable[HistoryEntry]) -> list[Event]:
    """The newest first; of one day, what was written last.

    What nobody knows the order of stands in that of `Happening`.
    """
    order = {kind: index for index, kind in enumerate(Happening)}
    written = Written(history)
    return sorted(
        events,
        key=lambda e: (
            e.on,
            _written(e, written),
            e.at.timestamp() if e.at else 0.0,
            -order[e.kind],
        ),
        reverse=True,
    )


def _written(event: Event, written: Written) -> float:
    """Where an event stands among what was written."""
    record, kind = event.record, event.kind
    if isinstance(record, HistoryEntry):
        return float(record.number)
    record_id = getattr(record, "id", "")
    if event.item is not None:
        return written.had(event.item.id, "entries")
    if kind is Happening.EVALUATED and isinstance(record, Measure):
        return written.had(record_id, "evaluated_on", record.evaluated_on)
    field = _TOLD_BY.get(kind)
    if field is not None:
        return written.had(record_id, field, event.on)
    if isinstance(record, FollowUp | Case | Consent):
        return written.began(record_id)
    known = written.came(record_id)
    return written.at(event.at) if known == UNKNOWN and event.at else known


_TOLD_BY = {
    Happening.TASK: "done_on",
    Happening.WITHDRAWN: "withdrawn_on",
    Happening.CLOSED: "closed_on",
    Happening.REOPENED: "reopened_on",
}
"""The field of the record, with the day of the event, that tells when it was written."""


def ids_written(
    subject: Subject, events_of: Iterable[Record], consents: Iterable[Consent]
) -> list[str]:
    """Whom and what the history is asked about, so that the order within a day is known.

    Args:
        subject: Consents, and what meetings note, are told with whom they are about.
        events_of: Follow-ups, cases and tasks, each changed on its own.
        consents: Those that were withdrawn were changed after.
    """
    ids = [str(getattr(one, "id", "")) for one in events_of]
    return [subject.id, *ids, *(c.id for c in consents if c.withdrawn_on)]
