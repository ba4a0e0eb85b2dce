"""The school's whole plan, to read: as it is written, its headings, its rows, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from elvis_tui.domain.record import replace
from elvis_tui.resources import content
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.plan.activity import ActivityScreen
from elvis_tui.screens.plan.contents import ContentsList, FindPart
from elvis_tui.screens.plan.document import PlanTextScreen
from elvis_tui.screens.plan.law_beside import LawBeside
from elvis_tui.screens.plan.month import PlanScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.widgets.document import Document
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.words import Words
from tests.screens.plan.plan_room import WIDE, bands, head, press, room

TABLE = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n"


def document(pilot: Pilot[Any]) -> Document:
    return pilot.app.screen.query_one(Document)


def activity(shown: Document) -> str:
    """The one whose row one stands on."""
    return " ".join(shown.activities)


def lines(pilot: Pilot[Any]) -> list[str]:
    """What is seen of the plan, line for line."""
    shown = document(pilot)
    return [shown.render_line(y).text.rstrip() for y in range(shown.size.height)]


def whole(pilot: Pilot[Any]) -> str:
    """All that is written in the plan, as it is drawn."""
    shown = document(pilot)
    drawn = []
    for number in range(shown._laid.places.lines):
        shown.scroll_to(y=number, animate=False, force=True)
        drawn.append(shown.render_line(number - shown.scroll_offset.y).text)
    return " ".join(" ".join(drawn).split())


def marked(pilot: Pilot[Any]) -> str:
    """The words in the line with the mark of where one stands."""
    return next((line for line in lines(pilot) if line.startswith("▸")), "")


def keys(pilot: Pilot[Any]) -> set[str | None]:
    return {active.binding.id for active in live_bindings(pilot.app.screen, every=True)}


@pytest.fixture
def own(desk: Desk, tmp_path: Path) -> Callable[[str], Desk]:
    """A school with a plan of its own."""

    def made(text: str) -> Desk:
        (tmp_path / "handlingsplan.md").write_text(text, encoding="utf-8")
        return replace(desk, sources=Sources(tmp_path))

    return made


async def opened(pilot: Pilot[Any], *more: str) -> PlanTextScreen:
    await press(pilot, "p")
    screen = pilot.app.screen
    assert isinstance(screen, PlanTextScreen)
    await press(pilot, *more)
    return screen


async def test_p_opens_the_plan_at_the_row_one_stands_on_and_marks_it(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        row = bands(screen).row
        assert row
        assert row.id == "P18"
        await opened(pilot)
        assert activity(document(pilot)) == "P18"
        assert marked(pilot).startswith("▸ Markering av verdensdagen for psykisk")
        assert "Oktober" in marked(pilot)


async def test_every_word_of_the_plan_is_there_to_read(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await opened(pilot)
        drawn = set(whole(pilot).replace("▸", " ").split())
    written = content("handlingsplan.md").read_text(encoding="utf-8")
    told = written.replace("**", "").replace("|", " ").replace("#", " ").split()
    wanted = {word for word in told if set(word) - {"-"} and len(word) < 18}
    assert wanted <= drawn | {"-"}


async def test_enter_on_a_row_opens_its_activity_and_escape_comes_back_there(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        plan = await opened(pilot, "down", "down")
        before, at = lines(pilot), activity(plan.document)
        assert at == "P20"
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, ActivityScreen)
        await press(pilot, "escape")
        assert pilot.app.screen is plan
        assert (lines(pilot), activity(plan.document)) == (before, at)


async def test_p_on_an_activity_goes_to_its_row_and_escape_back_to_it(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await press(pilot, "enter")
        there = pilot.app.screen
        await opened(pilot)
        assert activity(document(pilot)) == "P18"
        await press(pilot, "escape")
        assert pilot.app.screen is there


async def test_p_on_an_activity_that_was_opened_from_the_plan_goes_back_to_it(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        plan = await opened(pilot, "enter")
        assert isinstance(pilot.app.screen, ActivityScreen)
        await press(pilot, "p")
        assert pilot.app.screen is plan
        assert activity(plan.document) == "P18"


async def test_one_comes_back_to_where_one_stopped_reading(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await opened(pilot, "end")
        before = lines(pilot)
        assert before != []
        await press(pilot, "escape", "p")
        assert lines(pilot) == before
        # Another row leads to itself.
        await press(pilot, "escape", "down")
        await opened(pilot)
        assert lines(pilot) != before
        assert marked(pilot)


async def test_escape_leads_back_to_the_month(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await opened(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)
        assert pilot.app.screen is screen


async def test_the_arrows_go_by_rows_where_there_are_any_else_by_lines(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await opened(pilot, "home")
        shown = document(pilot)
        assert (activity(shown), shown.scroll_offset.y) == ("", 0)
        await press(pilot, "down", "down", "down")
        assert (activity(shown), shown.scroll_offset.y) == ("", 3)
        await press(pilot, "k")
        assert shown.scroll_offset.y == 2
        for _n in range(40):
            await pilot.press("down")
        seen = activity(shown)
        assert seen
        await press(pilot, "down")
        assert int(activity(shown)[1:]) == int(seen[1:]) + 1
        await press(pilot, "up")
        assert activity(shown) == seen


async def test_down_alone_comes_to_every_row_and_to_the_end(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await opened(pilot, "home")
        shown = document(pilot)
        rows: list[str] = []
        for _n in range(400):
            shown.action_step(1)
            if activity(shown) and activity(shown) not in rows:
                rows.append(activity(shown))
        assert rows == [f"P{n:02d}" for n in range(1, 33)]
        assert shown.scroll_offset.y == shown.max_scroll_y
        assert activity(shown) == ""


async def test_the_heading_says_which_part_one_reads(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        plan = await opened(pilot, "home")
        assert head(plan).startswith("Hele planen · del 1 av 7: Handlingsplan for et trygt")  # type: ignore[arg-type]
        await press(pilot, "end")
        assert "del 7 av 7: Klageinstans" in head(plan)  # type: ignore[arg-type]


async def test_o_finds_a_heading_by_typing_and_goes_there(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        await opened(pilot, "o")
        assert isinstance(pilot.app.screen, FindPart)
        await press(pilot, *"skjerpet", "enter")
        assert lines(pilot)[0].strip() == "Skjerpet aktivitetsplikt Opplæringsloven § 12-5"


async def test_the_headings_stand_beside_a_wide_plan_and_lead_in_it(desk: Desk) -> None:
    async with room(desk, WIDE) as (pilot, _screen):
        plan = await opened(pilot)
        headings = plan.query_one(ContentsList)
        assert headings.region.width > 30
        assert headings.row
        assert headings.row.id == "2"
        await press(pilot, "o", "down")
        assert lines(pilot)[0].strip() == "Aktivitetsplikten, Opplæringsloven § 12-4"
        await press(pilot, "escape")
        assert pilot.app.focused is plan.document


async def test_words_are_found_while_one_types_and_the_next_by_a_key(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        plan = await opened(pilot, "home", "slash", *"pride")
        assert "treff 1 av 1" in str(plan.query_one("#places", Words).render())
        assert any("Pride-markering" in line for line in lines(pilot))
        assert activity(plan.document) == "P25"
        await press(pilot, "escape", "slash", *"rektor", "down")
        assert pilot.app.focused is plan.document
        place = plan.document._words
        first, many = place.current, len(place.places)
        assert many > 10
        await press(pilot, "n")
        assert place.current == first + 1
        await press(pilot, "N")
        assert place.current == first
        await press(pilot, "escape")
        assert pilot.app.screen is plan
        assert "document.next_hit" not in keys(pilot)


async def test_what_is_not_there_is_said(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        plan = await opened(pilot, "slash", *"xyzzy")
        assert "Ingen treff" in str(plan.query_one("#places", Words).render())


async def test_the_law_is_told_beside_what_cites_it_and_nowhere_else(desk: Desk) -> None:
    async with room(desk) as (pilot, _screen):
        plan = await opened(pilot)
        assert "document.law" not in keys(pilot)
        await press(pilot, "o", *"12-5", "enter")
        assert "document.law" in keys(pilot)
        await press(pilot, "l")
        assert isinstance(pilot.app.screen, LawBeside)
        told = " ".join(str(w.render()) for w in pilot.app.screen.query(Words))
        assert "neste friminutt" in told
        assert "Kontrollert november 2026" in told
        await press(pilot, "escape")
        assert "friminutt. Er noen" not in whole(pilot)
        assert pilot.app.screen is plan


async def test_hostile_words_are_drawn_as_they_are(own: Callable[[str], Desk]) -> None:
    hostile = "[klikk](javascript:alert) <script>x</script> \u202esnudd\u202c \U0001f469 \x1b[31m"
    rows = f"| Tur [/] [@click=app.quit]her[/] | Mai | Rektor |\n| {'x' * 5000} | Mai | Rektor |\n"
    text = f"# Plan [/] [red]\n\n{hostile}\n\n{TABLE}{rows}"
    async with room(own(text)) as (pilot, _screen):
        await opened(pilot)
        drawn = whole(pilot)
        assert "Plan [/] [red]" in drawn
        assert "[@click=app.quit]her[/]" in drawn
        assert "⟨202E⟩snudd" in drawn
        assert "\x1b" not in drawn
        assert drawn.count("x") >= 5000


async def test_a_plan_of_two_thousand_rows_is_read_like_any_other(
    own: Callable[[str], Desk],
) -> None:
    rows = "".join(f"| Rad {n} i en lang plan | Mai | Rektor |\n" for n in range(1, 2001))
    async with room(own(f"# Plan\n\n{TABLE}{rows}")) as (pilot, _screen):
        await opened(pilot, "end")
        assert activity(document(pilot))
        assert any("Rad 2000" in line for line in lines(pilot))
        await press(pilot, "slash", *"1234")
        assert marked(pilot).startswith("▸ Rad 1234")


async def test_a_table_with_no_room_stands_cell_under_cell(own: Callable[[str], Desk]) -> None:
    months = "januarmånedens februarmånedens marsmånedens aprilmånedens maimånedens junimånedens"
    names = ["Aktivitet", "Når", "Ansvar", *months.split()]
    table = f"| {' | '.join(names)} |\n|{'---|' * len(names)}\n| Tur | Mai | Rektor |{'x |' * 6}\n"
    async with room(own(f"# Plan\n\n{table}")) as (pilot, _screen):
        await opened(pilot)
        shown = [line.strip() for line in lines(pilot)]
        assert any(line.startswith("Når") and line.endswith("Mai") for line in shown)
        assert any(line.startswith("junimånedens") and line.endswith("x") for line in shown)


async def test_of_several_activities_in_one_row_it_is_asked_which(
    own: Callable[[str], Desk],
) -> None:
    wheel = "| Måned | Elevråd | Skolemiljøutvalg |\n|---|---|---|\n| Oktober | 15. | 22. |\n"
    wheel += "| Mai | 3. | 10. |\n"
    async with room(own(f"# Møter\n\n{wheel}")) as (pilot, _screen):
        plan = await opened(pilot)
        assert len(plan.document.activities) == 2
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, ActivityScreen)
        await press(pilot, "escape")
        assert pilot.app.screen is plan
