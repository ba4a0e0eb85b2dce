"""All that is known round a case, gathered for the document that goes into the file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from elvis_tui.domain.across.case_timeline import took_up, whole_timeline
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import InputError
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import HistoryEntry, Reading, standing
from elvis_tui.domain.meetings.records import AgendaItem, Entry, Meeting, MeetingStatus
from elvis_tui.domain.meetings.rules import in_minutes
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.outgoing.case_file import CaseFile
from elvis_tui.services.cases.closing_meeting import to_be_held
from elvis_tui.services.cases.complaints import may_report
from elvis_tui.services.cases.deadlines import how_counted
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.interventions import of_case
from elvis_tui.services.desk.myself import called
from elvis_tui.services.desk.plan import plan_under
from elvis_tui.services.desk.reader import Reader


def whole(reader: Reader, case: Case, *, restricted: bool = False) -> CaseFile:
    """The case with all that is known round it.

    Args:
        reader: What may be seen.
        case: Which.
        restricted: Whether what is restricted goes with it, where whoever asks is its owner.
    """
    plan = _plan(reader, case)
    coming = to_be_held(reader, case.id)
    tasks = (t for t in reader.all(Task).values() if t.case_id == case.id)
    held = meetings(reader, case)
    held = tuple(_opened(reader, m) for m in held) if restricted else held
    linked = sorted(of_case(reader, case.id), key=lambda s: (s.intervention.on, s.time))
    interventions = [s.intervention for s in linked]
    history = _history(reader, case, [i.id for i in interventions])
    return CaseFile(
        case=case,
        today=reader.today,
        school=reader.school.name,
        may_report=may_report(reader, case),
        counted=how_counted(reader, case),
        later=tuple((p, how_counted(reader, case, p)) for p in case.parties if p.since),
        plan=plan,
        is_own_plan=plan is not None and plan.digest == case.plan_digest,
        law=tuple(reader.sources.law_notes()),
        meetings=held,
        finished=tuple(filter(None, (_finished(reader, m) for m in held))),
        planned=coming if coming and coming.status is MeetingStatus.PLANNED else None,
        kept_back=tuple(e.by for m in held for e in _entries(m.agenda) if is_withheld(e.text)),
        interventions=tuple(linked),
        tasks=tuple(sorted(tasks, key=lambda t: (t.created_on, t.id))),
        events=tuple(whole_timeline(case, held, history, interventions)),
        reads=_reads(reader, case),
    )


def authors(reader: Reader, known: CaseFile) -> dict[str, str]:
    """What those who log in are called, of all who did anything that is told in the file."""
    signed = (
        (event.by for event in known.events),
        (entry.by for entry in (*known.finished, *known.reads)),
        (made.by for meeting in known.meetings for made in meeting.corrections),
        (party.plan.finished_by for party in known.case.parties),
        known.kept_back,
    )
    return called(reader, {unmasked(by) for by in chain(*signed) if by})


def meetings(reader: Reader, case: Case) -> tuple[Meeting, ...]:
    """The meetings that took the case up, or put it off, with nothing but the items about it."""
    found = []
    for meeting in reader.all(Meeting).values():
        items = tuple(i for i in meeting.agenda if took_up(meeting, i, case.id))
        if items and meeting.status is not MeetingStatus.PLANNED:
            found.append(in_minutes(replace(meeting, agenda=items)))
    return tuple(sorted(found, key=lambda m: m.order_planned))


def may_open(reader: Reader, case: Case) -> bool:
    """Whether something about the case is restricted, and whoever asks is its owner."""
    found = meetings(reader, case)
    return any(_opened(reader, meeting) is not meeting for meeting in found)


def _opened(reader: Reader, meeting: Meeting) -> Meeting:
    """The meeting with what its own writer restricted, where that is who asks; else the same."""
    mine = {e.id for e in _entries(meeting.agenda) if is_withheld(e.text)}
    if not mine or not isinstance(reader, Gate):
        return meeting
    whole = _entries(reader.to_change(Meeting, meeting.id).agenda)
    shown = {e.id: e for e in whole if e.id in mine and reader.may_open(e.by)}
    if not shown:
        return meeting
    agenda = (
        replace(item, entries=tuple(shown.get(e.id, e) for e in item.entries))
        for item in meeting.agenda
    )
    return replace(meeting, agenda=tuple(agenda))


def _entries(agenda: Iterable[AgendaItem]) -> list[Entry]:
    return [entry for item in agenda for entry in item.entries]


def _finished(reader: Reader, meeting: Meeting) -> HistoryEntry | None:
    """That the minutes of a meeting were finished: when, and by whom."""
    told = standing(reader.mentioning(HistoryEntry, meeting.id))
    ends = (e for e in told if (e.verb, e.record_id) == ("meeting.finish", meeting.id))
    return max(ends, key=lambda e: e.number, default=None)


def _history(reader: Reader, case: Case, linked: Iterable[str]) -> list[HistoryEntry]:
    return reader.mentioning(HistoryEntry, case.id, *linked)


def _plan(reader: Reader, case: Case) -> Plan | None:
    """The plan it was opened under, else today's; a case is written also when none can be read."""
    try:
        return plan_under(reader, case.plan_digest) or reader.sources.plan()
    except InputError:
        return None


def _reads(reader: Reader, case: Case) -> tuple[HistoryEntry, ...]:
    told = reader.mentioning(HistoryEntry, case.id)
    reads = (e for e in told if e.record_id == case.id and e.verb in frozenset(Reading))
    return tuple(sorted(reads, key=lambda e: e.number))
