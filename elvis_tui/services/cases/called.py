"""Which student of a case is meant by what somebody typed."""

from __future__ import annotations

from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import folded, spellings
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader


def parties_called(reader: Reader, case: Case, typed: str) -> list[Party]:
    """Those of a case's students whom it may mean: by whole words of what they are called.

    A whole name means the one who is called just that. The class, and the number («Elev 07»), tell
    namesakes apart; a class alone means nobody.
    """
    key = folded(typed)
    known = {p.id: _Labels(reader, p.student) for p in case.parties}
    exact = [p for p in case.parties if key in known[p.id].whole]
    if exact:
        return exact
    words = {word.strip("()") for word in key.split()}
    return [
        p
        for p in case.parties
        if words <= known[p.id].words and not words.isdisjoint(known[p.id].of_names)
    ]


class _Labels:
    """What one student may be called: `whole`, and the `words` of it, those `of_names` among them.

    Args:
        reader: What may be seen.
        student_id: Who; one who is not in the register is called nothing.
    """

    def __init__(self, reader: Reader, student_id: str) -> None:
        student = reader.find(Student, student_id)
        called = (student.name, *student.former_names) if student else ()
        group = names(reader).group(Subject.of_student(student_id), "")
        number = names(reader, hidden=True, parts=NameParts()).student(student_id)
        told = {form for name in called for form in spellings(unmasked(name))}
        self.of_names = {word for name in told for word in name.split()}
        beside = {folded(group), *folded(number).split()} if student else set()
        self.words = self.of_names | beside
        self.whole = told | ({folded(number)} if student else set())
        self.whole |= {f"{name} {folded(group)}" for name in told if group}
