"""A delimited text as a header and rows that know their line; bad rows are told, not dropped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
from elvis_tui.domain.people.roster_summary import BadRow, RowFault

_SEP_LINE = re.compile(r'"?sep=([;,\t|])"?[;,\t| ]*(?=[\r\n]|$)', re.IGNORECASE)
_GUARDED = re.compile(r"'+\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'+[\t\r\n]")
"""A cell that our own lists keep from being a formula, by one more of these signs."""
_QUOTED = re.compile(r'"[^"]*"')
_DELIMITERS = (";", "\t", ",")


class TableRow(Record, frozen=True):
    """One row, as wide as the header; `missing` of its last cells were not in the file."""

    line: int
    cells: tuple[str, ...]
    missing: int = 0


class Table(Record, frozen=True, kw_only=True):
    """What a delimited text holds. Lines are lines of the text, from 1."""

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    bad_rows: tuple[BadRow, ...] = ()


class _Record(Record, frozen=True):
    line: int
    cells: list[str]
    lines: int


def read_table(text: str) -> Table:
    """Header and rows of `text`, delimited by the header's own `;`, tab or `,`.

    Blank lines and Excel's `sep=;` line are passed over. A row with more cells than the header
    is a bad row; one with fewer is filled up and says so in `missing`.

    Raises:
        InputError: `INPUT_EMPTY`, or `INPUT_BAD_ROW` with `line` and `why` (`open_quote`,
            `field_too_long`) where the rows after it cannot be told apart.
    """
    bad: list[BadRow] = []
    records = _records(text, bad)
    header = next((r.cells for r in records), [])
    while header and not header[-1].strip():
        header.pop()
    if not header:
        raise InputError(Fault.INPUT_EMPTY)
    width, rows = len(header), []
    for record in records:
        cells, spare = record.cells[:width], record.cells[width:]
        missing = width - len(cells)
        too_many = any(cell.strip() for cell in spare)
        if (too_many or missing) and record.lines > 1:
            # Only a quote that was never meant to be one makes such a record of several rows.
            raise InputError(Fault.INPUT_BAD_ROW, line=record.line, why="open_quote")
        if too_many:
            bad.append(BadRow(line=record.line, why=RowFault.TOO_MANY_CELLS))
        else:
            rows.append(TableRow(record.line, (*cells, *[""] * missing), missing))
    return Table(header=tuple(header), rows=tuple(rows), bad_rows=tuple(bad))


def _records(text: str, bad: list[BadRow]) -> Iterator[_Record]:
    """Every record that is not blank; rows with a stray quote go to `bad`."""
    import csv
    import io

    sep = _SEP_LINE.match(text)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=sep[1] if sep else _delimiter(text),
        skipinitialspace=True,
        strict=True,
    )
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise InputError(Fault.INPUT_BAD_ROW, line=start, why="field_too_long") from None
            if reader.line_num != start or "end of data" in str(error):
                raise InputError(Fault.INPUT_BAD_ROW, line=start, why="open_quote") from None
            bad.append(BadRow(line=start, why=RowFault.STRAY_QUOTE))
            continue
        cells = [cell[1:] if _GUARDED.match(cell) else cell for cell in cells]
        if not (start == 1 and sep) and any(cell.strip() for cell in cells):
            yield _Record(start, cells, reader.line_num + 1 - start)


def _delimiter(text: str) -> str:
    """The delimiter of the header: a `;` is never part of a name, a `,` may well be."""
    lines = re.split(r"[\r\n]+", _QUOTED.sub("q", text[:20_000]))
    header = next((line for line in lines if line.strip()), "")
    return next((d for d in _DELIMITERS if d in header), ";")
