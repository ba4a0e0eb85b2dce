"""What a list of absence or of varsel changes, and what of it cannot be taken in."""

from __future__ import annotations

from typing import ClassVar

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.across.absence_list import AbsenceList
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.roster_changes import IdentityChange
from elvis_tui.domain.people.roster_summary import BadRow
from elvis_tui.domain.people.roster_summary import Summary as PeopleSummary
from elvis_tui.domain.plan.calendar_import import CalendarSummary
from elvis_tui.domain.record import Record


class AbsencePlan(Record, frozen=True, kw_only=True):
    """What is to be saved, and what there is to tell.

    `new`, `changed`, `unchanged` and `older` count subjects of students (or varsel): `older` are
    those whose figures stand from a newer list. `broken_off` are those that the student takes no
    more, `regrouped` those of a student who has changed group in the subject. `part` is that the
    list is of a part of the year, `beside` how many figures of it stand beside those of the whole.
    `last_year` is that the whole list is of another
    school year, of which nothing is taken. `days_new` and those beside it count the students of
    whose whole days it tells; `unclear_days` is that of some days nobody can know it.
    `doubles` are the lines that repeat an earlier one.
    """

    records: tuple[StudentAbsence, ...] = ()
    students: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    older: int = 0
    broken_off: int = 0
    regrouped: int = 0
    part: bool = False
    beside: int = 0
    last_year: bool = False
    days_new: int = 0
    days_changed: int = 0
    days_unchanged: int = 0
    days_older: int = 0
    unclear_days: bool = False
    doubles: tuple[int, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    unknown_codes: tuple[str, ...] = ()


class AbsenceSummary(Record, frozen=True, kw_only=True):
    """A list of absence or of varsel, and what it changes: all that there is to show.

    `proposed` is for how many followed students a step of the ladder is proposed by it.
    """

    listed: AbsenceList
    plan: AbsencePlan
    proposed: int = 0

    questions: ClassVar[tuple[IdentityChange, ...]] = ()
    unanswered: ClassVar[int] = 0

    @property
    def nothing(self) -> bool:
        """Whether the data hold already all that the list holds."""
        plan = self.plan
        return not (plan.new or plan.changed or plan.days_new or plan.days_changed)

    @property
    def read(self) -> bool:
        """Whether the list told of anything that can be taken in."""
        return self.tells_subjects or self.tells_days

    @property
    def tells_subjects(self) -> bool:
        """Whether it told of any subject (or varsel)."""
        plan = self.plan
        return bool(plan.new or plan.changed or plan.unchanged or plan.older)

    @property
    def tells_days(self) -> bool:
        """Whether it told of anybody's whole days."""
        plan = self.plan
        return bool(plan.days_new or plan.days_changed or plan.days_unchanged or plan.days_older)

    @property
    def bad_rows(self) -> tuple[BadRow, ...]:
        """The rows that cannot be read, and those that are of nobody who is known."""
        every = (*self.listed.bad_rows, *self.plan.bad_rows)
        return tuple(sorted(every, key=lambda bad: bad.line))

    @property
    def names(self) -> tuple[FreeText, ...]:
        """Of the students the list is of, as it spells them."""
        rows = (FreeText(row.about.student.name) for row in self.listed.rows)
        return (*dict.fromkeys(rows), *(bad.name for bad in self.bad_rows if bad.name))

    @property
    def bad_fields(self) -> tuple[BadRow, ...]:
        """The cells that were left empty."""
        return self.listed.bad_fields

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headers of the columns that are not read."""
        return self.listed.left_out


Summary = PeopleSummary | AbsenceSummary | CalendarSummary
"""Of any list that comes in."""
