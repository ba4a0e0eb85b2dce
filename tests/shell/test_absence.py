"""`elvis-tui absence`, and the lists it stands on, from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

from docs.make_schema import ABSENCE_PATH, absence_schema
from elvis_tui.shell.absence_facts import AbsenceFacts
from tests.shell.conftest import Run

TODAY = ("--today", "2026-10-20")
STUDENTS = "Navn;Klasse;Fødselsdato\nKari Ødegård;2STA;3.2.2009\nOla Lid;2STA;1.1.2010\n"
HEADER = (
    "Navn;Klasse;Fagnavn;Faggruppe;H1+H2 % udok. fravær (X, M);"
    "H1+H2 timer udok. fravær (X, M);Lærer;Kontaktlærer;Avbrudd i skoleåret\n"
)
ROWS = (
    "Kari Ødegård;2STA;Matematikk;2STA/MAT1019;9,2;13;Per Bø;;Nei\n"
    "Ola Lid;2STA;Matematikk;2STA/MAT1019;2,0;3;Per Bø;;Nei\n"
    "Ukjent Elevsen;2STA;Matematikk;2STA/MAT1019;2,0;3;Per Bø;;Nei\n"
)


def lists(folder: Path) -> tuple[str, str]:
    students, absence = folder / "elever.csv", folder / "fravaer 2026-10-19.csv"
    students.write_text(STUDENTS, "utf-8")
    absence.write_text(HEADER + ROWS, "cp1252")
    return str(students), str(absence)


def test_a_list_is_taken_in_told_line_by_line_and_printed(run: Run, tmp_path: Path) -> None:
    students, absence = lists(tmp_path)
    assert run("import", students, *TODAY).code == 0
    taken = run("import", absence, *TODAY)
    assert taken.code == 0
    assert "Fravær per 19.10.2026: 2 elever, 2 nye fag." in taken.err
    assert "Datoen er den i filnavnet." in taken.err
    assert "Helse + udokumentert er ukjent." in taken.err
    assert "Linje 4, Ukjent Elevsen (2STA): eleven finnes ikke i programmet." in taken.err
    told = run("absence", *TODAY).out.splitlines()
    assert told[2].startswith(
        "- Kari Ødegård (2STA) · Matematikk 2STA/MAT1019 · helse + udok. ukjent"
    )
    assert "▲ nær grensen" in told[2]
    assert len(told) == 4
    again = run("import", absence, *TODAY)
    assert "Ingenting er nytt." in again.err


def test_the_day_of_a_list_can_be_said(run: Run, tmp_path: Path) -> None:
    students, absence = lists(tmp_path)
    run("import", students, *TODAY)
    run("import", absence, "--as-of", "2026-10-12", *TODAY)
    (first, *_rest) = json.loads(run("absence", "--format", "json", *TODAY).out)
    assert first["as_of"] == "2026-10-12"
    assert "2026-10-21" in run("import", absence, "--as-of", "2026-10-21", *TODAY).err.replace(
        "21.10.2026", "2026-10-21"
    )


def test_the_json_is_what_its_schema_says(run: Run, tmp_path: Path) -> None:
    students, absence = lists(tmp_path)
    run("import", students, *TODAY)
    run("import", absence, *TODAY)
    done = run("absence", "--format", "json", *TODAY)
    facts = msgspec.json.decode(done.out, type=tuple[AbsenceFacts, ...])
    assert [(f.student, f.ten_percent, f.fifteen_percent) for f in facts] == [
        ("Kari Ødegård", None, 9.2),
        ("Ola Lid", None, 2.0),
    ]
    only = json.loads(run("absence", "--missing-notice", "--format", "json", *TODAY).out)
    assert [one["student"] for one in only] == ["Kari Ødegård"]
    assert set(only[0]) == {
        "student", "class", "subject", "group", "hours", "ten_percent", "ten_as_of",
        "ten_at_least", "fifteen_percent", "fifteen_as_of", "fifteen_at_least",
        "as_of", "teacher", "notices", "left",
    }  # fmt: skip
    hidden = run("absence", "--names", "hidden", *TODAY)
    assert "Kari" not in hidden.out
    assert "Elev 01 (2STA)" in hidden.out


def test_the_figure_that_asks_for_a_varsel_is_told_with_the_day_of_its_list(
    run: Run, tmp_path: Path
) -> None:
    students, absence = lists(tmp_path)
    run("import", students, *TODAY)
    run("import", absence, "--as-of", "2026-10-12", *TODAY)
    health = tmp_path / "helse.csv"
    health.write_text(
        "Navn;Klasse;Faggruppe;H1+H2 % helse og udok. fravær\nKari Ødegård;2STA;2STA/MAT1019;2,0\n",
        "cp1252",
    )
    run("import", str(health), "--as-of", "2026-10-19", *TODAY)
    missing = ("absence", "--missing-notice")
    [told] = json.loads(run(*missing, "--format", "json", *TODAY).out)
    assert (told["ten_percent"], told["ten_as_of"]) == (2.0, "2026-10-19")
    assert (told["fifteen_percent"], told["fifteen_as_of"]) == (9.2, "2026-10-12")
    text = run(*missing, *TODAY).out.replace("\u00a0", " ")
    assert "helse + udok. 2 % (lista av 19.10.) · egenmeldt + udok. 9,2 % (lista av 12.10.)" in text
    part = tmp_path / "timer.csv"
    part.write_text(
        "Fravær 21.09.2026 - 20.10.2026\n"
        "Navn;Klasse;Dato;Faggruppe;Fraværskode;Timer;Årstimer\n"
        "Ola Lid;2STA;12.10.2026;2STA/MAT1019;X;30;140\n",
        "cp1252",
    )
    run("import", str(part), *TODAY)
    first, _kari = json.loads(run(*missing, "--format", "json", *TODAY).out)
    assert (first["student"], first["fifteen_percent"], first["ten_percent"]) == (
        "Ola Lid",
        2,
        None,
    )
    least = {"percent": 21.428571, "first_day": "2026-09-21", "as_of": "2026-10-20"}
    assert (first["fifteen_at_least"], first["ten_at_least"]) == (least, least)
    assert "≥21,43 % (lista av 20.10., bare fra 21.9. til 20.10.)" in (
        run(*missing, *TODAY).out.replace("\u00a0", " ")
    )


def test_the_published_schema_is_that_of_the_records() -> None:
    assert ABSENCE_PATH.read_text("utf-8") == absence_schema(), "run python -m docs.make_schema"


def test_without_figures_that_is_told(run: Run) -> None:
    assert run("absence").out == "# Fravær\n\nIngen fraværstall.\n"
    assert json.loads(run("absence", "--format", "json").out) == []
