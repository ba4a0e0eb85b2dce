"""A terminal a test can sit at: a command behind a pseudo-terminal, and the screen it draws.

The command gets a session and a controlling terminal of its own, as from a login, so that
sizes, signals and a dropped line reach it the way they would. What it writes is kept twice: as
the bytes that came over the wire, and as the screen they draw (pyte).

Nothing here waits for a time to pass. Everything waits for a condition, with a limit.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import psutil
import pyte

from elvis_tui.terminal.sifting import LETTER_GAP

HAND = 1.5 * LETTER_GAP
LIMIT = 30.0
"""Seconds to wait for anything; a machine under load is slow, a hang is for ever."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f5": "\x1b[15~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    **{f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
}
LOGIN = {
    **{"TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": None, "LINES": None},
    "LOGNAME": "berit",
}
"""What a terminal says of itself, its size only when it is asked; and a log-in that is a person's,
whoever the tests are run by."""
ALTERNATE_SCREEN, CURSOR, PASTE_MARKS = 1049, 25, 2004
MOUSE = (1000, 1002, 1003, 1006, 1015)

# Run in the new session: takes the terminal on its standard input as its own, then becomes the
# command. Doing it here spares the test process a fork of its own, which its threads forbid.
_TAKE_TERMINAL = (
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); "
    "os.execvp(sys.argv[1], sys.argv[1:])"
)
_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
# What pyte would print as text, or take for something else: private CSI, mode questions, strings.
_UNDRAWN = re.compile(
    rb"\x1b\[[<=>][0-9;:]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b[]P_^X].*?(?:\x07|\x1b\\)", re.S
)
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*|[]P_^X](?:(?!\x07|\x1b\\).)*)?\Z", re.S)
_FRAME_BEGINS, _FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
# A program asks for modes, a terminal answers: it can mark frames (2026), and nothing else.
_QUESTION = re.compile(rb"\x1b\[\?([0-9]+)\$p")
_KNOWN = b"2026"


