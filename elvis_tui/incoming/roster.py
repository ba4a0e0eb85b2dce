"""A list of students or classes, from the bytes of a file to records, row by row."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.people.roster_entries import (
    USUAL_CODE,
    RosterClass,
    RosterStudent,
    class_code,
)
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded
from elvis_tui.incoming.cells import LOST, Cells, table_of
from elvis_tui.incoming.roster_columns import Header, Kind, find_columns, kind_of
from elvis_tui.incoming.student_number import student_number
from elvis_tui.incoming.table import Table, TableRow

Progress = Callable[[int, int], None]
STEP = 100
"""Rows between two calls of `progress`."""
TEACHERS_JOIN = " / "


class Roster(Record, frozen=True):
    """What a list holds; `rows` counts them all, also those that cannot be read.

    `bad_fields` are cells that were left empty, `left_out` the headers of columns not read.
    """

    students: tuple[RosterStudent, ...] = ()
    classes: tuple[RosterClass, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    bad_fields: tuple[BadRow, ...] = ()
    left_out: tuple[str, ...] = ()
    rows: int = 0


def read_roster(data: bytes | Table, progress: Progress | None = None) -> Roster:
    """Students with their classes, or classes with their contact teachers.

    National identity numbers are never kept, whichever column they stand in.

    Args:
        data: The bytes of a CSV file or a workbook (XLSX, XLS, ODS), or its table.
        progress: Told (rows read, rows) after every `STEP` rows but the last.

    Raises:
        InputError: `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or `INPUT_BAD_ROW`.
    """
    table = data if isinstance(data, Table) else table_of(data)
    columns = find_columns(table.header)
    reader = _Reader(table, columns)
    read = reader.student if kind_of(columns) is Kind.STUDENTS else reader.school_class
    bad = list(table.bad_rows)
    total = len(table.rows) + len(bad)
    students, teachers = [], _Teachers()
    for at, row in enumerate(table.rows, 1):
        result = reader.nobody(row) or read(row)
        if isinstance(result, BadRow):
            bad.append(result)
            reader.forget(row)
        else:
            reader.tell_unreckoned(row)
            if isinstance(result, RosterStudent):
                students.append(result)
                code = result.class_code
            else:
                code = result
            teachers.add(code, reader.text(row, Header.TEACHER))
        if progress is not None and at % STEP == 0 and at < total:
            progress(at, total)
    return Roster(
        students=_without_row_numbers(students),
        classes=teachers.classes(),
        bad_rows=tuple(sorted(bad, key=lambda b: b.line)),
        bad_fields=tuple(reader.bad_fields),
        left_out=reader.left_out,
        rows=total,
    )


class _Teachers:
    """The classes met so far, each with all its contact teachers."""

    def __init__(self) -> None:
        self._classes: dict[str, tuple[str, dict[str, str]]] = {}

    def add(self, code: str, teacher: str) -> None:
        if code:
            _, teachers = self._classes.setdefault(folded(code), (code, {}))
            if teacher:
                teachers.setdefault(folded(teacher), teacher)

    def classes(self) -> tuple[RosterClass, ...]:
        return tuple(
            RosterClass(code=code, contact_teacher=TEACHERS_JOIN.join(t[k] for k in sorted(t)))
            for code, t in self._classes.values()
        )


class _Reader(Cells):
    """Reads rows of one table of students or classes."""

    def __init__(self, table: Table, columns: dict[Header, int]) -> None:
        super().__init__(table, columns)
        self._needed = max(columns.values()) + 1
        self._width = len(table.header)

    def _is_short(self, row: TableRow) -> bool:
        """Whether cells that matter are missing.

        Excel leaves out the last delimiters of rows whose last cells are empty; only columns
        that are not read may go that way, and only where the class still is one, since a
        delimiter lost in the middle moves every cell after it.
        """
        if not row.missing:
            return False
        code = class_code(self.text(row, Header.CLASS))
        return self._width - row.missing < self._needed or not USUAL_CODE.fullmatch(code)

    def student(self, row: TableRow) -> RosterStudent | BadRow:
        if self._is_short(row):
            return self.bad(row, RowFault.TOO_FEW_CELLS)
        first, last = self.names(row)
        if not first and not last:
            return self.bad(row, RowFault.NO_NAME, Header.NAME, Header.LAST_FIRST, Header.LAST)
        if "?" in first + last:
            columns = (Header.NAME, Header.LAST_FIRST, Header.LAST)
            return self.bad(row, RowFault.LOST_LETTER, *columns)
        birth_date, number = self.birth(row), self._number(row)
        code = class_code(self.text(row, Header.CLASS))
        if LOST.search(code) and birth_date is None and not number:
            # Nothing else would tell the student from others of the name.
            return self.bad(row, RowFault.LOST_LETTER, Header.CLASS)
        return RosterStudent(
            line=row.line,
            first_name=first,
            last_name=last,
            class_code=self.sound(row, Header.CLASS, code),
            birth_date=birth_date,
            external_id=number,
        )

    def _number(self, row: TableRow) -> str:
        number = student_number(self.text(row, Header.EXTERNAL))
        if number is None:
            self.leave_out(row, RowFault.NOT_A_NUMBER, Header.EXTERNAL)
        return number or ""

    def school_class(self, row: TableRow) -> str | BadRow:
        if row.missing:
            return self.bad(row, RowFault.TOO_FEW_CELLS)
        code = class_code(self.text(row, Header.CLASS))
        if not code:
            return self.bad(row, RowFault.NO_CLASS, Header.CLASS)
        return self.bad(row, RowFault.LOST_LETTER, Header.CLASS) if LOST.search(code) else code


def _without_row_numbers(students: list[RosterStudent]) -> tuple[RosterStudent, ...]:
    """`students`, without numbers that only count the rows and are others' in the next list."""
    numbers = [s.external_id for s in students if s.external_id]
    if numbers and all(n.isdecimal() and int(n) <= len(students) for n in numbers):
        return tuple(replace(s, external_id="") for s in students)
    return tuple(students)
