"""What the room should know when an item comes up."""

from __future__ import annotations

from elvis_tui.domain.across.agenda import previously
from elvis_tui.domain.cases.intervention_rules import Standing
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Meeting,
)
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.services.desk.interventions import standings
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import takes_up_cases


class Briefing(Record, frozen=True):
    """What the room should know when an item comes up."""

    follow_up: FollowUp | None
    case: Case | None
    last: tuple[Meeting, AgendaItem] | None
    tasks: tuple[Task, ...]
    interventions: tuple[Standing, ...] = ()
    """The physical interventions of which something is missing."""


def followed(reader: Reader, meeting: Meeting, item: AgendaItem) -> FollowUp | None:
    """The follow-up behind an item: its own, else the one the team has begun meanwhile."""
    own = reader.find(FollowUp, item.follow_up_id or "")
    if own is not None or item.subject is None:
        return own
    every = reader.all(FollowUp).values()
    theirs = (f for f in every if f.subject == item.subject and f.is_open)
    return next((f for f in theirs if f.team == meeting.team), None)


def briefing(reader: Reader, meeting: Meeting, item: AgendaItem) -> Briefing:
    """The follow-up or case behind an item, what was noted last, and what is still open."""
    follow_up = followed(reader, meeting, item)
    case = reader.find(Case, item.case_id) if item.case_id else None
    tasks = open_tasks(
        t
        for t in reader.all(Task).values()
        if (item.subject and t.subject == item.subject)
        or (item.case_id and t.case_id == item.case_id)
    )
    last = previously(reader.all(Meeting).values(), item.subject) if item.subject else None
    return Briefing(follow_up, case, last, tuple(tasks), tuple(_lacking(reader, meeting, item)))


def _lacking(reader: Reader, meeting: Meeting, item: AgendaItem) -> list[Standing]:
    """Those of the student or the case, in a team that takes up cases: no other is told."""
    if not takes_up_cases(reader, meeting.team):
        return []
    about = item.subject.id if item.subject else None
    return [
        one
        for one in standings(reader)
        if one.missing
        and (one.intervention.student == about or one.intervention.case_id == (item.case_id or ""))
    ]
