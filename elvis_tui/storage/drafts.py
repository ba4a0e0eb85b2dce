"""Text that has been typed and not yet saved, kept beside the data file until it is."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import msgspec

from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.text import encodable
from elvis_tui.storage import durable, posix
from elvis_tui.storage.write_behind import WriteBehind

Draft = dict[str, str]


class Drafts:
    """What was typed, by the form or field it belongs to.

    A draft is written behind the typing, in a thread. One that cannot be written stops nothing:
    it is tried again, and the data's own state line is where a disk that fails is told of.

    Args:
        path: The drafts' own file, or None to keep them in memory alone.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._drafts: dict[str, Draft] = {}
        self._behind: WriteBehind | None = None
        if path is not None:
            self._behind = WriteBehind(path, lambda: None)
            with contextlib.suppress(StorageError, msgspec.DecodeError, UnicodeDecodeError):
                data = durable.read(path) or b"{}"
                self._drafts = msgspec.json.decode(data, type=dict[str, Draft])

    def get(self, key: str) -> Draft:
        return dict(self._drafts.get(key, {}))

    def keys(self) -> tuple[str, ...]:
        return tuple(self._drafts)

    def keep(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep `fields` for `key`; nothing typed is no draft."""
        kept = {name: encodable(text) for name, text in fields.items() if text.strip()}
        if kept == self._drafts.get(key, {}):
            return
        if kept:
            self._drafts[key] = kept
        else:
            del self._drafts[key]
        self._write()

    def drop(self, key: str) -> None:
        if self._drafts.pop(key, None) is not None:
            self._write()

    def flush(self) -> None:
        """Wait until the drafts are on disk, or cannot be."""
        if self._behind is not None:
            with contextlib.suppress(StorageError):
                self._behind.flush()

    def close(self) -> None:
        """`flush`, and end."""
        if self._behind is not None:
            with contextlib.suppress(StorageError):
                self._behind.close()

    def _write(self) -> None:
        if self._path is None or self._behind is None:
            return
        path, data = self._path, msgspec.json.encode(self._drafts) if self._drafts else None
        if data is None:
            self._behind.put(lambda: path.unlink(missing_ok=True))
        else:
            self._behind.put(lambda: posix.write_private(path, data))
