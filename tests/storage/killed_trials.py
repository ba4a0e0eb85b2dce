"""What else may be killed in the middle: an upgrade, a way back to an older version, an export."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Protocol

from elvis_tui.domain.people.records import Student
from elvis_tui.storage import durable, recovery
from elvis_tui.storage.exports import write_export
from elvis_tui.storage.file_store import FileStore

OLD_FILE = Path(__file__).with_name("released") / "schema-1.json"
TEXT = "# Referat\n\nÅse Đorđe\n" * 50


class Trial(Protocol):
    """Something that is done to the data file at a path, and may be killed."""

    @staticmethod
    def prepare(path: Path) -> bytes:
        """Make what is there before; it comes back in `check`."""
        ...

    @staticmethod
    def work(path: Path) -> None: ...

    @staticmethod
    def check(path: Path, before: bytes) -> None:
        """Fail for anything that is neither old nor new."""
        ...


class Upgrade:
    """A file of an older schema is opened."""

    @staticmethod
    def prepare(path: Path) -> bytes:
        shutil.copyfile(OLD_FILE, path)
        return path.read_bytes()

    @staticmethod
    def work(path: Path) -> None:
        store = FileStore(path)
        store.flush()
        store.close()

    @staticmethod
    def check(path: Path, before: bytes) -> None:
        known = dict(FileStore(_beside(path, before), read_only=True).all(Student))
        now = path.read_bytes()
        assert now == before or durable.decode(now, path)[0].schema == durable.SCHEMA
        store = FileStore(path)
        assert dict(store.all(Student)) == known != {}, "something is missing"
        store.close()
        now = path.read_bytes()
        assert durable.decode(now, path)[0].schema == durable.SCHEMA, "it was not taken up again"
        kept = [f for f in path.parent.iterdir() if f.is_file() and f.read_bytes() == before]
        assert kept, "the old file is gone"


def _beside(path: Path, data: bytes) -> Path:
    folder = path.parent / "before"
    folder.mkdir()
    (folder / path.name).write_bytes(data)
    return folder / path.name


class Restore:
    """The newest sound version takes a damaged file's place."""

    @staticmethod
    def prepare(path: Path) -> bytes:
        store = FileStore(path)
        for number in (1, 2, 3):
            student = Student(id="s-1", first_name="Nora", last_name="Åsen", number=number)
            store.commit(put=[student])
            store.flush()
        store.close()
        os.truncate(path, 100)
        return path.read_bytes()

    @staticmethod
    def work(path: Path) -> None:
        proposal = recovery.newest_sound(path)
        assert proposal is not None
        recovery.restore(path, proposal.generation.path)

    @staticmethod
    def check(path: Path, before: bytes) -> None:
        if path.read_bytes() == before:
            Restore.work(path)
        assert FileStore(path, read_only=True).get(Student, "s-1").number == 2
        kept = [file for file in path.parent.iterdir() if file.read_bytes() == before]
        assert kept, "the damaged file is gone"
        store = FileStore(path)
        store.commit(put=[Student(id="s-2", first_name="Emil", last_name="Solli")])
        store.close()
        assert not list(path.parent.glob("*.tmp")), "what the dead process left is still there"


class Export:
    """A document is written."""

    @staticmethod
    def prepare(path: Path) -> bytes:
        return TEXT.encode()

    @staticmethod
    def work(path: Path) -> None:
        write_export(path.with_name("referat.md"), TEXT)

    @staticmethod
    def check(path: Path, before: bytes) -> None:
        written = path.with_name("referat.md")
        assert not written.exists() or written.read_bytes() == before, "a part of it"
        assert all(file.stat().st_mode & 0o077 == 0 for file in path.parent.iterdir())


TRIALS: dict[str, type[Trial]] = {"upgrade": Upgrade, "restore": Restore, "export": Export}
