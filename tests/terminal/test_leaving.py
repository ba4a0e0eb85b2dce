"""However the program ends, nothing that was saved or half typed is lost.

Cases: killed right after «lagret», on a quick disk and a slow one; killed while somebody types;
left with ctrl+q from the entry line, a dialog and a note; ended by the system; the line dropped;
stopped and taken up again.
"""

from __future__ import annotations

import re
import signal
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.storage.file_store import FileStore
from tests.terminal.fixtures import SitDown
from tests.terminal.hands import begin_the_meeting, fill, leave, note, open_form, save
from tests.terminal.terminal import ALTERNATE_SCREEN, CURSOR, MOUSE, PASTE_MARKS, Terminal

DAY = "2026-10-21"
"""A day on which the sample school has a meeting."""
SECONDS_TO_END = 5.0
Start = Callable[..., Terminal]

SLOW_DISK = """
import os, time
real = os.fsync
def fsync(handle):
    time.sleep(0.2)
    real(handle)
os.fsync = fsync
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "skolen" / "skole.json"


@pytest.fixture
def start(sit_down: SitDown, data: Path) -> Start:
    """Start on the sample school, which keeps what is changed in it."""

    def start(**options: object) -> Terminal:
        terminal = sit_down("--today", DAY, "--data", str(data), "demo", **options)
        terminal.wait_for("Krever noe nå")
        return terminal

    return start


def go_back_to_the_meeting(terminal: Terminal) -> None:
    terminal.press("5")
    terminal.wait_for("Pågår")
    terminal.press("enter")
    terminal.wait_for("Hvem er her|sak 1 av")
    if "Hvem er her" in terminal.text():
        terminal.press("escape")
        terminal.wait_gone("Hvem er her")
    terminal.wait_for("sak 1 av")


def write_in_the_line(terminal: Terminal, key: str, word: str, text: str) -> None:
    terminal.press(key)
    terminal.wait_for(rf"{word}:[\s\S]*teksten beholdes")
    terminal.type(text)
    terminal.wait_for(re.escape(text))


ASKED_FOR = "Skriv (står i referatet)"


def offered_in_the_line(terminal: Terminal, key: str, word: str) -> str:
    """What stands in the line when one begins to note."""
    terminal.press(key)
    terminal.wait_for(rf"{word}:[\s\S]*teksten beholdes")
    said = terminal.line(rf"{word}:").partition(":")[2].strip()
    return "" if said == ASKED_FOR else said


def notes(data: Path) -> list[str]:
    """What is noted in the data file as it lies on the disk, which must be sound."""
    store = FileStore(data, read_only=True)
    (running,) = [m for m in store.all(Meeting).values() if m.is_running]
    return [entry.text for item in running.agenda for entry in item.entries]


def is_given_back(terminal: Terminal) -> None:
    """The terminal is as a shell needs it: its own screen, a cursor, an echo, no mouse."""
    assert not terminal.mode(ALTERNATE_SCREEN)
    assert terminal.mode(CURSOR)
    assert not terminal.mode(PASTE_MARKS)
    assert not any(terminal.mode(mouse) for mouse in MOUSE)
    assert terminal.echoes


# Killed


@pytest.mark.parametrize("disk", ["quick", "slow"])
def test_what_is_told_to_be_saved_outlives_a_kill(
    start: Start, data: Path, tmp_path: Path, disk: str
) -> None:
    """FAULTS 1."""
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk" / "sitecustomize.py").write_text(SLOW_DISK if disk == "slow" else "")
    noted: list[str] = []
    for word in ("første", "andre", "tredje"):
        terminal = start(env={"PYTHONPATH": str(tmp_path / "disk")})
        go_back_to_the_meeting(terminal) if noted else begin_the_meeting(terminal)
        noted.append(f"Bussen går for tidlig, {word} gang.")
        note(terminal, "i", "Informasjon", noted[-1])
        # The same screen shows the note and the word: that is the promise.
        terminal.wait_for(rf"Møter +lagret [\s\S]*{noted[-1]}")
        terminal.signal(signal.SIGKILL)
        assert terminal.wait() == -signal.SIGKILL
        assert notes(data) == noted


def test_a_slow_save_is_seen_and_ends(start: Start, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(SLOW_DISK)
    terminal = start(env={"PYTHONPATH": str(tmp_path)})
    begin_the_meeting(terminal)
    terminal.wait_for("Møter +lagret ")
    note(terminal, "b", "Beslutning", "Morgenringing til jul.")
    terminal.wait_for("Møter +lagrer …")
    terminal.wait_for("Møter +lagret ")


def test_what_is_being_typed_outlives_a_kill(start: Start, data: Path) -> None:
    """FAULTS 37."""
    terminal = start()
    begin_the_meeting(terminal)
    write_in_the_line(terminal, "i", "Informasjon", "Har vært borte mand")
    drafts = data.with_name(f"{data.name}.drafts")
    terminal.wait_until(
        lambda: drafts.exists() and "borte mand" in drafts.read_text(), "no draft", timeout=2
    )
    assert stat.S_IMODE(drafts.stat().st_mode) == 0o600
    terminal.signal(signal.SIGKILL)
    assert terminal.wait() == -signal.SIGKILL

    terminal = start()
    go_back_to_the_meeting(terminal)
    assert offered_in_the_line(terminal, "i", "Informasjon") == "Har vært borte mand"


# Left


def test_half_a_line_waits_where_it_was_written_until_it_is_noted(start: Start, data: Path) -> None:
    terminal = start()
    begin_the_meeting(terminal)
    write_in_the_line(terminal, "b", "Beslutning", "Morgenringing forts")
    leave(terminal)
    is_given_back(terminal)
    assert notes(data) == []

    terminal = start()
    go_back_to_the_meeting(terminal)
    assert offered_in_the_line(terminal, "i", "Informasjon") == "", "it was no information"
    terminal.press("escape")
    terminal.wait_gone("teksten beholdes")
    assert offered_in_the_line(terminal, "b", "Beslutning") == "Morgenringing forts"
    terminal.type("etter til jul.")
    terminal.press("enter")
    terminal.wait_for(r"beslutning +Morgenringing fortsetter til jul\.")
    assert offered_in_the_line(terminal, "b", "Beslutning") == "", "it has been noted"
    leave(terminal)
    assert notes(data) == ["Morgenringing fortsetter til jul."]


def open_a_page(terminal: Terminal) -> None:
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("enter")
    terminal.wait_for("Tidslinje")


def test_half_a_note_is_offered_again_on_the_same_page(start: Start) -> None:
    terminal = start()
    open_a_page(terminal)
    open_form(terminal, "w", "Notat:")
    terminal.type("Samtale med kontaktlærer om")
    terminal.press("enter")
    terminal.type("fraværet på fre")
    terminal.wait_for("fraværet på fre")
    leave(terminal)

    terminal = start()
    open_a_page(terminal)
    assert "Samtale med" not in terminal.text(), "half a note is no note"
    open_form(terminal, "w", "Notat:")
    terminal.wait_for("Utkastet ditt er hentet fram igjen")
    assert "Samtale med kontaktlærer om" in terminal.text()
    assert "fraværet på fre" in terminal.text()
    save(terminal, "notat +Samtale med kontaktlærer om")

    open_form(terminal, "w", "Notat:")
    assert "hentet fram" not in terminal.text(), "it has been saved"
    leave(terminal)


def test_half_a_dialog_is_offered_again_with_every_field(start: Start) -> None:
    terminal = start()
    open_a_page(terminal)
    open_form(terminal, "t", "Nytt tiltak")
    terminal.wait_for("⏎ videre")
    terminal.type("morgenringing")
    terminal.wait_for("Hva +morgenringing")
    fill(terminal, "Hvem", "Miljøte")
    leave(terminal)

    terminal = start()
    open_a_page(terminal)
    open_form(terminal, "t", "Nytt tiltak")
    terminal.wait_for("Utkastet ditt er hentet fram igjen")
    assert re.search(r"Hva +morgenringing", terminal.text())
    assert re.search(r"Hvem +Miljøte", terminal.text())
    leave(terminal)


# Ended


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda s: s.name)
def test_a_signal_ends_it_in_order(start: Start, data: Path, number: signal.Signals) -> None:
    """FAULTS 36."""
    terminal = start()
    begin_the_meeting(terminal)
    note(terminal, "i", "Informasjon", "Bussen er et problem.")
    write_in_the_line(terminal, "b", "Beslutning", "Morgenringing forts")
    terminal.signal(number)
    assert terminal.wait(SECONDS_TO_END) == 128 + number
    is_given_back(terminal)
    assert notes(data) == ["Bussen er et problem."]

    terminal = start()
    go_back_to_the_meeting(terminal)
    assert offered_in_the_line(terminal, "b", "Beslutning") == "Morgenringing forts"


def test_a_dropped_line_ends_it_and_lets_go_of_the_data(start: Start, data: Path) -> None:
    """FAULTS 30, 36."""
    terminal = start()
    begin_the_meeting(terminal)
    note(terminal, "i", "Informasjon", "Bussen er et problem.")
    write_in_the_line(terminal, "b", "Beslutning", "Morgenringing forts")
    terminal.hang_up()
    assert terminal.wait(SECONDS_TO_END) == 128 + signal.SIGHUP
    assert notes(data) == ["Bussen er et problem."]

    terminal = start()
    go_back_to_the_meeting(terminal)
    assert offered_in_the_line(terminal, "b", "Beslutning") == "Morgenringing forts"


def test_a_program_whose_line_is_gone_does_not_live_on_where_hangups_are_ignored(
    start: Start, data: Path, tmp_path: Path
) -> None:
    """FAULTS 30: as under `nohup`; it would hold the data for ever."""
    (tmp_path / "sitecustomize.py").write_text(
        "import signal\n"
        "real = signal.signal\n"
        "signal.signal = lambda n, h: None if n == signal.SIGHUP else real(n, h)\n"
        "real(signal.SIGHUP, signal.SIG_IGN)\n"
    )
    terminal = start(env={"PYTHONPATH": str(tmp_path)})
    begin_the_meeting(terminal)
    write_in_the_line(terminal, "b", "Beslutning", "Morgenringing forts")
    terminal.hang_up()
    assert terminal.wait(SECONDS_TO_END) == 128 + signal.SIGHUP
    FileStore(data).close()

    terminal = start()
    go_back_to_the_meeting(terminal)
    assert offered_in_the_line(terminal, "b", "Beslutning") == "Morgenringing forts"


def test_a_line_dropped_while_much_is_drawn_ends_it_too(start: Start) -> None:
    terminal = start()
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    drawn = len(terminal.raw)
    terminal.press(*["pagedown", "pageup"] * 50)
    terminal.wait_until(lambda: len(terminal.raw) > drawn, "it drew nothing")
    terminal.hang_up()
    assert terminal.wait(SECONDS_TO_END) == 128 + signal.SIGHUP


def test_stopped_and_taken_up_again_it_draws_the_whole_screen(start: Start) -> None:
    """FAULTS 38."""
    terminal = start()
    terminal.signal(signal.SIGTSTP)
    # It gives the terminal back first and stops then; taken up between the two, it would stop
    # for good.
    terminal.wait_until(lambda: terminal.has_stopped, "it did not stop")
    terminal.wait_until(lambda: not terminal.mode(ALTERNATE_SCREEN), "it kept the terminal")
    is_given_back(terminal)
    before = len(terminal.raw)
    terminal.signal(signal.SIGCONT)
    terminal.wait_until(
        lambda: "Krever noe nå".encode() in terminal.raw[before:], "it stayed blank"
    )
    assert terminal.mode(ALTERNATE_SCREEN)
    leave(terminal)
    is_given_back(terminal)
