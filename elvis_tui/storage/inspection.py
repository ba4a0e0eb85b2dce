"""What `elvis-tui check` looks at: the file, its generations, who may read them, who has them."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from elvis_tui.domain.across.references import dangling
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import Record
from elvis_tui.storage import durable, generations, posix, records, recovery
from elvis_tui.storage.data_file import moment, read_bytes, what_is_missed
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.generations import Generation
from elvis_tui.storage.sealing import Seal
from elvis_tui.storage.store import WriteLock
from elvis_tui.storage.tables import TABLES, AnyRecord
from elvis_tui.storage.upgrades import upgraded
from elvis_tui.storage.write_lock import LockFile

Tables = Mapping[str, Mapping[str, AnyRecord]]
"""The records of each table, by document number."""
Untold = Callable[[AnyRecord], bool]
"""Whether nothing may be told of a record, also not that there is one more."""


class Kept(Record, frozen=True):
    """A generation and whether it is whole."""

    generation: Generation
    is_sound: bool


class Inspection(Record, frozen=True, kw_only=True):
    """What was found; nothing is changed by looking.

    `fault` is what is wrong with the file itself, `counts` its records by table (empty where the
    key is missing), `dangling` the number of references by table that lead nowhere; of neither
    those that are not to be told. `open_files` is
    what others than the owner may read, `asides` the copies put aside for good, `ahead` that the
    newest change is dated later than now.
    """

    path: Path
    exists: bool
    fault: StorageError | None
    sealed: bool
    looked_inside: bool
    meta: durable.Meta | None
    size: int
    saved: datetime | None
    counts: dict[str, int]
    dangling: dict[str, int]
    ahead: bool
    kept: tuple[Kept, ...]
    asides: tuple[Path, ...]
    leftovers: tuple[Path, ...]
    open_files: tuple[Path, ...]
    owner: str
    write_lock: WriteLock

    @property
    def dropped_from(self) -> int | None:
        """The newest generation, if it is newer than the file itself."""
        newest = max((k.generation.number for k in self.kept), default=0)
        return newest if self.meta and newest > self.meta.generation else None

    @property
    def is_sound(self) -> bool:
        """Whether the file, if there is one, and every generation are whole."""
        return self.fault is None and all(k.is_sound for k in self.kept)


def inspect(
    path: Path,
    now: datetime,
    seal: Seal | None = None,
    untold: Callable[[Iterable[AnyRecord]], Untold] | None = None,
) -> Inspection:
    """Look at the data file `path` and everything beside it.

    Args:
        path: Where it is.
        now: What time it is.
        seal: Its key.
        untold: Given all records, tells of each whether it is passed over.

    Raises:
        StorageError: `DATA_UNREADABLE` for a file that cannot even be read.
    """
    path = Path(os.path.realpath(path))
    data = read_bytes(path)
    meta = durable.sound_meta(data) if data is not None else None
    tables, fault = _inside(path, data, seal)
    passed_over = untold(_every(tables)) if untold and tables else lambda _record: False
    kept = generations.kept(path)
    return Inspection(
        path=path,
        exists=data is not None,
        fault=fault,
        sealed=data is not None and is_sealed(data),
        looked_inside=tables is not None,
        meta=meta,
        size=len(data or b""),
        saved=moment(meta.saved) if meta and meta.saved else None,
        counts={
            name: sum(not passed_over(record) for record in table.values())
            for name, table in (tables or {}).items()
        },
        dangling=_dangling(tables or {}, passed_over),
        ahead=_is_ahead(tables or {}, now),
        kept=tuple(Kept(g, recovery.is_sound(g.path)) for g in kept),
        asides=tuple(generations.asides(path)),
        leftovers=tuple(sorted(path.parent.glob(f".{path.name}*.tmp"))),
        open_files=tuple(_open_files(path)),
        owner=posix.owner_of(path),
        write_lock=LockFile(path).holder(),
    )


def _inside(
    path: Path, data: bytes | None, seal: Seal | None
) -> tuple[Tables | None, StorageError | None]:
    """The records, and what is wrong with the file; none where the key is missing."""
    if data is None:
        return None, what_is_missed(path)
    try:
        meta, tables = durable.decode(data, path, seal)
        _refuse_twice(durable.unsealed(data, path, seal), path)
        _, tables = upgraded(meta, tables)
        found = {}
        for kind, name in TABLES.items():
            if name not in tables:
                continue
            found[name] = records.decode(kind, tables[name], path)
            records.documents(kind, tables[name], path)
    except StorageError as fault:
        return None, None if fault.fault is Fault.DATA_SEALED else fault
    return found, None


def _refuse_twice(data: bytes, path: Path) -> None:
    """No key stands twice in an object, at any depth: of two, every reader would take the last.

    Raises:
        StorageError: `DATA_DAMAGED` with `field`.
    """

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise StorageError(Fault.DATA_DAMAGED, path=path, field=twice)
        return found

    json.loads(data, object_pairs_hook=once)


def _every(tables: Tables) -> Iterable[AnyRecord]:
    return (record for table in tables.values() for record in table.values())


def _dangling(tables: Tables, passed_over: Untold) -> dict[str, int]:
    every = {name: [*table.values()] for name, table in tables.items()}
    lost = (one.place[:2] for one in dangling(every))
    return dict(
        Counter(str(table) for table, at in lost if not passed_over(every[str(table)][int(at)]))
    )


def _is_ahead(tables: Tables, now: datetime) -> bool:
    history = tables.get(TABLES[HistoryEntry], {}).values()
    return any(isinstance(one, HistoryEntry) and _aware(one.at) > now for one in history)


def _aware(moment: datetime) -> datetime:
    """A moment without a time zone is none that this program wrote, and can still be told of."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _beside(path: Path) -> Iterable[Path]:
    if not path.parent.is_dir():
        return []
    return sorted(file for file in path.parent.iterdir() if file.name.startswith(f"{path.name}."))


def _open_files(path: Path) -> Iterable[Path]:
    if sys.platform == "win32" or not path.parent.is_dir():
        return
    for file in (path, *_beside(path)):
        if file.is_file() and file.stat().st_mode & 0o077:
            yield file
