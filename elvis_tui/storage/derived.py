"""What is derived from a document and takes time to derive, kept to be found at the next start."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TypeVar

import msgspec

from elvis_tui import __version__

T = TypeVar("T")


class Derived:
    """A folder that may be emptied at any time; what is not there is derived again.

    A thing is known by the digest of what it was derived from and by this program's version: a
    better reader reaches every document.

    Args:
        folder: Where it is kept, or None to keep nothing.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def find(self, what: str, digest: str, kind: type[T]) -> T | None:
        """What was derived from the document with that digest; None when it must be done again."""
        if self._folder is None:
            return None
        try:
            return msgspec.json.decode(self._file(what, digest).read_bytes(), type=kind)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return None

    def keep(self, what: str, digest: str, thing: object) -> None:
        """Keep it if the disk lets us: who cannot only waits a little at the next start."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError, UnicodeEncodeError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file(what, digest).write_bytes(msgspec.json.encode(thing))

    def _file(self, what: str, digest: str) -> Path:
        assert self._folder is not None
        return self._folder / f"{what}-{__version__}-{digest}.json"
