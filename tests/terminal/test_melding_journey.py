"""One whole case at a terminal of 80x24, key by key: from the melding to the closing minutes.

Somebody tells of it; the five duties are seen to; the student is heard, and the plan is finished.
A measure does not help, and another is tried; two weeks later that one does. The closing meeting
is held, its minutes are written to a file, the case is closed, and the whole of it is printed and
read back.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.terminal.fixtures import ELVIS, SitDown
from tests.terminal.hands import choose, class_list, fill, leave, note, open_form, save, stand_on
from tests.terminal.reading_markdown import Under, read_document, read_minutes
from tests.terminal.terminal import Terminal

LATER = "2026-11-02"
SAID = "Kåre sier at han har noen å sitte med."
DECIDED = "Saken avsluttes."
MOST_KEYS = 560
"""All keys, the text that is typed among them."""


def report(terminal: Terminal) -> None:
    """Somebody has told of two students: who, when, how, what was seen, in whose words."""
    terminal.press("3")
    terminal.wait_for("Ingen åpne saker")
    terminal.press("n")
    terminal.wait_for("Hvilken elev")
    terminal.type("åsheim")
    terminal.wait_for("▸ Kåre Åsheim")
    terminal.press("enter")
    terminal.wait_for("Ny sak")
    terminal.type("Utestengt")
    terminal.wait_for(r"Gjelder +Utestengt")
    terminal.press("up")
    terminal.wait_until(lambda: terminal.cursor_is_at("Elever"), "the cursor is elsewhere")
    terminal.type(";sæther (a")
    terminal.wait_for(r"sæther \(a")
    fill(terminal, "Meldt av", "Lærer", tabs=3)
    terminal.wait_for("Kåre Åsheim: utsatt · Øystein Sæther: annen part")
    fill(terminal, "Hvordan", "muntlig")
    fill(terminal, "Hva er sett", "Satt alene", tabs=2)
    fill(terminal, "Kåre Åsheim sier", "De går når jeg kommer")
    save(terminal, "Sak 2026-01 · Utestengt")


def write_the_plan(terminal: Terminal) -> None:
    """The student's voice first, and then the law's five things; «ferdig» is refused before."""
    terminal.press("p")
    terminal.wait_for("Hvilken elevs del")
    terminal.press("enter")
    terminal.wait_for("Kåre Åsheim .*utsatt · Sak 2026-01")
    terminal.wait_for("De går når jeg kommer")
    terminal.press("f")
    terminal.wait_for("Planen er ikke ferdig")
    open_form(terminal, "v", "Elevens syn")
    terminal.type("Redd hver dag")
    terminal.wait_for("Redd hver dag")
    fill(terminal, "Elevens beste", "Bli i klassen", tabs=2)
    save(terminal, r"Redd hver dag \(19.10.\)")
    open_form(terminal, "p", "Problem som skal løses")
    terminal.type("Ingen å sitte med")
    save(terminal, r"a Problem som skal løses +Ingen å sitte med")
    open_form(terminal, "t", "Nytt tiltak")
    terminal.type("Fast voksen")
    terminal.wait_for("Fast voksen")
    fill(terminal, "Hvem", "Rektor", tabs=2)
    save(terminal, "Mangler: e når tiltaket evalueres")
    terminal.press("u")
    terminal.wait_for("Ingen tiltak ennå")
    open_form(terminal, "t", "Nytt tiltak")
    terminal.type("Fast voksen")
    terminal.wait_for("Fast voksen")
    fill(terminal, "Hvem", "Rektor", tabs=2)
    fill(terminal, "Evalueres", "i dag")
    save(terminal, r"○ +Fast voksen +fra 19.10. +Rektor +19.10. \(i dag\)")
    terminal.wait_for("Alt er på plass")
    terminal.press("f")
    terminal.wait_for("✔ plan ferdig 19.10.")


def evaluate(terminal: Terminal) -> None:
    """It is due today, and stands on the overview by itself; it did not help: a new one is due."""
    terminal.press("1")
    terminal.wait_for(r"Sak 2026-01 .*i dag")
    terminal.press("3")
    terminal.wait_for("Kåre Åsheim .*utsatt · Sak 2026-01")
    terminal.press("end")
    terminal.wait_for("▸ +Elevens ord til slutt")
    terminal.press("up")
    terminal.wait_for("▸ +○")
    open_form(terminal, "g", "Evaluer «Fast voksen»")
    terminal.type("Fortsatt alene")
    terminal.wait_for("Fortsatt alene")
    terminal.press("tab")
    terminal.wait_for(r"\[ikke vurdert\]")
    choose(terminal, "hjalp")
    choose(terminal, "hjalp delvis")
    choose(terminal, "hjalp ikke")
    terminal.press("tab")
    choose(terminal, "som planlagt")
    save(terminal, "✘ +Fast voksen")
    terminal.wait_for("Nytt tiltak trengs")
    open_form(terminal, "t", "Nytt tiltak")
    terminal.type("Nye plasser")
    terminal.wait_for("Nye plasser")
    fill(terminal, "Hvem", "Lærer", tabs=2)
    fill(terminal, "Evalueres", "+14")
    save(terminal, r"○ +Nye plasser .*2.11. \(om 14 d\)")
    open_form(terminal, "w", "Elevens ord til slutt")
    terminal.type("Litt bedre")
    terminal.wait_for("Litt bedre")
    terminal.press("tab", "tab")
    choose(terminal, "har det trygt og godt")
    choose(terminal, "har det bedre, men ikke trygt")
    save(terminal, "har det bedre, men ikke trygt")


def see_to_the_duties(terminal: Terminal) -> None:
    """Four of the five, on the first day: one with a note, one for a reason not at all."""
    terminal.press("s")
    terminal.wait_for(r"Sak 2026-01 · Utestengt")
    stand_on(terminal, "Følge med og fange opp")
    open_form(terminal, "enter", "Følge med og fange opp")
    terminal.type("Miljøteamet følger med")
    terminal.wait_for("Miljøteamet følger med")
    terminal.press("ctrl+s")
    terminal.wait_gone(r"ctrl\+s lagre")
    do(terminal, "Følge med og fange opp")
    stand_on(terminal, "Gripe inn")
    open_form(terminal, "b", "Gripe inn")
    terminal.type("Det var over da det ble sett")
    terminal.wait_for("Det var over da det ble sett")
    fill(terminal, "Besluttet av", "Rektor")
    save(terminal, "gjelder ikke +Gripe inn")
    # That the head was told is said when the report is written down.
    terminal.wait_for(r"gjort +Melde fra")
    do(terminal, "Undersøke og dokumentere")


def do(terminal: Terminal, step: str) -> None:
    """A step is begun, and then done."""
    stand_on(terminal, step)
    terminal.press("space")
    terminal.wait_for(rf"i gang +{step}")
    terminal.press("space")
    terminal.wait_for(rf"gjort +{step}")


def two_weeks_later(terminal: Terminal) -> None:
    """What is due stands on the overview; it has helped, and the student says that it is safe."""
    terminal.wait_for(r"Sak 2026-01 .*i dag")
    terminal.press("3")
    terminal.wait_for("Åpne saker · 1")
    terminal.press("enter")
    terminal.wait_for(r"Sak 2026-01 · Utestengt")
    terminal.press("x")
    terminal.wait_for("Saken kan ikke avsluttes ennå")
    do(terminal, "Sette inn tiltak og evaluere")
    terminal.press("p")
    terminal.wait_for("Hvilken elevs del")
    terminal.press("enter")
    terminal.wait_for("Kåre Åsheim .*utsatt · Sak 2026-01")
    stand_on(terminal, "Nye plasser")
    open_form(terminal, "g", "Evaluer «Nye plasser»")
    terminal.type("Sitter med to andre")
    terminal.wait_for("Sitter med to andre")
    terminal.press("tab")
    terminal.wait_for(r"\[ikke vurdert\]")
    choose(terminal, "hjalp")
    terminal.press("tab")
    choose(terminal, "som planlagt")
    save(terminal, "● +Nye plasser")
    open_form(terminal, "w", "Elevens ord til slutt")
    terminal.type("Jeg har noen nå. ")
    terminal.wait_for("Jeg har noen nå")
    terminal.press("tab", "end", *["backspace"] * 10)
    terminal.wait_gone(r"19\.10\.2026")
    terminal.type("2.11.")
    terminal.wait_for(r"│ .*\b2\.11\.")
    terminal.press("tab")
    choose(terminal, "har det trygt og godt")
    save(terminal, "har det trygt og godt · .*Jeg har noen nå")


def hold_the_closing_meeting(terminal: Terminal, home: Path) -> Path:
    """It is made from the case, held, and its minutes are written to a file."""
    terminal.press("s")
    terminal.wait_for(r"Sak 2026-01 · Utestengt")
    open_form(terminal, "v", "Avslutningsmøte")
    terminal.type("Tor Lid, Kåre Åsheim, mor")
    terminal.wait_for("Tor Lid, Kåre Åsheim, mor")
    fill(terminal, "Sted", "Møterom 2", tabs=3)
    save(terminal, r"Avslutningsmøte mandag 2\.11\.2026")
    terminal.wait_for("Sak 2026-01: Avslutningsmøte")
    terminal.press("m")
    terminal.wait_for(r"Hvem er her\? 0 av 3")
    terminal.press("a")
    terminal.wait_for(r"Hvem er her\? 3 av 3")
    terminal.press("escape")
    terminal.wait_gone("Hvem er her")
    terminal.wait_for("sak 1 av 1")
    note(terminal, "i", "Informasjon", SAID)
    note(terminal, "b", "Beslutning", DECIDED)
    terminal.press("f")
    terminal.wait_for("Avslutte møtet")
    terminal.press("enter")
    terminal.wait_for(r"Referat: Avslutningsmøte 2\.11\.2026")
    open_form(terminal, "w", "Skriv til fil")
    name = terminal.wait_for(r"~/(referat-\S+\.md)")[1]
    save(terminal, "Skrevet til")
    return home / name


def close(terminal: Terminal) -> None:
    terminal.press("escape")
    terminal.wait_for(r"Sak 2026-01 · Utestengt")
    terminal.wait_gone("Mangler før saken kan avsluttes")
    open_form(terminal, "x", "Avslutt")
    terminal.type("Har det trygt og godt")
    terminal.wait_for("Har det trygt og godt")
    save(terminal, r"Avsluttet 2\.11\.2026 +Har det trygt og godt")


def read_the_minutes(text: str) -> None:
    minutes = read_minutes(text)
    assert minutes.title == "Referat: Avslutningsmøte 2.11.2026"
    (item,) = minutes.items
    assert minutes.items[item] == [f"Informasjon: {SAID}", f"Beslutning: {DECIDED}"]


def read_the_case(text: str) -> None:
    """All that was typed stands in it, each where it belongs."""
    case = read_document(text)
    facts = case["Sak 2026-01: Utestengt"].facts
    assert facts["Meldt"] == "19.10.2026"
    assert (facts["Meldt av"], facts["Meldt hvordan"]) == ("Lærer", "muntlig")
    assert facts["Står per 2.11.2026"] == "avsluttet 2.11.2026"
    assert case["Hva som er sett og sagt"].text == ["Satt alene"]
    assert [row[:2] for row in case["Elevene"].rows[1:]] == [
        ["Kåre Åsheim (2STA)", "utsatt"],
        ["Øystein Sæther (2STA)", "annen part"],
    ]
    assert [(row[1], row[4]) for row in case["Sjekklista"].rows[1:]] == [
        ("✔ gjort", "19.10.2026"),
        ("– gjelder ikke", "–"),
        ("✔ gjort", "19.10.2026"),
        ("✔ gjort", "19.10.2026"),
        ("✔ gjort", "2.11.2026"),
    ]
    assert "Notat: Miljøteamet følger med" in case["Følge med og fange opp"].points
    waived = "Gjelder ikke, fordi: Det var over da det ble sett (Rektor, 19.10.2026)"
    assert waived in case["Gripe inn"].points
    read_the_part(case)
    held = case["Avslutningsmøte 2.11.2026"].points
    assert held[0].startswith("Tid og sted: mandag 2.11.2026 kl. ")
    for told in (
        "Til stede: Tor Lid, Kåre Åsheim, mor",
        f"Informasjon: {SAID}",
        f"Beslutning: {DECIDED}",
    ):
        assert told in held
    assert case["Avslutning"].points == ["Avsluttet: 2.11.2026: Har det trygt og godt"]


def read_the_part(case: dict[str, Under]) -> None:
    """The student's voice, the plan with the law's five things, what came of it, the last word."""
    assert case["Kåre Åsheim (2STA), utsatt"].points == ["Tiltaksplan: ferdig 19.10.2026 av berit"]
    for heading, text in (
        ("Elevens egne ord da saken ble meldt", "De går når jeg kommer"),
        ("Elevens egen opplevelse, hørt 19.10.2026", "Redd hver dag"),
        ("Hva som er best for eleven", "Bli i klassen"),
        ("Problem som skal løses", "Ingen å sitte med"),
        ("Elevens ord til slutt", "Jeg har noen nå."),
    ):
        assert case[heading].text == [text]
    assert case["Tiltak"].rows[1:] == [
        ["Fast voksen (i planen fra 19.10.2026)", "19.10.2026", "Rektor", "19.10.2026"],
        ["Nye plasser (i planen fra 19.10.2026)", "19.10.2026", "Lærer", "2.11.2026"],
    ]
    assert case["Evaluering av tiltakene"].rows[1:] == [
        ["Fast voksen", "19.10.2026", "som planlagt", "hjalp ikke", "Fortsatt alene"],
        ["Nye plasser", "2.11.2026", "som planlagt", "hjalp", "Sitter med to andre"],
    ]
    said = ["Sagt: 2.11.2026", "Eleven sier: har det trygt og godt"]
    assert case["Elevens ord til slutt"].points == said


def test_a_melding_becomes_a_case_that_is_closed_with_its_minutes(
    sit_down: SitDown, home: Path, tmp_path: Path
) -> None:
    listed = class_list(tmp_path / "elever.csv", "Sæther;Øystein;2STA", "Åsheim;Kåre;2STA")
    assert sit_down("import", str(listed)).wait() == 0
    terminal = sit_down()
    terminal.wait_for("Krever noe nå")
    report(terminal)
    write_the_plan(terminal)
    evaluate(terminal)
    see_to_the_duties(terminal)
    keys = terminal.keys
    leave(terminal)
    terminal = sit_down("--today", LATER)
    two_weeks_later(terminal)
    minutes = hold_the_closing_meeting(terminal, home)
    close(terminal)
    leave(terminal)
    read_the_minutes(minutes.read_text(encoding="utf-8"))
    command = [*ELVIS, "--today", LATER, "case", "2026-01"]
    printed = subprocess.run(command, capture_output=True, timeout=60, check=True)
    read_the_case(printed.stdout.decode())
    assert keys + terminal.keys <= MOST_KEYS
