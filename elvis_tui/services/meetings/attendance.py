"""Who a team calls in, and who is here."""

from __future__ import annotations

from elvis_tui.domain.across.calling_in import participant
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader


def invited(reader: Reader, team_id: str) -> tuple[Participant, ...]:
    """The people a team calls in."""
    return tuple(participant(p) for p in reader.all(Person).values() if team_id in p.teams)


def tick(desk: Desk, meeting_id: str, participant_id: str) -> Meeting:
    """Turn one person's presence over."""
    return _save(desk, "meeting.tick", rules.tick(_unlocked(desk, meeting_id), participant_id))


def tick_all(desk: Desk, meeting_id: str) -> Meeting:
    """Everybody is here; or, if they all were, nobody."""
    meeting = _unlocked(desk, meeting_id)
    here = bool(meeting.absent)
    people = tuple(replace(p, present=here) for p in meeting.participants)
    return _save(desk, "meeting.tick", replace(meeting, participants=people))


def add_participant(
    desk: Desk,
    meeting_id: str,
    name: str,
    role: str = "",
    *,
    external: bool = False,
    always: bool = False,
) -> Meeting:
    """Add somebody to a meeting; in a running one they are here.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        name: As the form gave it.
        role: What they do.
        external: Whether they belong to another service.
        always: Whether the team calls them in from now on.

    Raises:
        DomainError: `EMPTY_FIELD`.
    """
    if not name.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="name")
    meeting = _unlocked(desk, meeting_id)
    people = desk.store.all(Person).values()
    known = next((p for p in people if folded(p.name) == folded(name)), None)
    person = known or Person(
        id=desk.new_id("person"), name=name.strip(), role=role.strip(), external=external
    )
    always = always and not meeting.case_id
    if always and meeting.team not in person.teams:
        person = replace(person, teams=(*person.teams, meeting.team))
    others = tuple(p for p in meeting.participants if p.id != person.id)
    here = replace(participant(person), present=meeting.is_open)
    meeting = replace(meeting, participants=(*others, here))
    desk.save("meeting.guest", meeting, *([person] if always else []))
    return meeting


def calls_nobody(reader: Reader, meeting_id: str) -> bool:
    """Whether it is a meeting of a team that has nobody it calls in yet."""
    meeting = reader.get(Meeting, meeting_id)
    return not (meeting.case_id or invited(reader, meeting.team))


def remove_participant(desk: Desk, meeting_id: str, participant_id: str) -> Meeting:
    """Take somebody off this meeting, and off the team: they are not invited again.

    Who was called in to a meeting about a case alone stays in the team.
    """
    meeting = _unlocked(desk, meeting_id)
    kept = tuple(p for p in meeting.participants if p.id != participant_id)
    meeting = replace(meeting, participants=kept)
    person = desk.store.find(Person, participant_id)
    if person is None or meeting.case_id:
        return _save(desk, "meeting.leave", meeting)
    teams = tuple(t for t in person.teams if t != meeting.team)
    desk.save("meeting.leave", meeting, replace(person, teams=teams))
    return meeting


def _unlocked(desk: Desk, meeting_id: str) -> Meeting:
    return rules.check_unlocked(desk.store.get(Meeting, meeting_id))


def _save(desk: Desk, verb: str, meeting: Meeting) -> Meeting:
    desk.save(verb, meeting)
    return meeting
