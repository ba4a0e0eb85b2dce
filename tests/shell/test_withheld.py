"""No command of the shell tells the class of a protected student, or where the student is next."""

from __future__ import annotations

import io
from pathlib import Path
from shutil import copy2

import pytest
from openpyxl import load_workbook

from elvis_tui.domain.follow_ups.saved_views import OF_SOMETHING, View
from elvis_tui.services.desk.reader import Reader
from elvis_tui.shell.commands import COMMANDS
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES
from elvis_tui.wording.follow_up_views import view_names
from tests.kept_back import confidence_in, kept_back, place_in
from tests.shell.conftest import Run

TOLD = ("--today", "2026-10-19", "--data")
VIEWS = tuple(view_names()[view] for view in View if view not in OF_SOMETHING)
WRITES: dict[str, tuple[tuple[str, ...], ...]] = {
    "minutes": (
        (),
        ("--format", "json"),
        *(("--latest", *more) for more in ((), ("--pseudonyms",), ("--format", "html"))),
    ),
    "agenda": (("--next",), ()),
    "list": (
        *(("--view", view) for view in VIEWS),
        *(("--view", view, "--format", "json") for view in ("alle", "forfalt", "trinn")),
        *(("--view", view, "--format", "csv") for view in ("alle", "trinn")),
    ),
    "absence": ((), ("--format", "json"), ("--missing-notice",)),
    "handover": (("IKO-team",), ("Elev 01",)),
    "tasks": ((), ("--format", "json")),
    "case": ((), ("--format", "json"), ("2026-04",), ("2026-04", "--format", "html")),
    "plan": (
        *((), ("--year",), ("--year", "--format", "html"), ("--format", "ics"), ("--report",)),
        ("--month", "2026-10", "--format", "json"),
    ),
    "calendar": ((),),
    "export": (("--format", "csv"),),
    "check": ((), ("--format", "json")),
    "where": ((),),
}
"""Every command that writes something, and how it can be asked to."""
NOT_A_LIST = {
    *("plan import", "plan use", "calendar import", "calendar remove"),
    *("demo", "import", "backup", "restore", "encrypt", "decrypt"),
    "departure",  # the evidence about one student
}


def in_a_file(reader: Reader, path: Path) -> Path:
    """All that is there, in a data file."""
    store = FileStore(path)
    store.commit(put=[record for kind in TABLES for record in reader.all(kind).values()])
    store.close()
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return in_a_file(kept_back(), tmp_path_factory.mktemp("skolen") / "skole.json")


@pytest.fixture
def shielded(tmp_path: Path, made: Path) -> Path:
    folder = tmp_path / "skolen"
    folder.mkdir(mode=0o700)
    return Path(copy2(made, folder))


def test_every_command_is_gone_through() -> None:
    assert {one.name for one in COMMANDS} == WRITES.keys() | NOT_A_LIST


@pytest.mark.parametrize("names", ["shown", "hidden"])
@pytest.mark.parametrize("command", WRITES)
def test_no_command_tells_class_or_day_of_a_protected_student(
    run: Run, shielded: Path, command: str, names: str
) -> None:
    for asked in WRITES[command]:
        done = run(*TOLD, shielded, "--names", names, command, *asked)
        assert done.code == 0, done
        written = f"{done.out}\n{done.err}"
        assert place_in(written) == [], (asked, written)
        assert confidence_in(written) == [], (asked, written)


@pytest.mark.parametrize("command", [("list",), ("list", "--view", "trinn"), ("export",)])
def test_no_workbook_does_either(
    run: Run, shielded: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    out = tmp_path / "lista.xlsx"
    assert run(*TOLD, shielded, *command, "--format", "xlsx", "--out", out).code == 0
    page = load_workbook(io.BytesIO(out.read_bytes())).active
    assert page is not None
    written = " ".join(str(cell.value) for row in page.iter_rows() for cell in row)
    assert place_in(written) == []
    assert confidence_in(written) == []


def test_the_exchange_file_has_it_all_and_says_so(run: Run, shielded: Path) -> None:
    done = run(*TOLD, shielded, "export")
    assert place_in(done.out) != []
    assert confidence_in(done.out) != []
    assert done.err.startswith("Alt står i klartekst: ")
    assert "det som er skjermet" in done.err
    assert "adressesperre" in done.err
