"""The words that are looked for in a document that is read: each marked, one of them in front."""

from __future__ import annotations

from textual.content import Content, Span
from textual.widgets import Static

from elvis_tui.domain.record import Record
from elvis_tui.domain.text_places import holds, places

MARK = "bold underline"
IN_FRONT = "bold reverse"


class Place(Record, frozen=True):
    """Where a word was found: in which part of the document, and from which sign to which."""

    part: int
    start: int
    end: int


class FoundWords:
    """Finds words in the parts of a document, and marks them there."""

    def __init__(self) -> None:
        self._parts: list[Static] = []
        self._plain: list[Content] = []
        self.places: tuple[Place, ...] = ()
        self.current = 0

    @property
    def place(self) -> Place | None:
        """The one in front."""
        return self.places[self.current] if self.places else None

    @property
    def part(self) -> Static | None:
        """The part of the document that holds it."""
        return self._parts[self.place.part] if self.place else None

    def take(self, parts: list[Static]) -> None:
        """Look in another document from now on."""
        told = [(part, part.content) for part in parts]
        self._parts = [part for part, words in told if isinstance(words, Content) and words]
        self._plain = [words for _part, words in told if isinstance(words, Content) and words]
        self.places, self.current = (), 0

    def find(self, typed: str, after: Static | None = None) -> None:
        """Mark where the words stand; the first in a part that comes `after` one is in front.

        Where all of the words stand in one part, they are looked for in such parts alone.
        """
        before = {place.part for place in self.places}
        whole = [n for n, words in enumerate(self._plain) if holds(words.plain, typed)]
        self.places = tuple(
            Place(n, start, end)
            for n in whole or range(len(self._plain))
            for start, end in places(self._plain[n].plain, typed)
        )
        first = self._parts.index(after) if after in self._parts else 0
        later = (n for n, place in enumerate(self.places) if place.part >= first)
        self.current = next(later, 0)
        self._mark(before)

    def step(self, step: int) -> None:
        """Another one in front; after the last comes the first."""
        if self.places:
            before = {self.places[self.current].part}
            self.current = (self.current + step) % len(self.places)
            self._mark(before)

    def line(self, width: int) -> int:
        """The line of its part that the one in front stands on, in so many columns."""
        place = self.place
        if place is None or width < 1:
            return 0
        return len(self._plain[place.part][: place.start + 1].wrap(width)) - 1

    def _mark(self, before: set[int]) -> None:
        spans: dict[int, list[Span]] = {n: [] for n in before}
        for n, place in enumerate(self.places):
            style = IN_FRONT if n == self.current else MARK
            spans.setdefault(place.part, []).append(Span(place.start, place.end, style))
        for n, marks in spans.items():
            self._parts[n].update(self._plain[n].add_spans(marks), layout=False)
