"""Who is hidden from whom in a text that goes out, and what a word of it may be found to be."""

from __future__ import annotations

from enum import Enum

from elvis_tui.domain.people.called import NOBODY, Called
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.record import Record


class Whose(Enum):
    """What a word was found to be."""

    STUDENT = "student"
    STAFF = "staff"
    KEPT = "kept"
    DOUBTFUL = "doubtful"


class Veil(Record, frozen=True, kw_only=True):
    """Who is hidden from whom.

    `own` is the student it is for, `others` the other students of the case, `suspected` and
    `reporters` those of the staff who are hidden, `known_staff` everybody there. `register` are
    the words of all students, `firsts` and `words` their first names and all their names, and
    `namesakes` the names of those who are called as the student is.
    `unsure` are words of who reported, where nobody knows who that is, and `roles` what somebody
    at this school does.
    """

    student: str
    staff: str
    own: Called = NOBODY
    others: tuple[Called, ...] = ()
    suspected: tuple[Called, ...] = ()
    reporters: tuple[Called, ...] = ()
    known_staff: tuple[Called, ...] = ()
    register: NameParts = NameParts()
    firsts: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    namesakes: tuple[frozenset[str], ...] = ()
    unsure: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
