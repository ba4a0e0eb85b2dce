"""A store that keeps nothing: for tests, and the base the file store builds on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.storage import records as as_json
from elvis_tui.storage.store import DataState, Listener, SaveState, WriteLock
from elvis_tui.storage.tables import TABLES, AnyRecord, R


class MemoryStore:
    """Records in dictionaries."""

    def __init__(self, records: Iterable[AnyRecord] = ()) -> None:
        self._records: dict[str, dict[str, Any]] = {}
        self._revisions: dict[str, int] = {}
        self._listener: Listener | None = None
        self.tightened = False
        self.dropped_from: int | None = None
        for record in records:
            self._table(type(record))[record.id] = record

    @property
    def state(self) -> DataState:
        return DataState(SaveState.SAVED)

    def _table(self, kind: type[Any]) -> dict[str, Any]:
        return self._records.setdefault(TABLES[kind], {})

    def all(self, kind: type[R]) -> Mapping[str, R]:
        return MappingProxyType(self._table(kind))

    def mentioning(self, kind: type[R], *texts: str) -> list[R]:
        return list(self.all(kind).values())

    def newest(self, kind: type[R]) -> Iterator[R]:
        yield from cast("Iterator[R]", reversed(self._table(kind).values()))

    @property
    def changes(self) -> int:
        return sum(self._revisions.values())

    def revision(self, kind: type[R]) -> int:
        return self._revisions.get(TABLES[cast("type[AnyRecord]", kind)], 0)

    def _revise(self, tables: Iterable[str]) -> None:
        for table in tables:
            self._revisions[table] = self._revisions.get(table, 0) + 1

    def last(self, kind: type[R]) -> R | None:
        return cast("R | None", next(reversed(self._table(kind).values()), None))

    def find(self, kind: type[R], record_id: str) -> R | None:
        return cast("R | None", self._table(kind).get(record_id))

    def get(self, kind: type[R], record_id: str) -> R:
        record = self.find(kind, record_id)
        if record is None:
            raise DomainError(Fault.NOT_FOUND, what=TABLES[cast("type[AnyRecord]", kind)])
        return record

    def commit(
        self,
        put: Iterable[AnyRecord] = (),
        delete: Iterable[AnyRecord] = (),
        *,
        erase: Iterable[str] = (),
    ) -> None:
        encoded, delete = [as_json.encode(record)[0] for record in put], list(delete)
        self._revise({TABLES[type(record)] for record in (*encoded, *delete)})
        for record in encoded:
            self._table(type(record))[record.id] = record
        for record in delete:
            self._table(type(record)).pop(record.id, None)
        if self._listener:
            self._listener(self.state)

    @property
    def write_lock(self) -> WriteLock:
        return WriteLock(held=True)

    def look(self) -> Callable[[], None] | None:
        return None

    def take_write_lock(self) -> bool:
        return True

    def keep_mine(self) -> Path:
        return Path()

    def take_theirs(self) -> Path:
        return Path()

    def save_copy(self, path: Path) -> Path:
        return path

    @property
    def is_sealed(self) -> bool:
        return False

    def drop_key(self) -> None:
        return None

    def unlock(self, secret: str) -> None:
        return None

    def listen(self, listener: Listener | None) -> None:
        self._listener = listener

    def flush(self) -> None:
        return None

    def close(self) -> None:
        return None
