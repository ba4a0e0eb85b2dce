"""`export`, and `import` of what it has written."""

from __future__ import annotations

import json
import re
import stat
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from elvis_tui.domain.people.records import Student
from elvis_tui.storage import durable
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import Run, tree
from tests.shell.test_sealing import PASSPHRASE, answer, encrypted
from tests.storage.test_versions import crafted
from tests.terminal.fixtures import SitDown

IN_CLEAR = "Elevenes navn står i klartekst."
ALL_IN_CLEAR = (
    "Alt står i klartekst: elevenes navn, det som er skjermet, og klasse og neste dato for elever "
    "med adressesperre."
)
BY_NUMBER = "Navnene er skjult: elevene står med nummer."
RELEASED = Path(__file__).parents[1] / "storage" / "released"


def test_everything_goes_out_and_into_an_empty_file_that_is_sound(
    run: Run, data: Path, tmp_path: Path
) -> None:
    out, new = tmp_path / "alt.json", tmp_path / "ny" / "ny.json"
    done = run("--data", data, "export", "--format", "json", "--out", out)
    assert (done.code, done.out, done.err) == (0, "", f"Skrevet til {out}. {ALL_IN_CLEAR}\n")
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    done = run("--data", new, "import", out)
    assert (done.code, done.out) == (0, "")
    assert done.err.startswith("Utvekslingsfila har 1\u00a0200 elever, 45 klasser, ")
    again = run("--data", new, "export")
    assert tables(again.out) == tables(out.read_text("utf-8"))
    assert run("--data", new, "check").code == 0
    assert run("--data", new, "import", out).refused(1).startswith("En utvekslingsfil hentes bare")


def tables(text: str) -> object:
    file = json.loads(text)
    assert file["format"] == "elvis"
    return file["tables"]


def test_a_dry_run_tells_what_is_in_it_and_leaves_nothing(
    run: Run, data: Path, home: Path, tmp_path: Path
) -> None:
    out = tmp_path / "alt.json"
    run("--data", data, "export", "--out", out)
    before = tree(home)
    done = run("import", "--dry-run", out)
    assert done.code == 0
    assert done.err.endswith("Ingenting er lagret (--dry-run).\n")
    assert tree(home) == before


def test_a_file_with_faults_is_refused_in_one_sentence_and_nothing_is_there(
    run: Run, tmp_path: Path
) -> None:
    path, new = tmp_path / "alt.json", tmp_path / "ny.json"
    student = {"id": "s-1", "first_name": "Kari", "last_name": 1, "birth_date": "1767225600"}
    file = {"format": "elvis", "version": 2, "tables": {"students": [student]}}
    path.write_text(json.dumps(file), encoding="utf-8")
    told = run("--data", new, "import", path).refused(5)
    assert "elev 1: «last_name» er ikke tekst; elev 1: «birth_date» er ikke en dato" in told
    assert not FileStore(new, read_only=True).all(Student)


@pytest.mark.parametrize("released", [1, 3, 5])
def test_references_that_lead_nowhere_are_told_going_out_and_coming_in(
    run: Run, tmp_path: Path, released: int
) -> None:
    old, out, new = (tmp_path / name for name in ("gammel.json", "alt.json", "ny.json"))
    old.write_bytes((RELEASED / f"schema-{released}.json").read_bytes())
    told = run("--data", old, "export", "--out", out).err.splitlines()
    assert len(told) == 2
    assert told[1].startswith("Noe peker på det som ikke finnes, og står som det er: ")
    done = run("--data", new, "import", out)
    assert (done.code, done.err.splitlines()[1]) == (0, told[1])
    assert tables(run("--data", new, "export").out) == tables(out.read_text("utf-8"))


def test_the_list_goes_out_for_a_spreadsheet(run: Run, data: Path, tmp_path: Path) -> None:
    csv, xlsx = tmp_path / "liste.csv", tmp_path / "liste.xlsx"
    for path in (csv, xlsx):
        done = run("--data", data, "export", "--format", path.suffix[1:], "--out", path)
        assert done.code == 0
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    lines = csv.read_text("utf-8-sig").splitlines()
    assert lines[0].startswith('"Navn";"Klasse";"Team"')
    rows = list(load_workbook(BytesIO(xlsx.read_bytes())).worksheets[0].iter_rows(values_only=True))
    assert [str(row[0]) for row in rows] == [line.split(";")[0].strip('"') for line in lines]
    assert "finnes fra før" in run("--data", data, "export", "--out", csv).refused(1)


