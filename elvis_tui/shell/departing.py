"""`elvis-tui departure`: the evidence of «Har eleven sluttet?» about one student."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.bootstrap import Options, hides_names, open_desk
from elvis_tui.domain.subject import Subject
from elvis_tui.i18n import _
from elvis_tui.shell.exit_code import ExitCode
from elvis_tui.shell.printing import document
from elvis_tui.shell.usage import UsageError


def departure(options: Options, *, student: str, out: Path | None) -> ExitCode:
    """Print the one that stands about a student, or the last one.

    Raises:
        UsageError: for a name or number that is nobody's, or of several, and for a student about
            whom nothing of the kind has been begun.
        StorageError: when the data cannot be read, or `out` not written.
    """
    from elvis_tui.services.desk.departures import of_subject
    from elvis_tui.services.desk.gate import Gate
    from elvis_tui.services.follow_ups.departure_document import text
    from elvis_tui.services.people.student_line import StudentLine

    desk = open_desk(options, read_only=True)
    hidden = hides_names(desk, options)
    gate = Gate(desk, hidden)
    line = StudentLine(gate)
    found = line.find(student)
    if len(found) > 1:
        labels = " · ".join(line.label(i, hidden=hidden) for i in found)
        raise UsageError(_("Flere passer: {labels}.").format(labels=labels))
    if not found:
        raise UsageError(_("Ingen elev heter det. Skriv navnet og klassen, eller «Elev 07»."))
    runs = of_subject(gate, Subject.of_student(found[0]))
    if not runs:
        raise UsageError(_("Ingen har spurt om denne eleven har sluttet. Begynn på elevens side."))
    written = text(gate, runs[0].departure, hidden=hidden)
    return document(written, out, hidden=hidden)
