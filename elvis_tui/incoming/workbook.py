"""A workbook (XLSX, XLS, ODS) as the same table that a delimited text is read to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NoReturn

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.record import replace
from elvis_tui.incoming.table import (
    Recognise,
    Table,
    TableRow,
    filled,
    header_at,
    likeliest,
    unguarded,
)
from elvis_tui.incoming.workbook_extent import is_locked, is_too_large
from elvis_tui.incoming.workbook_formulas import Place, unreckoned

_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
_SHIFTED = range(10**9, 10**10)
"""Numbers of ten digits: a cell of numbers takes the first 0 of a national identity number."""


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a workbook rather than of a text."""
    return data.startswith(_MARKS)


def read_workbook(data: bytes, recognise: Recognise) -> Table:
    """The first sheet that can be seen and has a header, from the header down.

    Dates are written as 2009-02-03 and whole numbers without decimals; text stands as it is.
    Lines are the rows of the sheet. Cells outside the header's columns are not read.

    Args:
        data: The bytes of the file.
        recognise: Raises `InputError` for a row that is not the header.

    Raises:
        InputError: `INPUT_UNDECODABLE` with `kind`: `workbook_locked`, `workbook` (broken, or of
            another kind) or `too_large`; `INPUT_EMPTY`; and what `recognise` says of the row that
            is most like a header.
    """
    if is_locked(data):
        _refuse("workbook_locked")
    if is_too_large(data):
        _refuse("too_large")
    refusals: list[InputError] = []
    for rows, formulas in _sheets(data):
        told = [at for at, row in enumerate(rows) if any(cell.strip() for cell in row)]
        try:
            at = header_at((rows[at] for at in told), recognise)
        except InputError as refusal:
            if refusal.facts.get("duplicate"):
                raise
            refusals.append(refusal)
        else:
            return _table(rows, told[at], formulas)
    raise likeliest(refusals)


def workbook_under_header(
    data: bytes, header: Sequence[str], is_row: Callable[[Sequence[str]], bool]
) -> Table:
    """The first sheet whose first row belongs under a header that was cut off.

    Raises:
        InputError: as `read_workbook`; `INPUT_EMPTY` where there is none.
    """
    for rows, formulas in _sheets(data):
        at = next((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
        if at is not None and is_row(rows[at]):
            width = len(header)
            blank = [""] * width
            padded = [[*row, *blank][: max(width, 1)] for row in rows]
            return replace(_table([list(header), *padded], 0, formulas, line=1), top=0)
    raise InputError(Fault.INPUT_EMPTY)


def _table(
    rows: Sequence[Sequence[str]], at: int, formulas: frozenset[Place], line: int | None = None
) -> Table:
    header = list(rows[at])
    while not header[-1].strip():
        header.pop()
    width = len(header)
    told = {line for line, column in formulas if column < width}
    return Table(
        header=tuple(header),
        rows=tuple(
            TableRow(line, tuple(row[:width]))
            for line, row in enumerate(rows[at + 1 :], at + 2 if line is None else line)
            if line in told or any(cell.strip() for cell in row[:width])
        ),
        above=filled(cell for row in rows[:at] for cell in row),
        top=at + 1,
        unreckoned=formulas,
    )


def _sheets(data: bytes) -> Iterator[tuple[list[list[str]], frozenset[Place]]]:
    """Every sheet that can be seen, as text, and the cells of it that nobody has reckoned.

    Raises:
        InputError: `INPUT_UNDECODABLE`.
    """
    from io import BytesIO

    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        found = [
            (sheet.name, book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for sheet in book.sheets_metadata
            if sheet.visible is SheetVisibleEnum.Visible and sheet.typ is SheetTypeEnum.WorkSheet
        ]
    except PasswordError:
        _refuse("workbook_locked")
    except Exception:
        # The reader has some fifteen errors for a broken file, not all of them of one family.
        _refuse("workbook")
    formulas = unreckoned(data)
    for name, rows in found:
        texts = [[_text(cell) for cell in row] for row in rows]
        yield texts, formulas.get(name, frozenset())


def _text(cell: object) -> str:
    """A cell as it is written in a text."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == datetime.min.time() else str(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return f"{cell:011}" if isinstance(cell, int) and cell in _SHIFTED else unguarded(str(cell))


def _refuse(kind: str) -> NoReturn:
    raise InputError(Fault.INPUT_UNDECODABLE, line=1, kind=kind) from None
