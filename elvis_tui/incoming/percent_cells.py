"""The cells that a workbook shows in percent: what is kept there is a part of one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from io import BytesIO


def percent_cells(
    data: bytes, header: Sequence[str], columns: Collection[int]
) -> frozenset[tuple[int, int]]:
    """Which cells of some columns are shown in percent, by line and column; both as in `Table`.

    Only an XLSX says it of each cell; of other files nothing is found.

    Args:
        data: The bytes of the file.
        header: The row that the columns are looked up under, so that the right sheet is read.
        columns: The places of the columns, from 0.
    """
    if not data.startswith(b"PK") or not columns:
        return frozenset()
    from openpyxl import load_workbook

    found = set()
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        for sheet in book.worksheets:
            below = False
            for line, row in enumerate(sheet.iter_rows(), 1):
                if not below:
                    told = [str(cell.value or "").strip() for cell in row]
                    below = told[: len(header)] == [name.strip() for name in header]
                    continue
                for at in columns:
                    if at < len(row) and "%" in str(getattr(row[at], "number_format", "")):
                        found.add((line, at))
            if below:
                break
    except Exception:
        # What cannot be read here was read by another reader: then nothing is known of formats.
        return frozenset()
    return frozenset(found)
