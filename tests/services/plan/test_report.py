"""The report of a school year, where the plan was exchanged after it or in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.outgoing.plan_report import Standing
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.plan import report
from elvis_tui.services.plan.importing import read
from elvis_tui.services.plan.report import reported
from tests.school import desk_with

HEAD = "# Plan\n\n| Tiltak | Når | Ansvar |\n|---|---|---|\n"
OLD = HEAD + "| Juleverksted | Desember | Rektor |\n| Fotballdag | Mai | Rektor |\n"
NEW = HEAD + "| Besøk av biblioteket | Oktober | Rektor |\n| Fotballdag | Mai | Rektor |\n"


def take(desk: Desk, folder: Path, text: str, name: str) -> None:
    (folder / name).write_text(text, "utf-8")
    apply(desk, read(folder / name).planner(desk)())


def mark(row: Activity, code: str, learned: str) -> DoneMark:
    return mark_done(row, code, date(2026, 5, 4), "b", f"m-{code}", evaluation=FreeText(learned))


def rows(desk: Desk) -> dict[str, Activity]:
    return {row.text: row for row in desk.sources.activities()}


def standing(desk: Desk, year: int) -> dict[str, Standing]:
    return {one.row.text: one.standing for one in reported(desk, year)}


def exchanged(folder: Path) -> Desk:
    """A school whose year 2025/26 had another plan than it has now."""
    desk = desk_with(())
    take(desk, folder, OLD, "gammel.md")
    there = rows(desk)
    desk.store.commit(put=[mark(there["Juleverksted"], "2025-12", "Kakao")])
    take(desk, folder, NEW, "ny.md")
    return desk


def test_of_a_year_that_is_over_the_marks_of_rows_that_are_gone_are_told(tmp_path: Path) -> None:
    desk = exchanged(tmp_path)
    written = report.text(desk, 2025, names(desk))
    _before, gone = written.split("## Rader som ikke lenger står i planen")
    assert "Juleverksted" in gone
    assert "Kakao" in gone


def test_the_plan_of_the_year_is_counted_and_not_one_that_came_after(tmp_path: Path) -> None:
    desk = desk_with(())
    package = len(desk.sources.activities())
    before = report.text(desk, 2025, names(desk)).splitlines()
    take(desk, tmp_path, NEW, "ny.md")
    after = report.text(desk, 2025, names(desk))
    for line in before[:8]:
        assert line in after
    assert "Besøk av biblioteket" not in after
    assert "2 rader kom inn i planen etter skoleåret, og er ikke med." in after
    found = standing(desk, 2025)
    assert list(found.values()).count(Standing.GONE) == package
    # Of the year in which it was exchanged the new plan is the one that holds.
    assert standing(desk, 2026)["Besøk av biblioteket"] is Standing.NOW
    undo(desk)
    assert report.text(desk, 2025, names(desk)).splitlines() == before


def test_in_the_year_of_the_exchange_marks_and_times_of_gone_rows_are_told(tmp_path: Path) -> None:
    desk = desk_with(())
    take(desk, tmp_path, OLD, "gammel.md")
    row = rows(desk)["Juleverksted"]
    when = OwnTime(
        id="o",
        activity=row.key,
        text=row.text,
        year=2026,
        when_text="2. desember",
        on=desk.today,
        by="b",
    )
    desk.store.commit(put=[mark(row, "2026-10", "Tidlig ute"), when])
    take(desk, tmp_path, NEW, "ny.md")
    assert standing(desk, 2026)["Juleverksted"] is Standing.LEFT
    written = report.text(desk, 2026, names(desk))
    assert "Tidlig ute" in written.split("ikke lenger står i planen")[1]
    assert "2. desember" in written.split("ikke lenger står i planen")[1]
    assert "Juleverksted" not in written.split("## Rad for rad")[0]


def test_marks_of_a_row_that_no_document_has_stand_by_their_own_words() -> None:
    desk = desk_with(())
    gone = replace(desk.sources.activities()[0], key="nowhere", text="Fagdag om hav")
    desk.store.commit(put=[mark(gone, "2026-10", "Vått")])
    written = report.text(desk, 2026, names(desk))
    assert "Fagdag om hav" in written.split("ikke lenger står i planen")[1]


def test_of_a_year_that_has_not_begun_nothing_is_said_to_be_done() -> None:
    desk = desk_with(())
    written = report.text(desk, 2031, names(desk))
    assert "Skoleåret har ikke begynt." in written
    assert "Alt som er over" not in written
