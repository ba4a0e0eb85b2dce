"""A question with one yes and one no; Enter is yes, Esc is no."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.screens.dialogs.commands import ASK
from elvis_tui.screens.frame.dialog import Dialog, Question, asked
from elvis_tui.widgets.words import Words


class Ask(Dialog[bool]):
    """Dismisses with whether the answer was yes.

    Args:
        question: The question, on a line of its own; a function for one with a name in it, which
            is asked again when names are hidden or shown.
        details: What follows from a yes.
    """

    OWN_COMMANDS = ASK

    def __init__(self, question: Question, details: str = "") -> None:
        super().__init__()
        self._question, self._details = question, details

    def heading(self) -> str:
        return asked(self._question)

    def body(self) -> Iterable[Widget]:
        yield Words(self._details)

    def names_changed(self) -> None:
        """Ask with the names as they may be shown now."""
        self.say_heading()

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
