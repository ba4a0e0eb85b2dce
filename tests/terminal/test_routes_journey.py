"""§ 12-5 and a serious case, from the report on, at a terminal with the keyboard alone."""

from __future__ import annotations

from pathlib import Path

from tests.terminal.fixtures import SitDown
from tests.terminal.hands import choose, class_list, fill, leave, open_form, save, stand_on
from tests.terminal.terminal import Terminal


def report(terminal: Terminal, title: str) -> None:
    """A case of one student, open on its page."""
    terminal.wait_for("Krever noe nå")
    terminal.press("3")
    terminal.wait_for("Åpne saker · 0")
    terminal.press("n")
    terminal.wait_for("Hvilken elev gjelder saken")
    terminal.type("åsheim")
    terminal.wait_for("▸ Kåre Åsheim")
    terminal.press("enter")
    terminal.wait_for("Ny sak")
    terminal.type(title)
    terminal.wait_for(title)
    save(terminal, r"Sak 2026-01 · " + title)


def students(tmp_path: Path) -> str:
    return str(class_list(tmp_path / "elever.csv", "Åsheim;Kåre;1BAA", "Sæther;Øystein;2STA"))


def test_an_employee_is_suspected_and_the_case_is_hidden_from_that_one(
    sit_down: SitDown, tmp_path: Path
) -> None:
    arguments = ("--data", str(tmp_path / "skole.json"))
    listed = sit_down(*arguments, "import", students(tmp_path))
    assert listed.wait() == 0
    terminal = sit_down(*arguments, env={"LOGNAME": "siv", "USER": "siv"})
    report(terminal, "Ydmyket i timen")
    open_form(terminal, "s", r"Ansatt mistenkt \(§ 12-5\)")
    terminal.type("Vegard Holtskog")
    terminal.wait_for("Vegard Holtskog")
    save(terminal, r"en ansatt er mistenkt: Vegard Holtskog, fra 19\.10\.")
    stand_on(terminal, "§ 12-5: melde til rektor")
    terminal.press("space")
    terminal.wait_for(r"i gang +§ 12-5: melde til rektor")
    terminal.press("space")
    terminal.wait_for(r"gjort +§ 12-5: melde til rektor")
    stand_on(terminal, "§ 12-5: til fylkeskommunen")
    open_form(terminal, "b", "Åpenbart grunnløs, meldes ikke")
    terminal.type("Var ikke på skolen den dagen")
    terminal.wait_for("Var ikke på skolen den dagen")
    fill(terminal, "Besluttet av", "Rektor")
    save(terminal, r"åpenbart\s+grunnløs: Var ikke")
    terminal.press("b")
    terminal.wait_for(r"ikke begynt +§ 12-5: til fylkeskommunen")
    leave(terminal)

    suspected = sit_down(*arguments, env={"LOGNAME": "vholtskog", "USER": "vholtskog"})
    suspected.wait_for("Krever noe nå")
    assert "Sak 2026-01" not in suspected.text()
    suspected.press("3")
    suspected.wait_for("Åpne saker · 0")
    assert "Ydmyket" not in suspected.text()
    leave(suspected)

    again = sit_down(*arguments, env={"LOGNAME": "siv", "USER": "siv"})
    again.wait_for("Sak 2026-01")
    again.press("3")
    again.wait_for("Ydmyket i timen")
    leave(again)


def test_a_serious_case_stays_red_until_elements_has_given_its_reference(
    sit_down: SitDown, tmp_path: Path
) -> None:
    arguments = ("--data", str(tmp_path / "skole.json"))
    listed = sit_down(*arguments, "import", students(tmp_path))
    assert listed.wait() == 0
    terminal = sit_down(*arguments)
    report(terminal, "Slag i garderoben")
    open_form(terminal, "l", "Alvorlig sak: Sak 2026-01")
    choose(terminal, "særlig voldelige krenkelser")
    terminal.press(*["tab"] * 7)
    terminal.wait_until(lambda: terminal.cursor_is_at("Vurdering"), "the cursor is elsewhere")
    terminal.type("Brukket nese")
    terminal.wait_for("Brukket nese")
    save(terminal, r"Alvorlig sak: særlig voldelige krenkelser, fra 19\.10\. \(Rektor\)")
    terminal.press("1")
    terminal.wait_for("Krever noe nå")
    terminal.wait_for("mangler melding til skole")
    terminal.wait_for("mangler varsel i Elements")
    terminal.press("3")
    terminal.wait_for("Brukket nese")
    stand_on(terminal, "Alvorlig: informere skoleeier")
    terminal.press("space")
    terminal.wait_for(r"i gang +Alvorlig: informere")
    # Who informed the owner has to be said, so the form asks.
    open_form(terminal, "space", "Alvorlig: informere skoleeier")
    save(terminal, r"gjort +Alvorlig: informere")
    stand_on(terminal, "Alvorlig: varsel")
    terminal.press("space")
    terminal.wait_for(r"i gang +Alvorlig: varsel")
    open_form(terminal, "space", "Alvorlig: varsel i Elements")
    terminal.press("ctrl+s")
    terminal.wait_for("Skriv referansen varselet har i Elements")
    terminal.type("26/04711")
    terminal.wait_for(r"Referanse +26/04711")
    terminal.press("escape")
    terminal.wait_gone(r"ctrl\+s lagre")
    open_form(terminal, "space", "Alvorlig: varsel i Elements")
    terminal.wait_for("26/04711")
    save(terminal, r"gjort +Alvorlig: varsel")
    terminal.press("1")
    terminal.wait_for("Krever noe nå")
    assert "Sak 2026-01" in terminal.text()
    assert "mangler" not in terminal.text()
    leave(terminal)
