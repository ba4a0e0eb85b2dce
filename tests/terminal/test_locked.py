"""The locked screen at a real terminal: what can be read in any frame, and what is kept."""

from __future__ import annotations

import re
import signal
from pathlib import Path

import psutil
import pytest

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import Student
from elvis_tui.storage.encrypting import seal_data
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.sealing import Seal
from tests.terminal.fixtures import SitDown
from tests.terminal.hands import leave, open_form, save
from tests.terminal.terminal import Terminal

FIRST = "Krever noe nå"
LOCKED = "Skjermen er låst"
SECRET = "blåbær på fjellet"
IDLE_SECONDS = 1.0
IN_A_HURRY = """
import elvis_tui.app.idleness
elvis_tui.app.idleness.MINUTE = 0.1
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "skolen" / "skole.json"


@pytest.fixture
def open_demo(sit_down: SitDown, data: Path) -> Terminal:
    terminal = sit_down("--data", str(data), "demo")
    terminal.wait_for(FIRST)
    return terminal


def open_sealed(sit_down: SitDown, data: Path) -> Terminal:
    """Start on encrypted data, with the passphrase that is asked for before anything is shown."""
    terminal = sit_down("--data", str(data))
    terminal.wait_for("Passordfrase")
    terminal.type(SECRET)
    terminal.press("enter")
    terminal.wait_for(FIRST)
    return terminal


def open_half_a_note(terminal: Terminal) -> None:
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("enter")
    terminal.wait_for("Tidslinje")
    open_form(terminal, "w", "Notat:")
    terminal.type("Samtale om bus")
    terminal.wait_for("Samtale om bus")


def words_of_the_school(data: Path) -> list[str]:
    store = FileStore(data, read_only=True)
    return [student.name for student in store.all(Student).values()]


def shown(frame: str, words: list[str]) -> list[str]:
    return [word for word in (*words, "Samtale", "Oversikt", "oppfølging") if word in frame]


@pytest.mark.parametrize("hidden", [False, True], ids=["names shown", "names hidden"])
def test_no_frame_between_f4_and_the_key_that_opens_shows_anything(
    open_demo: Terminal, data: Path, hidden: bool
) -> None:
    terminal, names = open_demo, words_of_the_school(data)
    open_half_a_note(terminal)
    if hidden:
        terminal.press("f2")
        terminal.wait_for("Notat: Elev")
    terminal.wait_quiet(0.3)
    before = terminal.text()
    with terminal.every_frame() as frames:
        terminal.press("f4")
        terminal.wait_for(LOCKED)
        terminal.press("f2")
        terminal.wait_quiet(0.3)
        locked = [frame for frame in frames if frame != before]
        sent = len(terminal.raw)
        terminal.press("space")
        terminal.wait_for("Samtale om bus")
        terminal.wait_quiet(0.3)
    for frame in locked:
        assert shown(frame, names) == [], frame
    assert terminal.text() == before
    assert b"Samtale" in terminal.raw[sent:]
    if hidden:
        for frame in frames:
            assert not [name for name in names if name in frame], frame
    terminal.type("sen")
    terminal.wait_for("Samtale om bussen")
    leave(terminal)


@pytest.mark.parametrize("first", ["locked", "too small"])
def test_no_frame_shows_anything_when_it_is_locked_and_too_small(
    open_demo: Terminal, data: Path, first: str
) -> None:
    terminal, names = open_demo, words_of_the_school(data)
    open_half_a_note(terminal)
    if first == "locked":
        terminal.press("f4")
        terminal.wait_for(LOCKED)
    else:
        terminal.resize(40, 10)
        terminal.wait_for("For liten skjerm")
    with terminal.every_frame() as frames:
        if first == "locked":
            terminal.resize(40, 10)
        else:
            terminal.press("f4")
            terminal.wait_for(LOCKED)
        terminal.wait_quiet(0.3)
        terminal.resize(80, 24)
        terminal.wait_quiet(0.3)
    for frame in frames:
        assert shown(frame, names) == [], frame
    assert LOCKED in terminal.text()
    terminal.press("space")
    terminal.wait_for("Samtale om bus")
    leave(terminal)


def test_when_nobody_does_anything_it_is_locked_and_then_silent(
    sit_down: SitDown, data: Path, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(IN_A_HURRY)
    terminal = sit_down("--data", str(data), "demo", env={"PYTHONPATH": str(tmp_path)})
    with terminal.every_frame() as frames:
        terminal.wait_for(LOCKED)
        terminal.wait_quiet(0.5)
    first = next(i for i, frame in enumerate(frames) if LOCKED in frame)
    names = words_of_the_school(data)
    for frame in frames[first:]:
        assert shown(frame, names) == [], frame
    before, process = len(terminal.raw), psutil.Process(terminal.pid)
    worked = process.cpu_times().user
    terminal.wait_quiet(IDLE_SECONDS)
    assert bytes(terminal.raw[before:]) == b""
    assert process.cpu_times().user - worked < 0.05 * IDLE_SECONDS
    leave(terminal)


@pytest.fixture
def sealed(open_demo: Terminal, data: Path) -> Path:
    """The sample school, encrypted."""
    leave(open_demo)
    seal, _printed = Seal.create(SECRET)
    seal_data(data, data.read_bytes(), seal)
    return data


def test_with_encryption_the_passphrase_opens_and_work_goes_on(
    sit_down: SitDown, sealed: Path
) -> None:
    terminal = open_sealed(sit_down, sealed)
    open_half_a_note(terminal)
    terminal.press("f4")
    terminal.wait_for("Skriv passordfrasen")
    terminal.wait_gone("lagrer det siste")
    terminal.type("feil")
    terminal.press("enter")
    terminal.wait_for("Vent ett sekund")
    terminal.wait_for("Prøv igjen")
    sent = len(terminal.raw)
    terminal.type(SECRET)
    terminal.wait_for("•" * len(SECRET))
    terminal.press("enter")
    terminal.wait_for("Samtale om bus")
    assert b"fjellet" not in terminal.raw[sent:]
    terminal.type("sen")
    drafts = sealed.with_name(f"{sealed.name}.drafts")
    terminal.wait_for("Samtale om bussen")
    terminal.wait_until(drafts.exists, "no draft")
    assert is_sealed(drafts.read_bytes()), "the drafts have their seal back"
    save(terminal, "notat +Samtale om bussen")
    terminal.wait_for(r"Møter +lagret ")
    leave(terminal)

    seal = Seal.unlock(sealed.read_bytes(), SECRET)
    store = FileStore(sealed, read_only=True, seal=seal)
    notes = [note.text for f in store.all(FollowUp).values() for note in f.notes]
    assert "Samtale om bussen" in notes
    for path in sealed.parent.iterdir():
        assert b"Samtale" not in path.read_bytes(), path


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM], ids=lambda s: s.name)
def test_a_line_dropped_while_it_is_locked_loses_nothing(
    sit_down: SitDown, sealed: Path, number: signal.Signals
) -> None:
    terminal = open_sealed(sit_down, sealed)
    open_half_a_note(terminal)
    terminal.press("f4")
    terminal.wait_for("Skriv passordfrasen")
    terminal.wait_gone("lagrer det siste")
    if number is signal.SIGHUP:
        terminal.hang_up()
    else:
        terminal.signal(number)
    assert terminal.wait(5.0) == 128 + number

    terminal = open_sealed(sit_down, sealed)
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("enter")
    terminal.wait_for("Tidslinje")
    open_form(terminal, "w", "Notat:")
    terminal.wait_for("hentet fram igjen")
    assert re.search("Samtale om bus", terminal.text())
    leave(terminal)
