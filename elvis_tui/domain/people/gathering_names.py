"""Out of the names of all students, what is masked in a text (`name_parts.py`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.name_parts import NameParts, Words, raw_words, word_key, words_of
from elvis_tui.domain.people.ordinary import ORDINARY, PARTICLES
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.text import folded, spellings


def name_parts(
    students: Iterable[Student], staff: Iterable[str] = (), accused: Iterable[str] = ()
) -> NameParts:
    """What is masked while names are hidden.

    Args:
        students: With their former names.
        staff: Whole names of staff.
        accused: Names of those of the staff who are suspected of something: masked in running
            text as those of students are. Where a field is one of the staff they stay, for
            there everybody stands.
    """
    gathered = _Gathered(staff)
    for student in students:
        gathered.add(unmasked(student.name), unmasked(student.first_name))
        for former in student.former_names:
            gathered.add(unmasked(former))
    gathered.end_of_students()
    for name in accused:
        gathered.add(name)
    return gathered.parts()


class _Met(NamedTuple):
    """A word of a name: its spellings, whether it is nothing but a name, whether staff share it."""

    spelt: Words
    only_a_name: bool
    of_staff: bool


class _Gathered:
    """The words of all names, as they come in."""

    def __init__(self, staff: Iterable[str]) -> None:
        self._staff = {folded(name): words_of(name) for name in staff if _is_name(name)}
        self._staff_words = {
            s for words in self._staff.values() for w in words for s in spellings(w)
        }
        self._holders: dict[str, set[int]] = defaultdict(set)
        self._sizes: list[tuple[int, int]] = []
        self._students = 0
        self._met: dict[str, _Met] = {}
        self._sure: set[str] = set()
        self._strong: set[str] = set()
        self._beside: dict[str, set[str]] = defaultdict(set)

    def add(self, name: str, first_name: str = "") -> None:
        """One whole name; of a first name of several words they may be written as one."""
        # Ten thousand names have some thousand words: each is looked into once.
        met = [self._met.get(word) or self._meet(word) for word in raw_words(name)]
        if not all(word.only_a_name for word in met):
            self._put_beside(met)
        for word in met:
            if word.of_staff:
                self._held(word.spelt)
        if len(met) > name.count(" ") + 1 or " " in first_name:
            self._join(*name.split(), first_name)
        self._sizes.append(_size([word.spelt for word in met]))

    def end_of_students(self) -> None:
        """The names that come in from now on are no students'."""
        self._students = len(self._sizes)

    def _held(self, spelt: Words) -> None:
        """A word of the name that comes in now is in the name of one of the staff as well."""
        for form in spelt:
            self._holders[form].add(len(self._sizes))

    def _meet(self, raw: str) -> _Met:
        spelt = spellings(word_key(raw))
        word = spelt[0]
        met = self._met[raw] = _Met(
            spelt,
            len(word) > 1 and word not in PARTICLES and ORDINARY.isdisjoint(spelt),
            not self._staff_words.isdisjoint(spelt),
        )
        self._take(spelt)
        if len(word) > 1 and word not in PARTICLES:
            self._strong.update(spelt)
        return met

    def _take(self, spelt: Words) -> None:
        """The forms of a word that are nothing but a name."""
        for form in spelt:
            if len(form) > 1 and form not in ORDINARY and form not in PARTICLES:
                self._sure.add(form)
                genitive = f"{form}s"
                (self._strong if genitive in ORDINARY else self._sure).add(genitive)

    def _put_beside(self, met: Sequence[_Met]) -> None:
        for at, word in enumerate(met):
            others = {form for i, w in enumerate(met) if i != at for form in w.spelt}
            if word.spelt[0] in PARTICLES and not 0 < at < len(met) - 1:
                self._strong.add(word.spelt[0])
            for form in word.spelt:
                if form not in self._sure:
                    self._beside[form] |= others

    def _join(self, *pieces: str) -> None:
        for piece in pieces:
            words = words_of(piece)
            if len(words) > 1:
                spelt = spellings("".join(words))
                self._take(spelt)
                if not self._staff_words.isdisjoint(spelt):
                    self._held(spelt)

    def parts(self) -> NameParts:
        """All of it."""
        # A particle that somebody is called by alone is a name as others are.
        alone = {w for w in self._strong if w in PARTICLES and w not in ORDINARY}
        self._sure |= alone | {f"{word}s" for word in alone}
        doubtful = {w: frozenset(o) for w, o in self._beside.items() if w not in self._sure}
        doubtful |= {w: frozenset() for w in self._strong & ORDINARY if w not in doubtful}
        staff: dict[str, tuple[Words, ...]] = {}
        for words in self._staff.values():
            if len(words) > 1 and not self._names_with(words):
                staff[words[0]] = (*staff.get(words[0], ()), words)
        return NameParts(
            known=frozenset(chain(self._sure, doubtful, (f"{word}s" for word in doubtful))),
            sure=frozenset(self._sure),
            doubtful=doubtful,
            weak=frozenset(doubtful) - self._strong,
            staff=staff,
            references=frozenset(
                name for name, words in self._staff.items() if not self._is_whole(words)
            ),
        )

    def _is_whole(self, words: Words) -> bool:
        """Whether these are all the words of somebody's name, put together as they may be."""
        count, letters = _size([spellings(word) for word in words])
        sizes = {self._sizes[i] for i in self._names_with(words) if i < self._students}
        return any(size[0] == count or size[1] == letters for size in sizes)

    def _names_with(self, words: Words) -> set[int]:
        """The names that hold all of some words."""
        holders = [set().union(*(self._holders[s] for s in spellings(word))) for word in words]
        return set.intersection(*holders) if holders else set()


def _size(words: Sequence[Words]) -> tuple[int, int]:
    """How many words and letters a name has."""
    return len(words), sum(len(spelt[-1]) for spelt in words)


def _is_name(text: str) -> bool:
    """Whether somebody is named, not only told of: «mor til Nora» may be written as a guest."""
    return all(not w[0].islower() or w in PARTICLES for w in raw_words(text))
