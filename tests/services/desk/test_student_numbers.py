"""A number that has stood for a student is never another's."""

from __future__ import annotations

import pytest

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.school import FileFacts
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.student_numbers import next_number
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.people import register
from tests.school import NOW


def test_the_next_number_is_one_above_the_highest_and_not_a_count(desk: Desk) -> None:
    last = Student(id="s-9", first_name="Siste", last_name="Elev", number=40)
    desk.store.commit(put=[last])
    assert register.add_student(desk, "Ny Elev 2STA").number == 41


def test_undo_does_not_free_a_number(desk: Desk) -> None:
    first = register.add_student(desk, "Ny Elev 2STA")
    undo(desk)
    second = register.add_student(desk, "En Annen 2STA")
    assert second.number == first.number + 1
    undo(desk)
    redo(desk)
    assert desk.get(Student, second.id).number == second.number
    assert next_number(desk) == second.number + 1


def test_taking_a_student_away_does_not_free_a_number(desk: Desk) -> None:
    last = max(desk.all(Student).values(), key=lambda s: s.number)
    assert desk.facts.last_number == 0
    desk.save("student.add", delete=[last, *desk.all(FollowUp).values()])
    assert next_number(desk) == last.number + 1


def test_what_else_is_saved_does_not_free_a_number(desk: Desk) -> None:
    made = register.add_student(desk, "Ny Elev 2STA")
    undo(desk)
    desk.save("school.edit", FileFacts(invented=True))
    undo(desk)
    assert next_number(desk) == made.number + 1


@pytest.mark.parametrize(("field", "expected"), [("last_number", 31), ("new_students", 6)])
def test_a_file_from_before_remembers_by_the_history_of_its_lists(
    desk: Desk, field: str, expected: int
) -> None:
    entry = HistoryEntry(
        id="h-1",
        number=1,
        at=NOW,
        by="siv",
        verb="roster.import",
        table="students",
        record_id="*",
        changes=(FieldChange(field=field, after=30),),
    )
    desk.store.commit(put=[entry])
    assert next_number(desk) == expected
