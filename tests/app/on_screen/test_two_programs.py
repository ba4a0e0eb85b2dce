"""Two programs on one data file: the second reads along, and takes over when the first leaves."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.file_store import FileStore
from tests.school import SCHOOL, TODAY, desk_with
from tests.screens.running import Running, running

WITHIN_SECONDS = 1.0
"""How soon what one saves stands on the other's screen."""


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Desk]:
    store = FileStore(tmp_path / "elvis.json")
    store.commit(put=SCHOOL)
    store.flush()
    yield replace(desk_with(), store=store)
    store.close()


@asynccontextmanager
async def second(tmp_path: Path) -> AsyncIterator[Running]:
    """A program that comes after the first one."""
    store = FileStore(tmp_path / "elvis.json", along=True)
    drafts = Drafts(tmp_path / "drafts", begin=False)
    try:
        async with running(replace(desk_with(), store=store, drafts=drafts)) as app:
            yield app
    finally:
        drafts.close()
        store.close()


async def test_the_second_reads_along_within_a_second(writer: Desk, tmp_path: Path) -> None:
    """FAULTS 28."""
    async with second(tmp_path) as app:
        assert "skrivebeskyttet:" in app.text
        assert "har fila siden" in app.text
        await app.press("5")
        meetings.plan(writer, IKO, TODAY, None, "Sløydsal")
        writer.store.flush()
        loop = asyncio.get_running_loop()
        end = loop.time() + WITHIN_SECONDS
        while "Sløydsal" not in app.text and loop.time() < end:
            await app.pilot.pause()
        assert "Sløydsal" in app.text


async def test_the_second_takes_over_when_the_first_leaves(writer: Desk, tmp_path: Path) -> None:
    """FAULTS 28, 29."""
    async with second(tmp_path) as app:
        await app.press("f6")
        await app.until("du får skrive når")
        writer.store.close()
        await app.until("Nå kan du skrive")
        assert "skrivebeskyttet" not in app.text
        follow_ups.set_level(app.app.desk, "f-1", Level.GREEN)
        await app.until("lagret")
        app.app.desk.store.flush()
    again = FileStore(tmp_path / "elvis.json")
    assert again.get(FollowUp, "f-1").level is Level.GREEN
    again.close()


async def test_one_who_was_not_asked_for_it_does_not_get_the_write_lock(
    writer: Desk, tmp_path: Path
) -> None:
    async with second(tmp_path) as app:
        writer.store.close()
        await app.until("har lukket fila · F6 ta over")
        assert not app.app.desk.store.write_lock.held
        third = FileStore(tmp_path / "elvis.json")
        third.close()


async def test_a_file_changed_from_outside_is_asked_about_and_both_are_kept(
    tmp_path: Path,
) -> None:
    """FAULTS 33."""
    path = tmp_path / "elvis.json"
    store = FileStore(path)
    store.commit(put=SCHOOL)
    store.flush()
    other = path.read_bytes()
    async with running(replace(desk_with(), store=store)) as app:
        follow_ups.set_level(app.app.desk, "f-1", Level.GREEN)
        await app.until("lagret")
        store.flush()
        older = tmp_path / "older"
        older.write_bytes(other)
        older.replace(path)
        follow_ups.set_level(app.app.desk, "f-2", Level.GREEN)
        await app.on("Choose")
        assert path.read_bytes() == other
        await app.press("down", "enter")
        await app.until("Utgaven på disken er brukt.")
        assert "ikke lagret" not in app.text
        assert store.get(FollowUp, "f-1").level is Level.RED
    store.close()
