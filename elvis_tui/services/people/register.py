"""Who there is: students, classes and staff, how they may be named, and how they are found."""

from __future__ import annotations

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.text import clean, folded
from elvis_tui.i18n import _
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.search import TextIndex
from elvis_tui.services.people import students
from elvis_tui.services.people.students import StudentFacts


def contact_teacher(reader: Reader, subject: Subject) -> FreeText:
    """The contact teacher of a class, or of the class a student goes in."""
    class_id: str | None = subject.id
    if subject.kind is SubjectKind.STUDENT:
        student = student_of(reader, subject)
        class_id = student.class_id if student else None
    school_class = reader.find(SchoolClass, class_id or "")
    return school_class.contact_teacher if school_class else FreeText("")


def student_of(reader: Reader, subject: Subject) -> Student | None:
    """The student a subject is, if it is one who is known."""
    return reader.find(Student, subject.id) if subject.kind is SubjectKind.STUDENT else None


def who_options(reader: Reader, of_case: Case | None = None) -> list[str]:
    """Names, roles and services to suggest for a thing to do, but for the suspected one."""
    # A suggestion stands in clear while one types: nobody called as a student is, is suggested.
    wall = names(reader, hidden=True)
    people = reader.all(Person).values()
    said = {said for p in people for said in (p.role, p.service) if said} | {p.name for p in people}
    if of_case is not None and of_case.suspicion:
        from elvis_tui.domain.across.concealing import not_offered

        besides = not_offered(of_case, people)
        said = {one for one in said if folded(one) not in besides}
    return sorted(one for one in said if wall.staff(one) == one)


class Found(Record, frozen=True):
    """A student or class that matches a search."""

    subject: Subject
    name: str
    group: str


def subject_index(reader: Reader, *, hidden: bool) -> TextIndex[Found]:
    """All students and classes, to be searched by name and class; classes come first.

    Those who have left come last.
    """
    shown = names(reader, hidden=hidden)
    plain = replace(shown, hidden=False)
    subjects = [Subject(kind=SubjectKind.CLASS, id=i) for i in shown.classes]
    subjects += [Subject.of_student(i) for i in shown.students]
    left = {s.id for s in shown.students.values() if s.left_on}
    entries = [
        (
            plain.found_by(s),
            Found(
                s,
                shown.subject(s),
                _("sluttet") if s.id in left else shown.group(s, _("klasse")),
            ),
        )
        for s in subjects
    ]
    # In the order of their names the numbers would tell who is who to whoever has a class list.
    order = {s.id: s.number for s in shown.students.values()} if hidden else {}

    def place(entry: tuple[str, Found]) -> tuple[SubjectKind, bool, int, str]:
        subject = entry[1].subject
        return subject.kind, subject.id in left, order.get(subject.id, 0), entry[0]

    entries.sort(key=place)
    return TextIndex(entries, forgiving=True, begins_first=True)


def read_new(text: str) -> tuple[str, str, str]:
    """First name, last name and class code out of «Nora Solli 2STA» or «Solli, Nora 2STA»."""
    words = clean(text).split()
    code = ""
    if len(words) > 1 and words[-1][0].isdigit():
        code = words.pop().upper()
    name = " ".join(words)
    if "," in name:
        last, _comma, first = name.partition(",")
        return first.strip(), last.strip(), code
    first, _space, last = name.rpartition(" ")
    return (first, last, code) if first else (last, "", code)


def add_class(desk: Desk, code: str) -> SchoolClass:
    """The class with this code, made if there is none.

    Raises:
        DomainError: `EMPTY_FIELD`.
    """
    code = clean(code).strip()
    if not code:
        raise DomainError(Fault.EMPTY_FIELD, field="code")
    new, class_id = students.class_called(desk, code)
    desk.save("class.add", *new)
    return desk.store.get(SchoolClass, class_id or "")


def add_student(desk: Desk, text: str) -> Student:
    """A new student out of «Nora Solli 2STA», in a class that is made if need be.

    Raises:
        DomainError: `EMPTY_FIELD`.
    """
    first, last, code = read_new(text)
    facts = StudentFacts(first_name=FreeText(first), last_name=FreeText(last), class_code=code)
    return students.add(desk, facts)
