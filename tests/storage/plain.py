"""TinyDB's own way of saving, to show that the same tests find what is wrong with it."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from tinydb import JSONStorage


class _Handle:
    """A text file as Python's own is, each of its calls to the system made through `os`."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_RDWR)
        self._waiting = b""
        self._place = 0

    def seek(self, place: int, how: int = os.SEEK_SET) -> None:
        self.flush()
        self._place = os.lseek(self._handle, place, how)

    def write(self, text: str) -> None:
        self._waiting += text.encode()

    def flush(self) -> None:
        while self._waiting:
            count = os.write(self._handle, self._waiting)
            self._waiting = self._waiting[count:]
            self._place += count

    def truncate(self) -> None:
        self.flush()
        os.ftruncate(self._handle, self._place)

    def fileno(self) -> int:
        return self._handle

    def close(self) -> None:
        os.close(self._handle)


class PlainStore:
    """Version after version through TinyDB's JSONStorage, one write a version."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._storage: Any = JSONStorage(str(path), encoding="utf-8")
        self._storage.close()
        self._storage._handle = _Handle(path)

    def save(self, number: int, pupils: int) -> None:
        """Save a version: a change in every record of one table, and one in another."""
        student = {"first_name": "Nora", "last_name": "Åsen" * 20, "number": number}
        tables: dict[str, Any] = {"students": {str(n): student for n in range(pupils)}}
        if number % 2:
            tables["classes"] = {"1": {"id": "odd", "code": "1BAA"}}
        self._storage.write(tables)

    def close(self) -> None:
        self._storage.close()


def plain_version(data: bytes) -> int | None:
    """The version these bytes hold, 0 for none yet, None for what is not one whole version."""
    if not data:
        return 0
    with contextlib.suppress(ValueError, KeyError, AttributeError):
        tables = json.loads(data)
        numbers = {student["number"] for student in tables["students"].values()}
        if len(numbers) == 1 and ("classes" in tables) == (max(numbers) % 2 == 1):
            return int(numbers.pop())
    return None
