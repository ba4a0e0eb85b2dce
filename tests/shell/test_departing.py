"""`departure`: the evidence of «Har eleven sluttet?», to standard output or to a new file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.subject import Subject
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import Run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three students, of whom one may have left, once before and now."""
    path = tmp_path / "elvis.json"
    store = FileStore(path)
    names = (("Kåre", "Åsheim"), ("Kåre", "Sæther"), ("Øystein", "Sæther"))
    students = [
        Student(id=f"s-{n}", first_name=first, last_name=last, number=n)
        for n, (first, last) in enumerate(names, 1)
    ]
    doubts = {"d-1": "borte i vår", "d-2": "borte i høst"}
    days = {"d-1": date(2026, 3, 2), "d-2": date(2026, 10, 5)}
    about = Subject.of_student("s-1")
    left = [
        Departure(id=one, subject=about, began_on=days[one], doubt=doubt)
        for one, doubt in doubts.items()
    ]
    store.commit(put=[*students, *left])
    store.close()
    return path


def test_it_is_printed_by_name_or_by_number(run: Run, data: Path) -> None:
    for named in ("Kåre Åsheim", "Elev 01", "åsheim"):
        done = run("--data", data, "--today", "2026-10-19", "departure", named)
        assert (done.code, done.err) == (0, ""), done
        assert done.out.startswith("# Har eleven sluttet? Kåre Åsheim\n")
        assert "borte i vår" in done.out, "of two that are open, the one that is due first"
        assert "borte i høst" not in done.out


def test_names_are_hidden_in_it_and_it_goes_to_a_private_file(
    run: Run, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "sluttet.md"
    done = run("--data", data, "--names", "hidden", "departure", "Elev 01", "--out", out)
    assert done.code == 0
    assert "Navnene er skjult" in done.err
    text = out.read_text(encoding="utf-8")
    assert text.startswith("# Har eleven sluttet? Elev 01\n")
    assert "Åsheim" not in text
    assert run("--data", data, "departure", "Elev 01", "--out", out).code == 1


@pytest.mark.parametrize(
    ("named", "told"),
    [("Kåre", "Flere passer"), ("Ingen", "Ingen elev heter det"), ("Øystein", "Ingen har spurt")],
)
def test_a_student_who_cannot_be_meant_is_told_of(
    run: Run, data: Path, named: str, told: str
) -> None:
    assert told in run("--data", data, "departure", named).refused(2)


def test_without_a_student_it_says_what_it_needs(run: Run, data: Path) -> None:
    assert "navnet" in run("--data", data, "departure").refused(2)
