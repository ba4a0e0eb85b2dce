"""A name is planted, the program is used, killed and read along: where is the name found?

Only in the data, their generations, the drafts and the exports that were asked for.
"""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.terminal.fixtures import SitDown
from tests.terminal.hands import fill, leave, note, open_form, save
from tests.terminal.terminal import Terminal

FIRST, LAST = "Zebulon", "Kvitfjelltangen"
SECRET = "mobbes på bussen"
PLANTED = re.compile(f"{FIRST}|{LAST}|{SECRET}".encode(), re.I)
_TITLE = re.compile(rb"\x1b\](?:0|1|2|52);.*?(?:\x07|\x1b\\)", re.S)


@pytest.fixture
def everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One folder for all that a program may write: home, data, run time, temporary files, core."""
    for variable, name in (("TMPDIR", "tmp"), ("XDG_RUNTIME_DIR", "run"), ("XDG_STATE_HOME", "s")):
        (tmp_path / name).mkdir()
        monkeypatch.setenv(variable, str(tmp_path / name))
    monkeypatch.setenv("TEXTUAL_LOG", str(tmp_path / "textual.log"))
    monkeypatch.setenv("TEXTUAL", "debug,devtools")
    return tmp_path


def found_in(folder: Path) -> set[str]:
    """The files under `folder` that hold what was planted, or carry it in their names."""
    return {
        str(file.relative_to(folder))
        for file in folder.rglob("*")
        if file.is_file()
        and (PLANTED.search(file.read_bytes()) or PLANTED.search(str(file).encode()))
    }


def told_to_the_machine(terminal: Terminal) -> Iterator[bytes]:
    """What everybody on the machine may see: arguments, environment, title, open file names."""
    process = psutil.Process(terminal.pid)
    for one in (process, *process.children(recursive=True)):
        yield "\n".join((one.name(), *one.cmdline(), *one.environ().values())).encode()
        yield "\n".join(file.path for file in one.open_files()).encode()
    yield from _TITLE.findall(bytes(terminal.raw))


def assert_untold(terminal: Terminal) -> None:
    told = [text for text in told_to_the_machine(terminal) if PLANTED.search(text)]
    assert not told


def follow(terminal: Terminal) -> None:
    terminal.wait_for("Krever noe nå")
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("n")
    terminal.wait_for("Hvem skal følges opp")
    terminal.type("kvit")
    terminal.wait_for(f"▸ {FIRST}")
    terminal.press("enter")
    terminal.wait_for("Ny oppfølging")
    terminal.press("tab", "tab")
    fill(terminal, "Kriterier", SECRET)
    fill(terminal, "Neste dato", "i dag", tabs=2)
    save(terminal, "Tidslinje")


def hold_a_meeting(terminal: Terminal) -> None:
    terminal.press("5")
    terminal.wait_for("Ingen møter er planlagt")
    open_form(terminal, "n", "Nytt møte")
    save(terminal, r"IKO-team mandag 19\.10\.2026")
    terminal.press("m")
    terminal.wait_for("Hvem er her")
    terminal.press("escape")
    terminal.wait_for("sak 1 av")
    note(terminal, "i", "Informasjon", f"{FIRST} {SECRET}.")
    assert_untold(terminal)
    terminal.press("f")
    terminal.wait_for(r"Referat: IKO-team|Avslutte")
    if "Avslutte" in terminal.text():
        terminal.press("enter")
        terminal.wait_for(r"Referat: IKO-team")


def begin_a_note(terminal: Terminal) -> None:
    terminal.wait_for("Krever noe nå")
    terminal.press("2")
    terminal.wait_for("Alle åpne · 1")
    terminal.press("enter")
    terminal.wait_for("Tidslinje")
    terminal.press("w")
    terminal.wait_for(r"ctrl\+s lagre")
    terminal.type(f"{FIRST} gråt")
    terminal.wait_for("gråt")


def test_a_planted_name_is_found_only_where_it_belongs(
    sit_down: SitDown, home: Path, everywhere: Path
) -> None:
    """FAULTS 36, 40, 43, 75, 78."""
    source = everywhere / "elever.csv"
    source.write_text(f"Etternavn;Fornavn;Klasse\r\n{LAST};{FIRST};2STA\r\n", encoding="utf-8")
    imported = sit_down("import", str(source))
    assert imported.wait() == 0
    assert not PLANTED.search(bytes(imported.raw))
    source.unlink()

    terminal = sit_down()
    follow(terminal)
    hold_a_meeting(terminal)
    assert_untold(terminal)
    open_form(terminal, "w", "Skriv til fil")
    save(terminal, "Skrevet til")
    leave(terminal)

    for end, code in ((signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGKILL, -9)):
        terminal = sit_down()
        begin_a_note(terminal)
        terminal.wait_until(
            lambda: PLANTED.search(next(home.rglob("*.drafts"), Path(os.devnull)).read_bytes()),
            "the draft was never kept",
        )
        assert_untold(terminal)
        terminal.signal(end)
        assert terminal.wait() == code

    # What the kill has cut short, a half draft perhaps, is taken away at the next start.
    terminal = sit_down()
    terminal.wait_for("Krever noe nå")
    leave(terminal)
    data = home / "data" / "elvis-tui"
    here = found_in(everywhere)
    belongs = {str(file.relative_to(everywhere)) for file in data.glob("elvis.json*")}
    assert any(name.endswith(".drafts") for name in here)
    assert any(re.search(r"\.json\.g\d+\.", name) for name in here)
    exported = {str(file.relative_to(everywhere)) for file in home.glob("referat-*.md")}
    assert len(exported) == 1
    assert here <= belongs | exported, here - belongs
    assert not [f for f in everywhere.rglob("*") if f.is_file() and "core" in f.name]
    assert not list((everywhere / "tmp").iterdir())
