"""What is drawn when the focus moves."""

from __future__ import annotations

from textual.reactive import Reactive
from textual.widget import Widget


class DrawsFocusAlone:
    """A screen of which only what loses the focus and what gets it is drawn anew: not all of it.

    It stands before Textual's screen among the bases.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
