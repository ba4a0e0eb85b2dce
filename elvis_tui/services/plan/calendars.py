"""The school's own calendars: what a file would change, taken in, and taken out of use again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from elvis_tui.domain.errors import DomainError, Fault, InputError
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import HistoryEntry, standing
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.calendar_import import (
    CalendarRead,
    CalendarSummary,
    YearChange,
    changes_of,
)
from elvis_tui.domain.plan.free_days import school_days_by_month
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.source import Origin, Source, SourceInUse, SourceKind, digest
from elvis_tui.outgoing.school_calendar import calendar_document
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal, read_file

TAKE_IN, TAKE_OUT = "calendar.import", "calendar.back"
LARGEST = 8 * 1024 * 1024
"""Bytes; a calendar of one year is about one ten-thousandth of it."""


class IncomingCalendar(Record, frozen=True):
    """A calendar that has been read. See `proposal.Incoming`."""

    source: FileRead
    read: CalendarRead

    def answered(self, answers: Mapping[str, object]) -> IncomingCalendar:
        """The same: a calendar names nobody, and asks nothing."""
        del answers
        return self

    def planner(self, desk: Desk) -> Callable[[], Proposal[CalendarSummary]]:
        """What plans it against the school years that are known now."""
        base = Base.of(desk, SourceInUse)
        known, today, by = desk.sources.school_years(), desk.today, desk.signed

        def plan() -> Proposal[CalendarSummary]:
            changes = changes_of(known, self.read.years)
            records = [
                record
                for change in changes
                if not change.nothing
                for record in _records(change, self.source.path.name, today)
            ]
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=CalendarSummary(changes=changes, left_out=self.read.left_out),
                verb=TAKE_IN,
                records=tuple(
                    replace(r, by=by) if isinstance(r, SourceInUse) else r for r in records
                ),
                history=None,
            )

        return plan


def _records(change: YearChange, name: str, today: date) -> tuple[Source, SourceInUse]:
    """The calendar of one school year as it is kept, and that it is used."""
    text = calendar_document(change.after)
    year = starting_year(change.after.first_day)
    source = Source(
        id=digest(text.encode("utf-8", "replace")),
        kind=SourceKind.CALENDAR,
        name=name,
        origin=Origin.DATA,
        text=text,
    )
    used = SourceInUse(
        id=in_use_id(year), kind=SourceKind.CALENDAR, source_id=source.id, name=name, on=today
    )
    return source, used


def in_use_id(year: int) -> str:
    """What the calendar of the school year that begins in `year` is used under."""
    return f"calendar:{year}"


def read_calendar_file(path: Path) -> IncomingCalendar:
    """The calendar in a file, of the kind that its name or its beginning says.

    Raises:
        InputError: `CALENDAR_FAULTY` with the `name` and every fault and its place;
            `INPUT_MISSING`, `INPUT_UNDECODABLE`, `INPUT_EMPTY` or `INPUT_BAD_ROW`.
    """
    return calendar_of(*read_file(path, LARGEST))


def calendar_of(source: FileRead, data: bytes) -> IncomingCalendar:
    """The calendar in the bytes of a file. See `read_calendar_file`."""
    from elvis_tui.incoming.calendar_file import read_calendar

    name = source.path.name
    try:
        return IncomingCalendar(source, read_calendar(name, data))
    except InputError as error:
        if error.fault is not Fault.SOURCE_UNUSABLE:
            raise
        faults = error.facts.get("faults", ())
        raise InputError(Fault.CALENDAR_FAULTY, name=name, faults=faults) from None


class KnownYear(Record, frozen=True, kw_only=True):
    """A school year whose calendar is known: who put it there, and its school days by month."""

    year: SchoolYear
    origin: Origin
    file: str
    months: tuple[tuple[tuple[int, int], int], ...]

    @property
    def school_days(self) -> int:
        return sum(count for _month, count in self.months)


def known_years(desk: Desk) -> tuple[KnownYear, ...]:
    """Every school year that is known, oldest first, with where it is from.

    Raises:
        InputError: as `Sources.plan`.
    """
    return tuple(
        KnownYear(
            year=year,
            origin=source.origin,
            file=source.name,
            months=tuple(school_days_by_month(year).items()),
        )
        for source, year in desk.sources.calendars()
    )


def take_out(desk: Desk, year: int) -> SourceInUse:
    """Use the calendar of a school year that was taken in no more; it stays in the data.

    The school's own that it took the place of is used again, or what comes with the program.

    Args:
        desk: Where it is saved.
        year: The one in which the school year begins.

    Raises:
        DomainError: `NO_OWN_CALENDAR` where none is in use.
    """
    used = own_in_use(desk, year)
    former = _former(desk, used)
    out = replace(
        used,
        source_id=former.id if former else None,
        name=former.name if former else used.name,
        on=desk.today,
        by=unmasked(desk.signed),
    )
    desk.save(TAKE_OUT, out)
    return out


def own_in_use(desk: Desk, year: int) -> SourceInUse:
    """Which calendar of the school's own a school year is known by.

    Raises:
        DomainError: `NO_OWN_CALENDAR` where none is in use.
    """
    used = desk.store.find(SourceInUse, in_use_id(year))
    if used is None or not used.source_id:
        raise DomainError(Fault.NO_OWN_CALENDAR, year=year)
    return used


def _former(desk: Desk, used: SourceInUse) -> Source | None:
    """The school's own calendar that the one in use took the place of, as the history tells."""
    below: list[str] = []
    told = standing(e for e in desk.mentioning(HistoryEntry, used.id) if e.record_id == used.id)
    for entry in told:
        if entry.verb not in (TAKE_IN, TAKE_OUT):
            continue
        for change in entry.changes:
            if change.field != "source_id":
                continue
            if entry.verb == TAKE_IN and isinstance(change.after, str):
                below.append(change.after)
            elif entry.verb == TAKE_OUT and below:
                below.pop()
    if len(below) < 2 or below[-1] != used.source_id:
        return None
    return desk.store.find(Source, below[-2])
