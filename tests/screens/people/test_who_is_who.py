"""A list that would change who somebody is: told by name, and agreed to or not."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.teams import IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.people import register
from elvis_tui.widgets.fields import LineField
from tests.school import TODAY, student
from tests.screens.running import Running, running
from tests.services.people.lists import propose

HEADER = "Navn;Klasse;Fødselsdato;Elevnummer\n"
FIRST = HEADER + "Nora Solli;2STA;01.02.2009;1001\nOla Berg;2STA;02.02.2009;1002\n"
RENAMED = HEADER + "Noah Granli;2STA;01.02.2009;1001\nOla Berg;2STA;02.02.2009;1002\n"
SORTED_ALONE = HEADER + "Ola Berg;2STA;01.02.2009;1001\nNora Solli;2STA;02.02.2009;1002\n"


@pytest.fixture
def desk(empty_desk: Desk, tmp_path: Path) -> Desk:
    """Two students from a list, and a follow-up of the first."""
    path = tmp_path / "elever.csv"
    path.write_text(FIRST, encoding="utf-8")
    apply(empty_desk, propose(empty_desk, path))
    first = next(iter(empty_desk.all(Student)))
    follow_ups.start(empty_desk, FollowUp(id="", subject=student(first), team=IKO, opened_on=TODAY))
    return empty_desk


def names(desk: Desk) -> list[str]:
    return [s.name for s in desk.all(Student).values()]


async def looked_at(app: Running, path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    await app.on("OverviewScreen")
    await app.press("h")
    await app.on("RosterForm")
    app.screen.query_one(LineField).value = str(path)
    await app.pilot.pause()
    await app.press("enter")


async def test_a_new_name_is_told_by_name_and_comes_when_it_is_agreed_to(
    desk: Desk, tmp_path: Path
) -> None:
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", RENAMED)
        await app.until("Nora Solli (2STA) heter Noah Granli på lista.", "spør først hvem de er.")
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.until("Linje 2: Nora Solli (2STA) heter Noah Granli på lista.", "ikke tatt med")
        await app.press("enter")
        assert "åpne" not in app.text
        await app.press("home", "s")
        assert names(desk) == ["Nora Solli", "Ola Berg"]
        await app.press("ctrl+s")
        await app.on("RosterForm")
        await app.until("Svar: samme elev.", "ctrl+s henter inn.")
        assert names(desk) == ["Nora Solli", "Ola Berg"]
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    assert names(desk) == ["Noah Granli", "Ola Berg"]


@pytest.mark.parametrize("answers", [(), ("x", "x"), ("a", "x", "x")])
async def test_a_column_sorted_alone_changes_nobody_who_is_not_agreed_to(
    desk: Desk, tmp_path: Path, answers: tuple[str, ...]
) -> None:
    """FAULTS 90."""
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", SORTED_ALONE + "Per Lie;2STA;03.02.2009;1003\n")
        await app.until("Det gjør Ola Berg (2STA) også.")
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.press(*answers, "home", "x", "ctrl+s")
        await app.on("RosterForm")
        await app.until("ctrl+s henter inn.")
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    assert names(desk) == ["Nora Solli", "Ola Berg", "Per Lie"]


async def test_another_student_with_a_known_number_comes_beside_the_first(
    desk: Desk, tmp_path: Path
) -> None:
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", RENAMED)
        await app.until("spør først")
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.press("n", "ctrl+s")
        await app.on("RosterForm")
        await app.until("Svar: en ny elev.")
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    assert names(desk) == ["Nora Solli", "Ola Berg", "Noah Granli"]


async def test_esc_goes_back_and_nothing_is_answered(desk: Desk, tmp_path: Path) -> None:
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", RENAMED)
        await app.until("spør først")
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.press("s", "escape")
        await app.on("RosterForm")
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
    assert names(desk) == ["Nora Solli", "Ola Berg"]


async def test_who_has_been_changed_meanwhile_is_asked_about_anew(
    desk: Desk, tmp_path: Path
) -> None:
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", SORTED_ALONE)
        await app.until("spør først")
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.press("s", "ctrl+s")
        await app.on("RosterForm")
        await app.until("henter inn.")
        register.add_student(desk, "Ny Elev 2STA")
        await app.press("ctrl+s")
        await app.until("Data ble endret imens.", "spør først")
    assert names(desk) == ["Nora Solli", "Ola Berg", "Ny Elev"]


async def test_f2_hides_the_names_of_both(desk: Desk, tmp_path: Path) -> None:
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", RENAMED)
        await app.until("Noah Granli")
        await app.press("f2")
        await app.until("Elev 01 (2STA) heter ▒▒▒▒ på lista.")
        assert "Noah" not in app.text
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.until("Elev 01 (2STA) heter ▒▒▒▒ på lista.")
        await app.press("f2")
        await app.until("Nora Solli (2STA) heter Noah Granli på lista.")


async def test_of_many_the_first_are_told_and_all_are_asked_about(
    desk: Desk, tmp_path: Path
) -> None:
    people = [f"Elev{chr(65 + i)} Li;2STA;;20{i:02d}" for i in range(25)]
    path = tmp_path / "mange.csv"
    path.write_text("\n".join([HEADER.strip(), *people]), encoding="utf-8")
    apply(desk, propose(desk, path))
    anew = "\n".join([HEADER.strip(), *(p.replace(";20", ";30") for p in people)])
    async with running(desk, (120, 60)) as app:
        await looked_at(app, path, anew)
        await app.until("Linje 21:", "og 5 til", "spør først")
        assert "Linje 22:" not in app.text
        await app.press("ctrl+s")
        await app.on("WhoIsWho")
        await app.until("Hvem er hvem? 25 rader", "Linje 2: ElevA Li (2STA)")
        await app.press("end")
        await app.until("Linje 26: ElevY Li (2STA)")
        await app.press("a", "ctrl+s")
        await app.on("RosterForm")
        await app.until("ctrl+s henter inn.")
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    assert sum(s.external_id.startswith("30") for s in desk.all(Student).values()) == 25


async def test_a_list_of_staff_comes_by_the_same_dialog(desk: Desk, tmp_path: Path) -> None:
    async with running(desk, (120, 40)) as app:
        await looked_at(app, tmp_path / "ny.csv", "Navn;Rolle;Team\nSiv Li;Rådgiver;IKO-team\n")
        await app.until("Ansatte: 1 person: 1 ny.", "ctrl+s henter inn.")
        await app.press("ctrl+s")
        await app.on("OverviewScreen")
    (person,) = desk.all(Person).values()
    assert (person.name, person.role, person.teams) == ("Siv Li", "Rådgiver", (IKO,))
