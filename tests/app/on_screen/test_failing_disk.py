"""What cannot be saved: it is said, stays said, and is offered elsewhere."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from textual.theme import Theme

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.data_line import DataLine
from elvis_tui.widgets.fields import LineField
from tests.app.on_screen.failing import banner, failing
from tests.screens.frame.test_themes import PROJECTORS, faint
from tests.screens.other_hands import CHANGED, FULL
from tests.screens.running import running
from tests.screens.waiting import wait_until
from tests.screens.walks import walk

ERRORS = {
    "disken er full": errno.ENOSPC,
    "disken er skrivebeskyttet": errno.EROFS,
    "du har ikke skrivetilgang": errno.EACCES,
    "mappa finnes ikke": errno.ENOENT,
    "disken svarer ikke": errno.EIO,
}


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
        await app.press("pagedown")
        await app.until("Halv set")
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
        await app.on("Palette")
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
