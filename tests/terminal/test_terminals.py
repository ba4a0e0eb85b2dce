"""Terminals as they are: small, old, plain, hostile, silent.

Cases: too small and grown again; every TERM; none at all; without colour; every locale; a paste of
a megabyte; names with control codes; nothing written while nothing happens; no traces in files.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import psutil
import pytest

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.storage.file_store import FileStore
from tests.terminal.fixtures import SitDown
from tests.terminal.hands import begin_the_meeting, choose, leave, save
from tests.terminal.terminal import ALTERNATE_SCREEN, PASTE_MARKS, Terminal

TOO_SMALL = r"For liten skjerm\.\s+Gjør vinduet minst 72 × 18 tegn\."
FIRST = "Krever noe nå"
IDLE_SECONDS = 2.0


def start_noting(terminal: Terminal) -> None:
    """On a day with a meeting: start it, and begin to write under its first item."""
    terminal.wait_for(FIRST)
    begin_the_meeting(terminal)
    terminal.press("i")
    terminal.wait_for(r"Informasjon:[\s\S]*teksten beholdes")


@pytest.fixture
def meeting(sit_down: SitDown, tmp_path: Path) -> Terminal:
    terminal = sit_down("--today", "2026-10-21", "--data", str(tmp_path / "skole.json"), "demo")
    start_noting(terminal)
    return terminal


# Size


def test_a_terminal_that_is_too_small_says_so_and_heals_when_it_grows(sit_down: SitDown) -> None:
    terminal = sit_down("demo", columns=40, rows=10)
    terminal.wait_for(TOO_SMALL)
    terminal.press("5", "2", "n", "x", "?", "ctrl+p", "enter")
    terminal.wait_quiet(0.3)
    terminal.resize(80, 24)
    terminal.wait_for(FIRST)
    terminal.wait_gone("For liten")
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    leave(terminal)


def test_what_was_being_typed_is_there_when_it_has_grown_again(
    meeting: Terminal, tmp_path: Path
) -> None:
    meeting.type("Har vært borte")
    meeting.wait_for("Har vært borte")
    meeting.resize(40, 10)
    meeting.wait_for(TOO_SMALL)
    assert "borte" not in meeting.text()
    meeting.press("x", "a")
    meeting.wait_quiet(0.3)
    meeting.resize(80, 24)
    meeting.wait_for("Informasjon: +Har vært borte")
    meeting.type(" mandager.")
    meeting.wait_for("borte mandager")
    meeting.press("enter")
    meeting.wait_for(r"informasjon +Har vært borte mandager\.")
    leave(meeting)


@pytest.mark.parametrize("size", [(71, 24), (80, 17), (3, 10), (2, 3), (1, 1), (300, 100)], ids=str)
def test_any_size_is_drawn_once_and_then_left_alone(
    sit_down: SitDown, size: tuple[int, int]
) -> None:
    """FAULTS 46."""
    terminal = sit_down("demo")
    terminal.wait_for(FIRST)
    terminal.resize(*size)
    terminal.wait_until(
        lambda: (FIRST in terminal.text()) is (size == (300, 100)), "it did not notice"
    )
    terminal.wait_quiet(0.5, timeout=10)
    terminal.resize(80, 24)
    terminal.wait_for(FIRST)
    leave(terminal)


def test_the_first_screen_is_sent_once(sit_down: SitDown) -> None:
    terminal = sit_down("demo")
    terminal.wait_for(FIRST)
    terminal.wait_quiet(0.5)
    assert bytes(terminal.raw).count(FIRST.encode()) == 1


@pytest.mark.parametrize("arguments", [("demo",), ("--data", "ny.json")], ids="-".join)
def test_a_key_from_before_the_first_screen_leads_to_one_that_is_drawn(
    sit_down: SitDown, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    where = [str(tmp_path / a) if a.endswith(".json") else a for a in arguments]
    terminal = sit_down(*where)
    terminal.press("enter", "2")
    terminal.wait_for("Alle åpne|Møtet|IKO-team")
    leave(terminal)


def test_a_size_that_a_shell_has_exported_is_not_believed(sit_down: SitDown) -> None:
    terminal = sit_down("demo", env={"COLUMNS": "40", "LINES": "10"})
    terminal.wait_for(FIRST)
    terminal.resize(40, 10)
    terminal.wait_for(TOO_SMALL)


# Kinds of terminal

TERMS = [
    "xterm",
    "xterm-256color",
    "linux",
    "screen",
    "screen-256color",
    "tmux-256color",
    "vt100",
    "ansi",
    "ukjent-9000",
]


@pytest.mark.parametrize("term", TERMS)
def test_it_starts_works_and_leaves_on(sit_down: SitDown, term: str) -> None:
    """FAULTS 44."""
    terminal = sit_down("demo", env={"TERM": term, "COLORTERM": None})
    terminal.wait_for(FIRST)
    terminal.press("2")
    terminal.wait_for("▸ .+ (● grønn|▲ gul|■ rød)")
    before = terminal.line("▸")
    terminal.press("down")
    terminal.wait_until(lambda: terminal.line("▸") != before, "the cursor did not move")
    leave(terminal)
    assert not terminal.mode(ALTERNATE_SCREEN)


@pytest.mark.parametrize("arguments", [[], ["demo"]], ids=["own", "demo"])
@pytest.mark.parametrize("term", ["dumb", "", None])
def test_a_terminal_that_can_only_print_is_told_so(
    sit_down: SitDown, home: Path, term: str | None, arguments: list[str]
) -> None:
    """FAULTS 44."""
    terminal = sit_down(*arguments, columns=100, env={"TERM": term})
    assert terminal.wait() == 1
    assert re.fullmatch(r"[^\n]*TERM[^\n]*\.", terminal.text().strip())
    assert b"\x1b" not in terminal.raw
    assert not (home / "data").exists()


def test_without_colour_every_state_stands_in_words(sit_down: SitDown) -> None:
    """FAULTS 45."""
    terminal = sit_down("demo", env={"NO_COLOR": "1"})
    terminal.wait_for(FIRST)
    terminal.wait_for("forfalt")
    terminal.press("2")
    terminal.wait_for("■ rød")
    terminal.wait_for("▲ gul")
    styles = b"\n".join(re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw))
    colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", styles)
    assert {c for c in colours if len(set(c)) > 1} == set(), "greys only"
    other = re.sub(rb"[34]8;2;\d+;\d+;\d+", b"", styles)
    assert set(re.findall(rb"\d+", other)) <= {*b"0 1 2 3 4 7 22 23 24 27".split()}


LOCALES = {
    "C": {"LC_ALL": "C"},
    "POSIX": {"LANG": "POSIX"},
    "ASCII": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "Latin-1": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    "missing": {"LC_ALL": "nb_NO.ISO-8859-1"},
}


@pytest.mark.parametrize("locale", LOCALES.values(), ids=LOCALES)
def test_norwegian_letters_are_shown_and_typed_in_every_locale(
    sit_down: SitDown, locale: dict[str, str]
) -> None:
    """FAULTS 47."""
    terminal = sit_down("demo", env={"LANG": None, **locale})
    terminal.wait_for(r"1 Oversikt  2 Oppfølging  3 Saker  4 Plan  5 Møter")
    terminal.wait_for(FIRST)
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("/")
    terminal.wait_for("søk i navn")
    terminal.type("blåbærsyltetøy ÆØÅ")
    terminal.wait_for("blåbærsyltetøy ÆØÅ")
    leave(terminal)


# Pasted


def noted(path: Path) -> list[str]:
    store = FileStore(path, read_only=True)
    (running,) = [m for m in store.all(Meeting).values() if m.is_running]
    return [entry.text for item in running.agenda for entry in item.entries]


def test_a_megabyte_pasted_into_the_line_neither_hangs_nor_fells_it(
    meeting: Terminal, tmp_path: Path
) -> None:
    """FAULTS 48."""
    assert meeting.mode(PASTE_MARKS)
    meeting.paste("Begynner her. " + "blåbær og bringebær " * 50_000)
    meeting.wait_for("Informasjon: .*blåbær")
    meeting.press("enter")
    meeting.wait_for(r"informasjon +Begynner her\. blåbær")
    leave(meeting)
    (text,) = noted(tmp_path / "skole.json")
    assert text.startswith("Begynner her. blåbær og bringebær blåbær")
    assert 1_000 < len(text) <= 100_000


@pytest.mark.parametrize("code", ["\x07", "\x00\x08", "\x9b31m", "\x7f", "\u202e"], ids=ascii)
def test_pasted_lines_stay_lines_and_control_codes_are_gone(
    meeting: Terminal, tmp_path: Path, code: str
) -> None:
    meeting.paste(f"første linje\r\nandre linje{code} slutt")
    meeting.wait_for("slutt")
    meeting.press("enter")
    meeting.wait_for("informasjon +første linje")
    leave(meeting)
    (text,) = noted(tmp_path / "skole.json")
    assert re.fullmatch(r"første linje\nandre linje.* slutt", text)
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf")]
    only_says_what_it_means(bytes(meeting.raw))


# Hostile names

HOSTILE = {
    "title": "\x1b]0;KAPRET\x07",
    "clipboard": "\x1b]52;c;S0FQUkVU\x1b\\",
    "reset": "\x1bc",
    "clear": "\x1b[2J\x1b[31m",
    "C1": "\x9b2J\x9d0;KAPRET\x9c",
    "delete": "\x7f\x08\x08",
    "right to left": "\u202eKAPRET\u2066",
    "invisible": "\u200b\ufeff\u2028",
    "markup": "[/][@click=app.quit]x[/]",
}
# All that the program itself has to say to a terminal.
SAID = re.compile(
    rb"\x1b\[[0-9;]*[Hm]"  # where, and in which style
    rb"|\x1b\[\?[0-9;]*[hl]|\x1b\[\?[0-9]+\$p"  # modes
    rb"|\x1b\[[<>][0-9]*u"  # how keys are sent
    rb"|\x1b\]22;[a-z-]*\x07"  # the shape of the mouse pointer
    rb"|\r\n"
)


def only_says_what_it_means(raw: bytes) -> None:
    """No control byte of any kind beyond those a screen is drawn with, and no colour by number."""
    text = SAID.sub(b"", raw).decode()
    strange = {c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp")}
    assert strange == set()
    assert b"\x1b[31m" not in raw


def hostile_list(path: Path) -> Path:
    """A list of students with such names; a quoted field holds a line break as well."""
    lines = ["Etternavn;Fornavn;Klasse"]
    lines += [f'Vik{number};"Per{code}A";2STA' for number, code in enumerate(HOSTILE.values())]
    lines += ['Vik;"Linje\nbrudd";1BAA', ""]
    path.write_bytes("\r\n".join(lines).encode())
    return path


def test_names_from_a_list_never_reach_the_terminal_as_control_codes(
    sit_down: SitDown, tmp_path: Path
) -> None:
    students = hostile_list(tmp_path / "elever.csv")
    terminal = sit_down("import", str(students))
    assert terminal.wait() == 0
    assert f"{len(HOSTILE) + 1} nye" in terminal.text()
    for code in HOSTILE.values():
        assert code.encode() not in terminal.raw

    terminal = sit_down()
    terminal.wait_for(FIRST)
    terminal.press("2")
    terminal.wait_for("Alle åpne · 0")
    for number in range(len(HOSTILE)):
        terminal.press("n")
        terminal.wait_for("Hvem skal følges opp")
        terminal.type(f"vik{number}")
        terminal.wait_for(rf"▸ Per.*Vik{number}")
        terminal.press("enter")
        terminal.wait_for(rf"Ny oppfølging: Per.*Vik{number} \(2STA\)")
        choose(terminal, "Nærværsteam")
        choose(terminal, "IKO-team")
        save(terminal, "Tidslinje")
        terminal.wait_for(rf"(?m)^ Per.*Vik{number} \(2STA\)")
        terminal.press("escape")
        terminal.wait_for(f"Alle åpne · {number + 1}")
    terminal.wait_for(r"Per\[/\]\[@click=app")
    terminal.press("?")
    terminal.wait_for("Alle tastene|hjelp")
    terminal.press("escape")
    leave(terminal)
    only_says_what_it_means(bytes(terminal.raw))


# Silence


def cpu_seconds(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


@pytest.mark.parametrize("place", ["overview", "meeting"])
def test_while_nothing_happens_nothing_is_written(
    sit_down: SitDown, tmp_path: Path, place: str
) -> None:
    terminal = sit_down("--today", "2026-10-21", "--data", str(tmp_path / "s.json"), "demo")
    if place == "overview":
        terminal.wait_for(FIRST)
    else:
        start_noting(terminal)
        terminal.type("halv")
        terminal.wait_for("halv")
    terminal.wait_quiet(0.5)
    before, worked = len(terminal.raw), cpu_seconds(terminal.pid)
    terminal.wait_quiet(IDLE_SECONDS)
    assert bytes(terminal.raw[before:]) == b""
    assert cpu_seconds(terminal.pid) - worked < 0.05 * IDLE_SECONDS


# Traces


def test_no_variable_has_it_write_keys_or_pictures_to_files(
    sit_down: SitDown, home: Path, tmp_path: Path
) -> None:
    """FAULTS 75."""
    here = tmp_path / "her"
    here.mkdir()
    terminal = sit_down(
        "demo",
        cwd=here,
        env={
            "TEXTUAL": "debug,devtools",
            "TEXTUAL_LOG": str(here / "logg.txt"),
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_SCREENSHOT": "0",
            "TEXTUAL_SCREENSHOT_LOCATION": str(here),
            "TEXTUAL_PRESS": "ctrl+q",
        },
    )
    terminal.wait_for(FIRST)
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("/")
    terminal.type("hemmelig")
    terminal.wait_quiet(0.3)
    leave(terminal)
    assert list(here.iterdir()) == []
    assert [p.name for p in home.iterdir() if p.name not in ("data", "elsewhere")] == []
