"""`case`: the list of cases, and a case as a document, to standard output or to a new file."""

from __future__ import annotations

import json
import re
import stat
from datetime import date
from pathlib import Path

import pytest

from docs.make_schema import CASES_PATH, cases_schema
from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.history import HistoryEntry, Reading
from elvis_tui.domain.people.records import Student
from elvis_tui.storage.file_store import FileStore
from tests.parties import parties
from tests.shell.conftest import Run, tree
from tests.shell.json_schema import misfits


def _case(number: str, closed: date | None = None) -> Case:
    return Case(
        id=f"case-{number}",
        number=number,
        title="Erting, sa Åsheim",
        parties=(*parties("s-1"), *parties("s-2", role=Role.OTHER)),
        reported_on=date(2026, 10, 12),
        deadline=date(2026, 10, 19),
        steps=(Step(id="S1", duty_id="S1", title="Undersøke", who="Rektor"),),
        closed_on=closed,
        closed_why="trygt" if closed else "",
        archive_reference="2026/77" if closed else "",
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two cases about the same two students, of which one is closed."""
    path = tmp_path / "mine" / "elvis.json"
    path.parent.mkdir()
    store = FileStore(path)
    names = (("Kåre", "Åsheim"), ("Øystein", "Sæther"), ("Kåre", "Sæther"))
    students = [
        Student(id=f"s-{n}", first_name=first, last_name=last, number=n)
        for n, (first, last) in enumerate(names, 1)
    ]
    store.commit(put=[*students, _case("2026-04"), _case("2026-02", date(2026, 10, 15))])
    store.close()
    return path


TODAY = ("--today", "2026-10-19")


def test_without_a_number_the_cases_are_listed(run: Run, data: Path) -> None:
    done = run("--data", data, *TODAY, "case")
    assert (done.code, done.err) == (0, "")
    first, second = (line for line in done.out.splitlines() if line.startswith("- "))
    for said in ("**2026-04**", "Kåre Åsheim", "0 av 1", "Undersøke (Rektor)", "i dag"):
        assert said in first
    assert "avsluttet 15.10.2026" in second
    hidden = run("--data", data, "--names", "hidden", "case").out
    assert "Åsheim" not in hidden
    assert "Elev 01, Elev 02" in hidden


def test_scripts_get_the_list_with_the_nearest_clock_and_whose_move_it_is(
    run: Run, data: Path
) -> None:
    told = json.loads(run("--data", data, *TODAY, "case", "--format", "json").out)
    assert told[0] == {
        "number": "2026-04",
        "title": "Erting, sa Åsheim",
        "opened": "2026-10-12",
        "closed": None,
        "students": ["Kåre Åsheim", "Øystein Sæther"],
        "progress": {"done": 0, "of": 1},
        "waits_for": "Undersøke",
        "whose_move": "Rektor",
        "nearest_clock": "2026-10-19",
        "archive_reference": None,
    }
    assert (told[1]["nearest_clock"], told[1]["archive_reference"]) == (None, "2026/77")
    hidden = run("--data", data, "--names", "hidden", "case", "--format", "json").out
    assert "Åsheim" not in hidden
    written = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
    chapter = written.partition("\n## case\n")[2].partition("\n## ")[0]
    documented = re.findall(r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", chapter, re.M)))
    assert set(documented) == set(told[0])


def test_the_list_is_as_its_published_schema_says(run: Run, data: Path) -> None:
    assert CASES_PATH.read_text("utf-8") == cases_schema(), "run python -m docs.make_schema"
    schema = json.loads(CASES_PATH.read_text("utf-8"))
    for names in ("shown", "hidden"):
        told = json.loads(
            run("--data", data, *TODAY, "--names", names, "case", "--format", "json").out
        )
        assert len(told) == 2
        assert misfits(told, schema, schema) == []
    first = told[0]
    wrong = {**first, "progress": {"done": "0"}, "closed": 3, "more": None}
    del wrong["number"]
    assert len(misfits([wrong], schema, schema)) == 5, "and what is not is told"


def test_a_case_is_printed_whole_for_a_family_and_as_a_plan(run: Run, data: Path) -> None:
    way = ("--data", data, *TODAY, "--names", "shown", "case", "2026-04")
    whole = run(*way)
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.startswith("# Sak 2026-04: Erting, sa Åsheim\n")
    family = run(*way, "--student", "Øystein").out
    assert family.startswith("# Skolemiljøsak 2026-04\n")
    assert "Åsheim" not in family
    for plan in (run(*way, "--plan"), run(*way, "--plan", "--student", "Kåre Åsheim")):
        assert plan.out.startswith("# Tiltaksplan for Kåre Åsheim\n")
    assert run(*way, "--format", "html").out.startswith("<!DOCTYPE html>\n")


def test_names_hidden_in_a_file_that_is_private_and_never_written_over(
    run: Run, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sak.md"
    done = run("--data", data, "--names", "hidden", "case", "2026-04", "--out", out)
    assert (done.code, done.out) == (0, "")
    assert "Navnene er skjult" in done.err
    text = out.read_text("utf-8")
    assert "Elev 01" in text
    assert "Åsheim" not in text
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert str(out) in run("--data", data, "case", "2026-04", "--out", out).refused(1)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("2026-9",), "Ingen sak har nummeret «2026-9». Disse finnes: 2026-02, 2026-04."),
        (("2026-04", "--student", "Kåre Sæther"), "Ingen i saken heter det."),
        (("2026-04", "--student", "Ingen"), "Kåre Åsheim · Øystein Sæther"),
        (("2026-04", "--format", "json"), "JSON gir bare lista"),
        (("--student", "Øystein"), "Skriv hvilken sak"),
        (("--plan",), "Skriv hvilken sak"),
        (("--format", "html"), "Skriv hvilken sak"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence_with_what_there_is(
    run: Run, data: Path, words: tuple[str, ...], told: str
) -> None:
    assert told in run("--data", data, "--names", "shown", "case", *words).refused(2)


def test_in_an_empty_school_there_is_no_case_and_no_file_is_made(run: Run, home: Path) -> None:
    before = tree(home)
    assert run("case").out == "# Åpne saker\n\nIngen åpne saker.\n"
    assert run("case", "2026-04").refused(2) == "Ingen saker er ført ennå."
    assert tree(home) == before


def test_that_it_was_printed_is_told_as_a_reading_and_the_list_is_none(
    run: Run, data: Path
) -> None:
    def reads() -> list[str]:
        store = FileStore(data, read_only=True)
        return [e.record_id for e in store.all(HistoryEntry).values() if e.verb == Reading.SHELL]

    run("--data", data, "case")
    assert reads() == []
    run("--data", data, "case", "2026-04")
    assert reads() == ["case-2026-04"]


def test_while_somebody_has_the_file_open_it_is_printed_all_the_same(run: Run, data: Path) -> None:
    store = FileStore(data)
    try:
        done = run("--data", data, "case", "2026-04")
        assert done.code == 0
        assert "Lesingen er ikke ført i historikken" in done.err, "it is not lost in silence"
    finally:
        store.close()
