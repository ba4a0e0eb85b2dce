"""A meeting that is cancelled takes nothing along that somebody put on its saksliste, unasked."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import cancelling as service
from elvis_tui.services.meetings import planning, sending_out
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from tests.school import student

ID = "meeting-2"


@pytest.fixture
def following(desk: Desk) -> Meeting:
    meetings.add_item(desk, ID, AgendaItem(id="", title="Skoletur", detail="hvem kjører"))
    meetings.add_item(desk, ID, AgendaItem(id="", subject=student("s-5"), detail="mor ringte"))
    return meetings.plan(desk, IKO, date(2026, 11, 2), None, "")


def test_what_was_put_on_by_hand_goes_to_the_next_meeting_of_the_series(
    desk: Desk, following: Meeting
) -> None:
    meetings.add_item(
        desk, following.id, AgendaItem(id="", title="Skoletur", detail="hvilken buss")
    )
    before = meetings.get(desk, following.id)
    cancelled = meetings.get(desk, ID)
    assert service.instead(desk, cancelled) == before
    service.cancel(desk, ID, following.id)
    assert desk.find(Meeting, ID) is None
    told = [(i.title, i.detail) for i in meetings.get(desk, following.id).agenda]
    assert told == [("Skoletur", "hvilken buss; hvem kjører"), ("", "mor ringte")]
    undo(desk)
    assert (meetings.get(desk, ID), meetings.get(desk, following.id)) == (cancelled, before)


def test_what_is_moved_keeps_words_that_only_begin_what_stands_there(
    desk: Desk, following: Meeting
) -> None:
    meetings.add_item(
        desk, following.id, AgendaItem(id="", title="Skoletur", detail="hvem kjører?")
    )
    service.cancel(desk, ID, following.id)
    first = meetings.get(desk, following.id).agenda[0]
    assert first.detail == "hvem kjører?; hvem kjører"


def test_only_what_does_not_come_by_itself_counts(desk: Desk) -> None:
    assert service.by_hand(meetings.get(desk, ID)) == ()
    assert service.instead(desk, meetings.get(desk, ID)) is None


def about_the_bus(desk: Desk, meeting_id: str) -> AgendaItem | None:
    items = agenda_of(desk, meetings.get(desk, meeting_id))
    return next((item for item in items if item.title == "Buss"), None)


def take_off_the_bus(desk: Desk, meeting_id: str) -> None:
    there = about_the_bus(desk, meeting_id)
    assert there
    planning.take_away(desk, meeting_id, there.id)


def test_what_was_taken_off_again_is_not_moved(desk: Desk, following: Meeting) -> None:
    meetings.add_item(desk, ID, AgendaItem(id="", title="Buss"))
    take_off_the_bus(desk, ID)
    assert "Buss" not in [item.title for item in service.by_hand(meetings.get(desk, ID))]
    service.cancel(desk, ID, following.id)
    assert about_the_bus(desk, following.id) is None


def test_what_was_put_on_once_more_is_moved_also_to_where_it_was_taken_off(
    desk: Desk, following: Meeting
) -> None:
    for meeting_id in (ID, following.id):
        meetings.add_item(desk, meeting_id, AgendaItem(id="", title="Buss"))
        take_off_the_bus(desk, meeting_id)
    meetings.add_item(desk, ID, AgendaItem(id="", title="Buss", detail="hvem kjører"))
    service.cancel(desk, ID, following.id)
    there = about_the_bus(desk, following.id)
    assert there
    assert there.detail == "hvem kjører"


def test_one_that_has_begun_is_not_cancelled_and_takes_nothing_in(
    desk: Desk, following: Meeting
) -> None:
    meetings.start(desk, following.id)
    for meeting_id, to in ((following.id, ""), (ID, following.id)):
        with pytest.raises(DomainError) as refused:
            service.cancel(desk, meeting_id, to)
        assert refused.value.fault is Fault.ALREADY_CLOSED
    assert desk.find(Meeting, ID)


def on_day(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=FixedClock(datetime.combine(day, time(12), UTC)))


def test_what_was_put_on_a_meeting_that_was_never_held_comes_up_in_the_next_once(
    desk: Desk,
) -> None:
    days = [desk.today + timedelta(days=n) for n in (30, 37, 44)]
    first, second, third = (meetings.plan(desk, IKO, day, None, "") for day in days)
    meetings.add_item(desk, first.id, AgendaItem(id="", title="Skoletur", detail="hvem kjører"))
    about_one = AgendaItem(id="", subject=student("s-1"), detail="mor ringte")
    meetings.add_item(desk, first.id, about_one)
    meetings.add_item(desk, second.id, AgendaItem(id="", title="Skoletur", detail="hvilken buss"))

    def about(reader: Desk, meeting: Meeting, title: str) -> list[tuple[str, date | None]]:
        items = agenda_of(reader, meetings.get(reader, meeting.id))
        return [(str(i.detail), i.missed_on) for i in items if i.title == title]

    assert about(desk, second, "Skoletur") == [("hvilken buss", None)], "it may still be held"
    then = on_day(desk, days[1])
    assert about(then, second, "Skoletur") == [("hvem kjører; hvilken buss", days[0])]
    told = sending_out.text(then, meetings.get(then, second.id), hidden=True)
    assert "som ikke ble holdt" in told
    begun = meetings.start(then, second.id)
    assert sum("mor ringte" in i.detail for i in begun.agenda) == 1
    for item in begun.agenda:
        meetings.set_status(then, second.id, item.id, ItemStatus.CLOSED)
    meetings.finish(then, second.id)
    last = on_day(desk, days[2])
    assert about(last, third, "Skoletur") == [], "it has been up"
    assert not any("mor ringte" in i.detail for i in agenda_of(last, third))
    meetings.add_item(last, first.id, AgendaItem(id="", title="Skoletur", detail="noe nytt"))
    assert about(last, third, "Skoletur") == [("noe nytt", days[0])]
