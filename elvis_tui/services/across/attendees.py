"""Putting right who somebody in a meeting is: a guest there alone, a member wherever they are."""

from __future__ import annotations

from elvis_tui.domain.across.calling_in import called_in, facts_of, participant
from elvis_tui.domain.across.who import renamed_also_ended
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings import presence
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.staff import called_so, check_same
from elvis_tui.services.meetings.attendance import (
    Guest,
    in_hand,
    is_member,
    left_team,
    usable,
)
from elvis_tui.services.people import members
from elvis_tui.storage.tables import AnyRecord

FIELDS = ("name", "role", "external", "service")


def correct(desk: Desk, meeting_id: str, base: Participant, typed: Guest) -> Meeting:
    """Put somebody in a meeting right.

    A member is put right in all that tells of them, as on the page of the team. One who was a
    guest and is called in every time becomes a member, and the other way round. In a meeting
    about a case alone nothing but the meeting changes.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        base: Whom the dialog was opened on.
        typed: As the form gave it.

    Raises:
        DomainError: `EMPTY_FIELD`; `PERSON_EXISTS` when another has that name, `PERSON_KNOWN`
            for a new member who is known in another role; `STALE`, once, when a field changed in
            the form has been changed elsewhere; `NOT_FOUND` for one who is not in it any more.
    """
    typed = usable(typed)
    meeting = desk.store.get(Meeting, meeting_id)
    now = next((p for p in meeting.participants if p.id == base.id), None)
    if now is None:
        raise DomainError(Fault.NOT_FOUND, what="person")
    if is_member(desk, meeting, base.id):
        records = _member(desk, meeting, base, typed)
    else:
        records = _guest(desk, meeting, base, now, typed)
    if records:
        desk.save("meeting.person", *records)
    return desk.store.get(Meeting, meeting_id)


def _member(desk: Desk, meeting: Meeting, base: Participant, typed: Guest) -> list[AnyRecord]:
    person = desk.store.get(Person, base.id)
    before = replace(
        person, name=base.name, role=base.role, external=base.external, service=base.service
    )
    edited = {r.id: r for r in members.edited(desk, _typed(person, typed), before)}
    person = in_hand(person, edited)
    # Also in minutes that were opened again for it, where no other change of the register reaches.
    here = renamed_also_ended(in_hand(meeting, edited), base.name, person.name)
    here = presence.changed(here, base.id, lambda p: facts_of(p, person))
    if not typed.always:
        here = presence.changed(here, base.id, lambda p: replace(p, guest=True))
        edited |= {left.id: left for left in left_team(desk, meeting, base.id, edited)}
    if here != meeting:
        edited[here.id] = here
    return list(edited.values())


def _typed(person: Person, typed: Guest) -> Person:
    return replace(
        person, name=typed.name, role=typed.role, external=typed.external, service=typed.service
    )


def _guest(
    desk: Desk, meeting: Meeting, base: Participant, now: Participant, typed: Guest
) -> list[AnyRecord]:
    wanted = replace(
        base, name=typed.name, role=typed.role, external=typed.external, service=typed.service
    )
    settled = desk.conflicts.settle(base, wanted, now, FIELDS)
    becomes = typed.always and not meeting.case_id
    if not becomes:
        new = presence.changed(meeting, base.id, lambda _p: settled)
        return [new] if new != meeting else []
    known = called_so(desk, typed.name)
    if known:
        check_same(typed, known)
    person = known or _typed(
        desk.store.find(Person, base.id) or Person(id=base.id, name=typed.name, role=typed.role),
        typed,
    )
    if person.id != base.id and any(p.id == person.id for p in meeting.participants):
        raise DomainError(Fault.ALREADY_MEMBER, field="name")
    teams = (*(t for t in person.teams if t != meeting.team), meeting.team)
    person = replace(person, teams=teams)
    as_member = replace(facts_of(settled, person), id=person.id, guest=False)
    here = presence.changed(meeting, base.id, lambda _p: as_member)
    others = (m for m in desk.store.all(Meeting).values() if m.team == meeting.team)
    called = [(m, called_in(m, participant(person))) for m in others if m.id != meeting.id]
    return [person, here, *(new for old, new in called if new != old)]
