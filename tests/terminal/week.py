"""A rådgiver's first week with the program, at a terminal of 80x24, key by key.

Lists are read in; five students are followed up; somebody is rung, a measure begun, a task given;
a case is started; a meeting of seven items is held and its minutes are done; a note is put right,
a student renamed, two records of one student made one; and the next meeting stands ready.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from tests.terminal.hands import class_list, fill, note, open_form, save
from tests.terminal.terminal import Terminal

TODAY = "2026-10-19"
MOST_KEYS = 496
"""How many keys the week may take, its text among them."""
STUDENTS = (
    ("sæther", "Øystein Sæther", "2STA", "fravær i norsk"),
    ("åsheim", "Kåre Åsheim", "2STA", "mistrivsel"),
    ("kaminski", "Paweł Kamiński", "1BAA", "IV i tre fag"),
    ("tkach", "Kateryna Tkachenko", "1BAA", "uro hjemme"),
    ("ine moe", "Ine Moe", "1BAA", "fravær på mandager"),
)
"""What is typed to find each, the name, the class and why."""


def lists(folder: Path) -> tuple[Path, Path]:
    """The school's two lists: students, one of them twice, and staff."""
    students = class_list(
        folder / "elever.csv",
        "Sæther;Øystein;2STA",
        "Åsheim;Kåre;2STA",
        "Tkachenko;Kateryna;1BAA",
        "Moe;Ine;1BAA",
        "Moe;Ine Marie;1BAA",
    )
    staff = folder / "ansatte.csv"
    rows = ("Navn;Rolle;Team", "Berit Aas;Rådgiver;IKO-team", "Tor Lid;Kontaktlærer;IKO-team")
    staff.write_text("\n".join(rows), encoding="utf-8")
    return students, staff


def follow_five(terminal: Terminal) -> None:
    """Five are followed up, one of them entered by hand."""
    terminal.wait_for("Krever noe nå")
    terminal.press("2")
    terminal.wait_for("Alle åpne · 0")
    for at, (typed, name, code, why) in enumerate(STUDENTS):
        terminal.press("n")
        terminal.wait_for("Hvem skal følges opp")
        if typed == "kaminski":
            terminal.type(f"{name} {code}")
            terminal.wait_for(r"\+ ny elev «Paweł Kamiński»")
            terminal.press("down", "enter")
            terminal.wait_for("Ny elev")
            save(terminal, "Ny oppfølging: Paweł Kamiński")
        else:
            terminal.type(typed)
            terminal.wait_for(f"▸ {name}")
            terminal.press("enter")
        terminal.wait_for(f"Ny oppfølging: {name}")
        fill(terminal, "Kriterier", why, tabs=3)
        save(terminal, "Tidslinje")
        terminal.press("escape")
        terminal.wait_for(f"Alle åpne · {at + 1}")


def ring_act_and_give(terminal: Terminal) -> None:
    """A contact, a measure and a task on the first student's page; then a note."""
    terminal.press("home", "enter")
    terminal.wait_for("Tidslinje")
    open_form(terminal, "c", "Kontakt: ")
    fill(terminal, "Avtale", "Tar bussen før", tabs=4)
    save(terminal, "telefon, eleven: fikk svar")
    open_form(terminal, "t", "Nytt tiltak")
    _type(terminal, "morgenringing")
    fill(terminal, "Hvem", "Berit Aas")
    fill(terminal, "Evalueres", "+14", tabs=2)
    save(terminal, r"● +morgenringing +Berit Aas +evalueres om 14 d")
    open_form(terminal, "o", "Ny oppgave")
    _type(terminal, "søker skyss")
    fill(terminal, "Hvem", "Tor Lid")
    fill(terminal, "Frist", "fredag")
    save(terminal, r"□ +søker skyss +Tor Lid +frist om 4 d")
    open_form(terminal, "w", "Notat: ")
    _type(terminal, "Sover dårlig")
    save(terminal, "Sover dårlig")


def start_a_case(terminal: Terminal) -> None:
    """Somebody has reported something about the second student."""
    terminal.press("3")
    terminal.wait_for("Ingen åpne saker")
    terminal.press("n")
    terminal.wait_for("Hvilken elev")
    terminal.type("åsheim")
    terminal.wait_for("▸ Kåre Åsheim")
    terminal.press("enter")
    terminal.wait_for("Ny sak")
    _type(terminal, "Utestengt i kantina")
    assert re.search(r"Gjelder +Utestengt", terminal.text())
    save(terminal, "Sak 2026-01")
    terminal.press("space", "space")
    terminal.wait_for("✔ gjort")


