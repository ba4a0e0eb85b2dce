"""Which line on the screen belongs to which row of a list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Places:
    """Rows one above the other.

    Args:
        count: How many rows there are.
        heights: Lines each of them takes; one each without it.
    """

    def __init__(self, count: int, heights: Iterable[int] | None = None) -> None:
        self._count = count
        self._starts = None if heights is None else [0, *accumulate(heights)]

    @property
    def lines(self) -> int:
        """Lines in all."""
        return self._count if self._starts is None else self._starts[-1]

    def first(self, row: int) -> int:
        """The first line of a row."""
        return row if self._starts is None else self._starts[row]

    def height(self, row: int) -> int:
        """Lines a row takes."""
        return 1 if self._starts is None else self._starts[row + 1] - self._starts[row]

    def at(self, line: int) -> tuple[int, int] | None:
        """The row a line belongs to, and which of the row's lines it is; None past the last."""
        if not 0 <= line < self.lines:
            return None
        if self._starts is None:
            return line, 0
        row = bisect_right(self._starts, line) - 1
        return row, line - self._starts[row]
