"""Textual's driver for a terminal, with a sieve before its parser and fewer bytes going out."""

from __future__ import annotations

import os
import selectors
import time
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ScreenError
from textual.drivers.linux_driver import LinuxDriver

from elvis_tui.app.host import takes_text
from elvis_tui.app.pasting import Unfinished
from elvis_tui.terminal.fewer_bytes import fewer_bytes
from elvis_tui.terminal.sifting import ESC, Keys, Piece, Sifter

IDLE = 0.1
"""Seconds between two looks at whether the program is ending. As Textual."""
WATCHFUL = 0.002
"""The same while something is held back that is to be known soon."""


class SiftingDriver(LinuxDriver):
    """Reads the terminal itself: answers go nowhere, and what was pasted is no keys.

    What it writes is what Textual draws, in fewer bytes.
    """

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        self._is_typing = lambda: is_in_a_field(app)

    def write(self, data: str) -> None:
        super().write(fewer_bytes(data))

    def run_input_thread(self) -> None:
        """Read until the program ends. As Textual's own, but for the sieve."""
        reading = _Reading(self, self._is_typing)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(WATCHFUL if reading.is_waiting else IDLE):
                    try:
                        data = os.read(self.fileno, 4096)
                    except OSError:
                        data = b""
                    if not data:
                        return  # the terminal has gone: `app.signals` sees to the end
                    reading.take(data)
                else:
                    reading.nothing_there()


def is_in_a_field(app: App[Any]) -> bool:
    """Whether letters go to a field, as far as another thread can tell."""
    try:
        return takes_text(app.focused)
    except ScreenError:
        return False  # the program begins or ends


class _Reading:
    """What has been read, on its way to the application."""

    def __init__(self, driver: SiftingDriver, is_typing: Callable[[], bool]) -> None:
        self._driver = driver
        # A terminal that speaks another encoding must not end the program.
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        self._sifter = Sifter(is_typing)
        self._parser = XTermParser()

    @property
    def is_waiting(self) -> bool:
        return self._sifter.is_waiting

    def take(self, data: bytes) -> None:
        self._send(self._sifter.feed(self._decode(data), time.monotonic()))

    def nothing_there(self) -> None:
        self._send(self._sifter.tick(time.monotonic()))

    def _send(self, pieces: list[Piece]) -> None:
        for piece in pieces:
            if not isinstance(piece, Keys):
                paste = events.Paste(piece.text) if piece.whole else Unfinished(piece.text)
                self._driver.process_message(paste)
            elif piece.text == ESC:
                self._driver.process_message(events.Key("escape", ESC))
            else:
                self._send_keys(piece.text)

    def _send_keys(self, text: str) -> None:
        messages = list(self._parser.feed(text))
        if len(text) == 2 and text[0] == ESC and not messages:
            # Alt and a letter: the parser waits for more, and tells of it when nothing comes.
            messages = list(self._parser.feed(""))
        for message in messages:
            self._driver.process_message(message)
        if len(text) > 1 and (not messages or len(text) == 2):
            # A sequence it has no key for is an answer. It would wait, and take it for letters.
            self._parser = _like(self._parser)


def _like(former: XTermParser) -> XTermParser:
    """A parser that waits for nothing, and knows what the former did of mouse and size."""
    parser = XTermParser()
    for name in ("last_x", "last_y", "mouse_pixels", "terminal_size", "terminal_pixel_size"):
        setattr(parser, name, getattr(former, name))
    return parser
