"""`elvis-tui export`: all that the data hold, or the follow-up list, for other programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.bootstrap import Options, data_path, hides_names, open_desk
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.shell.commands import CSV, JSON, XLSX
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.keeping import not_done
from elvis_tui.shell.usage import UsageError
from elvis_tui.storage.store import ReadOnlyReason
from elvis_tui.terminal import questions
from elvis_tui.terminal.streams import say, write_bytes
from elvis_tui.wording.people import how_all_stands

if TYPE_CHECKING:
    from elvis_tui.outgoing.spreadsheet import Sheet


def export(options: Options, *, format: str, out: Path | None, yes: bool) -> ExitCode:
    """Write the data as an exchange file, or the follow-up list for a spreadsheet.

    What comes out of encrypted data can be read by all who get hold of it: that is asked about.

    Raises:
        UsageError: for a workbook on a screen, and for hidden names in an exchange file.
        StorageError: when the data cannot be read, or are a newer program's (`DATA_NEWER`), or
            `out` cannot be written.
    """
    if format == XLSX and out is None and sys.stdout.isatty():
        raise UsageError(_("Et regneark kan ikke skrives til skjermen. Bruk --out FIL."))
    if format == JSON and options.names_hidden:
        raise UsageError(_("En utvekslingsfil har alltid navnene med. Bruk --format csv."))
    desk = open_desk(options, read_only=True)
    if desk.store.write_lock.reason is ReadOnlyReason.NEWER:
        # It holds what these records do not: a part of it must not pass for the whole.
        raise StorageError(Fault.DATA_NEWER, path=data_path(options))
    if format != JSON:
        from elvis_tui.services.desk.gate import Gate
        from elvis_tui.services.follow_ups.spreadsheet import sheet

        hidden = hides_names(desk, options)
        made = sheet(Gate(desk, hidden), hidden=hidden)
        return write_sheet(desk, made, format, out, yes)
    if not _may_be_read_by_all(desk, yes):
        return not_done()
    from elvis_tui.services.across import exchange

    _write(exchange.export(desk), out, how_all_stands())
    _tell_of_dangling(desk)
    return ExitCode.DONE


def write_sheet(desk: Desk, sheet: Sheet, format: str, out: Path | None, yes: bool) -> ExitCode:
    """Write a list as CSV or as a workbook, and tell how students stand in it.

    Raises:
        ElvisError: `CELL_TOO_LONG` for a text that no cell of a workbook holds.
        StorageError: when `out` cannot be written.
    """
    from elvis_tui.outgoing.spreadsheet import as_csv, as_xlsx

    if not _may_be_read_by_all(desk, yes):
        return not_done()
    _write(as_csv(sheet) if format == CSV else as_xlsx(sheet), out, sheet.about)
    return ExitCode.DONE


def _may_be_read_by_all(desk: Desk, yes: bool) -> bool:
    question = _(
        "Data er kryptert, men det som skrives, er det ikke: alle som får tak i det, "
        "kan lese det. Skrive likevel?"
    )
    return not desk.store.is_sealed or questions.yes(question, yes)


def _write(data: bytes, out: Path | None, told: str) -> None:
    if out is None:
        write_bytes(data)
        say(told)
        return
    from elvis_tui.storage.exports import write_new_bytes

    written = _("Skrevet til {path}.").format(path=write_new_bytes(out, data))
    say(f"{written} {told}")


def _tell_of_dangling(desk: Desk) -> None:
    from elvis_tui.services.across.exchange import dangling_in
    from elvis_tui.wording.exchange import dangling_lines

    for line in dangling_lines(dangling_in(desk)):
        say(line)
