"""From the school's spreadsheet to the first meeting: 1,200 students, and a list of their absence.

An empty machine, a workbook of students and the absence list as VIS gives it. Who is near a limit
without a varsel is found, followed up and rung; the message to the teacher is written; a meeting
is planned, held and its minutes are done. How many keys it takes is held.
"""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

from elvis_tui.incoming.absence_columns import VIS_FIGURES
from tests.incoming.workbooks import xlsx
from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.hands import fill, leave, note, open_form, save
from tests.terminal.terminal import Terminal

STUDENTS = 1_200
IN_A_CLASS = 30
MOST_KEYS = 90
"""All keys, the text that is typed among them, but for where the two files lie."""


def students() -> list[list[object]]:
    """A school's list as a workbook holds it: the names are numbers, so that nobody is meant."""
    rows: list[list[object]] = [["Etternavn", "Fornavn", "Klasse", "Født"]]
    for at in range(STUDENTS):
        code = f"{1 + at // 400}STA"[:4] + f"{at % 400 // IN_A_CLASS}"
        rows.append(["Vik", f"Alva Ås{at}", code, date(2009, 1 + at % 12, 1 + at % 28)])
    return rows


def absence() -> list[list[object]]:
    """One row for each student and two subjects, one of them near the limit."""
    rows: list[list[object]] = [["Uttrekk 16.10.2026"], list(VIS_FIGURES)]
    for last, first, code, _born in students()[1:]:
        for subject in ("NOR1267", "MAT1019"):
            near = first == "Alva Ås1000" and subject == "MAT1019"
            share, hours = ("9,3", 13) if near else ("1,4", 2)
            name = f"{first} {last}"
            group = f"{code}/{subject}"
            rows.append([name, code, subject, group, share, hours, "Per Bø", "", "Nei"])
    return rows


def take_in(terminal: Terminal, path: Path, told: str) -> None:
    """Name a list, look at what comes, and take it in."""
    terminal.type(str(path))
    terminal.press("enter")
    terminal.wait_for(told, 60)
    terminal.press("ctrl+s")


def find_and_follow(terminal: Terminal) -> None:
    """Who is near the limit without a varsel stands first: followed up, and rung."""
    terminal.press("2")
    terminal.wait_for("Alle åpne · 0")
    terminal.press("a")
    terminal.wait_for("1 varsel mangler")
    assert re.search(r"Alva Ås1000 Vik.*9,3.*ukjent.*□ mangler", terminal.text())
    terminal.press("b")
    terminal.wait_for("Per Bø")
    terminal.wait_for("egenmeldt \\+ udok. 9,3")
    terminal.press("escape")
    terminal.wait_for("1 varsel mangler")
    terminal.press("enter")
    terminal.wait_for("▲ 1 fag nær grensen")
    terminal.press("n")
    terminal.wait_for("Ny oppfølging: Alva")
    fill(terminal, "Kriterier", "fravær 9,3 % (VIS)", tabs=3)
    save(terminal, "Tidslinje")
    open_form(terminal, "c", "Kontakt: Alva")
    save(terminal, "kontakt +telefon, eleven")


def hold_the_meeting(terminal: Terminal) -> None:
    """The meeting makes its own saksliste."""
    terminal.press("5", "5")
    terminal.wait_for("Ingen møter er planlagt")
    open_form(terminal, "n", "Nytt møte")
    save(terminal, r"IKO-team mandag 19\.10\.2026")
    terminal.wait_for(r"1 +Alva Ås1000 Vik \(\w+\) +.*ny siden sist")
    terminal.press("m")
    terminal.wait_for("Hvem er her")
    terminal.press("escape")
    terminal.wait_for("sak 1 av")
    note(terminal, "b", "Beslutning", "Morgenringing i to uker")
    terminal.press("f")
    terminal.wait_for("Avslutte møtet")
    terminal.press("enter")
    terminal.wait_for("Referat: IKO-team")


def test_from_the_spreadsheet_to_the_minutes_of_the_first_meeting(
    sit_down: SitDown, tmp_path: Path
) -> None:
    elever, fravaer = tmp_path / "e.xlsx", tmp_path / "f.xlsx"
    elever.write_bytes(xlsx(students()))
    fravaer.write_bytes(xlsx(absence()))
    terminal = sit_down()
    terminal.wait_for("Hent lister|hent lister")
    terminal.press("i")
    terminal.wait_for("Lista er fra")
    take_in(terminal, elever, r"1.200 elever i \d+ klasser: 1.200 nye")
    terminal.wait_for("Krever noe nå", 30)
    terminal.press("h")
    terminal.wait_for("Lista er fra")
    take_in(terminal, fravaer, r"Fravær per 16\.10\.2026: 1.200 elever, 2.400 nye fag")
    terminal.wait_gone("Lista er fra")

    find_and_follow(terminal)
    hold_the_meeting(terminal)
    keys = terminal.keys
    leave(terminal)
    paths = len(str(elever)) + len(str(fravaer))
    assert keys - paths <= MOST_KEYS, keys - paths
    printed = subprocess.run(
        [*ELVIS, "minutes", "--latest"], capture_output=True, timeout=60, check=True
    ).stdout.decode()
    assert "Morgenringing i to uker" in printed
    assert "1. Alva Ås1000 Vik" in printed
