"""Search as you type."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Generic, TypeVar

from elvis_tui.domain.text import folded

T = TypeVar("T")


class TextIndex(Generic[T]):
    """Things with all their words, ready to be searched at every key.

    Args:
        entries: Each thing with the text it is found by, in the order they are to be told.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._entries = [(folded(text), thing) for text, thing in entries]
        self._before: tuple[str, list[tuple[str, T]]] = ("", self._entries)

    def search(self, query: str, limit: int | None = None) -> list[T]:
        """Those that hold every word of `query`; at most `limit` of them."""
        query = folded(query)
        typed, found = self._before
        if not typed or not query.startswith(typed):
            found = self._entries
        # One more letter can only narrow what was found before it.
        for word in query.split():
            found = [entry for entry in found if word in entry[0]]
        self._before = (query, found)
        return [thing for _text, thing in islice(found, limit)]
