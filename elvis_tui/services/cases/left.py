"""Students of a case who go here no more: what can be said of them, and what cannot be had."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.records import Student
from elvis_tui.services.desk.reader import Reader


def left_students(reader: Reader, case: Case) -> list[Student]:
    """Those of a case who have left, in its order."""
    found = (reader.find(Student, student) for student in case.students)
    return [student for student in found if student and student.left_on]


def left_ids(reader: Reader, case: Case) -> frozenset[str]:
    """Their ids."""
    return frozenset(student.id for student in left_students(reader, case))
