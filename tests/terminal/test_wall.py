"""Names hidden, with the hardest names in every text: what is drawn, what is sent, what goes out.

`ELVIS_WALL=20000` presses as many keys as that.
"""

from __future__ import annotations

import os
import random
import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES
from tests.planted import PHRASES, READABLE, planted, read_in
from tests.screens.walks import busy_desk
from tests.shell.conftest import Run, run
from tests.terminal.fixtures import SitDown

__all__ = ["run"]

KEYS = int(os.environ.get("ELVIS_WALL", "120"))
ROUND = 120
"""Keys from one start of the program."""
SIZES = ((80, 24), (120, 40), (72, 18), (160, 50))
NAMED = ("enter", "escape", "up", "down", "left", "right", "pagedown", "home", "end", "tab")
PRESSED = (*NAMED, *NAMED, "ctrl+s", *"/?abcdefhijlmnoprstuvwx12345")
ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[]P_^X].*?(?:\x07|\x1b\\)|[ -/]*[0-~])", re.S)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The school in the middle of a meeting, on disk."""
    path = tmp_path / "skole.json"
    desk = busy_desk(f" {PHRASES[0]}", planted())
    store = FileStore(path)
    store.commit(put=[r for kind in TABLES for r in desk.store.all(kind).values()])
    store.close()
    return path


@pytest.mark.parametrize("seed", range(max(1, KEYS // ROUND)))
def test_no_frame_and_no_byte_tells_a_name(sit_down: SitDown, data: Path, seed: int) -> None:
    """FAULTS 95."""
    chance = random.Random(seed)
    columns, rows = SIZES[seed % len(SIZES)]
    terminal = sit_down(*("--data", str(data), "--names", "hidden"), columns=columns, rows=rows)
    terminal.wait_for("navn skjult")
    pressed: list[str] = []
    seen = 0
    with terminal.every_frame() as frames:
        for _ in range(ROUND):
            pressed.append(chance.choice(PRESSED))
            terminal.press(pressed[-1])
            terminal.wait_quiet(0.05)
            for frame in frames[seen:]:
                assert read_in(frame) == [], f"{pressed}\n{frame}"
            seen = len(frames)
    assert seen > ROUND // 2
    raw = bytes(terminal.raw)
    assert read_in(raw.decode(errors="replace")) == []
    assert read_in(ESCAPES.sub(b"", raw).decode(errors="replace")) == []


@pytest.mark.parametrize(
    "command",
    [
        ("minutes", "--latest"),
        ("tasks",),
        ("tasks", "--format", "json"),
        ("export", "--format", "csv"),
    ],
    ids=" ".join,
)
def test_no_command_tells_a_name(run: Run, data: Path, command: tuple[str, ...]) -> None:
    done = run("--data", data, "--names", "hidden", *command)
    assert done.code == 0
    assert read_in(done.out + done.err) == []
    assert "Elev 0" in done.out
    assert read_in(run("--data", data, "--names", "shown", *command).out)


def test_staff_are_told_in_the_minutes(run: Run, data: Path) -> None:
    told = run("--data", data, "--names", "hidden", "minutes", "--latest").out
    assert [name for name in READABLE if name in told] == ["Berit Aas", "Jon Berntsen"]


def test_no_workbook_tells_a_name(run: Run, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "liste.xlsx"
    done = run(*("--data", data, "--names", "hidden", "export", "--format", "xlsx", "--out", out))
    assert done.code == 0
    with ZipFile(BytesIO(out.read_bytes())) as book:
        # The theme has names of fonts, one of them called as a student is.
        parts = (name for name in book.namelist() if "theme" not in name)
        whole = " ".join(book.read(name).decode() for name in parts)
    assert "Elev 0" in whole
    assert read_in(whole) == []
