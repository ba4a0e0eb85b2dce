"""What every store promises, and how a save is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.record import Record
from elvis_tui.storage.tables import AnyRecord, R


class SaveState(StrEnum):
    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class DataState(Record, frozen=True):
    """Whether everything is on disk; `error` says why not."""

    state: SaveState
    error: StorageError | None = None


Listener = Callable[[DataState], None]


class Store(Protocol):
    """Records by type and id. Reads are from memory; a commit is one write."""

    @property
    def state(self) -> DataState: ...

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a type by id, in the order they came."""
        ...

    def last(self, kind: type[R]) -> R | None:
        """The record of a type that came last."""
        ...

    @property
    def changes(self) -> int:
        """A number that is another one after every commit."""
        ...

    def revision(self, kind: type[R]) -> int:
        """A number that is another one after every commit that touched records of a type."""
        ...

    def find(self, kind: type[R], record_id: str) -> R | None: ...

    def get(self, kind: type[R], record_id: str) -> R:
        """One record.

        Raises:
            DomainError: `NOT_FOUND`.
        """
        ...

    def commit(self, put: Iterable[AnyRecord] = (), delete: Iterable[AnyRecord] = ()) -> None:
        """Take the records in at once and write them all in one go, or none.

        It returns before the disk has them; `listen` tells when it has. One that is known by its
        id keeps its place. A character that UTF-8 cannot hold is kept as U+FFFD.
        """
        ...

    def listen(self, listener: Listener | None) -> None:
        """Have one `listener` called, from any thread, whenever the state changes.

        It must return at once: while it waits for the thread that flushes or closes, both wait.
        """
        ...

    def flush(self) -> None:
        """Wait until all is on disk, trying again what has failed before.

        Raises:
            StorageError: when it cannot be.
        """
        ...

    def close(self) -> None:
        """`flush`, then let go of the file, also when that raises; nothing can be committed now."""
        ...
