"""What every store promises, and how a save is told of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
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


class ReadOnlyReason(StrEnum):
    """Why the data can only be read."""

    ASKED = "asked"  # a command that prints
    IN_USE = "in_use"
    NEWER = "newer"
    READ_ONLY_DISK = "read_only_disk"
    NO_LOCKS = "no_locks"


class WriteLock(Record, frozen=True, kw_only=True):
    """Whether this program may write, and who may instead.

    `user`, `host` and `since` (ISO, UTC) tell of who holds the file; empty where unknown. `free`:
    whoever held it has gone.
    """

    held: bool
    reason: ReadOnlyReason | None = None
    user: str = ""
    host: str = ""
    since: str = ""
    free: bool = False


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

    def mentioning(self, kind: type[R], *texts: str) -> list[R]:
        """At least the records of a type that hold one of `texts`, in the order they came.

        What surely holds none of them is never decoded: this is how one record's history is
        found among years of it. What comes back may hold a text in another place than meant.
        """
        ...

    def newest(self, kind: type[R]) -> Iterator[R]:
        """The records of a type, the last one first; none is decoded before it is asked for."""
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

    def commit(
        self,
        put: Iterable[AnyRecord] = (),
        delete: Iterable[AnyRecord] = (),
        *,
        erase: Iterable[str] = (),
    ) -> None:
        """Take the records in at once and write them all in one go, or none.

        It returns before the disk has them; `listen` tells when it has. One that is known by its
        id keeps its place. A character that UTF-8 cannot hold is kept as U+FFFD.

        Args:
            put: New and changed records.
            delete: Records to take away.
            erase: Ids of things that must be gone from the former versions too before it counts
                as saved.
        """
        ...

    @property
    def tightened(self) -> bool:
        """Whether others could read the file until it was opened here."""
        ...

    @property
    def dropped_from(self) -> int | None:
        """The newest generation known of, when an older one was found in the file's place."""
        ...

    @property
    def write_lock(self) -> WriteLock:
        """Whether `commit` is allowed; without it, it raises `DATA_READ_ONLY`."""
        ...

    def look(self) -> Callable[[], None] | None:
        """Look, from any thread, for what another program has saved; for who only reads.

        Returns:
            What takes it in, to be called where records are read, or None for nothing new.
        """
        ...

    def take_write_lock(self) -> bool:
        """Become who writes, with what is on disk now; False while somebody else does.

        Raises:
            StorageError: when the data cannot be written or not be read any more.
        """
        ...

    def keep_mine(self) -> Path:
        """After `DATA_CHANGED`: put aside what came from outside, and write what is held here.

        Returns:
            Where the other version lies.
        """
        ...

    def take_theirs(self) -> Path:
        """After `DATA_CHANGED`: put aside what is held here, and read in what came from outside.

        Returns:
            Where the version held here lies.
        """
        ...

    def save_copy(self, path: Path) -> Path:
        """Write all that is held to a new file, sealed as the data are.

        Raises:
            StorageError: `EXPORT_EXISTS` or `EXPORT_FAILED`.
        """
        ...

    @property
    def is_sealed(self) -> bool:
        """Whether the file is encrypted."""
        ...

    def drop_key(self) -> None:
        """Write what is left, then forget the key; nothing is saved until `unlock`.

        Raises:
            StorageError: when something could not be written; then the key is still there.
        """
        ...

    def unlock(self, secret: str) -> None:
        """Have the key again, from the passphrase or the recovery key.

        Raises:
            StorageError: `WRONG_PASSPHRASE`.
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