def test_the_list_is_written_to_standard_output_by_number(run: Run, data: Path) -> None:
    shown = run("--data", data, "export", "--format", "csv")
    hidden = run("--data", data, "--names", "hidden", "export", "--format", "csv")
    assert (shown.code, hidden.code) == (0, 0)
    assert "Elev " not in shown.out
    students = FileStore(data, read_only=True).all(Student).values()
    words = set(re.findall(r"\w+", hidden.out))
    assert words & {word for s in students for word in s.last_name.split()} == set()
    assert hidden.out.count("Elev ") > 50


@pytest.mark.parametrize(
    ("names", "told", "column", "title"),
    [
        ("shown", IN_CLEAR, "Navn", "Oppfølging"),
        ("hidden", BY_NUMBER, "Navn (skjult)", "Oppfølging, navn skjult"),
    ],
)
def test_whether_names_are_hidden_is_told_and_stands_in_the_file(
    run: Run, data: Path, tmp_path: Path, names: str, told: str, column: str, title: str
) -> None:
    csv, xlsx = tmp_path / "liste.csv", tmp_path / "liste.xlsx"
    for path in (csv, xlsx):
        command = ("export", "--format", path.suffix[1:], "--out", path)
        done = run("--data", data, "--names", names, *command)
        assert done.err == f"Skrevet til {path}. {told}\n"
    assert csv.read_text("utf-8-sig").startswith(f'"{column}";"Klasse"')
    book = load_workbook(BytesIO(xlsx.read_bytes()))
    assert (book.sheetnames, book.properties.description) == ([title], told)
    assert book.worksheets[0]["A1"].value == column
    assert run("--data", data, "--names", names, "export", "--format", "csv").err == f"{told}\n"


def test_what_was_last_chosen_with_f2_is_told_too(run: Run, data: Path, home: Path) -> None:
    chosen = home / "config" / "elvis-tui" / "innstillinger.toml"
    chosen.parent.mkdir(parents=True)
    chosen.write_text("skjul_navn = true\n", encoding="utf-8")
    assert run("--data", data, "export", "--format", "csv").err == f"{BY_NUMBER}\n"
    assert run("--data", data, "export").err == f"{ALL_IN_CLEAR}\n"


def test_an_exchange_file_hides_no_names(run: Run, data: Path) -> None:
    assert "alltid navnene" in run("--data", data, "--names", "hidden", "export").refused(2)


def test_a_workbook_is_not_written_to_a_screen(sit_down: SitDown, data: Path) -> None:
    terminal = sit_down("--data", str(data), "export", "--format", "xlsx")
    terminal.wait_for("Et regneark kan ikke skrives til skjermen.")
    assert terminal.wait() == 2


def test_what_is_encrypted_comes_out_in_the_clear_only_for_a_yes(
    run: Run, sit_down: SitDown, data: Path, tmp_path: Path
) -> None:
    encrypted(sit_down, data)
    out = tmp_path / "alt.json"
    assert run("--data", data, "export", "--out", out).code != 0
    for said, code in (("n", 1), ("j", 0)):
        terminal = sit_down("--data", str(data), "export", "--out", str(out))
        answer(terminal, "assordfrase", PASSPHRASE)
        answer(terminal, "Data er kryptert, men det som skrives, er det ikke", said)
        assert terminal.wait() == code
        assert out.exists() is (code == 0)
    assert len(json.loads(out.read_text("utf-8"))["tables"]["students"]) == 1200


def test_what_a_newer_program_has_written_is_not_passed_on_in_part(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "nyere.json"
    student = {"id": "s-1", "first_name": "Nora", "last_name": "Solli", "pronoun": "hun"}
    crafted(path, durable.SCHEMA + 1, students={"1": student})
    assert "nyere utgave" in run("--data", path, "export").refused(4)
