"""The meetings about a case in a document: when and where, who was there, and what was noted."""

from __future__ import annotations

from collections.abc import Iterator

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus, Meeting
from elvis_tui.domain.people.names import Names
from elvis_tui.i18n import _
from elvis_tui.outgoing.blocks import labelled
from elvis_tui.outgoing.case_file import CaseFile
from elvis_tui.outgoing.markdown import escaped
from elvis_tui.outgoing.minutes import people_told, time_and_place, title, version
from elvis_tui.wording.dates import moment
from elvis_tui.wording.meetings import entry_kind, entry_text, item_status, nothing_noted


def meetings(known: CaseFile, names: Names) -> list[str]:
    """Each meeting that took the case up or put it off, and the closing one that is to be held."""
    finished = {entry.record_id: entry for entry in known.finished}
    lines: list[str] = []
    for meeting in known.meetings:
        lines += _headed(title(meeting, names), lines)
        lines += labelled(_facts(meeting, finished.get(meeting.id), names))
        for item in meeting.agenda:
            lines += labelled(_noted(item, names))
    if known.planned:
        told = _("{meeting} (planlagt)").format(meeting=title(known.planned, names))
        lines += _headed(told, lines)
        lines += labelled(
            (
                (_("Tid og sted"), time_and_place(known.planned, names)),
                (_("Innkalt"), people_told(known.planned.participants, names)),
            )
        )
    return lines


def _headed(heading: str, before: list[str]) -> list[str]:
    return [*([""] if before else []), f"### {escaped(heading)}", ""]


def _facts(
    meeting: Meeting, finished: HistoryEntry | None, names: Names
) -> Iterator[tuple[str, str]]:
    yield _("Tid og sted"), time_and_place(meeting, names)
    yield _("Til stede"), people_told(meeting.present, names)
    yield _("Forfall"), people_told(meeting.absent, names)
    if finished:
        when, by = moment(finished.at), names.author(finished.by)
        told = _("{when} av {who}") if by else "{when}"
        yield _("Referatet ferdig"), told.format(when=when, who=by)
    yield _("Utgave"), version(meeting, names)


def _noted(item: AgendaItem, names: Names) -> Iterator[tuple[str, str]]:
    """What was noted, a line each, and what became of the item where that says more."""
    for entry in item.entries:
        yield entry_kind(entry.kind).capitalize(), names.text(entry_text(entry))
    if item.status is not ItemStatus.REPORTED:
        yield _("Status"), item_status(item.status)
    elif not item.entries:
        yield _("Status"), nothing_noted()
