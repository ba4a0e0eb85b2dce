"""One whole meeting, held at a terminal of 80x24 with the keyboard alone.

From an empty machine: a class list comes in, a student is followed up, a meeting is planned,
held, noted and finished; its minutes are written to a file, the program is left and started
again, and everything is read back, on the screens and in the exported Markdown.
"""

from __future__ import annotations

import re
import stat
import subprocess
from pathlib import Path

from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.hands import (
    choose,
    class_list,
    fill,
    leave,
    next_item,
    note,
    open_form,
    save,
)
from tests.terminal.reading_markdown import read_document, read_minutes
from tests.terminal.terminal import Terminal

TODAY = "19.10.2026"
INFO = "Har vært borte mandager, sier at bussen er et problem."
DECISION = "Morgenringing fortsetter til jul."
TASK = "søker skyss"


def follow_up_a_student(terminal: Terminal) -> None:
    terminal.wait_for("Krever noe nå")
    terminal.press("2")
    terminal.wait_for("Alle åpne · 0")
    terminal.press("n")
    terminal.wait_for("Hvem skal følges opp")
    terminal.type("sæther")
    terminal.wait_for("▸ Øystein Sæther")
    terminal.press("enter")
    terminal.wait_for(r"Ny oppfølging: Øystein Sæther \(2STA\)")
    terminal.press("tab", "tab")
    choose(terminal, "■ rød")
    fill(terminal, "Kriterier", "fravær 11,8 % (Visma)")
    fill(terminal, "Eier", "Rådgiver")
    fill(terminal, "Neste dato", "i dag")
    fill(terminal, "Hva", "samtale om skyss")
    save(terminal, "Tidslinje")
    terminal.wait_for(r"Neste dato +19\.10\.2026 \(i dag\) +samtale om skyss")
    assert "fravær 11,8 % (Visma" in terminal.line("Kriterier")


def plan_a_meeting(terminal: Terminal) -> None:
    terminal.press("5")
    terminal.wait_for("Ingen møter er planlagt")
    open_form(terminal, "n", "Nytt møte")
    fill(terminal, "Klokka", "12", tabs=2)
    fill(terminal, "Sted", "Grupperom 2")
    save(terminal, r"IKO-team mandag 19\.10\.2026 kl\. 12\.00")
    terminal.wait_for(r"1 +Øystein Sæther \(2STA\) +skal tas opp · ny siden sist · samtale")
    open_form(terminal, "n", "Meld inn sak")
    terminal.type("kåre")
    terminal.wait_for("Treff: Kåre Åsheim 2STA")
    fill(terminal, "Hva gjelder det", "fravær i norsk")
    save(terminal, r"\d +Kåre Åsheim \(2STA\)")


def add_guest(terminal: Terminal, name: str, role: str, *, external: bool = False) -> None:
    open_form(terminal, "n", "En til i møtet")
    terminal.wait_for("⏎ videre")
    terminal.type(name)
    terminal.wait_for(name)
    fill(terminal, "Rolle", role)
    if external:
        terminal.press("tab")
        choose(terminal, "en annen tjeneste")
    save(terminal, rf"\[✔\] +{name} +{role}")


def start_and_attend(terminal: Terminal) -> None:
    terminal.press("m")
    terminal.wait_for(r"Hvem er her\? 0 av 0")
    add_guest(terminal, "Tor Lid", "Kontaktlærer")
    add_guest(terminal, "Berit Aas", "Rådgiver")
    add_guest(terminal, "Åse Øien", "PPT", external=True)
    terminal.press("home", "space")
    terminal.wait_for(r"\[ \] +Tor Lid")
    terminal.wait_for(r"Hvem er her\? 2 av 3")
    terminal.press("escape")
    terminal.wait_for("til stede 2 av 3 · ekstern: PPT")
    terminal.wait_for(r"Øystein Sæther \(2STA\) +sak 1 av 3")


def hold_it(terminal: Terminal) -> None:
    note(terminal, "i", "Informasjon", INFO)
    note(terminal, "b", "Beslutning", DECISION)
    note(terminal, "o", "Oppgave", TASK, who="Berit Aas", by="23.10.")
    terminal.wait_for(r"søker skyss ▸ Berit Aas · frist 23\.10\.2026")
    open_form(terminal, "d", r"Neste dato: Øystein Sæther \(2STA\)")
    terminal.press("end", *["backspace"] * 10)
    terminal.wait_for(r"Neste dato +f\.eks\. 23\.10\.")
    terminal.type("2.11.")
    terminal.wait_for(r"Neste dato +2\.11\.")
    save(terminal, "sak 1 av 3")

    next_item(terminal, "Markering av verdensdagen")
    terminal.press("t")
    terminal.wait_for("utsatt til neste møte")

    next_item(terminal, "Kåre Åsheim (2STA)")
    note(terminal, "i", "Informasjon", "Leser bedre når han får tid.")
    terminal.press("a")
    terminal.wait_for("✔ avsluttet")


