"""A new day begins, without an application."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from elvis_tui.app.midnight import LOOK, Midnight, seconds_left
from tests.app.stand_in import StandIn
from tests.school import NOW


@pytest.mark.parametrize(
    ("hour", "minute", "second", "left"),
    [(0, 0, 0, 86_400), (12, 0, 0, 43_200), (23, 59, 30, 30), (23, 59, 59, 1)],
)
def test_so_much_is_left_of_the_day(hour: int, minute: int, second: int, left: int) -> None:
    assert seconds_left(at(hour, minute, second)) == left


def at(hour: int, minute: int, second: int) -> datetime:
    return NOW.replace(hour=hour, minute=minute, second=second)


class Clock:
    """A clock that is set by the test."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    real = now

    def today(self) -> date:
        return self.at.date()


def test_everything_is_shown_again_once_and_the_next_day_is_waited_for(host: StandIn) -> None:
    clock = Clock(at(23, 59, 50))
    Midnight(clock, host).watch()
    assert [timer.delay for timer in host.timers] == [11]
    clock.at = at(0, 0, 1) + timedelta(days=1)
    host.timers[-1].go_off()
    assert host.shown == ["all"]
    assert host.timers[-1].delay == LOOK
    host.timers[-1].go_off()
    assert host.shown == ["all"]


def test_after_a_sleep_the_first_key_sees_the_new_day(host: StandIn) -> None:
    """FAULTS 89: the timer has not gone off, as it stood still as well."""
    clock = Clock(at(12, 0, 0))
    midnight = Midnight(clock, host)
    midnight.watch()
    clock.at += timedelta(hours=20)
    midnight.look()
    assert host.shown == ["all"]
