"""What the law adds to the school's plan, as dated notes with their source."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import folded


class LawNote(Record, frozen=True, kw_only=True):
    """A note in our own words, never the school's and never legal advice.

    Args:
        about: Words of the step's title that it belongs to.
        paragraph: Where in opplæringsloven («§ 12-4»).
        text: What the law adds.
        source: Where it was read.
        checked: When it was last held against the source («november 2026»).
        certainty: How sure it is, in words.
    """

    about: str
    paragraph: str
    text: str
    source: str
    checked: str
    certainty: str


def note_for(notes: Iterable[LawNote], step_title: str) -> LawNote | None:
    """The note that belongs to a step; None for a step of a plan that the notes do not know.

    Where several do, it is the one that says most: «Melde til fylkeskommunen» before «§ 12-5».
    """
    title = folded(step_title)
    fitting = [n for n in notes if folded(n.about) in title]
    return max(fitting, key=lambda n: len(n.about), default=None)


def notes_on(notes: Iterable[LawNote], *paragraphs: str) -> list[LawNote]:
    """The notes on some paragraphs alone («§ 12-6»), in the order of the paragraphs."""
    every = list(notes)
    return [n for paragraph in paragraphs for n in every if n.paragraph == paragraph]