def plan_it(terminal: Terminal, when: str, day: str) -> None:
    """A meeting of the IKO team; its people come from the list."""
    terminal.press("5", "5")
    terminal.wait_for("Møter")
    open_form(terminal, "n", "Nytt møte")
    fill(terminal, "Dato", when)
    save(terminal, rf"IKO-team \w+ {re.escape(day)}")
    terminal.wait_for(r"Berit Aas \(Rådgiver\), Tor Lid \(Kontaktlærer\)")


def hold_the_meeting(terminal: Terminal) -> None:
    """Eight items, something noted under each; the minutes are done when it ends."""
    open_form(terminal, "n", "Meld inn sak")
    terminal.type("2sta")
    terminal.wait_for("Treff: 2STA")
    fill(terminal, "Hva gjelder det", "klassemiljø")
    save(terminal, r"8 +2STA +meldt inn · klassemiljø")
    terminal.press("m")
    terminal.wait_for(r"Hvem er her\? 0 av 2")
    terminal.press("a", "escape")
    terminal.wait_for("til stede 2 av 2")
    for number in range(1, 9):
        terminal.wait_for(f"sak {number} av 8")
        if number == 1:
            note(terminal, "o", "Oppgave", "ringer hjem", who="Tor Lid", by="fredag")
        else:
            note(terminal, "b", "Beslutning", f"Sees igjen {number}")
        terminal.press("space")
    terminal.wait_for("Avslutte møtet")
    terminal.press("enter")
    terminal.wait_for("Referat: IKO-team")
    terminal.press("escape")
    terminal.wait_for("Avholdt")


def put_a_note_right(terminal: Terminal) -> None:
    """A word in a note was wrong."""
    terminal.press("2")
    terminal.wait_for("Tidslinje")
    terminal.press("2")
    terminal.wait_for("Alle åpne")
    terminal.press("/")
    terminal.wait_for("søk i navn")
    terminal.type("dårlig")
    terminal.wait_for(r"Alle åpne · 1\b")
    terminal.press("enter")
    terminal.wait_for("Sover dårlig")
    terminal.press("end")
    terminal.wait_for("▸.*begynt")
    _up_to(terminal, "notat")
    terminal.press("enter")
    terminal.wait_for("e rett")
    open_form(terminal, "e", "Sover dårlig")
    terminal.press("end")
    terminal.type("ere")
    save(terminal, "Sover dårligere")
    terminal.press("escape")
    terminal.wait_for(r"notat +Sover dårligere")


def rename_and_join(terminal: Terminal) -> None:
    """Ine Moe stood twice, and has another family name now."""
    terminal.press("f5")
    terminal.wait_for("Finn hvem")
    terminal.type("ine moe")
    terminal.wait_for("▸ elev +Ine Moe")
    terminal.press("enter")
    terminal.wait_for(r"Ine Moe \(1BAA\)")
    terminal.press("b")
    terminal.wait_for("Hvem er den samme")
    terminal.type("ine marie")
    terminal.wait_for("▸ Ine Marie Moe")
    terminal.press("enter")
    terminal.wait_for("samme elev\\?")
    terminal.press("enter")
    terminal.wait_gone("samme elev\\?")
    open_form(terminal, "e", "Ine Moe")
    terminal.press("tab")
    terminal.wait_until(lambda: terminal.cursor_is_at("Etternavn"), "the cursor is elsewhere")
    _type(terminal, "n")
    save(terminal, r"Ine Moen \(1BAA\)")


def _type(terminal: Terminal, text: str) -> None:
    terminal.type(text)
    terminal.wait_for(re.escape(text))


def _up_to(terminal: Terminal, word: str) -> None:
    for _step in range(20):
        if re.search(rf"▸.*{word}", terminal.text()):
            return
        before = terminal.text()
        terminal.press("up")
        terminal.wait_until(lambda seen=before: terminal.text() != seen, "nothing moved")
    raise AssertionError(f"no {word!r} to stand on:\n{terminal.text()}")


def next_meeting_stands_ready(terminal: Terminal) -> None:
    """What was given a date, and who has none, is on the next saksliste by itself."""
    plan_it(terminal, "+21", "9.11.2026")
    terminal.wait_for(r"tiltak skal evalueres")
    terminal.wait_for(r"oppgave ikke\s+gjort · ringer hjem")


PARTS: Mapping[str, Callable[[Terminal], None]] = {
    "five follow-ups": follow_five,
    "contact, measure, task, note": ring_act_and_give,
    "a case": start_a_case,
    "a meeting planned": partial(plan_it, when="i dag", day="19.10.2026"),
    "a meeting of eight held": hold_the_meeting,
    "a note put right": put_a_note_right,
    "renamed and joined": rename_and_join,
    "the next meeting": next_meeting_stands_ready,
}
"""The week, part by part, in its order."""


def live(terminal: Terminal) -> int:
    """The whole week; how many keys it took."""
    for part in PARTS.values():
        part(terminal)
    return terminal.keys
