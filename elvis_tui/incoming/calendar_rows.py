"""A calendar as a list: rows with what it is, the first and the last day, and maybe a weekday."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import TypeVar

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.source_faults import SourceFault, SourceWhy
from elvis_tui.domain.text import clean, folded
from elvis_tui.incoming.calendar_checks import named_year
from elvis_tui.incoming.calendar_days import DayError, Written, read_days, read_weekdays
from elvis_tui.incoming.calendar_entries import Assembled, Entry, Kind, assembled, kind_of
from elvis_tui.incoming.decoding import decode
from elvis_tui.incoming.source import unusable
from elvis_tui.incoming.table import Table, TableRow, read_table
from elvis_tui.incoming.workbook import is_workbook, read_workbook

T = TypeVar("T")
MOST_ROWS = 5_000
"""A calendar of one year has about ten."""
LONGEST_BREAK = 100
"""Days of which the weeks are looked at."""


class Column(Enum):
    """The columns of a calendar, by what they are called in a fault."""

    NAME = "Navn"
    FIRST = "Fra"
    LAST = "Til"
    WEEKDAY = "Ukedag"
    WEEK = "Uke"
    YEAR = "Skoleår"
    SOURCE = "Kilde"
    CERTAINTY = "Sikkerhet"


_CALLED = {
    Column.NAME: (
        "navn namn hva kva ferie fridag hendelse hending beskrivelse tekst tittel emne aktivitet "
        "subject summary ferie/fridag ferie/fri merknad"
    ),
    Column.FIRST: "fra frå start dato startdato fradato begynner fom f.o.m startdate",
    Column.LAST: "til slutt sluttdato tildato slutter tom t.o.m enddate",
    Column.WEEKDAY: "ukedag vekedag ukedager",
    Column.WEEK: "uke veke uker ukenr ukenummer vekenummer week",
    Column.YEAR: "skoleår skuleår",
    Column.SOURCE: "kilde kjelde",
    Column.CERTAINTY: "sikkerhet sikkerheit",
}
_PHRASES = {
    "første dag": Column.FIRST,
    "fyrste dag": Column.FIRST,
    "fra dato": Column.FIRST,
    "fra og med": Column.FIRST,
    "start date": Column.FIRST,
    "første fridag": Column.FIRST,
    "siste dag": Column.LAST,
    "til dato": Column.LAST,
    "til og med": Column.LAST,
    "end date": Column.LAST,
    "siste fridag": Column.LAST,
    "ukedag fra": Column.WEEKDAY,
}
_COLUMN_OF = {
    **{word: column for column, words in _CALLED.items() for word in words.split()},
    **_PHRASES,
}
_WEEK = re.compile(r"(?:uke|veke)? ?([0-9]{1,2})(?![0-9])")


class _Row(Record, frozen=True, kw_only=True):
    line: int
    name: str
    first: Written
    last: Written
    year: int | None
    week: int | None
    source: str
    certainty: str


def find_columns(header: Sequence[str]) -> dict[Column, int]:
    """Where the columns are.

    Raises:
        InputError: `SOURCE_UNUSABLE` for a row without a name and a first day; `found` tells how
            much it is like a header.
    """
    found: dict[Column, int] = {}
    for at, cell in enumerate(header):
        column = _COLUMN_OF.get(folded(cell).strip(" .:"))
        if column is not None:
            found.setdefault(column, at)
    if Column.NAME not in found or Column.FIRST not in found:
        fault = SourceFault(why=SourceWhy.NO_COLUMNS)
        named = [column.value for column in found]
        raise InputError(Fault.SOURCE_UNUSABLE, faults=(fault,), found=named)
    return found


def read_calendar_rows(data: bytes) -> Assembled:
    """The school years of a list: CSV as Excel writes it, or a workbook.

    Raises:
        InputError: `SOURCE_UNUSABLE` with every fault and its line; `INPUT_UNDECODABLE`,
            `INPUT_EMPTY` and `INPUT_BAD_ROW` where no row can be told from another.
    """
    table = table_of_calendar(data)
    if len(table.rows) > MOST_ROWS:
        raise unusable(SourceWhy.TOO_MUCH)
    columns = find_columns(table.header)
    faults = [SourceFault(why=SourceWhy.OTHER, line=b.line) for b in table.bad_rows]
    rows: list[_Row] = []
    unread: set[Kind] = set()
    for row in table.rows:
        cells = _Cells(row, columns)
        found, wrong = _read_row(cells)
        faults += wrong
        if found is not None:
            rows.append(found)
        elif wrong:
            unread.add(kind_of(cells.text(Column.NAME)))
    entries = _dated(rows, _years_named(table, rows), faults, unread)
    return assembled(entries, faults, frozenset(unread))


def table_of_calendar(data: bytes) -> Table:
    """The table of a list that has the columns of a calendar.

    Raises:
        InputError: as `read_calendar_rows`.
    """
    if is_workbook(data):
        return read_workbook(data, find_columns)
    return read_table(decode(data), find_columns)


class _Cells:
    """The cells of a row, by their column."""

    def __init__(self, row: TableRow, columns: dict[Column, int]) -> None:
        self.line = row.line
        self._row, self._columns = row, columns

    def text(self, column: Column) -> str:
        at = self._columns.get(column)
        return clean(self._row.cells[at]).strip() if at is not None else ""


def _read_row(cells: _Cells) -> tuple[_Row | None, list[SourceFault]]:
    """A row, or what is wrong with it; neither for one that holds no day at all."""
    faults: list[SourceFault] = []

    def read(column: Column, reader: Callable[[str], T]) -> T | None:
        try:
            return reader(cells.text(column))
        except DayError as error:
            faults.append(_fault(error, cells.line, column))
            return None

    first, last = read(Column.FIRST, read_days), read(Column.LAST, read_days)
    begins_on, ends_on = read(Column.WEEKDAY, read_weekdays) or (None, None)
    name = cells.text(Column.NAME)
    if first is None and not faults:
        if last is None and kind_of(name) is Kind.OTHER:
            return None, []
        faults.append(_fault(DayError(SourceWhy.EMPTY), cells.line, Column.FIRST))
    if first and not name:
        faults.append(_fault(DayError(SourceWhy.EMPTY), cells.line, Column.NAME))
    if faults or first is None:
        return None, faults
    begins, ends = first[0], (last or first)[1]
    week = _WEEK.match(folded(cells.text(Column.WEEK)))
    row = _Row(
        line=cells.line,
        name=name,
        first=replace(begins, weekday=begins.weekday or begins_on),
        last=replace(ends, weekday=ends.weekday or ends_on),
        year=named_year(cells.text(Column.YEAR)),
        week=int(week[1]) if week else None,
        source=cells.text(Column.SOURCE),
        certainty=folded(cells.text(Column.CERTAINTY)),
    )
    return row, []


def _fault(error: DayError, line: int, column: Column) -> SourceFault:
    return SourceFault(
        why=error.why, line=line, place=(column.value,), day=error.day, weekday=error.weekday
    )


def _years_named(table: Table, rows: Iterable[_Row]) -> set[int]:
    """The school years that a list says it is of, over its header or by its days with a year."""
    titles = {year for cell in table.above if (year := named_year(cell)) is not None}
    if titles:
        return titles
    written = (day for row in rows for day in (row.first, row.last))
    return {
        day.year if (day.month or 0) >= 8 else day.year - 1
        for day in written
        if day.year is not None and day.month is not None
    }


def _dated(
    rows: Iterable[_Row], years: set[int], faults: list[SourceFault], unread: set[Kind]
) -> list[Entry]:
    """The rows with their days; a day without a year has that of the only school year told of."""
    only = next(iter(years)) if len(years) == 1 else None
    entries = []
    for row in rows:
        starts = row.year if row.year is not None else only
        first = _day(row, row.first, Column.FIRST, starts, faults)
        one = replace(row.last, weekday=None) == replace(row.first, weekday=None)
        last = first if one else _day(row, row.last, Column.LAST, starts, faults)
        if first is None or last is None:
            unread.add(kind_of(row.name))
            continue
        faults += _of_week(row, first, last)
        entries.append(
            Entry(
                line=row.line,
                name=row.name,
                first=first,
                last=last,
                source=row.source,
                certainty=row.certainty,
            )
        )
    return entries


def _of_week(row: _Row, first: date, last: date) -> Iterator[SourceFault]:
    """A week beside days of which none is in it: one of the two is a slip of the key."""
    if row.week is None or last < first:
        return
    long = min((last - first).days, LONGEST_BREAK)
    weeks = {(first + timedelta(days=n)).isocalendar().week for n in range(long + 1)}
    if row.week not in weeks:
        why, place = SourceWhy.WEEK_AND_DATE, (Column.WEEK.value,)
        yield SourceFault(why=why, line=row.line, place=place, day=first, other=row.week)


def _day(
    row: _Row, written: Written, column: Column, starts: int | None, faults: list[SourceFault]
) -> date | None:
    try:
        return written.at(starts)
    except DayError as error:
        faults.append(_fault(error, row.line, column))
        return None
