"""`elvis-tui agenda`: the saksliste to send out, or which meetings are planned."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.i18n import _
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.usage import UsageError
from elvis_tui.terminal.streams import write


def agenda(options: Options, *, next: bool, series: str | None, out: Path | None) -> ExitCode:
    """Print the saksliste of the next meeting, or the meetings that are planned.

    Raises:
        DomainError: `NO_PLANNED_MEETING`.
        UsageError: where no team is called so.
        StorageError: when the data cannot be read, or `out` not written.
    """
    from elvis_tui.domain.errors import DomainError, Fault
    from elvis_tui.services.desk.gate import Gate
    from elvis_tui.services.meetings import sending_out as service
    from elvis_tui.shell.printing import document, say_written
    from elvis_tui.shell.readings import note_printed

    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    wanted = service.series_called(gate, series) if series is not None else ""
    if wanted is None:
        known = ", ".join(service.series_names(gate, hidden=hidden))
        raise UsageError(
            _("Ingen møteserie heter «{name}». Seriene er: {known}.").format(
                name=series, known=known
            )
        )
    found = service.planned(gate, wanted)
    if not found:
        raise DomainError(Fault.NO_PLANNED_MEETING)
    if not next:
        return document(service.meetings_text(gate, found, hidden=hidden), out, hidden=hidden)
    meeting = service.next_of(gate, found)
    if out is None:
        write(service.text(gate, meeting, hidden=hidden))
    else:
        say_written(service.write(gate, meeting, out, hidden=hidden), hidden=hidden)
    note_printed(desk, service.cases_in(gate, meeting))
    return ExitCode.DONE
