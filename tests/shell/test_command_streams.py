"""Commands whose standard streams are closed, full, cut off or no terminal."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from elvis_tui.domain.people.records import Student
from elvis_tui.storage.file_store import FileStore
from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.terminal import Terminal


def shell(line: str, home: Path) -> subprocess.CompletedProcess[bytes]:
    command = line.replace("elvis-tui", " ".join(ELVIS))
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, cwd=home, timeout=60, check=False
    )


def test_a_reader_who_has_had_enough_is_no_fault(home: Path) -> None:
    done = shell("elvis-tui plan | head -n 1; exit ${PIPESTATUS[0]}", home)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1


@pytest.mark.parametrize("command", ["plan", "where", "--version", "--help"])
@pytest.mark.parametrize("place", ["/dev/full", "&-"])
def test_a_document_with_nowhere_to_go_is_told_of(home: Path, command: str, place: str) -> None:
    done = shell(f"elvis-tui {command} >{place}", home)
    assert done.returncode == 1
    sentence = done.stderr.decode()
    assert sentence.count("\n") == 1
    assert sentence.endswith(".\n")
    assert "(standard ut)" in sentence


def test_closed_streams_are_no_reason_to_fall(home: Path, students: Path) -> None:
    """FAULTS 42."""
    told = shell("elvis-tui <&-", home)
    assert told.returncode == 1
    assert told.stderr.decode().count("\n") == 1
    assert shell("elvis-tui minutes --latest 2>&-", home).stdout == b"", "not a document"
    assert shell("elvis-tui --bogus <&- >&- 2>&-", home).returncode == 2


def test_the_data_file_never_takes_the_place_of_a_closed_stream(home: Path, students: Path) -> None:
    line = f"elvis-tui --data elvis.json import {students} <&- >&- 2>&-"
    assert shell(line, home).returncode == 0
    assert len(FileStore(home / "elvis.json").all(Student)) == 2


@pytest.mark.parametrize("arguments", ["", "demo"])
@pytest.mark.parametrize("piped", ["</dev/null", ">ut.txt", "2>feil.txt", "| cat"])
def test_the_screen_needs_a_terminal_on_every_stream(
    sit_down: SitDown, home: Path, arguments: str, piped: str
) -> None:
    """FAULTS 42."""
    # What is drawn goes to standard error: into a file, all could read it.
    line = " ".join([*ELVIS, arguments, piped])
    command = ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"]
    with Terminal(command, cwd=home, columns=200) as terminal:
        assert terminal.wait() == 1
        written = (home / "feil.txt") if piped.startswith("2>") else None
        told = written.read_text() if written else terminal.text().strip()
    assert told.strip().count("\n") == 0
    assert "terminal" in told
    assert told.strip().endswith(".")
    assert not (home / "data").exists()
