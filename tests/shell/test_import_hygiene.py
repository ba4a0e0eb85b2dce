"""What a command imports before it is needed is time that everybody waits for it.

Looked at in fresh processes: which modules there are when a command has ended, or when the first
screen is left.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from elvis_tui.resources import sample
from tests.incoming.workbooks import xlsx
from tests.terminal.fixtures import TODAY
from tests.terminal.terminal import Terminal

# Runs a command, then leaves the names of all modules in a file; exits as the command does.
WATCH = """
import json, sys
if sys.argv[2:] == ["only import"]:
    import elvis_tui.shell.running
    code = 0
else:
    from elvis_tui.shell.running import run
    code = run(sys.argv[2:])
json.dump(sorted(sys.modules), open(sys.argv[1], "w"))
sys.exit(code)
"""
SCREEN = ("textual", "rich")
DATA = ("msgspec", "tinydb", "platformdirs")
DOCUMENTS = ("markdown_it", "holidays", "babel", "charset_normalizer")
FIRST_SCREEN = {
    "elvis_tui.screens",
    "elvis_tui.screens.commands",
    "elvis_tui.screens.frame.commands",
    "elvis_tui.screens.frame.navigation",
    "elvis_tui.screens.frame",
    "elvis_tui.screens.routes",
    "elvis_tui.screens.overview",
    "elvis_tui.screens.overview_meetings",
    "elvis_tui.screens.overview_plan",
    "elvis_tui.screens.frame.reading_along",
    "elvis_tui.screens.frame.room",
    "elvis_tui.screens.frame.session",
    "elvis_tui.screens.frame.taking_up",
    "elvis_tui.screens.frame.tones",
}
"""All of the screens that a start needs; whoever adds to it has measured what it costs."""
SELDOM = (
    "elvis_tui.wording.fault_words",
    "elvis_tui.wording.consents",
    "elvis_tui.wording.data",
    "elvis_tui.wording.departures",
    "elvis_tui.wording.meetings",
    "elvis_tui.domain.across.departures",
    "elvis_tui.domain.cases.closing",
    "elvis_tui.domain.erasing",
    "elvis_tui.domain.fields",
    "elvis_tui.domain.follow_ups.contact_rules",
    "elvis_tui.domain.follow_ups.iko",
    "elvis_tui.domain.meetings.rules",
    "elvis_tui.domain.people.gathering_names",
    "elvis_tui.incoming.dated_rules",
    "calendar",
    "secrets",
    "tomllib",
)
"""What most starts get by without."""
WHERE_THERE_ARE_SOME = (
    "elvis_tui.domain.absence.rules",
    "elvis_tui.domain.across.agenda",
    "elvis_tui.domain.across.concealing",
    "elvis_tui.services.meetings",
    "elvis_tui.domain.dated_rules",
    "elvis_tui.domain.cases.intervention_rules",
    "elvis_tui.domain.cases.moves",
    "elvis_tui.domain.cases.plan_rules",
    "elvis_tui.domain.tasks.rules",
    "elvis_tui.wording.case_parts",
    "elvis_tui.wording.cases",
    "elvis_tui.wording.interventions",
    "elvis_tui.domain.follow_ups.departure_rules",
    "elvis_tui.domain.people.consent_rules",
    "elvis_tui.services.desk.whom",
)
"""Rules and words for what a school may have none of: cases, a meeting that is planned, absence,
consents, students who may have left."""
ROWS = (("Navn", "Klasse"), ("Ola Berg", "1BAA"))
NEVER = (
    "cryptography",
    "pydantic",
    "python_calamine",
    "openpyxl",
    "numpy",
    "setuptools",
    "pkg_resources",
)


def unwanted(modules: Collection[str], *packages: str) -> list[str]:
    return [m for m in modules if any(m == p or m.startswith(f"{p}.") for p in packages)]


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    return tmp_path / "modules.json"


def modules_of(watched: Path, home: Path, *arguments: object) -> list[str]:
    subprocess.run(
        [sys.executable, "-c", WATCH, str(watched), *map(str, arguments)],
        capture_output=True,
        cwd=home,
        timeout=60,
        check=True,
    )
    return list(json.loads(watched.read_text()))


@pytest.mark.parametrize("arguments", [["only import"], ["--version"], ["--help"]], ids=" ".join)
def test_before_it_knows_the_command_it_imports_nothing_heavy(
    watched: Path, home: Path, arguments: list[str]
) -> None:
    modules = modules_of(watched, home, *arguments)
    assert "elvis_tui.shell.running" in modules
    assert unwanted(modules, *SCREEN, *DATA, *DOCUMENTS, *NEVER, "asyncio", "csv") == []


def test_where_needs_no_screen_and_opens_no_data(watched: Path, home: Path) -> None:
    modules = modules_of(watched, home, "where")
    assert unwanted(modules, *SCREEN, *DOCUMENTS, *NEVER, "tinydb") == []
    assert unwanted(modules, "elvis_tui.services", "elvis_tui.storage.file_store") == []


def test_the_minutes_are_printed_without_screen_and_plan(
    watched: Path, home: Path, tmp_path: Path
) -> None:
    data = tmp_path / "skole.json"
    data.write_bytes(sample("skole.json").read_bytes())
    modules = modules_of(watched, home, "--data", data, "minutes", "--latest")
    assert "elvis_tui.outgoing.minutes" in modules
    assert unwanted(modules, *SCREEN, *DOCUMENTS, *NEVER, "tinydb", "asyncio") == []


def test_the_plan_is_printed_without_a_screen(watched: Path, home: Path) -> None:
    modules = modules_of(watched, home, "plan", "--month", "2026-10")
    assert "elvis_tui.outgoing.plan_month" in modules
    assert unwanted(modules, *SCREEN, *NEVER, "babel", "charset_normalizer", "tinydb") == []


def test_a_file_brings_in_what_reads_it_and_no_more(
    watched: Path, home: Path, tmp_path: Path
) -> None:
    readers = ("pydantic", "python_calamine", "openpyxl")
    school, whole = tmp_path / "skole.json", tmp_path / "alt.json"
    school.write_bytes(sample("skole.json").read_bytes())
    lists = {"elever.csv": b"Navn;Klasse\nKari Moen;2STA\n", "elever.xlsx": xlsx(ROWS)}
    for name, data in lists.items():
        (tmp_path / name).write_bytes(data)
    commands: list[tuple[list[object], list[str]]] = [
        (["--data", school, "export", "--out", whole], []),
        (["--data", school, "export", "--format", "csv", "--out", tmp_path / "ut.csv"], []),
        (["--data", tmp_path / "a.json", "import", tmp_path / "elever.csv"], []),
        (["--data", tmp_path / "a.json", "import", tmp_path / "elever.xlsx"], ["python_calamine"]),
        (["--data", tmp_path / "b.json", "import", whole], ["pydantic"]),
    ]
    for arguments, wanted in commands:
        modules = modules_of(watched, home, *arguments)
        assert [one for one in readers if one in modules] == wanted, arguments


def test_the_first_screen_of_the_demo_imports_only_itself(watched: Path, home: Path) -> None:
    command = [sys.executable, "-c", WATCH, str(watched), "--today", TODAY, "demo"]
    # Once to make the copy, as on any day but the first.
    for _start in range(2):
        with Terminal(command, cwd=home) as terminal:
            terminal.wait_for("Krever noe nå")
            terminal.press("ctrl+q")
            assert terminal.wait() == 0
    modules = json.loads(watched.read_text())
    assert "elvis_tui.screens.overview" in modules
    assert unwanted(modules, *DOCUMENTS, *NEVER, "tinydb", "csv") == []
    assert unwanted(modules, "elvis_tui.screens") == sorted(FIRST_SCREEN)
    assert unwanted(modules, *SELDOM) == []


def test_the_first_screen_of_a_school_without_them_needs_no_rules_of_what_it_has_none_of(
    watched: Path, home: Path
) -> None:
    command = [sys.executable, "-c", WATCH, str(watched), "--today", TODAY]
    # Once to read the plan, as on any day but the first.
    for _start in range(2):
        with Terminal(command, cwd=home) as terminal:
            terminal.wait_for("Velkommen")
            terminal.press("ctrl+q")
            assert terminal.wait() == 0
    modules = json.loads(watched.read_text())
    assert "elvis_tui.screens.overview" in modules
    assert unwanted(modules, *SELDOM, *WHERE_THERE_ARE_SOME) == []
