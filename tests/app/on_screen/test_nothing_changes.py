"""Whoever reads along can change nothing, with any key on any screen."""

from __future__ import annotations

import pytest
from textual.binding import Binding

from elvis_tui.screens.frame.reading_along import changes_something
from elvis_tui.storage.store import WriteLock
from elvis_tui.widgets.key_line import live_bindings
from tests.app.on_screen.reader import reader, store_of
from tests.screens.other_hands import BERIT
from tests.screens.running import running
from tests.screens.waiting import wait_until
from tests.screens.walks import WALKS, busy_desk, walk

REFUSED = "Du leser med, og kan ikke endre noe nå."
ROOMS = "12345"


LOOKED_AT = sorted(
    {
        *("overview", "follow-ups", "closed follow-ups", "page", "closed page", "cases", "case"),
        *("plan", "plan text", "meetings", "agenda", "minutes", "meeting"),
        *("who is here", "task", "minutes so far"),
    }
    & set(WALKS)
)


EVERYWHERE = ("app.", "room.", "rows.", "screen.")
"""What is the same on every screen, and tried on one."""


async def keys_of(name: str, *, changing: bool) -> list[Binding]:
    """What works on a screen for the one who writes: what changes something, or all else."""
    async with running(busy_desk()) as app:
        await walk(app, name)
        live = live_bindings(app.screen, every=True)
        found = [a.binding for a in live if changes_something(a) is changing]
    return [b for b in found if b.id != "app.quit"]


@pytest.mark.parametrize("name", LOOKED_AT)
async def test_every_key_that_changes_something_is_refused_before_it_opens_anything(
    name: str,
) -> None:
    changing = await keys_of(name, changing=True)
    desk = reader()
    async with running(desk) as app:
        await walk(app, name)
        screen = app.screen
        for binding in changing:
            app.app.clear_notifications()
            await wait_until(app.pilot, lambda: not app.told)
            await app.press(binding.key.split(",")[0])
            await app.until(REFUSED)
            assert app.screen is screen, binding.id
            assert binding.id not in [a.binding.id for a in live_bindings(screen)]
        assert store_of(desk).refused == 0


@pytest.mark.parametrize("name", LOOKED_AT)
async def test_every_other_key_changes_nothing_and_crashes_nothing(name: str) -> None:
    others = await keys_of(name, changing=False)
    if name != "page":
        others = [b for b in others if not (b.id or "").startswith(EVERYWHERE)]
    for binding in others:
        desk = reader()
        async with running(desk) as app:
            await walk(app, name)
            await app.press(binding.key.split(",")[0], "enter")
            await app.pilot.pause()
            assert app.app.is_running
            assert store_of(desk).refused == 0, binding.id


@pytest.mark.parametrize("name", ["evaluate", "step", "changing what was noted"])
async def test_enter_opens_nothing_to_write_in(name: str) -> None:
    keys, _screen = WALKS[name]
    desk = reader()
    async with running(desk) as app:
        for key in keys.split():
            await app.press(key)
        await app.until(REFUSED)
        assert not app.screen.is_modal
        assert store_of(desk).refused == 0


async def test_what_only_reads_still_works() -> None:
    desk = reader()
    async with running(desk) as app:
        await app.press("f2")
        assert "navn skjult" in app.text
        await app.press("f3", "f2")
        await app.press("2", "slash")
        await app.type("kvis")
        await app.press("enter", "enter")
        await app.on("FollowUpScreen")
        await app.press("question_mark")
        await app.on("HelpScreen")
        await app.press("escape", "ctrl+p")
        await app.on("Palette")
        assert store_of(desk).refused == 0


async def test_minutes_are_written_to_a_file_while_reading(tmp_path: object) -> None:
    desk = reader()
    async with running(desk) as app:
        await walk(app, "write minutes")
        await app.press("ctrl+s")
        await app.until("Skrevet til")


async def test_the_palette_leaves_out_what_would_be_refused() -> None:
    async with running(reader(), (120, 60)) as app:
        await walk(app, "page")
        await app.press("ctrl+p")
        await app.on("Palette")
        await app.until("Lagre en kopi av data et annet sted", "Ta over fila")
        assert "Skriv et notat" not in app.text


async def test_a_form_that_was_open_keeps_its_text_when_the_write_lock_goes() -> None:
    desk = reader(lock=WriteLock(held=True))
    async with running(desk) as app:
        await walk(app, "note")
        await app.type("Halv set")
        store_of(desk).set_write_lock(BERIT)
        await app.press("ctrl+s")
        await app.until(REFUSED)
        await app.on("NoteForm")
        kept = [desk.drafts.get(key) for key in desk.drafts.keys()]  # noqa: SIM118
        assert any("Halv set" in draft.values() for draft in kept)


async def test_nothing_is_looked_for_while_the_write_lock_is_here() -> None:
    desk = reader(lock=WriteLock(held=True))
    async with running(desk) as app:
        for key in ROOMS:
            await app.press(key)
        assert store_of(desk).looks == 0
