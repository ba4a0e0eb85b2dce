"""Members stay until they are taken off; a guest is a guest for one meeting."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from elvis_tui.domain.across.overview import next_meetings
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.presence import Moment, lasted
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import attendance, corrections
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.meetings.attendance import Guest
from tests.school import LAST_MEETING, TODAY, desk_with

HOSTILE = (
    "Ola | Nordby",
    "*Ola* [x](y) <b>",
    "Ola\nNordby",
    "Ola 👩‍🏫 Nordby",
    "Ola \u200fNordby",
    "Ø" * 200,
)


@pytest.fixture
def running(desk: Desk) -> Meeting:
    """The IKO team's meeting, begun."""
    return service.start(desk, "meeting-2")


def called(desk: Desk, meeting_id: str) -> list[str]:
    return [p.name for p in service.get(desk, meeting_id).participants]


def test_a_guest_is_marked_as_one_and_a_member_is_not(desk: Desk, running: Meeting) -> None:
    after = attendance.add_participant(desk, running.id, Guest("Ola Nordby", service="BUP"))
    assert (after.participants[-1].guest, after.participants[-1].service) == (True, "BUP")
    after = attendance.add_participant(desk, running.id, Guest("Kari Nordby", always=True))
    assert not after.participants[-1].guest
    after = attendance.add_participant(desk, running.id, Guest("Berit Aas"))
    assert not next(p for p in after.participants if p.id == "p-1").guest


def test_a_guest_typed_twice_is_one_guest(desk: Desk, running: Meeting) -> None:
    attendance.add_participant(desk, running.id, Guest("Ola Nordby"))
    guest = service.get(desk, running.id).participants[-1]
    attendance.set_time(desk, running.id, guest.id, Moment.CAME, time(12, 5))
    after = attendance.add_participant(desk, running.id, Guest(" ola  nordby", "BUP"))
    assert [p.name for p in after.participants].count("ola nordby") == 1
    assert (after.participants[-1].role, after.participants[-1].came) == ("BUP", time(12, 5))


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ({"service": "PPT"}, {"service": "BUP"}, 2),
        ({"role": "Rektor"}, {"role": "psykolog", "service": "BUP"}, 2),
        ({"service": "PPT"}, {"role": "ppt"}, 1),
        ({"service": "PPT"}, {}, 1),
        ({"role": "Rektor"}, {"role": "rektor", "service": "Nabo"}, 1),
    ],
)
def test_two_of_one_name_with_other_roles_or_services_are_two(
    desk: Desk, running: Meeting, first: dict[str, str], second: dict[str, str], count: int
) -> None:
    attendance.add_participant(desk, running.id, Guest("Kari Ås", **first))
    after = attendance.add_participant(desk, running.id, Guest("Kari Ås", **second))
    named = [p for p in after.participants if p.name == "Kari Ås"]
    assert len(named) == len({p.id for p in named}) == count


def test_a_guest_called_as_one_of_the_team_takes_nobodys_place(
    desk: Desk, running: Meeting
) -> None:
    after = attendance.add_participant(
        desk, running.id, Guest("Berit Aas", "psykolog", service="BUP")
    )
    named = [(p.id == "p-1", p.role, p.guest) for p in after.participants if p.name == "Berit Aas"]
    assert named == [(True, "Rådgiver", False), (False, "psykolog", True)]
    with pytest.raises(DomainError) as refused:
        attendance.add_participant(desk, running.id, Guest("Berit Aas", "lege", always=True))
    assert refused.value.fault is Fault.PERSON_KNOWN


def test_a_new_member_who_is_known_in_another_role_is_refused(desk: Desk) -> None:
    desk.save("test", Person(id="p-9", name="Kari Nordby", role="Rektor"))
    with pytest.raises(DomainError) as refused:
        attendance.add_participant(desk, "meeting-2", Guest("Kari Nordby", "BUP", always=True))
    assert refused.value.fault is Fault.PERSON_KNOWN
    assert "Kari Nordby" not in called(desk, "meeting-2")


