"""Nobody has touched a key for a while: the screen is locked."""

from __future__ import annotations

from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from tests.app.on_screen.sealed import SECRET, SealedStore, give, is_blank, locked
from tests.app.stand_in import Watch
from tests.screens.running import running
from tests.screens.waiting import wait_until


async def test_after_ten_minutes_without_a_key_it_is_locked(sealed_desk: Desk) -> None:
    """FAULTS 77: masked, and the key is dropped."""
    watch = Watch()
    async with running(sealed_desk, idle_clock=watch) as app:
        watch.seconds += 599
        app.app.parts.idleness.lock_if_idle()
        await app.press("2")
        watch.seconds += 599
        app.app.parts.idleness.lock_if_idle()
        await app.pilot.pause()
        assert not app.app.parts.locking.is_locked
        watch.seconds += 1
        app.app.parts.idleness.lock_if_idle()
        await app.on("LockedScreen")
        assert is_blank(app)
        store = sealed_desk.store
        assert isinstance(store, SealedStore)
        await wait_until(app.pilot, lambda: not store.has_key)
        await wait_until(app.pilot, lambda: "lagrer" not in app.text)
        await give(app, SECRET)
        await app.on("FollowUpsScreen")
        assert store.has_key


async def test_the_mouse_is_somebody_too(desk: Desk) -> None:
    watch = Watch()
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 599
        await app.pilot.hover(offset=(10, 10))
        watch.seconds += 599
        app.app.parts.idleness.lock_if_idle()
        assert not app.app.parts.locking.is_locked


async def test_the_timer_waits_for_what_is_left_of_the_time(desk: Desk) -> None:
    watch, asked = Watch(), []
    async with running(desk, idle_clock=watch) as app:
        app.app.set_timer = lambda delay, _call: asked.append(delay)  # type: ignore[assignment]
        watch.seconds += 590
        app.app.parts.idleness.lock_if_idle()
        await app.press("down")
        watch.seconds += 595
        app.app.parts.idleness.lock_if_idle()
    assert asked == [10, 5]


async def test_the_first_key_after_a_sleep_locks_and_does_nothing_else(desk: Desk) -> None:
    watch = Watch()
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 600
        await app.press("2")
        await app.on("LockedScreen")
        await app.press("enter")
        await app.on("OverviewScreen")


async def test_in_a_running_meeting_it_is_never_locked_of_itself(desk: Desk) -> None:
    watch = Watch()
    meeting = desk.store.get(Meeting, "meeting-2")
    desk.store.commit(put=[replace(meeting, status=MeetingStatus.RUNNING)])
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 7200
        app.app.parts.idleness.lock_if_idle()
        assert not app.app.parts.locking.is_locked
        desk.store.commit(put=[meeting])
        watch.seconds += 599
        app.app.parts.idleness.lock_if_idle()
        assert not app.app.parts.locking.is_locked, "the time begins anew after the meeting"
        watch.seconds += 1
        app.app.parts.idleness.lock_if_idle()
        assert app.app.parts.locking.is_locked
        await app.on("LockedScreen")


async def test_the_time_is_chosen_and_remembered(desk: Desk) -> None:
    watch = Watch()
    async with running(desk, idle_clock=watch) as app:
        await app.press("ctrl+p")
        await app.type("før skjermen")
        await app.until("Tid før skjermen låses")
        await app.press("enter")
        await app.on("LockTimeForm")
        assert "[10 min]" in app.text
        await app.press("left", "left", "ctrl+s")
        await app.on("OverviewScreen")
        assert desk.preferences.now.lock_minutes == 2
        watch.seconds += 120
        app.app.parts.idleness.lock_if_idle()
        assert app.app.parts.locking.is_locked


async def test_never_is_never(desk: Desk) -> None:
    watch = Watch()
    desk.preferences.choose(lock_minutes=0)
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 10**6
        app.app.parts.idleness.lock_if_idle()
        assert not app.app.parts.locking.is_locked
        await locked(app)
