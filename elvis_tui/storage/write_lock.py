"""Who holds the data file: one program writes, others may read along."""

from __future__ import annotations

import contextlib
import errno
import getpass
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import msgspec

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.storage import generations, posix
from elvis_tui.storage.data_file import DataFile, unwritable
from elvis_tui.storage.store import ReadOnlyReason, WriteLock

NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)
READ_ONLY = (errno.EROFS, errno.EACCES, errno.EPERM)
LOOKS, BETWEEN_SECONDS = 3, 0.05
"""Somebody who only looks whether the lock is free has it for a moment."""


def user_name() -> str:
    """Who runs this, or nothing: a user id without a name is no reason to stay out."""
    # KeyError until Python 3.12, OSError since.
    with contextlib.suppress(KeyError, OSError, ImportError):
        return getpass.getuser()
    return ""


def host_name() -> str:
    """What this machine calls itself; `socket` would cost the start 4 ms."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform

    return platform.node()


class LockFile:
    """The lock beside the data file `path`, and what it tells of its owner."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = posix.FileLock(path.with_name(f"{path.name}.lock"))

    def take(self, *, along: bool) -> WriteLock:
        """Become the one who writes.

        Args:
            along: Where that cannot be, say so in the write lock instead of raising.

        Raises:
            StorageError: `DATA_NOT_YOURS`; without `along` `DATA_IN_USE` and `DATA_UNWRITABLE`.
        """
        if owner := posix.owner_of(self._path):
            raise StorageError(Fault.DATA_NOT_YOURS, path=self._path, owner=owner)
        try:
            with unwritable(self._path):
                return self._take()
        except StorageError as fault:
            if not along or (write_lock := self._instead(fault)) is None:
                raise
            return write_lock

    def _take(self) -> WriteLock:
        posix.make_private_folder(self._path.parent)
        owner = {
            "user": user_name(),
            "host": host_name(),
            "since": datetime.now(UTC).isoformat(timespec="microseconds"),
            "pid": str(os.getpid()),
        }
        for look in range(LOOKS):
            if look:
                sleep(BETWEEN_SECONDS)
            if self._lock.acquire(msgspec.json.encode(owner)):
                break
        else:
            raise StorageError(Fault.DATA_IN_USE, path=self._path, **self._owner())
        try:
            if not posix.can_write(self._path.parent) or not _may_replace(self._path):
                raise PermissionError(errno.EACCES, "folder")
        except OSError:
            self._lock.release(remove=True)
            raise
        return WriteLock(held=True)

    def _instead(self, fault: StorageError) -> WriteLock | None:
        """How one can read along when writing is refused; None if there is nothing to read."""
        if fault.fault is Fault.DATA_IN_USE:
            return self.holder()
        if fault.facts.get("errno") in NO_LOCKS:
            return WriteLock(held=False, reason=ReadOnlyReason.NO_LOCKS)
        if fault.facts.get("errno") in READ_ONLY and self._path.is_file():
            return WriteLock(held=False, reason=ReadOnlyReason.READ_ONLY_DISK)
        return None

    def holder(self) -> WriteLock:
        """Who writes now, for somebody who reads along."""
        owner = self._owner()
        return WriteLock(
            held=False,
            reason=ReadOnlyReason.IN_USE,
            user=owner.get("user", ""),
            host=owner.get("host", ""),
            since=owner.get("since", ""),
            free=self._lock.is_free(),
        )

    def _owner(self) -> dict[str, str]:
        try:
            found = msgspec.json.decode(self._lock.note(), type=dict[str, str])
        except (msgspec.DecodeError, UnicodeDecodeError):
            return {}
        return {key: found[key] for key in ("user", "host", "since") if found.get(key)}

    def is_held(self) -> bool:
        """Whether this program is still the one who writes."""
        return self._lock.is_held()

    def settle(self, file: DataFile) -> tuple[bool, int]:
        """Make a file that is held ready to be written.

        Returns:
            Whether it had been open to others, and the newest generation known of.

        Raises:
            StorageError: `DATA_UNWRITABLE`.
        """
        with unwritable(self._path):
            tightened = file.tidy()
        return tightened, generations.newest_number(self._path)

    def let_go(self, *, remove: bool = False) -> None:
        """Let another have it."""
        self._lock.release(remove=remove)


@contextlib.contextmanager
def alone(path: Path) -> Iterator[None]:
    """While nobody else has the data file `path`.

    Raises:
        StorageError: `DATA_IN_USE`, `DATA_UNWRITABLE`, `DATA_NOT_YOURS`.
    """
    lock_file = LockFile(path)
    lock_file.take(along=False)
    try:
        yield
    finally:
        lock_file.let_go()


def _may_replace(path: Path) -> bool:
    """Whether the owner lets the file be changed; replacing it would get round a no."""
    return not path.exists() or os.access(path, os.W_OK)
