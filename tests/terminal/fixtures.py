"""What tests need that run the program as a user does: a home of their own, and a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.terminal.terminal import Terminal

ELVIS = (sys.executable, "-m", "elvis_tui")
TODAY = "2026-10-19"
SitDown = Callable[..., Terminal]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder: no test sees or touches the data of whoever runs it."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    for name in ("ELVIS_TUI_DATA", "NO_COLOR", "TEXTUAL", "TEXTUAL_LOG", "LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    # As on a user's machine: else each start of the program compiles all of it anew.
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    return home


@pytest.fixture
def sit_down(home: Path) -> Iterator[SitDown]:
    """Start `elvis-tui` with arguments, on a fixed day, at a terminal; it is closed at the end."""
    empty = home / "elsewhere"
    empty.mkdir()
    with ExitStack() as opened:

        def start(*arguments: str, **options: Any) -> Terminal:
            command = [*ELVIS, "--today", TODAY, *arguments]
            return opened.enter_context(Terminal(command, **{"cwd": empty, **options}))

        yield start
