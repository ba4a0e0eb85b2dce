"""A row of a plan that names a student: warned of, masked, and in no calendar."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.domain.across.masked_plan import masked_row, names_student
from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.domain.people.names import MASK
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.plan import activities, naming_nobody, plan_text
from elvis_tui.services.desk.proposal import apply
from elvis_tui.services.meetings.plan_item import in_plan_words
from elvis_tui.services.plan import report
from elvis_tui.services.plan.importing import read
from elvis_tui.services.plan.written import Form, Wanted, made
from elvis_tui.wording.plan_import import lines
from tests.school import desk_with

PLAN = """# Plan

| Tiltak | Når | Ansvar |
|---|---|---|
| Oppfølging av Thorvaldine Kvisgaard | 20. oktober | Thorvaldine Kvisgaard, Rektor |
| Samtaler | når Kvisgaard vil | Rektor |
| Fotballdag | Mai | Rektor |
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = desk_with()
    (tmp_path / "ny.md").write_text(PLAN, "utf-8")
    apply(desk, read(tmp_path / "ny.md").planner(desk)())
    return desk


def is_told(text: str) -> bool:
    return "thorvaldine" in text.casefold() or "kvisgaard" in text.casefold()


def test_the_import_warns_of_rows_that_name_a_student(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "to.md").write_text(PLAN + "| Tur | Juni | Rektor |\n", "utf-8")
    told = "\n".join(lines(read(tmp_path / "to.md").planner(desk)().summary))
    assert "2 rader ser ut til å nevne elever. Ta navnene ut av planen:" in told
    (tmp_path / "no.md").write_text(PLAN.replace("Thorvaldine Kvisgaard", "alle"), "utf-8")
    told = "\n".join(lines(read(tmp_path / "no.md").planner(desk)().summary))
    assert "1 rad ser ut til å nevne en elev." in told


def test_the_plan_that_comes_with_the_program_names_nobody() -> None:
    desk = desk_with()
    nobody = naming_nobody(desk)
    assert not [row.text for row in desk.sources.activities() if names_student(row, nobody)]


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("month", [10, None])
def test_no_calendar_names_a_student_and_that_is_told(
    desk: Desk, hidden: bool, month: int | None
) -> None:
    written = made(Gate(desk, hidden), Wanted(year=2026, month=month, form=Form.ICS))
    text = written.data.replace(b"\r\n ", b"").decode()
    assert MASK in text
    assert not is_told(text)
    assert written.masked == 1, "the other row has no day"


@pytest.mark.parametrize("form", [Form.MARKDOWN, Form.HTML])
@pytest.mark.parametrize("month", [10, None])
def test_a_month_and_a_year_are_masked_while_names_are_hidden(
    desk: Desk, form: Form, month: int | None
) -> None:
    wanted = Wanted(year=2026, month=month, form=form)
    assert not is_told(made(Gate(desk, True), wanted).data.decode())
    assert is_told(made(Gate(desk), wanted).data.decode())


def test_the_report_is_masked_as_it_is_asked_for(desk: Desk) -> None:
    assert is_told(report.text(desk, 2026, names(desk)))
    hidden = report.text(desk, 2026, names(desk, hidden=True))
    assert not is_told(hidden)
    assert "*Navnene er skjult: der en elev er nevnt, står det ▒▒▒▒.*" in hidden


def test_what_a_row_is_known_and_placed_by_is_not_masked(desk: Desk) -> None:
    shown, plain = activities(Gate(desk, True)), activities(desk)
    assert [row.key for row in shown] == [row.key for row in plain]
    assert MASK in shown[0].text
    assert shown[0].when == plain[0].when
    assert shown[0].responsible[1] == "Rektor"
    assert MASK in shown[1].when.unread or MASK in shown[1].when_text


def test_the_plan_that_is_read_is_masked_too(desk: Desk) -> None:
    shown = " ".join(block.text for block in plan_text(Gate(desk, True)))
    assert MASK in shown
    assert not is_told(shown)
    assert plan_text(desk) == desk.sources.plan_text()


def test_a_month_is_no_student_whoever_is_called_so(desk: Desk) -> None:
    may = Student(id="s-9", first_name="Mai", last_name="August", class_id="c-1", number=9)
    desk.store.commit(put=[may])
    shown = masked_row(activities(desk)[2], names(desk, hidden=True))
    assert (shown.text, shown.when_text) == ("Fotballdag", "Mai")


def test_what_is_taken_up_while_names_are_hidden_is_kept_in_the_plans_own_words(
    desk: Desk,
) -> None:
    shown: Activity = activities(Gate(desk, True))[0]
    item = AgendaItem(id="", title=shown.text, activity_id=shown.key)
    assert in_plan_words(desk, item).title == activities(desk)[0].text
    other = replace(item, activity_id="", title="▒▒▒▒ sa det")
    assert in_plan_words(desk, other) == other
