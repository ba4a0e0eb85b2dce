"""The store on disk: a TinyDB file, held in memory while it is open, written behind the screen."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
import socket
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import durable, posix, records
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import DataState
from elvis_tui.storage.tables import META, TABLES, AnyRecord, R
from elvis_tui.storage.write_behind import WriteBehind


@contextlib.contextmanager
def _faults(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StorageError(Fault.DATA_UNWRITABLE, path=path, errno=error.errno) from None


def user_name() -> str:
    """Who runs this, or nothing: a user id without a name is no reason to stay out."""
    # KeyError until Python 3.12, OSError since.
    with contextlib.suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return ""


class FileStore(MemoryStore):
    """Records in a file.

    A commit changes memory at once and wakes a thread, which writes everything committed so far
    in one go. What fails is kept in memory, told of, and tried again.

    Args:
        path: The data file; made, with its folder, when it is not there.
        read_only: Take no lock and allow no commit: for commands that print.

    Raises:
        StorageError: `DATA_IN_USE` with the `user`, `host` and `since` (ISO, UTC) of who has it,
            `DATA_UNWRITABLE`, `DATA_UNREADABLE`, `DATA_DAMAGED`, `DATA_FOREIGN`, `DATA_NEWER`;
            and then nothing at `path` has been touched.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        super().__init__()
        self.path = Path(os.path.realpath(path))
        self._read_only = read_only
        self._raw: dict[str, durable.RawTable] = {}
        self._doc_ids: dict[str, dict[str, str]] = {}
        self._last_doc: dict[str, int] = {}
        self._generation = 0
        self._behind = WriteBehind(self.path, self._tell)
        self._lock = posix.FileLock(self.path.with_name(f"{self.path.name}.lock"))
        self.tightened = False
        try:
            if not read_only:
                self._take()
            self._load()
            if not read_only:
                self._settle()
        except BaseException:
            self._lock.release(remove=True)
            raise

    # Opening

    def _take(self) -> None:
        with _faults(self.path):
            posix.make_private_folder(self.path.parent)
            owner = {
                "user": user_name(),
                "host": socket.gethostname(),
                "since": datetime.now(UTC).isoformat(timespec="seconds"),
            }
            if not self._lock.acquire(msgspec.json.encode(owner)):
                raise StorageError(Fault.DATA_IN_USE, path=self.path, **self._owner())
            if not posix.can_write(self.path.parent):
                raise PermissionError(errno.EACCES, "folder")

    def _owner(self) -> dict[str, str]:
        lock = self.path.with_name(f"{self.path.name}.lock")
        try:
            return msgspec.json.decode(lock.read_bytes(), type=dict[str, str])
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return {}

    def _load(self) -> None:
        data = durable.read(self.path)
        if data is None:
            return
        meta, self._raw = durable.decode(data, self.path)
        self._generation = meta.generation

    def _settle(self) -> None:
        """Close a file that others could read, and clear up after a save that was killed."""
        with _faults(self.path):
            open_to_others = [
                posix.make_private(file) for file in (self.path, durable.previous(self.path))
            ]
            self.tightened = any(open_to_others)
            durable.sweep(self.path)

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been saved here."""
        return self._generation == 0

    # Reading

    def _table(self, kind: type[Any]) -> dict[str, Any]:
        name = TABLES[kind]
        if name not in self._records:
            self._index(kind)
            decoded = records.decode(kind, self._raw.get(name, {}), self.path)
            self._records[name] = {record.id: record for record in decoded.values()}
        return self._records[name]

    def _index(self, kind: type[Any]) -> dict[str, str]:
        """TinyDB's numbers by record id.

        A table is not decoded for that: a save needs no more, and the history is years long.
        """
        name = TABLES[kind]
        if name not in self._doc_ids:
            raw = self._raw.get(name, {})
            self._last_doc[name] = records.last_number(kind, raw, self.path)
            self._doc_ids[name] = records.documents(kind, raw, self.path)
        return self._doc_ids[name]

    def last(self, kind: type[R]) -> R | None:
        name = TABLES[cast("type[AnyRecord]", kind)]
        raw = self._raw.get(name, {})
        if name in self._records or not raw:
            return super().last(kind)
        doc = next(reversed(raw))
        return cast(
            "R", records.decode(cast("type[AnyRecord]", kind), {doc: raw[doc]}, self.path)[doc]
        )

    # Writing

    @property
    def state(self) -> DataState:
        return self._behind.state

    def commit(self, put: Iterable[AnyRecord] = (), delete: Iterable[AnyRecord] = ()) -> None:
        if self._read_only or self._behind.is_closed:
            raise StorageError(Fault.DATA_UNWRITABLE, path=self.path)
        encoded = [records.encode(record) for record in put]
        delete = list(delete)
        touched: dict[str, durable.RawTable] = {}
        for kind in dict.fromkeys(type(r) for r in (*(record for record, _ in encoded), *delete)):
            # Whatever is wrong with a table is met before anything changes. And it is copied,
            # since the thread may be writing the one that stands.
            self._index(kind)
            touched[TABLES[kind]] = dict(self._raw.get(TABLES[kind], {}))
        for record, raw in encoded:
            name = TABLES[type(record)]
            touched[name][self._doc_id(name, record.id)] = raw
            if name in self._records:
                self._records[name][record.id] = record
        for record in delete:
            name = TABLES[type(record)]
            if (doc := self._doc_ids[name].pop(record.id, None)) is not None:
                del touched[name][doc]
                self._records.get(name, {}).pop(record.id, None)
        self._raw = {**self._raw, **touched}
        self._revise(touched)
        self._generation += 1
        generation, tables = self._generation, self._raw
        self._behind.put(lambda: self._write(generation, tables))
        self._tell()

    def _doc_id(self, table: str, record_id: str) -> str:
        """TinyDB's number for a record: its own, or the next that is free."""
        doc = self._doc_ids[table].get(record_id)
        if doc is None:
            self._last_doc[table] += 1
            doc = self._doc_ids[table][record_id] = str(self._last_doc[table])
        return doc

    def _tell(self) -> None:
        # Both threads tell: what has changed while one was telling it tells again, so that the
        # last that is told is how it stands.
        told = None
        while self._listener and told != (state := self.state):
            self._listener(state)
            told = state

    def _write(self, generation: int, tables: dict[str, durable.RawTable]) -> None:
        from elvis_tui.storage.tinydb_storage import DurableStorage

        meta = {"1": {"generation": generation - 1}}
        DurableStorage(str(self.path)).write({META: meta, **tables})

    def flush(self) -> None:
        self._behind.flush()

    def close(self) -> None:
        try:
            self._behind.close()
        finally:
            self._lock.release()
