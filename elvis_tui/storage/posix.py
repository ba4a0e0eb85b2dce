"""What only POSIX has: modes, directory fsync, flock, core limits.

Elsewhere (Windows) modes and directory fsync do nothing, the rename is still atomic, and
the lock is the system's own file lock through `filelock`.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl
    import resource

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def no_core_dumps() -> None:
    """Keep the memory of this process, and the names in it, out of core files."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make_private_folder(folder: Path) -> None:
    """Make `folder` with its parents, whatever the umask, readable by the owner alone."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    with contextlib.suppress(FileExistsError):
        folder.mkdir(mode=PRIVATE_FOLDER)
        folder.chmod(PRIVATE_FOLDER)


def make_private(path: Path) -> bool:
    """Take the file `path` from everybody else; True if it had been open to them."""
    if sys.platform == "win32" or not path.is_file():
        return False
    if path.stat().st_mode & 0o077 == 0:
        return False
    path.chmod(PRIVATE_FILE)
    return True


def can_write(folder: Path) -> bool:
    """Whether this process may make files in `folder`."""
    return os.access(folder, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` outlive a power cut."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def temporary(path: Path) -> Path:
    """Where the next content of `path` is written before it takes the name."""
    return path.with_name(f".{path.name}.tmp")


def write_private(path: Path, data: bytes, *, before: Callable[[], None] | None = None) -> None:
    """Replace `path` by `data`, whole or not at all, durably, for the owner's eyes alone.

    Args:
        path: A file, there or not.
        data: Its new content.
        before: Called when `data` is safe beside `path` and `path` still holds the old content.

    Raises:
        OSError: `path` holds the old content, or all of the new if only the last step failed,
            which makes it outlive a power cut.
    """
    beside = temporary(path)
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(handle, rest) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        if before:
            before()
        beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)


class FileLock:
    """An exclusive lock that the system lets go of when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._other: Any = None

    def acquire(self, owner: bytes) -> bool:
        """Take the lock and leave `owner` in it to explain it; False if another has it."""
        if sys.platform == "win32":
            from filelock import FileLock as SystemLock
            from filelock import Timeout

            self._other = SystemLock(str(self._path))
            try:
                self._other.acquire(timeout=0)
            except Timeout:
                return False
            return True
        while (handle := self._locked()) is not None:
            if self._is_here(handle):
                self._handle = handle
                # What is in it only explains the lock: a full disk must not stop it.
                with contextlib.suppress(OSError):
                    os.fchmod(handle, PRIVATE_FILE)
                    os.ftruncate(handle, 0)
                    os.write(handle, owner)
                return True
            os.close(handle)
        return False

    def _locked(self) -> int | None:
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, PRIVATE_FILE)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(handle)
            if isinstance(error, BlockingIOError):
                return None
            raise
        return handle

    def _is_here(self, handle: int) -> bool:
        """Whether the locked file still has its name; `release` may have taken it away."""
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except FileNotFoundError:
            return False

    def release(self, *, remove: bool = False) -> None:
        """Let go of the lock if it is held; with `remove`, leave no trace of it."""
        if self._other is not None:
            self._other.release()
            self._other = None
        if self._handle is not None:
            with contextlib.suppress(OSError):
                if remove:
                    self._path.unlink()
                else:
                    os.ftruncate(self._handle, 0)
            os.close(self._handle)
            self._handle = None
