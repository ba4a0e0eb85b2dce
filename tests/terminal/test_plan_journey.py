"""A year of the plan at a terminal of 80x24: a date moved, what is done, another plan, and out.

Verdensdagen falls in the autumn break, and the team sets a day of its own. It is marked as done
with what was learned, and seen in the year and in the row of the plan. Another school's plan is
taken in and left again, and what the shell prints of it all is read back.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from icalendar import Calendar

from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.hands import leave, open_form, save
from tests.terminal.terminal import Terminal

LEARNED = "Uka før ferien passet"
ANOTHER = """# Skolemiljøplan

| Tiltak | Kva tid | Ansvarleg |
|---|---|---|
| Turdag for alle | veke 38 | Idrettslaget |
| Foreldremøte | måndag 12. oktober 2026 | Rektor |
| Nattvandring | når det høver | Miljøteamet |
"""


def printed(data: Path, *arguments: str) -> bytes:
    """What a command of the shell prints of the same data."""
    command = [*ELVIS, "--today", "2026-10-19", "--data", str(data), *arguments]
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout


def rows(data: Path) -> dict[str, dict[str, Any]]:
    """The year's activities by their words."""
    found = json.loads(printed(data, "--names", "shown", "plan", "--format", "json"))
    return {row["text"]: row for row in found["activities"]}


def set_a_day_and_mark_it(terminal: Terminal) -> None:
    """The first thing to look at is what falls in the break: it gets a day, and is done."""
    terminal.press("4")
    terminal.wait_for(r"▸ ! .*verdensdagen")
    terminal.wait_for(r"høstferie uke 41\)\. Nærmeste")
    open_form(terminal, "d", "Teamets egen tid")
    terminal.wait_for("Leses som: man. 12.10.")
    terminal.press(*["backspace"] * len("12. oktober"))
    terminal.wait_gone("Leses som")
    terminal.type("torsdag 1. oktober")
    terminal.wait_for("Leses som: tors?. 1.10.")
    save(terminal, r"Teamets datoer")
    terminal.wait_gone("Faller på dager uten skole")
    terminal.wait_for(r"▸ ! .*1\.10\..*Markering av verd")
    open_form(terminal, "g", "gjort")
    terminal.type(LEARNED)
    terminal.wait_for(LEARNED)
    save(terminal, r"✔ .*1\.10\..*Markering av verd")


def see_it_in_the_year_and_in_the_plan(terminal: Terminal) -> None:
    """One key each way, and back to where one was."""
    terminal.press("y")
    terminal.wait_for(r"Skoleåret 2026/27")
    terminal.wait_for(r"▸ .*verdensdagen.*✔")
    terminal.press("enter")
    terminal.wait_for("Oktober 2026")
    terminal.press("p")
    terminal.wait_for(r"Hele planen · del 3 av 7")
    terminal.wait_for(r"▸ Markering av verdensdagen")
    terminal.press("enter")
    terminal.wait_for(LEARNED)
    terminal.press("escape")
    terminal.wait_for(r"▸ Markering av verdensdagen")


def take_in_another_plan(terminal: Terminal, path: Path) -> None:
    """It is shown what becomes of each row before anything is changed."""
    terminal.press("i")
    terminal.wait_for("Ta inn")
    terminal.type(path.name)
    terminal.wait_for(rf"Fil +{path.name}")
    terminal.press("enter")
    terminal.wait_for("3 aktiviteter")
    terminal.press("ctrl+s")
    terminal.wait_for("Skolemiljøplan")
    terminal.wait_gone("verdensdagen")


def test_a_year_of_the_plan(sit_down: SitDown, home: Path) -> None:
    data = home / "elvis.json"
    other = home / "elsewhere" / "annen.md"
    other.write_text(ANOTHER, "utf-8")
    with sit_down("--data", str(data)) as terminal:
        terminal.wait_for("Oversikt")
        set_a_day_and_mark_it(terminal)
        see_it_in_the_year_and_in_the_plan(terminal)
        leave(terminal)

    day = next(row for words, row in rows(data).items() if "verdensdagen" in words)
    assert (day["place"], day["dates"]) == ("dates", ["2026-10-10"])
    assert day["team_dates"] == ["2026-10-01"]
    assert [mark["evaluation"] for mark in day["done"]] == [LEARNED]
    calendar = Calendar.from_ical(printed(data, "plan", "--format", "ics"))
    events = [e for e in calendar.walk("VEVENT") if "verdensdagen" in e["SUMMARY"]]
    assert [f"{event['DTSTART'].dt}" for event in events] == ["2026-10-01"]
    assert LEARNED not in calendar.to_ical().decode()

    with sit_down("--data", str(data)) as terminal:
        terminal.wait_for("Oversikt")
        terminal.press("4", "p")
        terminal.wait_for("Hele planen")
        take_in_another_plan(terminal, other)
        leave(terminal)

    placed = {
        words: (row["place"], row["weeks"], row["dates"]) for words, row in rows(data).items()
    }
    assert placed == {
        "Turdag for alle": ("weeks", ["2026-W38"], []),
        "Foreldremøte": ("dates", [], ["2026-10-12"]),
        "Nattvandring": ("none", [], []),
    }
    printed(data, "plan", "use", "former", "--yes")
    back = next(row for words, row in rows(data).items() if "verdensdagen" in words)
    assert (back["team_dates"], len(back["done"])) == (["2026-10-01"], 1)
