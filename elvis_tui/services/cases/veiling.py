"""Who is hidden from the family of one student in a case, and what that came to in its texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.across.concealing import suspects
from elvis_tui.domain.across.told_suspicions import suspicions_in
from elvis_tui.domain.across.veiling import veiled
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.people.called import NOBODY, Called, called, called_by
from elvis_tui.domain.people.name_parts import raw_words, word_key
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.people.veil import Veil
from elvis_tui.domain.people.veil_words import EMPLOYED, ROLES, names_nobody, role_words
from elvis_tui.domain.people.veils import Swaps, Veiled, veiled_text, veiled_who
from elvis_tui.domain.text import spellings
from elvis_tui.i18n import _
from elvis_tui.services.desk.naming import hidden_words
from elvis_tui.services.desk.reader import Reader

_BETWEEN_NAMES = re.compile(r"[,/&;]| og ")


def for_reading(case: Case, veil: Veil) -> tuple[Case, Swaps]:
    """A case with nobody in it but whom a family may read of."""
    every: list[Veiled] = []

    def put_on(said: FreeText, way: Callable[[str, Veil], Veiled]) -> FreeText:
        every.append(way(unmasked(said), veil))
        return FreeText(every[-1].text)

    kept = veiled(case, lambda t: put_on(t, veiled_text), lambda t: put_on(t, veiled_who))
    return kept, Swaps(
        sum(one.students for one in every),
        sum(one.staff for one in every),
        tuple(dict.fromkeys(word for one in every for word in one.doubtful)),
    )


def veil_for(reader: Reader, case: Case, party: Party) -> Veil:
    """Who is hidden from the family of one student.

    A measure says who carries it out, as the law asks, also where that one reported; never one who
    is suspected, or ever was.
    """
    students = reader.all(Student)
    own = students.get(party.student)
    mine = called(own) if own else NOBODY
    every = {one.id: called(one) for one in students.values()}
    people = list(reader.all(Person).values())
    staff = tuple(map(called_by, dict.fromkeys(_staff(reader))))
    roles = role_words(person.role for person in people)
    reporters, unsure = _reporters(case, mine, staff, roles)
    return Veil(
        student=_("en annen elev"),
        staff=_("en ansatt"),
        own=mine,
        others=tuple(every[s] for s in case.students if s in every and s != party.student),
        suspected=tuple(_suspected(ever_suspected(reader, case), people, roles)),
        reporters=reporters,
        known_staff=staff,
        register=hidden_words(reader),
        firsts=frozenset[str]().union(*(one.firsts for one in every.values())),
        words=frozenset[str]().union(*(one.words for one in every.values())),
        namesakes=tuple(
            one.words
            for student, one in every.items()
            if student != party.student and not one.firsts.isdisjoint(mine.firsts)
        ),
        unsure=unsure,
        roles=roles,
    )


def ever_suspected(reader: Reader, case: Case) -> list[Suspicion]:
    """All who are or were named as suspected in a case, also where that was taken back."""
    former = (
        one
        for entry in reader.mentioning(HistoryEntry, case.id)
        if (entry.table, entry.record_id) == (TABLES[Case], case.id)
        for one in suspicions_in(entry, case.reported_on)
    )
    return [*([case.suspicion] if case.suspicion else []), *former]


def _suspected(
    every: Iterable[Suspicion], people: Iterable[Person], roles: frozenset[str]
) -> Iterator[Called]:
    for one in every:
        found = [called_by(person.name) for person in suspects(one, people)]
        yield from found
        words = _names(unmasked(one.whom).partition("@")[0], roles)
        if words and not any(_is_called(words, known) for known in found):
            yield called_by(" ".join(words))


def _staff(reader: Reader) -> Iterator[str]:
    """The names of those who are known to work here, or at another service."""
    yield from (person.name for person in reader.all(Person).values())
    for one in reader.all(SchoolClass).values():
        yield from _several(unmasked(one.contact_teacher))
    for absence in reader.all(StudentAbsence).values():
        for subject in absence.subjects:
            yield from _several(unmasked(subject.teacher))


def _several(text: str) -> Iterator[str]:
    return (name for piece in _BETWEEN_NAMES.split(text) if (name := piece.strip()))


def _reporters(
    case: Case, own: Called, staff: Iterable[Called], roles: frozenset[str]
) -> tuple[tuple[Called, ...], frozenset[str]]:
    """Those of the staff who reported, and the words of names of whom nobody knows who it is.

    What somebody is called by what they do names nobody, and guardians are no staff.
    """
    found: list[Called] = []
    unsure: set[str] = set()
    for piece in _several(unmasked(case.reported_by)):
        words = _names(piece, roles)
        keys = [word_key(word) for word in raw_words(piece)]
        employed = any(key in EMPLOYED or key in roles for key in keys)
        if not words or _is_called(words, own) or (not employed and ROLES.intersection(keys)):
            continue
        known = [one for one in staff if _is_called(words, one)]
        if known or employed:
            found += known or [called_by(" ".join(words))]
        else:
            unsure |= {form for word in words for form in spellings(word_key(word))} - own.words
    return tuple(found), frozenset(unsure)


def _names(text: str, roles: frozenset[str]) -> list[str]:
    """The words of a text that may be a name, and are not what somebody does."""
    return [w for w in raw_words(text) if len(w) > 1 and not names_nobody(word_key(w), roles)]


def _is_called(words: Iterable[str], one: Called) -> bool:
    return all(not one.words.isdisjoint(spellings(word_key(word))) for word in words)
