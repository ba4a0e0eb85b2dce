"""Fills the texts of a concern in, for one subject, so that they hang together."""

from __future__ import annotations

import random
from typing import Any

from making.chance import Deck
from making.concern import COUNTS, DAYS, Concern


class Words:
    """Deals the texts of one concern; shared by all who have it, so that neighbours differ."""

    def __init__(self, rng: random.Random, concern: Concern) -> None:
        self.concern = concern
        self.decks: dict[str, Deck[Any]] = {
            name: Deck(rng, getattr(concern, name)) for name in vars(concern)
        }


class Voice:
    """One subject's own facts: the school subject, the weekday, how much absence so far."""

    def __init__(self, rng: random.Random, subject: str, words: Words) -> None:
        self._rng = rng
        self._words = words
        self._subject = subject
        self._days = rng.choice(DAYS)
        self._percent = 40 + rng.randrange(60)
        self._said: set[str] = set()

    def fill(self, text: str) -> str:
        """`text` with its blanks filled in; absence only grows."""
        if "{pst}" in text:
            self._percent += self._rng.randrange(6)
        return text.format(
            fag=self._subject,
            dag=self._days,
            n=self._rng.choice(COUNTS),
            pst=f"{self._percent // 10},{self._percent % 10}",
        )

    def say(self, kind: str) -> str:
        """The next text of a kind; one that has been said of this subject only if all have."""
        deck = self._words.decks[kind]
        dealt = [deck.deal()]
        while dealt[-1] in self._said and len(dealt) < len(deck) * 2:
            dealt.append(deck.deal())
        self._said.add(dealt[-1])
        return self.fill(dealt[-1])

    def many(self, kind: str) -> tuple[str, ...]:
        return tuple(self.fill(text) for text in self._words.decks[kind].deal())
