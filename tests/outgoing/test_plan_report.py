"""The year's report on the plan: what was done and learned row by row, and what was not done."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.plan.year import State
from elvis_tui.domain.record import replace
from elvis_tui.outgoing.plan_report import plan_report
from elvis_tui.outgoing.word_file import word_file
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.plan.report import reported, tells_of_students
from elvis_tui.services.plan.report import text as made
from elvis_tui.services.plan.year import school_year
from tests.school import NOW, desk_with

GOLDEN = Path(__file__).parents[1] / "golden" / "planrapport-2026-27.md"
ROWS = {row.id: row for row in Sources().activities()}
TODAY = date(2027, 6, 14)
NAMED = Names(students={}, classes={})


def mark(row: Activity, code: str, who: str = "", learned: str = "", n: int = 1) -> DoneMark:
    on = date(2026, 10, 19)
    return mark_done(
        row, code, on, "berit", f"m-{row.id}-{n}", who=FreeText(who), evaluation=FreeText(learned)
    )


def own(row: Activity, words: str, year: int = 2026) -> OwnTime:
    on = date(2026, 9, 3)
    return OwnTime(
        id=f"o-{row.id}-{words}",
        activity=row.key,
        text=row.text,
        year=year,
        when_text=words,
        on=on,
        by="kari",
    )


def desk() -> Desk:
    """A school that has marked some of it."""
    return desk_with(
        (
            mark(ROWS["P18"], "2026-W40", "Elevtjenesten", "Uka før ferien var fin."),
            mark(ROWS["P14"], "2026-autumn", "", "Bra | med * tegn [/]"),
            mark(ROWS["P30"], "2026-10-14", "Rektor", "Elevene vil ha egne saker først."),
            mark(ROWS["P19"], "2026-11"),
            mark(ROWS["P22"], "2025-12", "", "Av i fjor, og ikke med."),
            own(ROWS["P30"], "14. oktober"),
            own(ROWS["P30"], "9. desember"),
            own(ROWS["P29"], "14. oktober", 2025),
        ),
        now=NOW,
    )


def text(names: Names = NAMED) -> str:
    return plan_report(reported(desk(), 2026), 2026, names, TODAY)


def test_the_report_of_a_year_is_as_it_was() -> None:
    assert text() == GOLDEN.read_text(encoding="utf-8")


def test_every_row_is_there_and_what_was_not_done_comes_first() -> None:
    written = text()
    assert written.count("\n### ") == 32
    undone, _sep, rows = written.partition("## Rad for rad")
    assert "Skolemiljøutvalg etter egen møteplan: ons. 9.12." in undone
    assert "Juleverksted: desember" in undone
    assert "Markering av verdensdagen" not in undone
    assert "Av i fjor" not in rows


def test_what_is_still_to_come_is_not_told_as_left_undone() -> None:
    october = plan_report(reported(desk(), 2026), 2026, NAMED, date(2026, 10, 19))
    undone, _sep, rows = october.partition("## Rad for rad")
    assert "9.12." not in undone
    assert "| desember | ikke ennå |" in rows


def test_the_teams_times_are_told_as_the_teams() -> None:
    assert "Teamet: 14. oktober (satt av kari 3.9.)" in text()
    assert "ons. 14.10. (teamets tid) | ja, merket 19.10.2026 | Rektor" in text()


def test_a_name_is_masked_in_what_was_learned_and_in_who_did_it() -> None:
    school = desk_with()
    school.store.commit(
        put=[mark(ROWS["P22"], "2026-12", "Thorvaldine", "Thorvaldine Kvisgaard gråt")]
    )
    written = plan_report(
        reported(school, 2026), 2026, names(school, hidden=True), TODAY
    ).casefold()
    assert "gråt" in written
    assert "thorvaldine" not in written
    assert "kvisgaard" not in written


@pytest.mark.parametrize("hostile", ["[/]", "| a | b |", "# x", "\x1b[31m", "<b>x</b>", "🎉" * 50])
def test_what_somebody_wrote_becomes_nothing_but_text(hostile: str) -> None:
    row = ROWS["P22"]
    store = desk_with((mark(row, "2026-12", hostile, hostile),))
    written = plan_report(reported(store, 2026), 2026, NAMED, TODAY)
    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(written)
    assert sum(t.type == "heading_open" for t in tokens) == 1 + 2 + 32
    assert "\x1b" not in written


def test_it_becomes_a_file_of_word() -> None:
    from io import BytesIO

    import docx

    made = word_file(text(), title="Rapport", at=NOW)
    document = docx.Document(BytesIO(made))
    words = "\n".join(p.text for p in document.paragraphs)
    assert "Rapport om handlingsplanen 2026/27" in words
    cells = {c.text for table in document.tables for row in table.rows for c in row.cells}
    assert "Uka før ferien var fin." in cells


def test_times_are_counted_as_the_year_on_screen_counts_them() -> None:
    school = desk()
    view = school_year(Gate(school), 2026)
    counted = [view.count(state) for state in (State.DONE, State.LATE, State.PLANNED)]
    rows = reported(school, 2026)
    written = plan_report(rows, 2026, NAMED, school.today)
    told = "{} gjort, {} sent, {} igjen".format(*counted)
    assert f"| Tider i skoleåret | {told} |" in written


def test_how_students_stand_is_told_only_where_somebody_wrote_of_one() -> None:
    school = desk_with()
    assert not tells_of_students(school, 2026)
    assert "Elevenes navn" not in made(school, 2026, NAMED)
    school.store.commit(put=[mark(ROWS["P22"], "2026-12", "", "Thorvaldine Kvisgaard gråt", n=2)])
    assert tells_of_students(school, 2026)
    assert "Elevenes navn står i klartekst." in made(school, 2026, NAMED)


def test_what_is_not_done_stands_in_whole_words() -> None:
    undone, _sep, _rows = text().partition("## Rad for rad")
    assert "…" not in undone


def test_the_log_in_of_a_system_is_told_as_what_it_is() -> None:
    set_by = replace(own(ROWS["P30"], "14. oktober"), by="root")
    school = desk_with((set_by,), now=NOW)
    assert "satt av innlogging root" in made(school, 2026, NAMED)
