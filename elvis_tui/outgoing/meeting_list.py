"""The meetings there are minutes of, as a table in Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.meetings.versions import number
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import table
from elvis_tui.outgoing.minutes import as_line
from elvis_tui.wording.dates import clock_time, long_date
from elvis_tui.wording.meeting_names import called


def meeting_list(meetings: Sequence[Meeting], names: Names) -> str:
    """Each meeting with the word that `elvis-tui minutes` knows it by."""
    if not meetings:
        return _("Det finnes ikke noe referat ennå. Avslutt et møte først.") + "\n"
    header = (_("ID"), _("Dato"), _("Klokka"), _("Møte"), _("Utgave"), _("Arkiv"))
    rows = (
        (
            meeting.id,
            long_date(meeting.on),
            clock_time(meeting.start) if meeting.start else "",
            called(meeting, names),
            str(number(meeting)),
            as_line(names.text(meeting.archive_ref)),
        )
        for meeting in meetings
    )
    lines = ["# " + _("Referater"), "", *table(header, rows)]
    return "\n".join(lines) + "\n"
