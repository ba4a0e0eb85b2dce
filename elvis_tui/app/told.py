"""What is told above the keys: one sentence at a time, and what is said at the start beside it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

USUAL = 6.0
"""Seconds a sentence stands where nothing else is said."""
LASTING = 15.0
"""A sentence that is given so many seconds is not put away by the next one."""


class Sentence:
    """Something told, and until when it stands by the clock."""

    def __init__(self, words: str, options: dict[str, Any], until: float, lasts: bool) -> None:
        self.words, self.options, self.until, self.lasts = words, options, until, lasts


class Told:
    """Keeps what stands there now. A new sentence takes the place of the one before it.

    Args:
        show: Shows a sentence for so many seconds.
        clear: Takes all of them away.
        clock: Seconds that only go forwards.
    """

    def __init__(
        self,
        show: Callable[..., None],
        clear: Callable[[], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._show, self._clear, self._clock = show, clear, clock
        self._sentences: list[Sentence] = []

    def tell(self, words: str, *, timeout: float | None = None, **options: Any) -> None:
        """Show a sentence; what lasts stands on above it, each once."""
        timeout = USUAL if timeout is None else timeout
        new = Sentence(words, options, self._clock() + timeout, timeout >= LASTING)
        if new.lasts:
            self._sentences = [s for s in self._sentences if s.words != words]
            self._sentences.append(new)
            self._show(words, timeout=timeout, **options)
            return
        self._put([*(s for s in self._lasting() if s.words != words), new])

    def past(self) -> None:
        """Something has been done since, or the screen was left: only what lasts still stands."""
        if any(not s.lasts for s in self._sentences):
            self._put(self._lasting())

    def clear(self) -> None:
        """Take everything away."""
        self._sentences = []
        self._clear()

    def _lasting(self) -> list[Sentence]:
        return [s for s in self._sentences if s.lasts and s.until > self._clock()]

    def _put(self, sentences: list[Sentence]) -> None:
        if self._sentences:
            self._clear()
        self._sentences = sentences
        for sentence in sentences:
            left = sentence.until - self._clock()
            self._show(sentence.words, timeout=left, **sentence.options)
