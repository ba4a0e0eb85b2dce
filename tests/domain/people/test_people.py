"""Students, classes and staff."""

from __future__ import annotations

import pytest

from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.teams import IKO


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        ("Nora", "Solli", "Nora Solli"),
        ("Nora", "", "Nora"),
        ("", "Solli", "Solli"),
        ("", "", ""),
        ("Åse Marie", "von Øst", "Åse Marie von Øst"),
    ],
)
def test_a_name_has_no_loose_spaces(first: str, last: str, name: str) -> None:
    assert Student(id="s-1", first_name=first, last_name=last).name == name


def test_a_subject_is_one_student_or_one_class() -> None:
    student, class_ = (Subject(kind=kind, id="x-1") for kind in SubjectKind)
    assert student != class_
    assert {student: "elev", class_: "klasse"}[
        Subject(kind=SubjectKind.STUDENT, id="x-1")
    ] == "elev"


def test_a_person_sits_in_no_team_unless_told() -> None:
    assert Person(id="p-1", name="Berit Moen", role="Rektor").teams == ()
    assert IKO in Person(id="p-2", name="Ola Vik", role="PPT", teams=(IKO,)).teams


@pytest.mark.parametrize(
    "record",
    [
        Student(id="s-1", first_name="Nora", last_name="Solli"),
        SchoolClass(id="c-1", code="2STA"),
        Person(id="p-1", name="Berit Moen", role="Rektor"),
    ],
)
def test_a_record_cannot_be_changed_in_place(record: object) -> None:
    with pytest.raises(AttributeError):
        record.id = "other"  # type: ignore[attr-defined]
