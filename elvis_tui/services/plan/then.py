"""Which rows the plan had at the end of a school year: the plan may have been exchanged since."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from elvis_tui.domain.errors import InputError
from elvis_tui.domain.history import EVERY, HistoryEntry, standing
from elvis_tui.domain.plan.changes import changes
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import FIRST_MONTH
from elvis_tui.domain.source import Source, SourceInUse, SourceKind
from elvis_tui.services.desk.plan import plan_under
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.plan.importing import IN_USE, TAKEN_IN, USED_AGAIN


class Since(Record, frozen=True, kw_only=True):
    """What was done to the rows of the plan after a school year.

    `gone` are rows of then that the plan has no more, and `came` the keys of those that it got;
    a row that was put in other words is neither. Where it is not known which plan was used then,
    `gone` is empty, and `came` are all rows.
    """

    gone: tuple[Activity, ...] = ()
    came: frozenset[str] = frozenset()


def since(reader: Reader, rows: Sequence[Activity], year: int) -> Since:
    """How the plan's `rows` of now stand to those it had at the end of a school year.

    Args:
        reader: What may be seen.
        rows: Those of the plan that is used now.
        year: The one in which the school year begins.
    """
    end = date(year + 1, FIRST_MONTH, 1) - timedelta(days=1)
    exchanged, digest = _exchanged_after(reader, end)
    if not exchanged:
        return Since()
    then = _rows_of(reader, digest)
    if not then:
        return Since(came=frozenset(row.key for row in rows))
    found = changes(then, rows)
    return Since(gone=found.gone, came=frozenset(row.key for row in found.new))


def row_called(reader: Reader, key: str) -> Activity | None:
    """A row of any plan that is kept in the data, by its key."""
    for source in reader.all(Source).values():
        if source.kind is SourceKind.PLAN:
            for row in _rows_of(reader, source.id):
                if row.key == key:
                    return row
    return None


def _rows_of(reader: Reader, digest: str) -> tuple[Activity, ...]:
    try:
        plan = plan_under(reader, digest) if digest else None
    except InputError:
        return ()
    return plan.activities if plan else ()


def _exchanged_after(reader: Reader, end: date) -> tuple[bool, str]:
    """Whether another plan was taken into use after a day, and the digest of the one before it."""
    entries = standing(sorted(reader.mentioning(HistoryEntry, EVERY), key=lambda one: one.number))
    for entry in entries:
        if entry.verb in (TAKEN_IN, USED_AGAIN) and entry.at.astimezone().date() > end:
            for change in entry.changes:
                if change.field == "plan":
                    return True, change.before if isinstance(change.before, str) else ""
    now = reader.find(SourceInUse, IN_USE)
    return now is not None and now.on > end, ""
