"""Who a team calls in, and who is here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import time
from typing import NamedTuple

from elvis_tui.domain.across.calling_in import (
    not_called_in,
    participant,
    student_participant,
)
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings import presence, rules
from elvis_tui.domain.meetings.presence import Moment
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team
from elvis_tui.domain.text import clean, folded, without_unseen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.staff import called_so, check_same
from elvis_tui.services.desk.teams import students_in, team_of
from elvis_tui.storage.tables import AnyRecord, R

_NOTHING: Mapping[str, AnyRecord] = {}


class Guest(NamedTuple):
    """Somebody who is here, as the form gave it; `always` is called in to every meeting.

    `external` is one of another service, and `service` what that is called.
    """

    name: str
    role: str = ""
    external: bool = False
    always: bool = False
    service: str = ""


def invited(reader: Reader, team_id: str) -> tuple[Participant, ...]:
    """The people a team calls in, and the students who sit in it."""
    people = tuple(participant(p) for p in reader.all(Person).values() if team_id in p.teams)
    return (*people, *(student_participant(one) for one in students_in(reader, team_id)))


def tick(desk: Desk, meeting_id: str, participant_id: str) -> Meeting:
    """Turn one person's presence over; whoever is not here neither came nor left."""
    return _changed(desk, "meeting.tick", meeting_id, lambda m: presence.tick(m, participant_id))


def tick_all(desk: Desk, meeting_id: str) -> Meeting:
    """Everybody is here; or, if they all were, nobody."""
    return _changed(desk, "meeting.tick", meeting_id, presence.tick_all)


def set_time(
    desk: Desk, meeting_id: str, participant_id: str, which: Moment, when: time | None
) -> Meeting:
    """Say when somebody came or left, or nothing of it."""
    return _changed(
        desk,
        "meeting.time",
        meeting_id,
        lambda m: presence.at(m, participant_id, which, when),
    )


def set_keeper(desk: Desk, meeting_id: str, one: Participant) -> Meeting:
    """Say who of those in the meeting takes the minutes; the same again takes it back."""
    student = desk.store.find(Student, one.student) if one.student else None
    name = unmasked(student.name) if student else one.name

    def told(meeting: Meeting) -> Meeting:
        same = folded(unmasked(meeting.keeper)) == folded(name)
        return replace(meeting, keeper=FreeText("" if same else name))

    return _changed(desk, "meeting.keeper", meeting_id, told)


def usable(typed: Guest) -> Guest:
    """What was typed, on one line each and with nothing in it that is not seen.

    Raises:
        DomainError: `EMPTY_FIELD`.
    """
    name = _on_a_line(typed.name)
    if not name:
        raise DomainError(Fault.EMPTY_FIELD, field="name")
    return typed._replace(name=name, role=_on_a_line(typed.role), service=_on_a_line(typed.service))


def _on_a_line(text: str) -> str:
    return " ".join(clean(without_unseen(text)).split())


def add_participant(desk: Desk, meeting_id: str, typed: Guest) -> Meeting:
    """Add somebody to a meeting; in a running one they are here.

    Who is called in to this meeting alone is a guest, unless they sit in the team already.

    Raises:
        DomainError: `EMPTY_FIELD`; `PERSON_KNOWN` for a new member whose name is that of somebody
            with another role.
    """
    meeting, person = joined(desk, _unlocked(desk, meeting_id), usable(typed))
    desk.save("meeting.guest", meeting, *([person] if person else []))
    return meeting


def joined(reader: Reader, meeting: Meeting, typed: Guest) -> tuple[Meeting, Person | None]:
    """The meeting with one more, and the person that is a member from now on, if they are."""
    known = so_called = called_so(reader, typed.name)
    here = same_here(meeting, typed)
    if known and not _is_meant(known, here, meeting, typed):
        known = None
    person = known or Person(
        id=here.id if here else reader.new_id("person"),
        name=typed.name,
        role=typed.role,
        external=typed.external,
        service=typed.service,
    )
    becomes = typed.always and not meeting.case_id and meeting.team not in person.teams
    if becomes:
        if so_called:
            check_same(typed, so_called)
        person = replace(person, teams=(*person.teams, meeting.team))
    is_guest = not meeting.case_id and meeting.team not in person.teams
    meeting = _with(meeting, _as_typed(participant(person), typed), is_guest)
    return meeting, person if becomes else None


def _as_typed(one: Participant, typed: Guest) -> Participant:
    """Somebody known by name, in the role they have here."""
    return replace(
        one,
        role=typed.role or one.role,
        service=typed.service or one.service,
        external=typed.external or one.external,
    )


