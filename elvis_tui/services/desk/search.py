"""Search as you type."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Generic, TypeVar

from elvis_tui.domain.text import findable, folded, unaccented

T = TypeVar("T")


class TextIndex(Generic[T]):
    """Things with all their words, ready to be searched at every key.

    Args:
        entries: Each thing with the text it is found by, in the order they are to be told.
        forgiving: Names: found also without the accents and letters of their own.
        begins_first: See `search`.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, T]],
        *,
        forgiving: bool = False,
        begins_first: bool = False,
    ) -> None:
        self._begins_first = begins_first
        as_compared = findable if forgiving else folded
        self._entries = [(f" {as_compared(text)}", thing) for text, thing in entries]
        self._before: tuple[str, list[tuple[str, T]]] = ("", self._entries)

    def search(self, query: str, limit: int | None = None) -> list[T]:
        """Those that hold every word of `query`; at most `limit` of them.

        In their order, but with `begins_first` those first that hold the query as it stands («ine
        moe» is Ine Moe before Ine Marie Moe), then those in which each word of it begins one.
        """
        query = folded(query)
        typed, found = self._before
        if not typed or not query.startswith(typed):
            found = self._entries
        # One more letter can only narrow what was found before it.
        for word in query.split():
            bare = unaccented(word)
            found = [entry for entry in found if word in entry[0] or bare in entry[0]]
        self._before = (query, found)
        if self._begins_first:
            whole = f" {query}"
            words = [f" {word}" for word in query.split()]

            def rank(entry: tuple[str, T]) -> int:
                if whole in entry[0]:
                    return 0
                return 1 if all(word in entry[0] for word in words) else 2

            found = sorted(found, key=rank)
        return [thing for _text, thing in islice(found, limit)]
