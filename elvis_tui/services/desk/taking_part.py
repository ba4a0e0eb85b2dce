"""What is not taken up where students take part, for every room."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from elvis_tui.domain.across.taking_part import (
    AboutPerson,
    NamedIn,
    about_person,
    first_named,
    named_in_entry,
)
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import AgendaItem, Entry, Meeting
from elvis_tui.domain.people.disguises import numbered, plain, spelt_out
from elvis_tui.domain.people.name_parts import as_searched
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.naming import accused, hidden_words, names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.teams import is_with_students, students_take_part


def named_in(reader: Reader) -> NamedIn:
    """Finds the first word of a text that names a student of the school: what a mask would hide.

    It finds one that is disguised as well, and the number that stands for one; none of the staff,
    as a refusal would tell who is suspected.
    """
    parts = reader.student_words
    numbers = frozenset(one.number for one in reader.all(Student).values())

    def in_words(text: str) -> str:
        text = as_searched(text)
        found = parts.found(text)
        return text[slice(*found[0])] if found else ""

    def first(text: str) -> str:
        read = plain(text)
        every = chain((text, read), spelt_out(read))
        return next(filter(None, map(in_words, every)), "") or numbered(read, numbers)

    return first


def names_in(reader: Reader, meeting: Meeting, *, hidden: bool) -> Names:
    """How everybody may be named in a document of a meeting.

    Where students take part it names no other student than those who sit there.
    """
    if hidden or not is_with_students(reader, meeting):
        return names(reader, hidden=hidden)
    sit_there = frozenset(p.student for p in meeting.participants if p.student)
    parts = hidden_words(reader, accused(reader), but=sit_there)
    return replace(names(reader, hidden=True, parts=parts), by_name=sit_there)


def may_take_up(reader: Reader, team_id: str, item: AgendaItem) -> bool:
    """Whether a series may take something up: where students take part, nothing about a person."""
    if not students_take_part(reader, team_id):
        return True
    return about_person(item, named_in(reader), reader.all(Task)) is None


def kept_out(reader: Reader, agenda: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    """The items that are about a person."""
    words, tasks = named_in(reader), reader.all(Task)
    return tuple(item for item in agenda if about_person(item, words, tasks))


def check_item(reader: Reader, meeting: Meeting, item: AgendaItem) -> None:
    """Refuse an item about a person where students take part.

    Raises:
        DomainError: `PERSON_WITH_STUDENTS` with `why`, and the `word` that names somebody.
    """
    if not is_with_students(reader, meeting):
        return
    words = named_in(reader)
    if why := about_person(item, words, reader.all(Task)):
        word = first_named((item.title, item.detail), words)
        raise DomainError(Fault.PERSON_WITH_STUDENTS, why=why, word=word, field="title")


def check_may_take_cases(reader: Reader, team: str) -> None:
    """Refuse a team in which students take part for a meeting about a case.

    Raises:
        DomainError: `PERSON_WITH_STUDENTS`.
    """
    if students_take_part(reader, team):
        raise DomainError(Fault.PERSON_WITH_STUDENTS, why=AboutPerson.CASE, word="", field="team")


def check_entry(reader: Reader, meeting: Meeting, entry: Entry) -> None:
    """Refuse what names a student where students take part.

    Raises:
        DomainError: `NAMED_WITH_STUDENTS` with the `word`.
    """
    if is_with_students(reader, meeting) and (word := named_in_entry(entry, named_in(reader))):
        raise DomainError(Fault.NAMED_WITH_STUDENTS, word=word, field="text")
