"""The data file on disk: read whole, written whole, and never over what somebody else wrote."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import Record
from elvis_tui.storage import durable, generations, posix
from elvis_tui.storage.durable import Meta, RawTable

if TYPE_CHECKING:
    from elvis_tui.storage.sealing import Seal

Stamp = tuple[int, int, int, int]
ISO = "%Y-%m-%dT%H:%M:%SZ"


def now() -> datetime:
    """The system's own time: what a save is dated with, whatever day the user asked for."""
    return datetime.now(UTC)


def iso(saved: datetime) -> str:
    """A moment as `Meta.saved` has it."""
    return saved.astimezone(UTC).strftime(ISO)


def moment(text: str) -> datetime:
    """A moment as `Meta.saved` has it; the beginning of time for one that is none."""
    with contextlib.suppress(ValueError, OverflowError):
        found = datetime.fromisoformat(text)
        if found.tzinfo:
            return found.astimezone(UTC)
    return datetime.fromtimestamp(0, UTC)


def read_bytes(path: Path) -> bytes | None:
    """The bytes at `path`, or None where there is no file.

    Raises:
        StorageError: `DATA_UNREADABLE`.
    """
    try:
        if path.exists() and not path.is_file():
            raise StorageError(Fault.DATA_UNREADABLE, path=path)
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StorageError(Fault.DATA_UNREADABLE, path=path, errno=error.errno) from None


def _stamp(found: os.stat_result) -> Stamp:
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


class Content(Record, frozen=True):
    """What was read. `schema` is the one the file has; the tables are in this program's."""

    meta: Meta
    tables: dict[str, RawTable]
    schema: int


def content_of(data: bytes, path: Path, seal: Seal | None) -> Content:
    """What the bytes of a data file hold, in this program's schema or a newer one.

    Raises:
        StorageError: as `durable.decode`.
    """
    meta, tables = durable.decode(data, path, seal)
    schema = meta.schema
    if schema < durable.SCHEMA:
        from elvis_tui.storage.upgrades import upgraded

        meta, tables = upgraded(meta, tables)
    return Content(meta, tables, schema)


class Found(Record, frozen=True):
    """What stands on disk, before it counts as read; no content where there is no file."""

    content: Content | None
    stamp: Stamp | None = None
    digest: bytes = b""


def what_is_missed(path: Path) -> StorageError | None:
    """That there were data at `path`, where there is no file now, as far as its neighbours tell."""
    if generations.kept(path):
        return StorageError(Fault.DATA_MISSING, path=path)
    from elvis_tui.storage.copies import copies

    if found := copies(path):
        return StorageError(Fault.DATA_ONLY_COPY, path=path, copy=found[0].name)
    return None


