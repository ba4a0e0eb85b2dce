"""The saksliste to send out before a meeting, and where it is written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.text import folded
from elvis_tui.outgoing import agenda as document
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import names_in
from elvis_tui.services.desk.teams import teams
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.meetings.verbs import listed
from elvis_tui.storage.exports import write_document
from elvis_tui.wording.people import team


def planned(reader: Reader, series: str = "") -> list[Meeting]:
    """The meetings that are planned, the nearest first, and last those that were never held.

    Args:
        reader: What may be seen.
        series: The id of a team; empty for all.
    """
    found = [m for m in listed(reader) if m.status is MeetingStatus.PLANNED]
    of_series = [m for m in found if not series or (m.team == series and not m.case_id)]
    return sorted(of_series, key=lambda m: m.on < reader.today)


def next_of(reader: Reader, planned: Iterable[Meeting]) -> Meeting:
    """The meeting of a team that comes next, of those that are `planned`.

    One that was never held comes no more, and that one about a case alone is held tells of the
    case.

    Raises:
        DomainError: `NO_PLANNED_MEETING`.
    """
    coming = (m for m in planned if m.on >= reader.today and not m.case_id)
    found = next(coming, None)
    if found is None:
        raise DomainError(Fault.NO_PLANNED_MEETING)
    return found


def series_called(reader: Reader, name: str) -> str | None:
    """The id of the team that is called so, or has that id; None where there is none."""
    shown, wanted = names(reader, hidden=False), folded(name).strip()
    called = {one.id: (folded(one.id), folded(team(one.id, shown))) for one in teams(reader)}
    return next((id for id, words in called.items() if wanted in words), None)


def series_names(reader: Reader, *, hidden: bool) -> list[str]:
    """What the teams are called."""
    shown = names(reader, hidden=hidden)
    return [team(one.id, shown) for one in teams(reader)]


def meetings_text(reader: Reader, meetings: Iterable[Meeting], *, hidden: bool) -> str:
    """The meetings that are planned, a line each, with how much each will take up."""
    shown = names(reader, hidden=hidden)
    planned = ((m, len(agenda_of(reader, m))) for m in meetings)
    return document.meetings(planned, shown, reader.today)


def text(reader: Reader, meeting: Meeting, *, hidden: bool) -> str:
    """The saksliste as Markdown, with students by number when `hidden`."""
    shown, items = names_in(reader, meeting, hidden=hidden), agenda_of(reader, meeting)
    cases, follow_ups = reader.all(Case), reader.all(FollowUp)
    return document.saksliste(meeting, items, shown, cases, follow_ups, reader.school.name)


def cases_in(reader: Reader, meeting: Meeting) -> tuple[str, ...]:
    """The ids of the cases that stand on it."""
    return tuple(dict.fromkeys(i.case_id for i in agenda_of(reader, meeting) if i.case_id))


def write(reader: Reader, meeting: Meeting, path: Path, *, hidden: bool) -> Path:
    """Write the saksliste to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, meeting)
    return write_document(path, name, text(reader, meeting, hidden=hidden))


def file_name(reader: Reader, meeting: Meeting) -> str:
    """The name it gets when none is given: no student's is in it, also where names are shown."""
    return document.file_name(meeting, names(reader, hidden=True))
