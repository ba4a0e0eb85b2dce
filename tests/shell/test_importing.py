"""`elvis-tui import`: a class list taken in, and refused in a sentence when it will not do."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.teams import IKO
from elvis_tui.storage.file_store import FileStore
from tests.shell.conftest import LIST, Run, tree
from tests.terminal.fixtures import SitDown


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


HEADER = "Navn;Klasse;Fødselsdato;Elevnummer\n"
PEOPLE = "Nora Solli;2STA;01.02.2009;1001\nOla Berg;2STA;02.02.2009;1002\n"
SORTED_ALONE = "Ola Berg;2STA;01.02.2009;1001\nNora Solli;2STA;02.02.2009;1002\n"


def names_in(data: Path) -> dict[str, str]:
    """Names by number."""
    return {s.external_id: s.name for s in FileStore(data, read_only=True).all(Student).values()}


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_who_would_become_another_is_named_left_out_and_told_by_the_code(
    run: Run, tmp_path: Path, dry: tuple[str, ...]
) -> None:
    """FAULTS 90."""
    data, file = tmp_path / "elvis.json", tmp_path / "liste.csv"
    file.write_text(HEADER + PEOPLE, encoding="utf-8")
    assert run("--data", data, "import", file).code == 0
    file.write_text(HEADER + SORTED_ALONE + "Per Lie;2STA;03.02.2009;1003\n", encoding="utf-8")
    done = run("--data", data, "import", *dry, file)
    assert (done.code, done.out) == (5, "")
    assert (
        "2 rader kan være andre enn de elevene vi kjenner, og er ikke tatt med:\n"
        "Linje 2: Nora Solli (2STA) heter Ola Berg på lista. Det gjør Ola Berg (2STA) også.\n"
        "Linje 3: Ola Berg (2STA) heter Nora Solli på lista. Det gjør Nora Solli (2STA) også.\n"
    ) in done.err
    new = {} if dry else {"1003": "Per Lie"}
    assert names_in(data) == {"1001": "Nora Solli", "1002": "Ola Berg"} | new


def test_with_names_hidden_nobody_is_named(run: Run, tmp_path: Path) -> None:
    data, file = tmp_path / "elvis.json", tmp_path / "liste.csv"
    file.write_text(HEADER + PEOPLE, encoding="utf-8")
    run("--data", data, "import", file)
    file.write_text(HEADER + "Noah Granli;2STA;01.02.2009;1001\n", encoding="utf-8")
    done = run("--names", "hidden", "--data", data, "import", file)
    assert done.code == 5
    assert "Linje 2: Elev 01 (2STA) heter ▒▒▒▒ på lista.\n" in done.err
    assert not re.search("Nora|Solli|Noah|Granli", done.err)


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        (HEADER.replace("\n", ";Venn av Nora Solli\n") + "Gry Lund;2STA;1.2.2009;1003;x\n", 0),
        ("Navn;Nora Solli;Fagkode;H1 % udok. fravær (X, M)\nGry Lund;2STA;MAT1019;7\n", 5),
        ("Navn;Gry Lund;Fagkode;H1 % udok. fravær (X, M)\nGry Lund;2STA;MAT1019;7\n", 5),
        ("Navn;Klasse;Dato;Faggruppe;Fraværskode;Timer\nGry Lund;2STA;1.9.2026;A/M;Gry;1\n", 5),
        ("Navn;Klasse;Dato;Faggruppe;Fraværskode;Timer\n"
         "Nora Solli;2STA;1.9.2026;A/M;Nora syk;1\n", 0),
        ("Navn;Rolle;Nora Solli\nBerit Aas;Rådgiver;x\n", 0),
    ],
)  # fmt: skip
def test_with_names_hidden_no_word_of_a_list_tells_one(
    run: Run, tmp_path: Path, listed: str, code: int
) -> None:
    data, file = tmp_path / "elvis.json", tmp_path / "liste.csv"
    file.write_text(HEADER + PEOPLE, encoding="utf-8")
    today = ("--today", "2026-10-19")
    run("--data", data, *today, "import", file)
    file.write_text(listed, encoding="utf-8")
    as_of = ("--as-of", "2026-10-16")
    done = run("--names", "hidden", "--data", data, *today, "import", file, *as_of)
    assert done.code == code
    assert "▒▒▒▒" in done.err
    assert not re.search("Nora|Solli|Gry|Lund", done.err)


@pytest.mark.parametrize(
    ("typed", "code", "names"),
    [
        ("s\r", 0, {"1001": "Noah Granli"}),
        ("\r", 5, {"1001": "Nora Solli"}),
        ("\x04", 5, {"1001": "Nora Solli"}),
    ],
)
def test_at_a_terminal_one_is_asked(
    sit_down: SitDown, run: Run, tmp_path: Path, typed: str, code: int, names: dict[str, str]
) -> None:
    data, file = tmp_path / "elvis.json", tmp_path / "liste.csv"
    file.write_text(HEADER + "Nora Solli;2STA;01.02.2009;1001\n", encoding="utf-8")
    run("--data", data, "import", file)
    file.write_text(HEADER + "Noah Granli;2STA;01.02.2009;1001\n", encoding="utf-8")
    terminal = sit_down("--data", str(data), "import", str(file))
    terminal.wait_for("ikke ta med:")
    assert "Nora Solli (2STA) heter Noah Granli på lista." in terminal.text()
    terminal.send(typed)
    assert terminal.wait() == code
    assert names_in(data) == names


@pytest.mark.parametrize(
    "rows", ["Totalt;3;;\n", ";2STA;;\n", "Navn;Klasse;Fødselsdato;Elevnummer\n"]
)
def test_a_list_of_which_nothing_can_be_read_says_so_by_its_code(
    run: Run, tmp_path: Path, rows: str
) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(HEADER + rows, encoding="utf-8")
    done = run("--data", tmp_path / "elvis.json", "import", file)
    assert done.code == 5
    assert done.err.startswith("Ingen elever eller klasser kunne leses.\n")


@pytest.mark.parametrize(
    "form", [r"{0}/Mine\ elever.csv", "file://{0}/Mine%20elever.csv", "'{0}/Mine elever.csv'"]
)
def test_a_file_dropped_on_the_terminal_is_found(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "Mine elever.csv").write_bytes(LIST)
    done = run("--data", tmp_path / "elvis.json", "import", form.format(tmp_path))
    assert (done.code, done.err.splitlines()[0]) == (0, "2 elever i 2 klasser: 2 nye.")


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


def test_no_byte_of_the_folder_holds_an_identity_number(run: Run, tmp_path: Path) -> None:
    """FAULTS 93."""
    folder, file = tmp_path / "data", tmp_path / "liste.csv"
    numbers = ("03820912345", "3820912345", "038209-12345", "03 82 09 12345", "038209.12345")
    rows = [f"Kari {chr(65 + i)} {n};2STA {n};{n};{n}" for i, n in enumerate(numbers)]
    file.write_text("\n".join([HEADER.strip(), *rows]), encoding="utf-8")
    done = run("--data", folder / "elvis.json", "import", file)
    assert done.code == 0
    assert "fødselsnummer" in done.err
    written = [done.err.encode(), *(p.read_bytes() for p in folder.rglob("*") if p.is_file())]
    assert len(written) > 1
    assert not any(re.search(rb"12345|0?38209", content) for content in written)


def test_a_list_of_staff_is_known_by_its_headers(run: Run, tmp_path: Path) -> None:
    data, file = tmp_path / "elvis.json", tmp_path / "ansatte.csv"
    file.write_text("Navn;Rolle;Team\nSiv Li;Rådgiver;IKO-team\nPer Bø;PPT;\n", encoding="utf-8")
    done = run("--data", data, "import", file)
    assert (done.code, done.err) == (0, "Ansatte: 2 personer: 2 nye.\n")
    people = FileStore(data, read_only=True).all(Person).values()
    assert [(p.name, p.teams) for p in people] == [("Siv Li", (IKO,)), ("Per Bø", ())]


def test_a_list_that_may_be_of_students_or_staff_is_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "liste.csv"
    file.write_text("Navn;Klasse;Rolle\nSiv Li;2STA;Rådgiver\n", encoding="utf-8")
    told = run("--data", tmp_path / "elvis.json", "import", file).refused(5)
    assert "«Rolle»" in told
    assert "«Klasse»" in told
