"""What those present may not see: in no list and no title, and its own page is not there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.message import Message

from elvis_tui.app.application import ElvisApp
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import Record
from elvis_tui.screens.frame.navigation import ShowCase, ShowFollowUp, ShowMeeting
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.storage.tables import AnyRecord
from tests.school import desk_with
from tests.screens.running import WIDE, Running

NOT_THERE = "Det finnes ikke lenger."


class Without(Record, frozen=True):
    """Somebody who may not see a few records."""

    ids: tuple[str, ...]
    sees_all: bool = False

    def may_see(self, record: AnyRecord) -> bool:
        return record.id not in self.ids


@asynccontextmanager
async def shown_without(desk: Desk, *ids: str) -> AsyncIterator[Running]:
    app = ElvisApp(desk)
    app.session.gate = Gate(desk, audience=Without(ids))
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await pilot.pause()
        yield Running(app, pilot)


def number_of(desk: Desk) -> tuple[str, str]:
    case = next(iter(desk.store.all(Case).values()))
    return case.id, case.number


async def test_a_case_stands_in_no_room() -> None:
    desk = desk_with()
    case_id, number = number_of(desk)
    async with shown_without(desk) as run:
        await run.press("3")
        assert number in run.text, "all may see it as long as nobody says no"
    async with shown_without(desk, case_id) as run:
        for room in "12345":
            await run.press(room)
            assert number not in run.text


async def test_a_follow_up_stands_in_no_room() -> None:
    async with shown_without(desk_with(), "f-1") as run:
        for room in "12":
            await run.press(room)
            assert "ring foresatte til Kvisgaard" not in run.text


@pytest.mark.parametrize("message", [ShowCase, ShowFollowUp])
async def test_a_page_says_that_it_is_not_there_and_goes(
    message: type[ShowCase | ShowFollowUp],
) -> None:
    desk = desk_with()
    record_id = number_of(desk)[0] if message is ShowCase else "f-1"
    async with shown_without(desk, record_id) as run:
        await goes(run, message(record_id))
    read = [h for h in desk.store.all(HistoryEntry).values() if h.verb in set(Reading)]
    assert read == [], "who was shown nothing has read nothing"


@pytest.mark.parametrize("status", [MeetingStatus.PLANNED, MeetingStatus.FINISHED])
async def test_a_meeting_is_not_there_either(status: MeetingStatus) -> None:
    desk = desk_with()
    meeting = next(m for m in desk.store.all(Meeting).values() if m.status is status)
    async with shown_without(desk, meeting.id) as run:
        await goes(run, ShowMeeting(meeting.id))


async def goes(run: Running, message: Message) -> None:
    before = run.screen
    run.app.post_message(message)
    await run.until(NOT_THERE)
    assert run.screen is before
