"""Putting right who somebody is: a name, a class, one who has left, and one who stands twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Annotated

from elvis_tui.domain.absence import rules
from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.absence.whole_days import with_days_of_both
from elvis_tui.domain.across.references import naming, pointed_at, referred
from elvis_tui.domain.cases import joining as joining_in_case
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Level, Note, Phase
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES, AnyRecord
from elvis_tui.domain.marks import Asked, Line, Mark, Word
from elvis_tui.domain.meetings.records import Meeting, MinutesVersion
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.renaming import renamed
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import clean, folded
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.school_days import was_school
from elvis_tui.services.desk.student_numbers import next_number

OLDEST = 100
"""Years: whoever was born before that is a slip of the key."""


class StudentFacts(Record, frozen=True, kw_only=True):
    """What a dialog about a student asks for; the class by its code."""

    first_name: Annotated[Line, Mark.OWN_NAME, Asked.FACTS] = FreeText("")
    last_name: Annotated[Line, Mark.OWN_NAME, Asked.FACTS] = FreeText("")
    class_code: Annotated[Word, Asked.FACTS] = ""
    birth_date: Annotated[date | None, Asked.FACTS] = None
    address_protected: Annotated[bool, Asked.FACTS] = False

    @property
    def draft(self) -> str:
        """What tells the drafts of two new students apart; never drawn."""
        name = f"{unmasked(self.first_name)} {unmasked(self.last_name)}".strip()
        return f"{name} {self.class_code}".strip()


class Joining(Record, frozen=True):
    """What joining two records would do, to be seen before it is done.

    `moved` counts what is about the one that goes, by table; `merged` the follow-ups of one team
    that become one, `cases` those in which both are.
    """

    kept: Student
    gone: Student
    moved: dict[str, int]
    merged: int
    cases: int = 0


def facts_of(reader: Reader, student: Student) -> StudentFacts:
    """What stands about a student now."""
    found = reader.find(SchoolClass, student.class_id or "")
    return StudentFacts(
        first_name=student.first_name,
        last_name=student.last_name,
        class_code=found.code if found else "",
        birth_date=student.birth_date,
        address_protected=student.address_protected,
    )


def add(desk: Desk, facts: StudentFacts) -> Student:
    """A student nobody has put in before, in a class that is made if need be.

    Raises:
        DomainError: as `edit`.
    """
    student = Student(
        id=desk.new_id("student"),
        first_name=FreeText(""),
        last_name=FreeText(""),
        number=next_number(desk),
    )
    new, student = _with(desk, student, facts)
    desk.save("student.add", *new, student)
    return student


def edit(desk: Desk, student_id: str, facts: StudentFacts) -> Student:
    """Put right a name, the class or the day of birth; the former name is remembered.

    Raises:
        DomainError: `EMPTY_FIELD` without any name; `DAY_TO_COME` or `BORN_LONG_AGO` for a day of
            birth that cannot be; `NOT_FOUND`.
    """
    new, student = _with(desk, desk.store.get(Student, student_id), facts)
    desk.save("student.edit", *new, student)
    return student


def _with(
    desk: Desk, student: Student, facts: StudentFacts
) -> tuple[tuple[SchoolClass, ...], Student]:
    names = (facts.first_name, facts.last_name)
    first, last = (FreeText(clean(unmasked(name)).strip()) for name in names)
    if not first and not last:
        raise DomainError(Fault.EMPTY_FIELD, field="first_name")
    born = facts.birth_date
    if born is not None and born > desk.today:
        raise DomainError(Fault.DAY_TO_COME, day=born, field="birth_date")
    if born is not None and born.year < desk.today.year - OLDEST:
        raise DomainError(Fault.BORN_LONG_AGO, day=born, field="birth_date")
    new, class_id = class_called(desk, facts.class_code)
    changed = replace(
        renamed(student, first, last),
        class_id=class_id,
        birth_date=born,
        address_protected=facts.address_protected,
    )
    return new, changed


def class_called(desk: Desk, code: str) -> tuple[tuple[SchoolClass, ...], str | None]:
    """The class with this code, and the record of it where it is a new one."""
    code = clean(code).strip()
    if not code:
        return (), None
    for known in desk.store.all(SchoolClass).values():
        if folded(known.code) == folded(code):
            return (), known.id
    new = SchoolClass(id=desk.new_id("class"), code=code)
    return (new,), new.id


def leave(desk: Desk, student_id: str) -> Student:
    """The student goes here no more. All that is written stays; nobody new is shown there."""
    student = replace(desk.store.get(Student, student_id), left_on=desk.today)
    desk.save("student.left", student)
    return student


def come_back(desk: Desk, student_id: str) -> Student:
    """The student goes here after all."""
    student = replace(desk.store.get(Student, student_id), left_on=None)
    desk.save("student.back", student)
    return student


def about(reader: Reader, record_id: str, table: str) -> Iterator[AnyRecord]:
    """Every record that names a student or a class; the history apart."""
    for kind in naming():
        if kind is HistoryEntry or TABLES[kind] == table:
            continue
        for record in reader.all(kind).values():
            if record_id in referred(record):
                yield record


def remove(desk: Desk, student_id: str) -> None:
    """Take away a student who was put in by mistake, and about whom nothing is written.

    Raises:
        DomainError: `IN_USE` when something is.
    """
    _remove(desk, "student.remove", desk.store.get(Student, student_id), "students")


def remove_class(desk: Desk, class_id: str) -> None:
    """Take away a class that nobody goes in, and about which nothing is written.

    Raises:
        DomainError: `IN_USE` when somebody does.
    """
    _remove(desk, "class.remove", desk.store.get(SchoolClass, class_id), "classes")


def _remove(desk: Desk, verb: str, record: Student | SchoolClass, table: str) -> None:
    if any(about(desk, record.id, table)):
        # What may not be read by whoever is here is not told of, nor counted, in a refusal either.
        told = list(about(Gate(desk), record.id, table))
        numbers = tuple(r.number for r in told if isinstance(r, Case))
        days = tuple(r.on for r in told if isinstance(r, Intervention))
        raise DomainError(Fault.IN_USE, cases=numbers, interventions=days)
    desk.save(verb, delete=[record])


def edit_class(desk: Desk, school_class: SchoolClass) -> SchoolClass:
    """Save the facts of a class as a dialog gave them.

    Raises:
        DomainError: `EMPTY_FIELD`, or `CLASS_EXISTS` for the code of another one.
    """
    code = clean(school_class.code).strip()
    if not code:
        raise DomainError(Fault.EMPTY_FIELD, field="code")
    for other in desk.store.all(SchoolClass).values():
        if other.id != school_class.id and folded(other.code) == folded(code):
            raise DomainError(Fault.CLASS_EXISTS, text=other.code, field="code")
    school_class = replace(school_class, code=code)
    desk.save("class.edit", school_class)
    return school_class


# Two records of one student


def joining(reader: Reader, kept_id: str, gone_id: str) -> Joining:
    """What it would do to join them.

    Raises:
        DomainError: `SAME_STUDENT`, `NOT_FOUND`.
    """
    if kept_id == gone_id:
        raise DomainError(Fault.SAME_STUDENT)
    moved: dict[str, int] = {}
    for record in about(reader, gone_id, "students"):
        table = TABLES[type(record)]
        moved[table] = moved.get(table, 0) + 1
    return Joining(
        reader.get(Student, kept_id),
        reader.get(Student, gone_id),
        moved,
        len(_twice(reader, kept_id, gone_id)),
        sum(joining_in_case.has_both(c, kept_id, gone_id) for c in reader.all(Case).values()),
    )


def join(desk: Desk, kept_id: str, gone_id: str) -> Student:
    """Make two records of one student into one; both histories are its own.

    What is about the one that goes is about the one that is kept. Where one team follows both,
    what is still open goes on in the follow-up of the one that is kept, and the other is closed.
    Where both are in one case, two parts become one.

    Raises:
        DomainError: as `joining`.
    """
    plan = joining(desk, kept_id, gone_id)
    kept, gone = plan.kept, plan.gone
    named = (*kept.former_names, gone.name, *gone.former_names)
    student = replace(
        kept,
        class_id=kept.class_id or gone.class_id,
        birth_date=kept.birth_date or gone.birth_date,
        external_id=kept.external_id or gone.external_id,
        left_on=kept.left_on if kept.left_on and gone.left_on else None,
        former_names=tuple(dict.fromkeys(n for n in named if n and n != kept.name)),
        joined=(*kept.joined, gone.id, *gone.joined),
        address_protected=kept.address_protected or gone.address_protected,
    )
    merged = {f.id: f for pair in _twice(desk, kept_id, gone_id) for f in _merged(desk, *pair)}
    records: list[AnyRecord] = [student]
    absence = _absence(desk, kept_id, gone_id)
    for record in _told_of(desk, kept_id, gone_id):
        if isinstance(record, StudentAbsence) and absence:
            continue
        record = merged.pop(record.id, None) or record
        if isinstance(record, Case):
            record = joining_in_case.joined(record, kept_id, gone_id)
        records.append(pointed_at(record, gone_id, kept_id, "students"))  # type: ignore[arg-type]
    if absence:
        school = was_school(desk.sources, desk.today.year)
        records.append(with_days_of_both(rules.joined(*absence), *absence, school))
    spare = absence[1:] if absence else ()
    parts = joining_in_case.parts_joined(desk.all(Case).values(), kept_id, gone_id)
    desk.save("student.join", *records, *merged.values(), delete=[gone, *spare])
    _move_drafts(desk, parts)
    return student


def _told_of(desk: Desk, kept_id: str, gone_id: str) -> Iterator[AnyRecord]:
    """What is about the one that goes; a meeting may keep of one what is not on it, by a key."""
    from elvis_tui.domain.across.agenda_keys import rekeyed

    kept, gone = Subject.of_student(kept_id), Subject.of_student(gone_id)
    meetings = {m.id: rekeyed(m, gone, kept) for m in desk.all(Meeting).values()}
    for record in about(desk, gone_id, "students"):
        if isinstance(record, MinutesVersion):
            yield replace(record, meeting=rekeyed(record.meeting, gone, kept))
        else:
            yield meetings.pop(record.id, record)
    yield from (m for m in meetings.values() if m != desk.get(Meeting, m.id))


def _move_drafts(desk: Desk, parts: Mapping[str, str]) -> None:
    """What was being typed of a part that has become another's is offered there."""
    desk.drafts.rename(lambda key: ":".join(parts.get(p, p) for p in key.split(":")))


