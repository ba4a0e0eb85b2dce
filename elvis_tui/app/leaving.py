"""ctrl+q: the program ends when everything is on disk, or when one says so."""

from __future__ import annotations

import asyncio

from elvis_tui.app.copying import Copying
from elvis_tui.app.host import Host
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.domain.errors import ElvisError
from elvis_tui.storage.store import SaveState, Store


class Leaving:
    """Ends the program, and asks first about what is not saved.

    Args:
        store: Where the data are.
        watch: What is known of how they are.
        versions: Asks which of two versions is to be used.
        copying: Writes a copy elsewhere.
        host: The application.
    """

    def __init__(
        self, store: Store, watch: SaveWatch, versions: Versions, copying: Copying, host: Host
    ) -> None:
        self._store, self._watch, self._host = store, watch, host
        self._versions, self._copying = versions, copying
        self._is_waiting = False

    def leave_when_saved(self) -> None:
        """End the program when all is on disk; ask first if it cannot be, or takes too long."""
        if self._store.state.state is SaveState.SAVED:
            self._host.exit(return_code=0)
        elif self._is_waiting:
            self._ask(None)
        else:
            self._is_waiting = self._watch.is_slow = True
            self._host.show_data_state()
            self._host.run_worker(self._leave_once_saved(), group="leave")

    async def _leave_once_saved(self) -> None:
        try:
            await asyncio.to_thread(self._store.flush)
        except ElvisError as fault:
            self._ask(fault)
        else:
            self._host.exit(return_code=0)
        finally:
            self._is_waiting = self._watch.is_slow = False
            self._host.show_data_state()

    def _ask(self, fault: ElvisError | None, *, copied: bool = False) -> None:
        from elvis_tui.screens.dialogs.choose import Choose
        from elvis_tui.screens.dialogs.data_questions import leave_unsaved

        if isinstance(self._host.screen, Choose):
            return

        def answered(choice: str | None) -> None:
            if choice == "again":
                self.leave_when_saved()
            elif choice == "which":
                self._versions.ask()
            elif choice == "copy":
                self._copying.ask_where(lambda path: self._ask(fault, copied=path is not None))
            elif choice == "leave":
                self._host.exit(return_code=0)

        copied = copied or self._copying.has_everything
        question = leave_unsaved(fault, self._watch.unsaved_since, copied=copied)
        # Who leaves a locked program must still be asked about what is not saved.
        self._host.push_over_lock(question, answered)
