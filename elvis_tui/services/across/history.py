"""The whole history of a student, a class or a case, and that a case was read."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from typing import Any

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import FieldChange, HistoryEntry, Reading, narrowed, plain
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk, Read
from elvis_tui.services.desk.reader import Reader

_MEETINGS = "meetings"


# Reading it


def of_subject(reader: Reader, subject: Subject) -> list[HistoryEntry]:
    """Every change that concerns a student or a class, newest first.

    It is what was changed in the register, in the follow-ups, in tasks, and of a meeting the
    items about them. Cases are left out: a case has its own page, where each reading is told of.
    """
    everybody = [subject, *(replace(subject, id=one) for one in _joined(reader, subject))]
    whom = [plain(one) for one in everybody]
    own = {one.id for one in everybody}
    own |= {f.id for f in reader.all(FollowUp).values() if f.subject == subject}
    own |= {t.id for t in reader.all(Task).values() if t.subject == subject}
    own |= {d.id for d in reader.all(Departure).values() if d.subject == subject}
    own |= {c.id for c in reader.all(Consent).values() if c.student == subject.id}
    own |= {i.id for i in reader.all(Intervention).values() if i.student == subject.id}
    # What is not there any more, a task that was deleted for one, is known by its own history.
    own |= {
        entry.record_id
        for entry in reader.mentioning(HistoryEntry, *sorted(one.id for one in everybody))
        if any(_tells_of(c, whom, everybody) for c in entry.changes)
    }

    def concerns(item: dict[str, Any]) -> bool:
        return item.get("subject") in whom

    return _newest_first(reader.mentioning(HistoryEntry, *sorted(own)), own, concerns)


def _tells_of(change: FieldChange, whom: Collection[Any], ones: Collection[Subject]) -> bool:
    """Whether a change says that its record is, or was, about one of them."""
    if change.field == "student":
        return any(one.id in (change.before, change.after) for one in ones)
    return change.field == "subject" and (change.before in whom or change.after in whom)


def _joined(reader: Reader, subject: Subject) -> tuple[str, ...]:
    """The ids of the records that were of the same student."""
    if subject.kind is not SubjectKind.STUDENT:
        return ()
    student = reader.find(Student, subject.id)
    return student.joined if student else ()


def of_case(reader: Reader, case_id: str) -> list[HistoryEntry]:
    """Every change that concerns a case, and every reading of it, newest first."""
    mentioned = reader.mentioning(HistoryEntry, case_id)
    own = {case_id} | {t.id for t in reader.all(Task).values() if t.case_id == case_id}
    own |= {
        entry.record_id
        for entry in mentioned
        if any(c.field == "case_id" and case_id in (c.before, c.after) for c in entry.changes)
    }

    def concerns(item: dict[str, Any]) -> bool:
        return bool(item.get("case_id") == case_id)

    return _newest_first(reader.mentioning(HistoryEntry, *sorted(own)), own, concerns)


def _newest_first(
    entries: Iterable[HistoryEntry], own: set[str], concerns: Callable[[dict[str, Any]], bool]
) -> list[HistoryEntry]:
    """The entries of the records in `own`, and of meetings what concerns them, newest first."""
    found = []
    for entry in entries:
        if entry.table == _MEETINGS:
            entry = narrowed(entry, concerns)
            if entry.changes:
                found.append(entry)
        elif entry.record_id in own:
            found.append(entry)
    return sorted(found, key=lambda e: e.number, reverse=True)


# That a case was read


def note_read(desk: Desk, case_id: str, how: Reading = Reading.PAGE) -> None:
    """Add to a case's history that it was read, how, and by whom: see `note_reads`."""
    note_reads(desk, (case_id,), how)


def note_reads(desk: Desk, case_ids: Iterable[str], how: Reading) -> None:
    """Add to the history of some cases that they were read, how, and by whom.

    At most one entry for each case, user, day and occasion: that one opened the page in the morning
    does not hide that one had it in a meeting that day. Who only reads along cannot write: then the
    reading waits in memory for `write_waiting_reads`.
    """
    there = [i for i in dict.fromkeys(case_ids) if desk.store.find(Case, i) is not None]
    if not there:
        return
    now = desk.clock.real()
    known = set(_read_on(desk, there, now.date(), how))
    new = [Read(i, now, how) for i in there if i not in known]
    if new:
        desk.waiting_reads.extend(new)
        write_waiting_reads(desk)


def _read_on(desk: Desk, case_ids: Collection[str], day: date, how: Reading) -> Iterator[str]:
    """The cases this user read in this way on a day, also what is not written yet."""
    waiting = (read for read in desk.waiting_reads if read.verb == how)
    yield from (read.record_id for read in waiting if read.at.date() == day)
    for entry in desk.store.mentioning(HistoryEntry, *case_ids):
        if entry.verb == how and entry.by == desk.signed and entry.at.date() == day:
            yield entry.record_id


def write_waiting_reads(desk: Desk) -> None:
    """Write the readings that waited for the write lock; call it when it is held."""
    if not desk.waiting_reads or not desk.store.write_lock.held:
        return
    # Somebody who came to read is not to be stopped by what is only told of: it waits on.
    with contextlib.suppress(StorageError):
        desk.log(Case, desk.waiting_reads)
        desk.waiting_reads.clear()
