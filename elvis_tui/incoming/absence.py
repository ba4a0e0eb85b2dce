"""A list of absence, of hours with codes, or of varsel, from the bytes of a file to its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TypeVar

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.absence.records import NoticeKind
from elvis_tui.domain.across.absence_list import (
    About,
    AbsenceList,
    Dated,
    FigureRow,
    HourRow,
    ListKind,
    NoticeRow,
    Row,
)
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.roster_entries import RosterStudent, class_code
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.text import folded
from elvis_tui.incoming.absence_columns import (
    SUBJECT,
    Column,
    Columns,
    find_columns,
    notice_kind,
)
from elvis_tui.incoming.absence_holds import comma_rows
from elvis_tui.incoming.absence_percent import Percentages
from elvis_tui.incoming.cells import Cells
from elvis_tui.incoming.figures import read_day, read_number, read_percent
from elvis_tui.incoming.list_dates import period
from elvis_tui.incoming.percent_columns import Meaning
from elvis_tui.incoming.roster_columns import Header
from elvis_tui.incoming.student_number import student_number
from elvis_tui.incoming.table import Table, TableRow

Progress = Callable[[int, int], None]
STEP = 500
"""Rows between two calls of `progress`."""
T = TypeVar("T")
_OF_NOBODY = frozenset(
    (RowFault.HEADER_AGAIN, RowFault.PRINTED_LINE, RowFault.SECTION, RowFault.PLACEHOLDER)
)
_YES = frozenset(("ja", "j", "yes", "y", "x", "1", "true", "sant"))
_NO = frozenset(("", "nei", "n", "no", "0", "false", "usant", "-"))


def read_absence(
    table: Table,
    codes: CodeTable | None,
    as_of: date,
    dated: Dated,
    in_percent: frozenset[tuple[int, int]] | None = frozenset(),
    progress: Progress | None = None,
) -> AbsenceList:
    """The rows of a list, each with its line; what cannot be read is told and left out.

    Args:
        table: The list, as `table_of` gave it.
        codes: What absence codes mean, on the day of the list.
        as_of: The day the list was made; a day after it is a slip.
        dated: How that is known.
        in_percent: The cells, by line and column, that the workbook shows in percent; None where
            that is not known.
        progress: Told (rows read, rows) now and then.

    Raises:
        InputError: `INPUT_NO_HEADER`; `INPUT_PARTS_OF_ONE` for a column of percentages that looks
            like parts of one, where nothing tells that it is.
    """
    columns = find_columns(table.header, codes)
    if columns is None:
        raise AssertionError("not a list of absence")
    reader = _Reader(table, columns, codes, as_of, in_percent)
    first_day, last_day = period(table.above, as_of) or (None, None)
    read = {
        ListKind.FIGURES: reader.figures,
        ListKind.HOURS: reader.hours,
        ListKind.NOTICES: reader.notice,
    }[columns.kind]
    bad = list(table.bad_rows)
    rows: list[Row] = []
    total = len(table.rows) + len(bad)
    for at, row in enumerate(table.rows, 1):
        found = reader.nobody(row) or read(row)
        if isinstance(found, BadRow):
            bad.append(found)
            reader.forget(row)
        else:
            reader.tell_unreckoned(row)
            rows += found
        if progress is not None and at % STEP == 0 and at < total:
            progress(at, total)
    period_told = first_day is not None
    if not period_told:
        days = _days_of(rows, as_of)
        first_day, last_day = min(days, default=None), max(days, default=None)
    bad_fields = tuple(reader.bad_fields)
    return AbsenceList(
        kind=columns.kind,
        rows=tuple(rows),
        bad_rows=reader.named(sorted(bad, key=lambda b: b.line)),
        bad_fields=reader.named(bad_fields),
        left_out=reader.left_out,
        lines=total,
        tells_ten=Column.TEN in columns.own,
        tells_fifteen=Column.FIFTEEN in columns.own,
        without_header=table.top == 0,
        as_of=as_of,
        dated=dated,
        first_day=first_day,
        last_day=last_day,
        period_told=period_told,
        of_one=reader.of_one,
        tells_days=reader.tells_days,
    )


def _days_of(rows: Iterable[Row], as_of: date) -> list[date]:
    """The days that hours are of, in the school year of the list."""
    days = (row.on for row in rows if isinstance(row, HourRow) and row.on is not None)
    return [day for day in days if starting_year(day) == starting_year(as_of)]


class _Reader(Cells):
    """Reads the rows of one table."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        codes: CodeTable | None,
        as_of: date,
        in_percent: frozenset[tuple[int, int]] | None,
    ) -> None:
        super().__init__(table, columns.person)
        self._own, self._by_code = columns.own, columns.by_code
        self._as_of = as_of
        self._table = table
        self._moved = comma_rows(table, columns) if table.commas else None
        self._percentages = Percentages(table, columns, codes, in_percent, self.nobody)

    @property
    def of_one(self) -> tuple[str, ...]:
        """See `Percentages`."""
        return self._percentages.of_one

    @property
    def tells_days(self) -> bool:
        """Whether it tells of each day whether somebody was away all of it."""
        return Column.WHOLE_DAY in self._own and Column.DAY in self._own

    def named(self, bad: Iterable[BadRow]) -> tuple[BadRow, ...]:
        """Rows and cells that are not taken in, each with whose it is."""
        bad = tuple(bad)
        lines = {one.line for one in bad if one.why not in _OF_NOBODY}
        rows = {r.line: r for r in (*self._table.rows, *self._table.too_wide) if r.line in lines}
        return tuple(self._with_name(one, rows.get(one.line)) for one in bad)

    def _with_name(self, bad: BadRow, row: TableRow | None) -> BadRow:
        if row is None or bad.why in _OF_NOBODY:
            return bad
        name = " ".join(filter(None, self.names(row)))
        code = class_code(self.text(row, Header.CLASS))
        return replace(bad, name=FreeText(name), class_code=code)

    def read_columns(self) -> Iterable[int]:
        unread = {Column.CONTACT, Column.PERCENT}
        own = (at for column, at in self._own.items() if column not in unread)
        return (*super().read_columns(), *own, *self._by_code.values())

    # Rows

    def figures(self, row: TableRow) -> Sequence[FigureRow] | BadRow:
        about = self._about(row)
        if isinstance(about, BadRow):
            return about
        ten, fifteen = self._percent(row, Column.TEN), self._percent(row, Column.FIFTEEN)
        for column, figure in ((Column.TEN, ten), (Column.FIFTEEN, fifteen)):
            if figure is not None and self._percentages.contradict(row, column):
                return self.bad_at(row, RowFault.HOURS_DIFFER, self._own[column])
        counted = (
            (NoticeKind.ABSENCE, Column.NOTICES_ABSENCE),
            (NoticeKind.BASIS, Column.NOTICES_GRADE),
        )
        return [
            FigureRow(
                about=about,
                hours=self._number(row, Column.HOURS),
                ten=ten,
                fifteen=fifteen,
                left=self._flag(row, Column.LEFT),
                notices=tuple(k for k, column in counted if self._counts(row, column)),
            )
        ]

    def hours(self, row: TableRow) -> Sequence[HourRow] | BadRow:
        about = self._about(row)
        if isinstance(about, BadRow):
            return about
        on = self._day(row, Column.DAY)
        if self._by_code:
            return [
                HourRow(about=about, code_of_absence=code, hours=self._hours(row, at), on=on)
                for code, at in self._by_code.items()
                if self._cell(row, at) or self.is_unreckoned(row, at)
            ] or [HourRow(about=about, code_of_absence="", hours=0.0, on=on)]
        at_hours = self._own.get(Column.HOURS)
        whole_day = self._flag(row, Column.WHOLE_DAY) if Column.WHOLE_DAY in self._own else False
        if whole_day is False and not about.key and self._own.keys() & SUBJECT:
            return self.bad_at(row, RowFault.NO_SUBJECT, self._own.get(Column.GROUP))
        if at_hours is None or not about.key:
            hours: float | None = 1.0
        else:
            hours = self._hours(row, at_hours)
        code = self.own(row, Column.ABSENCE_CODE)
        return [HourRow(about=about, code_of_absence=code, hours=hours, on=on, whole_day=whole_day)]

    def _hours(self, row: TableRow, at: int) -> float | None:
        """The hours of a cell; None, and told, where nobody can read how many they are."""
        found = self._at(row, at, read_number)
        if found is None:
            said = self._cell(row, at) in ("-", "–")
            if said:
                return 0.0
            if self.is_unreckoned(row, at):
                return None
            self.bad_fields[self.bad_at(row, RowFault.NOT_A_FIGURE, at)] = None
        return found

    def notice(self, row: TableRow) -> Sequence[NoticeRow] | BadRow:
        kind = notice_kind(self.own(row, Column.KIND))
        about = self._about(row, needs_subject=kind in (NoticeKind.ABSENCE, NoticeKind.BASIS))
        if isinstance(about, BadRow):
            return about
        by = self.own(row, Column.SENDER)
        return [NoticeRow(about=about, kind=kind, sent_on=self._day(row, Column.SENT), by=by)]

    def _about(self, row: TableRow, *, needs_subject: bool = True) -> About | BadRow:
        """Who and which subject."""
        if row.spare:
            return self.bad(row, RowFault.TOO_MANY_CELLS)
        if row.missing and self._lacks(row):
            return self.bad(row, RowFault.TOO_FEW_CELLS)
        if self._moved is not None and (at := self._moved.misfit(row)) is not None:
            return self.bad_at(row, RowFault.SHIFTED, at)
        first, last = self.names(row)
        if not first and not last:
            return self.bad(row, RowFault.NO_NAME, Header.NAME, Header.LAST_FIRST, Header.LAST)
        if "?" in first + last:
            columns = (Header.NAME, Header.LAST_FIRST, Header.LAST)
            return self.bad(row, RowFault.LOST_LETTER, *columns)
        name, code, group = (
            self.own(row, column) for column in (Column.SUBJECT, Column.CODE, Column.GROUP)
        )
        if not code and "/" in group:
            code = group.rpartition("/")[2].strip()
        if needs_subject and not (name or code or group) and Column.WHOLE_DAY not in self._own:
            return self.bad_at(row, RowFault.NO_SUBJECT, self._own.get(Column.GROUP))
        student = RosterStudent(
            line=row.line,
            first_name=first,
            last_name=last,
            class_code=class_code(self.text(row, Header.CLASS)),
            birth_date=self._birth(row),
            external_id=student_number(self.text(row, Header.EXTERNAL)) or "",
        )
        return About(
            line=row.line,
            student=student,
            name=name,
            code=code,
            group=group,
            teacher=self.own(row, Column.TEACHER),
            year_hours=self._number(row, Column.YEAR_HOURS),
        )

    def _lacks(self, row: TableRow) -> bool:
        """Whether cells that are read are not there: what a lost delimiter moves is nobody's."""
        needed = [at for at in self.read_columns() if at != self._own.get(Column.LEFT)]
        return len(self._header) - row.missing <= max(needed)

    # Cells

    def own(self, row: TableRow, column: Column) -> str:
        """A cell of a column of this kind of list, in one line, without any identity number."""
        at = self._own.get(column)
        if at is None:
            return ""
        _whole, text, is_whole = self.read(row.cells[at])
        if not is_whole:
            self.bad_fields[self.bad_at(row, RowFault.IDENTITY_NUMBER, at)] = None
        return text

    def _cell(self, row: TableRow, at: int) -> str:
        return self.read(row.cells[at])[0]

    def _at(self, row: TableRow, at: int | None, read: Callable[[str], T | None]) -> T | None:
        """What a cell says; what cannot be read is told, and is unknown."""
        if at is None:
            return None
        try:
            return read(self._cell(row, at))
        except (ValueError, OverflowError):
            self.bad_fields[self.bad_at(row, RowFault.NOT_A_FIGURE, at)] = None
            return None

    def _number(self, row: TableRow, column: Column) -> float | None:
        return self._at(row, self._own.get(column), read_number)

    def _percent(self, row: TableRow, column: Column) -> float | None:
        """A figure in percent; None, and told, where it may as well be a part of one."""
        at = self._own.get(column)
        if at is None:
            return None
        meaning = self._percentages.mean(row, column)
        if meaning is None:
            self.bad_fields[self.bad_at(row, RowFault.PART_OF_ONE, at)] = None
            return None
        parts = meaning is Meaning.PARTS
        return self._at(row, at, lambda cell: read_percent(cell, fraction=parts))

    def _counts(self, row: TableRow, column: Column) -> bool:
        """Whether a column of counts says that there is any: «2» or «Ja»."""
        if column not in self._own:
            return False
        said = folded(self.own(row, column))
        return said in _YES or (said not in _NO and bool(self._number(row, column)))

    def _day(self, row: TableRow, column: Column) -> date | None:
        at = self._own.get(column)
        if at is None:
            return None
        try:
            day = read_day(self._cell(row, at), self._as_of)
        except (ValueError, OverflowError):
            self.bad_fields[self.bad_at(row, RowFault.NOT_A_DATE, at)] = None
            return None
        if day is not None and day > self._as_of:
            self.bad_fields[self.bad_at(row, RowFault.DAY_TO_COME, at)] = None
            return None
        return day

    def _birth(self, row: TableRow) -> date | None:
        text = self.text(row, Header.BIRTH)
        try:
            found = read_day(text, self._as_of) if text else None
            if found is not None and found > self._as_of:
                found = _century_before(found, text)
        except (ValueError, OverflowError):
            self.leave_out(row, RowFault.NOT_A_DATE, Header.BIRTH)
            return None
        return found

    def _flag(self, row: TableRow, column: Column) -> bool | None:
        """Whether a cell says yes; None where the list does not say, or nobody can read it."""
        at = self._own.get(column)
        if at is None or self.is_unreckoned(row, at):
            return None
        said = folded(self._cell(row, at))
        if said in _YES | _NO:
            return said in _YES
        self.bad_fields[self.bad_at(row, RowFault.NOT_YES_OR_NO, at)] = None
        return None


def _century_before(day: date, text: str) -> date:
    """The day that somebody was born of whom a list has two digits of the year: 3.2.99.

    Raises:
        ValueError: where it has all of them.
    """
    if str(day.year) in text:
        raise ValueError
    return day.replace(year=day.year - 100)
