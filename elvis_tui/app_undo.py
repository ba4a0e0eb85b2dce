"""The part of the application that takes changes back."""

from __future__ import annotations

from collections.abc import Callable

from textual.binding import Binding
from textual.screen import ModalScreen

from elvis_tui.app_pen import PenApp
from elvis_tui.domain.errors import ElvisError
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.faults import explain


class UndoApp(PenApp):
    """Undo and redo across screens."""

    BINDINGS = [
        Binding(
            "u",
            "undo",
            _("angre"),
            show=False,
            id="app.undo",
            tooltip=_("Angre det siste du endret"),
        ),
        Binding(
            "U",
            "redo",
            _("gjør om igjen"),
            key_display="⇧U",
            show=False,
            id="app.redo",
            tooltip=_("Gjør om igjen det du angret"),
        ),
    ]

    def action_undo(self) -> None:
        from elvis_tui.services.desk.undo import undo

        self._step(undo, _("Angret: {what}"))

    def action_redo(self) -> None:
        from elvis_tui.services.desk.undo import redo

        self._step(redo, _("Gjort om igjen: {what}"))

    def _step(self, step: Callable[[Desk], str], words: str) -> None:
        """Take a step back or forth, show what is true now, and say which it was.

        A dialog stands for what it was opened on: under one nothing is undone.
        """
        if isinstance(self.screen, ModalScreen):
            return
        try:
            verb = step(self.desk)
        except ElvisError as fault:
            self.notify(explain(fault), severity="warning", markup=False)
            return
        from elvis_tui.wording.history import done

        # A page whose thing is not there any more goes without a word: this is the word.
        self.session.quiet = True
        try:
            self.show_all_again()
        finally:
            self.session.quiet = False
        self.clear_notifications()  # five steps back are one word, not a wall of five
        self.notify(words.format(what=done(verb)), markup=False, timeout=4)
