"""The smallest screen the program can be used on."""

from __future__ import annotations

from textual import events
from textual.geometry import Size

from elvis_tui.app.host import Host

SMALLEST = (72, 18)
"""Columns and rows below which the screens would be cut off."""

LEAST = Size(24, 6)
"""What is laid out in a terminal that is smaller still: Textual divides by the room there is, and
at 1 × 1 that is nothing. Nobody reads there."""


class SmallestScreen:
    """Puts a calm word in front while there is too little room.

    Args:
        host: The application.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self.is_too_small = False

    def laid_out(self, event: events.Event) -> events.Event:
        """An event as it is; of a size for which nothing can be laid out, another one."""
        if not isinstance(event, events.Resize):
            return event
        size = Size(max(event.size.width, LEAST.width), max(event.size.height, LEAST.height))
        return event if size == event.size else events.Resize(size, size)

    def resized(self, columns: int, rows: int) -> None:
        """The terminal has another size; the word goes by itself when there is room again."""
        if self.is_too_small or (columns >= SMALLEST[0] and rows >= SMALLEST[1]):
            return
        from elvis_tui.screens.frame.too_small import TooSmallScreen

        self.is_too_small = True
        self._host.push_screen(TooSmallScreen(SMALLEST), self._large_enough)

    def _large_enough(self, _result: None) -> None:
        self.is_too_small = False
