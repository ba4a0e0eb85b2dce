"""The former versions beside the data file, when something has to be gone from them too."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from elvis_tui.domain.erasing import Erasure
from elvis_tui.domain.errors import StorageError
from elvis_tui.storage import durable, envelope, generations, posix
from elvis_tui.storage.data_file import read_bytes, unwritable
from elvis_tui.storage.durable import RawTable

if TYPE_CHECKING:
    from elvis_tui.storage.sealing import Seal


def beside(path: Path) -> list[Path]:
    """The versions that are kept of the data file `path`, and those that were put aside."""
    return [*(version.path for version in generations.kept(path)), *generations.asides(path)]


def erase(path: Path, seal: Seal | None, marks: Collection[str]) -> None:
    """Take what these marks are of out of every former version; done again, it does nothing.

    A version that is damaged, and holds one of them in clear, is taken away whole. One that is
    sealed with another key is left: nobody here can read it.

    Raises:
        StorageError: `DATA_UNWRITABLE`, `DATA_UNREADABLE`; what was not reached is as it was.
    """
    erasure = Erasure(marks)
    wanted = [msgspec.json.encode(one) for one in erasure.words]
    for file in beside(path):
        data = read_bytes(file)
        if data is None:
            continue
        with unwritable(file):
            try:
                meta, tables = durable.decode(data, file, seal)
            except StorageError:
                if not envelope.is_sealed(data) and any(word in data for word in wanted):
                    file.unlink()
                continue
            changed = {n: _erased(table, wanted, erasure) for n, table in tables.items()}
            if any(changed[name] is not tables[name] for name in tables):
                posix.write_private(file, durable.encode_as(meta, changed, seal))


def _erased(table: RawTable, wanted: list[bytes], erasure: Erasure) -> RawTable:
    """A table without what is to go; the same one where it holds none of it."""
    found = {doc: raw for doc, raw in table.items() if any(w in bytes(raw) for w in wanted)}
    kept = dict(table)
    for doc, raw in found.items():
        value = msgspec.json.decode(raw)
        left = erasure.without([value])
        if not left:
            del kept[doc]
        elif left[0] != value:
            kept[doc] = msgspec.Raw(msgspec.json.encode(left[0]))
    return table if kept == table else kept
