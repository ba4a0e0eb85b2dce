"""One search over everything: who there is, and all that is written."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.fields import searched
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.meetings.rules import in_minutes
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.written_out import Part, parts
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.text import findable
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.services.across.minutes_words import of_meeting
from elvis_tui.services.desk import plan
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.search import TextIndex


class HitKind(StrEnum):
    """What was found, in the order it is told."""

    CLASS = "class"
    STUDENT = "student"
    CASE = "case"
    PART = "part"
    """What is written of one student in a case."""
    INTERVENTION = "intervention"
    FOLLOW_UP = "follow_up"
    DEPARTURE = "departure"
    CONSENT = "consent"
    TASK = "task"
    MINUTES = "minutes"
    PLAN = "plan"
    PLAN_PART = "plan_part"
    """A heading of the plan, and what is written under it beside its activities."""


class Hit(Record, frozen=True):
    """Something that was found.

    `item` is the one of the meeting's that holds the words, and `party` the part of the case's.
    `typed` is what it was found by, once it has been chosen.
    """

    kind: HitKind
    record: (
        Student
        | SchoolClass
        | Case
        | Intervention
        | FollowUp
        | Departure
        | Consent
        | Task
        | Meeting
        | Activity
        | Part
    )
    item: AgendaItem | None = None
    party: Party | None = None
    typed: str = ""

    @property
    def id(self) -> str:
        """Its own among all hits."""
        within = self.item or self.party
        return f"{self.kind}:{self.record.id}:{within.id if within else ''}"

    @property
    def subject(self) -> Subject | None:
        """The student or the class it is about, where it is about one."""
        match self.record:
            case Student():
                return Subject.of_student(self.record.id)
            case SchoolClass():
                return Subject(kind=SubjectKind.CLASS, id=self.record.id)
            case Consent() | Intervention():
                return Subject.of_student(self.record.student)
            case FollowUp() | Departure() | Task():
                return self.record.subject
            case Case() if self.party:
                return Subject.of_student(self.party.student)
            case _:
                return self.item.subject if self.item else None


def everything(reader: Reader, *, hidden: bool = False) -> TextIndex[Hit]:
    """All there is, ready to be searched; names are found also when they are `hidden`."""
    return TextIndex(_entries(reader, names(reader), hidden), begins_first=True)


def _entries(reader: Reader, shown: Names, hidden: bool) -> Iterator[tuple[str, Hit]]:
    for school_class in sorted(reader.all(SchoolClass).values(), key=lambda c: c.code):
        yield findable(school_class.code), Hit(HitKind.CLASS, school_class)
    students = [(_named(shown, s.id), s) for s in reader.all(Student).values()]
    # In the order of their names the numbers would tell who is who.
    for name, student in sorted(
        students, key=lambda pair: (pair[1].number if hidden else pair[0], pair[1].id)
    ):
        yield findable(name), Hit(HitKind.STUDENT, student)
    yield from _cases(reader, shown)
    for follow_up in reader.all(FollowUp).values():
        yield searched(follow_up), Hit(HitKind.FOLLOW_UP, follow_up)
    for departure in reader.all(Departure).values():
        yield searched(departure), Hit(HitKind.DEPARTURE, departure)
    for consent in reader.all(Consent).values():
        yield searched(consent), Hit(HitKind.CONSENT, consent)
    for task in sorted(reader.all(Task).values(), key=lambda t: (not t.is_open, t.created_on)):
        about = shown.found_by(task.subject) if task.subject else ""
        yield f"{findable(about)} {searched(task)}", Hit(HitKind.TASK, task)
    yield from _minutes(reader, shown)
    for activity in plan.activities(reader):
        # What was learned leads to its row too, and so do the team's own words for when it is.
        told = (searched(activity), *activity.responsible, *(o.when_text for o in activity.own))
        yield " ".join(told), Hit(HitKind.PLAN, activity)
    for part in parts(plan.plan_text(reader)):
        yield f"{part.title} {' '.join(part.words)}", Hit(HitKind.PLAN_PART, part)


def _cases(reader: Reader, shown: Names) -> Iterator[tuple[str, Hit]]:
    """Cases, what is written of each student in them, and physical interventions; newest first."""
    newest = sorted(reader.all(Case).values(), key=lambda c: (c.reported_on, c.id), reverse=True)
    for case in newest:
        about = " ".join(_named(shown, i) for i in case.students)
        whole = replace(case, parties=())  # what is written of a student leads to that one's part
        yield f"{findable(about)} {searched(whole)}", Hit(HitKind.CASE, case)
        for party in filter(lambda p: p.has_words, case.parties):
            of_whom = findable(_named(shown, party.student))
            yield f"{of_whom} {searched(party)}", Hit(HitKind.PART, case, party=party)
    for one in sorted(reader.all(Intervention).values(), key=lambda i: i.on, reverse=True):
        about = _named(shown, one.student)
        yield f"{findable(about)} {searched(one)}", Hit(HitKind.INTERVENTION, one)


def _minutes(reader: Reader, shown: Names) -> Iterator[tuple[str, Hit]]:
    """What was noted in meetings, item by item, the newest meeting first.

    Of one that was held also what it took up without a word, who was called in as a guest, and
    where its minutes are archived.
    """
    meetings = sorted(reader.all(Meeting).values(), key=lambda m: (m.on, m.id), reverse=True)
    for meeting in map(in_minutes, meetings):
        if meeting.is_held and (whole := " ".join(of_meeting(meeting))):
            yield whole, Hit(HitKind.MINUTES, meeting)
        for item in meeting.agenda:
            told = (item.title or item.detail) and not is_withheld(item.title)
            if item.entries or (meeting.is_held and told):
                about = shown.found_by(item.subject) if item.subject else ""
                yield f"{findable(about)} {searched(item)}", Hit(HitKind.MINUTES, meeting, item)


def _named(shown: Names, student_id: str) -> str:
    return shown.found_by(Subject.of_student(student_id))
