"""The cells that a workbook shows in percent: what is kept there is a part of one."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from io import BytesIO

from elvis_tui.incoming.table import Table
from elvis_tui.incoming.workbook import is_workbook

_WRITTEN_OUT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
"""Signs in a number format that stand as they are, and change no number: 0.0" %"."""


def percent_cells(
    data: bytes, table: Table, columns: Collection[int]
) -> frozenset[tuple[int, int]] | None:
    """Which cells of some columns are shown in percent, by line and column; both as in `Table`.

    None for a workbook that does not say it (XLS, ODS) or cannot be asked; of a text nothing is
    found, as it writes its cells out.

    Args:
        data: The bytes of the file.
        table: What was read out of it.
        columns: The places of the columns, from 0.
    """
    if not is_workbook(data) or not columns or not table.rows:
        return frozenset()
    from openpyxl import load_workbook

    line, cells = _sign(table)
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            found, is_it = set(), False
            for at, row in enumerate(sheet.iter_rows(), 1):
                if at == line and not (is_it := _starts_with(row, cells)):
                    break
                found |= {(at, c) for c in columns if c < len(row) and _in_percent(row[c])}
            if is_it:
                return frozenset(found)
    except Exception:
        # What cannot be read here was read by another reader: then nothing is known of formats.
        return None
    return None


def _sign(table: Table) -> tuple[int, Sequence[str]]:
    """A line of the sheet, and what stands in it: its header, or its first row without one."""
    if table.top:
        return table.top, table.header
    return table.rows[0].line, table.rows[0].cells


def _starts_with(row: Sequence[object], cells: Sequence[str]) -> bool:
    """Whether the texts of a row are those that were read; numbers are written in many ways."""
    found = [getattr(cell, "value", None) for cell in row]
    texts = [(one, told) for one, told in zip(found, cells, strict=False) if isinstance(one, str)]
    return bool(texts) and all(one.strip().lstrip("'") == told.strip() for one, told in texts)


def _in_percent(cell: object) -> bool:
    return "%" in _WRITTEN_OUT.sub("", str(getattr(cell, "number_format", "")))
