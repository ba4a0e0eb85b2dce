"""`elvis-tui handover`: what next year's team is told, of one student, of a class or of a team."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.i18n import _
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.usage import UsageError


def handover(options: Options, *, whom: str, restricted: bool, out: Path | None) -> ExitCode:
    """Print the hand-over of everybody who is meant, one after the other.

    Raises:
        UsageError: where nobody is meant, or several may be; for what is restricted with names
            hidden.
        StorageError: when the data cannot be read, or `out` not written.
    """
    from elvis_tui.services.across.handover import asked_for, text
    from elvis_tui.services.desk.gate import Gate
    from elvis_tui.shell.printing import document

    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    if restricted and hidden:
        raise UsageError(_("Det skjermede feltet skrives bare med navn. Bruk --names shown."))
    gate = Gate(desk, hidden)
    found = asked_for(gate, whom)
    if not found:
        raise UsageError(
            _(
                "Ingen som følges opp, hører til «{whom}»: skriv en klasse, et team eller en elev."
            ).format(whom=whom)
        )
    made = text(gate, found, hidden=hidden, in_confidence=restricted)
    return document(made, out, hidden=hidden)
