"""Who a team calls in: its people, as they stand in its meetings."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace


def participant(person: Person) -> Participant:
    """A person as they stand in a meeting, not here yet."""
    return Participant(id=person.id, name=person.name, role=person.role, external=person.external)


def _is_the_teams(meeting: Meeting) -> bool:
    """Whether the team's own people are called in to it, and it is still to be held."""
    return meeting.status is MeetingStatus.PLANNED and not meeting.case_id


def called_in(meeting: Meeting, person: Person) -> Meeting:
    """The planned meeting with one more who is called in; any other is as it was."""
    there = any(p.id == person.id for p in meeting.participants)
    if there or not _is_the_teams(meeting):
        return meeting
    return replace(meeting, participants=(*meeting.participants, participant(person)))


def not_called_in(meeting: Meeting, person_id: str) -> Meeting:
    """The planned meeting without one who was called in; any other is as it was."""
    if not _is_the_teams(meeting):
        return meeting
    kept = tuple(p for p in meeting.participants if p.id != person_id)
    return replace(meeting, participants=kept)


def put_right(meeting: Meeting, person: Person) -> Meeting:
    """The meeting with a person's facts as they are now; minutes that are finished stand."""
    if meeting.is_held:
        return meeting
    return replace(
        meeting,
        participants=tuple(
            replace(participant(person), present=p.present) if p.id == person.id else p
            for p in meeting.participants
        ),
    )
