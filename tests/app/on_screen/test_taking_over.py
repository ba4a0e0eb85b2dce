"""F6: the write lock is taken over from the one who has it."""

from __future__ import annotations

from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import ReadOnlyReason, WriteLock
from elvis_tui.widgets.data_line import DataLine
from elvis_tui.widgets.key_line import live_bindings
from tests.app.on_screen.reader import banner, reader, store_of
from tests.screens.other_hands import BERIT
from tests.screens.running import running
from tests.screens.waiting import wait_until


async def test_f6_takes_the_write_lock_at_once_when_it_is_free() -> None:
    desk = reader(lock=replace(BERIT, free=True))
    async with running(desk) as app:
        assert "F6 ta over" in banner(app)
        await app.press("f6")
        await app.until("Nå kan du skrive")
        assert "skrivebeskyttet" not in app.text
        assert "lagret" in app.text.splitlines()[0]
        assert not app.app.parts.write_lock.is_following
        await app.press("2", "n")
        await app.on("PickSubject")


async def test_f6_is_remembered_and_taken_back_with_a_second_press() -> None:
    desk = reader()
    async with running(desk) as app:
        await app.press("f6")
        await app.until("du får skrive når berit går · F6 ikke vent likevel")
        await app.press("f6")
        await app.until("berit har fila siden")
        store_of(desk).other_leaves()
        await app.until("berit har lukket fila · F6 ta over")
        assert not desk.store.write_lock.held


async def test_the_write_lock_comes_when_the_other_leaves_if_it_was_asked_for() -> None:
    """FAULTS 29."""
    desk = reader()
    async with running(desk) as app:
        await app.press("f6")
        store_of(desk).other_leaves()
        await app.until("Nå kan du skrive")
        assert desk.store.write_lock.held
        assert "skrivebeskyttet" not in app.text


async def test_nothing_moves_but_the_line_itself_when_the_write_lock_is_taken() -> None:
    desk = reader(lock=replace(BERIT, free=True))
    async with running(desk) as app:
        await app.press("2")
        before = app.text.splitlines()
        await app.press("f6")
        await app.until("Nå kan du skrive")
        app.app.clear_notifications()
        await wait_until(app.pilot, lambda: not app.told)
        after = app.text.splitlines()
        assert after[1] == before[2]
        assert after[3:-1] == before[3:-1]


async def test_f6_does_nothing_where_there_is_nobody_to_take_over_from(desk: Desk) -> None:
    async with running(desk) as app:
        ids = [a.binding.id for a in live_bindings(app.screen, every=True)]
        assert "app.write_lock" not in ids
        assert "app.copy" in ids
    async with running(
        reader(lock=WriteLock(held=False, reason=ReadOnlyReason.READ_ONLY_DISK))
    ) as app:
        assert "app.write_lock" not in [a.binding.id for a in live_bindings(app.screen, every=True)]


async def test_a_click_on_the_line_does_what_its_key_does() -> None:
    async with running(reader()) as app:
        at = app.text.splitlines()[1].index("F6")
        await app.pilot.click(DataLine, offset=(at + 1, 0))
        await app.until("du får skrive når berit går")
