"""What a class list holds, what it changes, and which of its rows cannot be read."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.roster import Move
from elvis_tui.domain.people.roster_changes import Answer, IdentityChange
from elvis_tui.domain.record import Record


class ImportSummary(Record, frozen=True, kw_only=True):
    """What a list holds and what it changes. Counts are of students unless they say otherwise.

    `bad_fields` are cells that were left empty, `left_out` the headers of columns not read.
    `questions` are the rows that would change who a student is, `names` the names of the rows.
    """

    students: int = 0
    classes: int = 0
    new_students: int = 0
    changed_students: int = 0
    unchanged: int = 0
    new_classes: int = 0
    changed_classes: int = 0
    moved: tuple[Move, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    bad_fields: tuple[BadRow, ...] = ()
    left_out: tuple[str, ...] = ()
    doubles: tuple[int, ...] = ()
    questions: tuple[IdentityChange, ...] = ()
    not_in_list: int = 0
    names: tuple[FreeText, ...] = ()

    @property
    def unanswered(self) -> int:
        """How many of the questions have no answer: their rows are left out."""
        return sum(question.answer is Answer.LEFT_OUT for question in self.questions)

    @property
    def nothing(self) -> bool:
        """Whether the register holds already all that the list holds."""
        return not (
            self.new_students or self.changed_students or self.new_classes or self.changed_classes
        )

    @property
    def read(self) -> bool:
        """Whether the list told of anything that can be taken in."""
        return bool(self.students or self.classes or self.unanswered)


class StaffSummary(Record, frozen=True, kw_only=True):
    """What a list of staff holds and what it changes. See `ImportSummary` for the others."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    bad_rows: tuple[BadRow, ...] = ()
    bad_fields: tuple[BadRow, ...] = ()
    left_out: tuple[str, ...] = ()
    doubles: tuple[int, ...] = ()

    questions: ClassVar[tuple[IdentityChange, ...]] = ()
    unanswered: ClassVar[int] = 0
    names: ClassVar[tuple[FreeText, ...]] = ()

    @property
    def people(self) -> int:
        """How many the list names."""
        return self.new + self.changed + self.unchanged

    @property
    def nothing(self) -> bool:
        """Whether the register holds already all that the list holds."""
        return not (self.new or self.changed)

    @property
    def read(self) -> bool:
        """Whether the list told of anybody who can be taken in."""
        return bool(self.people)


Summary = ImportSummary | StaffSummary


class RowFault(StrEnum):
    """Why one row of a list, or one cell of a row, was not taken in."""

    TOO_FEW_CELLS = "too_few_cells"
    TOO_MANY_CELLS = "too_many_cells"
    STRAY_QUOTE = "stray_quote"
    NO_NAME = "no_name"
    NO_CLASS = "no_class"
    LOST_LETTER = "lost_letter"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    IDENTITY_NUMBER = "identity_number"
    UNKNOWN_TEAM = "unknown_team"
    SEVERAL = "several"
    IS_STUDENT = "is_student"
    HEADER_AGAIN = "header_again"
    PRINTED_LINE = "printed_line"
    SECTION = "section"
    PLACEHOLDER = "placeholder"
    NO_SUBJECT = "no_subject"
    NOT_A_FIGURE = "not_a_figure"
    NOT_YES_OR_NO = "not_yes_or_no"
    DAY_TO_COME = "day_to_come"
    LAST_YEAR = "last_year"
    UNKNOWN_STUDENT = "unknown_student"
    OTHER_CLASS = "other_class"
    NAMESAKES = "namesakes"
    TWO_FIGURES = "two_figures"
    UNKNOWN_CODE = "unknown_code"
    UNCLEAR_SUBJECT = "unclear_subject"
    PART_OF_ONE = "part_of_one"
    HOURS_DIFFER = "hours_differ"
    SHIFTED = "shifted"
    NO_VALUE = "no_value"


class BadRow(Record, frozen=True, kw_only=True):
    """A row or a cell that was left out: its line (from 1), why, and the header of the cell.

    `name` and `class_code` are whose it is, as a list of absence spells it.
    """

    line: int
    why: RowFault
    field: str = ""
    name: FreeText = FreeText("")
    class_code: str = ""
