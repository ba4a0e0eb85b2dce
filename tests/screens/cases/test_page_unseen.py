"""What the cursor does not stand on is changed by no key."""

from __future__ import annotations

from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.screens.saker import open_first, running, started, told


async def test_a_step_that_the_cursor_does_not_stand_on_is_changed_by_no_key(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("end")
        for key in ("space", "e", "b"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, CaseScreen)
            assert "Gå til et steg på sjekklista først." in told(pilot)
    assert service.get(desk, case.id) == case
