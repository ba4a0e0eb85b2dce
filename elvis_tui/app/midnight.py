"""When a new day begins, everything that tells of days is another."""

from __future__ import annotations

from datetime import datetime

from elvis_tui.app.host import LOOK, Host
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
        self._day = clock.today()

    def watch(self) -> None:
        """Look at the day a second after it is over, and now and then until then."""
        left = seconds_left(self._clock.now()) + 1.0
        self._host.set_timer(min(LOOK, left), self._wake_up)

    def _wake_up(self) -> None:
        self.look()
        self.watch()

    def look(self) -> None:
        """Show everything again, if it is another day than it was."""
        if self._day != (today := self._clock.today()):
            self._day = today
            self._host.show_all_again()
