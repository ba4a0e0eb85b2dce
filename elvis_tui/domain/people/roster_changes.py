"""What a list would change of who a student is: shown by name, and agreed to or not."""

from __future__ import annotations

from enum import StrEnum

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record


class Differs(StrEnum):
    """What the list has otherwise than the register."""

    NAME = "name"
    BIRTH = "birth"
    NUMBER = "number"


class Answer(StrEnum):
    """What is said of one such row; without an answer it is `LEFT_OUT`."""

    LEFT_OUT = "left_out"
    SAME = "same"
    ANOTHER = "another"


class IdentityChange(Record, frozen=True, kw_only=True):
    """A row that may be a known student, or somebody else.

    `student` is as the register has them, `name` as the list does. `name_of` is the id of another
    student who has that name already. `class_code` is where the list puts them.
    """

    line: int
    student: Student
    differs: Differs
    name: FreeText
    class_code: str = ""
    name_of: str = ""
    answer: Answer = Answer.LEFT_OUT

    @property
    def key(self) -> str:
        """What an answer is kept by: it is of this row and this student, and of no others."""
        return f"{self.line}:{self.student.id}"
