"""What a list of absence or of varsel holds, row by row, before anybody knows who the rows are."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from elvis_tui.domain.absence.records import NoticeKind
from elvis_tui.domain.people.roster_entries import RosterStudent
from elvis_tui.domain.people.roster_summary import BadRow
from elvis_tui.domain.record import Record


class ListKind(StrEnum):
    """What a list is one of."""

    FIGURES = "figures"
    """One row for each student and subject, with percentages."""
    HOURS = "hours"
    """Hours with codes: one row for each time, or one column for each code."""
    NOTICES = "notices"
    """One row for each varsel that was sent."""


class Dated(StrEnum):
    """How the day that a list was made is known; the surest first."""

    TOLD = "told"
    TITLE = "title"
    FILE_NAME = "file_name"
    WORKBOOK = "workbook"
    FILE = "file"


class About(Record, frozen=True, kw_only=True):
    """Which student and subject a row is about. Empty is «the list does not say»."""

    line: int
    student: RosterStudent
    name: str = ""
    code: str = ""
    group: str = ""
    teacher: str = ""
    year_hours: float | None = None

    @property
    def key(self) -> str:
        """What tells the subject from the student's others."""
        return self.group or self.code or self.name


class FigureRow(Record, frozen=True, kw_only=True):
    """`notices` are the kinds of varsel the row counts, without their days.

    `left` is None where the list does not say.
    """

    about: About
    hours: float | None = None
    ten: float | None = None
    fifteen: float | None = None
    left: bool | None = None
    notices: tuple[NoticeKind, ...] = ()


class HourRow(Record, frozen=True, kw_only=True):
    """Hours under one code, on a day where the list has days. `whole_day`: all of that day.

    It is None where nobody can read whether they are; `hours` where nobody can read how many.
    """

    about: About
    code_of_absence: str
    hours: float | None
    on: date | None = None
    whole_day: bool | None = False


class NoticeRow(Record, frozen=True, kw_only=True):
    """One varsel that was sent."""

    about: About
    kind: NoticeKind
    sent_on: date | None = None
    by: str = ""


Row = FigureRow | HourRow | NoticeRow


class AbsenceList(Record, frozen=True, kw_only=True):
    """A list that has been read. `bad_fields` are cells left empty, `left_out` headers not read.

    `tells_ten` and `tells_fifteen` are which of the two figures it holds. `without_header` is
    that its columns are known by their order alone. `as_of` is the day it was made, `dated` how
    that is known. `first_day` and `last_day` are the period that a list of hours is of: what it
    says over its header (`period_told`), else the first and the last of its days; None where it
    has neither.
    `of_one` are the columns of percentages that hold parts of one, as its hours show.
    `tells_days` is that it tells of each of its days whether it is a whole day of absence.
    """

    kind: ListKind
    rows: tuple[Row, ...]
    bad_rows: tuple[BadRow, ...] = ()
    bad_fields: tuple[BadRow, ...] = ()
    left_out: tuple[str, ...] = ()
    lines: int = 0
    tells_ten: bool = False
    tells_fifteen: bool = False
    without_header: bool = False
    as_of: date
    dated: Dated
    first_day: date | None = None
    last_day: date | None = None
    period_told: bool = False
    of_one: tuple[str, ...] = ()
    tells_days: bool = False
