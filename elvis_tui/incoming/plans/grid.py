"""A table as a plan document has it: cells with their lines, whatever it was written in."""

from __future__ import annotations

from elvis_tui.domain.record import Record


class Cell(Record, frozen=True):
    """A cell as a reader sees it, broken into lines where it is; `opening` is what opens in bold.

    `spans` says that it reaches over the whole row, and `goes_on` that it is the cell to its
    left, which reaches over this column too.
    """

    text: str
    opening: str = ""
    spans: bool = False
    goes_on: bool = False

    @property
    def line(self) -> str:
        """The words in one line."""
        return " ".join(self.text.split())


class GridRow(Record, frozen=True):
    """A row with as many cells as there are headings; `over` is what was left over."""

    cells: tuple[Cell, ...]
    line: int
    over: str = ""

    def last_of(self, at: int) -> int:
        """The last column that the cell in a column reaches over."""
        more = range(at + 1, len(self.cells))
        return next((c - 1 for c in more if not self.cells[c].goes_on), len(self.cells) - 1)


class Grid(Record, frozen=True):
    """A table: its headings, its rows, and the line it begins on (from 1).

    `title` is what stands over all its headings («August»).
    """

    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    line: int
    title: str = ""


NOTHING = Cell("")


def grid(header: list[Cell], rows: list[tuple[list[Cell], int]], line: int) -> Grid:
    """A table whose rows are as wide as its headings, rows without words left out."""
    width = len(header)
    made = []
    for cells, at in rows:
        if any(cell.line for cell in cells):
            filled = (*cells[:width], *([NOTHING] * (width - len(cells))))
            over = " | ".join(cell.line for cell in cells[width:] if cell.line)
            made.append(GridRow(filled, at, over))
    return Grid(tuple(cell.line for cell in header), tuple(made), line)
