"""The plan as it is used across the rooms: its rows with their marks, and a case's own plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear, school_year_of
from elvis_tui.domain.plan.marks import done_mark, with_marks
from elvis_tui.domain.plan.periods import period_of
from elvis_tui.domain.plan.placing import AROUND_SCHOOL_START, due_in_month
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Plan
from elvis_tui.domain.source import Source
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.sources import plan_of


def activities(reader: Reader) -> list[Activity]:
    """The plan's rows in the plan's order, with what is marked as done and the team's own times.

    Raises:
        InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own plan.
    """
    rows = reader.sources.activities()
    return with_marks(rows, reader.all(DoneMark).values(), reader.all(OwnTime).values())


def this_month(reader: Reader) -> list[Activity]:
    """What the plan asks for this month, done or not.

    Raises:
        InputError: as `activities`.
    """
    return in_month(reader, reader.today.year, reader.today.month)


def in_month(reader: Reader, year: int, month: int) -> list[Activity]:
    """What the plan asks for in a month, done or not.

    Raises:
        InputError: as `activities`.
    """
    years = reader.sources.school_years() if month in AROUND_SCHOOL_START else ()
    return list(due_in_month(activities(reader), year, month, years))


def left_in_month(reader: Reader, year: int, month: int) -> list[Activity]:
    """What the plan asks for in a month and is not marked as done.

    Raises:
        InputError: as `activities`.
    """
    period = period_of(year, month)
    return [a for a in in_month(reader, year, month) if done_mark(a, period) is None]


def this_school_year(reader: Reader) -> SchoolYear | None:
    """The school year of today, if its calendar is known; asked around school start alone.

    Raises:
        InputError: as `activities`.
    """
    if reader.today.month not in AROUND_SCHOOL_START:
        return None
    return school_year_of(reader.today, reader.sources.school_years())


def lacks_calendar(reader: Reader, day: date) -> bool:
    """Whether what the plan puts around school start on `day` depends on a calendar not known."""
    around = day.month in AROUND_SCHOOL_START
    return around and school_year_of(day, reader.sources.school_years()) is None


def plan_under(reader: Reader, digest: str) -> Plan | None:
    """The plan with that digest: the one of today, or one whose words are kept in the data."""
    source = reader.find(Source, digest) or reader.sources.with_digest(digest)
    return plan_of(source) if source else None


def to_keep(desk: Desk, digest: str) -> Iterable[Source]:
    """The plan with that digest, to be put into the data unless its words stand there."""
    if desk.store.find(Source, digest) is not None:
        return ()
    source = desk.sources.with_digest(digest)
    return (source,) if source else ()
