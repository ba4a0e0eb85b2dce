"""What a terminal sends and nobody typed: answers that come late, and pastes of all kinds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

import pytest

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.storage.file_store import FileStore
from tests.terminal.fixtures import SitDown
from tests.terminal.hands import leave
from tests.terminal.terminal import MOUSE, Terminal, all_quiet
from tests.terminal.test_sifting import ANSWERS

FIRST = "Krever noe nå"
KEPT = r"Teksten er tatt vare på"
WORDS = "Mor ringte i dag. Hun var frisk.\nVi snakkes mandag.\n"

PLACES = {
    "overview": ((), FIRST),
    "follow-up": (("2", "enter"), "Tidslinje"),
    "case": (("3", "enter"), r"1\. |steg"),
    "plan": (("4",), "Handlingsplan|Oktober|oktober"),
    "meeting": (("5", "enter", "m", "escape"), "sak 1 av"),
    "dialog": (("2", "enter", "t"), r"ctrl\+s lagre"),
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "skole.json"


def at(sit_down: SitDown, path: Path, place: str) -> Terminal:
    """Somebody at one of the `PLACES`, on a day with a meeting."""
    (terminal,) = all_at(sit_down, {path: place})
    return terminal


def all_at(sit_down: SitDown, places: Mapping[Path, str]) -> list[Terminal]:
    """Several at once, each with a file: what takes time is the waiting, and they wait together."""
    day = ("--today", "2026-10-21")
    terminals = [sit_down(*day, "--data", str(path), "demo") for path in places]
    for terminal in terminals:
        terminal.wait_for(FIRST)
    for pressed in zip_longest(*(PLACES[place][0] for place in places.values())):
        for terminal, key in zip(terminals, pressed, strict=True):
            if key:
                terminal.press(key)
        all_quiet(terminals, 0.3)
    for terminal, place in zip(terminals, places.values(), strict=True):
        terminal.wait_for(PLACES[place][1])
    all_quiet(terminals, 0.3)
    return terminals


def happened(path: Path) -> int:
    return len(FileStore(path, read_only=True).all(HistoryEntry))


def test_no_answer_does_anything(sit_down: SitDown, tmp_path: Path) -> None:
    """FAULTS 86."""
    places = {tmp_path / f"{place}.json": place for place in PLACES}
    terminals = all_at(sit_down, places)
    before = [(happened(path), each.text()) for path, each in zip(places, terminals, strict=True)]
    for answer in ANSWERS.values():
        middle = len(answer) // 2
        for terminal in terminals:
            terminal.send(answer)
            terminal.send(answer[:middle])
        all_quiet(terminals, 0.2)
        for terminal in terminals:
            terminal.send(answer[middle:])
    all_quiet(terminals, 0.5)
    texts = [terminal.text() for terminal in terminals]
    for terminal in terminals:
        leave(terminal)
    now = [*zip(map(happened, places), texts, strict=True)]
    for place, then, after in zip(PLACES, before, now, strict=True):
        assert after == then, place


@pytest.mark.parametrize("place", ["overview", "follow-up", "case", "plan", "meeting"])
def test_a_paste_where_letters_are_commands_is_kept(
    sit_down: SitDown, tmp_path: Path, place: str
) -> None:
    """FAULTS 87: without marks, with one, and with both."""
    every = [("", ""), ("\x1b[200~", ""), ("\x1b[200~", "\x1b[201~")]
    paths = [tmp_path / f"{number}.json" for number, _marks in enumerate(every)]
    terminals = all_at(sit_down, dict.fromkeys(paths, place))
    before = [*map(happened, paths)]
    for terminal, marks in zip(terminals, every, strict=True):
        terminal.send(WORDS.join(marks))
    for terminal in terminals:
        terminal.wait_for(KEPT)
        assert re.search(PLACES[place][1], terminal.text())
        terminal.press("2", "enter", "w")
        terminal.wait_for(r"ctrl\+s lagre")
    all_quiet(terminals, 0.3)
    for terminal in terminals:
        terminal.press("ctrl+v")
        terminal.wait_for(r"Hun var frisk\.")
        terminal.wait_for("Vi snakkes mandag")
        leave(terminal)
    assert [*map(happened, paths)] == before


def test_a_paste_typed_out_key_by_key_runs_no_command(sit_down: SitDown, path: Path) -> None:
    """FAULTS 87: at 30 ms a key it finished a meeting."""
    terminal = at(sit_down, path, "meeting")
    before = happened(path)
    for letter in WORDS:
        terminal.press(letter)
        terminal.wait_quiet(0.03)
    terminal.wait_for(KEPT)
    terminal.wait_for("sak 1 av")
    leave(terminal)
    assert happened(path) == before


def test_what_was_kept_is_kept_over_a_restart(sit_down: SitDown, path: Path) -> None:
    terminal = at(sit_down, path, "overview")
    terminal.send(WORDS)
    terminal.wait_for(KEPT)
    leave(terminal)
    terminal = at(sit_down, path, "overview")
    terminal.wait_for("En tekst du limte inn sist")


def test_words_without_marks_in_a_field_are_in_the_field_and_press_no_enter(
    sit_down: SitDown, path: Path
) -> None:
    terminal = at(sit_down, path, "meeting")
    terminal.press("i")
    terminal.wait_for(r"Informasjon:[\s\S]*teksten beholdes")
    terminal.send(WORDS)
    terminal.wait_for(r"Informasjon: +Mor ringte i dag\. Hun var frisk\.\s+Vi snakkes mandag\.")
    leave(terminal)
    (running,) = [m for m in FileStore(path, read_only=True).all(Meeting).values() if m.is_running]
    assert not [entry for item in running.agenda for entry in item.entries]


def test_a_paste_without_an_end_in_a_field_gives_the_keys_back(
    sit_down: SitDown, path: Path
) -> None:
    terminal = at(sit_down, path, "meeting")
    terminal.press("i")
    terminal.wait_for(r"Informasjon:[\s\S]*teksten beholdes")
    terminal.send("\x1b[200~Mor ringte")
    terminal.wait_for("Innlimingen kom ikke til slutten")
    terminal.wait_for("Informasjon: +Mor ringte")
    terminal.type(" ja")
    terminal.wait_for("Informasjon: +Mor ringte ja")
    leave(terminal)


# GNU screen


@pytest.mark.parametrize(
    ("environment", "tracked"),
    [
        ({"TERM": "screen.xterm-256color", "STY": "1.pts-0.her"}, False),
        ({"TERM": "screen-256color"}, False),
        ({"TERM": "screen-256color", "TMUX": "/tmp/tmux-0/default,1,0"}, True),
        ({"TERM": "xterm-256color"}, True),
    ],
    ids=["screen", "perhaps screen", "tmux", "xterm"],
)
def test_gnu_screen_is_not_asked_for_the_mouse_as_esc_would_wait_for_it(
    sit_down: SitDown, environment: dict[str, str], tracked: bool
) -> None:
    terminal = sit_down("demo", env={"STY": None, "TMUX": None, **environment})
    terminal.wait_for(FIRST)
    terminal.wait_quiet(0.3)
    assert any(terminal.mode(mode) for mode in MOUSE) is tracked
    terminal.press("2", "enter")
    terminal.wait_for("Tidslinje")
    terminal.press("escape")
    terminal.wait_gone("Tidslinje")
    leave(terminal)
