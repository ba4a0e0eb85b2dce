"""The evidence of «Har eleven sluttet?», and where it is written."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.people.records import Student
from elvis_tui.outgoing import departure as document
from elvis_tui.services.desk.departures import breaks_in, stands
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.exports import write_document
from elvis_tui.wording.people import age


def text(reader: Reader, departure: Departure, *, hidden: bool) -> str:
    """The evidence as Markdown, with the student by number when `hidden`."""
    run = stands(reader, departure)
    student = reader.find(Student, departure.subject.id)
    return document.departure_document(
        run,
        names(reader, hidden=hidden),
        breaks_in(reader, run),
        age(student, reader.today) if student else "",
        reader.school.name,
    )


def write(reader: Reader, departure: Departure, path: Path, *, hidden: bool) -> Path:
    """Write the evidence to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, departure, hidden=hidden)
    return write_document(path, name, text(reader, departure, hidden=hidden))


def file_name(reader: Reader, departure: Departure, *, hidden: bool) -> str:
    """The name it gets when none is given."""
    return document.file_name(stands(reader, departure), names(reader, hidden=hidden))
