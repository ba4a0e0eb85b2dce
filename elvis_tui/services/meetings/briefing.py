"""What the room should know when an item comes up."""

from __future__ import annotations

from elvis_tui.domain.across.last_time import LastTime, last_time
from elvis_tui.domain.cases.intervention_rules import Standing
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.item_changes import ItemChange
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.services.desk.interventions import standings
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import takes_up_cases
from elvis_tui.services.meetings.changed_meanwhile import of_item
from elvis_tui.services.meetings.may_hear import Hears, without_consent
from elvis_tui.services.meetings.plan_item import activity_of


class Briefing(Record, frozen=True):
    """What the room should know when an item comes up.

    `task` is the one the item is about, whether it is done by now or not; `tasks` are open.
    """

    follow_up: FollowUp | None = None
    case: Case | None = None
    last: LastTime | None = None
    tasks: tuple[Task, ...] = ()
    done: tuple[Task, ...] = ()
    """Those that were given last time, and are done."""
    interventions: tuple[Standing, ...] = ()
    """The physical interventions of which something is missing."""
    task: Task | None = None
    activity: Activity | None = None
    changed: tuple[ItemChange, ...] = ()
    """What has been changed of it in this meeting."""
    without_consent: tuple[Hears, ...] = ()
    """The services that somebody is here from, and that may not be told of it."""
    is_gone: bool = False
    """Whether whom or what it is about is not there any more, or may not be seen here."""


def followed(reader: Reader, meeting: Meeting, item: AgendaItem) -> FollowUp | None:
    """The follow-up behind an item: its own, else the one the team has begun meanwhile."""
    own = reader.find(FollowUp, item.follow_up_id or "")
    if own is not None or item.subject is None:
        return own
    every = reader.all(FollowUp).values()
    theirs = (f for f in every if f.subject == item.subject and f.is_open)
    return next((f for f in theirs if f.team == meeting.team), None)


def briefing(reader: Reader, meeting: Meeting, item: AgendaItem) -> Briefing:
    """What is behind an item, what was said of it last time, and what is still open."""
    every = list(reader.all(Task).values())
    last = last_time(reader.all(Meeting).values(), item, team=meeting.team, but=meeting.id)
    given = {e.task_id for e in last.told if e.task_id} if last else set()
    about = [t for t in every if _is_about(t, item) or t.id in given]
    return Briefing(
        follow_up=followed(reader, meeting, item),
        case=reader.find(Case, item.case_id) if item.case_id else None,
        last=last,
        tasks=tuple(open_tasks(t for t in about if t.id != item.task_id)),
        done=tuple(t for t in about if t.id in given and not t.is_open),
        interventions=tuple(_lacking(reader, meeting, item)),
        task=next((t for t in every if t.id == item.task_id), None),
        activity=activity_of(reader, meeting, item),
        changed=of_item(reader, meeting, item),
        without_consent=without_consent(reader, meeting, item),
        is_gone=_is_gone(reader, item),
    )


def _is_about(task: Task, item: AgendaItem) -> bool:
    if item.subject and task.subject == item.subject:
        return True
    return bool(item.case_id) and task.case_id == item.case_id


def _is_gone(reader: Reader, item: AgendaItem) -> bool:
    if item.subject is not None:
        kind = Student if item.subject.kind is SubjectKind.STUDENT else SchoolClass
        return reader.find(kind, item.subject.id) is None
    if item.case_id:
        return reader.find(Case, item.case_id) is None
    return bool(item.task_id) and reader.find(Task, item.task_id or "") is None


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
