"""Room 4: walking through the months, marking, narrowing, and reading the plan word for word."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Markdown

from elvis_tui.app.themes import STANDARD, THEMES
from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import replace
from elvis_tui.resources import content, style
from elvis_tui.screens.frame.room import Heading
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.plan.activity import ActivityScreen
from elvis_tui.screens.plan.document import PlanTextScreen, plan_markdown
from elvis_tui.screens.plan.month import PlanScreen
from elvis_tui.screens.plan.pick_party import PickParty
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.sources import Sources
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.month_grid import MonthGrid
from elvis_tui.widgets.rows import RowList, Section
from tests.school import desk_with

NARROW, WIDE = (80, 24), (120, 40)


class Host(App[None]):
    """The room and nothing else."""

    CSS_PATH = style("common")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = STANDARD.name
        self.room = PlanScreen(Session(desk))

    def on_mount(self) -> None:
        self.push_screen(self.room)


def desk_on(year: int, month: int, day: int) -> Desk:
    """The school's plan, and nothing else, on one day."""
    return desk_with((), now=datetime(year, month, day, 12, tzinfo=UTC))


@pytest.fixture
def desk() -> Desk:
    return desk_on(2026, 10, 19)


@asynccontextmanager
async def room(
    desk: Desk, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Pilot[Any], PlanScreen]]:
    app = Host(desk)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, app.room


