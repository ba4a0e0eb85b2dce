"""The messages to the teachers: `tests/golden/varsel-mangler.md`, and parsed back."""

from __future__ import annotations

from pathlib import Path

from markdown_it import MarkdownIt

from elvis_tui.domain.absence.records import Figures, StudentAbsence
from elvis_tui.domain.record import replace
from elvis_tui.services.absence import messages
from elvis_tui.services.desk.desk import Desk
from tests.school import STUDENTS, TODAY, desk_with

GOLDEN = Path(__file__).parents[1] / "golden" / "varsel-mangler.md"


def school() -> Desk:
    """The school, with one who is under age and one who is not."""
    desk = desk_with()
    young = replace(STUDENTS[0], birth_date=TODAY.replace(year=TODAY.year - 17))
    old = replace(STUDENTS[4], birth_date=TODAY.replace(year=TODAY.year - 18))
    desk.store.commit(put=[young, old])
    return desk


def test_the_messages_are_as_they_were() -> None:
    assert messages.text(school(), hidden=False) == GOLDEN.read_text("utf-8")


def test_the_figure_that_asks_for_the_varsel_stands_with_the_day_of_its_own_list() -> None:
    desk = school()
    absence = desk.store.get(StudentAbsence, "absence-1")
    subject, *_rest = absence.subjects
    newer = Figures(as_of=TODAY, ten=2)
    subject = replace(subject, now=newer, earlier=(*subject.earlier, subject.now))
    desk.store.commit(put=[replace(absence, subjects=(subject,))])
    told = messages.text(desk, hidden=False).replace("\u00a0", " ")
    assert "2 % (lista av 19.10.) · egenmeldt + udok. 9,29 % (lista av 12.10.)" in told


def test_each_teacher_has_a_heading_and_each_varsel_a_line() -> None:
    tokens = MarkdownIt().parse(messages.text(school(), hidden=False))
    headings = [tokens[at + 1].content for at, t in enumerate(tokens) if t.type == "heading_open"]
    items = [t for t in tokens if t.type == "list_item_open"]
    assert headings == ["Varsel som mangler, per 19.10.2026", "Berit Aas", "Jon Vik"]
    assert len(items) == 2


def test_hostile_names_of_subjects_and_teachers_stay_text() -> None:
    desk = school()
    absence = desk.store.get(StudentAbsence, "absence-1")
    subject = replace(absence.subjects[0], name="# [x](y) <b>", teacher="*Vik* [/]")
    desk.store.commit(put=[replace(absence, subjects=(subject,))])
    html = MarkdownIt().render(messages.text(desk, hidden=False))
    assert "<b>" not in html
    assert "<a " not in html
    assert "<em>" not in html


def test_by_number_no_name_is_in_them() -> None:
    told = messages.text(school(), hidden=True)
    assert "Kvisgaard" not in told
    assert "Elev 01 (2STA)" in told


def test_nothing_missing_is_told() -> None:
    desk = school()
    desk.store.commit(delete=list(desk.store.all(StudentAbsence).values()))
    assert "Ingen varsel mangler." in messages.text(desk, hidden=False)
