"""Rows of a text with commas whose cells a comma too many may have moved.

A row that lacks a cell and has an unquoted 7,5 is as wide as a sound one. What tells it is that
a cell holds what its column does not: a number where names stand, a name where numbers do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

from elvis_tui.domain.people.roster_entries import USUAL_CODE, class_code
from elvis_tui.domain.text import folded
from elvis_tui.incoming.table import Table, TableRow

ENOUGH = 5
"""Cells from which a column itself says what it holds."""
_NUMBER = re.compile(r"[<>~]?[0-9][0-9 \u00a0.,]*(?:[eE][-+]?[0-9]+)?\s*%?|[-–]|#[A-Z/0!?]+")
_DAY = re.compile(r"[0-9]{5,6}|[0-9]{1,2}\.[0-9]{1,2}\..*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|[-–]")
_YES_OR_NO = re.compile(r"ja|nei|j|n|yes|no|y|x|1|0|true|false|sant|usant|[-–]")
_CODE = re.compile(r"[^\W\d_]{2,4}[0-9]{3,5}.*")


class Holds(StrEnum):
    """What the cells of a column are."""

    NUMBER = "number"
    WORDS = "words"
    DAY = "day"
    YES_OR_NO = "yes_or_no"
    COUNT = "count"
    CLASS = "class"
    CODE = "code"
    ANYTHING = "anything"


def fits(holds: Holds, cell: str) -> bool:
    """Whether a cell may stand in a column; an empty one may stand in each."""
    bare = cell.strip()
    if not bare or holds is Holds.ANYTHING:
        return True
    told = folded(bare)
    if holds is Holds.NUMBER:
        return bool(_NUMBER.fullmatch(bare))
    if holds is Holds.DAY:
        return bool(_DAY.fullmatch(bare))
    if holds is Holds.YES_OR_NO:
        return bool(_YES_OR_NO.fullmatch(told))
    if holds is Holds.COUNT:
        return bool(_NUMBER.fullmatch(bare) or _YES_OR_NO.fullmatch(told))
    if holds is Holds.CLASS:
        return bool(USUAL_CODE.fullmatch(class_code(bare)))
    if holds is Holds.CODE:
        return bool(_CODE.fullmatch(bare))
    return not _NUMBER.fullmatch(bare) or bare in ("-", "–")


class CommaRows:
    """Which rows of a table hold in some column what does not belong there.

    Args:
        table: A text with commas.
        known: What the columns hold, by their place, as far as their headers tell. A column that
            mostly holds something else is not held against it; of the others its cells say it.
        apart: Columns with words that never stand in the others, by their place: a subject code
            among the teachers has been moved there.
    """

    def __init__(
        self, table: Table, known: Mapping[int, Holds], apart: Mapping[int, Sequence[int]]
    ) -> None:
        whole = [row.cells for row in table.rows if not row.spare and not row.missing]
        self._holds = {
            at: self._column([cells[at] for cells in whole], known.get(at))
            for at in range(len(table.header))
        }
        self._apart = apart
        every = {*apart, *(other for others in apart.values() for other in others)}
        self._words = {at: Counter(folded(cells[at]) for cells in whole) for at in every}

    @staticmethod
    def _column(cells: Sequence[str], known: Holds | None) -> Holds:
        filled = [cell for cell in cells if cell.strip()]
        if known is Holds.CLASS or known is Holds.CODE:
            # Schools have codes of their own: only where nearly all are of the usual build.
            fitting = sum(fits(known, cell) for cell in filled)
            return known if fitting > 0.8 * len(filled) and fitting > 1 else Holds.WORDS
        if known is not None:
            fitting = sum(fits(known, cell) for cell in filled)
            mostly = len(filled) < ENOUGH or 2 * fitting > len(filled)
            return known if mostly else Holds.ANYTHING
        if len(filled) < ENOUGH:
            return Holds.ANYTHING
        numbers = sum(fits(Holds.NUMBER, cell) for cell in filled)
        if numbers > 0.8 * len(filled):
            return Holds.NUMBER
        return Holds.WORDS if numbers < 0.2 * len(filled) else Holds.ANYTHING

    def misfit(self, row: TableRow) -> int | None:
        """The first column that holds what does not belong there; None where all may be right."""
        for at, cell in enumerate(row.cells):
            if not fits(self._holds[at], cell):
                return at
        for at, others in self._apart.items():
            word = folded(row.cells[at])
            alone = word and self._words[at][word] <= 1
            if alone and any(self._words[other][word] > 1 for other in others):
                return at
        return None
