"""Every test here runs in a home of its own; what a shell would start is run in this process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from elvis_tui.resources import sample
from elvis_tui.shell import running
from elvis_tui.shell.commands import COMMANDS, PROGRAM
from tests.terminal.fixtures import ELVIS, TODAY, home, sit_down

__all__ = ["home", "sit_down"]

LIST = "Etternavn;Fornavn;Klasse\r\nSæther;Øystein;2STA\r\nÅsheim;Kåre;1BAA\r\n".encode("cp1252")


@dataclass(frozen=True)
class Done:
    """What came of a command."""

    code: int
    data: bytes
    err: str

    @property
    def out(self) -> str:
        return self.data.decode()

    def refused(self, code: int) -> str:
        """That it was refused as every command refuses: one sentence, nothing else; the sentence.

        No line may be a traceback's, and a sentence ends with a full stop.
        """
        assert (self.code, self.data) == (code, b""), self
        assert self.err.count("\n") == 1, self.err
        sentence = self.err.removesuffix("\n")
        assert sentence.endswith("."), sentence
        assert "Traceback" not in sentence
        assert "Error" not in sentence
        return sentence


class Stream(TextIOWrapper):
    """Where a command writes."""

    def __init__(self) -> None:
        super().__init__(BytesIO())

    @property
    def written(self) -> bytes:
        self.flush()
        self.seek(0)
        return self.buffer.read()


Run = Callable[..., Done]


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run `elvis-tui` without a terminal; keyword arguments are the environment's.

    It runs in the process of the tests: to start Python takes longer than most commands do.
    """
    empty = _empty(home)

    def run(*arguments: object, **variables: str) -> Done:
        out, err = Stream(), Stream()
        with monkeypatch.context() as here, Path(os.devnull).open() as nothing:
            here.chdir(empty)
            for name, stream in (("stdin", nothing), ("stdout", out), ("stderr", err)):
                here.setattr(sys, name, stream)
            for name, value in variables.items():
                here.setenv(name, value)
            code = running.run([*map(str, arguments)])
        return _done(arguments, code, out.written, err.written)

    return run


@pytest.fixture
def run_alone(home: Path) -> Run:
    """The same in a process of its own, as a shell starts it; `stdin` is what it reads."""
    empty = _empty(home)

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
        return _done(arguments, done.returncode, done.stdout, done.stderr)

    return run


def _empty(home: Path) -> Path:
    """Where whoever runs a command stands."""
    folder = home / "empty"
    folder.mkdir(exist_ok=True)
    return folder


def _done(arguments: Sequence[object], code: int, out: bytes, err: bytes) -> Done:
    named = [one for one in COMMANDS if {*one.name.split()} <= {*map(str, arguments)}]
    command = next((one for one in named if " " in one.name), next(iter(named), PROGRAM))
    assert code in command.codes, f"{command.name} says that it never gives this"
    told = err.decode()
    assert "feil i programmet" not in told, told
    return Done(code, out, told)


@pytest.fixture
def ask(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Ask, as Jon and on the day of the invented school, of `data` or of another `path`."""
    monkeypatch.setenv("LOGNAME", "jon")

    def ask(*words: object, path: Path = data) -> Done:
        return run("--today", TODAY, "--data", path, *words)

    return ask


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
