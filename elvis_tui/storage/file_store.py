"""The store on disk: a TinyDB file, held in memory while it is open, written behind the screen."""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import durable, generations, records
from elvis_tui.storage.data_file import Content, DataFile, iso, now, read_bytes
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.store import DataState, ReadOnlyReason, WriteLock
from elvis_tui.storage.tables import META, OF_THE_FILE, TABLES, AnyRecord, R
from elvis_tui.storage.write_behind import WriteBehind
from elvis_tui.storage.write_lock import LockFile

if TYPE_CHECKING:
    from elvis_tui.storage.sealing import Seal


class FileStore(MemoryStore):
    """Records in a file.

    A commit changes memory at once and wakes a thread, which writes everything committed so far
    in one go. What fails is kept in memory, told of, and tried again.

    Args:
        path: The data file; made, with its folder, when it is not there.
        read_only: Take no lock and allow no commit: for commands that print.
        along: Where the data cannot be written, read along; `write_lock` says why.
        seal: The key of an encrypted file.
        clock: What dates a save.

    Raises:
        StorageError: `DATA_IN_USE` with the `user`, `host` and `since` (ISO, UTC) of who has it,
            `DATA_UNWRITABLE`, `DATA_UNREADABLE`, `DATA_DAMAGED`, `DATA_FOREIGN`, `DATA_NEWER`,
            `DATA_SEALED`, `DATA_NOT_YOURS`; and then nothing at `path` has been touched.
    """

    def __init__(
        self,
        path: Path,
        *,
        read_only: bool = False,
        along: bool = False,
        seal: Seal | None = None,
        clock: Callable[[], datetime] = now,
    ) -> None:
        super().__init__()
        self.path = Path(os.path.realpath(path))
        self._raw: dict[str, durable.RawTable] = {}
        self._doc_ids: dict[str, dict[str, str]] = {}
        self._last_doc: dict[str, int] = {}
        self._generation = 0
        self._to_erase: set[str] = set()
        self._erasing = threading.Lock()
        self._file = DataFile(self.path, seal, clock)
        self._behind = WriteBehind(self.path, self._tell)
        self._lock_file = LockFile(self.path)
        self._write_lock = WriteLock(held=False, reason=ReadOnlyReason.ASKED)
        self.tightened = False
        self.dropped_from: int | None = None
        try:
            if not read_only:
                self._write_lock = self._lock_file.take(along=along)
            self._open(self._file.read())
        except BaseException:
            self._lock_file.let_go(remove=True)
            raise

    # Opening

    def _open(self, content: Content | None) -> None:
        """Take in what was read, and with the write lock make ready to write."""
        if content is not None and content.schema > durable.SCHEMA:
            self._lock_file.let_go()
            self._write_lock = WriteLock(held=False, reason=ReadOnlyReason.NEWER)
            self._take_in(content)
            self._refuse_if_strange(content.schema)
            return
        self._take_in(content)
        if not self._write_lock.held:
            return
        self._file.is_held = self._lock_file.is_held
        self.tightened, newest = self._lock_file.settle(self._file)
        if self._file.seal is not None:
            from elvis_tui.storage.encrypting import seal_leftovers

            # What a full disk stops is finished at the next start.
            with contextlib.suppress(StorageError):
                seal_leftovers(self.path, self._file.seal)
        if newest > self._generation:
            self.dropped_from = newest
            self._generation = newest
        if content is not None and content.schema < durable.SCHEMA:
            self._file.put_aside(f"{generations.OLDER}-{content.schema}")
            self._save()

    def _refuse_if_strange(self, schema: int) -> None:
        """A newer file may hold what this program cannot even show.

        Raises:
            StorageError: `DATA_NEWER`.
        """
        try:
            for kind in TABLES:
                self._table(kind)
        except StorageError:
            raise StorageError(Fault.DATA_NEWER, path=self.path, schema=schema) from None

    def _take_in(self, content: Content | None) -> None:
        self._raw = content.tables if content else {}
        self._records, self._doc_ids, self._last_doc = {}, {}, {}
        self._generation = content.meta.generation if content else 0
        self._revise(TABLES.values())

    @property
    def is_new(self) -> bool:
        """Whether nothing has ever been saved here."""
        return self._generation == 0

    # Reading along, and taking over

    @property
    def write_lock(self) -> WriteLock:
        return self._write_lock

    def look(self) -> Callable[[], None] | None:
        if self._write_lock.held or self._write_lock.reason is not ReadOnlyReason.IN_USE:
            return None
        write_lock = self._lock_file.holder()
        found = None
        if self._file.has_changed():
            try:
                found = self._file.find()
            except StorageError:
                return None
            if found.content is not None and found.content.schema > durable.SCHEMA:
                write_lock, found = WriteLock(held=False, reason=ReadOnlyReason.NEWER), None

        def take_in() -> None:
            if self._write_lock.held:
                return  # It was taken meanwhile, with what stood there then.
            self._write_lock = write_lock
            if found is not None:
                self._take_in(self._file.follow(found))
            self._tell()

        return take_in if found is not None or write_lock != self._write_lock else None

    def take_write_lock(self) -> bool:
        if self._write_lock.held:
            return True
        try:
            write_lock = self._lock_file.take(along=True)
            if not write_lock.held:
                self._write_lock = write_lock
                return False
            self._write_lock = write_lock
            self._open(self._file.read())
        except BaseException:
            self._lock_file.let_go()
            self._write_lock = WriteLock(held=False, reason=ReadOnlyReason.IN_USE, free=True)
            raise
        self._tell()
        return self._write_lock.held

    # Changed from outside

    def keep_mine(self) -> Path:
        # A save that is tried again must not come between: it would take theirs for its own.
        with self._behind.still():
            other = self._file.put_aside(generations.CONFLICT)
            theirs = self._file.accept(other)
            self._generation = max(self._generation, theirs.generation if theirs else 0) + 1
            self._save()
        self._behind.flush()
        return other

    def take_theirs(self) -> Path:
        with self._behind.still():
            mine = self._file.write_aside(self._raw, self._generation, generations.CONFLICT)
            found = self._file.find()
            if found.content is not None and found.content.schema > durable.SCHEMA:
                raise StorageError(Fault.DATA_NEWER, path=self.path, schema=found.content.schema)
            self._behind.forget()
            newest = max(self._generation, generations.newest_number(self.path))
            self._take_in(self._file.follow(found))
            with contextlib.suppress(OSError):
                self._file.clear_place()
            # No version that comes after has the number of one that was there.
            self._generation = max(self._generation, newest)
        self._tell()
        return mine

    def save_copy(self, path: Path) -> Path:
        from elvis_tui.storage.exports import write_new_bytes

        saved = iso(self._file.clock())
        data = durable.encode(self._raw, self._generation, saved, self._file.seal)
        return write_new_bytes(path, data)

    # Encryption

    @property
    def is_sealed(self) -> bool:
        return self._file.is_sealed

    def drop_key(self) -> None:
        if self._write_lock.held:
            self._behind.flush()
        if self._file.seal is not None:
            self._file.seal.forget()

    def unlock(self, secret: str) -> None:
        if self._file.seal is not None:
            self._file.seal.recall(self._key_again(self._file.seal, secret))

    def _key_again(self, seal: Seal, secret: str) -> Seal:
        """The key, whatever has become of the file: what is not saved yet is behind it."""
        from elvis_tui.storage.sealing import Seal, is_sound

        if not self._write_lock.held:
            # Whoever writes may have given the file another passphrase.
            data = b""
            with contextlib.suppress(StorageError):
                data = read_bytes(self.path) or b""
            if is_sound(data):
                return Seal.unlock(data, secret)
        return seal.again(secret)

    # Reading

    def _table(self, kind: type[Any]) -> dict[str, Any]:
        name = TABLES[kind]
        if name not in self._records:
            if kind in OF_THE_FILE:
                self._index(kind)  # decoded, one without an id would have that
            decoded = records.decode(kind, self._raw.get(name, {}), self.path)
            if name not in self._doc_ids:
                self._number(kind, records.numbers(kind, decoded, self.path))
            self._records[name] = {record.id: record for record in decoded.values()}
        return self._records[name]

    def _index(self, kind: type[Any]) -> dict[str, str]:
        """TinyDB's numbers by record id.

        A table is not decoded for that: a save needs no more, and the history is years long.
        """
        name = TABLES[kind]
        if name not in self._doc_ids:
            raw = self._raw.get(name, {})
            self._number(kind, records.documents(kind, raw, self.path))
        return self._doc_ids[name]

    def _number(self, kind: type[Any], by_id: dict[str, str]) -> None:
        """Know the documents of a table by record id, and the number that comes next."""
        name = TABLES[kind]
        self._last_doc[name] = records.last_number(kind, self._raw.get(name, {}), self.path)
        self._doc_ids[name] = by_id

    def last(self, kind: type[R]) -> R | None:
        name = TABLES[cast("type[AnyRecord]", kind)]
        raw = self._raw.get(name, {})
        if name in self._records or not raw:
            return super().last(kind)
        doc = next(reversed(raw))
        return cast(
            "R", records.decode(cast("type[AnyRecord]", kind), {doc: raw[doc]}, self.path)[doc]
        )

    def mentioning(self, kind: type[R], *texts: str) -> list[R]:
        table = cast("type[AnyRecord]", kind)
        raw = records.mentioning(self._raw.get(TABLES[table], {}), texts)
        return cast("list[R]", list(records.decode(table, raw, self.path).values()))

    def newest(self, kind: type[R]) -> Iterator[R]:
        table = cast("type[AnyRecord]", kind)
        raw = self._raw.get(TABLES[table], {})
        if TABLES[table] in self._records:
            yield from super().newest(kind)
            return
        for doc in reversed(raw):
            yield cast("R", records.decode(table, {doc: raw[doc]}, self.path)[doc])

    # Writing

    @property
    def state(self) -> DataState:
        return self._behind.state

    def commit(
        self,
        put: Iterable[AnyRecord] = (),
        delete: Iterable[AnyRecord] = (),
        *,
        erase: Iterable[str] = (),
    ) -> None:
        if not self._write_lock.held:
            raise StorageError(Fault.DATA_READ_ONLY, path=self.path)
        if self._behind.is_closed:
            raise StorageError(Fault.DATA_UNWRITABLE, path=self.path)
        encoded = [records.encode(record, self._old(record)) for record in put]
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
        with self._erasing:
            self._to_erase |= set(erase)
        self._save()

    def _old(self, record: AnyRecord) -> msgspec.Raw | None:
        """How a record stands in the file, for fields that only a newer program knows."""
        kind = type(record)
        doc = self._index(kind).get(record.id)
        return None if doc is None else self._raw[TABLES[kind]][doc]

    def _save(self) -> None:
        generation, tables = self._generation, self._raw
        with self._erasing:
            # As of this version: one that is under way holds them still, and becomes a former one.
            ids = frozenset(self._to_erase)
        self._behind.put(lambda: self._write(generation, tables, ids))
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
        reported = None
        while self._listener and reported != (state := self.state):
            self._listener(state)
            reported = state

    def _write(
        self, generation: int, tables: dict[str, durable.RawTable], ids: frozenset[str]
    ) -> None:
        from elvis_tui.storage.tinydb_storage import DurableStorage

        if ids:
            self._erase(ids)
        meta = {"1": {"generation": generation - 1}}
        DurableStorage(self._file).write({META: meta, **tables})
        if ids:
            self._erase(ids)  # what stood there until now is a former version from now on
            with self._erasing:
                self._to_erase -= ids

    def _erase(self, ids: frozenset[str]) -> None:
        from elvis_tui.storage.former import erase

        erase(self.path, self._file.seal, ids)

    def flush(self) -> None:
        self._behind.flush()

    def close(self) -> None:
        try:
            self._behind.close()
        finally:
            self._lock_file.let_go()
