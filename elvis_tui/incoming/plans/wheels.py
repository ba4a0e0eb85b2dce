"""Tables that are a calendar: months down or across, and in the cells days or what is done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from elvis_tui.domain.plan.reading import NotRead, Untold
from elvis_tui.domain.plan.records import RowNote
from elvis_tui.domain.plan.when.words import SHORT_WEEKDAYS, any_of
from elvis_tui.domain.record import replace
from elvis_tui.incoming.plans.cells import without_marks
from elvis_tui.incoming.plans.grid import Cell, Grid, GridRow
from elvis_tui.incoming.plans.labelled import with_labels
from elvis_tui.incoming.plans.rows import Row
from elvis_tui.incoming.plans.tables import Found
from elvis_tui.incoming.plans.timed import time_in
from elvis_tui.incoming.plans.times import (
    composed,
    days_of_month,
    is_clock,
    is_dated,
    is_days,
    is_time,
    of_week,
    on_its_day,
    understood,
)
from elvis_tui.incoming.plans.words import (
    WEEKDAY,
    Kind,
    column_kind,
    is_remark,
    month_heading,
    tidied,
    weekday_name,
)

_FEWEST_MONTHS = 2
_FEWEST_MONTHS_ACROSS = 3
_MARK = re.compile(r"[xX✓✔✅☑●•*–—-]+|[Jj][Aa]")
_TICK = re.compile(r"[xX✓✔✅☑●•]+|[Jj][Aa]")
_DAY_OF_CALENDAR = re.compile(
    r"(?P<day>\d{1,2})(?:\.?|[./]\d{1,2}\.?)(?:\s*[:–—-]\s*|\s+|$)(?P<words>.*)", re.DOTALL
)
_DAY_NAME = re.compile(rf"{WEEKDAY}|{any_of(SHORT_WEEKDAYS)}\.?", re.IGNORECASE)
_DATE_THEN_WORDS = re.compile(
    r"(?P<time>(?:(?:uke|veke)\s*)?\d{1,2}(?:\.|(?:\.|/)\d{1,2}\.?)?(?:\s*[-–—]\s*\d{1,2}(?:\.|(?:\.|/)\d{1,2}\.?)?)?)"
    r"\s*(?::|\s[-–—]\s|\s)\s*(?P<words>[^\W\d].*)",
    re.IGNORECASE,
)


class _Held(NamedTuple):
    """When a meeting is held, the line that says so, and who of that line is responsible."""

    when: str
    line: int
    who: str


def wheel(table: Grid) -> Found | None:
    """What a calendar of a table says is done; None for a table that is none."""
    if len(table.header) < 2:
        return None
    months_down = [month_heading(row.cells[0].line) for row in table.rows]
    named = sum(1 for month in months_down if month)
    if named >= _FEWEST_MONTHS and named * 3 >= len(table.rows) * 2:
        return _months_down(table, months_down)
    across = [month_heading(name) for name in table.header]
    if sum(1 for month in across if month) >= _FEWEST_MONTHS_ACROSS:
        return _months_across(table, across)
    if _weeks_and_weekdays(table):
        return _week_grid(table)
    return None


# Months down


def _months_down(table: Grid, months: list[str]) -> Found:
    days: dict[int, list[_Held]] = {}
    rows: list[Row] = []
    untold: list[Untold] = []
    above = ""
    meetings = frozenset(_meetings(table, months))
    for row, month in zip(table.rows, months, strict=True):
        if not month and not row.cells[0].line and above:
            month = above
            untold.append(Untold(why=NotRead.MONTH_OF_ABOVE, line=row.line, words=month))
        if not month:
            words = " | ".join(c.line for c in row.cells if c.line)
            untold.append(Untold(why=NotRead.HEADING_ROW, line=row.line, words=words))
            continue
        above = month
        if row.over:
            untold.append(Untold(why=NotRead.TOO_MANY_CELLS, line=row.line, words=row.over))
        for cell in _times_of_remarks(table, row, month):
            words = f"{month} | {cell.line}"
            untold.append(Untold(why=NotRead.ROW_WITHOUT_TEXT, line=row.line, words=words))
        _of_month(table, row, month, meetings, days, rows)
    series = [
        Row(
            what=table.header[at],
            when=_series([held.when for held in found]),
            who="\n".join(dict.fromkeys(held.who for held in found)),
            line=found[0].line,
        )
        for at, found in days.items()
    ]
    return Found((*series, *rows), tuple(untold))


def _series(times: list[str]) -> str:
    """Several times of one thing. A week or a month beside a day would be that of the day."""
    kinds = {
        (bool(re.search(r"\b(?:uke|veke)\b", time, re.IGNORECASE)), bool(month_heading(time)))
        for time in times
    }
    return (" og " if len(kinds) > 1 else ", ").join(times)


def _meetings(table: Grid, months: list[str]) -> Iterator[int]:
    """The columns of kinds of meetings: most of what stands in them are days."""
    for at in range(1, len(table.header)):
        cells = [
            bool(_times_in(row.cells[at].text, month or "August"))
            for row, month in zip(table.rows, months, strict=True)
            if row.cells[at].line and not _MARK.fullmatch(row.cells[at].line)
        ]
        if table.header[at] and sum(cells) * 2 >= max(len(cells), 1):
            yield at


def _of_month(
    table: Grid,
    row: GridRow,
    month: str,
    meetings: frozenset[int],
    days: dict[int, list[_Held]],
    rows: list[Row],
) -> None:
    kinds = [column_kind(name)[0] for name in table.header]
    who = next((row.cells[at].text for at, kind in enumerate(kinds) if kind is Kind.WHO), "")
    # «Ansvar» of the row is that of what its other cells say.
    for at, cell in enumerate(row.cells):
        if at == 0 or not cell.line or kinds[at] is Kind.WHO:
            continue
        if _MARK.fullmatch(cell.line):
            if _TICK.fullmatch(cell.line) and _is_held(table, at, meetings):
                days.setdefault(at, []).append(_Held(month, row.line, who))
            continue
        times = _times_in(cell.text, month, is_week=kinds[at] is Kind.WEEK)
        if times and _is_of_remarks(table.header[at]):
            continue
        if times and table.header[at]:
            days.setdefault(at, []).append(_Held(times, row.line, who))
            continue
        if at in meetings:
            # Among days, other words are of the time too («etter avtale»).
            when = composed(cell.line, month=month)
            rows.append(Row(what=table.header[at], when=when, who=who, line=row.line))
            continue
        told = _is_told(table.header[at], kinds[at])
        note = None if told or not table.header[at] else RowNote(label="Hva", text=table.header[at])
        for line in cell.text.split("\n"):
            rows.extend(_words(line, month, row.line, note, who))


def _is_held(table: Grid, at: int, meetings: frozenset[int]) -> bool:
    """Whether a tick says that what heads its column is held, and not whom the row is for."""
    if at in meetings:
        return True
    kinds = [column_kind(name)[0] for name in table.header]
    says_what = any(
        kind is Kind.WHAT for column, kind in enumerate(kinds) if column not in meetings
    )
    return bool(table.header[at]) and not says_what and not is_remark(table.header[at])


def _is_told(heading: str, kind: Kind) -> bool:
    """Whether a heading says nothing of what stands below it («Merknad», «Tiltak»)."""
    return kind is Kind.WHAT or not heading or (kind is Kind.NOTE and _is_of_remarks(heading))


def _is_of_remarks(heading: str) -> bool:
    return bool(re.search(r"merk|kommentar|notat", heading.casefold()))


def _times_of_remarks(table: Grid, row: GridRow, month: str) -> Iterator[Cell]:
    """Days alone in a column of remarks: nothing says what is then."""
    for name, cell in zip(table.header[1:], row.cells[1:], strict=True):
        if cell.line and _is_of_remarks(name) and _times_in(cell.text, month):
            yield cell


def _words(text: str, month: str, line: int, note: RowNote | None, who: str) -> list[Row]:
    words = " ".join(text.split()).lstrip("-•* ")
    when = month
    if (found := _DATE_THEN_WORDS.fullmatch(words)) and understood(
        time := composed(found["time"].strip(), month=month)
    ):
        when, words = time, found["words"]
    elif told := time_in(words, month, is_point=True):
        when, words = composed(told.time, month=month), told.words
    return [replace(row, who=row.who or who) for row in _said(words, when, line, note)]


def _said(text: str, when: str, line: int, note: RowNote | None = None) -> list[Row]:
    """What each line of a cell says is done."""
    notes = (note,) if note else ()
    rows = (
        Row(what=part, when=when, who="", line=line, notes=notes) for part in without_marks(text)
    )
    return [told for row in rows for told in with_labels(row)]


def _times_in(text: str, month: str, *, is_week: bool = False) -> str:
    """The days or weeks in a cell and nothing else, in that month; empty where it has words."""
    words = tidied(" ".join(text.split()))
    if is_clock(words):
        return ""
    if is_week:
        return of_week(words)
    lines = "\n".join(without_marks(text))
    if is_days(lines):
        return days_of_month(lines, month)
    words = " ".join(lines.split()) if lines != text else words
    when = composed(words, month=month)
    numbered = re.search(r"\d", words) and understood(when)
    return when if numbered or is_time(words) or is_dated(when) else ""


# Months across


def _months_across(table: Grid, months: list[str]) -> Found:
    kinds = [column_kind(name)[0] for name in table.header]
    others = [at for at, month in enumerate(months) if not month]
    what = next((at for at in others if kinds[at] is Kind.WHAT), next(iter(others), None))
    who = next((at for at in others if kinds[at] is Kind.WHO), None)
    rows: list[Row] = []
    untold = [
        Untold(why=NotRead.TOO_MANY_CELLS, line=row.line, words=row.over)
        for row in table.rows
        if row.over
    ]
    for row in table.rows:
        name = row.cells[what].line if what is not None else ""
        by = row.cells[who].text if who is not None else ""
        is_day = is_days(name)
        whole: list[str] = []
        for at in range(len(months)):
            cell = row.cells[at]
            if not (month := _months_of(row, months, at)):
                continue
            times = _times_in(cell.text, month)
            if is_day and not times:
                rows.extend(_said(cell.text, days_of_month(name, month), row.line))
            elif name and not is_day and (times or _TICK.fullmatch(cell.line)):
                whole.append(times or month)
            elif name and not is_day and what is not None and kinds[what] is Kind.WHAT:
                words = (RowNote(label=table.header[at], text=cell.line),)
                rows.append(Row(what=name, when=month, who=by, line=row.line, notes=words))
            elif not _MARK.fullmatch(cell.line):
                note = RowNote(label="Hva", text=name) if name and not is_day else None
                rows.extend(_said(cell.text, month, row.line, note))
        if whole:
            rows.append(Row(what=name, when=_series(whole), who=by, line=row.line))
    return Found(tuple(rows), tuple(untold))


def _months_of(row: GridRow, months: list[str], at: int) -> str:
    """The months that a cell tells of, or nothing; words over several months are one thing."""
    cell, month = row.cells[at], months[at]
    if not month or not cell.line or re.fullmatch(r"[–—-]+", cell.line):
        return ""
    if is_days(cell.line) or _TICK.fullmatch(cell.line):
        return month
    last = months[row.last_of(at)]
    if cell.goes_on:
        return ""
    return f"{month}–{last}" if last and last != month else month


# Weeks down, weekdays across


def _weeks_and_weekdays(table: Grid) -> bool:
    if _DAY_NAME.fullmatch(table.header[0]):
        # «31» below «Mandag» is a day of a month that is not told, and no week.
        return False
    days = sum(1 for name in table.header[1:] if _DAY_NAME.fullmatch(name))
    weeks = sum(1 for row in table.rows if is_time(of_week(row.cells[0].line)))
    return days >= _FEWEST_MONTHS_ACROSS and bool(table.rows) and weeks * 3 >= len(table.rows) * 2


def _week_grid(table: Grid) -> Found:
    rows: list[Row] = []
    of_days = [
        cell.text
        for row in table.rows
        for name, cell in zip(table.header, row.cells, strict=True)
        if cell.line and _DAY_NAME.fullmatch(name)
    ]
    numbers = [text for text in of_days if _DAY_OF_CALENDAR.fullmatch(text)]
    has_numbers = len(numbers) * 2 > len(of_days)
    for row in table.rows:
        week = of_week(row.cells[0].line)
        for at, (name, cell) in enumerate(zip(table.header, row.cells, strict=True)):
            if at == 0 or not cell.line or cell.goes_on or _MARK.fullmatch(cell.line):
                continue
            last = table.header[row.last_of(at)]
            if not _DAY_NAME.fullmatch(name):
                rows.extend(_said(cell.text, week, row.line, RowNote(label="Hva", text=name)))
            elif last != name and _DAY_NAME.fullmatch(last):
                days = f"{weekday_name(name)}–{weekday_name(last)} i {week}"
                rows.extend(_said(cell.text, days, row.line))
            elif has_numbers:
                rows.extend(_of_day(cell.text, weekday_name(name), week, row.line))
            else:
                rows.extend(_said(cell.text, f"{weekday_name(name)} i {week}", row.line))
    return Found(tuple(rows))


def _of_day(text: str, weekday: str, week: str, line: int) -> list[Row]:
    """What is done on a day of a week; a cell may begin with the number of the day, or be it."""
    found = _DAY_OF_CALENDAR.fullmatch(text)
    if not found:
        return _said(text, f"{weekday} i {week}", line)
    return _said(found["words"], on_its_day(weekday, week, int(found["day"])), line)
