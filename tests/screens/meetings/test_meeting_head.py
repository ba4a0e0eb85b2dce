"""The second line of a meeting where there is little room."""

from __future__ import annotations

from datetime import time

import pytest

from elvis_tui.domain.meetings.records import MeetingStatus, Participant
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings.meeting_head import head_words
from elvis_tui.services.desk.desk import Desk
from tests.school import LAST_MEETING

USED = "møtet 14 min · saken 3 min"
PEOPLE = (
    Participant(id="1", name="Jon", external=True, service="PPT", present=True),
    Participant(id="2", name="Anne", external=True, service="BUP", present=True),
    Participant(id="3", name="Per", present=True, left=time(9, 0)),
)


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (99, "til stede 3 av 3 (1 har gått) · møtet 14 min · saken 3 min · ekstern: PPT, BUP"),
        (70, "til stede 3 av 3 (1 har gått) · ekstern: PPT, BUP"),
        (55, "til stede 3 av 3 · ekstern: PPT, BUP"),
        (45, "3 av 3 · ekstern: PPT, BUP"),
        (35, "ekstern: PPT, BUP"),
        (32, "2 eksterne"),
    ],
)
def test_who_is_from_outside_is_the_last_to_go(desk: Desk, room: int, told: str) -> None:
    meeting = replace(LAST_MEETING, status=MeetingStatus.RUNNING, participants=PEOPLE)
    words = head_words(Session(desk), meeting, USED, room)
    assert words.partition(" · ")[2] == told
    assert len(words) <= room
