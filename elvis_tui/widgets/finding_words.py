"""Where in a document the words that are looked for stand, and which of them is in front."""

from __future__ import annotations

from collections.abc import Sequence

from elvis_tui.domain.plan.written_out import Block
from elvis_tui.domain.record import Record
from elvis_tui.domain.text_places import holds, places
from elvis_tui.widgets.laid_out import Span, cell_text

FOUND, IN_FRONT = "found", "in-front"
"""The tones of what was found."""


class Place(Record, frozen=True):
    """In which cell of which block, and from which sign to which."""

    block: int
    cell: int
    start: int
    end: int


class FindingWords:
    """The places of what is looked for."""

    def __init__(self) -> None:
        self.places: tuple[Place, ...] = ()
        self.current = 0
        self._in_cell: dict[tuple[int, int], list[int]] = {}

    @property
    def place(self) -> Place | None:
        """The one in front."""
        return self.places[self.current] if self.places else None

    def find(self, blocks: Sequence[Block], typed: str, after: int = 0) -> None:
        """Look for the words; the first in a block from `after` on is in front.

        Where all of the words stand in one cell, they are looked for in such cells alone.
        """
        texts = {
            (b, c): cell_text(cell)
            for b, block in enumerate(blocks)
            for c, cell in enumerate(block.cells)
        }
        whole = [at for at, text in texts.items() if typed and holds(text, typed)]
        at = whole or (texts if typed else ())
        self.places = tuple(
            Place(b, c, start, end) for b, c in at for start, end in places(texts[b, c], typed)
        )
        later = (n for n, place in enumerate(self.places) if place.block >= after)
        self.current = next(later, 0)
        self._in_cell = {}
        for n, place in enumerate(self.places):
            self._in_cell.setdefault((place.block, place.cell), []).append(n)

    def step(self, step: int) -> None:
        """Another one in front; after the last comes the first."""
        if self.places:
            self.current = (self.current + step) % len(self.places)

    def spans(self, block: int, cell: int) -> list[Span]:
        """What of a cell was found."""
        found = self._in_cell.get((block, cell), ())
        return [
            Span(p.start, p.end, IN_FRONT if n == self.current else FOUND)
            for n in found
            for p in (self.places[n],)
        ]
