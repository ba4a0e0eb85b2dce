"""Students and classes from a list: what it would change, as a proposal."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster import ImportPlan, plan_import
from elvis_tui.domain.people.roster_summary import ImportSummary
from elvis_tui.domain.record import Record
from elvis_tui.incoming.roster import Roster, read_roster
from elvis_tui.services.desk.desk import EVERY, Desk
from elvis_tui.services.desk.proposal import Base, FileRead, Progress, Proposal, read_file

VERB = "roster.import"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A list of 10,000 students is about one hundredth of it."""
_LAST_NUMBER = "last_number"


class IncomingRoster(Record, frozen=True):
    """A list of students or classes, read."""

    source: FileRead
    roster: Roster

    def planner(self, desk: Desk) -> Callable[[], Proposal[ImportSummary]]:
        """See `Incoming`."""
        base = Base.of(desk, Student, SchoolClass)
        students = tuple(desk.store.all(Student).values())
        classes = tuple(desk.store.all(SchoolClass).values())
        number, new_id, roster = next_number(desk), desk.new_id, self.roster

        def plan() -> Proposal[ImportSummary]:
            found = plan_import(students, classes, roster.students, roster.classes, new_id, number)
            summary = _summary(roster, found)
            return Proposal(
                incoming=self,
                source=self.source,
                base=base,
                summary=summary,
                verb=VERB,
                records=(
                    *found.new_classes,
                    *found.changed_classes,
                    *found.new_students,
                    *found.changed_students,
                ),
                history=_history(summary, found),
            )

        return plan


def read(path: Path, progress: Progress | None = None) -> IncomingRoster:
    """The list in a file. Rows that cannot be read are left out and told of; no data are touched.

    Args:
        path: A CSV file, or a workbook (XLSX, ODS), of students or classes.
        progress: Told (rows done, rows) now and then, and when all is read.

    Raises:
        InputError: `INPUT_MISSING`, `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or
            `INPUT_BAD_ROW`.
    """
    source, data = read_file(path, LARGEST_FILE)
    roster = read_roster(data, progress)
    if progress is not None:
        progress(roster.rows, roster.rows)
    return IncomingRoster(source, roster)


def propose(desk: Desk, path: Path, progress: Progress | None = None) -> Proposal[ImportSummary]:
    """What the list in a file would change, for who may wait for it; see `read`. Nobody is deleted.

    Raises:
        InputError: as `read`.
    """
    return read(path, progress).planner(desk)()


def next_number(desk: Desk) -> int:
    """The number of the next new student: one that nobody has, or had when a list came in."""
    taken = [student.number for student in desk.store.all(Student).values()]
    taken += [
        change.after
        for entry in desk.store.mentioning(HistoryEntry, EVERY)
        if entry.verb == VERB
        for change in entry.changes
        if change.field == _LAST_NUMBER and isinstance(change.after, int)
    ]
    return max(taken, default=0) + 1


def _summary(roster: Roster, plan: ImportPlan) -> ImportSummary:
    return ImportSummary(
        students=len(plan.new_students) + len(plan.changed_students) + plan.unchanged,
        classes=len(roster.classes),
        new_students=len(plan.new_students),
        changed_students=len(plan.changed_students),
        unchanged=plan.unchanged,
        new_classes=len(plan.new_classes),
        changed_classes=len(plan.changed_classes),
        moved=plan.moved,
        bad_rows=roster.bad_rows,
        bad_fields=roster.bad_fields,
        left_out=roster.left_out,
        doubles=plan.doubles,
        not_in_list=plan.not_in_list,
    )


def _history(summary: ImportSummary, plan: ImportPlan) -> tuple[FieldChange, ...]:
    """The whole list in one entry: 1,200 entries of new students would tell nobody anything."""
    counts = {
        "new_students": summary.new_students,
        "changed_students": summary.changed_students,
        "moved_students": len(summary.moved),
        "new_classes": summary.new_classes,
        "changed_classes": summary.changed_classes,
    }
    if plan.new_students:
        counts[_LAST_NUMBER] = plan.new_students[-1].number
    return tuple(FieldChange(field=k, after=v) for k, v in counts.items() if v)
