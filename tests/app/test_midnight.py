"""A new day begins, without an application."""

from __future__ import annotations

from datetime import datetime

import pytest

from elvis_tui.app.midnight import Midnight, seconds_left
from elvis_tui.services.desk.clock import FixedClock
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


def test_everything_is_shown_again_and_the_next_day_is_waited_for(host: StandIn) -> None:
    Midnight(FixedClock(at(23, 59, 30)), host).watch()
    assert [timer.delay for timer in host.timers] == [31]
    host.timers[0].go_off()
    assert host.shown == ["all"]
    assert len(host.timers) == 2
