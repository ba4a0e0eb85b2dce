"""Every list that comes in: read once, and planned by the room it belongs to."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.calendar_file import has_columns, is_named_calendar
from elvis_tui.incoming.lists import is_absence, table_of_list
from elvis_tui.incoming.roster import read_roster
from elvis_tui.incoming.roster_columns import Kind, find_columns, kind_of
from elvis_tui.incoming.table import Table
from elvis_tui.services.absence.importing import IncomingAbsence, read_list
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import FileRead, Progress, read_file
from elvis_tui.services.people.importing import IncomingRoster
from elvis_tui.services.people.importing_staff import IncomingStaff
from elvis_tui.services.plan.calendars import IncomingCalendar, calendar_of

LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A list of 10,000 students is about one hundredth of it."""
IncomingList = IncomingRoster | IncomingStaff | IncomingAbsence | IncomingCalendar


def read(
    desk: Desk, path: Path, progress: Progress | None = None, as_of: date | None = None
) -> IncomingList:
    """The list in a file, of the kind that its headers say; also the school's own calendar.

    Rows that cannot be read are left out and told of; no data are touched.

    Args:
        desk: Whose sources say what absence codes mean; no record is looked at.
        path: A CSV file, or a workbook (XLSX, ODS); of a calendar also TOML or ICS.
        progress: Told (rows done, rows) now and then, and when all is read.
        as_of: The day a list of absence was made, where somebody has said it.

    Raises:
        InputError: `INPUT_MISSING`, `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or
            `INPUT_BAD_ROW`; `CALENDAR_FAULTY`.
        DomainError: `DAY_TO_COME` for an `as_of` after today.
    """
    source, data = read_file(path, LARGEST_FILE)
    codes = desk.sources.absence_codes(desk.today)
    table = _table(source, data, codes)
    if table is None:
        calendar = calendar_of(source, data)
        if progress is not None:
            progress(1, 1)
        return calendar
    rows = len(table.rows) + len(table.bad_rows)
    incoming: IncomingList
    if is_absence(table, codes):
        written = datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
        incoming = read_list(
            source, data, table, desk.sources.absence_codes, desk.today, written, as_of, progress
        )
    elif kind_of(find_columns(table.header)) is Kind.STAFF:
        incoming = IncomingStaff(source, table)
    else:
        incoming = IncomingRoster(source, read_roster(table, progress))
    if progress is not None:
        progress(rows, rows)
    return incoming


def _table(source: FileRead, data: bytes, codes: CodeTable | None) -> Table | None:
    """The table of a list of people or absence; None for a calendar.

    The columns of the others are looked for first: a list of absence has names and days too.
    """
    if is_named_calendar(source.path.name, data):
        return None
    try:
        return table_of_list(data, codes)
    except InputError as refusal:
        if refusal.fault is Fault.INPUT_NO_HEADER and has_columns(data):
            return None
        raise
