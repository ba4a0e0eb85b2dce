"""All that is known about one student or one class, whatever room it lies in."""

from __future__ import annotations

from elvis_tui.domain.across.timeline import Event, cases_of, ids_written, subject_timeline
from elvis_tui.domain.cases.own_view import own_view
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.rules import by_next_date
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.tasks.rules import open_tasks
from elvis_tui.services.desk import consents, interventions
from elvis_tui.services.desk.reader import Reader


class Known(Record, frozen=True):
    """Open follow-ups and cases before those that are over, open tasks; `events` newest first.

    `in_class` are the open follow-ups of the students who go in the class, if it is one.
    """

    follow_ups: tuple[FollowUp, ...]
    cases: tuple[Case, ...]
    tasks: tuple[Task, ...]
    in_class: tuple[FollowUp, ...]
    events: tuple[Event, ...]


def known(reader: Reader, subject: Subject) -> Known:
    """What the data hold about somebody, followed up or not."""
    every = by_next_date(reader.all(FollowUp).values())
    theirs = [f for f in every if f.subject == subject]
    cases = cases_of(subject, reader.all(Case).values())
    tasks = [t for t in reader.all(Task).values() if t.subject == subject]
    answers = consents.of_student(reader, subject.id)
    done = [t for t in tasks if t.done_on]
    history = reader.mentioning(
        HistoryEntry, *ids_written(subject, [*theirs, *cases, *done], answers)
    )
    return Known(
        follow_ups=tuple(sorted(theirs, key=lambda f: not f.is_open)),
        cases=tuple(own_view(c, subject.id) for c in sorted(cases, key=lambda c: not c.is_open)),
        tasks=tuple(open_tasks(tasks)),
        in_class=tuple(_in_class(reader, subject, every)),
        events=tuple(
            subject_timeline(
                subject,
                theirs,
                cases,
                tasks,
                reader.all(Meeting).values(),
                history,
                answers,
                interventions.of_student(reader, subject.id),
            )
        ),
    )


def _in_class(reader: Reader, subject: Subject, every: list[FollowUp]) -> list[FollowUp]:
    if subject.kind is not SubjectKind.CLASS:
        return []
    students = {s.id for s in reader.all(Student).values() if s.class_id == subject.id}
    return [
        f
        for f in every
        if f.is_open and f.subject.kind is SubjectKind.STUDENT and f.subject.id in students
    ]
