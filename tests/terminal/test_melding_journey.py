"""From a melding to a finished and evaluated plan, at a terminal of 80x24, key by key."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.fixtures import SitDown
from tests.terminal.hands import choose, class_list, fill, leave, open_form, save
from tests.terminal.terminal import Terminal

MOST_KEYS = 420
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
    terminal.wait_for("Kåre Åsheim .*utsatt")
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
    terminal.wait_for("Kåre Åsheim .*utsatt")
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


def test_a_melding_becomes_a_plan_that_is_finished_evaluated_and_still_there(
    sit_down: SitDown, tmp_path: Path
) -> None:
    listed = class_list(tmp_path / "elever.csv", "Sæther;Øystein;2STA", "Åsheim;Kåre;2STA")
    assert sit_down("import", str(listed)).wait() == 0
    terminal = sit_down()
    terminal.wait_for("Krever noe nå")
    report(terminal)
    write_the_plan(terminal)
    evaluate(terminal)
    keys = terminal.keys
    leave(terminal)
    again = sit_down()
    again.wait_for("Krever noe nå")
    again.press("f5")
    again.wait_for("Finn hvem")
    again.type("fortsatt alene")
    again.wait_for("Kåre Åsheim · Sak 2026-01")
    again.press("enter")
    again.wait_for("Tiltaksplan .*✔ plan ferdig 19.10.")
    again.wait_for("✘ +Fast voksen")
    leave(again)
    assert keys <= MOST_KEYS
