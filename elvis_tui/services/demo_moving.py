"""Moving the sample school along the weeks of school: read when it is copied, or a week is new."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeVar, cast

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.fields import Field, Shape, fields_of, kinds_with, ways
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.marks import Mark
from elvis_tui.domain.plan.periods import (
    Period,
    PeriodKind,
    of_day,
    of_month,
    of_term,
    of_week,
    period,
)
from elvis_tui.domain.plan.records import DoneMark, OwnTime
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school import FileFacts
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year
from elvis_tui.services.demo_weeks import Move, SchoolWeeks
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.file_store import FileStore
from elvis_tui.storage.tables import TABLES, AnyRecord

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?")
T = TypeVar("T")


def move_along(sample: FileStore, store: FileStore, today: date) -> None:
    """Move what is in the copy; what nobody has changed goes where a new copy would have it."""
    on = _moves(store, today)
    first, again = _moves(sample, today), _moves(sample, today, to=on.old) if on else None
    if on is None or first is None or again is None or on.old == on.new:
        return
    put: list[AnyRecord] = []
    for kind in kinds_with(moves):
        originals: dict[str, AnyRecord] = dict(sample.all(kind))
        for record in _records(store, kind):
            original = originals.get(record.id)
            untouched = original is not None and moved(original, again) == record
            new = moved(original, first) if original and untouched else moved(record, on)
            if new != record:
                put.append(new)
    if put:
        store.commit(put=put)


def copy(sample: FileStore, store: FileStore, today: date) -> None:
    """Put the sample school, moved to the week of `today`, in place of all that is there.

    Raises:
        StorageError: `DATA_UNREADABLE` without a sample.
    """
    if sample.is_new:
        raise StorageError(Fault.DATA_UNREADABLE, path=sample.path)
    there = [r for kind in TABLES for r in _records(store, kind)]
    put = [r for kind in TABLES for r in _records(sample, kind)]
    if move := _moves(sample, today):
        put = [moved(r, move) for r in put]
    kept = {(type(r), r.id) for r in put}
    store.commit(put=put, delete=[r for r in there if (type(r), r.id) not in kept])


def _records(store: FileStore, kind: type[Any]) -> list[AnyRecord]:
    return list(store.all(kind).values())


def _moves(store: FileStore, today: date, *, to: date | None = None) -> Move | None:
    """From the week a school lives in to that of `today`, or to another.

    None for one that names no week, and where no calendar reaches: `--today` may be any day.
    """
    facts = store.find(FileFacts, "facts")
    old = facts.sample_monday if facts else None
    if old is None:
        return None
    known = Sources().school_years()
    try:
        weeks, new_weeks = SchoolWeeks(old, known), SchoolWeeks(to or today, known)
        return Move(weeks, new_weeks, old, to or new_weeks.week_for(today))
    except (OverflowError, ValueError):
        return None


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


def moved(record: T, move: Move) -> T:
    """`record` with every date in it where it goes; the same object if it holds none.

    Times of day and dates of birth stay. The school year of an `OwnTime` follows its date, and the
    period of a `DoneMark` as far as whole years go. Dates that history keeps as text move as well.
    """
    if isinstance(record, FileFacts):  # a Monday also where that is a holiday
        return cast("T", replace(record, sample_monday=move.new))
    return cast("T", _moved(record, move))


def _moved(value: Any, move: Move) -> Any:
    if isinstance(value, datetime):
        return datetime.combine(move(value.date()), value.timetz())
    if isinstance(value, date):
        return move(value)
    if isinstance(value, tuple):
        new = tuple(_moved(v, move) for v in value)
        return value if all(a is b for a, b in zip(value, new, strict=True)) else new
    if isinstance(value, FieldChange):
        if value.field in _fixed():
            return value
        before, after = _moved_plain(value.before, move), _moved_plain(value.after, move)
        return replace(value, before=before, after=after)
    return _moved_record(value, move) if isinstance(value, Record) else value


def _moved_record(record: Any, move: Move) -> Any:
    changes = {}
    kind: type[Record] = type(record)
    for field in ways(kind, _is_walked):
        old = getattr(record, field.name)
        new = _moved(old, move) if old else old
        if new is not old:
            changes[field.name] = new
    if isinstance(record, DoneMark) and "on" in changes:
        changes["period"] = _moved_period(record.period, record.on, changes["on"])
    if isinstance(record, OwnTime) and "on" in changes:
        changes["year"] = record.year + starting_year(changes["on"]) - starting_year(record.on)
    return replace(record, **changes) if changes else record


def _moved_period(code: str, on: date, new: date) -> str:
    """A period goes whole years, to the last of them that is not after the day of the marking.

    The plan's words stay: what is to be in December is done in December, whatever day it is today.
    """
    found = period(code)
    if found is None:
        return code
    # Of what was marked years after as many years remain between.
    since = timedelta(days=(on - found.first).days % 365)
    until = found.first + (new - on) + since
    years = until.year - found.first.year
    if _years_on(found, years).first > until:
        years -= 1
    return _years_on(found, years).code


def _years_on(found: Period, years: int) -> Period:
    """The same day, week, month or term some years later."""
    first, year = found.first, found.first.year + years
    match found.kind:
        case PeriodKind.DAY:
            leap_day = (first.month, first.day) == (2, 29)
            return of_day(first.replace(year=year, day=28 if leap_day else first.day))
        case PeriodKind.WEEK:
            iso = first.isocalendar()
            # Not every year has a week 53.
            return of_week(date.fromisocalendar(iso.year + years, min(iso.week, 52), 1))
        case PeriodKind.TERM:
            return of_term(year, "autumn" if first.month >= FIRST_MONTH else "spring")
        case PeriodKind.MONTH:
            return of_month(year, first.month)


def _is_walked(field: Field) -> bool:
    # What history keeps of a field has no shape of its own.
    return moves(field) or field.kind is FieldChange


def _moved_plain(value: Any, move: Move) -> Any:
    if isinstance(value, str) and _ISO.fullmatch(value):
        try:
            read = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        except ValueError:
            return value
        return cast("str", _moved(read, move).isoformat())
    if isinstance(value, list):
        return [_moved_plain(v, move) for v in value]
    if isinstance(value, dict):
        new = {k: v if k in _fixed() else _moved_plain(v, move) for k, v in value.items()}
        if isinstance(new.get("period"), str) and isinstance(new.get("on"), str):
            was, now = date.fromisoformat(value["on"]), date.fromisoformat(new["on"])
            new["period"] = _moved_period(value["period"], was, now)
        return new
    return value
