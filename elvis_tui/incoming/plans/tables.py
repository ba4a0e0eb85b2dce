"""The rows of a table that lists activities or duties, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from elvis_tui.domain.plan.reading import NotRead, Untold
from elvis_tui.domain.plan.records import RowNote
from elvis_tui.domain.record import Record, field, replace
from elvis_tui.domain.text import folded
from elvis_tui.incoming.plans.cells import in_one_column, like_above, time_of, without_marks
from elvis_tui.incoming.plans.column_times import (
    ColumnTimes,
    column_times,
    times_of,
    who_and_time,
)
from elvis_tui.incoming.plans.grid import Cell, Grid, GridRow
from elvis_tui.incoming.plans.labelled import with_labels
from elvis_tui.incoming.plans.rows import Row
from elvis_tui.incoming.plans.times import are_of_one_kind, composed, is_clock, is_days, understood
from elvis_tui.incoming.plans.words import TIMES, Kind, column_kind, month_heading

_POINT = re.compile(r"(?:[-–*•·▪◦‣]\s*|\d{1,2}[.)]\s+)(?P<words>\S.*)")


class Found(Record, frozen=True):
    """What was read out of one table or list, and what was not."""

    rows: tuple[Row, ...] = ()
    untold: tuple[Untold, ...] = ()


class Columns(Record, frozen=True):
    """Which column has what. `what` and the others are indexes; `notes` are named by heading."""

    what: int
    who: int | None = None
    times: dict[Kind, int] = field(default_factory=dict)
    step: int | None = None
    notes: tuple[int, ...] = ()
    together: ColumnTimes = ColumnTimes()


def columns(table: Grid, month: str = "") -> Columns | None:
    """The columns of a table of activities; None for any other table.

    It has a column of what is done, and one of times; without that it must say who, and call what
    is done by its name, or stand under the heading of a month.

    Args:
        table: With its headings.
        month: The heading of a month that it stands under.
    """
    kinds = [column_kind(name) for name in table.header]
    told = [(rank, at) for at, (kind, rank) in enumerate(kinds) if kind is Kind.WHAT]
    if not told:
        return None
    surest, what = min(told)
    together = column_times(table)
    times: dict[Kind, int] = {}
    step: int | None = None
    for at, (kind, _rank) in enumerate(kinds):
        if kind in TIMES and at not in together.used:
            times.setdefault(kind, at)
        elif kind is Kind.STEP:
            step = at
    named = [at for at, (kind, _rank) in enumerate(kinds) if kind is Kind.WHO]
    # Of «Hvem» and «Ansvar» it is the second that answers for it.
    answering = [at for at in named if "ansvar" in folded(table.header[at])]
    who = next(iter((*answering, *named)), None)
    if (Kind.WEEK in times or Kind.DATE in times) and _is_clock_column(table, times):
        # Beside a day, «Tid» is a time of the day where it looks like one.
        del times[Kind.WHEN]
    if not (times or together.tells or month or (who is not None and surest <= 1)):
        return None
    if _is_programme(table, times):
        return None
    used = {what, who, step, *times.values(), *together.used}
    notes = tuple(
        at
        for at, (kind, _rank) in enumerate(kinds)
        if at not in used and kind is not Kind.NUMBER and table.header[at]
    )
    return Columns(what, who, times, step, notes, together)


def _is_clock_column(table: Grid, times: dict[Kind, int]) -> bool:
    column = times.get(Kind.WHEN)
    if column is None:
        return False
    told = [row.cells[column].line for row in table.rows if row.cells[column].line]
    return all(is_clock(time) for time in told)


def _is_programme(table: Grid, times: dict[Kind, int]) -> bool:
    """Whether it is the programme of a day: all that it says of time is when in the day."""
    told = [row.cells[at].text for row in table.rows for at in times.values()]
    told = [time for time in told if time]
    return bool(told) and all(is_clock(time) for time in told)


def rows_of(table: Grid, where: Columns, month: str = "") -> Found:
    """The rows of a table of activities or duties."""
    reader = _Rows(table, where, month)
    return Found(tuple(reader.rows()), tuple(reader.untold))


def _words(row: GridRow) -> str:
    return " | ".join(cell.line for cell in row.cells if cell.line)


def _each_point(text: str, row: Row) -> Iterator[Row]:
    """A row for each point of a list in a cell; who is responsible may be such a list too."""
    points = _points(text)
    if len(points) < 2:
        yield row
        return
    who = _points(row.who)
    for at, words in enumerate(points):
        by = who[at] if len(who) == len(points) else row.who
        yield replace(row, what=words, who=by)


def _points(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    found = [_POINT.fullmatch(line) for line in lines]
    return [match["words"] for match in found if match] if all(found) else []


class _Rows:
    """Reads one table; what it passes by is told."""

    def __init__(self, table: Grid, where: Columns, month: str) -> None:
        self.untold: list[Untold] = []
        self._table, self._where = table, where
        self._heading = month
        self._above = ""
        self._is_under_month = False
        """Whether the month above stands in a row of its own, as a heading."""

    def rows(self) -> list[Row]:
        where = self._where
        made: list[Row] = []
        of_above: list[Row] = []
        above: GridRow | None = None
        for at, written in enumerate(self._table.rows):
            if written.over:
                self._tell(NotRead.TOO_MANY_CELLS, written, written.over)
            row = in_one_column(written, where.what, where.who, where.times.values())
            row = like_above(row, above)
            below = self._table.rows[at + 1] if at + 1 < len(self._table.rows) else None
            if self._is_more_time(row, below):
                if len(of_above) == 1 and (longer := self._with_time(of_above[0], row)):
                    made[-1], of_above = longer, [longer]
                else:
                    self._tell(NotRead.ROW_WITHOUT_TEXT, row, _words(row))
            elif self._is_empty_time(row, below):
                self._tell(NotRead.ROW_WITHOUT_TEXT, row, _words(row))
                of_above = []
            elif self._is_heading(row):
                above, of_above = None, []
                continue
            else:
                of_above = list(self._each(row))
                made += of_above
            above = row
        return made

    def _each(self, row: GridRow) -> Iterator[Row]:
        made = self._row(row)
        if made is None:
            return
        for one in _each_point(row.cells[self._where.what].text, made):
            # Without a column for it, who is responsible may stand in the words.
            yield from [one] if self._where.who is not None else with_labels(one)

    def _is_more_time(self, row: GridRow, below: GridRow | None) -> bool:
        """Whether a row says one more time of what the row above does, and nothing else.

        That is one whose only words stand behind what is done; where they stand in front, or have
        days of that month below them, they are a heading.
        """
        told = [column for column, cell in enumerate(row.cells) if cell.line]
        times = self._where.times.values()
        if not told or any(c < self._where.what or c not in times for c in told):
            return False
        return below is None or not is_days(below.cells[told[0]].line)

    def _is_empty_time(self, row: GridRow, below: GridRow | None) -> bool:
        """Whether a row has a time alone, and the row below one of the same kind: no heading."""
        told = [column for column, cell in enumerate(row.cells) if cell.line]
        if len(told) != 1 or told[0] not in self._where.times.values() or below is None:
            return False
        times = [month_heading(cells[told[0]].line) for cells in (row.cells, below.cells)]
        return all(times) and are_of_one_kind(*times)

    def _with_time(self, of: Row, row: GridRow) -> Row | None:
        when, _notes = self._when(row, "")
        both = f"{of.when} og {when}" if of.when else when
        return replace(of, when=both) if understood(both) else None

    def _row(self, row: GridRow) -> Row | None:
        where = self._where
        cell = row.cells[where.what]
        who = row.cells[where.who].text if where.who is not None else ""
        who, beside = who_and_time(where.together, who)
        when, more = self._when(row, beside)
        if not cell.line:
            self._tell(NotRead.ROW_WITHOUT_TEXT, row, _words(row))
            return None
        notes = [(self._table.header[at], row.cells[at]) for at in where.notes]
        return Row(
            what=cell.line if "\n" in cell.text else " ".join(without_marks(cell.text)),
            when=when,
            who=who,
            line=row.line,
            opening=cell.opening,
            step=row.cells[where.step].line if where.step is not None else "",
            notes=(*more, *(RowNote(label=name, text=c.line) for name, c in notes if c.line)),
        )

    def _when(self, row: GridRow, beside: str) -> tuple[str, tuple[RowNote, ...]]:
        times = {kind: time_of(row.cells[at]) for kind, at in self._where.times.items()}
        month = times.get(Kind.MONTH, "")
        at = self._where.times.get(Kind.MONTH)
        if at is not None:
            if not month and at < self._where.what and self._above:
                month = self._above
                if not self._is_under_month:
                    self._tell(NotRead.MONTH_OF_ABOVE, row, month)
            self._above = month
        month = month or self._heading
        own = times.get(Kind.WHEN, "") or beside
        own, notes = times_of(self._where.together, self._table, row, own, month)
        week, date = times.get(Kind.WEEK, ""), times.get(Kind.DATE, "")
        return composed(own, month=month, week=week, date=date), notes

    def _is_heading(self, row: GridRow) -> bool:
        """Whether a row is a heading of those below: a month, or one cell over all columns."""
        told = [cell for cell in row.cells if cell.line]
        at = self._where.times.get(Kind.MONTH)
        if at is not None and row.cells[at].line:
            self._is_under_month = len(told) == 1
            if self._is_under_month:
                self._above = row.cells[at].line
                return True
        if len(told) != 1 and not (told and told[0].spans):
            return False
        cell: Cell = told[0]
        if month := month_heading(cell.line):
            if (
                cell is row.cells[self._where.what]
                or cell.spans
                or Kind.MONTH not in self._where.times
            ):
                self._heading = month
                return True
            return False
        bold = cell.opening == cell.line and len(row.cells) > 1 and not self._are_all_bold()
        if cell.spans or bold:
            self._tell(NotRead.HEADING_ROW, row, cell.line)
            return True
        return False

    def _are_all_bold(self) -> bool:
        cells = [row.cells[self._where.what] for row in self._table.rows]
        return all(cell.opening == cell.line for cell in cells)

    def _tell(self, why: NotRead, row: GridRow, words: str) -> None:
        self.untold.append(Untold(why=why, line=row.line, words=words))
