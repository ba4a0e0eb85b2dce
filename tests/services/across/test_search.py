"""One search over everything."""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.across.search import HitKind, everything
from elvis_tui.services.desk.gate import Gate
from tests.parties import heard
from tests.school import CASES, DEPARTURE, INTERVENTION, SCHOOL, STUDENTS, TODAY, desk_with


def found(query: str) -> list[tuple[HitKind, str]]:
    gate = Gate(desk_with(SCHOOL))
    return [(hit.kind, hit.record.id) for hit in everything(gate).search(query)]


def test_everything_there_is_can_be_found() -> None:
    desk = desk_with([*SCHOOL, DEPARTURE, INTERVENTION, _with_words()])
    kinds = {hit.kind for hit in everything(Gate(desk)).search("")}
    assert kinds == set(HitKind)


def _with_words() -> Case:
    """A case in which the second student said something, and has a plan."""
    first, second = CASES[0].parties
    second = replace(heard(second, TODAY), own_words="Trapperommet er verst")
    return replace(CASES[0], parties=(first, second))


@pytest.mark.parametrize(
    "typed",
    ["trapperom", "kantina stille", "bli i klassen", "fast voksen", "trygt nå", "det hjalp"],
)
def test_what_is_written_of_a_student_in_a_case_leads_to_that_ones_part(typed: str) -> None:
    case = _with_words()
    hits = everything(Gate(desk_with([*SCHOOL, case]))).search(typed)
    parts = [(hit.kind, hit.party) for hit in hits if hit.record.id == case.id]
    assert parts == [(HitKind.PART, case.parties[1])]


@pytest.mark.parametrize("student", [r for r in SCHOOL if isinstance(r, Student)])
def test_each_student_is_found_by_any_part_of_the_name(student: Student) -> None:
    for part in f"{student.first_name!s} {student.last_name!s}".split():
        assert (HitKind.STUDENT, student.id) in found(part[:4])


def test_every_hit_has_an_id_of_its_own() -> None:
    ids = [hit.id for hit in everything(Gate(desk_with(SCHOOL))).search("")]
    assert len(ids) == len(set(ids))


def test_names_are_found_also_while_they_are_hidden() -> None:
    gate = Gate(desk_with(SCHOOL), names_hidden=True)
    assert next(h.kind for h in everything(gate).search("thorvaldine")) is HitKind.STUDENT


def test_minutes_are_found_by_what_was_noted_with_the_item_it_stands_under() -> None:
    hits = everything(Gate(desk_with(SCHOOL))).search("morgenringing")
    minutes = [hit for hit in hits if hit.kind is HitKind.MINUTES]
    assert [(hit.record.id, hit.item and hit.item.id) for hit in minutes] == [("meeting-1", "i-1")]


def test_a_student_is_found_by_a_former_name_with_all_that_is_about_them() -> None:
    renamed = replace(STUDENTS[0], former_names=("Wilhelmina Solberg",))
    hits = everything(Gate(desk_with([*SCHOOL, renamed]))).search("wilhelmina solb")
    about = {(hit.kind, hit.record.id) for hit in hits}
    assert {
        (HitKind.STUDENT, "s-1"),
        (HitKind.TASK, "t-1"),
        (HitKind.MINUTES, "meeting-1"),
    } <= about


def test_the_order_tells_nothing_of_hidden_names() -> None:
    gate = Gate(desk_with(SCHOOL), names_hidden=True)
    hits = everything(gate, hidden=True).search("2sta")
    assert [hit.record.id for hit in hits if hit.kind is HitKind.STUDENT] == ["s-1", "s-3", "s-5"]
    shown = everything(gate).search("2sta")
    assert [hit.record.id for hit in shown if hit.kind is HitKind.STUDENT] == ["s-1", "s-5", "s-3"]
