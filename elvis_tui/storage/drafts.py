"""Text that has been typed and not yet saved, kept beside the data file until it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.text import encodable
from elvis_tui.storage import generations, posix
from elvis_tui.storage.data_file import now, read_bytes
from elvis_tui.storage.envelope import is_sealed
from elvis_tui.storage.write_behind import WriteBehind

if TYPE_CHECKING:
    from elvis_tui.storage.sealing import Seal

Draft = dict[str, str]
SHORT_TEXT = 12
"""Signs below which a text may stand in somebody's sentence by chance."""
_OF = "\x1f"
"""Stands between whose a draft is and what it is a draft of."""


class Drafts:
    """What was typed, by the form or field it belongs to.

    A draft is written behind the typing, in a thread. One that cannot be written stops nothing:
    it is tried again, and the data's own state line is where a disk that fails is told of.

    Args:
        path: The drafts' own file, or None to keep them in memory alone.
        seal: The key of encrypted data; the drafts are sealed with it too.
        begin: Touch the file at once; otherwise `begin` does, for who reads along first.
        owner: Who logs in: of several who share a file each gets what was his own. One from before
            this was told apart goes to whoever opens the file first.
    """

    def __init__(
        self,
        path: Path | None,
        seal: Seal | None = None,
        *,
        begin: bool = True,
        owner: str = "",
    ) -> None:
        self._path = path
        self._prefix = f"{owner}{_OF}" if owner else ""
        self._seal = seal
        self._is_unread = False
        self._drafts: dict[str, Draft] = {}
        self._behind: WriteBehind | None = None
        if begin:
            self.begin()

    def begin(self) -> None:
        """Keep them on disk from now on, with what lies there; what is here already wins."""
        if self._path is None or self._behind is not None:
            return
        here, self._drafts = self._drafts, {}
        self._behind = WriteBehind(self._path, lambda: None)
        self._read(self._path)
        if here:
            self._drafts |= here
            self._write()

    def _read(self, path: Path) -> None:
        """Take in what lies at `path`; what cannot be read must not be written over."""
        try:
            data = read_bytes(path)
            if not data:
                return
            closed = is_sealed(data)
            found = msgspec.json.decode(self._opened(data), type=dict[str, Draft])
            self._drafts = {k if _OF in k else self._prefix + k: v for k, v in found.items()}
        except (StorageError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            self._is_unread = True
            return
        if self._seal is not None and not closed:
            self._write()

    def _opened(self, data: bytes) -> bytes:
        if not is_sealed(data):
            return data
        if self._seal is None:
            raise StorageError(Fault.DATA_SEALED, path=self._path)
        return self._seal.open(data)

    def get(self, key: str) -> Draft:
        return dict(self._drafts.get(self._prefix + key, {}))

    def keys(self) -> tuple[str, ...]:
        """What there are drafts of, of whoever logs in."""
        own = (key for key in self._drafts if key.startswith(self._prefix))
        return tuple(key.removeprefix(self._prefix) for key in own)

    def rename(self, new: Callable[[str], str]) -> None:
        """Move everybody's drafts to what `new` makes of their keys, to what stands there."""
        for old in tuple(self._drafts):
            owner, apart, key = old.rpartition(_OF)
            moved = f"{owner}{apart}{new(key)}"
            if moved != old:
                self._drafts[moved] = {**self._drafts.pop(old), **self._drafts.get(moved, {})}
                self._write()

    def keep(self, key: str, fields: Mapping[str, str]) -> None:
        """Keep `fields` for `key`; nothing typed is no draft."""
        key = self._prefix + key
        kept = {name: encodable(text) for name, text in fields.items() if text.strip()}
        if kept == self._drafts.get(key, {}):
            return
        if kept:
            self._drafts[key] = kept
        else:
            del self._drafts[key]
        self._write()

    def drop(self, key: str) -> None:
        if self._drafts.pop(self._prefix + key, None) is not None:
            self._write()

    def forget(self, *texts: str) -> None:
        """Drop every draft that repeats one of these texts: it was taken away.

        A short one is in many a draft by chance: that has to be a field's whole text.
        """
        wanted = {text.strip() for text in texts if text.strip()}
        long = [text for text in wanted if len(text) >= SHORT_TEXT]
        for key, fields in dict(self._drafts).items():
            words = " ".join(fields.values())
            alike = wanted.intersection(map(str.strip, fields.values()))
            if alike or any(text in words for text in long):
                del self._drafts[key]
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
        self._behind.put(lambda: self._put(path, data))

    def _put(self, path: Path, data: bytes | None) -> None:
        """Have `data` at `path`; called in the thread."""
        if self._is_unread:
            self._put_aside(path)
        if data is None:
            path.unlink(missing_ok=True)
            return
        if self._seal is not None:
            data = self._seal.close(data, schema=0, generation=0, saved="")
        posix.write_private(path, data)

    def _put_aside(self, path: Path) -> None:
        """Keep under another name what could not be read: it may be somebody's words yet."""
        if path.is_file():
            generations.put_aside(path, "unread", now())
        self._is_unread = False
