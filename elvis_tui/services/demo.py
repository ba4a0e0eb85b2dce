"""The sample school, moved along the weeks of school so that its week is always this week."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.plan.calendar import monday_of
from elvis_tui.domain.school import FileFacts
from elvis_tui.storage.file_store import FileStore


def prepare(sample: Path, scratch: Path, today: date, *, fresh: bool = False) -> None:
    """Have at `scratch` a copy of the sample school that lives in the week of `today`.

    In a break and in the summer it lives in the week after it, and what has been lies before.
    What has been changed in the copy stays, and moves along with the weeks.

    Args:
        sample: The sample's data file; it is only read.
        scratch: The copy; made when it is not there.
        today: Any day of the week that is to be the sample's own.
        fresh: Start over with an unchanged copy.

    Raises:
        StorageError: `DATA_FOREIGN` when `scratch` holds anything but a sample school,
            `DATA_UNREADABLE` without a sample, and whatever opening or writing it may raise.
    """
    opened(sample, scratch, today, fresh=fresh).close()


def opened(sample: Path, scratch: Path, today: date, *, fresh: bool = False) -> FileStore:
    """`prepare`, and the copy left open, with all that was moved on disk.

    Raises:
        StorageError: as `prepare`.
    """
    store = FileStore(scratch)
    try:
        refresh(store, sample, today, fresh=fresh)
        store.flush()
    except BaseException:
        store.close()
        raise
    return store


def refresh(store: FileStore, sample: Path, today: date, *, fresh: bool = False) -> None:
    """`prepare` for a copy that is already open; it returns before the disk has it.

    Raises:
        StorageError: `DATA_FOREIGN` or `DATA_UNREADABLE`.
    """
    facts = store.find(FileFacts, "facts")
    if not store.is_new and (facts is None or not facts.invented):
        raise StorageError(Fault.DATA_FOREIGN, path=store.path)
    is_copied = store.is_new or fresh
    if not is_copied and (facts is None or facts.sample_monday in (None, monday_of(today))):
        return
    from elvis_tui.services import demo_moving

    change = demo_moving.copy if is_copied else demo_moving.move_along
    change(FileStore(sample, read_only=True), store, today)
