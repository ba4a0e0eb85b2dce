"""What is not saved is not left behind by mistake."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import cast

from textual.events import Key

from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import SaveState
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.app.on_screen.failing import choose, failing
from tests.screens.other_hands import FailingStore, over
from tests.screens.running import Running, running
from tests.screens.waiting import wait_until
from tests.screens.walks import busy_desk


async def test_one_cannot_leave_what_is_not_saved_by_mistake() -> None:
    """FAULTS 4."""
    async with failing() as (app, store):
        await app.press("ctrl+q")
        await app.on("Choose")
        assert store.flushes == 1
        await app.until("Ikke lagret: disken er full", "Endret siden kl. 12.00 går tapt.")
        await app.press("escape")
        await app.on("OverviewScreen")
        assert app.app.is_running


async def leave_by(app: Running, code: str) -> None:
    """Choose what ends the program; the pilot would wait for a screen that is gone."""
    app.screen.query_one(RowList).select(code)
    app.app.post_message(Key("enter", None))
    async with asyncio.timeout(10):
        while app.app.return_code is None:
            await asyncio.sleep(0)


async def test_one_can_leave_all_the_same() -> None:
    async with failing() as (app, _store):
        await app.press("ctrl+q")
        await app.on("Choose")
        await leave_by(app, "leave")
    assert app.app.return_code == 0


async def test_trying_again_leaves_when_it_works_now() -> None:
    async with failing() as (app, store):
        await app.press("ctrl+q")
        await app.on("Choose")
        await choose(app, "again")
        await wait_until(app.pilot, lambda: store.flushes == 2)
        await app.on("Choose")
        store.mend()
        await leave_by(app, "again")
    assert app.app.return_code == 0


async def test_a_copy_first_and_then_one_is_asked_again(tmp_path: Path) -> None:
    async with failing() as (app, store):
        await app.press("ctrl+q")
        await app.on("Choose")
        await choose(app, "copy")
        await app.on("CopyForm")
        app.screen.query_one(LineField).value = str(tmp_path / "k.json")
        await app.press("ctrl+s")
        await app.on("Choose")
        await app.until("Kopien har alt")
        assert store.copies == [tmp_path / "k.json"]


async def test_a_copy_made_before_leaving_is_remembered(tmp_path: Path) -> None:
    async with failing() as (app, _store):
        await app.press("f7")
        await app.on("CopyForm")
        app.screen.query_one(LineField).value = str(tmp_path / "k.json")
        await app.press("ctrl+s")
        await app.until("En kopi med alt ligger i")
        await app.press("ctrl+q")
        await app.on("Choose")
        await app.until("Kopien har alt")


async def test_a_save_in_progress_is_waited_for_without_a_question() -> None:
    desk = over(busy_desk(), FailingStore)
    store = cast(FailingStore, desk.store)
    async with running(desk) as app:
        store.hangs.clear()
        store.become(SaveState.SAVING)
        await app.press("ctrl+q")
        await app.until("lagrer …")
        assert not app.screen.is_modal
        assert app.app.is_running
        store.hangs.set()
        await wait_until(app.pilot, lambda: not app.app.is_running)
    assert app.app.return_code == 0


async def test_a_disk_that_never_answers_holds_nobody() -> None:
    desk = over(busy_desk(), FailingStore)
    store = cast(FailingStore, desk.store)
    async with running(desk) as app:
        store.hangs.clear()
        store.become(SaveState.SAVING)
        await app.press("ctrl+q")
        await app.until("lagrer …")
        await app.press("ctrl+q")
        await app.on("Choose")
        await app.until("disken svarer ikke")
        store.hangs.set()
        await leave_by(app, "leave")
    assert app.app.return_code == 0


async def test_what_is_saved_is_left_at_once(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("ctrl+q")
    assert app.app.return_code == 0
