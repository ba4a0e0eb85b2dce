"""A school's own calendar taken in where lists are, and what the plan shows afterwards."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.plan.calendars import read_calendar_file
from elvis_tui.widgets.fields import LineField
from tests.incoming.calendars import EXCEL, excel
from tests.school import desk_with
from tests.screens.running import Running, running


async def looked_at(app: Running, path: Path) -> None:
    await app.press("h")
    await app.on("RosterForm")
    app.screen.query_one("#path", LineField).value = str(path)
    await app.pilot.pause()
    await app.press("enter")


async def test_a_calendar_is_shown_taken_in_and_undone(tmp_path: Path) -> None:
    path = tmp_path / "skolerute.csv"
    path.write_bytes(excel())
    desk = desk_with()
    async with running(desk, (80, 24)) as app:
        await looked_at(app, path)
        await app.until("Skoleåret 2027/28: 189 skoledager.", "Vinterferie 21.–25.2.")
        assert len(desk.sources.school_years()) == 2
        await app.press("ctrl+s")
        await app.until("Skoleruta for 2027/28 er lagt inn.")
        assert [year.label for year in desk.sources.school_years()][-1] == "2027/28"
        await app.press("u")
        await app.until("Angret: skolerute lagt inn")
        assert len(desk.sources.school_years()) == 2


async def test_a_faulty_calendar_tells_each_fault_on_a_line(tmp_path: Path) -> None:
    path = tmp_path / "feil.csv"
    path.write_bytes(excel(EXCEL.replace("mandag", "tirsdag")))
    desk = desk_with()
    async with running(desk, (120, 40)) as app:
        await looked_at(app, path)
        await app.until(
            "Skoleruta er ikke lagt inn. Rett feil.csv, og prøv igjen:",
            "  linje 2: 16.8.2027 er en mandag, ikke en tirsdag",
            "  linje 3: 11.10.2027 er en mandag, ikke en tirsdag",
        )
        await app.press("ctrl+s")
        assert len(desk.sources.school_years()) == 2


async def test_the_calendars_that_are_known_stand_behind_the_free_days(tmp_path: Path) -> None:
    path = tmp_path / "skolerute.csv"
    path.write_bytes(excel())
    desk = desk_with()
    apply(desk, read_calendar_file(path).planner(desk)())
    async with running(desk, (80, 24)) as app:
        await app.press("4", "f")
        await app.until("s skoleruter")
        await app.press("s")
        await app.on("Calendars")
        await app.until("Skoleåret 2026/27: 191 skoledager", "Høstferie", "5.–9.10.")
        assert "middels sikker" in app.text
        assert "t ta ut av bruk" not in app.text, "it comes with the program"
        await app.press("t")
        await app.on("Calendars")
        await app.press("end")
        await app.until("Skoleåret 2027/28: 189 skoledager", "lagt inn av skolen", "skolerute.csv")
        await app.press("t")
        await app.until("Ta skolens egen skolerute for 2027/28 ut av bruk?")
        await app.press("enter")
        await app.on("PlanScreen")
        assert len(desk.sources.school_years()) == 2
        await app.press("u")
        await app.until("Angret: skolens egen skolerute ikke i bruk lenger")
        assert len(desk.sources.school_years()) == 3


async def test_a_school_year_without_a_calendar_is_said_where_one_is_taken_in() -> None:
    async with running(desk_with(), (80, 24)) as app:
        await app.press("4", *["right"] * 12, "f", "s")
        await app.on("Calendars")
        await app.until("Skoleåret 2027/28: ikke lagt inn")
        await app.press("h")
        await app.on("CalendarForm")
        await app.until("Navn, Fra og Til", "Høstferie;5.10.2026;9.10.2026")
