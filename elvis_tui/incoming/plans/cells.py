"""What stands in a cell beside its words: marks of a list, «the same», and what it reaches over."""

from __future__ import annotations

import re
from collections.abc import Collection

from elvis_tui.domain.record import replace
from elvis_tui.incoming.plans.grid import NOTHING, Cell, Grid, GridRow
from elvis_tui.incoming.plans.times import is_days, is_time, of_week, understood
from elvis_tui.incoming.plans.words import names_a_column

_POINT = re.compile(r"(?:[-–—*]\s+|[•·▪◦‣]\s*)(?=\S)")
_TIGHT_POINT = re.compile(r"[-–—*](?=\S)")
_IN_ORDER = re.compile(r"(?P<number>\d{1,2})(?P<mark>[.)])\s+(?=\S)")
_DITTO = re.compile(r"[-–—]?\s*(?:[\"”“″〃»]|''|,,|\^\^)\s*[-–—]?|[-–—]\s*do\.?\s*[-–—]|do\.")


def without_marks(text: str, marks: str = ")") -> list[str]:
    """The lines of a cell without the marks of a list in front of them.

    «-uke 36» alone may say «until», and is left; «-uke 36» and «-uke 40» below each other are a
    list.

    Args:
        text: With its line breaks.
        marks: What may stand behind the numbers of a list: «3. september» is no third point.
    """
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    pattern = _POINT
    if len(lines) > 1 and all(_POINT.match(n) or _TIGHT_POINT.match(n) for n in lines):
        pattern = re.compile(rf"{_POINT.pattern}|{_TIGHT_POINT.pattern}")
    numbered = [_IN_ORDER.match(line) for line in lines]
    counted = [int(found["number"]) for found in numbered if found and found["mark"] in marks]
    if len(lines) > 1 and counted == list(range(1, len(lines) + 1)):
        pattern = _IN_ORDER
    return [pattern.sub("", line, count=1) if pattern.match(line) else line for line in lines]


def time_of(cell: Cell) -> str:
    """What a cell says of time, in one line; times below each other are several times."""
    lines = without_marks(cell.text)
    is_list = len(lines) > 1 and " ".join(lines) != cell.line
    numbers = all(is_days(line) or re.fullmatch(r"\d{1,2}\.?", line) for line in lines)
    return (", " if is_list or numbers else " ").join(lines)


def below_its_title(table: Grid) -> Grid:
    """The table with its first row for headings where one name alone stands over that row."""
    told = [name for name in table.header if name]
    if len(told) != 1 or len(table.header) < 2 or not table.rows:
        return table
    names = tuple(cell.line for cell in table.rows[0].cells)
    if len([name for name in names if name]) < 2 or not all(
        map(names_a_column, filter(None, names))
    ):
        return table
    return replace(table, header=names, rows=table.rows[1:], title=told[0])


def like_above(row: GridRow, above: GridRow | None) -> GridRow:
    """The row with the cells of the row above where it has marks for «the same»."""
    if above is None:
        return row
    cells = (
        over if over.line and _DITTO.fullmatch(cell.line) else cell
        for cell, over in zip(row.cells, above.cells, strict=True)
    )
    return replace(row, cells=tuple(cells))


def in_one_column(row: GridRow, what: int, who: int | None, times: Collection[int]) -> GridRow:
    """The row with what reaches over several columns only in the one that it tells of.

    What reaches over none of these stands in each: a tick over «Høst» and «Vår» is one of both.

    Args:
        row: As it stands.
        what: The column of what is done; words that are no time are of that.
        who: The column of who is responsible.
        times: The columns of times.
    """
    cells = list(row.cells)
    start = 0
    while start < len(cells):
        end = start + 1
        while end < len(cells) and cells[end].goes_on:
            end += 1
        cell = cells[start]
        if end - start > 1 and cell.line and not cell.spans:
            over = range(start, end)
            kept = _column_of(cell, over, what, who, [at for at in over if at in times])
            if kept is not None:
                cells[start:end] = [
                    replace(cell, goes_on=False) if at == kept else NOTHING for at in over
                ]
        start = end
    return replace(row, cells=tuple(cells))


def _column_of(cell: Cell, over: range, what: int, who: int | None, times: list[int]) -> int | None:
    if what in over:
        return times[0] if times and is_time(cell.line) else what
    if times and (who not in over or understood(of_week(cell.line))):
        return times[0]
    return who if who in over else None
