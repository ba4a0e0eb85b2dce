"""Records that others name are gone, as a damaged or a foreign file may have it: all goes on."""

from __future__ import annotations

import os

import pytest

from elvis_tui.domain.across.references import referred
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.tables import TABLES, AnyRecord
from tests.screens.running import SMALL, Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.walks import busy_desk

KINDS: list[type[AnyRecord]] = [Student, SchoolClass, Team, FollowUp, Case, Meeting, Task]
TOGETHER: list[tuple[type[AnyRecord], ...]] = [
    (Student, Task),
    (SchoolClass, Team, Meeting),
    (FollowUp, Case, Team),
]
"""What is gone in one tour, for a whole tour takes its time: the pages of each kind are still there
in one of them, and stand without what they name. `ELVIS_GONE=1` takes each kind by itself too."""
GONE = [*TOGETHER, *((kind,) for kind in KINDS if "ELVIS_GONE" in os.environ)]


def without(*gone: type[AnyRecord]) -> Desk:
    """The school after every record of some kinds was lost."""
    desk = busy_desk()
    for kind in gone:
        lost = {record.id for record in desk.store.all(kind).values()}
        desk.store.commit(delete=list(desk.store.all(kind).values()))
        left = [record for other in TABLES for record in desk.store.all(other).values()]
        assert kind is Team or any(lost.intersection(referred(record)) for record in left)
    return desk


@pytest.mark.parametrize("gone", GONE, ids=lambda gone: " ".join(kind.__name__ for kind in gone))
@in_parts
async def test_every_screen_goes_on_where_a_kind_of_record_is_gone(
    part: str, gone: tuple[type[AnyRecord], ...]
) -> None:
    async def look(app: Running, name: str) -> None:
        assert app.app.is_running

    # A key may have nothing to act on: that it leads where it did is not asked.
    await tour(of_part(part), lambda: running(without(*gone), SMALL), look, strict=False)


@pytest.mark.parametrize("gone", KINDS)
async def test_the_rooms_go_on_with_names_hidden_too(gone: type[AnyRecord]) -> None:
    async with running(without(gone), SMALL, names_hidden=True) as app:
        for key in "12345":
            await app.press(key)
            assert app.app.is_running
