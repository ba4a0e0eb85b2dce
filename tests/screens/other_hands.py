"""A store that somebody else writes to, or whose disk says no."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import DataState, ReadOnlyReason, SaveState, WriteLock
from elvis_tui.storage.tables import AnyRecord

BERIT = WriteLock(
    held=False,
    reason=ReadOnlyReason.IN_USE,
    user="berit",
    host="",
    since="2026-10-19T12:04:00+02:00",
)
FULL = StorageError(Fault.DATA_UNWRITABLE, path="/x/elvis.json", errno=errno.ENOSPC)
CHANGED = StorageError(Fault.DATA_CHANGED, path="/x/elvis.json")


class OthersStore(MemoryStore):
    """The data as they are, with the write lock in somebody else's hands."""

    def __init__(self, records: Iterable[AnyRecord], write_lock: WriteLock = BERIT) -> None:
        super().__init__(records)
        self._write_lock = write_lock
        self._others: list[Callable[[], None]] = []
        self.refused = 0
        self.looks = 0

    @property
    def write_lock(self) -> WriteLock:
        return self._write_lock

    def commit(self, put: Iterable[AnyRecord] = (), delete: Iterable[AnyRecord] = ()) -> None:
        if not self._write_lock.held:
            self.refused += 1
            raise StorageError(Fault.DATA_READ_ONLY)
        super().commit(put, delete)

    def saved_by_other(self, *put: AnyRecord, delete: Iterable[AnyRecord] = ()) -> None:
        """The other one saves; it is here when this one looks."""
        gone = list(delete)
        self._others.append(lambda: MemoryStore.commit(self, put, gone))

    def other_leaves(self) -> None:
        self._others.append(lambda: self.set_write_lock(replace(self._write_lock, free=True)))

    def set_write_lock(self, write_lock: WriteLock) -> None:
        self._write_lock = write_lock

    def look(self) -> Callable[[], None] | None:
        self.looks += 1
        news, self._others = self._others, []
        return (lambda: [new() for new in news] and None) if news else None

    def take_write_lock(self) -> bool:
        if self._write_lock.free:
            self._write_lock = WriteLock(held=True)
        return self._write_lock.held


class FailingStore(MemoryStore):
    """A store whose saves fail until it is `mended`."""

    def __init__(self, records: Iterable[AnyRecord] = (), error: StorageError = FULL) -> None:
        super().__init__(records)
        self.error = error
        self._state = DataState(SaveState.SAVED)
        self.flushes = 0
        self.copies: list[Path] = []
        self.chosen: list[str] = []
        self.hangs = threading.Event()
        self.hangs.set()

    @property
    def state(self) -> DataState:
        return self._state

    def become(self, state: SaveState) -> None:
        """Be in another state, and tell of it."""
        self._state = DataState(state, self.error if state is SaveState.FAILED else None)
        if self._listener:
            self._listener(self._state)

    def fail(self) -> None:
        self.become(SaveState.SAVING)
        self.become(SaveState.FAILED)

    def mend(self) -> None:
        self.become(SaveState.SAVED)

    def flush(self) -> None:
        self.flushes += 1
        self.hangs.wait(10)
        if self._state.state is SaveState.FAILED:
            raise self.error
        self._state = DataState(SaveState.SAVED)

    def save_copy(self, path: Path) -> Path:
        self.copies.append(path)
        return path

    def keep_mine(self) -> Path:
        self.chosen.append("mine")
        self.mend()
        return Path("/x/elvis.json.conflict.1")

    def take_theirs(self) -> Path:
        self.chosen.append("theirs")
        self.mend()
        return Path("/x/elvis.json.conflict.2")


def over(desk: Desk, kind: type[Any], *args: Any) -> Desk:
    """The same desk over a store of `kind` with the same records."""
    records = [r for table in desk.store._records.values() for r in table.values()]  # type: ignore[attr-defined]
    return replace(desk, store=kind(records, *args))
