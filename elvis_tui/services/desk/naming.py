"""How everybody may be named now."""

from __future__ import annotations

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.people.names import Names, name_parts
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.services.desk.reader import Reader


def hidden_words(reader: Reader) -> frozenset[str]:
    """Every word that has to be masked while names are hidden, former names among them."""
    from elvis_tui.domain.fields import fields_of

    fields = [f.name for f in fields_of(Student).values() if Mark.OWN_NAME in f.marks]
    former = [
        Student(id="", first_name=FreeText(name), last_name=FreeText(""))
        for entry in reader.mentioning(HistoryEntry, *fields)
        for change in entry.changes
        if change.field in fields and isinstance(name := change.before, str)
    ]
    return name_parts([*reader.all(Student).values(), *former])


def names(reader: Reader, *, hidden: bool = False, parts: frozenset[str] | None = None) -> Names:
    """How everybody may be named now.

    Args:
        reader: What may be seen.
        hidden: Students stand by number, and their names in running text are masked.
        parts: The `hidden_words`, where they are known already.
    """
    students = reader.all(Student)
    if parts is None:
        parts = reader.hidden_words if hidden else frozenset()
    return Names(
        students=students,
        classes=reader.all(SchoolClass),
        hidden=hidden,
        student_word=_("Elev"),
        parts=parts,
        teams=reader.all(Team),
    )
