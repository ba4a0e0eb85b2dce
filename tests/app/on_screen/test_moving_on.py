"""The program left open: at midnight the plan goes along into the new day, month and year."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from elvis_tui.domain.record import replace
from elvis_tui.screens.plan.year import YearScreen
from tests.school import SUMMER, desk_with
from tests.screens.running import Running, running


@dataclass
class MovedClock:
    """A clock that the test moves on."""

    at: datetime

    def now(self) -> datetime:
        return self.at

    real = now

    def today(self) -> date:
        return self.at.date()


@asynccontextmanager
async def open_at(year: int, month: int, day: int) -> AsyncIterator[tuple[Running, MovedClock]]:
    """The program a minute before midnight."""
    clock = MovedClock(datetime(year, month, day, 23, 59, tzinfo=SUMMER))
    desk = replace(desk_with(()), clock=clock)
    async with running(desk) as app:
        yield app, clock


async def after_midnight(app: Running, clock: MovedClock) -> None:
    """What the timer does that goes off at midnight."""
    clock.at += timedelta(minutes=2)
    app.app.parts.midnight.look()
    await app.pilot.pause()


def line(app: Running, words: str) -> str:
    return next((line for line in app.text.splitlines() if words in line), "")


async def test_at_midnight_the_months_mark_of_today_is_another_day() -> None:
    async with open_at(2026, 10, 19) as (app, clock):
        await app.press("4")
        assert "19 i dag" in app.text
        await after_midnight(app, clock)
        assert "20 i dag" in app.text
        assert "tir. 20.10. uke 43" in app.text


async def test_over_new_year_the_month_of_today_goes_along() -> None:
    async with open_at(2026, 12, 31) as (app, clock):
        await app.press("4")
        assert "Desember 2026" in app.text
        await after_midnight(app, clock)
        assert "Januar 2027 · skoleår 2026/27" in app.text
        assert "1 i dag" in app.text or "[1]" in app.text


async def test_over_new_year_who_stands_in_another_month_stays_there() -> None:
    async with open_at(2026, 12, 31) as (app, clock):
        await app.press("4", "left")
        await after_midnight(app, clock)
        assert "November 2026" in app.text


async def test_over_new_year_the_year_goes_along_and_what_was_left_in_december_is_late() -> None:
    async with open_at(2026, 12, 31) as (app, clock):
        await app.press("4", "y")
        assert "nov›des" in line(app, "aug")
        assert "○" in line(app, "Juleverksted")
        await after_midnight(app, clock)
        heading = line(app, "aug")
        assert "des›jan" in heading
        assert "!" in line(app, "Juleverksted")
        assert app.text.splitlines()[-2].startswith("  Januar:")


async def test_over_new_year_the_list_goes_along_and_the_month_behind_it_too() -> None:
    async with open_at(2026, 12, 31) as (app, clock):
        await app.press("4", "l")
        assert "Liste · Desember 2026" in app.text
        await after_midnight(app, clock)
        assert "Liste · Januar 2027" in app.text
        await app.press("escape")
        assert "Januar 2027" in app.text


async def test_in_the_summer_the_next_school_year_begins_at_its_first_day_of_august() -> None:
    async with open_at(2027, 7, 31) as (app, clock):
        await app.press("4", "y")
        assert "Skoleåret 2026/27" in app.text
        await after_midnight(app, clock)
        assert "Skoleåret 2027/28" in app.text
        assert "›aug" in line(app, "sep")
        await app.press("y")
        assert "August 2027 · skoleår 2027/28" in app.text


async def test_in_the_summer_who_stands_in_another_month_stays_in_that_year() -> None:
    async with open_at(2027, 7, 31) as (app, clock):
        await app.press("4", "y", "left")
        assert isinstance(app.screen, YearScreen)
        await after_midnight(app, clock)
        assert "Skoleåret 2026/27" in app.text
        assert "›" not in line(app, "aug sep")


async def test_after_a_night_the_first_key_meets_the_new_month() -> None:
    async with open_at(2026, 10, 31) as (app, clock):
        await app.press("4", "y")
        clock.at += timedelta(hours=9)
        await app.press("down")
        assert "okt›nov" in line(app, "aug")
