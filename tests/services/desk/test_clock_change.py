"""The night the clock is turned: what happened stays in its order and is told apart."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.storage.file_store import FileStore
from tests.school import SCHOOL, desk_with

OSLO = ZoneInfo("Europe/Oslo")
AUTUMN = [
    datetime(2026, 10, 25, 2, 10, fold=0, tzinfo=OSLO),
    datetime(2026, 10, 25, 2, 50, fold=0, tzinfo=OSLO),
    datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=OSLO),
    datetime(2026, 10, 25, 2, 50, fold=1, tzinfo=OSLO),
    datetime(2026, 10, 25, 3, 5, tzinfo=OSLO),
]
SPRING = [
    datetime(2026, 3, 29, 1, 59, tzinfo=OSLO),
    datetime(2026, 3, 29, 3, 0, tzinfo=OSLO),
    datetime(2026, 3, 29, 3, 1, tzinfo=OSLO),
]


@pytest.mark.parametrize("moments", [AUTUMN, SPRING], ids=["an hour twice", "an hour not at all"])
def test_the_hour_that_comes_twice_or_never_turns_no_order_round(
    tmp_path: Path, moments: list[datetime]
) -> None:
    """FAULTS 66."""
    path = tmp_path / "elvis" / "elvis.json"
    store = FileStore(path)
    store.commit(put=SCHOOL)
    desk = replace(desk_with(), store=store)
    for number, at in enumerate(moments):
        desk = replace(desk, clock=FixedClock(at))
        follow_ups.add_note(desk, "f-1", f"notat {number}")
    store.close()

    again = replace(desk, store=FileStore(path, read_only=True))
    follow_up = again.store.get(FollowUp, "f-1")
    kept = [note.at for note in follow_up.notes[-len(moments) :]]
    assert [at.astimezone(UTC) for at in kept] == [at.astimezone(UTC) for at in moments]
    told = [
        event.record.text  # type: ignore[attr-defined]
        for event in follow_ups.events(again, follow_up)
        if event.kind is Happening.NOTE
    ]
    expected = [f"notat {number}" for number in reversed(range(len(moments)))]
    assert [text for text in told if text.startswith("notat ")] == expected
    logged = [entry for entry in again.store.all(HistoryEntry).values() if "note" in entry.verb]
    assert [e.number for e in logged] == sorted(e.number for e in logged)
    assert [e.at.timestamp() for e in logged] == [at.timestamp() for at in moments]
