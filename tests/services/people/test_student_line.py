"""Several students on one line: nobody is taken for somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.services.people.student_line import StudentLine, joined, split
from elvis_tui.wording.faults import explain
from tests.school import NAME_PARTS, desk_with

CLASSES = (SchoolClass(id="c-1", code="2STA"), SchoolClass(id="c-2", code="3PBA"))


def pupil(number: int, first: str, last: str, class_id: str | None) -> Student:
    return Student(
        id=f"s-{number}", first_name=first, last_name=last, class_id=class_id, number=number
    )


NAMESAKES = (
    *CLASSES,
    pupil(1, "Nora", "Solli", "c-1"),
    pupil(2, "Nora", "Solli", "c-2"),
    pupil(3, "Omar", "Lid", "c-2"),
    pupil(4, "Ann", "Lie", "c-1"),
    pupil(5, "Anna", "Lie", "c-1"),
    pupil(6, "Per", "Vik", "c-1"),
    pupil(7, "Per", "Vik", "c-1"),
    pupil(8, "Ida", "Uten", None),
)


@pytest.fixture
def line() -> StudentLine:
    return StudentLine(desk_with(NAMESAKES))


@pytest.mark.parametrize(
    ("typed", "students"),
    [
        ("Omar Lid 3PBA", ("s-3",)),
        ("omar", ("s-3",)),
        ("lid omar; nora solli 2sta", ("s-3", "s-1")),
        ("Nora Solli 3PBA", ("s-2",)),
        ("Ann Lie", ("s-4",)),
        ("Elev 02; Elev 03", ("s-2", "s-3")),
        ("omar; Omar Lid;", ("s-3",)),
        ("Ida Uten", ("s-8",)),
        ("Per Vik 2STA (Elev 07)", ("s-7",)),
    ],
)
def test_a_line_means_the_students_it_names_each_once(
    line: StudentLine, typed: str, students: tuple[str, ...]
) -> None:
    assert line.read(typed) == students


@pytest.mark.parametrize(
    "typed", ["", " ; ", "Nora Solli", "Per Vik 2STA", "lie", "Kari", "Omar Lid; Kari", "2STA"]
)
def test_a_piece_that_means_nobody_or_several_is_refused(line: StudentLine, typed: str) -> None:
    with pytest.raises(DomainError) as caught:
        line.read(typed)
    assert caught.value.fault is Fault.NO_SUBJECT
    assert caught.value.facts["field"] == "students"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Kari", "Ingen elev heter «Kari». ctrl+n legger inn en ny."),
        (
            "Omar Lid; Nora",
            "Flere elever passer på «Nora». Skriv mer av navnet, eller klassen bak.",
        ),
    ],
)
def test_the_piece_that_is_wrong_is_named(line: StudentLine, typed: str, said: str) -> None:
    with pytest.raises(DomainError) as caught:
        line.read(typed)
    assert explain(caught.value) == said
    wrong = typed.split("; ")[-1]
    assert f"«{wrong}»" in line.as_shown(wrong, hidden=False, quoted=wrong)


def test_namesakes_are_told_apart_by_class_and_in_one_class_by_number(line: StudentLine) -> None:
    assert line.label("s-1") == "Nora Solli 2STA"
    assert line.label("s-2") == "Nora Solli 3PBA"
    assert line.label("s-6") == "Per Vik 2STA (Elev 06)"
    assert line.as_shown("nora solli", hidden=False) == (
        "Flere passer: Nora Solli 2STA · Nora Solli 3PBA"
    )


@given(st.lists(st.sampled_from([f"s-{n}" for n in range(1, 9)]), min_size=1, unique=True))
def test_labels_are_read_back_as_the_students_they_stand_for(ids: list[str]) -> None:
    line = StudentLine(desk_with(NAMESAKES))
    for hidden in (False, True):
        text = joined(line.label(i, hidden=hidden) for i in ids)
        assert line.read(text) == tuple(ids)
        other = line.relabelled(text, hidden=not hidden)
        assert line.read(other) == tuple(ids)


def test_students_without_a_number_of_their_own_are_still_told_apart_when_hidden() -> None:
    same = [Student(id=f"s-{n}", first_name="A", last_name=f"B{n}", number=0) for n in (1, 2)]
    line = StudentLine(desk_with(same))
    assert line.read(line.label("s-1", hidden=True)) == ("s-1",)
    assert line.read(line.label("s-2", hidden=True)) == ("s-2",)


def test_a_semicolon_in_a_name_does_not_cut_it_in_two() -> None:
    line = StudentLine(desk_with([pupil(1, "Bo", "Lie; Dal", None)]))
    assert line.read(f"{line.label('s-1')};") == ("s-1",)


def test_what_is_typed_is_written_out_as_the_first_label_that_begins_so(line: StudentLine) -> None:
    assert line.completed("Omar Lid 3PBA; nora") == "Omar Lid 3PBA; nora Solli 2STA"
    assert line.completed("Omar Lid 3PBA; n") is None
    assert line.completed("Kari") is None


def test_what_is_said_of_a_piece_when_names_are_hidden_holds_no_name() -> None:
    line = StudentLine(desk_with())
    for piece in ("kvisgaard", "2sta", "finnes ikke", "Elev 01"):
        said = line.as_shown(piece, hidden=True).casefold()
        assert not [part for part in NAME_PARTS if part in said]
    assert line.as_shown("2sta", hidden=True) == "Flere passer: Elev 01 · Elev 03 · Elev 05"
    assert "ctrl+n" in line.as_shown("finnes ikke", hidden=True)


@given(st.text(max_size=40))
def test_any_text_is_split_and_joined_without_losing_a_piece(text: str) -> None:
    assert split(joined(split(text))) == split(text)
