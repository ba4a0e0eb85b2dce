"""Standard input, output and error: always there, always UTF-8, and told of when they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from io import TextIOBase, TextIOWrapper

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.text import clean
from elvis_tui.i18n import _


def open_streams() -> None:
    """Have UTF-8 on the standard streams, and something behind one that was closed.

    A file that is opened later would take the number of the closed one, and what is written there.
    """
    for name, way in (("stdin", os.O_RDONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            # Standard output that can only be read: a document with nowhere to go is told of.
            handle = os.open(os.devnull, way)
            setattr(sys, name, os.fdopen(handle, "r" if name == "stdin" else "w"))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(sentence: str) -> None:
    """One line on standard error; a line break or control code out of a path is shown as a sign."""
    try:
        print(clean(sentence), file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def write(text: str) -> None:
    """A document on standard output; a reader who has had enough (`| head`) is no fault.

    Raises:
        StorageError: `EXPORT_FAILED`.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        _give_up(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            where = _("(standard ut)")
            raise StorageError(Fault.EXPORT_FAILED, path=where, errno=error.errno) from None


def is_terminal() -> bool:
    """Whether somebody sits there: Textual reads standard input and draws on standard error."""
    return sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()


class Lasting(TextIOBase):
    """A stream that takes everything that is written, also when the line behind it is dropped.

    Textual draws in a thread. When a write fails the thread ends, and whoever hands it more waits
    for ever: a program that nobody sees would keep the data to itself.
    """

    def __init__(self, stream: TextIOWrapper) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        self._try(lambda: self._stream.write(text))
        return len(text)

    def flush(self) -> None:
        self._try(self._stream.flush)

    def _try(self, call: Callable[[], object]) -> None:
        try:
            call()
        except OSError:
            _give_up(self._stream)

    def fileno(self) -> int:
        return self._stream.fileno()

    def isatty(self) -> bool:
        return self._stream.isatty()


def outlive_the_line() -> None:
    """Have the screen drawn on a stream that takes everything, for as long as the program runs."""
    drawn_on = "__stderr__"
    stream = getattr(sys, drawn_on)
    if isinstance(stream, TextIOWrapper):
        setattr(sys, drawn_on, Lasting(stream))


def _give_up(stream: object) -> None:
    # What could not be written would be tried again when Python ends, and told of with a traceback.
    if isinstance(stream, TextIOWrapper):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
