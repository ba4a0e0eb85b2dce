"""When the student, or the class, was last met or spoken with."""

from __future__ import annotations

import re
from datetime import date

from elvis_tui.domain.follow_ups import rules
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.text import folded, spellings
from elvis_tui.services.desk.reader import Reader
from elvis_tui.wording.follow_ups import spoken_of, words_for_the_subject

_WORD = re.compile(r"\w+")


def last_seen(reader: Reader, follow_up: FollowUp) -> date | None:
    """The last day somebody met or spoke with the one it is about; None if nobody has."""
    if not follow_up.contacts:
        return None
    own = set(words_for_the_subject(follow_up.subject.kind))
    if student := reader.find(Student, follow_up.subject.id):
        for name in (student.name, *student.former_names):
            first, *_rest = folded(unmasked(name)).split() or [""]
            own.update(word for form in spellings(first) for word in _WORD.findall(form))

    if school_class := reader.find(SchoolClass, follow_up.subject.id):
        own.add(folded(school_class.code))

    def is_subject(whom: str) -> bool:
        return any(word in own for word in _WORD.findall(spoken_of(folded(whom))))

    return rules.last_seen(follow_up, is_subject)
