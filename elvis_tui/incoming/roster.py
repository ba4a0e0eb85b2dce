"""A list of students or classes, from the bytes of a file to records, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster_entries import (
    USUAL_CODE,
    RosterClass,
    RosterStudent,
    class_code,
)
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import clean, folded
from elvis_tui.incoming.decoding import decode
from elvis_tui.incoming.roster_columns import Header, find_columns, names_students
from elvis_tui.incoming.table import Table, TableRow, read_table
from elvis_tui.incoming.workbook import is_workbook, read_workbook

Progress = Callable[[int, int], None]
STEP = 100
"""Rows between two calls of `progress`."""
TEACHERS_JOIN = " / "
_NORWEGIAN_DATE = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LOST = re.compile("[?\ufffd]")
"""What a letter becomes in a file that has no room for it."""
# Day (a D-number's is 40 higher), month (40 or 80 higher in synthetic numbers), year, five more.
_IDENTITY_NUMBER = re.compile(r"(?<![0-9])[0-7][0-9][014589][0-9]{3} ?[0-9]{5}(?![0-9])")
_PARTICLE = re.compile("af|al|av|bin|da|de|del|den|der|di|du|el|ibn|la|le|ten|ter|van|von|zu")


class Roster(Record, frozen=True):
    """What a list holds; `rows` counts them all, also those that cannot be read."""

    students: tuple[RosterStudent, ...] = ()
    classes: tuple[RosterClass, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    rows: int = 0


def read_roster(data: bytes, progress: Progress | None = None) -> Roster:
    """Students with their classes, or classes with their contact teachers.

    National identity numbers are never kept, whichever column they stand in.

    Args:
        data: The bytes of a CSV file or a workbook (XLSX, XLS, ODS).
        progress: Told (rows read, rows) after every `STEP` rows but the last.

    Raises:
        InputError: `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or `INPUT_BAD_ROW`.
    """
    table = _table(data)
    columns = find_columns(table.header)
    if not table.rows and not table.bad_rows:
        raise InputError(Fault.INPUT_EMPTY)
    reader = _Reader(table, columns)
    read = reader.student if names_students(columns) else reader.school_class
    bad = list(table.bad_rows)
    total = len(table.rows) + len(bad)
    students, teachers = [], _Teachers()
    for at, row in enumerate(table.rows, 1):
        result = read(row)
        if isinstance(result, BadRow):
            bad.append(result)
        else:
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
        rows=total,
    )


def _table(data: bytes) -> Table:
    return read_workbook(data, find_columns) if is_workbook(data) else read_table(decode(data))


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


class _Reader:
    """Reads rows of one table whose columns are known."""

    def __init__(self, table: Table, columns: dict[Header, int]) -> None:
        self._header, self._columns = table.header, columns
        self._needed = max(columns.values()) + 1
        self._width = len(table.header)

    def text(self, row: TableRow, column: Header) -> str:
        at = self._columns.get(column)
        if at is None:
            return ""
        text = clean(row.cells[at])
        if column is not Header.BIRTH:
            text = _IDENTITY_NUMBER.sub("", text)
        return " ".join(text.split())

    def _bad(self, row: TableRow, why: RowFault, *columns: Header) -> BadRow:
        at = next((self._columns[c] for c in columns if c in self._columns), None)
        name = "" if at is None else clean(self._header[at]).strip()
        return BadRow(line=row.line, why=why, field=name)

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
            return self._bad(row, RowFault.TOO_FEW_CELLS)
        first, last = self._names(row)
        if not first and not last:
            return self._bad(row, RowFault.NO_NAME, Header.NAME, Header.LAST_FIRST, Header.LAST)
        code = class_code(self.text(row, Header.CLASS))
        if "?" in first + last:
            return self._bad(
                row,
                RowFault.LOST_LETTER,
                Header.NAME,
                Header.LAST_FIRST,
                Header.LAST,
            )
        if "?" in code:
            return self._bad(row, RowFault.LOST_LETTER, Header.CLASS)
        born = self.text(row, Header.BIRTH)
        birth_date = _date(born)
        if born and birth_date is None:
            return self._bad(row, RowFault.NOT_A_DATE, Header.BIRTH)
        return RosterStudent(
            line=row.line,
            first_name=first,
            last_name=last,
            class_code=code,
            birth_date=birth_date,
            external_id=self.text(row, Header.EXTERNAL),
        )

    def school_class(self, row: TableRow) -> str | BadRow:
        if row.missing:
            return self._bad(row, RowFault.TOO_FEW_CELLS)
        code = class_code(self.text(row, Header.CLASS))
        if not code:
            return self._bad(row, RowFault.NO_CLASS, Header.CLASS)
        return self._bad(row, RowFault.LOST_LETTER, Header.CLASS) if _LOST.search(code) else code

    def _names(self, row: TableRow) -> tuple[str, str]:
        if Header.LAST_FIRST in self._columns:
            return _split_last_first(self.text(row, Header.LAST_FIRST))
        if Header.NAME in self._columns:
            name, first = self.text(row, Header.NAME), self.text(row, Header.FIRST)
            if first and folded(first) not in folded(name):
                return first, name
            return _split_last_first(name) if "," in name else _split_first_last(name)
        first = f"{self.text(row, Header.FIRST)} {self.text(row, Header.MIDDLE)}".strip()
        return first, self.text(row, Header.LAST)


def _split_last_first(name: str) -> tuple[str, str]:
    """First and last name of «Hansen, Kari Anne» (or «Hansen Kari Anne»)."""
    last, _, first = name.partition("," if "," in name else " ")
    return first.strip(" ,"), last.strip(" ,")


def _split_first_last(name: str) -> tuple[str, str]:
    """First and last name of «Kari Anne Hansen» or «Jan van der Berg»; «Kari» is a first name."""
    words = name.split()
    if len(words) < 2:
        return name, ""
    start = next(
        (i for i, w in enumerate(words[1:-1], 1) if _PARTICLE.fullmatch(w)), len(words) - 1
    )
    return " ".join(words[:start]), " ".join(words[start:])


def _date(text: str) -> date | None:
    """«03.02.2009», «3.2.2009» or «2009-02-03»; None for anything else."""
    if found := _NORWEGIAN_DATE.fullmatch(text):
        day, month, year = map(int, found.groups())
    elif found := _ISO_DATE.fullmatch(text):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else None
    except ValueError:
        return None


def _without_row_numbers(students: list[RosterStudent]) -> tuple[RosterStudent, ...]:
    """`students`, without numbers that only count the rows and are others' in the next list."""
    numbers = [s.external_id for s in students if s.external_id]
    if numbers and all(n.isdecimal() and int(n) <= len(students) for n in numbers):
        return tuple(replace(s, external_id="") for s in students)
    return tuple(students)