class Terminal:
    """A command at a terminal.

    Args:
        command: The program and its arguments.
        columns: Width in cells.
        rows: Height in cells.
        env: Variables on top of this process's own; None takes one away.
        cwd: Where the command runs.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str | None] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.raw = bytearray()
        self.keys = 0
        """How many keys have been pressed, each letter of a text one."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._rest = b""
        self._answered = 0
        self._frames: list[str] | None = None
        self._open = True
        self._master, slave = pty.openpty()
        os.set_blocking(self._master, False)
        self._set_size(columns, rows)
        wanted = {**os.environ, **LOGIN, **(env or {})}
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-ISc", _TAKE_TERMINAL, *command],
                stdin=slave,
                stdout=slave,
                stderr=slave,
                start_new_session=True,
                env={name: value for name, value in wanted.items() if value is not None},
                cwd=cwd,
            )
        finally:
            os.close(slave)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    # What it shows

    def text(self) -> str:
        """The screen, a line a row, without the space at the ends of the lines."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def lines(self) -> list[str]:
        return self.text().split("\n")

    def line(self, pattern: str) -> str:
        """The first line of the screen that `pattern` is found in."""
        found = next((line for line in self.lines if re.search(pattern, line)), None)
        assert found is not None, f"{pattern!r} is not on the screen:\n{self.text()}"
        return found

    def cursor(self) -> tuple[str, int]:
        """The line of the screen that the cursor stands in, and the column."""
        cursor = self._screen.cursor
        return self.lines[cursor.y], cursor.x

    def cursor_is_at(self, label: str) -> bool:
        """Whether the cursor stands in a line of the screen with `label` before it, or on it."""
        line, column = self.cursor()
        return 0 <= line.find(label) <= column

    def mode(self, number: int) -> bool:
        """Whether the command has left a private mode (`CSI ? number h`) switched on."""
        on = number == CURSOR
        for numbers, switch in _MODE.findall(bytes(self.raw)):
            if str(number).encode() in numbers.split(b";"):
                on = switch == b"h"
        return on

    @property
    def is_alive(self) -> bool:
        """Whether the command has not ended of itself."""
        return self._process.poll() is None

    @property
    def has_stopped(self) -> bool:
        """Whether the command lies still after a stop, and waits to be taken up again."""
        return bool(psutil.Process(self.pid).status() == psutil.STATUS_STOPPED)

    @property
    def echoes(self) -> bool:
        """Whether the terminal itself shows what is typed, as a shell needs it."""
        return bool(termios.tcgetattr(self._master)[3] & termios.ECHO)

    @contextmanager
    def every_frame(self) -> Iterator[list[str]]:
        """Keep the screen as it stands after each frame, however short it stood."""
        self._frames = [self.text()]
        try:
            yield self._frames
        finally:
            self._frames = None

    # What it is told

    def rest(self) -> None:
        """Wait for as long as a hand takes from letters to a key, and until all is drawn."""
        self.wait_quiet(HAND)

    def press(self, *keys: str) -> None:
        """Press keys, each by its name in `KEYS` or as the character it is."""
        self.keys += len(keys)
        for key in keys:
            self.send(KEYS.get(key, key))

    def type(self, text: str) -> None:
        """Type `text` as it is."""
        self.keys += len(text)
        self.send(text)

    def paste(self, text: str) -> None:
        """Paste `text`, marked as pasted if the command has asked for that."""
        self.send(f"\x1b[200~{text}\x1b[201~" if self.mode(PASTE_MARKS) else text)

    def send(self, data: str | bytes) -> None:
        """Send bytes, reading what comes back meanwhile so that neither side is stuck."""
        rest = memoryview(data.encode() if isinstance(data, str) else data)
        end = time.monotonic() + LIMIT
        while rest:
            assert time.monotonic() < end, f"the command reads nothing:\n{self.text()}"
            readable, writable, _ = select.select([self._master], [self._master], [], 1)
            if readable:
                self._read()
            if writable:
                try:
                    rest = rest[os.write(self._master, rest[:4096]) :]
                except BlockingIOError:
                    continue

    def resize(self, columns: int, rows: int) -> None:
        self._set_size(columns, rows)
        self._screen.resize(rows, columns)

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """The line is dropped: the terminal is gone, and nobody reads any more."""
        if self._open:
            self._open = False
            os.close(self._master)

    # Waiting

    def wait_for(self, pattern: str, timeout: float = LIMIT) -> re.Match[str]:
        """Wait until the regular expression `pattern` is found on the screen."""
        self.wait_until(lambda: re.search(pattern, self.text()), f"never saw {pattern!r}", timeout)
        found = re.search(pattern, self.text())
        assert found is not None
        return found

    def wait_gone(self, pattern: str, timeout: float = LIMIT) -> None:
        """Wait until `pattern` is not on the screen any more."""
        self.wait_until(
            lambda: not re.search(pattern, self.text()), f"{pattern!r} never went", timeout
        )

    def wait_until(
        self, condition: Callable[[], object], otherwise: str, timeout: float = LIMIT
    ) -> None:
        """Read until `condition` holds; it is asked after everything that is read.

        Raises:
            AssertionError: saying `otherwise`, with the screen as it stands.
        """
        end = time.monotonic() + timeout
        while not condition():
            # What came before the end is still to be seen once the command has ended.
            alive = self._wait_and_read(min(0.05, max(0.0, end - time.monotonic())))
            if condition():
                return
            assert alive, f"{otherwise}, and the command ended:\n{self.text()}"
            assert time.monotonic() < end, f"{otherwise}:\n{self.text()}"

    def wait_quiet(self, seconds: float, timeout: float = LIMIT) -> None:
        """Wait until nothing has come for `seconds`."""
        all_quiet([self], seconds, timeout)

    def wait(self, timeout: float = LIMIT) -> int:
        """Wait for the command to end; returns its exit code, -N for an end by signal N."""
        end = time.monotonic() + timeout
        while self._process.poll() is None:
            assert time.monotonic() < end, f"it did not end in {timeout} s:\n{self.text()}"
            if self._open:
                self._wait_and_read(0.05)
            else:
                try:
                    self._process.wait(timeout)
                except subprocess.TimeoutExpired:
                    continue
        while self._open and self._wait_and_read(0):
            pass
        return self._process.returncode

    def close(self) -> None:
        """End the command if it still runs, and let go of the terminal."""
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        self.hang_up()

    # The rest

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _wait_and_read(self, seconds: float) -> bool:
        """Read what comes within `seconds`; False when there is nothing and never will be."""
        if select.select([self._master], [], [], seconds)[0]:
            return self._read()
        return self._process.poll() is None

    def _read(self) -> bool:
        try:
            data = os.read(self._master, 65536)
        except BlockingIOError:
            return True
        except OSError:
            # EIO: the command's side of the terminal is closed.
            return False
        self.raw += data
        self._draw(data)
        self._answer()
        return bool(data)

    def _draw(self, data: bytes) -> None:
        data = self._rest + data
        # As a terminal that marks frames, show each only when it is whole.
        begun = data.rfind(_FRAME_BEGINS)
        if begun > data.rfind(_FRAME_ENDS):
            end = begun
        else:
            cut = _UNFINISHED.search(data)
            end = cut.start() if cut else len(data)
        self._rest = data[end:]
        for frame in re.split(b"(?<=%b)" % re.escape(_FRAME_ENDS), data[:end]):
            self._stream.feed(_UNDRAWN.sub(b"", frame))
            if self._frames is not None:
                self._frames.append(self.text())

    def _answer(self) -> None:
        for question in _QUESTION.finditer(self.raw, self._answered):
            state = b"2" if question[1] == _KNOWN else b"0"
            os.write(self._master, b"\x1b[?%b;%b$y" % (question[1], state))
            self._answered = question.end()


def all_quiet(terminals: Sequence[Terminal], seconds: float, timeout: float = LIMIT) -> None:
    """Wait until nothing has come from any of some terminals for `seconds`."""
    end = time.monotonic() + timeout
    at = {terminal._master: terminal for terminal in terminals}
    while ready := select.select([*at], [], [], seconds)[0]:
        # Where a command has ended, there is nothing to read for ever.
        if not any(at[one]._read() for one in ready):
            return
        told = "\n".join(terminal.text() for terminal in terminals)
        assert time.monotonic() < end, f"it never falls silent:\n{told}"
