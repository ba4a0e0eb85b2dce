"""`elvis-tui calendar`: what is known, what a file would change, and the way back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elvis_tui.shell.exit_code import ExitCode
from tests.incoming.calendars import EXCEL, excel
from tests.shell.conftest import Run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "skolerute.csv"
    path.write_bytes(excel())
    return path


def labels(ask: Run) -> list[str]:
    return [year["school_year"] for year in json.loads(ask("calendar", "--format", "json").out)]


def test_the_school_years_that_are_known_are_printed_with_their_source(ask: Run) -> None:
    told = ask("calendar").out
    assert "Skoleåret 2026/27: 191 skoledager.\n  Første skoledag man. 17.8.2026, " in told
    assert "  Høstferie 5.–9.10.\n" in told
    assert "følger med programmet, middels sikker" in told
    assert told.endswith("Et skoleår som mangler, legges inn med elvis-tui calendar import FIL.\n")


def test_scripts_read_them_as_json(ask: Run) -> None:
    known = json.loads(ask("calendar", "--format", "json").out)
    (year,) = [one for one in known if one["school_year"] == "2026/27"]
    assert (year["first_day"], year["school_days"], year["origin"]) == (
        *("2026-08-17", 191, "package"),
    )
    assert year["months"][0] == {"month": "2026-08", "school_days": 11}
    assert year["breaks"][0]["name"] == "Høstferie"


def test_a_dry_run_shows_and_saves_nothing(ask: Run, path: Path) -> None:
    done = ask("calendar", "import", path, "--dry-run")
    assert done.code is ExitCode.DONE or done.code == 0
    assert "Skoleåret var ikke kjent fra før." in done.out
    assert done.err == "Ingenting er lagret (--dry-run).\n"
    assert "2027/28" not in labels(ask)


def test_without_a_terminal_it_is_taken_in_as_every_list_and_can_be_taken_out(
    ask: Run, path: Path
) -> None:
    done = ask("calendar", "import", path)
    assert done.code == ExitCode.DONE
    assert "calendar remove 2027/28" in done.err
    assert "2027/28" in labels(ask)


def test_it_is_taken_in_and_out_again(ask: Run, path: Path) -> None:
    done = ask("calendar", "import", path, "--yes")
    assert done.code == ExitCode.DONE
    assert done.err == (
        "Skoleruta for 2027/28 er lagt inn. "
        "Den tas ut av bruk igjen med elvis-tui calendar remove 2027/28.\n"
    )
    assert "2027/28" in labels(ask)
    again = ask("calendar", "import", path, "--yes")
    assert again.err == "Skoleruta er kjent fra før. Ingenting er endret.\n"
    assert ask("calendar", "remove", "2027/28").refused(ExitCode.FAILED) == (
        "Ingenting er gjort. Bruk --yes for å svare ja uten terminal."
    )
    assert ask("calendar", "remove", "2027/28", "--yes").code == ExitCode.DONE
    assert "2027/28" not in labels(ask)
    refused = ask("calendar", "remove", "2027/28", "--yes").refused(ExitCode.FAILED)
    assert refused.startswith("Skoleåret 2027/28 har ingen skolerute som skolen har lagt inn.")


def test_every_fault_is_told_and_nothing_changed(ask: Run, path: Path) -> None:
    path.write_bytes(excel(EXCEL.replace("mandag", "tirsdag")))
    assert ask("calendar", "import", path, "--yes").refused(ExitCode.BAD_INPUT) == (
        "Skoleruta er ikke lagt inn. Rett skolerute.csv, og prøv igjen: "
        "linje 2: 16.8.2027 er en mandag, ikke en tirsdag; "
        "linje 3: 11.10.2027 er en mandag, ikke en tirsdag."
    )
    ask("calendar", "import", path.with_name("x"), "--yes").refused(ExitCode.BAD_INPUT)
    ask("calendar", "import").refused(ExitCode.USAGE)
    ask("calendar", "remove").refused(ExitCode.USAGE)
    ask("calendar", "remove", "neste").refused(ExitCode.USAGE)