def _with(meeting: Meeting, one: Participant, is_guest: bool) -> Meeting:
    """The meeting with one who is in it now, as present as they were if they were in it before."""
    before = next((p for p in meeting.participants if p.id == one.id), Participant(id=one.id))
    here = before.present or meeting.is_running or meeting.is_held
    one = replace(one, present=here, guest=is_guest, came=before.came, left=before.left)
    others = tuple(p for p in meeting.participants if p.id != one.id)
    return replace(
        meeting,
        participants=(*others, one),
        not_called=tuple(i for i in meeting.not_called if i != one.id),
    )


def _is_meant(known: Person, here: Participant | None, meeting: Meeting, typed: Guest) -> bool:
    """Whether who was typed is the one of the staff who is called so."""
    if here:
        return here.id == known.id
    is_there = any(p.id == known.id for p in meeting.participants)
    return not is_there and _may_be_one(participant(known), typed)


def same_here(meeting: Meeting, typed: Guest) -> Participant | None:
    """Whoever is called so in the meeting, and is not known to be another.

    Two of one name are two where both are told by a role or a service, and by none that is shared.
    """
    called = (p for p in meeting.participants if p.name and folded(p.name) == folded(typed.name))
    return next((p for p in called if _may_be_one(p, typed)), None)


def _may_be_one(one: Participant, typed: Guest) -> bool:
    theirs = {folded(told) for told in (one.role, one.service) if told}
    told = {folded(told) for told in (typed.role, typed.service) if told}
    return not theirs or not told or not theirs.isdisjoint(told)


def calls_nobody(reader: Reader, meeting_id: str) -> bool:
    """Whether it is a meeting of a team that has nobody it calls in yet."""
    meeting = reader.get(Meeting, meeting_id)
    return not (meeting.case_id or invited(reader, meeting.team))


def is_member(reader: Reader, meeting: Meeting, participant_id: str) -> bool:
    """Whether somebody in the meeting sits in its team; in a case's own meeting nobody does."""
    if meeting.case_id:
        return False
    person = reader.find(Person, participant_id)
    return (person is not None and meeting.team in person.teams) or (
        participant_id in _team(reader, meeting).students
    )


def remove_participant(
    desk: Desk, meeting_id: str, participant_id: str, *, off_team: bool = False
) -> Meeting:
    """Take somebody off this meeting alone, or off the team as well.

    Off the team they are called in no more, to planned meetings neither. Who was called in to a
    meeting about a case alone stays in the team.
    """
    meeting = _unlocked(desk, meeting_id)
    member = is_member(desk, meeting, participant_id)
    kept = tuple(p for p in meeting.participants if p.id != participant_id)
    without = replace(meeting, participants=kept)
    if not (off_team and member):
        if member:
            # It would be called in again when the meeting begins.
            without = replace(without, not_called=(*meeting.not_called, participant_id))
        desk.save("meeting.leave", without)
        return without
    left = left_team(desk, meeting, participant_id)
    desk.save("meeting.leave", without, *left)
    return without


def in_hand(record: R, edited: Mapping[str, AnyRecord]) -> R:
    """A record as it is changed already and not saved yet, or as it is."""
    known = edited.get(record.id)
    return known if isinstance(known, type(record)) else record


def left_team(
    desk: Desk, meeting: Meeting, participant_id: str, edited: Mapping[str, AnyRecord] = _NOTHING
) -> list[AnyRecord]:
    """What changes when somebody sits in the team of a meeting no more, but for that meeting.

    Args:
        desk: The working place.
        meeting: Which meeting.
        participant_id: Who.
        edited: What is changed in the same save already, by id.
    """
    changed: list[AnyRecord] = []
    if person := desk.store.find(Person, participant_id):
        teams = tuple(t for t in person.teams if t != meeting.team)
        changed.append(replace(in_hand(person, edited), teams=teams))
    else:
        team = _team(desk, meeting)
        students = tuple(s for s in team.students if s != participant_id)
        changed.append(replace(team, students=students))
    for other in desk.store.all(Meeting).values():
        if other.team == meeting.team and other.id != meeting.id:
            without = not_called_in(in_hand(other, edited), participant_id)
            changed += [without] if without != other else []
    return changed


def _unlocked(desk: Desk, meeting_id: str) -> Meeting:
    return rules.check_unlocked(desk.store.get(Meeting, meeting_id))


def _team(reader: Reader, meeting: Meeting) -> Team:
    return team_of(reader, meeting.team) or Team(id=meeting.team)


def _changed(
    desk: Desk, verb: str, meeting_id: str, change: Callable[[Meeting], Meeting]
) -> Meeting:
    before = _unlocked(desk, meeting_id)
    meeting = change(before)
    if meeting != before:
        desk.save(verb, meeting)
    return meeting
