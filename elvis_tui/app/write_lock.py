"""While another program writes: what it saves is followed, and F6 asks for its write lock."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from elvis_tui.app.host import Host, RunningTimer
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.screens.frame.reading_along import changes_something
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import ReadOnlyReason
from elvis_tui.wording.faults import explain

if TYPE_CHECKING:
    from textual.dom import DOMNode

LOOK_SECONDS = 0.5
"""How often it is looked for what another program has saved."""


class WriteLocking:
    """One program has the write lock; the others show what it saves, and may ask for the lock.

    Args:
        desk: What the services work on.
        watch: What is known of how the data are.
        versions: Asks which of two versions is to be used.
        may_look: Whether what another program saves can be read now.
        host: The application.
    """

    def __init__(
        self,
        desk: Desk,
        watch: SaveWatch,
        versions: Versions,
        may_look: Callable[[], bool],
        host: Host,
    ) -> None:
        self._desk, self._watch, self._versions, self._host = desk, watch, versions, host
        self._may_look = may_look
        self.is_wished = False
        """Whether the lock is to be taken as soon as it is free."""
        self._is_looking = False
        self._looks: RunningTimer | None = None

    @property
    def is_elsewhere(self) -> bool:
        """Whether another program has the lock, or had it last."""
        lock = self._desk.store.write_lock
        return not lock.held and lock.reason is ReadOnlyReason.IN_USE

    @property
    def is_following(self) -> bool:
        """Whether it is looked now and then for what another program saves."""
        return self._looks is not None

    @property
    def can_be_asked_for(self) -> bool:
        """Whether F6 has anything to do."""
        return self.is_elsewhere or self._watch.has_two_versions

    def refuses(self, action: object, node: DOMNode | None) -> bool:
        """Whether an action would change something, and nothing can be changed now.

        Args:
            action: What a key asks for.
            node: Where the key is bound.
        """
        return not self._desk.store.write_lock.held and any(
            active.binding.action == action and active.node is node and changes_something(active)
            for active in self._host.screen.active_bindings.values()
        )

    # Following

    def follow(self) -> None:
        """Look now and then for what the other one saves, as long as there is another one."""
        if self.is_elsewhere and self._looks is None:
            self._looks = self._host.set_interval(LOOK_SECONDS, self.look)
        elif not self.is_elsewhere and self._looks is not None:
            self._looks.stop()
            self._looks = None

    def look(self) -> None:
        """Look once, unless that is being done already or cannot be now."""
        if self._may_look() and not self._is_looking:
            self._is_looking = True
            self._host.run_worker(self._look_along(), group="look")

    async def _look_along(self) -> None:
        store = self._desk.store
        before = store.changes
        # What cannot be read now is looked for again, and what is shown stays.
        with contextlib.suppress(ElvisError):
            take_in = await asyncio.to_thread(store.look)
            if take_in is not None and not store.write_lock.held:
                take_in()
        self._is_looking = False
        if store.changes != before:
            self._host.show_data_replaced()
        if self.is_wished and self.is_elsewhere and store.write_lock.free:
            self._take()
        self.follow()
        self._host.show_data_state()

    # Taking over

    def ask_for(self) -> None:
        """F6: take over, or say that one wants to; or choose between two versions of the file."""
        if self._watch.has_two_versions:
            self._versions.ask()
        elif self.is_wished:
            self.is_wished = False
        else:
            self.is_wished = not self._take() and self.is_elsewhere
        self._host.show_data_state()

    def _take(self) -> bool:
        """Take the lock if it is free; True also when that failed, as one need not wait then."""
        try:
            taken = self._desk.store.take_write_lock()
        except ElvisError as fault:
            self.is_wished = False
            self._host.tell(explain(fault))
            return True
        if taken:
            self._begin_to_write()
        return taken

    def _begin_to_write(self) -> None:
        from elvis_tui.services.across.history import write_waiting_reads

        self.is_wished = False
        self.follow()
        self._desk.drafts.begin()
        write_waiting_reads(self._desk)
        self._watch.start_anew(self._desk.store.state)
        self._host.show_data_state()
        self._host.show_data_replaced()
        for screen in self._host.screen_stack:
            screen.refresh_bindings()
        self._host.tell(_("Nå kan du skrive."), wrong=False)
