"""What one person is called: the words of a name in every spelling, and its initials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.people.name_parts import raw_words, word_key
from elvis_tui.domain.people.ordinary import PARTICLES
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.text import spellings


class Called(Record, frozen=True):
    """One person's name. `firsts` and `lasts` are words that may stand alone, `inner` only inside.

    `letters` are what the words begin with, `initials` how those stand together («kj»).
    """

    firsts: frozenset[str] = frozenset()
    lasts: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    initials: frozenset[str] = frozenset()

    @property
    def words(self) -> frozenset[str]:
        return self.firsts | self.lasts


NOBODY = Called()


def called(student: Student) -> Called:
    """What a student is and was called."""
    first, last = raw_words(unmasked(student.first_name)), raw_words(unmasked(student.last_name))
    former = (raw_words(unmasked(name)) for name in student.former_names)
    return _together([_called(first, last), *(_called(words[:1], words[1:]) for words in former)])


def called_by(name: str) -> Called:
    """What somebody is called whose whole name, or a part of it, is known.

    One word alone may be the first or the last.
    """
    words = raw_words(name)
    return _called(words[:1], words[1:] or words)


def _called(firsts: Sequence[str], lasts: Sequence[str]) -> Called:
    every = [*firsts, *(word for word in lasts if word not in firsts)]
    heads = [word_key(word)[:1] for word in every if word_key(word) not in PARTICLES]
    initials = {"".join(heads), "".join((*heads[:1], *heads[-1:]))}
    joined = ["".join(firsts)] if len(firsts) > 1 else []
    inner = [word for word in every if not _stands_alone(word)]
    return Called(
        firsts=_spelt(filter(_stands_alone, [*firsts, *joined])),
        lasts=_spelt(filter(_stands_alone, lasts)),
        inner=_spelt(inner),
        letters=frozenset(heads),
        initials=frozenset(one for one in initials if len(one) > 1),
    )


def _stands_alone(word: str) -> bool:
    return len(word) > 1 and word_key(word) not in PARTICLES


def _spelt(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in spellings(word_key(word)))


def _together(every: Sequence[Called]) -> Called:
    return Called(
        *(
            frozenset().union(*(getattr(one, field) for one in every))
            for field in Called.__struct_fields__
        )
    )
