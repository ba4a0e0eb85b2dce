"""Whether a column of percentages holds parts of a hundred or parts of one, and if hours agree.

7,5 % may stand as 7,5 and as 0,075, and nothing in a text says which. What says it are the hours
beside it: absence is a part of the hours of a year, and of those a subject has neither three nor
ten thousand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import lru_cache

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.figures import read_number
from elvis_tui.incoming.table import Table, TableRow

YEAR_HOURS = (14.0, 1300.0)
"""No subject has fewer or more in a year, in hours of 45 or of 60 minutes. They lie less than a
hundred times apart: so that never both readings of a figure fit."""
SLACK = 3.0
"""How many times the hours of the year that a list tells may be wrong: other minutes, a half."""
A_HANDFUL = 5
"""Figures that are all below one, from which the column is taken to be of parts."""
_DECIMALS = re.compile(r"[.,]([0-9]+)")

Span = tuple[float, float]


class Meaning(StrEnum):
    """What the unsigned figures of a column are."""

    PERCENT = "percent"
    PARTS = "parts"
    EACH = "each"
    """Each is told apart by its row's hours, or by nothing."""


class Beside:
    """The hours that stand beside a percentage and are of the same absence.

    Args:
        hours_at: The place of the hours, None where the list has none of the same absence.
        year_at: The place of the hours of the year, None where the list does not tell them.
    """

    def __init__(self, hours_at: int | None, year_at: int | None) -> None:
        self._hours_at, self._year_at = hours_at, year_at

    def fits(self, row: TableRow, text: str, *, parts: bool = False) -> bool | None:
        """Whether a percentage can be that of the row's hours; None where they do not tell."""
        if self._hours_at is None:
            return None
        hours, figure = _span(row.cells[self._hours_at]), _span(text)
        if hours is None or figure is None:
            return None
        times = 100.0 if parts else 1.0
        low, high = YEAR_HOURS
        year = _span(row.cells[self._year_at]) if self._year_at is not None else None
        if year is not None and year[0] > 0:
            low, high = year[0] / SLACK, year[1] * SLACK
        least, most = figure[0] * times, figure[1] * times
        return 100 * hours[0] <= high * most and 100 * hours[1] >= low * least

    def says(self, row: TableRow, text: str) -> Meaning | None:
        """Which of the two readings of a figure its hours allow; None for both or neither."""
        percent, parts = self.fits(row, text), self.fits(row, text, parts=True)
        if percent == parts:
            return None
        return Meaning.PERCENT if percent else Meaning.PARTS


@lru_cache(4096)
def _span(text: str) -> Span | None:
    """What a number may have been before it was rounded; None for none."""
    bare = text.strip().removesuffix("%")
    try:
        number = read_number(bare)
    except ValueError:
        return None
    if number is None:
        return None
    found = _DECIMALS.search(bare)
    half = 0.5 / 10 ** len(found[1]) if found else 0.5
    return max(0.0, number - half), number + half


def meaning_of(
    table: Table,
    at: int,
    beside: Beside,
    shown: frozenset[tuple[int, int]] | None,
    is_nobody: Callable[[TableRow], object],
) -> Meaning:
    """What the figures of a column are.

    Args:
        table: The list.
        at: The place of the column.
        beside: The hours that stand beside it.
        shown: The cells that a workbook shows in percent; None where it does not say.
        is_nobody: Whether a row is none of the list: a sum says nothing of what it is made of.

    Raises:
        InputError: `INPUT_PARTS_OF_ONE` for a column that looks like parts of one, where nothing
            tells that it is.
    """
    votes: set[Meaning] = set()
    decimals, greater = 0, False
    for row, text, number in _unsigned(table, at, shown):
        if number > 1:
            greater = greater or not is_nobody(row)
            if greater and shown is not None:
                return Meaning.PERCENT
            continue
        decimals += bool(_DECIMALS.search(text))
        if (said := beside.says(row, text)) is not None and not is_nobody(row):
            votes.add(said)
    if shown is not None and len(votes) == 1:
        return votes.pop()
    if not votes and not greater and decimals >= A_HANDFUL:
        raise InputError(Fault.INPUT_PARTS_OF_ONE, at=at)
    return Meaning.EACH if votes or decimals or shown is None else Meaning.PERCENT


def _unsigned(
    table: Table, at: int, shown: frozenset[tuple[int, int]] | None
) -> Iterator[tuple[TableRow, str, float]]:
    """The figures of a column that are not nothing, and that no sign says to be in percent."""
    for row in table.rows:
        text = row.cells[at]
        if row.spare or row.missing or "%" in text or (shown and (row.line, at) in shown):
            continue
        try:
            number = read_number(text)
        except ValueError:
            continue
        if number:
            yield row, text, number
