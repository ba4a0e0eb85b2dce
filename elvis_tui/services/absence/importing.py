"""A list of absence or of varsel: what it would change, as a proposal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.across.absence_import import Told, plan_absence
from elvis_tui.domain.across.absence_list import AbsenceList, Dated
from elvis_tui.domain.across.absence_summary import AbsencePlan, AbsenceSummary
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import FieldChange
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster_changes import Answer
from elvis_tui.domain.plan.calendar import school_year_of
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.incoming.absence import Progress, read_absence
from elvis_tui.incoming.absence_columns import Column, find_columns
from elvis_tui.incoming.list_dates import made_on
from elvis_tui.incoming.percent_cells import percent_cells
from elvis_tui.incoming.table import Table
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.proposal import Base, FileRead, Proposal
from elvis_tui.services.desk.proposed_steps import rule
from elvis_tui.services.desk.school_days import was_school

VERB = "absence.import"
_SMALL = re.compile(r"0\.|1$|1\.|[0-9.]+e-")


class IncomingAbsence(Record, frozen=True):
    """A list of absence or of varsel, read."""

    source: FileRead
    listed: AbsenceList

    def answered(self, _answers: Mapping[str, Answer]) -> IncomingAbsence:
        """The same list: nothing of it is asked about."""
        return self

    def planner(self, desk: Desk) -> Callable[[], Proposal[AbsenceSummary]]:
        """See `Incoming`."""
        base = Base.of(desk, Student, SchoolClass, StudentAbsence, FollowUp)
        school_year = school_year_of(self.listed.as_of, desk.sources.school_years())
        told = Told(
            students=tuple(desk.store.all(Student).values()),
            classes=tuple(desk.store.all(SchoolClass).values()),
            stored=tuple(desk.store.all(StudentAbsence).values()),
            followed=frozenset(
                f.subject.id
                for f in desk.store.all(FollowUp).values()
                if f.is_open and f.subject.kind is SubjectKind.STUDENT
            ),
            codes=desk.sources.absence_codes(self.listed.as_of),
            is_school_day=was_school(desk.sources, desk.today.year),
            today=desk.today,
            year_begins=school_year.first_day if school_year else None,
        )
        listed, new_id, asked_for = self.listed, desk.new_id, rule(desk)

        def plan() -> Proposal[AbsenceSummary]:
            found = plan_absence(listed, told, new_id)
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=AbsenceSummary(
                    listed=listed,
                    plan=found,
                    proposed=len({one.student_id for one in asked_for(found.records)}),
                ),
                verb=VERB,
                records=found.records,
                history=_history(listed, found),
            )

        return plan


def read_list(
    source: FileRead,
    data: bytes,
    table: Table,
    codes: Callable[[date], CodeTable | None],
    today: date,
    file_day: date,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> IncomingAbsence:
    """The rows of a table that is one of absence.

    Args:
        source: The file.
        data: Its bytes.
        table: What stands in it.
        codes: What the codes meant on a day.
        today: The day.
        file_day: The day the file was last written.
        as_of: The day the list was made, where somebody has said it.
        progress: Told (rows read, rows) now and then.

    Raises:
        DomainError: `DAY_TO_COME` for an `as_of` after today.
        InputError: `INPUT_NO_HEADER`.
    """
    if as_of is not None and as_of > today:
        raise DomainError(Fault.DAY_TO_COME, day=as_of, field="as_of")
    made, dated = (
        (as_of, Dated.TOLD)
        if as_of is not None
        else made_on(table.above, source.path, data, file_day, today)
    )
    table_of_codes = codes(made)
    columns = find_columns(table.header, table_of_codes)
    if columns is None:  # known by codes that are newer than the list
        table_of_codes = codes(today)
        columns = find_columns(table.header, table_of_codes)
    percent = [
        at
        for c, at in (columns.own if columns else {}).items()
        if c in (Column.TEN, Column.FIFTEEN)
    ]
    shown = percent_cells(data, table, percent) if _small(table, percent) else frozenset()
    listed = read_absence(table, table_of_codes, made, dated, shown, progress)
    return IncomingAbsence(source, listed)


def _small(table: Table, columns: list[int]) -> bool:
    """Whether a cell may be a part of one: only then its workbook is looked into again."""
    return any(_SMALL.match(row.cells[at]) for row in table.rows for at in columns)


def _history(listed: AbsenceList, plan: AbsencePlan) -> tuple[FieldChange, ...]:
    counts = {
        "new_rows": plan.new,
        "changed_rows": plan.changed,
        "changed_days": plan.days_new + plan.days_changed,
    }
    told = [FieldChange(field=k, after=v) for k, v in counts.items() if v]
    return (FieldChange(field="as_of", after=listed.as_of.isoformat()), *told)
