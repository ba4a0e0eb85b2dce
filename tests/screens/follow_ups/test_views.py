"""The dialog of the views: the school's own are saved, put right, chosen and taken away there."""

from __future__ import annotations

import pytest

from elvis_tui.domain.follow_ups.saved_views import SavedView, View
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import saved_views
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.screens.running import SMALL, WIDE, Running, running


def ids(app: Running) -> list[str]:
    return [row.id for row in app.screen.query_one(RowList).rows]


def own(desk: Desk) -> list[SavedView]:
    return list(desk.all(SavedView).values())


async def test_what_the_list_shows_is_saved_as_a_view_with_a_name(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "v", "3", "slash")
        await app.type("2sta")
        await app.press("down", "v", "n")
        await app.on("SavedViewForm")
        await app.type("Torsdag")
        await app.press("ctrl+s")
        await app.on("FollowUpsScreen")
        assert "Torsdag · 2" in app.text
        assert ids(app) == ["f-1", "f-4"]
        assert not app.screen.query_one(LineField).display, "the view asks for it now"
        (view,) = own(desk)
        assert (view.name, view.base, view.team, view.search) == (
            *("Torsdag", View.OPEN, IKO, "2sta"),
        )


async def test_an_own_view_is_one_key_away_and_every_other_keeps_its_number(desk: Desk) -> None:
    saved_views.add(desk, SavedView(id="", name="Torsdag", team=ATTENDANCE))
    async with running(desk) as app:
        await app.press("2", "v")
        assert "0  Torsdag" in app.text
        await app.press("0")
        await app.until("Torsdag · 1")
        assert ids(app) == ["f-2"]
        await app.press("v", "1")
        await app.until("Alle åpne · 4")
        await app.press("v", "8")
        await app.until("Utestående trinn · 0", "Ingen trinn gjenstår. s på siden til en elev")


async def test_a_number_that_no_view_has_chooses_nothing() -> None:
    from tests.school import desk_with

    async with running(desk_with()) as app:
        await app.press("2", "v", "0")
        await app.on("ViewsDialog")
        await app.press("9")
        await app.until("Varsel mangler · 1")


async def test_a_view_is_renamed_and_asks_for_less(desk: Desk) -> None:
    saved_views.add(desk, SavedView(id="", name="Torsdag", team=ATTENDANCE))
    async with running(desk) as app:
        await app.press("2", "v", "home", "e")
        await app.on("SavedViewForm")
        await app.press(*["backspace"] * 7, *"Fredag", "tab", "tab", "left", "left", "ctrl+s")
        await app.on("ViewsDialog")
        assert (own(desk)[0].name, own(desk)[0].team) == ("Fredag", None)
        await app.press("enter")
        await app.until("Fredag · 4")


async def test_a_view_that_is_shown_and_taken_away_gives_way_to_all(desk: Desk) -> None:
    saved_views.add(desk, SavedView(id="", name="Torsdag", team=ATTENDANCE))
    async with running(desk) as app:
        await app.press("2", "v", "0")
        await app.until("Torsdag · 1")
        await app.press("v", "x")
        await app.on("Ask")
        await app.until("Ta bort visningen «Torsdag»?")
        await app.press("n")
        assert len(own(desk)) == 1
        await app.press("x", "enter")
        await app.on("ViewsDialog")
        await app.press("escape")
        await app.until("Alle åpne · 4")
        assert own(desk) == []
        await app.press("u")
        assert len(own(desk)) == 1


async def test_the_programs_own_views_cannot_be_changed(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "v", "e")
        await app.on("ViewsDialog")
        await app.press("x")
        await app.on("ViewsDialog")


async def test_a_name_that_is_taken_is_told_and_what_was_typed_stays(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "v", "n", *"mine", "ctrl+s")
        await app.on("SavedViewForm")
        await app.until("En visning eller et team heter det fra før.")
        await app.press("escape", "n")
        assert app.screen.query_one("#name", LineField).value == "mine"


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
async def test_a_name_in_a_view_is_masked(desk: Desk, size: tuple[int, int]) -> None:
    saved_views.add(desk, SavedView(id="", name="Kvisgaard og co", search="kvisgaard"))
    async with running(desk, size) as app:
        await app.press("2", "v", "0")
        await app.until("Kvisgaard og co · 1")
        await app.press("f2")
        assert "Kvisgaard" not in app.text
        assert "▒▒▒▒ og co · 1" in app.text
        await app.press("v")
        await app.until("0  ▒▒▒▒ og co")
        await app.press("e")
        await app.on("SavedViewForm")
        assert "visgaard" not in app.text
        await app.press("escape", "escape", "f2")


# What is found, and what is not because it has ended


async def test_a_search_says_who_has_ended(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "slash")
        await app.type("fjære")
        await app.until("Alle åpne · 0 · 1 til blant avsluttede", "blant de avsluttede. v skifter")
        await app.press("escape")
        assert "blant avsluttede" not in app.text
        await app.press("v", "end", "enter", "slash")
        await app.type("fjære")
        await app.until("Avsluttede · 1")
        assert "til blant" not in app.text


@pytest.mark.parametrize("size", [SMALL, WIDE, (120, 40)], ids=str)
async def test_the_same_student_in_two_teams_is_told_apart(
    desk: Desk, size: tuple[int, int]
) -> None:
    both = replace(service.get(desk, "f-1"), id="f-9", team=ATTENDANCE)
    desk.store.commit(put=[both])
    async with running(desk, size) as app:
        await app.press("2")
        rows = [line for line in app.text.splitlines() if "Thorvaldine" in line]
        assert len(rows) == 2
        assert ("IKO-team" in rows[0], "Nærværsteam" in rows[1]) == (True, True)
        assert not any("team" in line for line in app.text.splitlines() if "Ætna" in line)
        await app.press("v", "4")
        await app.until("Nærværsteam · 2")
        (row,) = [line for line in app.text.splitlines() if "Thorvaldine" in line]
        assert "Nærværsteam" not in row, "where it stands once there is nothing to tell apart"


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
async def test_on_the_page_of_a_class_the_teams_are_told(desk: Desk, size: tuple[int, int]) -> None:
    both = replace(service.get(desk, "f-1"), id="f-9", team=ATTENDANCE)
    desk.store.commit(put=[both])
    async with running(desk, size) as app:
        await app.press("0", "slash", *"2sta", "enter")
        await app.on("SubjectScreen")
        rows = app.text.partition("Elever i klassen som følges opp")[2].partition("Ætna")[0]
        first, second = rows.split("Thorvaldine")[1:]
        assert ("IKO-team" in first, "Nærværsteam" in second) == (True, True)
