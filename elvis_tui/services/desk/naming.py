"""How everybody may be named now."""

from __future__ import annotations

from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.names import Names, name_parts
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk


def hidden_words(desk: Desk) -> frozenset[str]:
    """Every word that has to be masked while names are hidden, former names among them."""
    fields = ("first_name", "last_name")
    former = [
        Student(id="", first_name=name, last_name="")
        for entry in desk.store.mentioning(HistoryEntry, *fields)
        for change in entry.changes
        if change.field in fields and isinstance(name := change.before, str)
    ]
    return name_parts([*desk.store.all(Student).values(), *former])


def names(desk: Desk, *, hidden: bool = False, parts: frozenset[str] | None = None) -> Names:
    """How everybody may be named now.

    Args:
        desk: The working place.
        hidden: Students stand by number, and their names in running text are masked.
        parts: The `hidden_words`, where they are known already.
    """
    students = desk.store.all(Student)
    if parts is None:
        parts = hidden_words(desk) if hidden else frozenset()
    return Names(
        students=students,
        classes=desk.store.all(SchoolClass),
        hidden=hidden,
        student_word=_("Elev"),
        parts=parts,
        teams=desk.store.all(Team),
    )
