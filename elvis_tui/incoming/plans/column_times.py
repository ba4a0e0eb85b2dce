"""Times that a table tells in several columns: «Start» and «Slutt», «Høst» and «Vår», «Frist»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from elvis_tui.domain.plan.records import RowNote
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded
from elvis_tui.incoming.plans.cells import time_of
from elvis_tui.incoming.plans.grid import Grid, GridRow
from elvis_tui.incoming.plans.labelled import people_and_times
from elvis_tui.incoming.plans.times import (
    agrees,
    composed,
    deadline,
    is_time,
    months_of,
    of_week,
    time_heading,
    with_deadlines,
)
from elvis_tui.incoming.plans.words import Kind, column_kind, month_heading, tells_time

_START = re.compile(r"(?:opp)?start(?:er|dato|uke)?|fr[aå](?:\s+(?:dato|uke|veke|og\s+med))?|fom")
_END = re.compile(r"slutt(?:er|dato|uke)?|til(?:\s+(?:dato|uke|veke|og\s+med))?|tom|avslutt?es")
_MARK = re.compile(r"[xX✓✔●•*]+")
_NOTHING = re.compile(r"[–—-]*")
_FEWEST_PARTS = 2
_FEWEST_MONTHS_ACROSS = 3
_MONTHS_OF_A_SCHOOL_YEAR = 11


class ColumnTimes(Record, frozen=True, kw_only=True):
    """Which columns tell of time together, beside those that do so alone.

    `parts` are columns whose heading is a time, `deadline` one beside the time itself, and `mixed`
    that of who is responsible where its heading says that it tells of time too.
    """

    start: int | None = None
    end: int | None = None
    parts: tuple[int, ...] = ()
    deadline: int | None = None
    mixed: int | None = None

    @property
    def used(self) -> frozenset[int]:
        """The columns of a time and of nothing else."""
        found = (self.start, self.end, self.deadline, *self.parts)
        return frozenset(at for at in found if at is not None)

    @property
    def tells(self) -> bool:
        """Whether there is a time in any of them."""
        return bool(self.used) or self.mixed is not None


def column_times(table: Grid) -> ColumnTimes:
    """The columns of a table that tell of time together."""
    names = [folded(name).strip(" *:?.") for name in table.header]
    kinds = [column_kind(name)[0] for name in table.header]
    start = next((at for at, name in enumerate(names) if _START.fullmatch(name)), None)
    end = next((at for at, name in enumerate(names) if _END.fullmatch(name)), None)
    if start is None or end is None or not _are_times(table, (start, end)):
        start = end = None
    whens = [at for at, kind in enumerate(kinds) if kind is Kind.WHEN]
    last = next((at for at in whens if "frist" in names[at]), None)
    mixed = [at for at, kind in enumerate(kinds) if kind is Kind.WHO and tells_time(names[at])]
    return ColumnTimes(
        start=start,
        end=end,
        parts=_parts(table),
        deadline=last,
        mixed=mixed[0] if mixed and not any(kind in _TIMES for kind in kinds) else None,
    )


_TIMES = (Kind.WHEN, Kind.DATE, Kind.WEEK, Kind.MONTH)


def _are_times(table: Grid, columns: tuple[int, ...]) -> bool:
    told = [row.cells[at].line for row in table.rows for at in columns if row.cells[at].line]
    return sum(is_time(of_week(words)) for words in told) * 2 >= len(told) > 0


def _parts(table: Grid) -> tuple[int, ...]:
    if sum(1 for name in table.header if month_heading(name)) >= _FEWEST_MONTHS_ACROSS:
        return ()
    found = tuple(
        at
        for at, name in enumerate(table.header)
        if time_heading(name) == name.strip()
        and name
        and 0 < len(months_of(name)) < _MONTHS_OF_A_SCHOOL_YEAR
    )
    return found if len(found) >= _FEWEST_PARTS else ()


def times_of(
    where: ColumnTimes, table: Grid, row: GridRow, own: str, month: str
) -> tuple[str, tuple[RowNote, ...]]:
    """What these columns and that of «Når» say of the time of a row, and what else they say.

    Args:
        where: The columns.
        table: Whose headings they have.
        row: One of its rows.
        own: What the row says under «Når».
        month: What the row stands under.
    """
    last = time_of(row.cells[where.deadline]) if where.deadline is not None else ""
    said, notes = _in_parts(where, table, row)
    told = [part for part in (own, _span(where, row), said) if part]
    if not last:
        return ", ".join(told), notes
    times, apart = with_deadlines([*told, deadline(last, month)], month)
    label = table.header[where.deadline or 0]
    beside = (RowNote(label=label, text=words.removeprefix("frist ")) for words in apart)
    return ", ".join(times), (*notes, *beside)


def who_and_time(where: ColumnTimes, who: str) -> tuple[str, str]:
    """Who is responsible, and the time that stands with them where the heading names both."""
    if where.mixed is None:
        return who, ""
    return people_and_times(", ".join(line for line in who.split("\n") if line.strip()))


def _span(where: ColumnTimes, row: GridRow) -> str:
    if where.start is None or where.end is None:
        return ""
    first, last = (of_week(time_of(row.cells[at])) for at in (where.start, where.end))
    if not first or not last or first == last:
        way = f"fra {first}" if first else f"til {last}"
        return way if first != last and agrees(way, "") else first or last
    spans = (f"{first}–{last}", f"fra {first} til {last}")
    return next((span for span in spans if agrees(span, "")), spans[0])


def _in_parts(where: ColumnTimes, table: Grid, row: GridRow) -> tuple[str, tuple[RowNote, ...]]:
    times: list[str] = []
    notes: list[RowNote] = []
    for at in where.parts:
        name, cell = table.header[at], time_of(row.cells[at])
        if _NOTHING.fullmatch(cell):
            continue
        time = name if _MARK.fullmatch(cell) else composed(cell, month=name)
        if not is_time(cell) and not agrees(time, ""):
            # Words are what is done then.
            time = name
            notes.append(RowNote(label=name, text=cell))
        times.append(time)
    return _joined(times), tuple(notes)


def _joined(times: list[str]) -> str:
    joined: Iterator[str] = (between.join(times) for between in (" og ", ", ", "; "))
    all_of_them = list(joined)
    return next((told for told in all_of_them if agrees(told, "")), all_of_them[0])
