"""`elvis-tui absence`: the figures of absence, or only the varsel that are missing."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.shell.commands import JSON
from elvis_tui.shell.exit_code import ExitCode


def absence(options: Options, *, missing_notice: bool, format: str, out: Path | None) -> ExitCode:
    """Print the figures of this school year: those without a varsel that need one first.

    Raises:
        StorageError: when the data cannot be read, or `out` not written.
    """
    from elvis_tui.services.absence.reading import lines
    from elvis_tui.services.desk.absence import limits
    from elvis_tui.services.desk.gate import Gate
    from elvis_tui.services.desk.naming import names
    from elvis_tui.shell.printing import as_json, document

    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    named = names(gate, hidden=hidden)
    found = lines(gate, only_missing=missing_notice)
    if format == JSON:
        from elvis_tui.shell.absence_facts import facts

        return document(as_json(facts(found, named, desk.today)), out, hidden=hidden)
    from elvis_tui.outgoing.absence_text import absence_text

    told = [(line.absence, line.subject, line.asked) for line in found]
    return document(absence_text(told, named, limits(gate), desk.today), out, hidden=hidden)
