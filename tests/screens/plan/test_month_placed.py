"""Room 4: what has days and weeks, what the team has set, and what has no school that day."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.plan.marking import mark
from elvis_tui.wording.plan import OWN
from tests.screens.plan.plan_room import (
    NARROW,
    WIDE,
    grid,
    listed,
    press,
    room,
    sections,
    set_by_team,
    shown_words,
    texts,
    with_plan,
)

ROWS = (
    ("Trivselsuke", "Uke 43", "Miljøteamet"),
    ("Miljødager", "20.–22. oktober", "Elevrådet"),
    ("Foreldremøte", "14. oktober", "Rektor"),
    ("Rapport", "innen 30. oktober", "Kontaktlærere"),
    ("Turdag", "7. oktober", "Elevtjenesten"),
    ("Elevrådsmøter", "Etter egen plan", "Sos.ped.rådgiver"),
    ("Oktoberfest", "Oktober", "Elevråd"),
)


@pytest.fixture
def own_plan(desk: Desk, tmp_path: Path) -> Desk:
    desk = with_plan(desk, tmp_path, *ROWS)
    set_by_team(desk, "Elevrådsmøter", "15.10. og 28.10.")
    return desk


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_weeks_spans_and_the_teams_dates_stand_where_they_are(
    own_plan: Desk, size: tuple[int, int]
) -> None:
    async with room(own_plan, size) as (_pilot, screen):
        lines = grid(screen).split("\n")
        number = next(n for n, line in enumerate(lines) if line.startswith("  43"))
        week = next(line for line in lines[number + 1 :] if "▪" in line)
        assert week.split() == ["▪", "Trivselsuke"]
        assert grid(screen).count("→") == 2
        assert grid(screen).count(f"{OWN} Elev") == 2
        assert "!" in grid(screen)
        # What the team has set stands there alone, and not under «Egen plan» as well.
        assert list(sections(screen)) == [
            *("Faller på dager uten skole", "Hele måneden", "Dager og uker", "Teamets datoer"),
        ]


async def test_the_list_has_days_and_weeks_in_their_order_with_what_is_late(own_plan: Desk) -> None:
    async with room(own_plan) as (_pilot, screen):
        cells = dict(zip(listed(screen), texts(screen), strict=True))
        assert cells["P01"][:3] == ["○", "uke 43", "Trivselsuke"]
        assert cells["P02"][1] == "20.–22.10."
        assert cells["P03"][:3] == ["!", "ons. 14.10.", "Ikke gjort: Foreldremøte"]
        assert cells["P04"][1] == "innen 30.10."
        assert cells["own:P06:2026-10-15"][:3] == ["!", "tor. 15.10.", "Ikke gjort: Elevrådsmøter"]
        assert cells["own:P06:2026-10-28"][:2] == [OWN, "ons. 28.10."]
        order = [i for i in listed(screen) if i in ("P01", "P02", "P03", "P04")]
        assert order == ["P03", "P01", "P02", "P04"]


async def test_what_has_no_school_that_day_comes_first_until_the_team_has_set_it_anew(
    own_plan: Desk,
) -> None:
    async with room(own_plan) as (_pilot, screen):
        assert listed(screen)[0] == "P05"
        assert "Turdag · Elevtjenesten" in texts(screen)[0][1]
        assert "(høstferie)" in texts(screen)[0][1]
        assert texts(screen)[0][1].endswith("d setter en annen dato.")
    set_by_team(own_plan, "Turdag", "2.10.")
    async with room(own_plan) as (_pilot, screen):
        assert "Faller på dager uten skole" not in sections(screen)
        cells = dict(zip(listed(screen), texts(screen), strict=True))
        assert "P05" not in cells
        assert cells["own:P05:2026-10-02"][1] == "fre. 2.10."
        assert f"{OWN} Turdag" in grid(screen)


async def test_what_the_team_has_moved_to_another_month_is_told_as_moved(own_plan: Desk) -> None:
    set_by_team(own_plan, "Turdag", "12.11.")
    async with room(own_plan) as (pilot, screen):
        cells = dict(zip(listed(screen), texts(screen), strict=True))
        assert cells["P05"][1:3] == ["flyttet", f"Turdag · {OWN} teamet: tor. 12.11."]
        await press(pilot, *["down"] * listed(screen).index("P05"), "enter")
        assert f"Vises som {OWN} teamet har satt det til tor. 12.11." in shown_words(pilot)


async def test_a_mark_beside_the_teams_dates_stands_with_them(own_plan: Desk) -> None:
    row = next(a for a in activities(own_plan) if a.text == "Elevrådsmøter")
    mark(own_plan, row.id, mark_done(row, "2026-W41", own_plan.today, "kari", ""))
    async with room(own_plan) as (_pilot, screen):
        cells = dict(zip(listed(screen), texts(screen), strict=True))
        assert "P06" not in cells
        assert [c[:2] for i, c in cells.items() if i.startswith("own:P06")] == [
            ["✔", "uke 41"],
            ["!", "tor. 15.10."],
            [OWN, "ons. 28.10."],
        ]


async def test_a_date_of_the_teams_without_school_is_told_as_the_teams(own_plan: Desk) -> None:
    set_by_team(own_plan, "Oktoberfest", "10.10.")
    async with room(own_plan) as (_pilot, screen):
        told = [words[1] for words in texts(screen)[:2]]
        assert any(words.startswith(f"{OWN} Teamets dato: Oktoberfest") for words in told)


async def test_the_rows_of_the_teams_dates_lead_to_the_activity(own_plan: Desk) -> None:
    async with room(own_plan) as (pilot, screen):
        await press(pilot, *["down"] * listed(screen).index("own:P06:2026-10-28"))
        there = screen.to_take_up()
        assert there is not None
        assert "Elevrådsmøter" in str(there)


@pytest.mark.parametrize("size", [(72, 18), NARROW, (112, 24), WIDE])
async def test_a_month_with_weeks_fits_its_screen(own_plan: Desk, size: tuple[int, int]) -> None:
    async with room(own_plan, size) as (_pilot, screen):
        assert len(grid(screen).split("\n")) <= screen.query_one("#grid").region.height
        assert screen.query_one("#bands").region.height >= 5
        # Where there is no line for it the number of the week has the mark.
        assert "▪" in grid(screen)


async def test_a_hostile_plan_is_drawn_as_it_is_written(desk: Desk, tmp_path: Path) -> None:
    words = "[/] [red]\u202ex\u202c 🙂 " + "Lang" * 60
    odd = with_plan(desk, tmp_path, (words, "Uke 43", "[b]Rektor"), (words, "14. oktober", "🙂"))
    async with room(odd) as (pilot, screen):
        assert "[/] [red]" in grid(screen)
        await press(pilot, "l", "l", "escape", "slash", "[", "/", "]")
        assert len(listed(screen)) == 2


async def test_what_is_not_placed_says_why_in_the_plans_words_and_what_to_do(
    desk: Desk, tmp_path: Path
) -> None:
    rows = (
        ("Turdag", "Uke 40 i mai", "Rektor"),
        ("Rundetur", "Hver 6. uke", "Elevtjenesten"),
        ("Samtaler", "", "Rektor"),
    )
    async with room(with_plan(desk, tmp_path, *rows)) as (_pilot, screen):
        told = dict(zip(listed(screen), texts(screen), strict=True))
    assert told["P01"][1] == (
        "Turdag · Rektor\n«Uke 40» ligger ikke i «mai»: tid og måned stemmer ikke. "
        "d setter når teamet har det."
    )
    assert told["P02"][1] == (
        "Rundetur · Elevtjenesten\nPlanen sier ikke både ukedag og hvilken uke det regnes fra. "
        "d setter når teamet har det."
    )
    assert told["P03"][1:] == ["Samtaler", "Rektor"]


async def test_a_part_of_a_month_is_told_in_the_plans_words(desk: Desk, tmp_path: Path) -> None:
    rows = (("Turdag", "Medio oktober", "Rektor"), ("Basar", "Oktober", "Rektor"))
    async with room(with_plan(desk, tmp_path, *rows)) as (_pilot, screen):
        assert [words[1] for words in texts(screen)] == ["Medio oktober: Turdag", "Basar"]
