"""F4: the locked screen stands in front of everything, and what comes meanwhile waits behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from elvis_tui.app.host import Host
from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from elvis_tui.screens.locked import LockedScreen

WORKS_WHILE_LOCKED = frozenset({"quit", "focus_next", "focus_previous"})
"""What the keys of the whole program still do while it is locked."""


class Locking:
    """Locks the screen, and keeps what came meanwhile until it is open again.

    Args:
        desk: What the services work on.
        clock: Seconds that only go forwards, for the pause after a wrong passphrase.
        before_locking: Keeps what is being typed on every screen.
        host: The application.
    """

    def __init__(
        self,
        desk: Desk,
        clock: Callable[[], float],
        before_locking: Callable[[], None],
        host: Host,
    ) -> None:
        self._desk, self._clock, self._host = desk, clock, host
        self._before_locking = before_locking
        self._locked: LockedScreen | None = None
        self._postponed: list[Callable[[], object]] = []
        """What was asked for while the screen was locked, in that order."""

    @property
    def is_locked(self) -> bool:
        return self._locked is not None

    @property
    def is_without_key(self) -> bool:
        """Whether the data are encrypted and their key is, or is about to be, forgotten."""
        return self.is_locked and self._desk.store.is_sealed

    def lock(self) -> None:
        """Blank the screen; with encrypted data also forget the key."""
        if self._locked is not None:
            return
        from elvis_tui.screens.locked import LockedScreen

        self._before_locking()
        self._host.clear_notifications()
        store = self._desk.store
        locked = LockedScreen(store.unlock if store.is_sealed else None, self._clock)
        self._host.push_over_lock(locked)
        self._locked = locked
        if store.is_sealed:
            self._host.run_worker(self._drop_key(locked), group="lock")

    async def _drop_key(self, locked: LockedScreen) -> None:
        try:
            await asyncio.to_thread(self._forget_key)
        except ElvisError as fault:
            locked.warn(_("Nøkkelen er fortsatt i minnet: {why}").format(why=explain(fault)))
        locked.begin_to_ask()

    def _forget_key(self) -> None:
        # The drafts are sealed with the same key: they are written before it is gone.
        self._desk.drafts.flush()
        self._desk.store.drop_key()

    def open(self) -> None:
        """Take the locked screen away: everything stands as it was."""
        self._locked = None
        self._host.pop_screen()

    # While it is locked nothing else comes in front: it waits.

    def postpone(self, call: Callable[[], object]) -> None:
        """Keep a call until the screen is open again."""
        self._postponed.append(call)

    def do_what_was_postponed(self) -> None:
        """Make the calls that were kept, in the order they came."""
        postponed, self._postponed = self._postponed, []
        for call in postponed:
            call()

    @property
    def is_in_front(self) -> bool:
        """Whether the screen that would go next is the locked one, which only opens."""
        return self._locked is not None and self._host.screen is self._locked
