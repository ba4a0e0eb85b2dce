"""What a meeting's entries and open ends are called on the screen."""

from __future__ import annotations

from elvis_tui.documents.dates import long_date
from elvis_tui.domain.meetings import Entry, EntryKind, Meeting, OpenEnd, open_ends
from elvis_tui.i18n import _, ngettext


def entry_text(entry: Entry) -> str:
    """An entry on one line; a task with who and by when."""
    if entry.kind is not EntryKind.TASK:
        return entry.text
    due = _("frist {date}").format(date=long_date(entry.due)) if entry.due else _("uten frist")
    return f"{entry.who or _('(ingen satt)')} ▸ {entry.text} · {due}"


def open_ends_text(meeting: Meeting) -> str:
    """What the meeting would be left without, a line each, before it is ended."""
    told = [_open_end(end, count).format(n=count) for end, count in open_ends(meeting).items()]
    return "\n".join([*told, _("Referatet er ferdig med det samme.")])


def _open_end(end: OpenEnd, count: int) -> str:
    match end:
        case OpenEnd.NOBODY_PRESENT:
            return _("▲ Ingen er krysset av som til stede.")
        case OpenEnd.TASK_WITHOUT_WHO:
            return ngettext("▲ {n} oppgave mangler hvem.", "▲ {n} oppgaver mangler hvem.", count)
        case OpenEnd.TASK_WITHOUT_DUE:
            return ngettext("▲ {n} oppgave mangler frist.", "▲ {n} oppgaver mangler frist.", count)
        case OpenEnd.UNTOUCHED:
            return ngettext(
                "→ {n} sak er ikke behandlet og blir utsatt til neste møte.",
                "→ {n} saker er ikke behandlet og blir utsatt til neste møte.",
                count,
            )
