"""F7: a copy of all the data in another place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from elvis_tui.app.host import Host
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session


class Copying:
    """Asks where a copy is to lie, and writes it.

    Args:
        session: What the screens share.
        host: The application.
    """

    def __init__(self, session: Session, host: Host) -> None:
        self._session, self._host = session, host
        self._copied_at_change: int | None = None

    @property
    def has_everything(self) -> bool:
        """Whether nothing has changed since the last copy."""
        return self._copied_at_change == self._session.desk.store.changes

    def ask_where(self, after: Callable[[Path | None], None] | None = None) -> None:
        """Ask for a path and write all that is held there.

        Args:
            after: Called with where it went, or None if it was given up.
        """
        from elvis_tui.screens.dialogs.copy import CopyForm

        self._host.push_screen(CopyForm(self._session, self.write), after)

    def write(self, path: Path) -> None:
        """Write the copy and say where it lies.

        Raises:
            StorageError: as `Store.save_copy` does.
        """
        store = self._session.desk.store
        saved = store.save_copy(path)
        self._copied_at_change = store.changes
        words = _("En kopi med alt ligger i {path}").format(path=saved)
        self._host.notify(words, markup=False, timeout=12)