def _absence(
    reader: Reader, kept_id: str, gone_id: str
) -> tuple[StudentAbsence, StudentAbsence] | None:
    """What is known of the absence of both, where something is known of both."""
    of = {one.student_id: one for one in reader.all(StudentAbsence).values()}
    return (of[kept_id], of[gone_id]) if {kept_id, gone_id} <= of.keys() else None


def _twice(reader: Reader, kept_id: str, gone_id: str) -> list[tuple[FollowUp, FollowUp]]:
    """The open follow-ups of both by one team, that of the one who is kept first."""
    every = [f for f in reader.all(FollowUp).values() if f.is_open]
    return [
        (mine, other)
        for mine in every
        for other in every
        if mine.team == other.team and (mine.subject.id, other.subject.id) == (kept_id, gone_id)
    ]


def _merged(desk: Desk, mine: FollowUp, other: FollowUp) -> Iterable[FollowUp]:
    """What is open in the other goes on in mine; the other is closed, with all that was written."""
    nearest = min((mine, other), key=lambda f: f.next_date or date.max)
    still = {m.id for m in other.open_measures}
    yield replace(
        mine,
        phase=max(mine.phase, other.phase, key=list(Phase).index),
        level=max(mine.level, other.level, key=list(Level).index),
        owner=mine.owner or other.owner,
        notes=(*mine.notes, *_note_of(desk, mine, other)),
        contacts=tuple(sorted((*mine.contacts, *other.contacts), key=lambda c: c.on)),
        without=(*mine.without, *other.without),
        next_date=nearest.next_date,
        next_what=nearest.next_what,
        criteria=tuple(dict.fromkeys((*mine.criteria, *other.criteria))),
        findings=mine.findings or other.findings,
        student_view=mine.student_view or other.student_view,
        measures=(*mine.measures, *other.open_measures),
        handovers=(*mine.handovers, *other.handovers),
    )
    yield replace(
        other,
        phase=Phase.CLOSED,
        closed_on=desk.today,
        closed_why=FreeText(_("Slått sammen med teamets andre oppfølging av samme elev.")),
        next_date=None,
        next_what="",
        measures=tuple(m for m in other.measures if m.id not in still),
        contacts=(),
        handovers=(),
    )


def _note_of(desk: Desk, mine: FollowUp, other: FollowUp) -> Iterable[Note]:
    """Who else answered for the student, where the two had not the same: nobody is forgotten."""
    theirs = unmasked(other.owner).strip()
    if not theirs or folded(theirs) in ("", folded(unmasked(mine.owner))) or not mine.owner:
        return
    text = _("Ansvarlig i den andre oppfølgingen, da de to ble slått sammen: {who}")
    yield Note(
        id=desk.new_id("note"),
        at=desk.clock.now(),
        by=desk.author,
        text=FreeText(text.format(who=theirs)),
    )
