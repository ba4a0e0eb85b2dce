"""How everybody may be named now."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.services.desk.reader import Reader


def hidden_words(reader: Reader) -> NameParts:
    """What has to be masked while names are hidden, former names among them.

    Students who are not there any more are masked by what the history tells of them.
    """
    from elvis_tui.domain.fields import fields_of

    own = [f.name for f in fields_of(Student).values() if Mark.OWN_NAME in f.marks]
    entries = reader.mentioning(HistoryEntry, *own)
    gone = [student for entry in entries for student in _told(entry, own)]
    staff = [person.name for person in reader.all(Person).values()]
    staff += [unmasked(c.contact_teacher) for c in reader.all(SchoolClass).values()]
    return name_parts([*reader.all(Student).values(), *gone], staff)


def _told(entry: HistoryEntry, own: Collection[str]) -> Iterator[Student]:
    """What somebody was called before a change, and after it: it may have been taken back."""
    changes = [change for change in entry.changes if change.field in own]
    for values in ([(c.field, c.before) for c in changes], [(c.field, c.after) for c in changes]):
        words = {field: FreeText(text) for field, text in values if isinstance(text, str)}
        whole = [FreeText(one) for _field, many in values if isinstance(many, list) for one in many]
        if words or whole:
            yield Student(
                id="",
                first_name=words.get("first_name", FreeText("")),
                last_name=words.get("last_name", FreeText("")),
                former_names=tuple(whole),
            )


def names(reader: Reader, *, hidden: bool = False, parts: NameParts | None = None) -> Names:
    """How everybody may be named now.

    Args:
        reader: What may be seen.
        hidden: Students stand by number, and their names in running text are masked.
        parts: The `hidden_words`, where they are known already.
    """
    students = reader.all(Student)
    if parts is None:
        parts = reader.hidden_words if hidden else NameParts()
    return Names(
        students=students,
        classes=reader.all(SchoolClass),
        hidden=hidden,
        student_word=_("Elev"),
        parts=parts,
        teams=reader.all(Team),
    )
