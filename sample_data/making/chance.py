"""Chance that comes out the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Deck(Generic[T]):
    """Deals from a shuffled pile, and shuffles again when it is empty: no two alike in a row."""

    def __init__(self, rng: random.Random, cards: Sequence[T]) -> None:
        self._rng = rng
        self._cards = list(cards)
        self._pile: list[T] = []
        self._last: T | None = None

    def __len__(self) -> int:
        return len(self._cards)

    def deal(self) -> T:
        if not self._pile:
            self._pile = self._cards[:]
            self._rng.shuffle(self._pile)
            if len(self._pile) > 1 and self._pile[-1] == self._last:
                self._pile.reverse()
        self._last = self._pile.pop()
        return self._last


class Ids:
    """Ids by prefix and count: f-0001, f-0002."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def __call__(self, prefix: str) -> str:
        self._counts[prefix] = self._counts.get(prefix, 0) + 1
        return f"{prefix}-{self._counts[prefix]:04d}"


def each(text: str) -> tuple[str, ...]:
    """The words of `text`."""
    return tuple(text.split())


def weighted(rng: random.Random, *choices: tuple[float, T]) -> T:
    """One of `choices`, each with its weight."""
    mark = rng.random() * sum(weight for weight, _ in choices)
    for weight, value in choices:
        mark -= weight
        if mark < 0:
            return value
    return choices[-1][1]


def spread(start: int, end: int, count: int) -> Iterator[int]:
    """`count` whole numbers evenly from `start` to `end`."""
    for index in range(count):
        yield start + round(index * (end - start) / max(1, count - 1))
