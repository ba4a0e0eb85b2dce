"""Records that others name are gone, as a damaged or a foreign file may have it: all goes on."""

from __future__ import annotations

import pytest

from elvis_tui.domain.across.references import referred
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team
from elvis_tui.storage.tables import TABLES, AnyRecord
from tests.screens.running import SMALL, running
from tests.screens.test_hostile import home
from tests.screens.walks import WALKS, busy_desk


@pytest.mark.parametrize("gone", [Student, SchoolClass, Team, FollowUp, Case, Meeting, Task])
async def test_every_screen_goes_on_where_a_kind_of_record_is_gone(gone: type[AnyRecord]) -> None:
    desk = busy_desk()
    lost = {record.id for record in desk.store.all(gone).values()}
    desk.store.commit(delete=list(desk.store.all(gone).values()))
    left = [record for kind in TABLES for record in desk.store.all(kind).values()]
    assert gone is Team or any(lost.intersection(referred(record)) for record in left)
    async with running(desk, SMALL) as app:
        for name, (keys, _screen) in WALKS.items():
            # A key may have nothing to act on: that it leads where it did is not asked.
            await app.press(*keys.split())
            assert app.app.is_running, name
            await home(app, name)
        await app.press("f2", "1")
        assert app.app.is_running
