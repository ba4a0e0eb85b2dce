"""u and U: undo and redo across screens."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.app.host import Host
from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.journal import UndoStep
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

        if verb := self._step(undo):
            self._tell(_("Angret: {what}"), verb, self._session.desk.journal.last_undone)

    def redo(self) -> None:
        """Make the change again that was undone last."""
        from elvis_tui.services.desk.undo import redo

        if verb := self._step(redo):
            self._tell(_("Gjort om igjen: {what}"), verb, self._session.desk.journal.last_done)

    def _step(self, step: Callable[[Desk], str]) -> str:
        """Take a step, and give its verb; nothing where none was taken."""
        # A dialog stands for what it was opened on: under one nothing is undone.
        if self._host.screen.is_modal:
            return ""
        try:
            verb = step(self._session.desk)
        except ElvisError as fault:
            self._host.notify(explain(fault), severity="warning", markup=False)
            return ""
        # A page whose thing is not there any more goes without a word: this is the word.
        self._session.quiet = True
        try:
            self._host.show_all_again()
        finally:
            self._session.quiet = False
        return verb

    def _tell(self, words: str, verb: str, step: UndoStep | None) -> None:
        """Say what it was, and of which case: it may not be the one in front."""
        from elvis_tui.domain.cases.records import Case
        from elvis_tui.wording.history import done

        of = {c.record.number for c in step.changes if isinstance(c.record, Case)} if step else ()
        told = words.format(what=done(verb))
        if len(of) == 1:
            told = _("{told} (sak {number})").format(told=told, number=next(iter(of)))
        self._host.clear_notifications()  # five steps back are one word, not a wall of five
        self._host.notify(told, markup=False, timeout=4)
