"""A delimited text as a header and rows that know their line; bad rows are told, not dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.record import Record, replace

if TYPE_CHECKING:
    from collections.abc import Iterator
from elvis_tui.domain.people.roster_summary import BadRow, RowFault

_SEP_LINE = re.compile(r'"?sep=([;,\t|])"?[;,\t| ]*(?=[\r\n]|$)', re.IGNORECASE)
_GUARDED = re.compile(r"'+\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|'+[\t\r\n]")
"""A cell that our own lists keep from being a formula, by one more of these signs."""
_FORMULA = re.compile(r'\s*=\s*"((?:[^"]|"")*)"\s*')
"""="0010234": what Excel writes, so that a number stays a text."""
_QUOTED = re.compile(r'"[^"]*"')
_DELIMITERS = (";", "\t", ",")


class TableRow(Record, frozen=True):
    """One row, as wide as the header; `missing` of its last cells were not in the file.

    `spare` is how many empty cells it has beyond the header, in a text with commas: one in a
    number may have moved them.
    """

    line: int
    cells: tuple[str, ...]
    missing: int = 0
    spare: int = 0


class Table(Record, frozen=True, kw_only=True):
    """What a delimited text holds. Lines are lines of the text, from 1.

    `above` are the cells over the header that have something in them: a title, a day, a school.
    `top` is the line of the header; 0 where it was cut off, and the columns are known without it.
    `commas` is that commas keep its cells apart, `too_wide` the rows of `bad_rows` that have more
    cells than the header, without those. `unreckoned` are the cells, by line and column from 0,
    that hold a formula without a value.
    """

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    bad_rows: tuple[BadRow, ...] = ()
    above: tuple[str, ...] = ()
    top: int = 1
    commas: bool = False
    too_wide: tuple[TableRow, ...] = ()
    unreckoned: frozenset[tuple[int, int]] = frozenset()


class _Record(Record, frozen=True):
    line: int
    cells: list[str]
    lines: int


Recognise = Callable[[Sequence[str]], object]
"""Raises `InputError` for a row that is not the header."""
ROWS_ABOVE = 30
"""Rows with something in them among which the header is looked for: a title, a date, a school."""


def header_at(rows: Iterable[Sequence[str]], recognise: Recognise) -> int:
    """Which of the first `rows` is the header.

    Raises:
        InputError: what `recognise` says of the row that is most like one; `INPUT_EMPTY`.
    """
    refusals: list[InputError] = []
    for at, row in enumerate(islice(rows, ROWS_ABOVE)):
        try:
            recognise(row)
        except InputError as refusal:
            refusals.append(refusal)
            if _likeness(refusal) == _CERTAIN:
                break
        else:
            return at
    raise likeliest(refusals)


def likeliest(refusals: Sequence[InputError]) -> InputError:
    """What is said of the row that is most like a header."""
    return max(refusals, key=_likeness, default=InputError(Fault.INPUT_EMPTY))


_CERTAIN = 1_000


def _likeness(refusal: InputError) -> int:
    """How much a row that was refused is like a header."""
    if refusal.facts.get("duplicate") or refusal.facts.get("unclear"):
        return _CERTAIN
    found = refusal.facts.get("found")
    return len(found) if isinstance(found, list) else 0


def unguarded(cell: str) -> str:
    """`cell` without what keeps its text from being a number or a formula in a spreadsheet."""
    if "=" not in cell and "'" not in cell:
        return cell
    if found := _FORMULA.fullmatch(cell):
        return found[1].replace('""', '"')
    return cell[1:] if _GUARDED.match(cell) else cell


def read_table(text: str, recognise: Recognise = bool) -> Table:
    """Header and rows of `text`, delimited by `;`, tab or `,`: the one that makes a header.

    Blank lines, Excel's `sep=;` line and what stands above the header are passed over. A row with
    more cells than the header is a bad row; one with fewer is filled up and says so in `missing`.

    Raises:
        InputError: `INPUT_EMPTY`; `INPUT_BAD_ROW` with `line` and `why` (`open_quote`,
            `field_too_long`) where the rows after it cannot be told apart; and what `recognise`
            says of the row that is most like a header.
    """
    refusals: list[InputError] = []
    for delimiter in _delimiters(text):
        bad: list[BadRow] = []
        records = _records(text, delimiter, bad)
        try:
            first = list(islice(records, ROWS_ABOVE))
            if delimiter == ",":
                first = _with_whole_header(first, recognise)
            at = header_at((record.cells for record in first), recognise)
        except InputError as refusal:
            if refusal.fault is Fault.INPUT_BAD_ROW and not refusals:
                raise
            refusals.append(refusal)
        else:
            rows = chain(first[at + 1 :], records)
            table = _below(first[at], rows, bad, commas=delimiter == ",")
            return replace(
                table,
                above=filled(cell for r in first[:at] for cell in r.cells),
                top=first[at].line,
            )
    raise likeliest(refusals)


def filled(cells: Iterable[str]) -> tuple[str, ...]:
    """The cells that have something in them."""
    return tuple(cell.strip() for cell in cells if cell.strip())


def under_header(
    text: str, header: Sequence[str], is_row: Callable[[Sequence[str]], bool]
) -> Table:
    """The rows of a text whose header was cut off, under the header they had.

    Raises:
        InputError: `INPUT_EMPTY` where its first row is none of that list, with any delimiter.
    """
    for delimiter in _delimiters(text):
        bad: list[BadRow] = []
        records = _records(text, delimiter, bad)
        try:
            first = next(records, None)
            if first is not None and is_row(first.cells):
                top = _Record(0, list(header), 1)
                rows = chain((first,), records)
                table = _below(top, rows, bad, commas=delimiter == ",")
                return replace(table, top=0)
        except InputError:
            continue
    raise InputError(Fault.INPUT_EMPTY)


def _with_whole_header(first: list[_Record], recognise: Recognise) -> list[_Record]:
    """The first rows, of which the header is put together where it has commas in brackets.

    «% fravær (X, M)» without quotes is two cells, and every column after it would be shifted.
    """
    whole = [replace(one, cells=_closed(one.cells)) for one in first]
    try:
        at = header_at((one.cells for one in whole), recognise)
    except InputError:
        return first
    return [*first[:at], whole[at], *first[at + 1 :]]


def _closed(cells: list[str]) -> list[str]:
    found: list[str] = []
    for at, cell in enumerate(cells):
        is_open = found and found[-1].count("(") > found[-1].count(")")
        if is_open and any(")" in later for later in cells[at:]):
            found[-1] = f"{found[-1]}, {cell}"
        else:
            found.append(cell)
    return found


def _below(top: _Record, records: Iterable[_Record], bad: list[BadRow], *, commas: bool) -> Table:
    header = list(top.cells)
    told = len(header)
    while header and not header[-1].strip():
        header.pop()
    width, rows, too_wide = len(header), [], []
    for record in records:
        cells, spare = record.cells[:width], record.cells[width:]
        missing = width - len(cells)
        too_many = any(cell.strip() for cell in spare)
        if (too_many or missing) and record.lines > 1:
            # Only a quote that was never meant to be one makes such a record of several rows.
            raise InputError(Fault.INPUT_BAD_ROW, line=record.line, why="open_quote")
        if too_many:
            bad.append(BadRow(line=record.line, why=RowFault.TOO_MANY_CELLS))
            too_wide.append(TableRow(record.line, tuple(cells)))
        else:
            over = max(0, len(record.cells) - told) if commas else 0
            rows.append(TableRow(record.line, (*cells, *[""] * missing), missing, over))
    below = tuple(b for b in bad if b.line > top.line)
    return Table(
        header=tuple(header),
        rows=tuple(rows),
        bad_rows=below,
        commas=commas,
        too_wide=tuple(too_wide),
    )


def _records(text: str, delimiter: str, bad: list[BadRow]) -> Iterator[_Record]:
    """Every record that is not blank; rows with a stray quote go to `bad`."""
    import csv
    import io

    sep = _SEP_LINE.match(text)
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=delimiter,
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
        cells = [unguarded(cell) for cell in cells]
        if not (start == 1 and sep) and any(cell.strip() for cell in cells):
            yield _Record(start, cells, reader.line_num + 1 - start)


def _delimiters(text: str) -> list[str]:
    """Those it may be delimited by, first that of its first line: a `;` is never part of a name,
    a `,` may well be. Above the header there may be a title that has none.
    """
    if sep := _SEP_LINE.match(text):
        return [sep[1]]
    start = _QUOTED.sub("q", text[:20_000])
    lines = (line for line in re.split(r"[\r\n]+", start) if line.strip())
    title = next(lines, "")
    found = [d for d in _DELIMITERS if d in title][:1]
    return [*found, *(d for d in _DELIMITERS if d in start and d not in found)] or [";"]
