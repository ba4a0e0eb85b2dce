"""A stream that outlives the terminal behind it."""

from __future__ import annotations

import os
import pty
from io import TextIOWrapper

import pytest

from elvis_tui.terminal.streams import Lasting, outlive_the_line


@pytest.fixture
def terminal() -> tuple[int, TextIOWrapper]:
    master, slave = pty.openpty()
    return master, os.fdopen(slave, "w", encoding="utf-8")


def test_what_is_written_reaches_the_terminal(terminal: tuple[int, TextIOWrapper]) -> None:
    master, behind = terminal
    with behind:
        stream = Lasting(behind)
        assert stream.isatty()
        assert stream.fileno() == behind.fileno()
        assert stream.write("blåbær") == 6
        stream.flush()
        assert os.read(master, 100).decode() == "blåbær"
    os.close(master)


def test_a_dropped_line_takes_everything_and_stops_nobody(
    terminal: tuple[int, TextIOWrapper],
) -> None:
    master, behind = terminal
    with behind:
        os.close(master)
        with pytest.raises(OSError, match="Input/output"):
            os.write(behind.fileno(), b"x")
        stream = Lasting(behind)
        for _ in range(100):
            stream.write("x" * 10_000)
            stream.flush()
        os.write(behind.fileno(), b"nowhere now")


async def test_the_screen_is_drawn_on_one_that_lasts(
    terminal: tuple[int, TextIOWrapper], monkeypatch: pytest.MonkeyPatch
) -> None:
    from textual.app import App
    from textual.drivers.linux_driver import LinuxDriver

    master, behind = terminal
    monkeypatch.setattr("sys.__stderr__", behind)
    outlive_the_line()
    # Private, and the only way to see where it draws.
    assert isinstance(LinuxDriver(App())._file, Lasting)
    os.close(master)
    behind.close()
