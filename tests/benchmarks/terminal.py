"""A program in a pseudo-terminal, timed from outside.

While the program is measured its output is only read and stamped; the screen is drawn from it
afterwards, so that the drawing of the yardstick's terminal takes no part in the figures.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import pyte

COLUMNS, ROWS = 100, 30
ROOT = Path(__file__).parents[2]
KEYS = {
    "down": "\x1b[B",
    "up": "\x1b[A",
    "pagedown": "\x1b[6~",
    "pageup": "\x1b[5~",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "enter": "\r",
    "escape": "\x1b",
    "f2": "\x1bOQ",
}
_ANSWERS = {b"\x1b[?2026$p": b"\x1b[?2026;2$y", b"\x1b[?2048$p": b"\x1b[?2048;0$y"}
"""What a terminal of today answers when it is asked: it can draw in one go, it tells no sizes."""
_NOT_DRAWN = re.compile(rb"\x1b\[[<=>][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.S)
_HALF = re.compile(rb"\x1b(?:\[[0-9;<=>?]*\$?|P[^\x1b]*)?$")


class NeverSeenError(Exception):
    """What was waited for did not come; the text is the screen."""


@dataclass(frozen=True, slots=True)
class Press:
    """What one key caused: milliseconds to the last byte of it, and how many bytes it was.

    `answered` is milliseconds to the first of it. A change that is saved draws once more when it
    is on the disk, long after the answer.
    """

    milliseconds: float
    size: int
    answered: float = float("nan")


class Terminal:
    """A command on a screen of 100x30.

    Args:
        command: The program and its arguments; it runs in the checkout's root.
        environment: What it gets beside the environment of this process.
        patience: How much of every wait for silence to wait.
    """

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str], patience: float = 1.0
    ) -> None:
        self.command = command
        self.environment = environment
        self._patience = patience
        self.chunks: list[tuple[float, bytes]] = []
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._drawn = 0
        self._half = b""

    def __enter__(self) -> Terminal:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            self.command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            env={**os.environ, **terminal, **self.environment},
            start_new_session=True,
        )
        os.close(slave)
        self._outside = psutil.Process(self._process.pid)
        return self

    def __exit__(self, *_error: object) -> None:
        for number in (signal.SIGTERM, signal.SIGKILL):
            self._process.send_signal(number)
            end = time.perf_counter() + 3
            while self._process.poll() is None and time.perf_counter() < end:
                self._read(0.02)
            if self._process.poll() is not None:
                break
        self._process.wait()
        os.close(self._master)

    # Reading

    def _read(self, seconds: float) -> bool:
        """Read what comes within `seconds`; True if something did."""
        ready, _w, _x = select.select([self._master], [], [], max(0.0, seconds))
        data = b""
        if ready:
            with contextlib.suppress(OSError):
                data = os.read(self._master, 1 << 16)
        if not data:
            if ready:
                time.sleep(seconds)
            return False
        self.chunks.append((time.perf_counter(), data))
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._master, answer)
        return True

    def settle(self, quiet: float = 0.3) -> None:
        """Read until nothing has come for `quiet` seconds and the program only waits for us."""
        limit = time.perf_counter() + 30
        while time.perf_counter() < limit:
            used = self.cpu_seconds
            if not self._read(quiet * self._patience) and not self._works_since(used):
                return

    def _works_since(self, used: float) -> bool:
        """Whether it runs now, or has used processor time beyond `used` while it was silent."""
        try:
            if self._outside.status() == psutil.STATUS_RUNNING:
                return True
        except psutil.Error:
            return False
        return self.cpu_seconds > used

    @property
    def size(self) -> int:
        """How many bytes the program has sent."""
        return sum(len(data) for _at, data in self.chunks)

    # The screen

    def _draw(self, data: bytes) -> None:
        data = self._half + data
        half = _HALF.search(data)
        self._half = data[half.start() :] if half else b""
        whole = data[: half.start()] if half else data
        self._stream.feed(_NOT_DRAWN.sub(b"", whole))

    @property
    def text(self) -> str:
        """The screen as it is now."""
        for _at, data in self.chunks[self._drawn :]:
            self._draw(data)
        self._drawn = len(self.chunks)
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def cursor(self) -> tuple[str, int]:
        """The line of the screen that the cursor stands in, and the column."""
        lines = self.text.split("\n")
        return lines[self._screen.cursor.y], self._screen.cursor.x

    def wait_for(self, words: str, quiet: float = 0.3) -> float:
        """Read until `words` are drawn and all is still.

        Returns:
            Seconds from the start of the program to the words.

        Raises:
            NeverSeenError: when the program ends without them, or has not got there in 20 seconds.
        """
        limit = time.perf_counter() + 20
        while time.perf_counter() < limit:
            self.settle(quiet)
            while self._drawn < len(self.chunks):
                at, data = self.chunks[self._drawn]
                self._draw(data)
                self._drawn += 1
                if words in "\n".join(self._screen.display):
                    return at - self._began
            if self._process.poll() is not None:
                break
        raise NeverSeenError(f"{words!r} was never on the screen of {self.command}:\n{self.text}")

    # Keys

    def press(self, key: str, quiet: float = 0.06) -> Press:
        """Press one key and wait until all it causes is drawn."""
        before = len(self.chunks)
        began = time.perf_counter()
        os.write(self._master, KEYS.get(key, key).encode())
        used = self.cpu_seconds
        while not self._read(0.5 * self._patience) and self._works_since(used):
            used = self.cpu_seconds
        self.settle(quiet)
        came = self.chunks[before:]
        if not came:
            return Press(float("nan"), 0)
        first, last = ((at - began) * 1000 for at in (came[0][0], came[-1][0]))
        return Press(last, sum(len(data) for _at, data in came), first)

    # The process

    def watch(self, seconds: float) -> tuple[int, float]:
        """Do nothing for `seconds`; the bytes that came, and the processor seconds it took."""
        size, cpu = self.size, self.cpu_seconds
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return self.size - size, self.cpu_seconds - cpu

    @property
    def megabytes(self) -> float:
        """The memory it holds."""
        return float(self._outside.memory_info().rss) / 2**20

    @property
    def cpu_seconds(self) -> float:
        """The processor time it has used, to the hundredth of a second."""
        try:
            times = self._outside.cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)
