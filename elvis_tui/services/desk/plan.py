"""The plan as it is used across the rooms: its rows with their marks, and a case's own plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.calendar import SchoolYear, school_year_of
from elvis_tui.domain.plan.marks import with_marks
from elvis_tui.domain.plan.occurrences import Occurrence, asked_in_month
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.placing import AROUND_SCHOOL_START
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Plan
from elvis_tui.domain.plan.times import Why
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year
from elvis_tui.domain.source import Source
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.sources import plan_of

if TYPE_CHECKING:
    from elvis_tui.domain.plan.written_out import Block


def activities(reader: Reader) -> list[Activity]:
    """The plan's rows in the plan's order, with what is marked as done and the team's own times.

    While names are hidden there is a mask over what in them names a student.

    Raises:
        InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own plan.
    """
    rows: Iterable[Activity] = reader.sources.activities()
    if reader.names_hidden:
        from elvis_tui.domain.across.masked_plan import masked_row

        shown = names(reader, hidden=True)
        rows = (masked_row(row, shown) for row in rows)
    own = reader.all(OwnTime).values()
    this_year = starting_year(reader.today)
    reader.sources.have_read(one.when_text for one in own if one.year == this_year)
    return with_marks(rows, reader.all(DoneMark).values(), own)


def plan_text(reader: Reader) -> tuple[Block, ...]:
    """The plan as it is written, masked as `activities` are.

    Raises:
        InputError: as `activities`.
    """
    blocks = reader.sources.plan_text()
    if not reader.names_hidden:
        return blocks
    from elvis_tui.domain.across.masked_plan import masked_block

    shown = names(reader, hidden=True)
    return tuple(masked_block(block, shown) for block in blocks)


def naming_nobody(reader: Reader) -> Names:
    """How a row is told where nobody may be: a mask over each student, whatever else is shown."""
    return names(reader, hidden=True, parts=reader.student_words)


class AskedFor(Record, frozen=True, kw_only=True):
    """A row of the plan that a month asks for, and its times in that month."""

    activity: Activity
    times: tuple[Occurrence, ...]

    @property
    def is_done(self) -> bool:
        """Whether every time of it is marked."""
        return not any(one.is_left() for one in self.times)

    @property
    def next(self) -> Occurrence | None:
        """The first time that is left."""
        return next((one for one in self.times if one.is_left()), None)


def left_of(every: Iterable[AskedFor]) -> list[Activity]:
    """What is asked for and is not marked as done."""
    return [asked.activity for asked in every if not asked.is_done]


def asked_in(reader: Reader, year: int, month: int) -> list[AskedFor]:
    """What a month asks for, each row with its times in it.

    Raises:
        InputError: as `activities`.
    """
    rows = activities(reader)
    years = _years_needed(reader, rows, year, month)
    found = ((a, asked_in_month(a, year, month, years)) for a in rows)
    return [AskedFor(activity=a, times=times) for a, times in found if times]


def _years_needed(
    reader: Reader, rows: Iterable[Activity], year: int, month: int
) -> tuple[SchoolYear, ...]:
    """The calendars, where a time depends on them: to read them takes time at each start."""
    starting = starting_year(date(year, month, 1))
    if month in AROUND_SCHOOL_START or any(
        any(own.year == starting for own in row.own) or _lacks_calendar(row, starting)
        for row in rows
    ):
        return reader.sources.school_years()
    return ()


def _lacks_calendar(row: Activity, year: int) -> bool:
    placement = placed(row, year, ())
    told = (placement.unread, *placement.told)
    return any(one is not None and one.why is Why.CALENDAR_NOT_KNOWN for one in told)


def new_year_waits(reader: Reader) -> bool:
    """Whether the school year can be begun in the plan: of that one is reminded in August.

    Raises:
        InputError: as `activities`.
    """
    if reader.today.month != FIRST_MONTH:
        return False
    from elvis_tui.domain.plan.new_year import waits

    return waits(activities(reader), reader.facts.plan_year, reader.today)


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


def plan_in_use(reader: Reader) -> Source | None:
    """The document of the plan that is used; None where even the package has none."""
    return reader.sources.plan_source()


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
