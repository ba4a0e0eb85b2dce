"""Tables written in HTML: what spans several rows or columns stands in each of them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from elvis_tui.domain.record import Record, replace
from elvis_tui.incoming.plans.grid import NOTHING, Cell, Grid, grid
from elvis_tui.incoming.plans.words import Kind, column_kind, month_heading, names_a_column

_MOST_COLUMNS = 60
_MOST_ROWS = 5000
"""What a span may reach over: one that says a million is not believed."""
_BREAKS = ("br", "p", "li", "div")
_BOLD = ("b", "strong")


class _Placed(Record, frozen=True):
    """A cell with what it spans."""

    cell: Cell
    columns: int
    rows: int
    is_heading: bool


def html_table(source: str, line: int) -> Grid | None:
    """The table in some HTML; None where there is no row in it.

    Args:
        source: From `<table` to its end.
        line: The line of the document it begins on.
    """
    parser = _Tables(line)
    parser.feed(source)
    parser.close()
    parser.end_row()
    return _grid(parser.rows, line) if parser.rows else None


class _Tables(HTMLParser):
    """Gathers the cells; a table inside a cell is words of that cell."""

    def __init__(self, line: int) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[list[_Placed], int]] = []
        self._first_line = line
        self._row: list[_Placed] | None = None
        self._row_line = line
        self._cell: dict[str, str | None] | None = None
        self._is_heading = False
        self._text: list[str] = []
        self._bold: list[str] = []
        self._in_bold = 0
        self._opens = True
        """Whether all the words of the cell so far are bold."""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._depth > 1 or (tag in _BREAKS and self._cell is not None):
            # A point of a list in a cell is a thing of its own.
            self._text.append("\n- " if tag == "li" else "\n")
            return
        if tag == "tr":
            self.end_row()
            self._row, self._row_line = [], self._first_line + self.getpos()[0] - 1
        elif tag in ("td", "th"):
            self._end_cell()
            if self._row is None:
                self._row, self._row_line = [], self._first_line + self.getpos()[0] - 1
            self._cell, self._is_heading, self._opens = dict(attrs), tag == "th", True
        elif tag in _BOLD:
            self._in_bold += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "table":
            self._depth -= 1
        if self._depth > 1:
            return
        if tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self.end_row()
        elif tag in _BOLD:
            self._in_bold = max(0, self._in_bold - 1)
        elif tag in _BREAKS and self._cell is not None:
            self._text.append("\n")

    def handle_data(self, data: str) -> None:
        if self._cell is None or self.cdata_elem is not None:
            # What stands in a script or a style nobody sees.
            return
        # HTML takes a line break of its source for a space.
        words = " ".join(data.split())
        spaced = f"{' ' if data[:1].isspace() else ''}{words}{' ' if data[-1:].isspace() else ''}"
        self._opens = self._opens and (bool(self._in_bold) or not words)
        if words and self._opens:
            self._bold.append(words)
        self._text.append(spaced if words else " ")

    def end_row(self) -> None:
        """What was begun of a row is a row."""
        self._end_cell()
        if self._row and len(self.rows) < _MOST_ROWS:
            self.rows.append((self._row, self._row_line))
        self._row = None

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        lines = (" ".join(part.split()) for part in "".join(self._text).split("\n"))
        text = "\n".join(part for part in lines if part)
        cell = Cell(text, " ".join(self._bold))
        columns = _count(self._cell.get("colspan"), _MOST_COLUMNS)
        rows = _count(self._cell.get("rowspan"), _MOST_ROWS)
        self._row.append(_Placed(cell, columns, rows, self._is_heading))
        self._cell, self._text, self._bold, self._in_bold = None, [], [], 0


def _count(written: str | None, most: int) -> int:
    digits = (written or "1").strip()
    return max(1, min(int(digits), most)) if digits.isdecimal() and len(digits) < 7 else 1


def _grid(placed: list[tuple[list[_Placed], int]], line: int) -> Grid:
    title = ""
    if len(placed) > 1 and len(placed[0][0]) == 1 and placed[0][0][0].columns > 1:
        title, placed = placed[0][0][0].cell.line, placed[1:]
    rows = _spread(placed)
    width = max(len(cells) for cells, _at in rows)
    heads = 1
    # Headings in two rows («Tid» above «Uke» and «Dato») are one heading each column.
    while heads < len(placed) and _are_headings(placed[heads][0], placed[0][0]):
        heads += 1
    header = []
    for column in range(width):
        told = dict.fromkeys(
            cells[column].line for cells, _at in rows[:heads] if column < len(cells)
        )
        header.append(Cell(_heading([word for word in told if word])))
    return replace(grid(header, rows[heads:], line), title=title)


def _are_headings(cells: list[_Placed], first: list[_Placed]) -> bool:
    """Whether a row goes on with the headings: by its tags, or by what the first row spans."""
    if all(cell.is_heading for cell in cells):
        return True
    below = sum(cell.columns for cell in first if cell.rows == 1)
    return (
        any(cell.rows > 1 for cell in first)
        and any(cell.columns > 1 for cell in first)
        and below == sum(cell.columns for cell in cells)
        and all(names_a_column(cell.cell.line) for cell in cells)
    )


def _heading(told: list[str]) -> str:
    """One heading of those above each other; what «Tid» is divided into says which time it is.

    A year above a month is of that month.
    """
    if len(told) > 1 and (month := month_heading(told[-1])) == told[-1]:
        years = [word for word in told if re.fullmatch(r"20\d\d", word)]
        return " ".join([month, *years[-1:]])
    if len(told) > 1 and column_kind(told[-1])[0] in (Kind.WEEK, Kind.DATE, Kind.MONTH):
        return told[-1]
    return " ".join(told)


def _spread(placed: list[tuple[list[_Placed], int]]) -> list[tuple[list[Cell], int]]:
    reaching: dict[int, tuple[Cell, int]] = {}
    rows = []
    for cells, at in placed:
        row: list[Cell] = []
        coming = iter(cells)
        is_only = len(cells) == 1 and not reaching
        after = next(coming, None)
        while after is not None or any(column >= len(row) for column in reaching):
            column = len(row)
            if column in reaching:
                cell, left = reaching[column]
                row.append(cell)
                if left > 1:
                    reaching[column] = (cell, left - 1)
                else:
                    del reaching[column]
            elif after is None:
                row.append(NOTHING)
            else:
                cell = replace(after.cell, spans=is_only and after.columns > 1)
                for offset in range(
                    min(after.columns, _MOST_COLUMNS - min(column, _MOST_COLUMNS - 1))
                ):
                    here = replace(cell, goes_on=True) if offset else cell
                    row.append(here)
                    if after.rows > 1:
                        reaching[column + offset] = (here, after.rows - 1)
                after = next(coming, None)
        rows.append((row, at))
    return rows
