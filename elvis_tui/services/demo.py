"""The sample school, moved by whole weeks so that its week is always this week."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.fields import Field, Shape, fields_of, kinds_with, ways
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES, AnyRecord

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?")
T = TypeVar("T")


def prepare(sample: Path, scratch: Path, today: date, *, fresh: bool = False) -> None:
    """Have at `scratch` a copy of the sample school that lives in the week of `today`.

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
    store = FileStore(scratch)
    try:
        refresh(store, sample, today, fresh=fresh)
    finally:
        store.close()


def refresh(store: FileStore, sample: Path, today: date, *, fresh: bool = False) -> None:
    """`prepare` for a copy that is already open; it returns before the disk has it.

    Raises:
        StorageError: `DATA_FOREIGN` or `DATA_UNREADABLE`.
    """
    facts = store.find(FileFacts, "facts")
    if not store.is_new and (facts is None or not facts.invented):
        raise StorageError(Fault.DATA_FOREIGN, path=store.path)
    if store.is_new or fresh:
        _copy(FileStore(sample, read_only=True), store, today)
        return
    if days := _days_behind(facts, today):
        dated = [r for kind in kinds_with(moves) for r in _records(store, kind)]
        new = _all_moved(dated, days)
        if put := [n for n, old in zip(new, dated, strict=True) if n is not old]:
            store.commit(put=put)


def _copy(sample: FileStore, store: FileStore, today: date) -> None:
    if sample.is_new:
        raise StorageError(Fault.DATA_UNREADABLE, path=sample.path)
    days = _days_behind(sample.find(FileFacts, "facts"), today)
    put = _all_moved([r for kind in TABLES for r in _records(sample, kind)], days)
    kept = {(type(r), r.id) for r in put}
    there = [r for kind in TABLES for r in _records(store, kind)]
    store.commit(put=put, delete=[r for r in there if (type(r), r.id) not in kept])


def _records(store: FileStore, kind: type[Any]) -> list[AnyRecord]:
    return list(store.all(kind).values())


def _days_behind(facts: FileFacts | None, today: date) -> int:
    if facts is None or facts.sample_monday is None:
        return 0
    return (today - timedelta(days=today.weekday()) - facts.sample_monday).days


def _all_moved(records: list[AnyRecord], days: int) -> list[AnyRecord]:
    # `--today` may be any day a calendar has: where no date can follow, none does.
    try:
        return [moved(r, days) for r in records]
    except OverflowError:
        return records


def moves(field: Field) -> bool:
    """Whether a field holds dates that move; a date of birth does not."""
    return field.shape in (Shape.DATE, Shape.MOMENT) and Mark.FIXED not in field.marks


@cache
def _fixed() -> frozenset[str]:
    """The names of the dates that stay, as history has them."""
    return frozenset(
        field.name
        for kind in TABLES
        for field in fields_of(kind).values()
        if Mark.FIXED in field.marks
    )


def moved(record: T, days: int) -> T:
    """`record` with every date in it `days` later; the same object if it holds none.

    Times of day and dates of birth stay. The month of a `DoneMark` follows its date. Dates
    that history keeps as text move as well.

    Raises:
        OverflowError: for a date outside the years 1 to 9999.
    """
    return cast("T", _moved(record, timedelta(days=days))) if days else record


def _moved(value: Any, by: timedelta) -> Any:
    if isinstance(value, date):
        return value + by
    if isinstance(value, tuple):
        new = tuple(_moved(v, by) for v in value)
        return value if all(a is b for a, b in zip(value, new, strict=True)) else new
    if isinstance(value, FieldChange):
        if value.field in _fixed():
            return value
        before, after = _moved_plain(value.before, by), _moved_plain(value.after, by)
        return replace(value, before=before, after=after)
    return _moved_record(value, by) if isinstance(value, Record) else value


def _moved_record(record: Any, by: timedelta) -> Any:
    changes = {}
    kind: type[Record] = type(record)
    for field in ways(kind, _is_walked):
        old = getattr(record, field.name)
        new = _moved(old, by) if old else old
        if new is not old:
            changes[field.name] = new
    if isinstance(record, DoneMark):
        changes["period"] = changes["on"].isoformat()[:7]
    return replace(record, **changes) if changes else record


def _is_walked(field: Field) -> bool:
    # What history keeps of a field has no shape of its own.
    return moves(field) or field.kind is FieldChange


def _moved_plain(value: Any, by: timedelta) -> Any:
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            read = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            return value
        return (read + by).isoformat()
    if isinstance(value, list):
        return [_moved_plain(v, by) for v in value]
    if isinstance(value, dict):
        new = {k: v if k in _fixed() else _moved_plain(v, by) for k, v in value.items()}
        if "period" in new and isinstance(new.get("on"), str):
            new["period"] = new["on"][:7]
        return new
    return value
