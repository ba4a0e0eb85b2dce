"""The year of the plan: moving in it, what it tells, and from it into a month and back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.room import Heading
from elvis_tui.screens.plan.month import PlanScreen
from elvis_tui.screens.plan.month_lines import activity_of
from elvis_tui.screens.plan.pick_party import PickParty
from elvis_tui.screens.plan.year import YearScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.rows import Row
from elvis_tui.widgets.year_list import YearList
from tests.screens.plan.plan_room import (
    NARROW,
    WIDE,
    bands,
    desk_on,
    month,
    press,
    room,
)
from tests.screens.reading import screen_text


@asynccontextmanager
async def year(
    desk: Desk, size: tuple[int, int] = NARROW, *keys: str
) -> AsyncIterator[tuple[Pilot[Any], YearScreen]]:
    async with room(desk, size) as (pilot, screen):
        await press(pilot, *keys, "y")
        assert isinstance(pilot.app.screen, YearScreen)
        del screen
        yield pilot, pilot.app.screen


def rows(screen: YearScreen) -> YearList:
    return screen.query_one(YearList)


def names(screen: YearScreen) -> list[str]:
    return [_text(row, 0) for row in rows(screen).rows]


def _text(row: Row, cell: int) -> str:
    found = row.texts[cell]
    return (found if isinstance(found, str) else found[0]).strip()


def here(screen: YearScreen) -> str:
    """What is told under the year."""
    return " ".join(screen.query_one(Facts).render().plain.split())


def head(screen: YearScreen) -> str:
    return screen.query_one(Heading).render().plain.strip()


def lines(pilot: Pilot[Any]) -> list[str]:
    return screen_text(pilot.app).splitlines()


def line_of(pilot: Pilot[Any], words: str) -> str:
    return next(line for line in lines(pilot) if words in line)


async def test_the_whole_year_stands_on_the_smallest_screen(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        assert head(screen) == "Skoleåret 2026/27 · ansvar: alle"
        heading = line_of(pilot, "gjort")
        assert "aug sep›okt nov des jan feb mar apr mai jun" in heading
        assert "✔ 0 gjort ○ 6 igjen ! 9 sent" in heading
        drawn = screen_text(pilot.app)
        assert all(f"{name[:12]}" in drawn for name in names(screen))
        assert rows(screen).max_scroll_y == 0
        assert "+ Hele året (11)" in names(screen)


async def test_a_sign_stands_under_its_month(desk: Desk) -> None:
    async with year(desk) as (pilot, _screen):
        heading, row = line_of(pilot, "gjort"), line_of(pilot, "Juleverksted")
        assert row.index("○") == heading.index("des") + 1
        late = line_of(pilot, "Markering av verdensdagen")
        assert late.index("!") == heading.index("okt") + 1


async def test_the_arrows_go_from_month_to_month_and_over_new_year(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        assert "[" in line_of(pilot, "▸")
        await press(pilot, "right", "right", "right")
        assert here(screen).startswith("Januar: ingenting")
        await press(pilot, *["right"] * 6)
        assert head(screen).startswith("Skoleåret 2027/28")
        assert "August" in here(screen)
        await press(pilot, "left")
        assert head(screen).startswith("Skoleåret 2026/27")
        assert "Juni" in here(screen)
        await press(pilot, "0")
        assert "Oktober" in here(screen)


async def test_other_school_years_are_one_key_away_in_the_same_month(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        await press(pilot, "v")
        assert head(screen).startswith("Skoleåret 2025/26")
        assert "›" not in line_of(pilot, "aug")
        assert "ikke gjort" in line_of(pilot, "aug")
        assert "sent" not in line_of(pilot, "aug"), "nobody asks for a year that is over"
        await press(pilot, "b", "b")
        assert head(screen) == (
            "Skoleåret 2027/28 · ansvar: alle · skoleruta er ikke lagt inn"
        )  # fmt: skip


async def test_enter_goes_into_the_month_with_the_activity_chosen(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        rows(screen).select("P24")
        await press(pilot, "right", "right", "enter")
        front = pilot.app.screen
        assert isinstance(front, PlanScreen)
        assert month(front) == "Desember 2026"
        row = bands(front).row
        assert row is not None
        assert row.id == "P24"


async def test_enter_finds_an_activity_by_the_teams_own_time_too(desk: Desk) -> None:
    row = next(a for a in activities(desk) if a.id == "P30")
    own = OwnTime(
        id="own",
        activity=row.key,
        text=row.text,
        year=2026,
        when_text="9. desember",
        on=desk.today,
        by="berit",
    )
    desk.store.commit(put=(own,))
    async with year(desk) as (pilot, screen):
        assert "◇" in line_of(pilot, "Skolemiljøutvalg")
        rows(screen).select("P30")
        await press(pilot, "right", "right", "enter")
        front = pilot.app.screen
        assert isinstance(front, PlanScreen)
        chosen = bands(front).row
        assert chosen is not None
        assert activity_of(chosen.id) == "P30"


@pytest.mark.parametrize("key", ["escape", "y"])
async def test_back_in_the_month_one_stands_where_one_stood(desk: Desk, key: str) -> None:
    async with year(desk, NARROW, "right", "right") as (pilot, screen):
        assert here(screen).startswith("○ Desember")
        await press(pilot, "left", "left", "left", key)
        front = pilot.app.screen
        assert isinstance(front, PlanScreen)
        assert month(front) == "Desember 2026"


async def test_what_goes_on_all_year_is_shown_by_enter_and_hidden_again(desk: Desk) -> None:
    async with year(desk, WIDE) as (pilot, screen):
        before = names(screen)
        rows(screen).select("fold:weekly")
        await pilot.pause()
        assert here(screen).startswith("Oktober 0 av 2 merket gjort Aktiviteter Miljøteamet")
        await press(pilot, "enter")
        shown = [name for name in names(screen) if name not in before]
        assert any("After Elvis" in name for name in shown)
        await press(pilot, "enter")
        assert names(screen) == before


async def test_where_there_is_no_room_the_rest_stands_in_one_line(desk: Desk) -> None:
    async with year(desk, (80, 22)) as (pilot, screen):
        rest = "+ Hele året (11) · Timeplanlagt (1) · Egen plan (3) · Etter behov (1)"
        assert names(screen)[-1] == rest
        await press(pilot, "end", "enter")
        assert "+ Egen plan (3)" in names(screen)


async def test_one_partys_part_is_the_same_in_the_year_and_in_the_month(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, PickParty)
        await press(pilot, *["down"] * 6, "enter")
        who = head(screen).partition("ansvar: ")[2]
        assert who != "alle"
        shown = set(names(screen))
        await press(pilot, "escape")
        front = pilot.app.screen
        assert isinstance(front, PlanScreen)
        assert f"ansvar: {who}" in front.query_one(Heading).render().plain
        await press(pilot, "y")
        assert isinstance(pilot.app.screen, YearScreen)
        assert set(names(pilot.app.screen)) == shown


async def test_typing_narrows_the_year_and_escape_ends_that_first(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        whole = names(screen)
        await press(pilot, "slash", *"hybel")
        found = names(screen)
        assert found[0] == "− Hele året (1)"
        assert found[1].startswith("Miljøteamet har tett oppf")
        assert len(found) == 2
        await press(pilot, "escape")
        assert names(screen) == whole
        assert pilot.app.screen is screen
        await press(pilot, "slash", *"finsikke")
        assert "Ingen treff i skoleåret 2026/27. Esc nullstiller søket." in screen_text(pilot.app)


async def test_what_was_learned_and_who_answers_is_told_where_there_is_room(desk: Desk) -> None:
    row = next(a for a in activities(desk) if a.id == "P18")
    mark = DoneMark(
        id="m1",
        activity=row.key,
        text=row.text,
        period="2025-10",
        on=desk.today,
        by="berit",
        evaluation=FreeText("Begynn [b]tidligere[/b]"),
    )
    desk.store.commit(put=(mark,))
    async with year(desk, WIDE) as (pilot, screen):
        rows(screen).select("P18")
        await pilot.pause()
        told = here(screen)
        assert "oktober 2025: «Begynn [b]tidligere[/b]»" in told
        assert "Ansvar Elevtjenesten" in told
        assert "Oktober lør. 10.10., sent: ikke merket gjort" in told
        assert "! lør. 10.10. er ikke skoledag" in told


async def test_what_is_marked_is_done_in_the_year(desk: Desk) -> None:
    row = next(a for a in activities(desk) if a.id == "P18")
    mark = DoneMark(
        id="m1", activity=row.key, text=row.text, period="2026-10", on=desk.today, by="berit"
    )
    async with year(desk) as (pilot, screen):
        assert "!" in line_of(pilot, "Markering av verdensdagen")
        desk.store.commit(put=(mark,))
        screen.show_again()
        await pilot.pause()
        assert "✔" in line_of(pilot, "Markering av verdensdagen")
        assert "✔ 1 gjort" in line_of(pilot, "aug")


async def test_a_click_in_the_heading_goes_to_the_month(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        at = line_of(pilot, "aug").index("feb")
        await pilot.click(YearList, offset=(at, 0))
        await pilot.pause()
        assert "Februar" in here(screen)


async def test_july_opens_the_year_that_ends_on_its_last_month() -> None:
    async with year(desk_on(2027, 7, 5)) as (_pilot, screen):
        assert head(screen).startswith("Skoleåret 2026/27")
        assert "Juni" in here(screen)


async def test_the_calendars_end_is_told() -> None:
    async with year(desk_on(9998, 3, 1)) as (pilot, screen):
        await press(pilot, "b")
        assert head(screen).startswith("Skoleåret 9997/98")


async def test_a_year_without_anything_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(desk.sources), "activities", lambda _self: ())
    async with year(desk) as (pilot, _screen):
        assert "Planen har ingen aktiviteter." in screen_text(pilot.app)


async def test_a_month_says_what_of_an_activity_is_done_in_it(desk: Desk) -> None:
    async with year(desk, WIDE) as (pilot, screen):
        rows(screen).select("P19")
        await press(pilot, *["right"] * 4)
        assert here(screen).startswith(
            "Aktivitet Analyse og drøfting av resultater – Elevundersøkelsen"
        )
        assert "Februar hele måneden, ikke merket gjort ennå" in here(screen)


async def test_a_day_without_school_is_told_on_the_smallest_screen_too(desk: Desk) -> None:
    async with year(desk) as (pilot, screen):
        rows(screen).select("P18")
        await pilot.pause()
        assert here(screen) == (
            "! Oktober: lør. 10.10., sent: ikke merket gjort · ikke skoledag · Elevtjenest…"
        )


async def test_hostile_words_are_drawn_as_they_are(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = activities(desk)[17]
    words = "[/b]\x1b[31m" + "å" * 300 + "🎄"
    hostile = replace(row, text=words, responsible=(words,), when_text=words)
    monkeypatch.setattr(type(desk.sources), "activities", lambda _self: (hostile,))
    for size in (NARROW, WIDE):
        async with year(desk, size) as (pilot, _screen):
            assert "[/b]" in screen_text(pilot.app)
