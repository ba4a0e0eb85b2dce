"""u and U: undo and redo across screens."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.app.host import Host
from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.faults import explain


class Undoing:
    """Takes steps back and forth, shows what is true then, and says which step it was.

    Args:
        session: What the screens share.
        host: The application.
    """

    def __init__(self, session: Session, host: Host) -> None:
        self._session, self._host = session, host

    def undo(self) -> None:
        """Take back the last change."""
        from elvis_tui.services.desk.undo import undo

        self._step(undo, _("Angret: {what}"))

    def redo(self) -> None:
        """Make the change again that was undone last."""
        from elvis_tui.services.desk.undo import redo

        self._step(redo, _("Gjort om igjen: {what}"))

    def _step(self, step: Callable[[Desk], str], words: str) -> None:
        # A dialog stands for what it was opened on: under one nothing is undone.
        if self._host.screen.is_modal:
            return
        try:
            verb = step(self._session.desk)
        except ElvisError as fault:
            self._host.notify(explain(fault), severity="warning", markup=False)
            return
        from elvis_tui.wording.history import done

        # A page whose thing is not there any more goes without a word: this is the word.
        self._session.quiet = True
        try:
            self._host.show_all_again()
        finally:
            self._session.quiet = False
        self._host.clear_notifications()  # five steps back are one word, not a wall of five
        self._host.notify(words.format(what=done(verb)), markup=False, timeout=4)
