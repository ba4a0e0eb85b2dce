"""What the law's dated notes have to say beside a part of the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable

from elvis_tui.domain.cases.law import LawNote
from elvis_tui.domain.text import folded

_CITED = re.compile(r"§+\s*((?:\d+\s*-\s*\d+(?:\s*(?:,|og|eller|til|–)\s*(?:§+\s*)?)?)+)")
_ONE = re.compile(r"(\d+)\s*-\s*(\d+)(\s*(?:til|–)\s*(?:§+\s*)?(?=\d))?")


def paragraphs(text: str) -> frozenset[tuple[int, int]]:
    """The paragraphs a text cites, by chapter and number; «§§ 12-6 til 12-8» are three."""
    found: set[tuple[int, int]] = set()
    for cited in _CITED.finditer(text):
        first: tuple[int, int] | None = None
        for one in _ONE.finditer(cited[1]):
            chapter, number = int(one[1]), int(one[2])
            found.add((chapter, number))
            if first and first[0] == chapter and number - first[1] < _LONGEST:
                found |= {(chapter, n) for n in range(first[1], number)}
            first = (chapter, number) if one[3] else None
    return frozenset(found)


_LONGEST = 30
"""So many paragraphs at most are between two of which one says «til»: a chapter has no more."""


def notes_beside(notes: Iterable[LawNote], title: str, text: str) -> tuple[LawNote, ...]:
    """The notes on what a part of the plan cites, or that are about what it is called.

    Args:
        notes: The law's dated notes.
        title: The part's heading.
        text: What stands under it.
    """
    cited, called = paragraphs(f"{title}\n{text}"), folded(title)
    return tuple(
        note for note in notes if cited & paragraphs(note.paragraph) or folded(note.about) in called
    )
