"""Whose part of the plan is shown."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from elvis_tui.domain.plan.parties import Party, is_named, party_key
from elvis_tui.screens.plan.month import PlanScreen
from elvis_tui.screens.plan.pick_party import PickParty
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.key_line import live_bindings
from elvis_tui.widgets.rows import RowList
from tests.screens.plan.plan_room import (
    bands,
    grid,
    head,
    listed,
    press,
    room,
)


async def choose(pilot: Pilot[Any], name: str) -> None:
    await press(pilot, "a")
    assert isinstance(pilot.app.screen, PickParty)
    parties = pilot.app.screen.query_one(RowList)
    names = [row.cells[0] for row in parties.rows]
    assert parties.row is not None
    assert parties.row.cells[0] == "hele planen"
    await press(pilot, *["down"] * names.index(name), "enter")


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
        assert "!" not in grid(screen)


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


async def test_typing_narrows_to_whom_one_means_and_enter_chooses(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "a", *"re", "enter")
        assert head(screen).endswith("ansvar: Rektor")
        await press(pilot, "a")
        rows = pilot.app.screen.query_one(RowList)
        assert rows.row is not None
        assert rows.row.cells[0] == "Rektor"
        await press(pilot, *"planen", "enter")
        assert head(screen).endswith("ansvar: alle")


async def test_nobody_of_that_name_is_told_and_enter_chooses_nobody(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "a", *"zzq")
        rows = pilot.app.screen.query_one(RowList)
        assert rows.rows == ()
        assert rows.empty.startswith("Ingen i planen heter det.")
        await press(pilot, "enter", "escape")
        assert head(screen).endswith("ansvar: alle")


@pytest.mark.parametrize("typed", ["miljøteam", "Miljøteamet", "team miljø", "miljøteama"])
def test_a_party_is_found_by_any_way_to_write_it(typed: str) -> None:
    party = Party(key=party_key("Miljøteam"), name="Miljøteamet", spellings=("Miljøteam",))
    assert is_named(party, typed)
    assert not is_named(party, f"{typed} rektor")


@pytest.mark.parametrize("order", [1, -1])
def test_a_name_is_written_in_one_way_whatever_row_comes_first(order: int) -> None:
    spellings = ("Elevtjenesten", "elevtjeneste", "Elevtjeneste")[::order]
    party = Party(key="elevtjenest", name="Elevtjenesten", spellings=spellings)
    (row,) = PickParty((party,), {}, "oktober", "").found("elev")
    assert row.texts[1] == ("Elevtjeneste", "muted")


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
        assert words["hele planen"] == ["", "19"]
        assert words["Miljøteamet"] == ["Miljøteam", "6"]
        assert words["Idrettsfag"] == ["", "–"]
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, PlanScreen)
