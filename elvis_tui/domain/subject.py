"""Whom something is about: one student or one class."""

from enum import StrEnum
from typing import Annotated

from elvis_tui.domain.marks import Refers
from elvis_tui.domain.record import Record


class SubjectKind(StrEnum):
    STUDENT = "student"
    CLASS = "class"


class Subject(Record, frozen=True, kw_only=True):
    """Whom something is about: one student or one class, by id."""

    kind: SubjectKind
    id: Annotated[str, Refers.to("students", "classes")]

    @classmethod
    def of_student(cls, student_id: str) -> "Subject":
        return cls(kind=SubjectKind.STUDENT, id=student_id)
