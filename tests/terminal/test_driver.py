"""The driver: what is read reaches the application as keys, pastes and moves of the mouse."""

from __future__ import annotations

import os
from collections.abc import Callable
from threading import Condition, Event, Thread
from typing import Any

import pytest
from textual import events
from textual.message import Message

from elvis_tui.app.pasting import Unfinished
from elvis_tui.terminal.driver import SiftingDriver
from tests.terminal.test_sifting import ANSWERS


class Reader(SiftingDriver):
    """A driver that reads a pipe, and keeps what it would tell the application."""

    def __init__(self) -> None:
        self.fileno, self._writes = os.pipe()
        self.exit_event = Event()
        self._is_typing = lambda: False
        self.told: list[Message] = []
        self._more = Condition()
        self._thread = Thread(target=self.run_input_thread)
        self._thread.start()

    def process_message(self, message: Any) -> None:
        with self._more:
            self.told.append(message)
            self._more.notify()

    def comes(self, data: str | bytes) -> None:
        os.write(self._writes, data.encode() if isinstance(data, str) else data)

    def until(self, last: str) -> list[Message]:
        """Wait for a key that comes after all."""
        self.wait_for(lambda m: isinstance(m, events.Key) and m.key == last)
        return self.told

    def wait_for(self, wanted: Callable[[Message], bool]) -> None:
        with self._more:
            assert self._more.wait_for(lambda: any(map(wanted, self.told)), 10), self.told

    def hang_up(self) -> bool:
        """Let the line go; whether nobody reads it any more then."""
        os.close(self._writes)
        self._writes = -1
        self._thread.join(10)
        return not self._thread.is_alive()

    def close(self) -> None:
        self.exit_event.set()
        self._thread.join()
        os.close(self.fileno)
        if self._writes >= 0:
            os.close(self._writes)


@pytest.fixture
def reader() -> Any:
    reader = Reader()
    yield reader
    reader.close()


def keys(told: list[Message]) -> list[str]:
    return [message.key for message in told if isinstance(message, events.Key)]


def test_it_is_what_textual_runs_to_read() -> None:
    """`run_input_thread` is not documented; so are the parser and what it knows of the mouse."""
    from textual.drivers.linux_driver import LinuxDriver

    assert LinuxDriver.run_input_thread is not SiftingDriver.run_input_thread
    assert "run_input_thread" in LinuxDriver._run_input_thread.__code__.co_names


def test_a_line_that_is_gone_is_read_no_more(reader: Reader) -> None:
    """A reader that goes on gets nothing at once, for ever: it took a whole processor for hours."""
    reader.comes("2")
    assert keys(reader.until("2")) == ["2"]
    assert reader.hang_up()
    assert keys(reader.told) == ["2"], "and it made no key of it"


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
def test_no_answer_becomes_a_key(reader: Reader, answer: str) -> None:
    reader.comes(f"{answer}2{answer}\x11")
    assert keys(reader.until("ctrl+q")) == ["2", "ctrl+q"]


def test_keys_are_what_they_were(reader: Reader) -> None:
    reader.comes("\x1b[A\x1bOQ\x1b[1;5C\x1b[3~\x1b[Z\r\t\x7f\x1ba\x1b[97;5u\x1b[[A\xe5\x11")
    assert keys(reader.until("ctrl+q")) == [
        *("up", "f2", "ctrl+right", "delete", "shift+tab", "enter", "tab", "backspace"),
        *("alt+a", "ctrl+a", "f1", "å", "ctrl+q"),
    ]


def test_the_mouse_is_told_of(reader: Reader) -> None:
    reader.comes("\x1b[<0;10;5M\x1b[<0;10;5m\x1b[99~\x1b[<35;12;5M\x11")
    mouse = [m for m in reader.until("ctrl+q") if isinstance(m, events.MouseEvent)]
    assert [(type(m).__name__, m.x, m.delta_x) for m in mouse] == [
        ("MouseDown", 9, 9),
        ("MouseUp", 9, 0),
        ("MouseMove", 11, 2),
    ]


def test_esc_is_a_key_of_its_own(reader: Reader) -> None:
    reader.comes("\x1b")
    assert keys(reader.until("escape")) == ["escape"]


def test_letters_of_another_encoding_end_nothing(reader: Reader) -> None:
    reader.comes(b"\xe5\xff\x11")
    assert "ctrl+q" in keys(reader.until("ctrl+q"))


def test_a_paste_is_told_with_or_without_its_marks(reader: Reader) -> None:
    reader.comes("\x1b[200~Mor\nringte\x1b[201~Hun var urolig.\x11\x1b[200~Og så\x1b[B")
    reader.until("ctrl+q")
    pastes = [m for m in reader.told if isinstance(m, events.Paste)]
    assert [(type(m), m.text) for m in pastes] == [
        (events.Paste, "Mor\nringte"),
        (events.Paste, "Hun var urolig."),
    ]


def test_one_that_never_ends_is_told_as_such(reader: Reader) -> None:
    reader.comes("\x1b[200~Mor ringte")
    reader.wait_for(lambda m: isinstance(m, Unfinished) and m.text == "Mor ringte")
