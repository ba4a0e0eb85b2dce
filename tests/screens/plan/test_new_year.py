"""A new school year, from the year and from the first screen in August."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.records import OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.room import Heading
from elvis_tui.screens.plan.new_year import NewYearScreen
from elvis_tui.screens.plan.report import ReportForm
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.plan import marking
from elvis_tui.widgets.fields import ChoiceField, LineField
from elvis_tui.widgets.rows import Row, RowList
from elvis_tui.widgets.words import Words
from tests.school import desk_with
from tests.screens.plan.plan_room import Pilot, press, room
from tests.screens.running import running

NEW = OwnTime(
    id="", activity="", text="", year=2026, when_text="hver onsdag", on=date(2026, 1, 1), by=""
)


@pytest.fixture
def august(desk: Desk) -> Desk:
    """A school that set times and learned something last year."""
    marking.set_time(desk, "P29", NEW)
    marking.set_time(desk, "P30", replace(NEW, when_text="14. oktober"))
    row = marking.activity(desk, "P30")
    learned = FreeText("Elevene først")
    mark = mark_done(row, "2026-10-14", desk.today, "", "", evaluation=learned)
    marking.mark(desk, "P30", mark)
    return replace(desk, clock=FixedClock(datetime(2027, 8, 10, 10, tzinfo=UTC)))


def listed(pilot: Pilot[None]) -> list[str]:
    rows = pilot.app.screen.query_one("#new-year", RowList)
    return [
        " ".join(c if isinstance(c, str) else c[0] for c in row.texts)
        for row in rows.rows
        if isinstance(row, Row)
    ]


def times(desk: Desk, year: int) -> set[str]:
    return {o.when_text for o in desk.all(OwnTime).values() if o.year == year}


async def test_n_on_the_year_shows_what_last_year_left_and_s_begins_the_new_one(
    august: Desk,
) -> None:
    async with room(august) as (pilot, _screen):
        await press(pilot, "y", "n")
        assert isinstance(pilot.app.screen, NewYearScreen)
        assert listed(pilot) == [
            "[x] hver onsdag\nFår dager når skoleruta er lagt inn. tas med",
            "◇ 14. oktober settes på nytt",
            "✔ i fjor, ons. 14.10.: Elevene først (merket 19.10.2026 av berit)",
        ]
        await press(pilot, "s")
        assert times(august, 2027) == {"hver onsdag"}
        assert times(august, 2026) == {"hver onsdag", "14. oktober"}
        told = [toast.message for toast in pilot.app._notifications]
        assert told == [
            "Skoleåret 2027/28 er begynt, og 1 tid er tatt med. u angrer. "
            "1 aktivitet må få ny tid: n på året viser den."
        ]
        assert not isinstance(pilot.app.screen, NewYearScreen)


async def test_a_time_is_left_out_and_a_dated_one_is_set_anew(august: Desk) -> None:
    async with room(august) as (pilot, _screen):
        await press(pilot, "y", "n", "space")
        assert listed(pilot)[0].startswith("[ ] hver onsdag\n")
        assert listed(pilot)[0].endswith("tas ikke med")
        await press(pilot, "down", "d")
        pilot.app.screen.query_one("#when_text", LineField).value = "20. oktober"
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NewYearScreen)
        assert not [row for row in listed(pilot) if "settes på nytt" in row]
        assert [row for row in listed(pilot) if "20. oktober" in row and "er satt" in row]
        await press(pilot, "s")
        assert times(august, 2027) == {"20. oktober"}


async def test_it_says_that_the_calendar_is_missing_and_what_the_times_become(desk: Desk) -> None:
    marking.set_time(desk, "P29", replace(NEW, year=2025, when_text="hver onsdag"))
    async with room(desk) as (pilot, _screen):
        await press(pilot, "y", "n")
        assert not pilot.app.screen.query_one("#calendar", Words).display
        (row,) = listed(pilot)
        assert "Blir: ons. 19.8., ons. 26.8., ons. 2.9. … og 36 til." in row
        assert "Ikke skoledager, og ikke med: ons. 7.10." in row
        await press(pilot, "escape", "b", "n")
        assert "Nytt skoleår 2027/28" in str(pilot.app.screen.query_one(Heading).render())
        note = pilot.app.screen.query_one("#calendar", Words)
        assert note.display
        assert "Skoleruta for 2027/28 er ikke lagt inn" in str(note.content)


async def test_where_the_year_has_a_time_last_years_is_left_out_unless_taken(desk: Desk) -> None:
    marking.set_time(desk, "P29", replace(NEW, year=2025, when_text="hver onsdag"))
    marking.set_time(desk, "P29", replace(NEW, when_text="hver torsdag"))
    async with room(desk) as (pilot, _screen):
        await press(pilot, "y", "n", "s")
        assert times(desk, 2026) == {"hver torsdag"}
        told = [toast.message for toast in pilot.app._notifications]
        assert told == ["Skoleåret 2026/27 er begynt, uten tider fra i fjor. u angrer."]


async def test_the_first_screen_reminds_in_august_until_it_is_begun() -> None:
    desk = desk_with(now=datetime(2027, 8, 10, 10, tzinfo=UTC))
    row = marking.activity(desk, "P29")
    desk.store.commit(put=[replace(NEW, id="own-1", activity=row.key, text=row.text)])
    async with running(desk) as app:
        assert "Nytt skoleår 2027/28" in app.text
        app.screen.query_one(RowList).select("newyear:2027")
        await app.press("enter")
        await app.on("NewYearScreen")
        await app.press("s")
        await app.on("OverviewScreen")
        assert "Nytt skoleår 2027/28" not in app.text
        await app.press("u")
        await app.until("Nytt skoleår 2027/28")


async def test_r_on_the_year_writes_the_report_as_word_or_text(
    august: Desk, tmp_path: Path
) -> None:
    async with room(august) as (pilot, _screen):
        await press(pilot, "y", "v", "r")
        form = pilot.app.screen
        assert isinstance(form, ReportForm)
        path = form.query_one("#path", LineField)
        assert path.value == "~/planrapport-2026-27.docx"
        form.query_one("#kind", ChoiceField).value = ".md"
        await pilot.pause()
        assert path.value == "~/planrapport-2026-27.md"
        path.value = str(tmp_path)
        await press(pilot, "ctrl+s")
        written = (tmp_path / "planrapport-2026-27.md").read_text(encoding="utf-8")
        assert "Elevene først" in written
