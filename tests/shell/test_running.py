"""A command from its words to its exit code: wrong use, data that cannot be used, the clock.

Every command is run once as a shell starts it; what each of them does is tested beside this file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from elvis_tui import __version__
from elvis_tui.resources import sample
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import Run, tree
from tests.shell.test_withheld import WRITES
from tests.terminal.fixtures import SitDown

# What it knows of itself


def test_version_is_one_line(run: Run) -> None:
    done = run("--version")
    assert (done.code, done.out, done.err) == (0, f"elvis-tui {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["plan", "--help"], ["import", "-h"]])
def test_help_tells_every_command_option_and_exit_code(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.err) == (0, "")
    commands = ("demo", "import FIL", "minutes ID", "plan ", "where", "check")
    for word in (*commands, "backup FIL", "restore UTGAVE", "encrypt", "decrypt"):
        assert re.search(rf"^  {word}", done.out, re.MULTILINE), word
    for option in ("--data", "--today", "--names", "--theme", "--version", "--help"):
        assert re.search(rf"^  {option}", done.out, re.MULTILINE), option
    assert all(f"{code} " in done.out.partition("Avslutningskoder:")[2] for code in range(6))


@pytest.mark.parametrize("command", [*WRITES, "departure", "import"])
def test_a_command_in_a_process_of_its_own_tells_the_same(
    run: Run, run_alone: Run, data: Path, students: Path, command: str
) -> None:
    others = {"departure": ("Elev 512",), "import": ("--dry-run", students)}
    asked = others[command] if command in others else WRITES[command][0]
    words = ("--today", "2026-10-19", "--data", data, command, *asked)
    done = run_alone(*words)
    assert (done.code, done) == (0, run(*words))


# Wrong use

WRONG = [
    (["--bogus"], "--bogus"),
    (["--today"], "--today"),
    (["--today", "2026-13-01"], "2026-13-01"),
    (["--today", "i dag"], "i dag"),
    (["--names", "ja"], "«ja»"),
    (["--theme", "rosa"], "«rosa»"),
    (["--data"], "--data"),
    (["--version", "mer"], "«mer»"),
    (["rapport"], "«rapport»"),
    (["--today", "2026-10-19", "rapport"], "«rapport»"),
    (["wher"], "«wher»"),
    (["--dat", "x", "where"], "«x»"),
    (["where", "her"], "her"),
    (["plan", "--bogus"], "--bogus"),
    (["plan", "oktober"], "oktober"),
    (["plan", "--month"], "--month"),
    (["plan", "--month", "oktober"], "«oktober»"),
    (["plan", "--month", "2026-13"], "«2026-13»"),
    (["--today", "0001-01-01", "plan"], "«0001-01-01»"),
    (["--today", "9999-12-31", "plan"], "«9999-12-31»"),
    (["plan", "--month", "2026-0"], "«2026-0»"),
    (["plan", "--month", ""], "«»"),
    (["minutes", "--pseudonyms"], "minutes ID"),
    (["import"], "import"),
    (["import", "--dry-run"], "import"),
    (["import", "a.csv", "b.csv"], "b.csv"),
    (["demo", "--frisk"], "--frisk"),
    (["it's"], "«it's»"),
    (["ra\npp\x1b[2Jort"], "«ra pp␛[2Jort»"),
    (["where", "ra\npp\x1b[2Jort"], "ra pp␛[2Jort"),
]


@pytest.mark.parametrize(("arguments", "named"), WRONG, ids=lambda v: " ".join(v)[:40])
def test_wrong_use_is_told_in_one_sentence_that_names_it(
    run: Run, home: Path, arguments: list[str], named: str
) -> None:
    before = tree(home)
    assert named in run(*arguments).refused(2)
    assert tree(home) == before


def test_wrong_use_is_told_the_same_in_a_process_of_its_own(run_alone: Run) -> None:
    assert "«wher»" in run_alone("wher").refused(2)


# Data that cannot be used

DAMAGED = {
    "empty": b"",
    "zeros": bytes(4096),
    "cut short": sample("skole.json").read_bytes()[:-100],
    "one bit off": sample("skole.json").read_bytes().replace(b"2STA", b"2STB", 1),
    "not JSON": b"Hei, dette er en handleliste.\n",
    "another's JSON": b'{"_default": {"1": {"name": "noe annet"}}}',
}
COMMANDS = {"import": ["import"], "minutes": ["minutes", "--latest"], "plan": ["plan"]}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_a_data_file_that_is_not_sound_is_told_of_and_not_touched(
    run: Run, data: Path, students: Path, content: bytes, command: list[str]
) -> None:
    data.write_bytes(content)
    files = [str(students)] if command == ["import"] else []
    assert str(data) in run("--data", data, *command, *files).refused(4)
    assert data.read_bytes() == content
    assert [p.name for p in data.parent.iterdir()] == [data.name]


def test_the_program_refuses_such_a_file_before_it_takes_the_screen(
    sit_down: SitDown, data: Path
) -> None:
    data.write_bytes(b"[]")
    terminal = sit_down("--data", str(data), columns=200)
    assert terminal.wait() == 4
    assert str(data) in terminal.lines[0]
    assert terminal.lines[0].endswith(".")
    assert b"\x1b" not in terminal.raw
    assert data.read_bytes() == b"[]"


@pytest.mark.parametrize("where", ["fil/elvis.json", "fil"])
def test_a_place_that_cannot_be_written_is_told_of_at_once(
    run: Run, sit_down: SitDown, students: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / "fil").mkdir() if where == "fil" else (tmp_path / "fil").write_bytes(b"hei")
    before = tree(tmp_path)
    assert str(tmp_path / where) in run("--data", tmp_path / where, "import", students).refused(1)
    terminal = sit_down("--data", str(tmp_path / where), columns=200)
    assert terminal.wait() == 1
    assert re.fullmatch(r".*\.", terminal.text().strip())
    now = tree(tmp_path)
    assert {path: now[path] for path in before} == before
    assert not [path for path in now if path.endswith(".json")]


@pytest.fixture
def in_use(data: Path) -> Iterator[Path]:
    store = FileStore(data)
    yield data
    store.close()


def test_data_in_use_can_be_read_but_not_changed(
    run_alone: Run, sit_down: SitDown, in_use: Path, students: Path
) -> None:
    before = in_use.read_bytes()
    refused = run_alone("--data", in_use, "import", students).refused(3)
    assert re.search(r" siden \d+\.\d+\. kl\. \d\d\.\d\d\.", refused), refused
    terminal = sit_down("--data", str(in_use), columns=200)
    terminal.wait_for(r"skrivebeskyttet: .* har fila siden")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert run_alone("--data", in_use, "minutes", "--latest").code == 0
    assert run_alone("--data", in_use, "import", "--dry-run", students).code == 0
    assert in_use.read_bytes() == before


def test_the_demo_refuses_a_file_with_real_data(
    sit_down: SitDown, run: Run, students: Path, tmp_path: Path
) -> None:
    data = tmp_path / "elvis.json"
    run("--data", data, "import", students)
    before = data.read_bytes()
    terminal = sit_down("--data", str(data), "demo", columns=200)
    assert terminal.wait() == 4
    assert data.read_bytes() == before


# The clock


def test_today_sets_the_clock_everywhere(run: Run, sit_down: SitDown) -> None:
    assert run("--today", "2026-12-24", "plan").out.startswith("# Desember 2026")
    terminal = sit_down("demo", "--today", "2026-12-24")
    terminal.wait_for("tor. 24.12. uke 52")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
