"""The plan as a list, of a month and of the school year."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.screens.frame.room import Heading
from elvis_tui.screens.plan.listing import PlanListScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.rows import RowList, Section
from tests.school import desk_with
from tests.screens.plan.plan_room import desk_on, month, press, room, set_by_team
from tests.screens.plan.test_pick_party import choose
from tests.screens.running import running


def rows(pilot: Pilot[Any]) -> list[list[str]]:
    shown = pilot.app.screen.query_one(RowList).rows
    return [[c if isinstance(c, str) else c[0] for c in row.texts] for row in shown]


def titles(pilot: Pilot[Any]) -> list[str]:
    lines = pilot.app.screen.query_one(RowList)._lines
    return [line.title for line in lines if isinstance(line, Section) and line.title]


def head(pilot: Pilot[Any]) -> str:
    return pilot.app.screen.query_one(Heading).render().plain.strip()


async def test_l_shows_the_month_by_time_and_then_the_whole_school_year(desk: Desk) -> None:
    set_by_team(desk, "Elevrådsmøter", "14.10.")
    async with room(desk) as (pilot, _screen):
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, PlanListScreen)
        assert head(pilot) == "Liste · Oktober 2026 · ansvar: alle · 0 av 2 gjort"
        assert rows(pilot)[0][:3] == [
            *("!", "lør. 10.10."),
            "Markering av verdensdagen for psykisk helse med forskjellige aktiviteter og foredrag",
        ]
        assert rows(pilot)[0][-1] == "ikke gjort"
        assert rows(pilot)[1][:3] == ["!", "ons. 14.10.", "Elevrådsmøter"]
        await press(pilot, "l")
        assert head(pilot).startswith("Liste · skoleåret 2026/27 · ansvar: alle · 0 av ")
        assert titles(pilot)[:4] == [
            *("August 2026", "September 2026", "Oktober 2026", "November 2026"),
        ]
        assert "Hele året" in titles(pilot)
        assert ["○", "hele måneden", "Juleverksted"] in [words[:3] for words in rows(pilot)]
        assert {words[1] for words in rows(pilot)} >= {"før 17.8.", "uke 34", "17.8.–30.9."}


async def test_one_partys_list_of_the_year_and_back_with_the_party_kept(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "l", "l")
        await choose_here(pilot, "Miljøteamet")
        assert head(pilot).startswith("Liste · skoleåret 2026/27 · ansvar: Miljøteamet · ")
        assert all("Miljø" in words[-2] or "+" in words[-2] for words in rows(pilot))
        assert "Juleverksted" in [words[2] for words in rows(pilot)]
        await press(pilot, "escape")
        assert screen.whose() == "ansvar: Miljøteamet"


async def choose_here(pilot: Pilot[Any], name: str) -> None:
    await choose(pilot, name)
    assert isinstance(pilot.app.screen, PlanListScreen)


async def test_typing_narrows_the_list_and_escape_ends_the_search_before_the_page(
    desk: Desk,
) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "l", "l", "slash", *"pride")
        assert [words[2] for words in rows(pilot)] == ["Pride-markering"]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanListScreen)
        assert len(rows(pilot)) > 20
        await press(pilot, "escape")
        assert pilot.app.screen is screen


async def test_the_month_that_is_turned_to_in_the_list_is_the_one_one_comes_back_to(
    desk: Desk,
) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "l", "right", "right")
        assert head(pilot).startswith("Liste · Desember 2026")
        assert titles(pilot)[0] == "Desember 2026"
        await press(pilot, "escape")
        assert month(screen) == "Desember 2026"
        await press(pilot, "l", "l", "right")
        assert head(pilot).startswith("Liste · skoleåret 2027/28")


async def test_marks_show_and_july_says_that_there_is_nothing(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "g")
        if not desk.store.all(DoneMark):
            await press(pilot, "ctrl+s")
        await press(pilot, "l")
        assert rows(pilot)[0][0] == "✔"
        assert rows(pilot)[0][-1] == "gjort"
        await press(pilot, *["left"] * 3)
        assert head(pilot).startswith("Liste · Juli 2026")
        drawn = pilot.app.screen.query_one(RowList).render_line(1)
        assert "Planen har ingenting i juli 2026." in "".join(s.text for s in drawn)


async def test_the_meetings_stand_in_the_list_and_are_found_by_their_name() -> None:
    async with running(desk_with()) as app:
        await app.press("4", "l", "end")
        await app.until("Møter", "man. 26.10.", "Nærværsteam")
        await app.press("l", "slash", *"nærværsteam")
        await app.press("down", "end")
        await app.until("Møter", "Nærværsteam")
        await app.press("enter")
        await app.on("AgendaScreen")


async def test_a_search_in_the_month_finds_a_meeting_by_its_name() -> None:
    async with running(desk_with()) as app:
        await app.press("4", "slash", *"nærværsteam")
        await app.until("Møter", "man. 26.10.", "Nærværsteam")


async def test_what_the_team_has_set_is_not_listed_a_second_time(desk: Desk) -> None:
    set_by_team(desk, "Elevrådsmøter", "14.10.")
    async with room(desk) as (pilot, _screen):
        await press(pilot, "l")
        assert [words[2] for words in rows(pilot)].count("Elevrådsmøter") == 1
        assert not [words for words in rows(pilot) if words[1].endswith("Elevrådsmøter")]


async def test_what_is_late_alone_is_shown_of_the_whole_school_year_and_all_again(
    desk: Desk,
) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "s")
        assert head(pilot).startswith("Bare sent · skoleåret 2026/27 · ansvar: alle · ")
        assert titles(pilot) == ["August 2026", "September 2026", "Oktober 2026"]
        assert {words[0] for words in rows(pilot)} == {"!"}
        await press(pilot, "s")
        assert head(pilot).startswith("Liste · skoleåret 2026/27")
        assert "Juni 2027" in titles(pilot)
        await press(pilot, "s", "escape")
        assert not isinstance(pilot.app.screen, PlanListScreen)


async def test_where_nothing_is_late_the_list_says_so_and_how_to_see_all() -> None:
    async with room(desk_on(2026, 8, 3)) as (pilot, _screen):
        await press(pilot, "s")
        drawn = "".join(s.text for s in pilot.app.screen.query_one(RowList).render_line(1))
        assert "Ingenting er sent i skoleåret 2026/27" in drawn
        assert "s viser alt." in drawn


async def test_y_goes_from_the_list_to_the_year_and_enter_to_a_month_of_the_list(
    desk: Desk,
) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "l", "y")
        assert type(pilot.app.screen).__name__ == "YearScreen"
        await press(pilot, "right", "enter")
        assert head(pilot).startswith("Liste · November 2026")
        await press(pilot, "y", "escape")
        assert head(pilot).startswith("Liste · November 2026")


async def test_the_cursor_stays_on_what_was_found_when_the_search_ends(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "l", "l", "slash", *"juleverksted", "escape")
        there = pilot.app.screen.query_one(RowList).row
        assert there is not None
        assert "Juleverksted" in there.texts


async def test_g_marks_the_time_of_the_line(desk: Desk) -> None:
    set_by_team(desk, "Elevrådsmøter", "14. oktober, 28. oktober")
    async with room(desk) as (pilot, _screen):
        await press(pilot, "l")
        found = pilot.app.screen.query_one(RowList)
        found.select(next(row.id for row in found.rows if "2026-10-28" in row.id))
        await press(pilot, "g", "ctrl+s", "ctrl+s")
        (mark,) = desk.all(DoneMark).values()
        assert mark.period == "2026-10-28"