def finish_it(terminal: Terminal) -> None:
    terminal.press("space")
    terminal.wait_for("Avslutte møtet")
    terminal.press("enter")
    terminal.wait_for(r"Referat: IKO-team 19\.10\.2026")
    terminal.wait_for("Grupperom 2")


def write_it(terminal: Terminal, home: Path) -> Path:
    open_form(terminal, "w", "Skriv til fil")
    terminal.wait_for("~/referat-iko-team-2026-10-19.md")
    save(terminal, "Skrevet til")
    return home / "referat-iko-team-2026-10-19.md"


def read_it_back(terminal: Terminal) -> None:
    terminal.wait_for("Krever noe nå")
    terminal.wait_for(r"oppgave: søker skyss +om 4 d")
    terminal.press("2")
    terminal.wait_for("Alle åpne · 1")
    assert re.search(r"■ rød +om 14 d", terminal.line("Øystein Sæther"))
    terminal.press("enter")
    terminal.wait_for("Tidslinje")
    assert "2.11.2026 (om 14 d)" in terminal.line("Neste")
    assert "Berit Aas" in terminal.line("□ +søker skyss")
    terminal.wait_for(r"\s+".join(DECISION.rstrip(".").split()))

    terminal.press("5")
    terminal.wait_for("Avholdt")
    assert re.search(r"19\.10\. .*IKO-team +3 saker", terminal.line("IKO-team"))
    terminal.press("down", "down", "down", "enter")
    terminal.wait_for(r"Referat: IKO-team 19\.10\.2026")
    terminal.wait_for("Åse Øien")
    terminal.wait_quiet(0.3)  # the end is where the last part has been put
    terminal.press("end")
    terminal.wait_for(r"Kåre Åsheim \(2STA\)")
    terminal.press("pageup")
    terminal.wait_for(re.escape(DECISION))


def test_a_team_holds_one_whole_meeting(sit_down: SitDown, home: Path, tmp_path: Path) -> None:
    students = class_list(
        tmp_path / "elever.csv",
        "Sæther;Øystein;2STA",
        "Åsheim;Kåre;2STA",
        '"Bjørnebo; Ragnhild";Ine;1BAA',
    )
    terminal = sit_down("import", str(students))
    assert terminal.wait() == 0
    assert "3 elever i 2 klasser: 3 nye." in terminal.text()

    terminal = sit_down()
    follow_up_a_student(terminal)
    plan_a_meeting(terminal)
    start_and_attend(terminal)
    hold_it(terminal)
    finish_it(terminal)
    exported = write_it(terminal, home)
    leave(terminal)
    assert not terminal.mode(1049)

    terminal = sit_down()
    read_it_back(terminal)
    leave(terminal)

    assert stat.S_IMODE(exported.stat().st_mode) == 0o600
    text = exported.read_text(encoding="utf-8")
    printed = subprocess.run(
        [*ELVIS, "minutes", "--latest"], capture_output=True, timeout=60, check=True
    )
    assert printed.stdout.decode() == text
    minutes = read_minutes(text)
    assert minutes.title == f"Referat: IKO-team {TODAY}"
    when = minutes.facts["Tid og sted"]
    assert re.fullmatch(rf"mandag {TODAY} kl\. \d\d\.\d\d–\d\d\.\d\d, Grupperom 2", when), when
    assert minutes.facts["Til stede"] == "Berit Aas (Rådgiver), Åse Øien (PPT) – ekstern"
    assert minutes.facts["Forfall"] == "Tor Lid (Kontaktlærer)"
    (øystein, kåre) = minutes.items
    assert øystein == "1. Øystein Sæther (2STA): samtale om skyss"
    assert minutes.items[øystein] == [
        f"Informasjon: {INFO}",
        f"Beslutning: {DECISION}",
        "Oppgave: søker skyss · Hvem: Berit Aas · Frist: 23.10.2026",
        "Endret: neste dato 2.11.2026",
    ]
    (plan,) = read_document(text)["Ikke behandlet"].points
    assert plan.startswith("Sak 2: Markering av verdensdagen for psykisk helse")
    assert minutes.outcomes == {
        øystein: "ferdig behandlet i møtet",
        kåre: "ferdig behandlet i møtet",
    }
    assert kåre == "3. Kåre Åsheim (2STA): fravær i norsk"
    assert minutes.items[kåre][0] == "Informasjon: Leser bedre når han får tid."
    assert minutes.tasks == [
        ["Hva", "Hvem", "Frist", "Sak"],
        ["søker skyss", "Berit Aas", "23.10.2026", "1. Øystein Sæther (2STA)"],
    ]
