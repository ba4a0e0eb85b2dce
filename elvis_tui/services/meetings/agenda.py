"""The saksliste of a meeting, as it stands now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from elvis_tui.domain.across.agenda import OF_EARLIER, Agenda, build_agenda, held_meetings
from elvis_tui.domain.across.agenda_keys import Found, item_key, put_on
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.keeper import with_keeper
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.domain.teams import Team, every_team
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.desk import consents, interventions
from elvis_tui.services.desk import plan as plan_service
from elvis_tui.services.desk.absence import without_notice
from elvis_tui.services.desk.concealing import shielded
from elvis_tui.services.desk.departures import open_runs
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import is_with_students

if TYPE_CHECKING:
    from elvis_tui.domain.follow_ups.departure_rules import Run

AskedIn = Callable[[int, int], Sequence[plan_service.AskedFor]]
"""What the plan and the team ask for in a year's month."""
_OF_NO_OTHER = {AgendaReason.ADDED, AgendaReason.CARRIED_OVER, AgendaReason.SKIPPED}
"""Why something comes up that nothing else would bring up again."""


def agenda_of(
    reader: Reader,
    meeting: Meeting,
    runs: Mapping[str, Run] | None = None,
    asked_in: AskedIn | None = None,
) -> tuple[AgendaItem, ...]:
    """The agenda as it stands: of a planned meeting, what it would be if it began now.

    Args:
        reader: What may be seen.
        meeting: The meeting.
        runs: The `open_runs`, where they are known already.
        asked_in: What tells what the plan asks for in a month, where that is known already.
    """
    agenda = _with_persons(reader, meeting, runs, asked_in)
    return _without_persons(reader, meeting, agenda).items


def whole_agenda(reader: Reader, meeting: Meeting) -> Agenda:
    """The agenda with what is left out of it."""
    return _without_persons(reader, meeting, _with_persons(reader, meeting))


def _with_persons(
    reader: Reader,
    meeting: Meeting,
    runs: Mapping[str, Run] | None = None,
    asked_in: AskedIn | None = None,
) -> Agenda:
    """The agenda, also with what does not come up because students take part."""
    if meeting.status is not MeetingStatus.PLANNED:
        return _as_it_is(meeting.agenda)
    hidden = _hidden(reader, meeting)
    if meeting.case_id:
        return _as_it_is(tuple(shielded(i) if i.case_id in hidden else i for i in meeting.agenda))
    meetings = reader.all(Meeting).values()
    series = every_team(reader.all(Team)).get(meeting.team) or Team(id=meeting.team)
    tasks = reader.all(Task).values()
    asked_in = asked_in or partial(plan_service.asked_in, reader)
    agenda = build_agenda(
        meeting,
        follow_ups=reader.all(FollowUp).values(),
        cases=(c for c in reader.all(Case).values() if c.id not in hidden),
        tasks=(
            *open_tasks(t for t in tasks if t.case_id not in hidden),
            *(t for t in tasks if not t.is_open),
        ),
        activities=plan_service.left_of(asked_in(meeting.on.year, meeting.on.month)),
        held=held_meetings(meetings, meeting.team),
        takes_up_cases=series.takes_up_cases,
        today=reader.today,
        runs=open_runs(reader) if runs is None else runs,
        asks=consents.asks(reader, meeting.on),
        without_notice=without_notice(reader, meeting.team),
        about_cases=[m.id for m in meetings if m.team == meeting.team and m.case_id],
        interventions=(
            one for one in interventions.standings(reader) if one.intervention.id not in hidden
        ),
        standing=series.standing,
        every_weeks=series.every_weeks,
        phase_days=_phase_days(reader),
        not_held=_not_held(reader, meeting),
    )

    def is_told(item: AgendaItem) -> bool:
        return item.case_id not in hidden and not is_withheld(item.title)

    return Agenda(
        tuple(one for one in agenda.found if is_told(one.item)),
        tuple(one for one in agenda.left_out if is_told(one.item)),
    )


def _hidden(reader: Reader, meeting: Meeting) -> frozenset[str]:
    """What it cannot take up: whoever is suspected in a case is not called in to hear of it."""
    return reader.concealed(with_keeper(meeting, meeting.participants))


def _not_held(reader: Reader, meeting: Meeting) -> list[Meeting]:
    """The meetings of the series before this one that were planned, and whose day went by."""
    return [
        one
        for one in reader.all(Meeting).values()
        if one.team == meeting.team
        and one.status is MeetingStatus.PLANNED
        and not one.case_id
        and one.id != meeting.id
        and one.on <= meeting.on
        and one.on < reader.today
    ]


def _without_persons(reader: Reader, meeting: Meeting, agenda: Agenda) -> Agenda:
    """Where students take part, without what is about a person (opplæringslova § 10-4)."""
    if meeting.status is not MeetingStatus.PLANNED or not is_with_students(reader, meeting):
        return agenda
    # Most meetings get by without.
    from elvis_tui.services.desk.taking_part import kept_out

    every = (*agenda.items, *(one.item for one in agenda.left_out))
    out = kept_out(reader, every)
    return Agenda(
        tuple(one for one in agenda.found if one.item not in out),
        tuple(one for one in agenda.left_out if one.item not in out),
    )


def kept_out_of(reader: Reader, meeting: Meeting) -> int:
    """How many items put on its agenda by hand do not come up, since students take part."""
    if meeting.status is not MeetingStatus.PLANNED or not is_with_students(reader, meeting):
        return 0
    from elvis_tui.services.desk.taking_part import kept_out

    return len(kept_out(reader, meeting.agenda))


def as_it_begins(reader: Reader, meeting: Meeting) -> Meeting:
    """A planned meeting with its agenda as it stands, and what was left out of it kept whole.

    What students keep out comes up in the next meeting that they take no part in, and what was put
    on about a case that is hidden from somebody called in, in the next one without them.
    """
    every = _with_persons(reader, meeting)
    agenda = _without_persons(reader, meeting, every)
    left = tuple(one.item for one in every.left_out if one.how not in OF_EARLIER)
    out = (item for item in every.items if item not in agenda.items)
    hidden = _hidden(reader, meeting)
    kept = (
        *(item for item in out if not _OF_NO_OTHER.isdisjoint(item.reasons)),
        *(one.item for one in put_on(meeting) if one.item.case_id in hidden),
    )
    return replace(
        meeting,
        agenda=agenda.items,
        left_out=(*left, *kept),
        skipped=(*meeting.skipped, *map(item_key, kept)),
    )


def _as_it_is(items: tuple[AgendaItem, ...]) -> Agenda:
    return Agenda(tuple(map(Found, items)))


def _phase_days(reader: Reader) -> Callable[[str], set[date]]:
    """When a follow-up came into another phase: the history alone tells, read when it is asked."""
    known: dict[str, set[date]] = {}
    read: list[bool] = []

    def days(follow_up_id: str) -> set[date]:
        if not read:
            read.append(True)
            for entry in reader.mentioning(HistoryEntry, "phase"):
                if any(change.field == "phase" and change.before for change in entry.changes):
                    known.setdefault(entry.record_id, set()).add(entry.at.date())
        return known.get(follow_up_id, set())

    return days
