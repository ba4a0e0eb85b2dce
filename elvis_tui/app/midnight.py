"""When a new day begins, everything that tells of days is another."""

from __future__ import annotations

from datetime import datetime

from elvis_tui.app.host import Host
from elvis_tui.services.desk.clock import Clock


def seconds_left(now: datetime) -> int:
    """Seconds until the day is over."""
    return 86_400 - (now.hour * 3600 + now.minute * 60 + now.second)


class Midnight:
    """Shows everything again when a day begins.

    Args:
        clock: The program's clock.
        host: The application.
    """

    def __init__(self, clock: Clock, host: Host) -> None:
        self._clock, self._host = clock, host

    def watch(self) -> None:
        """Wake up a second after the day is over, this one and every later one."""
        self._host.set_timer(seconds_left(self._clock.now()) + 1, self._begin_day)

    def _begin_day(self) -> None:
        self._host.show_all_again()
        self.watch()
