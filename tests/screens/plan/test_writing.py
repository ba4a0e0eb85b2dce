"""The month and the year that are shown, written to a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.screens.dialogs.form import Form
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.plan.writing import PlanWriteForm
from elvis_tui.widgets.fields import ChoiceField, LineField
from tests.screens.plan.plan_room import desk_on, press, room


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def told(page: Room | Page, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(page, "tell", lambda words, wrong=True: said.append(words))
    return said


async def test_the_month_is_written_as_a_page_to_print(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(desk_on(2026, 10, 19)) as (pilot, screen):
        said = told(screen, monkeypatch)
        await press(pilot, "w")
        form = pilot.app.screen
        assert isinstance(form, PlanWriteForm)
        assert form.query_one("#path", LineField).value == "~/plan-2026-10.html"
        assert form.heading() == "Skriv til fil: Oktober 2026"
        await press(pilot, "ctrl+s")
        assert pilot.app.screen is screen
    written = (home / "plan-2026-10.html").read_text("utf-8")
    assert "<h1>Oktober 2026</h1>" in written
    assert said == [f"Skrevet til {home / 'plan-2026-10.html'}"]


async def test_the_year_is_written_for_the_calendar_and_says_what_has_no_day(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with room(desk_on(2026, 10, 19)) as (pilot, _screen):
        await press(pilot, "y")
        year = pilot.app.screen
        assert isinstance(year, Page)
        said = told(year, monkeypatch)
        await press(pilot, "w")
        form = pilot.app.screen
        assert isinstance(form, Form)
        form.query_one("#kind", ChoiceField).focus()
        await press(pilot, "right")
        assert form.query_one("#path", LineField).value == "~/plan-2026-27.ics"
        await press(pilot, "ctrl+s")
    assert (home / "plan-2026-27.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    (words,) = said
    assert "30 aktiviteter har ingen dag, og står ikke i kalenderfila. Det er " in words
    assert "og 27 til." in words


async def test_a_file_that_is_there_is_not_written_over(home: Path) -> None:
    (home / "plan-2026-10.html").write_text("min egen")
    async with room(desk_on(2026, 10, 19)) as (pilot, _screen):
        await press(pilot, "w", "ctrl+s")
        assert isinstance(pilot.app.screen, PlanWriteForm)
    assert (home / "plan-2026-10.html").read_text() == "min egen"
