"""F2 on the wall: once it is taken in, no frame has a name in it, however short it stands.

What stands after each frame is looked at, not what comes over the wire: a name that is left
standing while the rest is drawn anew comes over no wire.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.resources import sample
from elvis_tui.storage.file_store import FileStore
from tests.terminal.fixtures import SitDown
from tests.terminal.hands import begin_the_meeting
from tests.terminal.terminal import Terminal

FIRST = "Krever noe nå"
TOO_SMALL = "For liten skjerm"
SIZE = {"columns": 120, "rows": 40}
"""So large that every dialog leaves something of the page behind it to be seen."""
PAGE = [("2", "Alle åpne"), ("enter", "Tidslinje")]
WALKS = {
    "page": PAGE,
    "form": [*PAGE, ("w", "Notat:")],
    "form about a date": [*PAGE, ("d", r"ctrl\+s lagre")],
    "help": [*PAGE, ("?", "På denne skjermen")],
    "palette": [*PAGE, ("ctrl+p", "Søk etter noe")],
    "minutes": [("5", "Avholdt"), ("end", r"▸.*sak"), ("enter", r"Informasjon:")],
    "form over minutes": [
        *[("5", "Avholdt"), ("end", r"▸.*sak"), ("enter", r"Informasjon:")],
        ("w", "Skriv til fil"),
    ],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "skole.json"


@pytest.fixture
def terminal(sit_down: SitDown, data: Path) -> Terminal:
    data.write_bytes(sample("skole.json").read_bytes())
    # Else a message that others could read the file covers the list for twenty seconds.
    data.chmod(0o600)
    terminal = sit_down("--today", "2026-10-21", "--data", str(data), **SIZE)
    terminal.wait_for(FIRST)
    return terminal


def walk(terminal: Terminal, name: str) -> None:
    for key, seen in WALKS[name]:
        terminal.press(key)
        terminal.wait_for(seen)
    terminal.wait_quiet(0.3)


def names(data: Path) -> list[str]:
    store = FileStore(data, read_only=True)
    return [student.name for student in store.all(Student).values()]


def wait_until_hidden(terminal: Terminal, home: Path) -> None:
    """Wait until the program has taken F2 in, also where nothing on the screen tells."""

    def is_hidden() -> bool:
        return any("skjul_navn = true" in f.read_text() for f in home.rglob("innstillinger.toml"))

    terminal.wait_until(is_hidden, "F2 was not taken in")


def read_in(frame: str, names: list[str]) -> list[str]:
    """The names that can be read in a frame, also one that is broken over two lines."""
    text = " ".join(word for word in frame.replace("│", " ").split())
    return [name for name in names if name in text]


@pytest.mark.parametrize("name", WALKS)
def test_no_frame_after_f2_has_a_name(
    terminal: Terminal, data: Path, home: Path, name: str
) -> None:
    walk(terminal, name)
    known = names(data)
    with terminal.every_frame() as frames:
        before = frames[0]
        assert read_in(before, known)
        terminal.press("f2")
        wait_until_hidden(terminal, home)
        terminal.wait_quiet(0.3)
        terminal.press("escape")
        terminal.wait_quiet(0.3)
    after = [frame for frame in frames if frame != before]
    assert len(after) > 1
    for frame in after:
        assert read_in(frame, known) == [], frame


def test_no_frame_after_f2_has_what_was_told_with_a_name(terminal: Terminal, home: Path) -> None:
    begin_the_meeting(terminal)
    terminal.press("o")
    terminal.wait_for("teksten beholdes")
    terminal.type("ringer")
    terminal.press("enter", "enter")
    terminal.wait_until(lambda: terminal.cursor_is_at("frist"), "the cursor is not at «frist»")
    terminal.type("Nora Solli")
    terminal.press("enter")
    terminal.wait_for("«Nora Solli» er ikke en dato")
    with terminal.every_frame() as frames:
        terminal.press("f2")
        wait_until_hidden(terminal, home)
        terminal.wait_for("Elev")
        terminal.wait_quiet(0.3)
    after = [frame for frame in frames if frame != frames[0]]
    assert after
    for frame in after:
        assert "Solli" not in frame, frame
        assert "er ikke en dato" not in frame


@pytest.mark.parametrize("name", ["page", "form", "palette", "minutes"])
def test_names_hidden_while_it_is_too_small_stay_hidden(
    terminal: Terminal, data: Path, home: Path, name: str
) -> None:
    walk(terminal, name)
    known = names(data)
    assert read_in(terminal.text(), known)
    terminal.resize(40, 10)
    terminal.wait_for(TOO_SMALL)
    terminal.wait_quiet(0.3)
    with terminal.every_frame() as frames:
        terminal.press("f2")
        wait_until_hidden(terminal, home)
        terminal.resize(**SIZE)
        terminal.wait_gone(TOO_SMALL)
        terminal.wait_quiet(0.3)
        terminal.press("escape")
        terminal.wait_quiet(0.3)
    assert any("Oversikt" in frame for frame in frames)
    for frame in frames:
        assert read_in(frame, known) == [], frame
