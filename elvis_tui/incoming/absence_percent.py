"""What the percentages of a list of absence are, cell by cell, and whether its hours agree."""

from __future__ import annotations

from collections.abc import Callable

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.errors import InputError
from elvis_tui.domain.text import clean
from elvis_tui.incoming.absence_columns import Column, Columns, hours_beside
from elvis_tui.incoming.cells import LONGEST_HEADER
from elvis_tui.incoming.figures import read_number
from elvis_tui.incoming.identity_numbers import without_identity_numbers
from elvis_tui.incoming.percent_columns import Beside, Meaning, meaning_of
from elvis_tui.incoming.table import Table, TableRow


class Percentages:
    """The two percentages of one table.

    Args:
        table: The list.
        columns: Where its columns stand.
        codes: What absence codes mean.
        shown: The cells that a workbook shows in percent; None where it does not say.
        nobody: Why a row is none of the list.

    Raises:
        InputError: `INPUT_PARTS_OF_ONE` with the name of the `column`.
    """

    def __init__(
        self,
        table: Table,
        columns: Columns,
        codes: CodeTable | None,
        shown: frozenset[tuple[int, int]] | None,
        nobody: Callable[[TableRow], object],
    ) -> None:
        self._shown = shown or frozenset()
        self._at: dict[Column, int] = {}
        self._beside: dict[Column, Beside] = {}
        self._meaning: dict[Column, Meaning] = {}
        self._called: dict[Column, str] = {}
        year_at = columns.own.get(Column.YEAR_HOURS)
        for column in (Column.TEN, Column.FIFTEEN):
            if (at := columns.own.get(column)) is None:
                continue
            beside = Beside(hours_beside(column, columns, table.header, codes), year_at)
            name = " ".join(without_identity_numbers(clean(table.header[at])).split())
            self._at[column], self._beside[column] = at, beside
            self._called[column] = name[:LONGEST_HEADER]
            try:
                self._meaning[column] = meaning_of(table, at, beside, shown, nobody)
            except InputError as refusal:
                raise InputError(refusal.fault, column=self._called[column]) from None

    @property
    def of_one(self) -> tuple[str, ...]:
        """The headers of the columns whose hours show that they are of parts of one."""
        return tuple(self._called[c] for c, m in self._meaning.items() if m is Meaning.PARTS)

    def mean(self, row: TableRow, column: Column) -> Meaning | None:
        """What the figure of a row is; None where it may be either, and nothing tells which."""
        at = self._at[column]
        text = row.cells[at]
        if "%" in text:
            return Meaning.PERCENT
        if (row.line, at) in self._shown:
            return Meaning.PARTS
        meaning = self._meaning[column]
        if meaning is not Meaning.EACH:
            return meaning
        try:
            number = read_number(text)
        except ValueError:
            return Meaning.PERCENT  # it is told as no figure
        if not number or number > 1:
            return Meaning.PERCENT
        return self._beside[column].says(row, text)

    def contradict(self, row: TableRow, column: Column) -> bool:
        """Whether the figure of a row cannot be that of its hours."""
        parts = self.mean(row, column) is Meaning.PARTS
        fits = self._beside[column].fits(row, row.cells[self._at[column]], parts=parts)
        return fits is False
