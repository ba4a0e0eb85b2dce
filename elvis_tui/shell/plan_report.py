"""`elvis-tui plan --report`: what was done of the plan in a school year, and what was learned."""

from __future__ import annotations

import sys
from pathlib import Path

from elvis_tui.i18n import _
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.plan import report
from elvis_tui.shell.commands import DOCX, MARKDOWN
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.printing import document, say_written
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import write_bytes


def check_report(format: str, out: Path | None, *, month: bool) -> None:
    """Refuse what no report is.

    Raises:
        UsageError: for another kind of file, a month, or Word on a screen.
    """
    if format not in (MARKDOWN, DOCX):
        raise UsageError(_("Rapporten skrives som md eller docx."))
    if month:
        raise UsageError(_("Rapporten er for et skoleår. Bruk --year, ikke --month."))
    if format == DOCX and out is None and sys.stdout.isatty():
        raise UsageError(_("En Word-fil kan ikke skrives til skjermen. Bruk --out FIL."))


def print_report(gate: Gate, year: int, party: str, out: Path | None, format: str) -> ExitCode:
    """Print the report, or write it to `out`.

    Raises:
        InputError: when the plan document cannot be read.
        StorageError: when `out` cannot be written.
    """
    hidden = gate.names_hidden
    shown = names(gate, hidden=hidden)
    if format == MARKDOWN:
        return document(report.text(gate, year, shown, party), out, hidden=hidden, in_words=True)
    data = report.word(gate, year, shown, party)
    if out is None:
        write_bytes(data)
        return ExitCode.DONE
    from elvis_tui.storage.exports import write_document_bytes

    name = report.file_name(year, report.WORD)
    say_written(write_document_bytes(out, name, data), hidden=hidden, in_words=True)
    return ExitCode.DONE
