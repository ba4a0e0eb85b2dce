"""The quiet clock of a meeting: how long the item in front has been up, and the whole meeting."""

from __future__ import annotations

from datetime import timedelta

from elvis_tui.domain.errors import ElvisError
from elvis_tui.domain.meetings import timing
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.meetings import time_used

MINUTE = 60


class ItemClock:
    """Counts for the one at the keyboard, while the user has it on.

    It goes by the machine's own clock and keeps what has passed at each look, so that no more than
    a minute is lost with the program.

    Args:
        session: What the screens share.
        meeting_id: Which meeting.
    """

    def __init__(self, session: Session, meeting_id: str) -> None:
        self._session, self._meeting_id = session, meeting_id
        self._item_id = ""
        self._since = session.gate.clock.real()

    @property
    def is_on(self) -> bool:
        """Whether the user wants it."""
        return time_used.is_counted(self._session.desk)

    def begin(self) -> None:
        """Count from now on."""
        self._since = self._session.gate.clock.real()

    def bring(self, item_id: str) -> bool:
        """Have an item in front; gives whether it is another one than before."""
        if item_id == self._item_id:
            return False
        self._item_id = item_id
        self.begin()
        return True

    def take(self) -> int:
        """The seconds since the last look, which whoever asks has to keep."""
        if not self.is_on or self._session.reading:
            return 0
        now = self._session.gate.clock.real()
        seconds = timing.elapsed(self._since, now)
        whole = self._since + timedelta(seconds=seconds)
        # What is less than a second is not lost, unless the clock was set.
        self._since = whole if abs((now - whole).total_seconds()) < 1 else now
        return seconds

    def keep(self) -> None:
        """Keep what has passed. Locked data take nothing, and nobody is in the meeting then."""
        seconds = self.take()
        try:
            time_used.keep(self._session.desk, self._meeting_id, self._item_id, seconds)
        except ElvisError:
            return

    def words(self, meeting: Meeting) -> str:
        """«møtet 14 min · saken 3 min»; nothing while it is off."""
        item = meeting.item
        if not self.is_on or item is None:
            return ""
        return _("møtet {all} min · saken {item} min").format(
            all=timing.used(meeting) // MINUTE, item=max(0, item.seconds) // MINUTE
        )
