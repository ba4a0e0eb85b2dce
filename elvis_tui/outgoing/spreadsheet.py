"""A list for a spreadsheet, as CSV and as XLSX, in which no cell is ever a formula.

A note that begins with `=` is a note: a spreadsheet must not reckon with it, nor open an address
that stands in it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import clean
from elvis_tui.domain.withheld import is_withheld
from elvis_tui.i18n import _
from elvis_tui.wording.dates import long_date

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as WrittenCell
Cell = str | int | date | None
GUARD = "'"
"""Stands in a CSV file before what a spreadsheet would take for a formula: there it means text."""
_FORMULA = re.compile(rf"{GUARD}*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|{GUARD}*[\t\r\n]")
_WIDEST = 60
_LONGEST = 32_767
"""UTF-16 units a cell of a workbook holds; more is cut without a word by whoever writes it."""


class Sheet(Record, frozen=True):
    """A list: its title, its header, its rows; `about` stands among the facts of a workbook."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: str = ""


def guarded(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula; `incoming.table` takes it back."""
    return GUARD + text if _FORMULA.match(text) else text


def as_csv(sheet: Sheet) -> bytes:
    """The list as Norwegian Excel reads it by itself: UTF-8 with its mark, and semicolons."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (sheet.header, *sheet.rows):
        writer.writerow([guarded(_text(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Sheet) -> bytes:
    """The list as a workbook: days as days, everything else as text.

    Raises:
        ElvisError: `CELL_TOO_LONG` with `row` (the header is 1), `column`, `length` and `limit`.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    _refuse_cut_cells(sheet)
    book = Workbook(write_only=True)
    book.properties.creator = _("Elvis")
    book.properties.description = sheet.about or None
    page = book.create_sheet(sheet.title)
    page.freeze_panes = "A2"
    for at, width in enumerate(_widths(sheet), 1):
        page.column_dimensions[get_column_letter(at)].width = width

    def cell(value: Cell, *, bold: bool = False) -> WrittenCell:
        if isinstance(value, date) and not is_withheld(value):
            day = WriteOnlyCell(page, datetime.combine(value, time()))
            day.number_format = "dd.mm.yyyy"
            return day
        if isinstance(value, int):
            return WriteOnlyCell(page, value)
        text = WriteOnlyCell(page, _text(value))
        text.data_type = "s"
        # Without it, text that looks like a formula becomes one when somebody edits the cell.
        text.quotePrefix = bool(_FORMULA.match(_text(value)))
        if bold:
            text.font = Font(bold=True)
        return text

    page.append([cell(name, bold=True) for name in sheet.header])
    for row in sheet.rows:
        page.append([cell(value) for value in row])
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def _refuse_cut_cells(sheet: Sheet) -> None:
    for at, row in enumerate(sheet.rows, 2):
        for column, cell in zip(sheet.header, row, strict=True):
            length = len(_text(cell).encode("utf-16-le")) // 2
            if length > _LONGEST:
                raise ElvisError(
                    Fault.CELL_TOO_LONG, row=at, column=column, length=length, limit=_LONGEST
                )


def _text(cell: Cell) -> str:
    if isinstance(cell, date):
        return long_date(cell)
    if isinstance(cell, int):
        return str(cell)
    return clean(cell or "", lines=True)


def _widths(sheet: Sheet) -> Iterable[int]:
    rows: Sequence[Sequence[Cell]] = (sheet.header, *sheet.rows)
    for column in zip(*rows, strict=True):
        yield min(max(len(_text(cell)) for cell in column) + 2, _WIDEST)
