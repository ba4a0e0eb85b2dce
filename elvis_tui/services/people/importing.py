"""Students and classes from a list: what it would change, and changing it in one write."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.people.roster import ImportPlan, plan_import
from elvis_tui.domain.people.roster_summary import ImportSummary
from elvis_tui.domain.record import Record
from elvis_tui.incoming.roster import Roster, read_roster
from elvis_tui.services.desk.desk import EVERY, Desk

VERB = "roster.import"
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes. A list of 10,000 students is about one hundredth of it."""
_LAST_NUMBER = "last_number"
Progress = Callable[[int, int], None]


class _Work(Record, frozen=True):
    roster: Roster
    plan: ImportPlan
    summary: ImportSummary


def preview(desk: Desk, path: Path, progress: Progress | None = None) -> ImportSummary:
    """What importing the file would change; nothing is saved.

    Args:
        desk: The working place.
        path: A CSV file of students or classes.
        progress: Told (rows done, rows) now and then, and when all is done.

    Raises:
        InputError: `INPUT_MISSING`, `INPUT_EMPTY`, `INPUT_UNDECODABLE`, `INPUT_NO_HEADER` or
            `INPUT_BAD_ROW`.
    """
    work = _work(desk, path, progress)
    _finish(work, progress)
    return work.summary


def apply(desk: Desk, path: Path, progress: Progress | None = None) -> ImportSummary:
    """Import the file, as one write with one entry in the history; see `preview`.

    Rows that cannot be read are left out and told of. Nobody is deleted.

    Raises:
        InputError: as `preview`, and then nothing is changed.
    """
    work = _work(desk, path, progress)
    if not work.summary.nothing:
        plan = work.plan
        desk.save(
            VERB,
            *plan.new_classes,
            *plan.changed_classes,
            *plan.new_students,
            *plan.changed_students,
            summary=_told(work),
        )
    _finish(work, progress)
    return work.summary


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


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputError(Fault.INPUT_MISSING, path=path)
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(Fault.INPUT_UNDECODABLE, path=path, line=1, kind="too_large")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        raise InputError(
            Fault.INPUT_MISSING, path=path, errno=getattr(error, "errno", None)
        ) from None


def _work(desk: Desk, path: Path, progress: Progress | None) -> _Work:
    roster = read_roster(_read(path), progress)
    plan = plan_import(
        desk.store.all(Student).values(),
        desk.store.all(SchoolClass).values(),
        roster.students,
        roster.classes,
        desk.new_id,
        next_number(desk),
    )
    summary = ImportSummary(
        students=len(plan.new_students) + len(plan.changed_students) + plan.unchanged,
        classes=len(roster.classes),
        new_students=len(plan.new_students),
        changed_students=len(plan.changed_students),
        unchanged=plan.unchanged,
        new_classes=len(plan.new_classes),
        changed_classes=len(plan.changed_classes),
        moved=plan.moved,
        bad_rows=roster.bad_rows,
        doubles=plan.doubles,
        not_in_list=plan.not_in_list,
    )
    return _Work(roster, plan, summary)


def _told(work: _Work) -> tuple[FieldChange, ...]:
    """The whole list in one entry: 1,200 entries of new students would tell nobody anything."""
    summary, plan = work.summary, work.plan
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


def _finish(work: _Work, progress: Progress | None) -> None:
    if progress is not None:
        progress(work.roster.rows, work.roster.rows)
