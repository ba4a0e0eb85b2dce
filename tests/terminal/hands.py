"""Two hands at the keyboard: filling in forms and walking the screens, one seen step at a time.

Everything that is typed into a field waits until the cursor is there, as a person would.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.terminal.terminal import Terminal

TYPED_IN = r"Esc lukk, teksten beholdes"
"""What the key line says while the line to note in has the cursor."""


def open_form(terminal: Terminal, key: str, title: str) -> None:
    """Press a key that opens a dialog."""
    terminal.press(key)
    terminal.wait_for(title)
    terminal.wait_for(r"ctrl\+s lagre")


def fill(terminal: Terminal, label: str, text: str, *, tabs: int = 1) -> None:
    """Go to a later field of a dialog and write there."""
    terminal.press(*["tab"] * tabs)
    terminal.wait_until(lambda: terminal.cursor_is_at(label), f"the cursor is not at {label!r}")
    terminal.type(text)
    terminal.wait_for(re.escape(label) + r"\s+" + re.escape(text))


def choose(terminal: Terminal, label: str) -> None:
    """Choose the next of a few choices, and see that it is `label`."""
    terminal.press("right")
    terminal.wait_for(re.escape(f"[{label}]"))


def save(terminal: Terminal, then: str) -> None:
    """Save a dialog; `then` is what the screen behind shows."""
    terminal.press("ctrl+s")
    terminal.wait_gone(r"ctrl\+s lagre")
    terminal.wait_for(then)


def stand_on(terminal: Terminal, words: str) -> None:
    """Go down the lines of a page to the one that holds `words`."""
    for _ in range(20):
        before = _pointed_at(terminal)
        if words in before:
            return
        terminal.press("down")
        terminal.wait_until(
            lambda b=before: _pointed_at(terminal) not in ("", b), "the cursor stands still"
        )
    raise AssertionError(terminal.text())


def _pointed_at(terminal: Terminal) -> str:
    """The line the cursor of a list is at, without the scroll bar, which moves by itself.

    Nothing while the cursor is at a line that has not been scrolled to yet.
    """
    pointed = (line for line in terminal.lines if "▸ " in line)
    return next(pointed, "").rstrip(" ▁▂▃▄▅▆▇█")


def begin_the_meeting(terminal: Terminal) -> None:
    """Start the meeting of today."""
    terminal.press("5")
    terminal.wait_for("i dag")
    terminal.press("enter")
    terminal.wait_for("m start møtet")
    terminal.press("m")
    terminal.wait_for("Hvem er her")
    terminal.press("escape")
    terminal.wait_gone("Hvem er her")
    terminal.wait_for("sak 1 av")


def note(
    terminal: Terminal, key: str, word: str, text: str, *, who: str = "", by: str = ""
) -> None:
    """Note something in a meeting; a task also has who and by when."""
    terminal.press(key)
    terminal.wait_for(rf"{word}:[\s\S]*{TYPED_IN}")
    terminal.type(text)
    terminal.wait_for(re.escape(text[:20]))
    terminal.press("enter")
    if key == "o":
        terminal.wait_until(lambda: terminal.cursor_is_at("hvem"), "the cursor is not at «hvem»")
        terminal.type(who)
        terminal.wait_for(re.escape(who[:12]))
        terminal.press("enter")
        terminal.wait_until(lambda: terminal.cursor_is_at("frist"), "the cursor is not at «frist»")
        terminal.type(by)
        terminal.wait_for(re.escape(by))
        terminal.press("enter")
    terminal.wait_gone(TYPED_IN)
    terminal.wait_for(rf"{word.lower()}\s+(\S.* ▸ )?{re.escape(text[:20])}")


def next_item(terminal: Terminal, name: str) -> None:
    """Go on to the next item of a meeting, and see that it is the one about `name`."""
    terminal.press("space")
    terminal.wait_for(rf"(?m)^ {re.escape(name)}.* sak \d+ av \d+")


def leave(terminal: Terminal) -> None:
    """Quit as one quits; the program must end well and give the terminal back."""
    terminal.press("ctrl+q")
    assert terminal.wait() == 0


def class_list(path: Path, *rows: str) -> Path:
    """A list as Excel saves it in Norway: semicolons, Windows-1252, CRLF, an empty last line."""
    lines = ["Etternavn;Fornavn;Klasse", *rows, ""]
    path.write_bytes("\r\n".join(lines).encode("cp1252"))
    return path
