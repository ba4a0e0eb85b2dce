"""Two terminals at one data file, and the same case ended from both."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, ElvisError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.file_store import FileStore
from elvis_tui.wording.faults import explain
from tests.parties import make_ready
from tests.school import SCHOOL, desk_with

HERE = Path(__file__)
ROOT = str(HERE.parents[3])
WHY = "Alle sier at det er trygt."


def at(path: Path, user: str, *, along: bool = False) -> Desk:
    return replace(desk_with(), store=FileStore(path, along=along), user=user)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with a case for which nothing is missing."""
    file = tmp_path / "data.json"
    desk = at(file, "berit")
    desk.store.commit(put=SCHOOL)
    make_ready(desk, "case-1")
    desk.store.close()
    return file


def ended(path: Path) -> list[tuple[FreeText, FreeText]]:
    """Each time it was ended, by whom and why, as it stands on the disk."""
    store = FileStore(path, read_only=True)
    case = store.get(Case, "case-1")
    every = store.all(HistoryEntry).values()
    return [(e.by, case.closed_why) for e in every if e.verb == "case.close"]


class Other:
    """A terminal in a process of its own, that does what it is asked."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def ask(self, command: str) -> str:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()
        return str(json.loads(self._process.stdout.readline()))


@contextmanager
def other_terminal(path: Path) -> Iterator[Other]:
    with subprocess.Popen(
        [sys.executable, str(HERE), str(path)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join((ROOT, *sys.path))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Other(process)
        finally:
            process.kill()


def test_a_second_terminal_ends_the_case_no_more_and_is_told_in_a_sentence(path: Path) -> None:
    mine = at(path, "berit")
    with other_terminal(path) as other:
        assert other.ask("open") == "along"
        assert other.ask("close") == "Du leser med, og kan ikke endre noe nå."
        cases.close(mine, "case-1", WHY)
        mine.store.close()
        assert other.ask("take") == "True"
        assert other.ask("close") == explain(DomainError(Fault.ALREADY_CLOSED))
        assert other.ask("leave") == "left"
    assert ended(path) == [("berit", WHY)]


def test_what_the_other_wrote_before_is_there_when_it_is_ended(path: Path) -> None:
    with other_terminal(path) as other:
        assert other.ask("open") == "held"
        mine = at(path, "berit", along=True)
        assert other.ask("note") == "noted"
        assert other.ask("leave") == "left"
        assert mine.store.take_write_lock()
        cases.close(mine, "case-1", WHY)
        step = mine.get(Case, "case-1").steps[0]
        assert step.note == "Skrevet ved den andre terminalen"
        mine.store.close()
    assert ended(path) == [("berit", WHY)]


def _serve(path: Path) -> None:
    desk: Desk | None = None
    for line in sys.stdin:
        try:
            command = line.strip()
            if command == "open":
                desk = at(path, "jon", along=True)
                said = "held" if desk.store.write_lock.held else "along"
            else:
                assert desk is not None
                said = _do(desk, command)
        except ElvisError as fault:
            said = explain(fault)
        print(json.dumps(said), flush=True)


def _do(desk: Desk, command: str) -> str:
    match command:
        case "close":
            cases.close(desk, "case-1", "Avsluttet fra den andre")
            return "closed"
        case "take":
            return str(desk.store.take_write_lock())
        case "note":
            step = desk.get(Case, "case-1").steps[0]
            noted = replace(step, note="Skrevet ved den andre terminalen")
            cases.set_step(desk, "case-1", noted)
            return "noted"
    desk.store.close()
    return "left"


if __name__ == "__main__":
    _serve(Path(sys.argv[1]))
