"""Which records a record names."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task

NAMING = (Student, Person, FollowUp, Case, Meeting, Task)
"""The records that name others."""


def referred(record: Record) -> Iterator[str]:
    """The ids of the students, classes, teams, follow-ups, cases, meetings and tasks it names."""
    match record:
        case Student():
            yield from _known(record.class_id)
        case Person():
            yield from record.teams
        case FollowUp():
            yield from (record.subject.id, record.team)
        case Case():
            yield from record.students
        case Meeting():
            yield record.team
            for item in record.agenda:
                yield from _of_item(item)
        case Task():
            subject = record.subject.id if record.subject else None
            yield from _known(subject, record.case_id, record.meeting_id)


def _of_item(item: AgendaItem) -> Iterator[str]:
    subject = item.subject.id if item.subject else None
    tasks = (entry.task_id for entry in item.entries)
    yield from _known(subject, item.follow_up_id, item.case_id, *tasks)


def _known(*ids: str | None) -> Iterator[str]:
    return (one for one in ids if one is not None)
