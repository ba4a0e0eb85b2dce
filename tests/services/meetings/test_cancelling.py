"""A meeting that is cancelled takes nothing along that somebody put on its saksliste, unasked."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import AgendaItem, Meeting
from elvis_tui.domain.teams import IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import cancelling as service
from elvis_tui.services.meetings import verbs as meetings
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


def test_only_what_does_not_come_by_itself_counts(desk: Desk) -> None:
    assert service.by_hand(meetings.get(desk, ID)) == ()
    assert service.instead(desk, meetings.get(desk, ID)) is None


def test_one_that_has_begun_is_not_cancelled_and_takes_nothing_in(
    desk: Desk, following: Meeting
) -> None:
    meetings.start(desk, following.id)
    for meeting_id, to in ((following.id, ""), (ID, following.id)):
        with pytest.raises(DomainError) as refused:
            service.cancel(desk, meeting_id, to)
        assert refused.value.fault is Fault.ALREADY_CLOSED
    assert desk.find(Meeting, ID)
