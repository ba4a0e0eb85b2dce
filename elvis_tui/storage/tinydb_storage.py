"""The one door between TinyDB and the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage

from elvis_tui.storage import durable


class DurableStorage(Storage):
    """A TinyDB storage whose every write is whole, checked and on disk before it returns."""

    def __init__(self, path: str) -> None:
        self._path = Path(path)

    def read(self) -> dict[str, dict[str, Any]] | None:
        data = durable.read(self._path)
        if data is None:
            return None
        durable.decode(data, self._path)
        return msgspec.json.decode(data, type=dict[str, dict[str, Any]])

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        meta: Mapping[str, Any] = next(iter(data.get("meta", {}).values()), {})
        durable.write(self._path, durable.encode(data, int(meta.get("generation", 0)) + 1))
