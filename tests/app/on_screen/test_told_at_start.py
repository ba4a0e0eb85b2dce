"""What is said once, when the program starts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

import pytest

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.memory import MemoryStore
from tests.school import NOW
from tests.screens.running import running
from tests.screens.walks import busy_desk


async def start_with(
    *, tightened: bool = False, newer: int | None = None, at: datetime | None = None
) -> tuple[str, Desk]:
    desk = busy_desk()
    store = cast(MemoryStore, desk.store)
    store.tightened, store.dropped_from = tightened, newer
    if at is not None:
        last = store.last(HistoryEntry)
        number = last.number + 1 if last else 1
        entry = HistoryEntry(
            id=f"h-{number}", number=number, at=at, by="b", verb="v", table="t", record_id="r"
        )
        store.commit(put=[entry])
    async with running(desk, (120, 40)) as app:
        await app.pilot.pause()
        return app.told, desk


async def test_a_file_that_was_open_to_others_is_told_of() -> None:
    """FAULTS 20."""
    told, _desk = await start_with(tightened=True)
    assert told == "Datafila kunne leses av andre på maskinen. Nå er den bare din."


async def test_an_older_file_in_place_of_a_newer_one_is_told_of() -> None:
    """FAULTS 34."""
    told, _desk = await start_with(newer=41)
    assert "eldre utgave" in told
    assert "nr. 41" in told
    assert "elvis-tui check" in told


@pytest.mark.parametrize("ahead", [timedelta(hours=1), timedelta(days=1), timedelta(days=20_000)])
async def test_a_clock_behind_the_newest_change_is_told_of(ahead: timedelta) -> None:
    """FAULTS 67."""
    told, _desk = await start_with(at=NOW + ahead)
    assert "Klokka på maskinen går feil" in told


@pytest.mark.parametrize("ago", [timedelta(0), timedelta(days=-400), timedelta(minutes=5)])
async def test_a_clock_that_is_right_is_not(ago: timedelta) -> None:
    """FAULTS 67."""
    told, _desk = await start_with(at=NOW + ago)
    assert told == ""


async def test_a_day_that_was_asked_for_is_no_wrong_clock() -> None:
    _told, desk = await start_with(at=NOW + timedelta(days=900))
    chosen = replace(desk, clock=SystemClock(NOW.date()))
    async with running(chosen) as app:
        assert "Klokka" not in app.told
