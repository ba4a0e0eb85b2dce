"""A text field that draws a line of twenty thousand signs as fast as a short one.

Textual divides the whole of a wrapped line anew for each row that is drawn of it, and once more
each time it looks where the cursor is: some sixty milliseconds at each letter of a long note.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from rich.containers import Lines
from rich.text import Text
from textual.document._document import DocumentBase
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea


class LongLines(TextArea):
    """It stands before `TextArea` among the bases."""

    def get_line(self, line_index: int) -> Text:
        return _Line(self.document.get_line(line_index), end="", no_wrap=True)

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        # What goes through the lines has been handed this very one.
        self.wrapped_document.__class__ = _Wrapped


class _Wrapped(WrappedDocument):
    """Cuts its lines as plain strings."""

    document: DocumentBase

    def get_sections(self, line_index: int) -> list[str]:
        line, offsets = self.document[line_index], self.get_offsets(line_index)
        return [line[a:b] for a, b in pairwise((0, *offsets, len(line)))]


class _Line(Text):
    """A line that is divided where a row of it is asked for."""

    def divide(self, offsets: Iterable[int]) -> Lines:
        return _Rows(self, tuple(offsets))

    def part(self, start: int, end: int) -> Text:
        """The signs from `start` up to `end`, with their styles."""
        return super().divide((start, end))[1]


class _Rows(Lines):
    """The rows of a line. Only the one that is drawn is made; of others the tabs are counted."""

    def __init__(self, line: _Line, offsets: tuple[int, ...]) -> None:
        super().__init__()
        self._line, self._edges = line, (0, *offsets, len(line))
        self._counts_tabs = "\t" in line.plain
        self._is_drawn = False

    def __len__(self) -> int:
        return len(self._edges) - 1

    def __getitem__(self, index: int) -> Text:  # type: ignore[override]
        if self._is_drawn and not self._counts_tabs:
            return _NO_TABS
        self._is_drawn = True
        return self._line.part(self._edges[index], self._edges[index + 1])


_NO_TABS = Text("")
