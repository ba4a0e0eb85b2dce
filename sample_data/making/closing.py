"""The closing meetings of the cases that are closed, with their minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.teams import IKO
from making.calendar_2026 import SUMMER_TIME
from making.cases import TOLD
from making.chance import Ids
from making.people import School

START, END = time(13), time(13, 35)
PLACE = "Møterom Elevtjenesten"


def write_closing_meetings(ids: Ids, school: School, cases: Sequence[Case]) -> list[Meeting]:
    """One for each closed case, on the day it was closed."""
    return [
        _held(ids, school, case, *told.minutes)
        for case, told in zip(cases, TOLD, strict=True)
        if case.closed_on
    ]


def _held(ids: Ids, school: School, case: Case, said: str, decided: str) -> Meeting:
    assert case.closed_on is not None
    entries = ((EntryKind.INFO, said), (EntryKind.DECISION, decided))
    return Meeting(
        id=ids("meeting"),
        team=IKO,
        on=case.closed_on,
        start=START,
        end=END,
        place=PLACE,
        status=MeetingStatus.FINISHED,
        finished_at=datetime.combine(case.closed_on, END, SUMMER_TIME),
        participants=tuple(map(_there, _called(school, case))),
        agenda=(
            AgendaItem(
                id=ids("item"),
                title="Avslutningsmøte",
                case_id=case.id,
                reasons=(AgendaReason.ADDED,),
                status=ItemStatus.CLOSED,
                entries=tuple(Entry(id=ids("entry"), kind=k, text=text) for k, text in entries),
            ),
        ),
        case_id=case.id,
    )


def _called(school: School, case: Case) -> list[Person]:
    """The head, the one who wrote the plan, and the contact teacher."""
    student = next(s for s in school.students if s.id == case.parties[0].student)
    teacher = next(c.contact_teacher for c in school.classes if c.id == student.class_id)
    (contact,) = (p for p in school.staff if p.name == teacher)
    return [school.by_role("Rektor"), school.by_role("Avdelingsleder"), contact]


def _there(person: Person) -> Participant:
    return Participant(id=person.id, name=person.name, role=person.role, present=True)
