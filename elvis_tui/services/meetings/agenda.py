"""The saksliste of a meeting, as it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from elvis_tui.domain.across.agenda import build_agenda, held_meetings
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MeetingStatus
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.desk import consents, interventions
from elvis_tui.services.desk import plan as plan_service
from elvis_tui.services.desk.absence import without_notice
from elvis_tui.services.desk.concealing import shielded
from elvis_tui.services.desk.departures import open_runs
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import is_with_students, kept_out
from elvis_tui.services.desk.teams import takes_up_cases

if TYPE_CHECKING:
    from elvis_tui.domain.follow_ups.departure_rules import Run


def agenda_of(
    reader: Reader, meeting: Meeting, runs: Mapping[str, Run] | None = None
) -> tuple[AgendaItem, ...]:
    """The agenda as it stands: of a planned meeting, what it would be if it began now.

    Args:
        reader: What may be seen.
        meeting: The meeting.
        runs: The `open_runs`, where they are known already.
    """
    if meeting.status is not MeetingStatus.PLANNED:
        return meeting.agenda
    # Whoever is suspected in a case is not called in to hear of it.
    hidden = reader.concealed(meeting.participants)
    if meeting.case_id:
        return tuple(shielded(i) if i.case_id in hidden else i for i in meeting.agenda)
    meetings = reader.all(Meeting).values()
    agenda = build_agenda(
        meeting,
        follow_ups=reader.all(FollowUp).values(),
        cases=(c for c in reader.all(Case).values() if c.id not in hidden),
        tasks=open_tasks(t for t in reader.all(Task).values() if t.case_id not in hidden),
        activities=plan_service.left_in_month(reader, meeting.on.year, meeting.on.month),
        held=held_meetings(meetings, meeting.team),
        takes_up_cases=takes_up_cases(reader, meeting.team),
        new_id=reader.new_id,
        runs=open_runs(reader) if runs is None else runs,
        asks=consents.asks(reader, meeting.on),
        without_notice=without_notice(reader, meeting.team),
        about_cases=[m.id for m in meetings if m.team == meeting.team and m.case_id],
        interventions=(
            one for one in interventions.standings(reader) if one.intervention.id not in hidden
        ),
    )
    agenda = tuple(i for i in agenda if i.case_id not in hidden and not is_withheld(i.title))
    if not is_with_students(reader, meeting):
        return agenda
    out = kept_out(reader, agenda)
    return tuple(item for item in agenda if item not in out)


def left_out(reader: Reader, meeting: Meeting) -> int:
    """How many items put on its agenda by hand do not come up, since students take part."""
    if meeting.status is not MeetingStatus.PLANNED or not is_with_students(reader, meeting):
        return 0
    return len(kept_out(reader, meeting.agenda))
