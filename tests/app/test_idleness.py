"""The time without a key, without an application."""

from __future__ import annotations

import pytest

from elvis_tui.app.idleness import LOOK, MINUTE, Idleness, ThroughSleep
from elvis_tui.app.locking import Locking
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.screens.dialogs.lock_time import LockTimeForm
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from tests.app.stand_in import StandIn, Watch

TEN_MINUTES = 10 * MINUTE


@pytest.fixture
def locking(desk: Desk, host: StandIn, watch: Watch) -> Locking:
    return Locking(desk, watch, lambda: None, host)


@pytest.fixture
def idleness(desk: Desk, locking: Locking, host: StandIn, watch: Watch) -> Idleness:
    return Idleness(Session(desk), watch, locking, host)


def delays(host: StandIn) -> list[float]:
    return [timer.delay for timer in host.timers if timer.runs]


def test_it_looks_now_and_then_and_when_the_time_would_be_over(
    idleness: Idleness, host: StandIn, watch: Watch
) -> None:
    idleness.watch()
    assert delays(host) == [LOOK]
    watch.seconds += TEN_MINUTES - 7
    host.timers[-1].go_off()
    assert delays(host)[-1] == 7


def test_one_timer_at_a_time(idleness: Idleness, host: StandIn, watch: Watch) -> None:
    idleness.watch()
    watch.seconds += TEN_MINUTES - 5
    idleness.watch()
    assert delays(host) == [5]


def test_after_the_time_it_is_locked(
    idleness: Idleness, locking: Locking, host: StandIn, watch: Watch
) -> None:
    idleness.watch()
    watch.seconds += TEN_MINUTES
    host.timers[-1].go_off()
    assert locking.is_locked


def test_a_key_meanwhile_makes_it_wait_for_the_rest(
    idleness: Idleness, locking: Locking, host: StandIn, watch: Watch
) -> None:
    idleness.watch()
    watch.seconds += 400
    idleness.touch()
    watch.seconds += 590
    host.timers[-1].go_off()
    assert not locking.is_locked
    assert delays(host)[-1] == 10


def test_in_a_meeting_the_time_stands_still(
    idleness: Idleness, desk: Desk, locking: Locking, watch: Watch
) -> None:
    meeting = desk.store.get(Meeting, "meeting-2")
    desk.store.commit(put=[replace(meeting, status=MeetingStatus.RUNNING)])
    watch.seconds += 7200
    idleness.lock_if_idle()
    assert not locking.is_locked
    desk.store.commit(put=[meeting])
    watch.seconds += TEN_MINUTES - 1
    idleness.lock_if_idle()
    assert not locking.is_locked
    watch.seconds += 1
    idleness.lock_if_idle()
    assert locking.is_locked


def test_never_is_never(idleness: Idleness, desk: Desk, locking: Locking, host: StandIn) -> None:
    desk.preferences.choose(lock_minutes=0)
    idleness.watch()
    assert delays(host) == []
    idleness.lock_if_idle()
    assert not locking.is_locked


def test_while_it_is_locked_nothing_wakes_up(
    idleness: Idleness, locking: Locking, host: StandIn
) -> None:
    locking.lock()
    idleness.watch()
    assert delays(host) == []


def test_another_time_is_asked_for_used_and_remembered(
    idleness: Idleness, desk: Desk, host: StandIn
) -> None:
    idleness.ask_minutes()
    assert isinstance(host.screen, LockTimeForm)
    idleness.choose(2)
    assert idleness.minutes == desk.preferences.now.lock_minutes == 2
    assert delays(host) == [LOOK]


# Sleep


def test_the_time_a_machine_sleeps_is_time_without_a_key(
    desk: Desk, locking: Locking, host: StandIn
) -> None:
    """FAULTS 89."""
    steady, wall = Watch(), Watch()
    idleness = Idleness(Session(desk), ThroughSleep(steady, wall), locking, host)
    idleness.watch()
    wall.seconds += TEN_MINUTES
    host.timers[-1].go_off()
    assert locking.is_locked


def test_the_first_key_after_it_only_locks(desk: Desk, locking: Locking, host: StandIn) -> None:
    steady, wall = Watch(), Watch()
    idleness = Idleness(Session(desk), ThroughSleep(steady, wall), locking, host)
    idleness.watch()
    wall.seconds += TEN_MINUTES - 1
    assert not idleness.touch()
    wall.seconds += TEN_MINUTES
    assert idleness.touch()
    assert locking.is_locked
    assert not idleness.touch(), "the keys that open it are keys"


def test_a_clock_that_is_set_back_takes_no_time_away() -> None:
    steady, wall = Watch(), Watch()
    clock = ThroughSleep(steady, wall)
    steady.seconds += 10
    wall.seconds -= 3600
    assert clock() == 10
    steady.seconds += 5
    wall.seconds += 5
    assert clock() == 15
