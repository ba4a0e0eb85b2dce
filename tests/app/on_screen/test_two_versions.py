"""The data file has been changed from outside: one chooses, and both versions are kept."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from elvis_tui.domain.school import School
from elvis_tui.storage.memory import MemoryStore
from tests.app.on_screen.failing import banner, choose, failing
from tests.screens.other_hands import CHANGED, FULL, FailingStore, over
from tests.screens.running import running
from tests.screens.walks import busy_desk, walk


@pytest.mark.parametrize(
    ("code", "said"), [("mine", "Den fra disken ligger i"), ("theirs", "Din ligger i")]
)
async def test_one_chooses_between_two_versions_and_the_other_is_kept(code: str, said: str) -> None:
    """FAULTS 33."""
    async with failing(CHANGED) as (app, store):
        await app.on("Choose")
        await app.until("Datafila er endret utenfra", "tas vare på")
        await choose(app, code)
        await app.on("OverviewScreen")
        assert store.chosen == [code]
        await app.until(said, "elvis.json.conflict.")
        assert "ikke lagret" not in app.text


async def test_one_can_decide_later_and_the_line_stays() -> None:
    """FAULTS 33."""
    async with failing(CHANGED) as (app, store):
        await app.on("Choose")
        await app.press("escape")
        await app.on("OverviewScreen")
        assert banner(app).startswith("✖ ikke lagret: fila er endret utenfra")
        assert banner(app).endswith("F6 velg utgave · F7 lagre en kopi")
        await app.press("f7")
        await app.on("CopyForm")
        await app.press("escape", "f6")
        await app.on("Choose")
        assert store.chosen == []


async def test_the_version_from_the_disk_stands_on_the_screen_at_once() -> None:
    async with failing(CHANGED) as (app, store):

        def take() -> Path:
            MemoryStore.commit(store, [School(name="Skolen ved elva")])
            store.mend()
            return Path("/x/mine")

        store.take_theirs = take  # type: ignore[method-assign]
        await app.on("Choose")
        await choose(app, "theirs")
        await app.until("Skolen ved elva")


async def test_a_choice_that_fails_says_so_and_can_be_made_again() -> None:
    async with failing(CHANGED) as (app, store):

        def refuse() -> Path:
            raise FULL

        store.keep_mine = refuse  # type: ignore[method-assign]
        await app.on("Choose")
        await choose(app, "mine")
        await app.until("disken er full")
        await app.press("f6")
        await app.on("Choose")


async def test_the_question_does_not_come_up_under_somebody_who_types() -> None:
    desk = over(busy_desk(), FailingStore, CHANGED)
    store = cast(FailingStore, desk.store)
    async with running(desk) as app:
        await walk(app, "noting")
        await app.type("Halv")
        store.fail()
        await app.until("fila er endret utenfra", "F6 velg utgave")
        await app.on("MeetingScreen")
        await app.type(" set")
        await app.press("f6")
        await app.on("Choose")


async def test_quitting_with_two_versions_offers_the_choice() -> None:
    async with failing(CHANGED) as (app, _store):
        await app.on("Choose")
        await app.press("escape", "ctrl+q")
        await app.on("Choose")
        await choose(app, "which")
        await app.until("Datafila er endret utenfra")
