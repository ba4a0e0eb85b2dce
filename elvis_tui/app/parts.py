"""The one place where the parts of the application are put together."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.app.copying import Copying
from elvis_tui.app.data_status import DataStatus
from elvis_tui.app.host import Host
from elvis_tui.app.idleness import Idleness
from elvis_tui.app.leaving import Leaving
from elvis_tui.app.locking import Locking
from elvis_tui.app.midnight import Midnight
from elvis_tui.app.pages import Pages
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.saving import Saving
from elvis_tui.app.showing import Showing
from elvis_tui.app.smallest import SmallestScreen
from elvis_tui.app.undoing import Undoing
from elvis_tui.app.versions import Versions
from elvis_tui.app.write_lock import WriteLocking
from elvis_tui.screens.frame.session import Session


class Parts:
    """What the application is made of, each part with what it needs.

    Args:
        session: What the screens share.
        idle_clock: Seconds that only go forwards: what the time without a key is measured on.
        keep_drafts: Keeps what is being typed on every screen.
        host: The application.
    """

    def __init__(
        self,
        session: Session,
        idle_clock: Callable[[], float],
        keep_drafts: Callable[[], None],
        host: Host,
    ) -> None:
        desk = session.desk
        store = desk.store
        watch = SaveWatch(store.state, desk.clock.now)
        versions = Versions(desk, watch, host)
        self.saving = Saving(store, watch, versions, host)
        self.copying = Copying(session, host)
        self.leaving = Leaving(store, watch, versions, self.copying, host)
        self.locking = Locking(desk, idle_clock, keep_drafts, host)
        self.idleness = Idleness(session, idle_clock, self.locking, host)
        self.write_lock = WriteLocking(desk, watch, versions, self._can_read, host)
        self.data_status = DataStatus(session, watch, self.write_lock)
        self.undoing = Undoing(session, host)
        self.showing = Showing(host)
        self.pages = Pages(session, host)
        self.midnight = Midnight(desk.clock, host)
        self.smallest = SmallestScreen(host)

    def _can_read(self) -> bool:
        # Without the key nothing can be read of what another program saves.
        return not self.locking.is_without_key
