"""Who a team calls in: its people, as they stand in its meetings."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace


def participant(person: Person) -> Participant:
    """A person as they stand in a meeting, not here yet."""
    return facts_of(Participant(id=person.id), person)


def student_participant(student_id: str) -> Participant:
    """A student as they stand in a meeting of their series: by id, and without a name."""
    return Participant(id=student_id, student=student_id)


def _is_the_teams(meeting: Meeting) -> bool:
    """Whether the team's own people are called in to it, and it is still to be held."""
    return meeting.status is MeetingStatus.PLANNED and not meeting.case_id


def called_in(meeting: Meeting, one: Participant) -> Meeting:
    """The planned meeting with one more who is called in; any other is as it was."""
    there = any(p.id == one.id for p in meeting.participants)
    if there or not _is_the_teams(meeting):
        return meeting
    return replace(meeting, participants=(*meeting.participants, one))


def not_called_in(meeting: Meeting, one_id: str) -> Meeting:
    """The planned meeting without a person or a student who was called in; any other as it was."""
    if not _is_the_teams(meeting):
        return meeting
    kept = tuple(p for p in meeting.participants if one_id not in (p.id, p.student))
    return replace(meeting, participants=kept)


def put_right(meeting: Meeting, person: Person) -> Meeting:
    """The meeting with a person's facts as they are now; minutes of what has been held stand."""
    if meeting.is_held:
        return meeting
    return replace(
        meeting,
        participants=tuple(
            facts_of(p, person) if p.id == person.id else p for p in meeting.participants
        ),
    )


def facts_of(one: Participant, person: Person) -> Participant:
    """A participant with the facts of a person, and as present as before."""
    return replace(
        one,
        name=person.name,
        role=person.role,
        external=person.external,
        service=person.service,
    )