def test_who_is_of_another_service_than_the_one_who_is_known_is_another(
    desk: Desk, running: Meeting
) -> None:
    ppt = Person(id="p-9", name="Kari Ås", role="", external=True, service="PPT")
    desk.store.commit(put=[ppt])
    with pytest.raises(DomainError) as refused:
        attendance.add_participant(desk, running.id, Guest("Kari Ås", service="BUP", always=True))
    assert refused.value.fault is Fault.PERSON_KNOWN
    guest = attendance.add_participant(
        desk, running.id, Guest("Kari Ås", service="BUP")
    ).participants[-1]
    assert (guest.id != ppt.id, guest.service, guest.guest) == (True, "BUP", True)
    same = attendance.add_participant(
        desk, running.id, Guest("Kari Ås", service="ppt")
    ).participants[-1]
    assert same.id == ppt.id


def test_whoever_is_taken_off_one_meeting_is_called_in_to_the_next(desk: Desk) -> None:
    next_one = service.plan(desk, IKO, date(2026, 11, 2), None, "")
    attendance.remove_participant(desk, "meeting-2", "p-2")
    assert "Jon Vik" not in called(desk, "meeting-2")
    service.start(desk, "meeting-2")
    assert "Jon Vik" not in called(desk, "meeting-2")
    assert "Jon Vik" in called(desk, next_one.id)
    attendance.add_participant(desk, "meeting-2", Guest("Jon Vik"))
    assert service.get(desk, "meeting-2").not_called == ()


def test_whoever_is_taken_off_the_team_is_called_in_to_none_of_its_meetings(desk: Desk) -> None:
    next_one = service.plan(desk, IKO, date(2026, 11, 2), None, "")
    before = service.get(desk, "meeting-2"), desk.store.get(Person, "p-1")
    attendance.remove_participant(desk, "meeting-2", "p-1", off_team=True)
    assert desk.store.get(Person, "p-1").teams == (ATTENDANCE,)
    assert "Berit Aas" not in (*called(desk, "meeting-2"), *called(desk, next_one.id))
    undo(desk)
    assert (service.get(desk, "meeting-2"), desk.store.get(Person, "p-1")) == before


def test_a_student_is_taken_off_the_series(desk: Desk) -> None:
    council = Team(id="council", students=("s-1", "s-2"), students_take_part=True)
    student = replace(LAST_MEETING.participants[0], id="s-1", name="", role="", student="s-1")
    meeting = Meeting(id="m", team="council", on=TODAY, participants=(student,))
    desk.store.commit(put=[council, meeting])
    attendance.remove_participant(desk, "m", "s-1", off_team=True)
    assert desk.store.get(Team, "council").students == ("s-2",)
    assert service.get(desk, "m").participants == ()


def test_times_are_kept_one_save_each_and_undone(desk: Desk, running: Meeting) -> None:
    attendance.set_time(desk, running.id, "p-1", Moment.CAME, time(12, 20))
    attendance.set_time(desk, running.id, "p-1", Moment.LEFT, time(12, 45))
    attendance.tick(desk, running.id, "p-1")
    assert service.get(desk, running.id).participants[0].came is None
    undo(desk)
    one = service.get(desk, running.id).participants[0]
    assert (one.present, one.came, one.left) == (True, time(12, 20), time(12, 45))
    undo(desk)
    assert service.get(desk, running.id).participants[0].left is None


def test_who_takes_the_minutes_is_proposed_and_can_be_another(desk: Desk) -> None:
    started = service.start(replace(desk, user="jon"), "meeting-2")
    berit = next(p for p in started.participants if p.name == "Berit Aas")
    assert started.keeper == "Jon Vik"
    assert attendance.set_keeper(desk, started.id, berit).keeper == "Berit Aas"
    assert attendance.set_keeper(desk, started.id, berit).keeper == ""
    attendance.set_keeper(desk, "meeting-3", berit)
    assert service.start(desk, "meeting-3").keeper == "Berit Aas"


