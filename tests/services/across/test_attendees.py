"""A guest is put right in the meeting, a member wherever they are, and one becomes the other."""

from __future__ import annotations

from datetime import date, time

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.presence import Moment
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.across.attendees import correct
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import attendance, versions
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.attendance import Guest

ID = "meeting-2"


@pytest.fixture
def running(desk: Desk) -> Meeting:
    """The IKO team's meeting, begun."""
    return meetings.start(desk, ID)


def one(desk: Desk, name: str, meeting_id: str = ID) -> Participant:
    people = meetings.get(desk, meeting_id).participants
    return next(p for p in people if p.name == name)


def test_a_member_is_put_right_everywhere_and_keeps_the_times(desk: Desk, running: Meeting) -> None:
    attendance.set_time(desk, ID, "p-1", Moment.CAME, time(12, 20))
    planned = meetings.plan(desk, IKO, date(2026, 11, 2), None, "")
    correct(desk, ID, one(desk, "Berit Aas"), Guest("Berit Moen", "Rektor", always=True))
    assert desk.store.get(Person, "p-1").name == "Berit Moen"
    here = one(desk, "Berit Moen")
    assert (here.role, here.present, here.came, here.guest) == (
        *("Rektor", True, time(12, 20)),
        False,
    )
    assert one(desk, "Berit Moen", planned.id).role == "Rektor"
    assert one(desk, "Berit Aas", "meeting-1").role == "Rådgiver"


def test_a_guest_is_put_right_in_the_meeting_alone(desk: Desk, running: Meeting) -> None:
    attendance.add_participant(desk, ID, Guest("Ola Nordby"))
    attendance.set_time(desk, ID, one(desk, "Ola Nordby").id, Moment.LEFT, time(12, 45))
    before = dict(desk.store.all(Person))
    correct(desk, ID, one(desk, "Ola Nordby"), Guest("Ola Norby", "lege", True, service="BUP"))
    guest = one(desk, "Ola Norby")
    assert (guest.role, guest.external, guest.service, guest.guest, guest.left) == (
        *("lege", True, "BUP", True),
        time(12, 45),
    )
    assert dict(desk.store.all(Person)) == before


def test_a_guest_becomes_a_member_and_a_member_a_guest(desk: Desk, running: Meeting) -> None:
    planned = meetings.plan(desk, IKO, date(2026, 11, 2), None, "")
    attendance.add_participant(desk, ID, Guest("Ola Nordby", "BUP"))
    correct(desk, ID, one(desk, "Ola Nordby"), Guest("Ola Nordby", "BUP", always=True))
    ola = one(desk, "Ola Nordby")
    assert not ola.guest
    assert desk.store.get(Person, ola.id).teams == (IKO,)
    assert one(desk, "Ola Nordby", planned.id).role == "BUP"

    correct(desk, ID, ola, Guest("Ola Norby", "BUP"))
    assert one(desk, "Ola Norby").guest
    assert desk.store.get(Person, ola.id).teams == ()
    assert desk.store.get(Person, ola.id).name == "Ola Norby"
    names = [p.name for p in meetings.get(desk, planned.id).participants]
    assert "Ola Norby" not in names
    assert "Ola Nordby" not in names


def test_a_member_who_becomes_a_guest_stays_in_other_teams_and_is_one_step_to_undo(
    desk: Desk, running: Meeting
) -> None:
    before = meetings.get(desk, ID), desk.store.get(Person, "p-1")
    correct(desk, ID, one(desk, "Berit Aas"), Guest("Berit Aas", "Rådgiver"))
    assert desk.store.get(Person, "p-1").teams == (ATTENDANCE,)
    assert one(desk, "Berit Aas").guest
    undo(desk)
    assert (meetings.get(desk, ID), desk.store.get(Person, "p-1")) == before


def test_minutes_that_were_opened_again_for_it_have_the_name_too(
    desk: Desk, running: Meeting
) -> None:
    meetings.finish(desk, ID)
    versions.reopen(desk, ID, FreeText("navnet er feil"))
    correct(desk, ID, one(desk, "Berit Aas"), Guest("Berit Moen", "Rektor", always=True))
    assert one(desk, "Berit Moen").role == "Rektor"
    assert meetings.get(desk, ID).keeper == "Berit Moen"
    assert desk.store.get(Person, "p-1").name == "Berit Moen"


def test_who_leaves_the_team_under_another_name_has_it_in_what_is_planned(
    desk: Desk, running: Meeting
) -> None:
    planned = meetings.plan(desk, IKO, date(2026, 11, 2), None, "")
    desk.store.commit(put=[replace(planned, keeper=FreeText("Berit Aas"))])
    correct(desk, ID, one(desk, "Berit Aas"), Guest("Berit Moen", "Rådgiver"))
    assert meetings.get(desk, planned.id).keeper == "Berit Moen"
    assert "p-1" not in [p.id for p in meetings.get(desk, planned.id).participants]


def test_a_guest_who_is_one_of_the_staff_becomes_a_member_as_that_one(
    desk: Desk, running: Meeting
) -> None:
    desk.save("test", Person(id="p-9", name="Kari Nordby", role="Rektor"))
    attendance.add_participant(desk, ID, Guest("Kari Nordbi"))
    with pytest.raises(DomainError) as refused:
        correct(desk, ID, one(desk, "Kari Nordbi"), Guest("Kari Nordby", "lege", always=True))
    assert refused.value.fault is Fault.PERSON_KNOWN
    correct(desk, ID, one(desk, "Kari Nordbi"), Guest("Kari Nordby", always=True))
    assert one(desk, "Kari Nordby").id == "p-9"
    assert desk.store.get(Person, "p-9").teams == (IKO,)


def test_what_was_changed_elsewhere_meanwhile_is_told_once(desk: Desk, running: Meeting) -> None:
    base = one(desk, "Berit Aas")
    desk.save("test", replace(desk.store.get(Person, "p-1"), role="Rektor"))
    typed = Guest("Berit Aas", "Inspektør", always=True)
    with pytest.raises(DomainError) as refused:
        correct(desk, ID, base, typed)
    assert refused.value.fault is Fault.STALE
    correct(desk, ID, base, typed)
    assert desk.store.get(Person, "p-1").role == "Inspektør"


def test_one_who_is_not_there_any_more_is_told_as_that(desk: Desk, running: Meeting) -> None:
    base = one(desk, "Berit Aas")
    attendance.remove_participant(desk, ID, "p-1")
    with pytest.raises(DomainError) as refused:
        correct(desk, ID, base, Guest("Berit Aas"))
    assert refused.value.fault is Fault.NOT_FOUND
    with pytest.raises(DomainError) as refused:
        correct(desk, ID, base, Guest(" \n"))
    assert refused.value.fault is Fault.EMPTY_FIELD
