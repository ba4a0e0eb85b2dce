"""What is done with who is in a meeting: at once while it is held, together when it is over."""

from __future__ import annotations

from datetime import time
from typing import Protocol

import msgspec

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings import presence
from elvis_tui.domain.meetings.presence import Moment
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.across import attendees
from elvis_tui.services.meetings import attendance as service
from elvis_tui.services.meetings import corrections
from elvis_tui.services.meetings.attendance import Guest

BASE, PEOPLE = "base", "people"
"""What a draft of who was there is kept in: who stood there, and what has come of it."""


class Attending(Protocol):
    """The people in one meeting, and each thing that can be done with them."""

    is_of_team: bool
    """Whether the team's members are among them, and can be changed here."""

    @property
    def meeting(self) -> Meeting: ...

    def tick(self, participant_id: str) -> None: ...

    def tick_all(self) -> None: ...

    def set_time(self, participant_id: str, which: Moment, when: time | None) -> None: ...

    def add(self, guest: Guest) -> None: ...

    def correct(self, base: Participant, typed: Guest) -> None: ...

    def remove(self, participant_id: str, *, off_team: bool) -> None: ...


class AtOnce:
    """A meeting that is planned or runs: each change is saved as it is made."""

    def __init__(self, session: Session, meeting_id: str) -> None:
        self._session, self._id = session, meeting_id
        self.is_of_team = not self.meeting.case_id

    @property
    def meeting(self) -> Meeting:
        return self._session.gate.get(Meeting, self._id)

    def tick(self, participant_id: str) -> None:
        service.tick(self._session.desk, self._id, participant_id)

    def tick_all(self) -> None:
        service.tick_all(self._session.desk, self._id)

    def set_time(self, participant_id: str, which: Moment, when: time | None) -> None:
        service.set_time(self._session.desk, self._id, participant_id, which, when)

    def add(self, guest: Guest) -> None:
        service.add_participant(self._session.desk, self._id, guest)

    def correct(self, base: Participant, typed: Guest) -> None:
        attendees.correct(self._session.desk, self._id, base, typed)

    def remove(self, participant_id: str, *, off_team: bool) -> None:
        service.remove_participant(self._session.desk, self._id, participant_id, off_team=off_team)


class AllTogether:
    """A meeting that is over: what is put right is one new version of its minutes.

    Until then it is a draft, and survives as one.
    """

    is_of_team = False

    def __init__(self, session: Session, meeting_id: str) -> None:
        self._session, self._id = session, meeting_id
        self._key = f"attended:{meeting_id}"
        self.was_draft = False
        self._base = self._people = self._stored.participants
        kept = self._session.desk.drafts.get(self._key)
        if BASE in kept:
            self._base, self._people = (_read(kept.get(side, "[]")) for side in (BASE, PEOPLE))
            self.was_draft = self.is_changed

    @property
    def _stored(self) -> Meeting:
        return self._session.gate.get(Meeting, self._id)

    @property
    def meeting(self) -> Meeting:
        """What was changed elsewhere meanwhile stands in it, too."""
        now = self._stored
        people = presence.merged(self._base, self._people, now.participants)
        return replace(now, participants=people)

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.meeting.participants != self._stored.participants

    def tick(self, participant_id: str) -> None:
        self._put(presence.tick(self.meeting, participant_id))

    def tick_all(self) -> None:
        self._put(presence.tick_all(self.meeting))

    def set_time(self, participant_id: str, which: Moment, when: time | None) -> None:
        self._put(presence.at(self.meeting, participant_id, which, when))

    def add(self, guest: Guest) -> None:
        typed = service.usable(guest)._replace(always=False)
        self._put(service.joined(self._session.gate, self.meeting, typed)[0])

    def correct(self, base: Participant, typed: Guest) -> None:
        said = service.usable(typed)
        self._put(
            presence.changed(
                self.meeting,
                base.id,
                lambda p: replace(
                    p,
                    name=said.name,
                    role=said.role,
                    external=said.external,
                    service=said.service,
                ),
            )
        )

    def remove(self, participant_id: str, *, off_team: bool) -> None:
        meeting = self.meeting
        kept = tuple(p for p in meeting.participants if p.id != participant_id)
        self._put(replace(meeting, participants=kept))

    def save(self, why: FreeText) -> None:
        """Make it a version of the minutes."""
        desk = self._session.desk
        corrections.correct_attendance(desk, self._id, self._base, self._people, why)
        self._session.desk.drafts.drop(self._key)

    def drop(self) -> None:
        """Leave the minutes as they are."""
        self._session.desk.drafts.drop(self._key)

    def _put(self, meeting: Meeting) -> None:
        self._base, self._people = self._stored.participants, meeting.participants
        if self.is_changed:
            sides = {BASE: self._base, PEOPLE: self._people}
            kept = {side: msgspec.json.encode(people).decode() for side, people in sides.items()}
            self._session.desk.drafts.keep(self._key, kept)
        else:
            self._session.desk.drafts.drop(self._key)


def _read(kept: str) -> presence.People:
    return msgspec.json.decode(kept, type=presence.People)
