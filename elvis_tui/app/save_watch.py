"""What is known of the data's way to the disk: fed with the store's states, asked for facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto

from elvis_tui.domain.errors import Fault
from elvis_tui.storage.store import DataState, SaveState


class SaveNews(Enum):
    """What a new state calls for."""

    BEGAN = auto()
    """A save began: if it takes long, that is to be seen."""
    FAILED = auto()
    """Saving fails, or fails for another reason: to be told, once."""
    SAVED_AGAIN = auto()
    """After a failure that was told, everything is on disk."""


class SaveWatch:
    """The state of the data, and what follows from how it came to it.

    Args:
        state: How the data are now.
        now: The clock.
    """

    def __init__(self, state: DataState, now: Callable[[], datetime]) -> None:
        self.state = state
        self.unsaved_since: datetime | None = None
        """When the first change was made that is not on disk."""
        self.is_slow = False
        """Whether one waits for the disk so long that it is to be seen."""
        self._now = now
        self._failure_told: object = None
        """The reason that was told last, until all is saved again."""

    @property
    def is_saving(self) -> bool:
        return self.state.state is SaveState.SAVING

    @property
    def has_failed(self) -> bool:
        return self.state.state is SaveState.FAILED

    @property
    def has_two_versions(self) -> bool:
        """Whether something else has put another version on the disk."""
        error = self.state.error
        return error is not None and error.fault is Fault.DATA_CHANGED

    def became(self, state: DataState) -> set[SaveNews]:
        """Take in a new state; returns what it calls for."""
        before, self.state = self.state, state
        self.is_slow = False
        news: set[SaveNews] = set()
        if state.state is SaveState.SAVED:
            self.unsaved_since = None
        elif before.state is SaveState.SAVED:
            self.unsaved_since = self._now()
            if state.state is SaveState.SAVING:
                news.add(SaveNews.BEGAN)
        if state.error is not None:
            reason = (state.error.fault, state.error.facts.get("errno"))
            if reason != self._failure_told:
                self._failure_told = reason
                news.add(SaveNews.FAILED)
        elif self._failure_told and state.state is SaveState.SAVED:
            self._failure_told = None
            news.add(SaveNews.SAVED_AGAIN)
        return news

    def start_anew(self, state: DataState) -> None:
        """Go on from a state one has brought about oneself: a failure after it is told again."""
        self.state, self.is_slow, self._failure_told = state, False, None
