"""What a list of students and classes would change in the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.renaming import renamed
from elvis_tui.domain.people.roster_changes import Answer, Differs, IdentityChange
from elvis_tui.domain.people.roster_entries import RosterClass, RosterStudent, class_code, code_key
from elvis_tui.domain.people.roster_identity import name_key, number_key
from elvis_tui.domain.people.roster_matching import RowGroup, group_rows, match
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded

__all__ = ["ImportPlan", "Move", "RosterClass", "RosterStudent", "class_code", "plan_import"]

_NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})


class Move(Record, frozen=True, kw_only=True):
    """A student who goes in another class than before; `student` is as the list has them."""

    student: Student
    from_code: str
    to_code: str


class ImportPlan(Record, frozen=True, kw_only=True):
    """What is to be saved, and what there is to tell.

    `unchanged` counts the students of the list who are as they were; `doubles` are the lines
    that name a student an earlier line names; `not_in_list` counts the students of the register
    whom the list does not name: they stay. `questions` are the rows that would change who a
    student is.
    """

    new_students: tuple[Student, ...] = ()
    changed_students: tuple[Student, ...] = ()
    new_classes: tuple[SchoolClass, ...] = ()
    changed_classes: tuple[SchoolClass, ...] = ()
    unchanged: int = 0
    moved: tuple[Move, ...] = ()
    doubles: tuple[int, ...] = ()
    questions: tuple[IdentityChange, ...] = ()
    not_in_list: int = 0


def plan_import(
    students: Iterable[Student],
    classes: Iterable[SchoolClass],
    roster_students: Sequence[RosterStudent],
    roster_classes: Iterable[RosterClass],
    new_id: Callable[[str], str],
    next_number: int,
    answers: Mapping[str, Answer] = _NO_ANSWERS,
) -> ImportPlan:
    """What has to be saved for the register to hold what the list holds.

    Nobody is deleted, and the same list a second time changes nothing.

    Args:
        students: The register's students.
        classes: The register's classes.
        roster_students: The list's rows.
        roster_classes: The list's classes; those only students name need not be among them.
        new_id: Makes an id from a prefix («student», «class»).
        next_number: The number of the first new student; it has never been another's.
        answers: What was said of `questions`, by their keys.
    """
    students, known = tuple(students), list(classes)
    rooms = _Classes(known, new_id)
    for listed in roster_classes:
        rooms.take(listed.code, listed.contact_teacher)
    for row in roster_students:
        rooms.take(row.class_code)
    groups = group_rows(roster_students)
    matched = match(groups, students, {c.id: code_key(c.code) for c in known})
    by_name = {name_key(unmasked(student.name)): student.id for student in students}
    new: list[Student] = []
    changed: list[Student] = []
    moved: list[Move] = []
    questions: list[IdentityChange] = []
    for group in groups:
        old, differs = matched.get(group, (None, None))
        if old is not None and differs is not None:
            question = _question(group, old, differs, by_name, answers)
            questions.append(question)
            if question.answer is Answer.LEFT_OUT:
                continue
            if question.answer is Answer.ANOTHER:
                old = None
                matched.pop(group)
        first_class = rooms.find(group.first_code)
        if old is None:
            new.append(
                Student(
                    id=new_id("student"),
                    number=next_number + len(new),
                    first_name=FreeText(group.rows[0].first_name),
                    last_name=FreeText(group.rows[0].last_name),
                    class_id=first_class,
                    birth_date=group.birth_date,
                    external_id=group.external_id,
                )
            )
            continue
        goes_on = first_class is None or any(
            rooms.find(row.class_code) == old.class_id for row in group.rows if row.class_code
        )
        student = replace(
            _renamed(old, group.rows),
            class_id=old.class_id if goes_on else first_class,
            birth_date=group.birth_date or old.birth_date,
            external_id=_number(group, old),
        )
        if student != old:
            changed.append(student)
        if not goes_on and old.class_id is not None:
            moved.append(
                Move(
                    student=student,
                    from_code=rooms.code(old.class_id),
                    to_code=rooms.code(first_class),
                )
            )
    left_out = sum(question.answer is Answer.LEFT_OUT for question in questions)
    return ImportPlan(
        new_students=tuple(new),
        changed_students=tuple(changed),
        new_classes=rooms.new,
        changed_classes=rooms.changed,
        unchanged=len(groups) - len(new) - len(changed) - left_out,
        moved=tuple(moved),
        doubles=tuple(sorted(row.line for group in groups for row in group.rows[1:])),
        questions=tuple(questions),
        not_in_list=len(students) - len(matched),
    )


def _question(
    group: RowGroup,
    student: Student,
    differs: Differs,
    by_name: Mapping[str, str],
    answers: Mapping[str, Answer],
) -> IdentityChange:
    namesake = by_name.get(group.facts.name, "")
    question = IdentityChange(
        line=group.rows[0].line,
        student=student,
        differs=differs,
        name=FreeText(group.rows[0].name),
        class_code=group.first_code,
        name_of="" if namesake == student.id else namesake,
    )
    return replace(question, answer=answers.get(question.key, Answer.LEFT_OUT))


def _number(group: RowGroup, student: Student) -> str:
    """The number of a student: of two spellings the longer, whose zeros are not lost."""
    if number_key(group.external_id) == number_key(student.external_id):
        return max(student.external_id, group.external_id, key=len)
    return group.external_id or student.external_id


def _renamed(student: Student, rows: Sequence[RosterStudent]) -> Student:
    """`student` with the list's name, where it is another name and not the same one shouted."""
    row, name = rows[0], unmasked(student.name)
    if any(r.name == name for r in rows) or (
        row.name.isupper() and folded(row.name) == folded(name)
    ):
        return student
    return renamed(student, FreeText(row.first_name), FreeText(row.last_name))


class _Classes:
    """The register's classes with those of the list taken in."""

    def __init__(self, classes: Iterable[SchoolClass], new_id: Callable[[str], str]) -> None:
        self._new_id = new_id
        self._by_id = {c.id: c for c in classes}
        self._ids: dict[str, str] = {}
        for c in self._by_id.values():
            self._ids.setdefault(code_key(c.code), c.id)
        self._old = dict(self._by_id)

    def take(self, code: str, contact_teacher: str = "") -> None:
        """Have a class with this code, and this contact teacher if one is given."""
        if not code:
            return
        class_id = self._ids.get(code_key(code))
        if class_id is None:
            class_id = self._ids[code_key(code)] = self._new_id("class")
            self._by_id[class_id] = SchoolClass(id=class_id, code=class_code(code))
        if contact_teacher:
            found = self._by_id[class_id]
            self._by_id[class_id] = replace(found, contact_teacher=contact_teacher)

    def find(self, code: str) -> str | None:
        return self._ids.get(code_key(code)) if code else None

    def code(self, class_id: str | None) -> str:
        found = self._by_id.get(class_id or "")
        return found.code if found else ""

    @property
    def new(self) -> tuple[SchoolClass, ...]:
        return tuple(c for c in self._by_id.values() if c.id not in self._old)

    @property
    def changed(self) -> tuple[SchoolClass, ...]:
        return tuple(c for c in self._by_id.values() if c.id in self._old and c != self._old[c.id])
