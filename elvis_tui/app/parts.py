"""The one place where the parts of the application are put together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events

from elvis_tui.app.data_status import DataStatus
from elvis_tui.app.host import Host
from elvis_tui.app.idleness import Idleness, ThroughSleep
from elvis_tui.app.locking import Locking
from elvis_tui.app.midnight import Midnight
from elvis_tui.app.pasting import Pasting
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.saving import Saving
from elvis_tui.app.showing import Showing
from elvis_tui.app.smallest import SmallestScreen
from elvis_tui.app.versions import Versions
from elvis_tui.app.write_lock import WriteLocking
from elvis_tui.screens.frame.session import Session

if TYPE_CHECKING:
    from elvis_tui.app.copying import Copying
    from elvis_tui.app.leaving import Leaving
    from elvis_tui.app.pages import Pages
    from elvis_tui.app.told_at_start import ToldAtStart
    from elvis_tui.app.undoing import Undoing


class Parts:
    """What the application is made of, each part with what it needs.

    Args:
        session: What the screens share.
        idle_clock: Seconds that only go forwards: what the time without a key is measured on; the
            machine's if None.
        before_locking: Keeps what is being typed on every screen before it is locked.
        host: The application.
    """

    def __init__(
        self,
        session: Session,
        idle_clock: Callable[[], float] | None,
        before_locking: Callable[[], None],
        host: Host,
    ) -> None:
        desk = session.desk
        idle_clock = idle_clock or ThroughSleep()
        store = desk.store
        watch = SaveWatch(store.state, desk.clock.now)
        versions = Versions(desk, watch, host)
        self._session, self._watch, self._versions, self._host = session, watch, versions, host
        self.saving = Saving(store, watch, versions, host)
        self.locking = Locking(desk, idle_clock, before_locking, host)
        self.idleness = Idleness(session, idle_clock, self.locking, host)
        self.write_lock = WriteLocking(desk, watch, versions, self._can_read, host)
        self.data_status = DataStatus(session, watch, self.write_lock)
        self.showing = Showing(host)
        self.midnight = Midnight(desk.clock, host)
        self.smallest = SmallestScreen(host)
        self.pasting = Pasting(desk, host)

    def too_late_for(self, event: events.Event) -> bool:
        """Tell that somebody is here; whether the screen is locked instead, as after a sleep."""
        if not isinstance(event, events.InputEvent | events.Paste):
            return False
        self.midnight.look()
        return self.idleness.touch()

    # What is asked for by a key is imported when it is; what is told when the screen stands, then.

    @cached_property
    def copying(self) -> Copying:
        from elvis_tui.app.copying import Copying

        return Copying(self._session, self._host)

    @cached_property
    def leaving(self) -> Leaving:
        from elvis_tui.app.leaving import Leaving

        store = self._session.desk.store
        return Leaving(store, self._watch, self._versions, self.copying, self._host)

    @cached_property
    def told_at_start(self) -> ToldAtStart:
        from elvis_tui.app.told_at_start import ToldAtStart

        return ToldAtStart(self._session.desk, self._host)

    @cached_property
    def undoing(self) -> Undoing:
        from elvis_tui.app.undoing import Undoing

        return Undoing(self._session, self._host)

    @cached_property
    def pages(self) -> Pages:
        from elvis_tui.app.pages import Pages

        return Pages(self._session, self._host)

    def _can_read(self) -> bool:
        # Without the key nothing can be read of what another program saves.
        return not self.locking.is_without_key
