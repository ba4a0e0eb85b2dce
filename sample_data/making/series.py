"""The series of meetings beside the two teams' own, and what the newest minutes look like."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    Correction,
    Entry,
    EntryKind,
    Meeting,
    MinutesVersion,
    Participant,
)
from elvis_tui.domain.meetings.versions import version_of
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from making.calendar_2026 import day
from making.chance import Ids
from making.meetings import PLACE, START
from making.people import School

COUNCIL = "team-skolemiljo"
MEMBERS = ("Rektor", "Sos.ped.rådgiver", "Miljøterapeut")
STUDENTS = ("Nora Solli", "Omar Lid", "Ine Moe")
ARCHIVED = 4
"""How many of the oldest meetings have their minutes in the archive."""
WHY = "Det viktigste i sak 1 manglet."


class Series(Record, frozen=True):
    """What is added, and the meetings with it."""

    teams: tuple[Team, ...]
    meetings: tuple[Meeting, ...]
    versions: tuple[MinutesVersion, ...]


def write_series(school: School, meetings: list[Meeting], ids: Ids) -> Series:
    """The teams with how often they meet, a council with students, and versions of minutes."""
    held = [m for m in meetings if m.finished_at]
    told = {m.id: _archived(m) for m in held[:ARCHIVED]}
    versions: list[MinutesVersion] = []
    for team in (IKO, ATTENDANCE):
        last = next(m for m in reversed(held) if m.team == team)
        first = _attended(school, last)
        stored = [_version(first)]
        if team == ATTENDANCE:
            first = replace(first, corrections=(_correction(first),))
            stored.append(_version(_put_right(first)))
            first = stored[-1].meeting
        told[last.id] = first
        versions += stored
    every = [told.get(m.id, m) for m in meetings]
    return Series(tuple(_teams(school)), (*every, _planned(school, ids)), tuple(versions))


def _teams(school: School) -> Iterator[Team]:
    yield Team(
        id=IKO,
        takes_up_cases=True,
        order=1,
        every_weeks=3,
        weekday=3,
        start=START[IKO],
        place=FreeText(PLACE[IKO]),
    )
    yield Team(
        id=ATTENDANCE,
        order=2,
        every_weeks=1,
        weekday=5,
        start=START[ATTENDANCE],
        place=FreeText(PLACE[ATTENDANCE]),
    )
    yield Team(
        id=COUNCIL,
        name=FreeText("Skolemiljøutvalg"),
        order=3,
        follows_up=False,
        students_take_part=True,
        students=tuple(school.known(name).id for name in STUDENTS),
        weekday=2,
        start=time(10, 0),
        place=FreeText("Auditoriet"),
        standing=(FreeText("Skolemiljøet siden sist"), FreeText("Elevundersøkelsen")),
    )


def _planned(school: School, ids: Ids) -> Meeting:
    people = [school.by_role(role) for role in MEMBERS]
    students = [school.known(name).id for name in STUDENTS]
    return Meeting(
        id=ids("meeting"),
        team=COUNCIL,
        on=day(29),
        start=time(10, 0),
        place=FreeText("Auditoriet"),
        participants=(
            *(Participant(id=p.id, name=p.name, role=p.role, external=p.external) for p in people),
            *(Participant(id=one, student=one) for one in students),
        ),
    )


def _attended(school: School, meeting: Meeting) -> Meeting:
    """A meeting with who took the minutes, one who came late, one who left, and a guest."""
    here = [p.id for p in meeting.participants if p.present]
    start = START[meeting.team]
    late = _after(start, 10)
    early = _after(start, 35)
    people = tuple(
        replace(p, came=late)
        if p.id == here[1]
        else replace(p, left=early)
        if p.id == here[2]
        else p
        for p in meeting.participants
    )
    guest = school.by_role("OT-veileder")
    there = Participant(id=guest.id, name=guest.name, role=guest.role, present=True, guest=True)
    keeper = next(p.name for p in meeting.participants if p.present)
    return replace(meeting, participants=(*people, there), keeper=FreeText(keeper))


def _after(start: time, minutes: int) -> time:
    """So many minutes after `start`, in the same hour or the next."""
    total = start.hour * 60 + start.minute + minutes
    return time(total // 60, total % 60)


def _archived(meeting: Meeting) -> Meeting:
    number = int(meeting.id.rpartition("-")[2])
    return replace(
        meeting, archive_ref=FreeText(f"26/{1200 + number}-{number}"), archived_on=meeting.on
    )


def _version(meeting: Meeting) -> MinutesVersion:
    at = meeting.corrections[-1].at if meeting.corrections else meeting.finished_at
    assert at is not None
    return version_of(meeting, at, meeting.keeper)


def _correction(meeting: Meeting) -> Correction:
    assert meeting.finished_at is not None
    at = meeting.finished_at.replace(hour=14, minute=5)
    return Correction(at=at, by=meeting.keeper, why=FreeText(WHY))


def _put_right(meeting: Meeting) -> Meeting:
    """The meeting as it stands in its second version: one thing that was said is added."""
    first, *rest = meeting.agenda
    more = Entry(
        id=f"{first.id}-2",
        kind=EntryKind.INFO,
        text=FreeText("Lista gjelder fra mandag, ikke fra fredag."),
    )
    return replace(meeting, agenda=(replace(first, entries=(*first.entries, more)), *rest))
