"""The school's name and its teams, changed on the screen."""

from __future__ import annotations

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.people import teams as team_verbs
from elvis_tui.widgets.rows import RowList
from elvis_tui.wording.team_presets import presets
from tests.screens.other_hands import OthersStore, over
from tests.screens.running import SMALL, WIDE, running


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_palette_leads_there_and_its_keys_are_seen(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await app.press("ctrl+p")
        await app.type("skolen: navn")
        await app.until("Skolen: navn og team")
        await app.press("enter")
        await app.on("SchoolScreen")
        await app.until("Fjellheim videregående skole", "IKO-team", "tar opp saker", "Nærværsteam")
        keys = app.text.splitlines()[-1]
        assert all(word in keys for word in ("⏎ åpne", "n nytt team", "Esc ferdig"))


async def test_the_schools_name_is_changed(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("s", "enter")
        await app.on("SchoolForm")
        await app.press("ctrl+a", "delete")
        await app.type("Ny skole")
        await app.press("ctrl+s")
        await app.on("SchoolScreen")
        await app.until("Ny skole")
        await app.press("escape")
        await app.on("OverviewScreen")
        assert "Ny skole" in app.text.splitlines()[1]


async def test_the_schools_own_limit_is_set_and_taken_away(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("s")
        await app.until("Intern frist for plan i en sak: vanlig praksis")
        await app.press("down", "enter")
        await app.on("SchoolForm")
        await app.press("tab")
        for typed, told in (("fem", "«fem» er ikke et tall"), ("0", "Skriv et tall fra 1 til 60")):
            await app.type(typed)
            await app.press("ctrl+s")
            await app.until(told)
            await app.press("end", "ctrl+u")
        await app.type("3")
        await app.press("ctrl+s")
        await app.on("SchoolScreen")
        await app.until("Intern frist for plan i en sak: 3 virkedager")
        assert desk.school.internal_deadline == 3
        await app.press("enter", "tab", "end", "ctrl+u", "ctrl+s")
        await app.on("SchoolScreen")
        assert desk.school.internal_deadline is None


async def test_a_team_is_added_renamed_used_and_taken_away(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("s", "n")
        await app.on("Choose")
        await app.press("end", "enter")
        await app.on("TeamForm")
        await app.type("Skolemiljøteam")
        await app.press("ctrl+s")
        await app.on("SchoolScreen")
        await app.until("Skolemiljøteam", "0 medlemmer")
        await app.press("end", "e")
        await app.on("TeamForm")
        await app.press("tab", "right", "ctrl+s")
        await app.on("SchoolScreen")
        assert [team.takes_up_cases for team in teams(desk)] == [True, False, True]
        await app.press("escape", "5", "n")
        await app.on("MeetingForm")
        await app.until("[IKO-team]", "Skolemiljøteam")
        await app.press("right", "right", "ctrl+s")
        await app.until("Skolemiljøteam")
        await app.press("1", "s", "end", "x")
        await app.until("Teamet er i bruk: 1 møte som ikke er holdt.")
        assert len(teams(desk)) == 3


async def test_an_unused_team_goes_after_a_question(desk: Desk) -> None:
    team_verbs.add(desk, Team(id="", name=FreeText("Skolemiljøteam"), takes_up_cases=False))
    async with running(desk) as app:
        await app.press("s", "end", "x")
        await app.on("Ask")
        await app.until("Ta bort Skolemiljøteam?")
        await app.press("j")
        await app.on("SchoolScreen")
        assert "Skolemiljøteam" not in app.text
        assert len(teams(desk)) == 2


async def test_the_views_of_the_list_are_those_of_the_teams(desk: Desk) -> None:
    team_verbs.add(desk, Team(id="", name=FreeText("Skolemiljøteam"), takes_up_cases=False))
    async with running(desk) as app:
        await app.press("2", "v")
        await app.until("Skolemiljøteam")
        await app.press("down", "down", "down", "down", "enter")
        await app.until("Skolemiljøteam · 0")


async def test_more_teams_than_there_is_room_for_can_all_be_chosen(desk: Desk) -> None:
    for n in range(8):
        team_verbs.add(
            desk, Team(id="", name=FreeText(f"Trinnteam nummer {n}"), takes_up_cases=False)
        )
    async with running(desk) as app:
        await app.press("5", "n")
        await app.on("MeetingForm")
        for _team in range(9):
            await app.press("right")
        await app.until("[Trinnteam nummer 7]")


async def test_who_reads_along_looks_and_changes_nothing(desk: Desk) -> None:
    reader = over(desk, OthersStore)
    async with running(reader) as app:
        await app.press("s")
        await app.on("SchoolScreen")
        await app.press("n")
        await app.until("Du leser med")
        assert type(app.screen).__name__ == "SchoolScreen"
        assert "nytt team" not in app.text


async def test_names_are_hidden_here_too(desk: Desk) -> None:
    # A name from before: no team can be called so now.
    called = Team(id=IKO, name=FreeText("Gruppa til Thorvaldine"), takes_up_cases=True, order=1)
    desk.store.commit(put=[called])
    async with running(desk) as app:
        await app.press("s")
        await app.until("Gruppa til Thorvaldine")
        await app.press("f2")
        await app.until("Gruppa til ▒▒▒▒")
        assert "Thorvaldine" not in app.text


async def test_the_members_of_a_team_are_added_put_right_and_taken_off(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("s", "end", "enter")
        await app.on("MembersScreen")
        await app.until("Nærværsteam: medlemmer")
        await app.press("n")
        await app.on("PersonForm")
        await app.type("Ragna Moe")
        await app.press("tab")
        await app.type("helsesykepleier")
        await app.press("tab", "right", "ctrl+s")
        await app.on("MembersScreen")
        await app.until("Ragna Moe", "helsesykepleier", "ekstern")
        app.screen.query_one(RowList).select(member(desk, "Ragna Moe").id)
        await app.press("enter")
        await app.on("PersonForm")
        await app.press("end", "n", "ctrl+s")
        await app.on("MembersScreen")
        await app.until("Ragna Moen")
        await app.press("x")
        await app.on("Ask")
        await app.until("Ta Ragna Moen av Nærværsteam?")
        await app.press("enter")
        await app.on("MembersScreen")
        assert "Ragna Moen" not in app.text
        await app.press("escape", "escape")
        await app.on("OverviewScreen")


async def test_a_team_without_anybody_says_what_to_do(desk: Desk) -> None:
    for person in desk.store.all(Person).values():
        desk.store.commit(put=[replace(person, teams=())])
    async with running(desk) as app:
        await app.press("s", "end", "enter")
        await app.on("MembersScreen")
        await app.until("Ingen sitter i teamet ennå. n legger til en.")
        await app.press("enter", "x")
        await app.on("MembersScreen")


async def test_what_is_refused_after_an_answer_is_told_and_ends_nothing(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("s", "end", "up", "enter", "x")
        await app.on("Ask")
        desk.store.commit(delete=[desk.store.get(Person, "p-1")])
        await app.press("enter")
        await app.on("MembersScreen")
        await app.until("finnes ikke")


def member(desk: Desk, name: str) -> Person:
    return next(p for p in desk.store.all(Person).values() if p.name == name)


async def test_a_student_sits_in_a_council_and_stands_by_number_while_names_are_hidden(
    desk: Desk,
) -> None:
    team_verbs.add(desk, presets()["council"])
    async with running(desk) as app:
        await app.press("s", "end", "enter")
        await app.on("MembersScreen")
        await app.until("Elevråd: medlemmer · hver 2. uke", "Planen sier også", "Avdelingsledere")
        await app.press("l")
        await app.on("PickSubject")
        await app.type("grønn")
        await app.press("enter")
        await app.on("MembersScreen")
        await app.until("Øyolf Grønnæss")
        await app.press("f2")
        await app.until("Elev 02")
        assert "Grønnæss" not in app.text
        app.screen.query_one(RowList).select("s-2")
        await app.press("x")
        await app.until("Ta Elev 02 av Elevråd?")
        await app.press("j")
        await app.on("MembersScreen")
        assert "Elev 02" not in app.text


async def test_whom_the_plan_names_is_one_key_away(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("s", "end", "enter")
        await app.on("MembersScreen")
        await app.until("Planen sier også", "Sos.ped.rådgiver")
        await app.press("end", "enter")
        await app.on("PersonForm")
        await app.type("Ragna Moe")
        await app.press("ctrl+s")
        await app.until("Ragna Moe")
        assert member(desk, "Ragna Moe").role == "Sos.ped.rådgiver"
