"""Every test here runs in a home of its own, with commands as a shell would run them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.resources import sample
from elvis_tui.shell.commands import COMMANDS, PROGRAM
from tests.terminal.fixtures import ELVIS, home, sit_down

__all__ = ["home", "sit_down"]

LIST = "Etternavn;Fornavn;Klasse\r\nSæther;Øystein;2STA\r\nÅsheim;Kåre;1BAA\r\n".encode("cp1252")


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    out: str
    err: str

    def refused(self, code: int) -> str:
        """That it was refused as every command refuses: one sentence, nothing else; the sentence.

        No line may be a traceback's, and a sentence ends with a full stop.
        """
        assert (self.code, self.out) == (code, ""), self
        assert self.err.count("\n") == 1, self.err
        sentence = self.err.removesuffix("\n")
        assert sentence.endswith("."), sentence
        assert "Traceback" not in sentence
        assert "Error" not in sentence
        return sentence


Run = Callable[..., Done]


@pytest.fixture
def run(home: Path) -> Run:
    """Run `elvis-tui` without a terminal; keyword arguments are the environment's."""
    empty = home / "empty"
    empty.mkdir()

    def run(*arguments: object, stdin: Any = subprocess.DEVNULL, **variables: str) -> Done:
        done = subprocess.run(
            [*ELVIS, *map(str, arguments)],
            stdin=stdin,
            capture_output=True,
            cwd=empty,
            env={**os.environ, **variables},
            timeout=60,
            check=False,
        )
        command = next((one for one in COMMANDS if one.name in arguments), PROGRAM)
        assert done.returncode in command.codes, f"{command.name} says that it never gives this"
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture
def students(tmp_path: Path) -> Path:
    path = tmp_path / "elever.csv"
    path.write_bytes(LIST)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data file with a whole school in it."""
    path = tmp_path / "skolen" / "skole.json"
    path.parent.mkdir(mode=0o700)
    path.write_bytes(sample("skole.json").read_bytes())
    path.chmod(0o600)
    return path


def tree(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: files with their bytes, folders with None."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }
