"""The messages to the teachers: gathered, shown and written to a file."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.domain.absence.rules import MissingNotice
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.age import is_of_age
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.i18n import _
from elvis_tui.outgoing.notice_message import messages
from elvis_tui.services.absence.reading import held
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.exports import write_document


def by_teacher(reader: Reader) -> dict[str, list[MissingNotice]]:
    """What is missing, by who has to send it: the subject's teacher, else the class's."""
    found: dict[str, list[MissingNotice]] = {}
    for one in held(reader).missing:
        found.setdefault(_teacher(reader, one), []).append(one)
    # Those of nobody last: somebody has to find out whose they are.
    return dict(sorted(found.items(), key=lambda item: (not item[0], item[0])))


def _teacher(reader: Reader, one: MissingNotice) -> str:
    if one.subject is not None:
        return unmasked(one.subject.teacher)
    student = reader.find(Student, one.absence.student_id)
    school_class = reader.find(SchoolClass, student.class_id or "") if student else None
    return unmasked(school_class.contact_teacher) if school_class else ""


def text(reader: Reader, *, hidden: bool) -> str:
    """The messages as Markdown, with students by number when `hidden`."""
    today = reader.today
    young = [
        student.id
        for student in reader.all(Student).values()
        if student.birth_date and not is_of_age(student.birth_date, today)
    ]
    return messages(by_teacher(reader), names(reader, hidden=hidden), young, today)


def file_name(reader: Reader, *, hidden: bool) -> str:
    """The name the messages get when none is given."""
    words = _("varsel-mangler-{day}-skjult.md") if hidden else _("varsel-mangler-{day}.md")
    return words.format(day=reader.today.isoformat())


def write(reader: Reader, path: Path, *, hidden: bool) -> Path:
    """Write the messages to a new file; a folder gets the file's usual name in it.

    Raises:
        StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
    """
    name = file_name(reader, hidden=hidden)
    return write_document(path, name, text(reader, hidden=hidden))
