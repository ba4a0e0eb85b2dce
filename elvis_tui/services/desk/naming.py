"""How everybody may be named now."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from elvis_tui.domain.across.told_suspicions import suspicions_in
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.teams import Team
from elvis_tui.i18n import _
from elvis_tui.services.desk.reader import Reader
from elvis_tui.wording.people import login_words
from elvis_tui.wording.withheld import withheld


def hidden_words(
    reader: Reader, accused: Iterable[str] = (), *, but: Collection[str] = ()
) -> NameParts:
    """What has to be masked while names are hidden, former names among them.

    Students who are not there any more are masked by what the history tells of them.

    Args:
        reader: Where the students are.
        accused: The names of those of the staff who are suspected.
        but: The ids of students who may be named all the same.
    """
    from elvis_tui.domain.fields import fields_of
    from elvis_tui.domain.people.gathering_names import name_parts

    own = [f.name for f in fields_of(Student).values() if Mark.OWN_NAME in f.marks]
    entries = reader.mentioning(HistoryEntry, *own)
    gone = [_told(entry, own) for entry in entries if entry.record_id not in but]
    staff = [person.name for person in reader.all(Person).values()]
    staff += [unmasked(c.contact_teacher) for c in reader.all(SchoolClass).values()]
    students = [one for one in reader.all(Student).values() if one.id not in but]
    return name_parts([*students, *gone], staff, accused)


def accused(reader: Reader) -> tuple[str, ...]:
    """The names of those who are suspected, or were, in the cases that may be read.

    Whom a case is hidden from is not told by a mask over the own name either.
    """
    entries = reader.mentioning(HistoryEntry, "suspicion")
    were = [one for entry in entries for one in suspicions_in(entry, reader.today)]
    now = [case.suspicion for case in reader.all(Case).values() if case.suspicion]
    if not were and not now:
        return ()
    from elvis_tui.domain.across.concealing import names_of

    staff = reader.all(Person).values()
    every = (name for one in (*now, *were) for name in names_of(one, staff))
    return tuple(dict.fromkeys(every))


def _told(entry: HistoryEntry, own: Collection[str]) -> Student:
    """What somebody was called before a change: all they were ever called stood before one."""
    before = {change.field: change.before for change in entry.changes if change.field in own}
    words = {field: FreeText(text) for field, text in before.items() if isinstance(text, str)}
    former = before.get("former_names")
    earlier = former if isinstance(former, list) else []
    return Student(
        id="",
        first_name=words.get("first_name", FreeText("")),
        last_name=words.get("last_name", FreeText("")),
        former_names=tuple(FreeText(str(name)) for name in earlier),
    )


def names(
    reader: Reader, *, hidden: bool = False, parts: NameParts | None = None, opened: str = ""
) -> Names:
    """How everybody may be named now.

    Args:
        reader: What may be seen.
        hidden: Students stand by number, and their names in running text are masked.
        parts: The `hidden_words`, where they are known already.
        opened: The student whose own page is shown.
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
        withheld=withheld(),
        opened=opened,
        login_words=login_words(),
    )
