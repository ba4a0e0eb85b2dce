"""What cannot be saved: it is said and stays said, is offered elsewhere, and is not left behind."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

import pytest
from textual.events import Key
from textual.theme import Theme

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import School
from elvis_tui.services.desk.clock import SystemClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import SaveState
from elvis_tui.widgets.data_line import DataLine
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.school import NOW
from tests.screens.frame.test_themes import PROJECTORS, faint
from tests.screens.other_hands import CHANGED, FULL, FailingStore, over
from tests.screens.running import Running, running
from tests.screens.waiting import wait_until
from tests.screens.walks import busy_desk, walk

ERRORS = {
    "disken er full": errno.ENOSPC,
    "disken er skrivebeskyttet": errno.EROFS,
    "du har ikke skrivetilgang": errno.EACCES,
    "mappa finnes ikke": errno.ENOENT,
    "disken svarer ikke": errno.EIO,
}


@asynccontextmanager
async def failing(
    error: StorageError = FULL, size: tuple[int, int] = (80, 24), theme: str = ""
) -> AsyncIterator[tuple[Running, FailingStore]]:
    """The program on a disk that has just said no."""
    desk = over(busy_desk(), FailingStore, error)
    store = cast(FailingStore, desk.store)
    async with running(desk, size, theme=theme) as app:
        store.fail()
        if error.fault is Fault.DATA_UNWRITABLE:
            await app.until("ikke lagret:")
        yield app, store


def banner(app: Running) -> str:
    return app.text.splitlines()[1].strip()


# A disk that says no


@pytest.mark.parametrize("words", ERRORS)
@pytest.mark.parametrize("width", [72, 80, 120])
async def test_why_and_what_to_do_stand_on_every_room_until_it_is_saved(
    words: str, width: int
) -> None:
    """FAULTS 4, 5, 6, 18, 25."""
    error = StorageError(Fault.DATA_UNWRITABLE, path="/x", errno=ERRORS[words])
    async with failing(error, (width, 24)) as (app, store):
        for key in "12345":
            await app.press(key)
            assert banner(app).startswith(f"✖ ikke lagret: {words}")
            assert "· F7 " in banner(app)
            assert "kopi" in banner(app)
            assert "minne" in banner(app)
            assert "✖ IKKE LAGRET" in app.text.splitlines()[0]
        store.mend()
        await app.until("Alt er lagret igjen")
        assert "IKKE LAGRET" not in app.text
        assert "ikke lagret" not in app.text
        await app.press("2")
        assert "ikke lagret" not in app.text


@pytest.mark.parametrize("theme", PROJECTORS, ids=lambda t: t.name)
@pytest.mark.parametrize("error", [FULL, CHANGED], ids=["full", "changed"])
async def test_the_line_and_the_questions_can_be_read_from_the_back_row(
    theme: Theme, error: StorageError
) -> None:
    async with failing(error, theme=theme.name) as (app, _store):
        if error is CHANGED:
            await app.on("Choose")
            assert faint(app) == []
            await app.press("escape")
        await app.on("OverviewScreen")
        assert banner(app).startswith("✖ ikke lagret")
        assert faint(app) == []
        await app.press("ctrl+q")
        await app.on("Choose")
        assert faint(app) == []


async def test_one_can_go_on_working_while_it_fails() -> None:
    async with failing() as (app, _store):
        await walk(app, "note")
        await app.type("Halv set")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert "Halv set" in app.text
        assert banner(app).startswith("✖ ikke lagret")


async def test_f7_writes_a_copy_where_one_says(tmp_path: Path) -> None:
    """FAULTS 25."""
    async with failing() as (app, store):
        await app.press("f7")
        await app.on("CopyForm")
        field = app.screen.query_one(LineField)
        assert field.value == "~/elvis-kopi-2026-10-19-1200.json"
        field.value = str(tmp_path / "k.json")
        await app.press("ctrl+s")
        await app.until("En kopi med alt ligger i")
        assert store.copies == [tmp_path / "k.json"]
        assert banner(app).startswith("✖ ikke lagret")


async def test_a_copy_that_cannot_be_written_is_refused_in_its_form() -> None:
    async with failing() as (app, store):

        def refuse(path: Path) -> Path:
            raise StorageError(Fault.EXPORT_EXISTS, path=path)

        store.save_copy = refuse  # type: ignore[method-assign]
        await app.press("f7")
        await app.on("CopyForm")
        await app.press("ctrl+s")
        await app.until("finnes fra før")
        await app.on("CopyForm")


async def test_a_copy_can_always_be_made_from_the_palette(desk: Desk) -> None:
    async with running(desk, (100, 40)) as app:
        await app.press("ctrl+p")
        await app.on("CommandPalette")
        await app.type("kopi av data")
        await wait_until(app.pilot, lambda: "Alle tastene" not in app.text)
        await app.until("Lagre en kopi av data et annet sted")
        await app.press("enter")
        await app.on("CopyForm")


async def test_a_click_on_f7_does_what_the_key_does() -> None:
    async with failing() as (app, _store):
        at = app.text.splitlines()[1].index("F7")
        await app.pilot.click(DataLine, offset=(at + 1, 0))
        await app.on("CopyForm")


# Leaving


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


async def choose(app: Running, code: str) -> None:
    app.screen.query_one(RowList).select(code)
    await app.press("enter")


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


# Changed from outside


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


async def test_a_fault_that_escapes_from_a_key_is_told_and_ends_nothing(desk: Desk) -> None:
    async with running(desk) as app:

        def fall() -> None:
            raise FULL

        app.app.action_help = fall  # type: ignore[method-assign]
        await app.press("question_mark")
        await app.until("disken er full")
        assert app.app.is_running


# Said once at the start


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
