"""The command line: what each command gives, and one sentence with the right code when it fails.

Cases: what it knows of itself; wrong use; where the data lie; the plan; the minutes; import;
data that cannot be used; streams that are closed or full; no terminal.
"""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from elvis_tui import __version__
from elvis_tui.domain.meetings import Meeting, MeetingStatus
from elvis_tui.domain.people import SchoolClass, Student
from elvis_tui.resources import sample
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import Run, tree
from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.terminal import Terminal

LIST = "Etternavn;Fornavn;Klasse\r\nSæther;Øystein;2STA\r\nÅsheim;Kåre;1BAA\r\n".encode("cp1252")
GOLDEN_MONTH = Path(__file__).parents[1] / "golden" / "plan-2026-10.md"


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


# What it knows of itself


def test_version_is_one_line(run: Run) -> None:
    done = run("--version")
    assert (done.code, done.out, done.err) == (0, f"elvis-tui {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["plan", "--help"], ["import", "-h"]])
def test_help_tells_every_command_option_and_exit_code(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.code, done.err) == (0, "")
    commands = ("demo", "import FIL", "minutes --latest", "plan --month", "where", "check")
    for word in (*commands, "backup FIL", "restore UTGAVE", "encrypt", "decrypt"):
        assert re.search(rf"^  {word}", done.out, re.MULTILINE), word
    for option in ("--data", "--today", "--names", "--theme", "--version", "--help"):
        assert re.search(rf"^  {option}", done.out, re.MULTILINE), option
    assert all(f"{code} " in done.out.partition("Avslutningskoder:")[2] for code in range(6))


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
    (["plan", "--month", "2026-0"], "«2026-0»"),
    (["plan", "--month", ""], "«»"),
    (["minutes"], "--latest"),
    (["minutes", "siste"], "siste"),
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


# Where the data lie


def test_where_is_in_the_users_own_data_folder(run: Run, home: Path) -> None:
    done = run("where")
    assert (done.code, done.err) == (0, "")
    assert Path(done.out.removesuffix("\n")) == home / "data" / "elvis-tui" / "elvis.json"
    assert not (home / "data").exists(), "asking makes nothing"


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are Linux's")
def test_without_an_xdg_folder_it_is_below_home(run: Run, home: Path) -> None:
    done = run("where", XDG_DATA_HOME="")
    assert done.out == f"{home}/.local/share/elvis-tui/elvis.json\n"


def test_a_variable_names_another_file_and_the_option_wins(run: Run, home: Path) -> None:
    assert run("where", ELVIS_TUI_DATA="~/mitt.json").out == f"{home}/mitt.json\n"
    named = run("--data", "/et/sted.json", "where", ELVIS_TUI_DATA="~/mitt.json")
    assert named.out == "/et/sted.json\n"
    assert run("where", "--data", "/et/sted.json").out == "/et/sted.json\n"


def test_a_home_that_is_not_there_makes_no_folder_of_that_name(run: Run, home: Path) -> None:
    """FAULTS 26."""
    before = tree(home)
    assert "~ingen-her" in run("--data", "~ingen-her/elvis.json", "where").refused(1)
    assert "~ingen-her" in run("import", "x.csv", ELVIS_TUI_DATA="~ingen-her/e.json").refused(1)
    assert tree(home) == before


def test_a_home_that_is_named_by_half_a_path_or_not_at_all_loses_nothing(
    run: Run, home: Path, students: Path
) -> None:
    """FAULTS 26: one private place, told of, and not where one happens to stand."""
    for variables in ({"XDG_DATA_HOME": "halv/sti"}, {"XDG_DATA_HOME": "", "HOME": ""}):
        place = Path(run("where", **variables).out.strip())
        assert place.is_absolute()
        assert place.parts[-2:] == ("elvis-tui", "elvis.json")


# The plan


def test_a_month_of_the_plan_is_printed_as_the_golden_file(run: Run) -> None:
    done = run("plan", "--month", "2026-10", "--today", "2026-10-19")
    assert (done.code, done.err) == (0, "")
    assert done.out == GOLDEN_MONTH.read_text(encoding="utf-8")


def test_without_a_month_it_is_the_month_of_today(run: Run) -> None:
    assert run("--today", "2027-02-03", "plan").out.startswith("# Februar 2027\n")
    assert run("plan", "--today", "2026-06-30").out.startswith("# Juni 2026\n")


def test_a_document_goes_to_a_private_file_and_never_over_another(run: Run, tmp_path: Path) -> None:
    """FAULTS 70, 74."""
    out = tmp_path / "plan.md"
    done = run("plan", "--month", "2026-10", "--today", "2026-10-19", "--out", out)
    assert (done.code, done.out, done.err) == (0, "", f"Skrevet til {out}.\n")
    assert out.read_text(encoding="utf-8") == GOLDEN_MONTH.read_text(encoding="utf-8")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600

    assert str(out) in run("plan", "--month", "2026-11", "--out", out).refused(1)
    assert out.read_text(encoding="utf-8") == GOLDEN_MONTH.read_text(encoding="utf-8")


@pytest.mark.parametrize("out", ["ingen/plan.md", "~ingen-her/plan.md", "a" * 300, "/"])
def test_a_document_that_cannot_be_written_is_told_of(run: Run, home: Path, out: str) -> None:
    before = tree(home)
    assert out in run("plan", "--out", out).refused(1)
    assert tree(home) == before


# The minutes


def test_the_latest_minutes_are_printed(run: Run, data: Path) -> None:
    done = run("--data", data, "minutes", "--latest")
    assert (done.code, done.err) == (0, "")
    meetings = FileStore(data, read_only=True).all(Meeting).values()
    last = max(m.on for m in meetings if m.status is MeetingStatus.FINISHED)
    title = rf"# Referat: (IKO-team|Nærværsteam) {last.day}\.{last.month}\.{last.year}\n"
    assert re.match(title, done.out), done.out[:60]


def test_minutes_by_number_name_no_student(run: Run, data: Path) -> None:
    hidden = run("--data", data, "--names", "hidden", "minutes", "--latest").out
    shown = run("--data", data, "--names", "shown", "minutes", "--latest").out
    names = [s.name for s in FileStore(data, read_only=True).all(Student).values()]
    assert any(name in shown for name in names)
    assert not any(name in hidden for name in names)
    assert re.search(r"Elev \d+", hidden)


def test_the_minutes_of_nothing_are_told_of_and_no_data_file_is_made(run: Run, home: Path) -> None:
    before = tree(home)
    assert "referat" in run("minutes", "--latest").refused(1)
    assert tree(home) == before


def test_printing_changes_nothing_and_needs_no_place_to_write(run: Run, data: Path) -> None:
    before = tree(data.parent)
    for command in (["minutes", "--latest"], ["plan"], ["where"]):
        assert run("--data", data, *command).code == 0
    assert tree(data.parent) == before


# Import


def test_a_list_comes_in_and_is_told_of_on_standard_error(
    run: Run, students: Path, tmp_path: Path
) -> None:
    data = tmp_path / "elvis.json"
    done = run("--data", data, "import", students)
    assert (done.code, done.out) == (0, "")
    assert done.err == "2 elever i 2 klasser: 2 nye.\n2 nye klasser.\n"
    store = FileStore(data, read_only=True)
    assert {s.name for s in store.all(Student).values()} == {"Øystein Sæther", "Kåre Åsheim"}
    assert {c.code for c in store.all(SchoolClass).values()} == {"2STA", "1BAA"}
    assert stat.S_IMODE(data.stat().st_mode) == 0o600


def test_a_list_that_comes_twice_doubles_nobody(run: Run, students: Path, tmp_path: Path) -> None:
    data = tmp_path / "elvis.json"
    run("--data", data, "import", students)
    before = data.read_bytes()
    done = run("--data", data, "import", students)
    assert done.code == 0
    assert "2 uendret" in done.err
    assert "Ingenting er nytt" in done.err
    assert data.read_bytes() == before


def test_a_dry_run_tells_the_same_and_leaves_nothing(run: Run, students: Path, home: Path) -> None:
    before = tree(home)
    done = run("import", "--dry-run", students)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("2 elever i 2 klasser: 2 nye.\n")
    assert done.err.endswith("Ingenting er lagret (--dry-run).\n")
    assert tree(home) == before


def test_a_bad_row_is_named_by_its_line_and_the_others_come_in(
    run: Run, tmp_path: Path, students: Path
) -> None:
    students.write_bytes(LIST + "Uten;\r\nLid;Omar;3PBA\r\n".encode("cp1252"))
    done = run("--data", tmp_path / "elvis.json", "import", students)
    assert done.code == 0
    assert re.search(r"^Linje 4: .+\.$", done.err, re.MULTILINE)
    names = {s.name for s in FileStore(tmp_path / "elvis.json").all(Student).values()}
    assert names == {"Øystein Sæther", "Kåre Åsheim", "Omar Lid"}


BAD_LISTS = {
    "no header": b"Solli;Nora;2STA\r\nLid;Omar;3PBA\r\n",
    "empty": b"",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8,
}


@pytest.mark.parametrize("content", BAD_LISTS.values(), ids=BAD_LISTS)
def test_a_list_that_cannot_be_used_changes_nothing(
    run: Run, data: Path, students: Path, content: bytes
) -> None:
    before = data.read_bytes()
    students.write_bytes(content)
    run("--data", data, "import", students).refused(5)
    run("--data", data, "import", "--dry-run", students).refused(5)
    assert data.read_bytes() == before


@pytest.mark.parametrize("name", ["finnes-ikke.csv", ".", "rør"])
def test_what_is_no_file_is_refused_at_once(run: Run, data: Path, home: Path, name: str) -> None:
    os.mkfifo(home / "empty" / "rør")
    before = data.read_bytes()
    assert name in run("--data", data, "import", name).refused(5)
    assert data.read_bytes() == before


def test_progress_is_shown_at_a_terminal_and_nowhere_else(
    sit_down: SitDown, run: Run, students: Path, tmp_path: Path
) -> None:
    terminal = sit_down("--data", str(tmp_path / "elvis.json"), "import", str(students))
    assert terminal.wait() == 0
    assert "Leser lista" in terminal.text()
    assert "2/2" in terminal.line("Leser lista")
    assert "2 elever i 2 klasser: 2 nye." in terminal.text()
    assert "Leser lista" not in run("--data", tmp_path / "e.json", "import", students).err


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
    run: Run, sit_down: SitDown, in_use: Path, students: Path
) -> None:
    before = in_use.read_bytes()
    refused = run("--data", in_use, "import", students).refused(3)
    assert re.search(r" siden \d+\.\d+\. kl\. \d\d\.\d\d\.", refused), refused
    terminal = sit_down("--data", str(in_use), columns=200)
    terminal.wait_for(r"skrivebeskyttet: .* har fila siden")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
    assert run("--data", in_use, "minutes", "--latest").code == 0
    assert run("--data", in_use, "import", "--dry-run", students).code == 0
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


# Streams


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


# The clock


def test_today_sets_the_clock_everywhere(run: Run, sit_down: SitDown) -> None:
    assert run("--today", "2026-12-24", "plan").out.startswith("# Desember 2026")
    terminal = sit_down("demo", "--today", "2026-12-24")
    terminal.wait_for("tor. 24.12. uke 52")
    terminal.press("ctrl+q")
    assert terminal.wait() == 0
