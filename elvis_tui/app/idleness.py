"""How long nobody has touched a key or the mouse, and when that locks the screen."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.app.host import Host, RunningTimer
from elvis_tui.app.locking import Locking
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.screens.frame.session import Session

MINUTE = 60.0


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

    def touch(self) -> None:
        """Somebody has pressed a key or moved the mouse."""
        self._touched_at = self._clock()

    def watch(self) -> None:
        """Wake up when the screen would have to be locked if nobody does anything until then."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.minutes > 0 and not self._locking.is_locked:
            left = self._touched_at + MINUTE * self.minutes - self._clock()
            self._timer = self._host.set_timer(max(0.0, left), self.lock_if_idle)

    def lock_if_idle(self) -> None:
        """Lock, if nobody has done anything for so long; else wait for the rest of the time."""
        meetings = self._session.desk.store.all(Meeting).values()
        if any(meeting.is_running for meeting in meetings):
            # In a meeting one listens. When it is over, the time begins anew.
            self.touch()
        if 0 < MINUTE * self.minutes <= self._clock() - self._touched_at:
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
