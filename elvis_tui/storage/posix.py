"""What only POSIX has: modes, directory fsync, flock, core limits.

Elsewhere (Windows) modes and directory fsync do nothing, the rename is still atomic, and
the lock is the system's own file lock through `filelock`.
"""

from __future__ import annotations

import contextlib
import errno
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
        # A folder whose name is lost in a power cut takes what was saved in it along.
        with contextlib.suppress(PermissionError):
            sync_folder(folder.parent)


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
    """Make a rename in `folder` outlive a power cut, where the disk can promise that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network disks know no such call for folders; that is no failure of the save.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS):
            raise
    finally:
        os.close(handle)


def temporary(path: Path) -> Path:
    """Where the next content of `path` is written before it takes the name.

    Another name each time: on a disk without locks two that write at once must not meet there.
    """
    return path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")


def write_new(path: Path, data: bytes) -> None:
    """Write `data` durably to a file that is not there yet, for the owner's eyes alone.

    Raises:
        FileExistsError: when it is.
        OSError: from the disk; then no part of it is left.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        _write_all(handle, data)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def _write_all(handle: int, data: bytes) -> os.stat_result:
    """Write and sync `data`, and close; how the file then stands."""
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
        return os.fstat(handle)
    finally:
        os.close(handle)


def give_name(whole: Path, path: Path) -> None:
    """Have `whole` at `path`, unless something has come there meanwhile.

    Raises:
        FileExistsError: when it has.
        OSError: from the disk.
    """
    try:
        os.link(whole, path)
    except FileExistsError:
        raise
    except OSError as error:
        # A disk without hard links: a rename has to do, and it would take the other's place.
        if os.path.lexists(path):
            raise FileExistsError(error.errno, "exists") from None
        whole.replace(path)
    else:
        whole.unlink()


def write_private(
    path: Path, data: bytes, *, before: Callable[[], None] | None = None, anew: bool = False
) -> os.stat_result:
    """Replace `path` by `data`, whole or not at all, durably, for the owner's eyes alone.

    Args:
        path: A file, there or not.
        data: Its new content.
        before: Called when `data` is safe beside `path` and `path` still holds the old content.
        anew: Nothing is at `path`, and what comes there meanwhile is not replaced.

    Returns:
        How the new file stands, seen before anybody else could touch it.

    Raises:
        FileExistsError: with `anew`, when something is there.
        OSError: `path` holds the old content, or all of the new if only the last step failed,
            which makes it outlive a power cut.
    """
    beside = temporary(path)
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    try:
        written = _write_all(handle, data)
        if before:
            before()
        if anew:
            give_name(beside, path)
        else:
            beside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    sync_folder(path.parent)
    return written


def owner_of(path: Path) -> str:
    """The name of another user whom the file `path` belongs to; empty for one's own, or none."""
    if sys.platform == "win32":
        return ""
    try:
        owner = path.stat().st_uid
    except OSError:
        return ""
    if owner == os.geteuid():
        return ""
    import pwd

    try:
        return pwd.getpwuid(owner).pw_name
    except KeyError:
        return str(owner)


class FileLock:
    """An exclusive lock that the system lets go of when the process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None
        self._other: Any = None
        self._note = b""

    def acquire(self, owner: bytes) -> bool:
        """Take the lock and leave `owner` in it to explain it; False if another has it.

        Raises:
            OSError: ENOLCK on a disk where two can have it.
        """
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
                self._hold_alone()
                # What is in it explains the lock: a full disk must not stop it.
                with contextlib.suppress(OSError):
                    os.fchmod(handle, PRIVATE_FILE)
                    os.ftruncate(handle, 0)
                    os.write(handle, owner)
                self._note = self.note()
                return True
            os.close(handle)
        return False

    def _hold_alone(self) -> None:
        """Try the lock on itself: a disk where it can be had twice has none."""
        second = self._locked()
        if second is not None:
            os.close(second)
            self.release(remove=True)
            raise OSError(errno.ENOLCK, "no locks")

    def note(self) -> bytes:
        """What who has the lock has left in it; empty if nothing, or nobody."""
        try:
            return self._path.read_bytes()
        except OSError:
            return b""

    def is_held(self) -> bool:
        """Whether the lock is this program's own still, as far as the disk can tell."""
        if self._handle is None:
            return self._other is not None
        if not self._path.exists():
            return self._regained()
        return self._is_here(self._handle) and self.note() == self._note

    def _regained(self) -> bool:
        """The lock taken anew after its file was taken away; the folder itself may be gone."""
        if not self._path.parent.exists():
            return True
        held, note = self._handle, self._note
        try:
            return self.acquire(note)
        finally:
            if held is not None and held != self._handle:
                os.close(held)

    def is_free(self) -> bool:
        """Whether nobody has it now; looking takes it for a moment."""
        if sys.platform == "win32":
            return not self.note()
        try:
            if not self._path.exists():
                return True
            handle = self._locked()
        except OSError:
            return False
        if handle is None:
            return False
        os.close(handle)
        return True

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
