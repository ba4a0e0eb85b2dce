"""A calm word while the terminal is too small; it goes when the terminal grows."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen

from elvis_tui.i18n import _
from elvis_tui.resources import style
from elvis_tui.widgets.words import Words


class TooSmallScreen(ModalScreen[None]):
    """Everything behind it stays as it was."""

    CSS_PATH = style("too_small")

    def __init__(self, smallest: tuple[int, int]) -> None:
        super().__init__()
        self._smallest = smallest

    def compose(self) -> ComposeResult:
        columns, rows = self._smallest
        yield Words(
            _("For liten skjerm.\nGjør vinduet minst {columns} × {rows} tegn.").format(
                columns=columns, rows=rows
            )
        )

    def on_screen_resume(self) -> None:
        self._go_if_there_is_room()

    def on_resize(self) -> None:
        self._go_if_there_is_room()

    def _go_if_there_is_room(self) -> None:
        # Below another screen it cannot go; it does when that one has gone.
        columns, rows = self._smallest
        if self.is_active and self.app.size.width >= columns and self.app.size.height >= rows:
            self.dismiss()
