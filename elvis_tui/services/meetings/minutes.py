"""The minutes of a meeting, and where they are written."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.outgoing import minutes as document
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings import versions
from elvis_tui.storage.exports import write_document


def text(reader: Reader, meeting: Meeting, *, hidden: bool) -> str:
    """The minutes as Markdown, with students by number when `hidden`."""
    shown, cases = names(reader, hidden=hidden), reader.all(Case)
    return document.minutes(
        meeting, shown, cases, reader.school.name, versions.changed(reader, meeting)
    )


def cases_in(reader: Reader, meeting: Meeting) -> tuple[str, ...]:
    """The ids of the cases that stand in the minutes."""
    named = dict.fromkeys(item.case_id for item in meeting.agenda if item.case_id)
    return tuple(case_id for case_id in named if reader.find(Case, case_id) is not None)


def write(reader: Reader, meeting: Meeting, path: Path, *, hidden: bool) -> Path:
    """Write the minutes to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, meeting, hidden=hidden)
    return write_document(path, name, text(reader, meeting, hidden=hidden))


def file_name(reader: Reader, meeting: Meeting, *, hidden: bool) -> str:
    """The name the minutes get when none is given."""
    return document.file_name(meeting, names(reader, hidden=hidden))