class DataFile:
    """One data file, as one program sees it.

    Args:
        path: Where it is.
        seal: The key of an encrypted file.
        clock: What dates a save.
    """

    def __init__(
        self, path: Path, seal: Seal | None = None, clock: Callable[[], datetime] = now
    ) -> None:
        self.path = path
        self.seal = seal
        self.clock = clock
        self.is_held: Callable[[], bool] = lambda: True
        self._stamp: Stamp | None = None
        self._digest = b""
        self._meta = Meta(generation=0)
        self._kept = -1
        self._is_aside = False
        self._tried = b"", self._meta

    @property
    def is_sealed(self) -> bool:
        """Whether it is written encrypted."""
        return self.seal is not None

    def has_changed(self) -> bool:
        """Whether the file is another than the one last read or written here."""
        return self._seen() != self._stamp

    def _seen(self) -> Stamp | None:
        try:
            return _stamp(self.path.stat())
        except OSError:
            return None

    def read(self) -> Content | None:
        """What the file holds, or None where there is none.

        Raises:
            StorageError: as `find`.
        """
        return self.follow(self.find())

    def find(self) -> Found:
        """What stands on disk now; any thread may look.

        Raises:
            StorageError: `DATA_UNREADABLE`, `DATA_DAMAGED`, `DATA_FOREIGN`, `DATA_SEALED`,
                `DATA_MISSING` where only older generations are left, `DATA_ONLY_COPY` where
                a copy is.
        """
        stamp = self._seen()
        data = read_bytes(self.path)
        if data is None:
            if missed := what_is_missed(self.path):
                raise missed
            return Found(None)
        try:
            content = content_of(data, self.path, self.seal)
        except StorageError as error:
            if error.fault is not Fault.DATA_FOREIGN or not generations.kept(self.path):
                raise
            # With older versions beside it, it was a data file once.
            raise StorageError(Fault.DATA_DAMAGED, path=self.path) from None
        return Found(content, stamp, hashlib.sha256(data).digest())

    def follow(self, found: Found) -> Content | None:
        """Take what was found for what the next save replaces."""
        self._stamp = found.stamp
        if found.content is not None:
            self._digest, self._meta = found.digest, found.content.meta
        self._is_aside = False
        return found.content

    def _remember(self, stamp: Stamp | None, digest: bytes, meta: Meta) -> None:
        self._stamp, self._digest, self._meta = stamp, digest, meta

    def write(self, tables: dict[str, RawTable], generation: int) -> None:
        """Put `tables` in the file's place, and keep what stood there as a generation.

        Raises:
            StorageError: `DATA_UNWRITABLE`, `DATA_CHANGED`, `DATA_IN_USE`, `DATA_SEALED` while the
                key is away; the old content stands, or all of the new.
        """
        self._refuse_if_not_ours()
        meta = Meta(generation=generation, saved=iso(self.clock()))
        data = durable.encode(tables, generation, meta.saved, self.seal)
        digest = hashlib.sha256(data).digest()
        self._tried = digest, meta
        try:
            written = posix.write_private(
                self.path,
                data,
                before=lambda: self._keep(generation),
                anew=self._stamp is None and not self._is_aside,
            )
        except FileExistsError:
            raise StorageError(Fault.DATA_CHANGED, path=self.path) from None
        except OSError as error:
            raise _unwritable(self.path, error) from None
        self._remember(_stamp(written), digest, meta)
        self._is_aside = False
        generations.thin_out(self.path)

    def _refuse_if_not_ours(self) -> None:
        if not self.is_held():
            raise StorageError(Fault.DATA_IN_USE, path=self.path)
        if (self._stamp is None and not self._tried[0]) or not self.has_changed():
            return
        data, stamp = read_bytes(self.path), self._seen()
        if data is None:
            return  # Gone: there is nothing that could be lost.
        digest = hashlib.sha256(data).digest()
        if digest == self._tried[0]:
            # A save that only its last step failed, which makes it outlive a power cut.
            self._meta = self._tried[1]
        elif digest != self._digest:
            raise StorageError(Fault.DATA_CHANGED, path=self.path)
        self._stamp, self._digest = stamp, digest

    def _keep(self, generation: int) -> None:
        number = self._meta.generation
        if self._is_aside:
            return
        if self._stamp is None or number == generation:
            return
        saved = moment(self._meta.saved)
        generations.keep(self.path, number, saved, again=self._kept == number)
        if self._seen() not in (self._stamp, None):
            # Another went on while this program stood still: what was kept is no `number`.
            generations.place(self.path, number, saved).unlink(missing_ok=True)
            raise StorageError(Fault.DATA_CHANGED, path=self.path)
        self._kept = number

    def accept(self, aside: Path) -> Meta | None:
        """Take what stands on disk, and has been put aside, for what the next save may replace.

        Returns:
            What it tells of itself; None for an unsound file.

        Raises:
            StorageError: `DATA_CHANGED` when it is another than what lies `aside`.
        """
        data = read_bytes(self.path) or b""
        if data != read_bytes(aside):
            raise StorageError(Fault.DATA_CHANGED, path=self.path)
        meta = durable.sound_meta(data)
        self._remember(self._seen(), hashlib.sha256(data).digest(), meta or self._meta)
        self._is_aside = True
        return meta

    def tidy(self) -> bool:
        """Clear up after a save that was killed, and close what others could read.

        Returns:
            Whether anything was open to others.

        Raises:
            OSError: from the disk.
        """
        name = _literal(self.path.name)
        opened = [posix.make_private(self.path)]
        for file in self.path.parent.glob(f"{name}.*"):
            # Another user's file of such a name must not keep anybody out; `check` tells of it.
            with contextlib.suppress(OSError):
                opened.append(posix.make_private(file))
        for left in self.path.parent.glob(f".{name}*.tmp"):
            left.unlink(missing_ok=True)
        self.clear_place()
        return any(opened)

    def clear_place(self) -> None:
        """Take away what lies where the next save keeps what stands: no more than its twin.

        A save that was killed leaves one, and so does an older version that was put back.

        Raises:
            OSError: from the disk.
        """
        if self._stamp is not None:
            place = generations.place(self.path, self._meta.generation, moment(self._meta.saved))
            place.unlink(missing_ok=True)

    def put_aside(self, why: str) -> Path:
        """Keep what stands on disk under another name for good.

        Raises:
            StorageError: `DATA_UNWRITABLE`.
        """
        with unwritable(self.path):
            return generations.put_aside(self.path, why, self.clock())

    def write_aside(self, tables: dict[str, RawTable], generation: int, why: str) -> Path:
        """Write `tables` beside the file.

        Raises:
            StorageError: `DATA_UNWRITABLE`.
        """
        target = generations.aside(self.path, why, self.clock())
        saved = iso(self.clock())
        with unwritable(target):
            posix.write_new(target, durable.encode(tables, generation, saved, self.seal))
            posix.sync_folder(target.parent)
        return target


def _literal(name: str) -> str:
    """A file name as a pattern that matches only itself."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in name)


@contextlib.contextmanager
def unwritable(path: Path) -> Iterator[None]:
    """What the disk refuses within is told as `DATA_UNWRITABLE` of `path`."""
    try:
        yield
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> StorageError:
    return StorageError(Fault.DATA_UNWRITABLE, path=path, errno=error.errno or errno.EIO)
