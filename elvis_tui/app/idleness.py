"""How long nobody has touched a key or the mouse, and when that locks the screen."""

from __future__ import annotations

import time
from collections.abc import Callable

from elvis_tui.app.host import LOOK, Host, RunningTimer
from elvis_tui.app.locking import Locking
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.screens.frame.session import Session

MINUTE = 60.0


class ThroughSleep:
    """Seconds that only go forwards, also while the machine sleeps.

    The one clock stands still then, the other can be set back; of two looks the longer time counts.

    Args:
        steady: Seconds that only go forwards.
        wall: Seconds as the machine's clock on the wall shows them.
    """

    def __init__(
        self,
        steady: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
    ) -> None:
        self._steady, self._wall = steady, wall
        self._seen = steady(), wall()
        self._seconds = 0.0

    def __call__(self) -> float:
        seen = self._steady(), self._wall()
        self._seconds += max(now - before for now, before in zip(seen, self._seen, strict=True))
        self._seen = seen
        return self._seconds


class Idleness:
    """Locks the screen after a time without a key.

    Args:
        session: What the screens share.
        clock: Seconds that only go forwards.
        locking: Locks the screen.
        host: The application.
    """

    def __init__(
        self, session: Session, clock: Callable[[], float], locking: Locking, host: Host
    ) -> None:
        self._session, self._clock, self._locking, self._host = session, clock, locking, host
        self._touched_at = clock()
        self._timer: RunningTimer | None = None

    @property
    def minutes(self) -> int:
        """Minutes without a key or the mouse before the screen is locked; 0 for never."""
        return self._session.desk.preferences.now.lock_minutes

    def touch(self) -> bool:
        """Somebody has pressed a key or moved the mouse.

        Returns:
            Whether it was too late, as after a sleep: the screen has been locked instead.
        """
        if self._is_over and not self._is_in_meeting:
            self._locking.lock()
            return True
        self._touched_at = self._clock()
        return False

    @property
    def _is_over(self) -> bool:
        passed = self._clock() - self._touched_at
        return not self._locking.is_locked and 0 < MINUTE * self.minutes <= passed

    @property
    def _is_in_meeting(self) -> bool:
        meetings = self._session.desk.store.all(Meeting).values()
        return any(meeting.is_running for meeting in meetings)

    def watch(self) -> None:
        """Look again when the screen would have to be locked, and now and then until then."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.minutes > 0 and not self._locking.is_locked:
            left = self._touched_at + MINUTE * self.minutes - self._clock()
            self._timer = self._host.set_timer(min(LOOK, max(0.0, left)), self.lock_if_idle)

    def lock_if_idle(self) -> None:
        """Lock, if nobody has done anything for so long; else wait for the rest of the time."""
        if self._is_in_meeting:
            # In a meeting one listens. When it is over, the time begins anew.
            self._touched_at = self._clock()
        if self._is_over:
            self._locking.lock()
        else:
            self.watch()

    def ask_minutes(self) -> None:
        """Ask how long the time is to be."""
        from elvis_tui.screens.dialogs.lock_time import LockTimeForm

        self._host.push_screen(LockTimeForm(self._session, self.minutes, self.choose))

    def choose(self, minutes: int) -> None:
        """Use another time from now on, and remember it; 0 for never."""
        try:
            self._session.desk.preferences.choose(lock_minutes=minutes)
        finally:
            self.watch()
