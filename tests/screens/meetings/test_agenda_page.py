"""The page of a planned meeting: what it says besides its saksliste."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.navigation import ShowMeeting
from elvis_tui.services.desk.desk import Desk
from tests.screens.running import running


async def test_where_the_calendar_is_not_known_the_saksliste_says_so(desk: Desk) -> None:
    planned = desk.store.get(Meeting, "meeting-2")
    for on, said in ((date(2031, 8, 20), True), (date(2031, 10, 20), False)):
        desk.store.commit(put=[replace(planned, on=on)])
        async with running(desk) as app:
            app.app.screen.post_message(ShowMeeting("meeting-2"))
            await app.on("AgendaScreen")
            assert ("Skoleruta for 2031/32 er ikke lagt inn" in app.text) is said