def test_nobody_takes_the_minutes_where_the_log_in_is_a_systems(desk: Desk) -> None:
    assert service.start(replace(desk, user="root"), "meeting-2").keeper == ""


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_is_kept_on_one_line(desk: Desk, running: Meeting, name: str) -> None:
    guest = attendance.add_participant(desk, running.id, Guest(name)).participants[-1]
    assert "\n" not in guest.name
    kept = name.replace("\n", " ").replace("\u200f", "")
    assert [c for c in guest.name if c.isalnum() or c == "|"] == [
        c for c in kept if c.isalnum() or c == "|"
    ]


def test_who_was_there_is_put_right_in_one_correction(desk: Desk) -> None:
    jon = replace(LAST_MEETING.participants[1], present=True, came=time(12, 20))
    people = (LAST_MEETING.participants[0], jon)
    base = LAST_MEETING.participants
    after = corrections.correct_attendance(desk, "meeting-1", base, people, FreeText("kom seint"))
    assert after.participants == people
    assert [c.why for c in after.corrections] == ["kom seint"]
    again = corrections.correct_attendance(desk, "meeting-1", people, people, FreeText(""))
    assert again == after
    undo(desk)
    assert service.get(desk, "meeting-1") == LAST_MEETING


# Meetings of two teams at once, and by odd clocks


def test_a_team_has_one_meeting_at_a_time_and_two_teams_one_each(
    desk: Desk, running: Meeting
) -> None:
    again = service.plan(desk, IKO, TODAY, None, "")
    with pytest.raises(DomainError) as refused:
        service.start(desk, again.id)
    assert refused.value.fault is Fault.MEETING_RUNNING
    other = service.start(desk, "meeting-3")
    assert other.team == ATTENDANCE
    going_on = next_meetings(desk.store.all(Meeting).values(), TODAY)
    assert {m.id for m in going_on} == {running.id, other.id}
    service.finish(desk, running.id)
    assert [m.id for m in next_meetings(desk.store.all(Meeting).values(), TODAY)] == [other.id]
    assert service.start(desk, again.id).is_running


def test_what_is_done_in_one_running_meeting_leaves_the_other_alone(
    desk: Desk, running: Meeting
) -> None:
    other = service.start(desk, "meeting-3")
    attendance.tick(desk, running.id, "p-1")
    assert service.get(desk, other.id) == other
    attendance.tick(desk, other.id, "p-1")
    undo(desk)
    assert service.get(desk, other.id) == other
    assert [p.id for p in service.get(desk, running.id).present] == ["p-1"]


def test_a_meeting_over_midnight_is_of_the_day_it_began() -> None:
    desk = desk_with(now=datetime(2028, 2, 29, 23, 30, tzinfo=UTC))
    meeting = service.plan(desk, IKO, date(2028, 2, 29), time(23, 30), "")
    service.start(desk, meeting.id)
    later = replace(desk, clock=FixedClock(at=datetime(2028, 3, 1, 0, 20, tzinfo=UTC)))
    held = service.finish(later, meeting.id)
    assert (held.on, held.start, held.end) == (date(2028, 2, 29), time(23, 30), time(0, 20))
    assert lasted(held) == 50


@pytest.mark.parametrize("on", [date(2028, 2, 29), date(2026, 12, 25), date(2027, 7, 15)])
def test_a_meeting_without_people_is_held_on_any_day(on: date) -> None:
    desk = desk_with((), now=datetime(on.year, on.month, on.day, 12, tzinfo=UTC))
    meeting = service.plan(desk, "attendance", on, time(12, 0), "")
    assert meeting.participants == ()
    agenda_of(desk, meeting)
    service.start(desk, meeting.id)
    held = service.finish(desk, meeting.id)
    assert (held.status, held.on, lasted(held)) == (MeetingStatus.FINISHED, on, 0)
