"""Names in a text that goes to somebody who may not read them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from elvis_tui.domain.people.gathering_names import name_parts
from elvis_tui.domain.people.name_parts import NameParts, masked, raw_words
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded

_SHORTEST = 2
_ROLES = """
ansatt assistent avdelingsleder barnevernspedagog elev elevtjenesten far fagarbeider foresatt
foresatte forelder foreldre helsesykepleier inspektør klassekamerat kontaktlærer lærer medelev
miljøarbeider miljøterapeut mobbeombud mor ombud ppt rektor rådgiver skolen sosiallærer
sosialpedagog søsken trener vaktmester vikar vitne
"""
ROLES = frozenset(_ROLES.split())
"""What somebody may be called by what they do: it names nobody."""


def without(parts: NameParts, own: Student) -> NameParts:
    """`parts` without the words of one student's own name: what is told is told of that one."""
    mine = name_parts([own])
    kept = mine.known | mine.sure | frozenset(mine.doubtful)
    return replace(
        parts,
        known=parts.known - kept,
        sure=parts.sure - kept,
        doubtful={word: beside for word, beside in parts.doubtful.items() if word not in kept},
        weak=parts.weak - kept,
    )


def veiled_students(text: str, parts: NameParts, instead: str) -> str:
    """`text` with `instead` for the name of each student that `parts` stand for."""
    return _once(masked(text, parts, instead), instead)


def names_in(texts: Iterable[str], roles: Iterable[str]) -> tuple[str, ...]:
    """The words of `texts` that can be a name: with a capital letter, and no role's."""
    known = ROLES | {folded(word) for role in roles for word in raw_words(role)}
    words = (word for text in texts for word in raw_words(text))
    return tuple(
        dict.fromkeys(
            w
            for w in words
            if len(w) >= _SHORTEST and not w[0].islower() and folded(w) not in known
        )
    )


def veiled_words(text: str, words: Iterable[str], instead: str) -> str:
    """`text` with `instead` for each of `words`, also in the genitive and in capitals."""
    forms = sorted({f for w in words for f in (w, w.upper())}, key=len, reverse=True)
    if not forms:
        return text
    found = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?:['’]?s|['’])?(?!\w)")
    return _once(found.sub(lambda _match: instead, text), instead)


def _once(text: str, instead: str) -> str:
    """A name of two words is one whom it stands for."""
    again = re.escape(instead)
    return re.sub(rf"{again}(?:[\s-]+{again})+", lambda _match: instead, text)
