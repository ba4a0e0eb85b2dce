"""Who sits in a team: added, put right, taken off."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.across import calling_in, who
from elvis_tui.domain.across.concealing import still_suspected
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import Team
from elvis_tui.domain.text import clean, folded, without_unseen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.staff import called_so, check_same
from elvis_tui.services.desk.teams import team_of
from elvis_tui.storage.tables import AnyRecord


def members(reader: Reader, team_id: str) -> list[Person]:
    """Who sits in a team, by name."""
    there = (p for p in reader.all(Person).values() if team_id in p.teams)
    return sorted(there, key=lambda p: (folded(p.name), p.id))


def add(desk: Desk, team_id: str, typed: Person) -> Person:
    """Let somebody sit in a team; one who is known by that name already is the same person.

    They are called in to its meetings from now on, those that are planned among them.

    Args:
        desk: The working place.
        team_id: Which team.
        typed: As the form gave it, with an empty id.

    Raises:
        DomainError: `EMPTY_FIELD`; `ALREADY_MEMBER` for one who sits there; `PERSON_KNOWN` where
            the one of that name has another role, or is of another service.
    """
    name = _usable(typed.name)
    known = called_so(desk, name)
    if known and team_id in known.teams:
        raise DomainError(Fault.ALREADY_MEMBER, field="name")
    if known:
        check_same(typed, known)
    person = known or replace(_tidy(typed), id=desk.new_id("person"), name=name)
    person = replace(person, teams=(*person.teams, team_id))
    one = calling_in.participant(person)
    called = _changed(desk, lambda m: calling_in.called_in(m, one), team_id)
    desk.save("person.add", person, *called)
    return person


def edit(desk: Desk, typed: Person, base: Person | None = None) -> Person:
    """Put somebody's name, role or service right, also where they are called in or have a task.

    Minutes that are finished, and what is done with, stand as they are.

    Args:
        desk: The working place.
        typed: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: `EMPTY_FIELD`; `PERSON_EXISTS` when another has that name; `STALE`, once,
            when a field changed in the form has been changed elsewhere.
    """
    records = edited(desk, typed, base)
    if records:
        desk.save("person.edit", *records)
    return desk.store.get(Person, typed.id)


def edited(desk: Desk, typed: Person, base: Person | None = None) -> list[AnyRecord]:
    """All that changes where somebody is put right, the person first; nothing where nothing does.

    Raises:
        DomainError: as `edit`.
    """
    now = desk.store.get(Person, typed.id)
    typed = replace(_tidy(typed), name=_usable(typed.name))
    other = called_so(desk, typed.name)
    if other and other.id != typed.id:
        raise DomainError(Fault.PERSON_EXISTS, field="name")
    person = desk.conflicts.settle(base or now, typed, now, asked(Person, Asked.FACTS))
    return [person, *_put_right(desk, now, person)] if person != now else []


def _put_right(desk: Desk, was: Person, person: Person) -> list[AnyRecord]:
    """All that tells of somebody by what they were called."""
    changed: list[AnyRecord] = []
    staff = desk.all(Person).values()
    for kind in who.HELD_BY:
        for old in desk.store.all(kind).values():
            still = still_suspected(old, was, person, staff) if isinstance(old, Case) else old
            new = who.renamed(still, was.name, person.name)
            if isinstance(new, Meeting):
                new = calling_in.put_right(new, person)
            if new != old:
                changed.append(new)
    return changed


def take_off(desk: Desk, team_id: str, person_id: str) -> None:
    """Let somebody sit in a team no more, and call them in to its planned meetings no more."""
    person = desk.store.get(Person, person_id)
    teams = tuple(t for t in person.teams if t != team_id)
    called = _changed(desk, lambda m: calling_in.not_called_in(m, person_id), team_id)
    desk.save("person.take_off", replace(person, teams=teams), *called)


def students(reader: Reader, team_id: str) -> list[Student]:
    """The students who sit in a team, by name; also one who has left the school since."""
    team = team_of(reader, team_id)
    found = (reader.find(Student, one) for one in (team.students if team else ()))
    return sorted(filter(None, found), key=lambda s: (folded(unmasked(s.name)), s.id))


def add_student(desk: Desk, team_id: str, student_id: str) -> None:
    """Let a student sit in a team, and call them in to its planned meetings.

    Raises:
        DomainError: `ALREADY_MEMBER` for one who sits there; `NO_STUDENTS_HERE` in a team where
            students do not take part; `NOT_FOUND`.
    """
    team = _team(desk, team_id)
    if not team.students_take_part:
        raise DomainError(Fault.NO_STUDENTS_HERE)
    desk.store.get(Student, student_id)
    if student_id in team.students:
        raise DomainError(Fault.ALREADY_MEMBER)
    one = calling_in.student_participant(student_id)
    called = _changed(desk, lambda m: calling_in.called_in(m, one), team_id)
    desk.save("team.student", replace(team, students=(*team.students, student_id)), *called)


def take_student_off(desk: Desk, team_id: str, student_id: str) -> None:
    """Let a student sit in a team no more, and call them in to its planned meetings no more."""
    team = _team(desk, team_id)
    kept = tuple(one for one in team.students if one != student_id)
    called = _changed(desk, lambda m: calling_in.not_called_in(m, student_id), team_id)
    desk.save("team.student_off", replace(team, students=kept), *called)


def _team(desk: Desk, team_id: str) -> Team:
    team = team_of(desk, team_id)
    if team is None or team.gone:
        raise DomainError(Fault.NOT_FOUND, what="teams")
    return team


def _tidy(typed: Person) -> Person:
    return replace(typed, role=clean(typed.role), service=clean(typed.service))


def _usable(name: str) -> str:
    name = clean(without_unseen(name)).strip()
    if not name:
        raise DomainError(Fault.EMPTY_FIELD, field="name")
    return name


def _changed(
    desk: Desk, change: Callable[[Meeting], Meeting], team_id: str | None = None
) -> list[Meeting]:
    """The meetings, of one team or of all, that a change makes others."""
    found = (m for m in desk.store.all(Meeting).values() if team_id in (None, m.team))
    pairs = ((meeting, change(meeting)) for meeting in found)
    return [new for old, new in pairs if new != old]
