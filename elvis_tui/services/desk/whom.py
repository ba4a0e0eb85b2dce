"""Whom the words for somebody who was sought name: the student, the class, or the guardians."""

from __future__ import annotations

import re
from collections.abc import Callable

from elvis_tui.domain.follow_ups.departure_rules import Sides
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.text import folded, spellings
from elvis_tui.services.desk.reader import Reader
from elvis_tui.wording.follow_ups import names_guardian, spoken_of, words_for_the_subject

_WORD = re.compile(r"\w+")


def says_subject(reader: Reader, subject: Subject) -> Callable[[str], bool]:
    """Whether some words name the student or the class itself, by name or as «eleven»."""
    own = set(words_for_the_subject(subject.kind))
    if student := reader.find(Student, subject.id):
        for name in (student.name, *student.former_names):
            first, *_rest = folded(unmasked(name)).split() or [""]
            own.update(word for form in spellings(first) for word in _WORD.findall(form))

    if school_class := reader.find(SchoolClass, subject.id):
        own.add(folded(school_class.code))

    def is_subject(whom: str) -> bool:
        return any(word in own for word in _WORD.findall(spoken_of(folded(whom))))

    return is_subject


def sides(reader: Reader, subject: Subject) -> Callable[[str], Sides]:
    """Whether some words name the student, the guardians, or both."""
    is_subject = says_subject(reader, subject)

    def found(whom: str) -> Sides:
        return Sides(student=is_subject(whom), guardian=names_guardian(spoken_of(folded(whom))))

    return found