async def press(pilot: Pilot[Any], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


def head(screen: PlanScreen) -> str:
    return screen.query_one(Heading).render().plain.strip()


def month(screen: PlanScreen) -> str:
    return head(screen).partition(" · ")[0]


def grid(screen: PlanScreen) -> str:
    return screen.query_one(MonthGrid).render().plain


def bands(screen: PlanScreen) -> RowList:
    return screen.query_one("#bands", RowList)


def listed(screen: PlanScreen) -> list[str]:
    return [row.id for row in bands(screen).rows]


def texts(screen: PlanScreen) -> list[list[str]]:
    """The words of every row."""
    return [[c if isinstance(c, str) else c[0] for c in row.cells] for row in bands(screen).rows]


def sections(screen: PlanScreen) -> dict[str, str]:
    lines = bands(screen)._lines
    return {s.title: s.note for s in lines if isinstance(s, Section) and s.title}


def shown_words(pilot: Pilot[Any]) -> str:
    """All that the facts on the screen in front say, on one line."""
    return " ".join(pilot.app.screen.query_one(Facts).render().plain.split())


# The months


async def test_the_room_opens_on_the_month_we_are_in(desk: Desk) -> None:
    async with room(desk) as (_pilot, screen):
        assert head(screen) == "Oktober 2026 · skoleår 2026/27 · ansvar: alle"
        assert "◂ september" in grid(screen)
        assert "november ▸" in grid(screen)
        assert "19 i dag" in grid(screen)
        assert "Høstferie 5.–9.10." in grid(screen)


async def test_the_arrows_walk_the_months_over_new_year_and_back(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        seen = []
        for key in ("right", "right", "right", "right", "left", "left", "left"):
            await press(pilot, key)
            seen.append(month(screen))
        assert seen == [
            "November 2026",
            "Desember 2026",
            "Januar 2027",
            "Februar 2027",
            "Januar 2027",
            "Desember 2026",
            "November 2026",
        ]
        assert "desember ▸" in grid(screen)


async def test_zero_goes_back_to_the_month_we_are_in(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "left", "left", "left", "left")
        assert month(screen) == "Juni 2026"
        await press(pilot, "0")
        assert month(screen) == "Oktober 2026"
        assert "19 i dag" in grid(screen)


async def test_a_click_on_a_neighbours_name_goes_there(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await pilot.click(MonthGrid, offset=(75, 0))
        await pilot.pause()
        assert month(screen) == "November 2026"


async def test_another_month_begins_at_its_first_activity(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "end", "right")
        row = bands(screen).row
        assert row is not None
        assert row.id == "P19"


async def test_the_calendar_ends_where_weeks_cannot_be_counted() -> None:
    async with room(desk_on(9998, 12, 30)) as (pilot, screen):
        await press(pilot, "right")
        assert month(screen) == "Desember 9998"
        await press(pilot, "left")
        assert month(screen) == "November 9998"


# What is shown


async def test_each_kind_of_activity_stands_under_its_own_words(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        assert sections(screen) == {
            "Hele måneden": "0 av 1 gjort",
            "Hver uke": "2",
            "Hele året": "11",
            "Timeplanlagt": "1",
            "Egen plan": "3",
            "Etter behov": "1",
        }
        await press(pilot, "left", "left")
        assert list(sections(screen))[:3] == [
            "Før skolestart",
            "Skolestart",
            "De første skoleukene",
        ]
        assert "Første skoledag man. 17.8." in grid(screen)


async def test_every_row_says_who_is_responsible(desk: Desk) -> None:
    async with room(desk) as (_pilot, screen):
        responsible = {a.id: a.responsible for a in activities(desk)}
        for row, words in zip(bands(screen).rows, texts(screen), strict=True):
            assert words[-1].startswith(responsible[row.id][0])
        by_id = dict(zip(listed(screen), texts(screen), strict=True))
        assert by_id["P09"][-1] == "Miljøteam, elevtjeneste"
        assert by_id["P12"][-1] == "Nærværsteam, Miljøteam +1"


async def test_july_says_that_there_is_no_school() -> None:
    async with room(desk_on(2027, 7, 3)) as (_pilot, screen):
        assert month(screen) == "Juli 2027"
        assert "Ingen skole i juli." in grid(screen)
        assert listed(screen) == []
        drawn = "".join(s.text for s in bands(screen).render_line(1)).strip()
        assert drawn == "Planen har ingenting i juli."


async def test_an_unknown_school_year_is_said_and_no_day_is_guessed() -> None:
    async with room(desk_on(2027, 10, 13)) as (_pilot, screen):
        assert "skoleår 2027/28" in head(screen)
        assert "Skoleruta for 2027/28 er ikke lagt inn" in grid(screen)
        assert "ferie " not in grid(screen).partition("Skoleruta")[0]
        assert "After Elvis" not in grid(screen)
        assert "P32" in listed(screen)


async def test_a_when_that_is_not_read_is_shown_word_for_word(desk: Desk, tmp_path: Path) -> None:
    rows = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Turdag [/] | Annenhver uke | Rektor |\n"
    path = tmp_path / "handlingsplan.md"
    path.write_text(f"# Plan\n\n{rows}", encoding="utf-8")
    desk = replace(desk, sources=Sources(tmp_path))
    async with room(desk) as (pilot, screen):
        assert list(sections(screen)) == ["Uten fast tid"]
        await press(pilot, "enter")
        assert "«Annenhver uke»" in shown_words(pilot)
        assert "leser ikke" in shown_words(pilot)
        assert "Turdag [/]" in shown_words(pilot)


async def test_all_of_the_plan_can_be_reached_and_read_word_for_word(desk: Desk) -> None:
    plan = {a.id: a for a in Sources().plan().activities}
    async with room(desk) as (pilot, screen):
        read: set[str] = set()
        for _month in range(12):
            for row_id in listed(screen):
                if read.issuperset(listed(screen)):
                    break
                row = bands(screen).row
                assert row is not None
                assert row.id == row_id
                if row_id not in read:
                    await press(pilot, "enter")
                    words, activity = shown_words(pilot), plan[row_id]
                    assert " ".join(activity.text.split()) in words
                    assert f"Når «{activity.when_text}»" in words
                    assert f"Ansvar {', '.join(activity.responsible)}" in words
                    read.add(row_id)
                    await press(pilot, "escape")
                await press(pilot, "down")
            await press(pilot, "right")
        assert read == set(plan)
        assert len(read) == 32


async def test_a_wide_screen_says_all_about_the_chosen_activity_beside_the_list(
    desk: Desk,
) -> None:
    async with room(desk, WIDE) as (pilot, screen):
        assert bands(screen).region.x >= screen.query_one(MonthGrid).region.right
        assert "med forskjellige aktiviteter og foredrag" in shown_words(pilot)
        await press(pilot, "down")
        assert "piknik i parken" in shown_words(pilot)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert bands(screen).region.y >= screen.query_one(MonthGrid).region.bottom
        assert not screen.query_one(Facts).display


@pytest.mark.parametrize("size", [(72, 18), NARROW, (112, 24), WIDE])
async def test_every_month_fits_its_screen(desk: Desk, size: tuple[int, int]) -> None:
    async with room(desk, size) as (pilot, screen):
        for _month in range(12):
            shown = screen.query_one(MonthGrid)
            assert len(grid(screen).split("\n")) <= shown.region.height
            assert bands(screen).region.height >= 5
            assert bands(screen).region.right <= size[0]
            await press(pilot, "right")


# Done


async def test_g_marks_an_activity_as_done_for_the_shown_month_and_saves_it(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "g")
        (mark,) = desk.store.all(DoneMark).values()
        assert (mark.period, mark.on) == ("2026-10", desk.today)
        assert texts(screen)[0][0] == "✔"
        assert sections(screen)["Hele måneden"] == "1 av 1 gjort"
        await press(pilot, "g")
        assert not desk.store.all(DoneMark)
        assert texts(screen)[0][0] == "○"


async def test_done_in_november_is_not_done_in_february(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "right", "g", "right", "right", "right")
        assert month(screen) == "Februar 2027"
        assert listed(screen)[0] == "P19"
        assert texts(screen)[0][0] == "○"
        assert [m.period for m in desk.store.all(DoneMark).values()] == ["2026-11"]


async def test_what_goes_on_all_year_cannot_be_marked_as_done(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "end", "g")
        assert not desk.store.all(DoneMark)
        told = [toast.message for toast in pilot.app._notifications]
        assert told == ["Bare det som hører til måneden, kan merkes gjort."]


async def test_done_can_be_marked_in_front_of_the_activity_too(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "enter", "g")
        assert isinstance(pilot.app.screen, ActivityScreen)
        assert "✔ oktober 2026, merket 19.10.2026 av berit" in shown_words(pilot)
        await press(pilot, "escape")
        assert texts(screen)[0][0] == "✔"


async def test_the_key_for_done_is_not_offered_for_what_is_never_done(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "end", "enter")
        assert "activity.done" not in {a.binding.id for a in live_bindings(pilot.app.screen)}


# Whose


async def choose(pilot: Pilot[Any], name: str) -> None:
    await press(pilot, "a")
    assert isinstance(pilot.app.screen, PickParty)
    parties = pilot.app.screen.query_one(RowList)
    names = [row.cells[0] for row in parties.rows]
    await press(pilot, "home", *["down"] * names.index(name), "enter")


async def test_only_what_one_party_answers_for_is_shown_in_every_month(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await choose(pilot, "Miljøteamet")
        assert head(screen).endswith("ansvar: Miljøteamet")
        assert listed(screen) == ["P09", "P32", "P10", "P11", "P12", "P17"]
        await press(pilot, "right", "right")
        assert listed(screen)[0] == "P22"
        assert head(screen).endswith("ansvar: Miljøteamet")


async def test_what_others_do_on_a_day_leaves_the_month_too(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        assert "After Elvis" in grid(screen)
        await choose(pilot, "Rektor")
        assert "After Elvis" not in grid(screen)


async def test_escape_shows_everybodys_again(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        before = listed(screen)
        assert "plan.everybody" not in {a.binding.id for a in live_bindings(pilot.app.screen)}
        await choose(pilot, "Biblioteket")
        assert listed(screen) == ["P26", "P28"]
        assert "plan.everybody" in {a.binding.id for a in live_bindings(pilot.app.screen)}
        await press(pilot, "escape")
        assert listed(screen) == before
        assert head(screen).endswith("ansvar: alle")


async def test_a_party_without_anything_in_the_month_is_told_so(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await choose(pilot, "Idrettsfag")
        assert listed(screen) == []
        drawn = "".join(s.text for s in bands(screen).render_line(1)).strip()
        assert drawn == "Ingenting for Idrettsfag i oktober. Esc viser alle."


async def test_the_choice_shows_how_much_each_has_and_how_else_it_is_written(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "a")
        rows = pilot.app.screen.query_one(RowList).rows
        words = {r.cells[0]: [c if isinstance(c, str) else c[0] for c in r.cells[1:]] for r in rows}
        assert words["alle"] == ["", "19"]
        assert words["Miljøteamet"] == ["Miljøteam", "6"]
        assert words["Idrettsfag"] == ["", "–"]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)


# The whole plan


async def test_p_shows_the_whole_plan_as_it_is_written(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "p")
        assert isinstance(pilot.app.screen, PlanTextScreen)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        source = pilot.app.screen.query_one(Markdown).source
        assert source.split() == content("handlingsplan.md").read_text(encoding="utf-8").split()
        at = pilot.app.screen.query_one("#plan-text")
        await press(pilot, "down", "down", "down")
        assert at.scroll_offset.y == 3
        await press(pilot, "k")
        assert at.scroll_offset.y == 2
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)


async def test_brackets_in_a_plan_are_text_also_under_the_mouse(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "handlingsplan.md"
    path.write_text(
        "# Plan\n\n| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur [/] | Mai | Rektor |\n",
        encoding="utf-8",
    )
    desk = replace(desk, sources=Sources(tmp_path))
    async with room(desk) as (pilot, _screen):
        await press(pilot, "p")
        cells = list(pilot.app.screen.query(".cell, .header"))
        assert len(cells) == 6
        assert not any(cell.tooltip for cell in cells)


def test_the_plans_sections_make_the_document_again() -> None:
    text = plan_markdown(Sources().plan())
    assert text.split() == content("handlingsplan.md").read_text(encoding="utf-8").split()
    assert text.startswith("# Handlingsplan")
    assert text.count("\n## ") == 6
