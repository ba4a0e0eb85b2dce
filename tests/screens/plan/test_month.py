"""Room 4: walking through the months, what is shown in them, and marking."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.sources import Sources
from elvis_tui.widgets.facts import Facts
from elvis_tui.widgets.month_grid import MonthGrid
from tests.school import desk_with
from tests.screens.plan.plan_room import (
    NARROW,
    WIDE,
    bands,
    desk_on,
    grid,
    head,
    listed,
    month,
    press,
    room,
    sections,
    shown_words,
    texts,
)
from tests.screens.running import running

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


async def test_the_calendar_begins_where_weeks_can_be_counted() -> None:
    async with room(desk_on(2, 1, 3)) as (pilot, screen):
        await press(pilot, "left")
        assert month(screen) == "Januar 2"
        await press(pilot, "right", "left", "left")
        assert month(screen) == "Januar 2"


# What is shown


async def test_each_kind_of_activity_stands_under_its_own_words(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        assert sections(screen) == {
            "Faller på dager uten skole": "1",
            "Hver uke": "2",
            "Hele året": "11",
            "Timeplanlagt": "1",
            "Egen plan": "3",
            "Etter behov": "1",
        }
        await press(pilot, "left", "left")
        assert list(sections(screen).items())[:3] == [
            ("Før skolestart, før 17.8.", "0 av 3 gjort"),
            ("Skolestart, uke 34", "0 av 3 gjort"),
            ("De første skoleukene, 17.8.–30.9.", "0 av 1 gjort"),
        ]
        assert "Første skoledag man. 17.8." in grid(screen)


async def test_every_row_says_who_is_responsible(desk: Desk) -> None:
    async with room(desk) as (_pilot, screen):
        responsible = {a.id: a.responsible for a in activities(desk)}
        for row, words in zip(bands(screen).rows, texts(screen), strict=True):
            told = words[-1].partition(" · ")[2] or words[-1]
            assert told.startswith(responsible[row.id][0])
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
    rows = "| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Turdag [/] | Når det passer | Rektor |\n"
    path = tmp_path / "handlingsplan.md"
    path.write_text(f"# Plan\n\n{rows}", encoding="utf-8")
    desk = replace(desk, sources=Sources(tmp_path))
    async with room(desk) as (pilot, screen):
        assert list(sections(screen)) == ["Uten fast tid"]
        await press(pilot, "enter")
        assert "«Når det passer»" in shown_words(pilot)
        assert "forstår ikke «Når det passer»" in shown_words(pilot)
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
        await press(pilot, "g", "ctrl+s")
        (mark,) = desk.store.all(DoneMark).values()
        assert (mark.period, mark.on) == ("2026-10", desk.today)
        assert texts(screen)[0][0] == "✔"
        assert sections(screen)["Dager og uker"] == "1 av 1 gjort"
        await press(pilot, "g", *["down"] * 3, "right", "ctrl+s")
        assert not desk.store.all(DoneMark)
        assert texts(screen)[0][0] == "!"


async def test_done_in_november_is_not_done_in_february(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        # It has not been yet: that is asked about once.
        await press(pilot, "right", "g", "ctrl+s", "ctrl+s", "right", "right", "right")
        assert month(screen) == "Februar 2027"
        assert listed(screen)[0] == "P19"
        assert texts(screen)[0][0] == "○"
        assert [m.period for m in desk.store.all(DoneMark).values()] == ["2026-11"]


async def test_what_goes_on_all_year_can_be_marked_for_the_month_and_asks_for_nothing(
    desk: Desk,
) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "end")
        assert texts(screen)[-1][0] == ""
        assert sections(screen)["Etter behov"] == "1"
        await press(pilot, "g", "ctrl+s")
        assert [m.period for m in desk.store.all(DoneMark).values()] == ["2026-10"]
        assert texts(screen)[-1][0] == "✔"
        assert sections(screen)["Etter behov"] == "1 av 1 gjort"


async def test_where_there_is_nothing_to_mark_the_key_says_so() -> None:
    async with room(desk_on(2027, 7, 3)) as (pilot, _screen):
        await press(pilot, "g")
        told = [toast.message for toast in pilot.app._notifications]
        assert told == ["Ingen aktivitet å merke i juli."]


async def test_the_first_weeks_have_one_mark_in_both_their_months(desk: Desk) -> None:
    async with room(desk) as (pilot, screen):
        await press(pilot, "left", "left", *["down"] * 6, "g", "ctrl+s")
        assert bands(screen).row == bands(screen).rows[6]
        assert listed(screen)[6] == "P07"
        assert texts(screen)[6][0] == "✔"
        await press(pilot, "right")
        assert month(screen) == "September 2026"
        first_weeks = listed(screen).index("P07")
        assert texts(screen)[first_weeks][0] == "✔"


async def test_days_around_the_school_year_are_told_by_a_word() -> None:
    async with room(desk_on(2026, 8, 3)) as (pilot, screen):
        assert "14 ferie" in grid(screen)
        assert "17 ferie" not in grid(screen)
        await press(pilot, *["right"] * 10)
        assert month(screen) == "Juni 2027"
        assert "21 ferie" in grid(screen)
        assert "18 ferie" not in grid(screen)


async def test_a_date_that_is_no_school_day_is_marked_and_explained(desk: Desk) -> None:
    async with room(desk) as (_pilot, screen):
        assert "10 !" in grid(screen)
        mark, words = texts(screen)[0]
        assert mark == "!"
        assert words.startswith("Ikke gjort: Markering av verdensdagen for psykisk hel")
        words = words.replace("\u00a0", " ")
        assert "lør. 10.10. er ikke skoledag (høstferie uke 41)." in words
        assert "Nærmeste skoledag: fre. 2.10. eller man. 12.10. Uka før: uke 40." in words


async def test_february_shows_the_plans_own_words_for_it() -> None:
    async with room(desk_on(2027, 2, 3)) as (_pilot, screen):
        assert texts(screen)[0][1].startswith("Analyse og drøfting av resultater – Elevundersøk")


async def test_school_start_without_a_calendar_has_no_day() -> None:
    async with room(desk_on(2027, 8, 3)) as (_pilot, screen):
        assert list(sections(screen))[1] == "Skolestart, dag ukjent"
        assert "Skoleruta for 2027/28 er ikke lagt inn" in grid(screen)


# The meetings of the teams


async def test_the_teams_meetings_stand_in_the_month_and_enter_opens_one() -> None:
    async with running(desk_with()) as app:
        await app.press("4", "end")
        await app.until("Møter", "man. 26.10.", "Nærværsteam")
        await app.press("g")
        await app.until("Et møte merkes ikke her.")
        await app.press("enter")
        await app.on("AgendaScreen")
