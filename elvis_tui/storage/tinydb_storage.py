"""The one door between TinyDB and the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage

from elvis_tui.storage.data_file import DataFile
from elvis_tui.storage.tables import META


class DurableStorage(Storage):
    """A TinyDB storage whose every write is whole, checked and on disk before it returns.

    Args:
        file: A data file, or the path of one that is not encrypted.
    """

    def __init__(self, file: DataFile | str) -> None:
        self._file = file if isinstance(file, DataFile) else DataFile(Path(file))

    def read(self) -> dict[str, dict[str, Any]] | None:
        content = self._file.read()
        if content is None:
            return None
        return {
            META: {"1": msgspec.to_builtins(content.meta)},
            **{
                name: {doc: msgspec.json.decode(raw) for doc, raw in table.items()}
                for name, table in content.tables.items()
            },
        }

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        meta: Mapping[str, Any] = next(iter(data.get(META, {}).values()), {})
        generation = int(meta.get("generation", 0)) + 1
        self._file.write({k: dict(v) for k, v in data.items() if k != META}, generation)
