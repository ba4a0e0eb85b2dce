"""The cells of a list whose columns are known, as text that may be kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.text import clean, folded, without_unseen
from elvis_tui.incoming.decoding import decode
from elvis_tui.incoming.identity_numbers import without_identity_numbers
from elvis_tui.incoming.nobody import nobody, without_dash
from elvis_tui.incoming.roster_columns import Header, find_columns, header_key
from elvis_tui.incoming.table import Table, TableRow, read_table
from elvis_tui.incoming.workbook import is_workbook, read_workbook

LONGEST_HEADER = 40
NAMES = (Header.NAME, Header.LAST_FIRST, Header.FIRST, Header.MIDDLE, Header.LAST)
_MIDNIGHT = r"(?:[ T]00:00(?::00(?:\.0+)?)?)?"
_NORWEGIAN_DATE = re.compile(rf"([0-9]{{1,2}})\.([0-9]{{1,2}})\.([0-9]{{4}}){_MIDNIGHT}")
_ISO_DATE = re.compile(rf"([0-9]{{4}})-([0-9]{{2}})-([0-9]{{2}}){_MIDNIGHT}")
_PARTICLE = re.compile("af|al|av|bin|da|de|del|den|der|di|du|el|ibn|la|le|ten|ter|van|von|zu")
LOST = re.compile("[?\ufffd]")
"""What a letter becomes in a file that has no room for it."""


def table_of(data: bytes) -> Table:
    """The table of a list's bytes: CSV, XLSX, XLS or ODS.

    Raises:
        InputError: `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or `INPUT_BAD_ROW`.
    """
    if is_workbook(data):
        table = read_workbook(data, find_columns)
    else:
        table = read_table(decode(data), find_columns)
    if not table.rows and not table.bad_rows:
        raise InputError(Fault.INPUT_EMPTY)
    return table


class Cells:
    """Gives the text of cells, and gathers what could not be taken from them.

    `bad_fields` are the cells that were left empty: their rows are taken in.
    """

    def __init__(self, table: Table, columns: dict[Header, int]) -> None:
        self._header, self._columns = table.header, columns
        self._unreckoned = table.unreckoned
        self._keys = [header_key(name) for name in table.header]
        self._name_cells = [columns[c] for c in NAMES if c in columns]
        self._named: dict[tuple[str, ...], tuple[str, str, str]] = {}
        self._somebody: set[str] = set()
        self._header_keys: dict[str, str] = {}
        self._read: dict[str, tuple[str, str, bool]] = {}
        self.bad_fields: dict[BadRow, None] = {}

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headers of the columns that are not read."""
        read = set(self.read_columns())
        names = (self._name(at) for at in range(len(self._header)) if at not in read)
        return tuple(name for name in names if name)

    def read_columns(self) -> Iterable[int]:
        """Where the columns stand that are read."""
        return self._columns.values()

    def _name(self, at: int) -> str:
        name = without_identity_numbers(clean(without_unseen(self._header[at])))
        return " ".join(name.split())[:LONGEST_HEADER]

    def text(self, row: TableRow, column: Header) -> str:
        """A cell in one line, without unseen signs and without any identity number."""
        at = self._columns.get(column)
        if at is None:
            return ""
        if column is Header.BIRTH:
            return self.read(row.cells[at])[0]
        _whole, text, is_whole = self.read(row.cells[at])
        if not is_whole:
            self.leave_out(row, RowFault.IDENTITY_NUMBER, column)
            if column is Header.EXTERNAL:
                return ""
        return text

    def read(self, cell: str) -> tuple[str, str, bool]:
        """A cell in one line, what may be kept of it, and whether that is all of it.

        Most cells of a list recur: each is looked at once.
        """
        found = self._read.get(cell)
        if found is None:
            text = clean(without_unseen(cell))
            kept = without_identity_numbers(text)
            found = " ".join(text.split()), " ".join(kept.split()), kept == text
            self._read[cell] = found
        return found

    def name(self, row: TableRow) -> str:
        """All the cells that name somebody, as one text."""
        return self._called(row)[0]

    def names(self, row: TableRow) -> tuple[str, str]:
        """First and last name."""
        _whole, first, last = self._called(row)
        return first, last

    def _called(self, row: TableRow) -> tuple[str, str, str]:
        """The whole name, and first and last name; a list may have a row for each subject."""
        cells = tuple([row.cells[at] for at in self._name_cells])
        if (found := self._named.get(cells)) is not None:
            return found
        whole = " ".join(filter(None, (self.text(row, column) for column in NAMES)))
        first, last = self._names(row)
        found = whole, without_dash(first), without_dash(last)
        if all(self.read(cell)[2] for cell in cells):  # else it is to be told of each row
            self._named[cells] = found
        return found

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

    def birth(self, row: TableRow) -> date | None:
        """A date of birth; one that is no date is left out."""
        text = self.text(row, Header.BIRTH)
        found = read_date(text)
        if text and found is None:
            self.leave_out(row, RowFault.NOT_A_DATE, Header.BIRTH)
        return found

    def sound(self, row: TableRow, column: Header, text: str) -> str:
        """`text` of a cell, or nothing where a letter of it is lost."""
        if not LOST.search(text):
            return text
        self.leave_out(row, RowFault.LOST_LETTER, column)
        return ""

    def leave_out(self, row: TableRow, why: RowFault, column: Header) -> None:
        """Say of a cell that it is not taken in."""
        self.bad_fields[self.bad(row, why, column)] = None

    def bad(self, row: TableRow, why: RowFault, *columns: Header) -> BadRow:
        """What is said of a cell of a row: that of the first of `columns` that there is."""
        at = next((self._columns[c] for c in columns if c in self._columns), None)
        return self.bad_at(row, why, at)

    def bad_at(self, row: TableRow, why: RowFault, at: int | None) -> BadRow:
        """The same of the cell of a column by its place."""
        return BadRow(line=row.line, why=why, field="" if at is None else self._name(at))

    def nobody(self, row: TableRow) -> BadRow | None:
        """Why a row names nobody, if it does not."""
        if self._is_header_again(row.cells):
            return BadRow(line=row.line, why=RowFault.HEADER_AGAIN)
        name = self.name(row)
        if name in self._somebody:
            return None
        cells = enumerate(row.cells)
        others = [cell.strip() for at, cell in cells if at not in self._name_cells]
        why = nobody(name, [cell for cell in others if cell])
        if why is None and name and not any(map(str.isdigit, name)):
            # Only of a name with a number in it do the other cells say whether it is one.
            self._somebody.add(name)
        return None if why is None else BadRow(line=row.line, why=why)

    def _is_header_again(self, cells: Sequence[str]) -> bool:
        known = 0
        for at, cell in enumerate(cells):
            if not cell.strip():
                continue
            if (key := self._header_keys.get(cell)) is None:
                key = self._header_keys[cell] = header_key(cell)
            if key != self._keys[at]:
                return False
            known += at in self._columns.values()
        return known > 1

    def tell_unreckoned(self, row: TableRow) -> None:
        """Say of each cell of a row that is read, and is a formula without a value, that it is."""
        if self._unreckoned:
            for at in self.read_columns():
                if self.is_unreckoned(row, at):
                    self.bad_fields[self.bad_at(row, RowFault.NO_VALUE, at)] = None

    def is_unreckoned(self, row: TableRow, at: int) -> bool:
        """Whether a cell looks empty and is a formula."""
        return (row.line, at) in self._unreckoned

    def forget(self, row: TableRow) -> None:
        """Say nothing of the cells of a row that is not taken in at all."""
        for fault in [f for f in self.bad_fields if f.line == row.line]:
            del self.bad_fields[fault]


def read_date(text: str) -> date | None:
    """«03.02.2009», «3.2.2009» or «2009-02-03», also at midnight; None for anything else."""
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
