"""A question with one yes and one no; Enter is yes, Esc is no."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from elvis_tui.resources import style
from elvis_tui.screens.dialogs.commands import ASK
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.key_line import KeyLine
from elvis_tui.widgets.text import Words


class Ask(HasCommands, ModalScreen[bool]):
    """Dismisses with whether the answer was yes.

    Args:
        question: The question, on a line of its own; a function for one with a name in it, which
            is asked again when names are hidden or shown.
        details: What follows from a yes.
    """

    CSS_PATH = style("form")
    OWN_COMMANDS = ASK

    def __init__(self, question: str | Callable[[], str], details: str = "") -> None:
        super().__init__()
        self._question, self._details = question, details

    def compose(self) -> ComposeResult:
        with Vertical(id="form"):
            yield Words(self._words(), id="form-title")
            yield Words(self._details)
        yield KeyLine()

    def _words(self) -> str:
        return self._question if isinstance(self._question, str) else self._question()

    def names_changed(self) -> None:
        """Ask with the names as they may be shown now."""
        self.query_one("#form-title", Words).say(self._words())

    def action_answer(self, answer: bool) -> None:
        self.dismiss(answer)
