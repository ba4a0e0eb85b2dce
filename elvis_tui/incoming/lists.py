"""Which kind of list a file holds, and its table."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming import absence_columns, roster_columns
from elvis_tui.incoming.absence_columns import WITHOUT_HEADER, like_a_row_of
from elvis_tui.incoming.decoding import decode
from elvis_tui.incoming.table import Table, read_table, under_header
from elvis_tui.incoming.workbook import is_workbook, read_workbook, workbook_under_header


def table_of_list(data: bytes, codes: CodeTable | None) -> Table:
    """The table of a list of any kind: of students, classes, staff, absence or varsel.

    Lists of absence and varsel are known without their header too, by what stands in their cells.

    Args:
        data: The bytes of a CSV file or a workbook (XLSX, XLS, ODS).
        codes: What absence codes mean: some headers are known by them.

    Raises:
        InputError: `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or `INPUT_BAD_ROW`.
    """

    def recognise(header: Sequence[str]) -> object:
        found = absence_columns.find_columns(header, codes)
        return found or roster_columns.find_columns(header)

    text = None if is_workbook(data) else decode(data)
    try:
        table = read_workbook(data, recognise) if text is None else read_table(text, recognise)
    except InputError as refusal:
        if refusal.fault is not Fault.INPUT_NO_HEADER:
            raise
        if (table_without := _without_header(data, text)) is None:
            raise
        table = table_without
    if not table.rows and not table.bad_rows:
        raise InputError(Fault.INPUT_EMPTY)
    return table


def _without_header(data: bytes, text: str | None) -> Table | None:
    for header in WITHOUT_HEADER:

        def is_row(cells: Sequence[str], header: tuple[str, ...] = header) -> bool:
            return like_a_row_of(cells) == header

        try:
            if text is not None:
                return under_header(text, header, is_row)
            return workbook_under_header(data, header, is_row)
        except InputError:
            continue
    return None


def is_absence(table: Table, codes: CodeTable | None) -> bool:
    """Whether a table is one of absence or of varsel."""
    return absence_columns.find_columns(table.header, codes) is not None
