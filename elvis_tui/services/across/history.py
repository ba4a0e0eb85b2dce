"""The whole history of a student, a class or a case, and that a case was read."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import StorageError
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.history import READ, FieldChange, HistoryEntry, narrowed, plain
from elvis_tui.domain.people.consents import Consent
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk, Read
from elvis_tui.services.desk.reader import Reader

ONE_READING = timedelta(minutes=10)
"""Within this a case that is left and opened again by the same user counts as read once."""
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


def note_read(desk: Desk, case_id: str) -> None:
    """Add to a case's history that its page was opened, and by whom.

    One entry for each case and user in ten minutes: who leaves it and comes back within
    `ONE_READING` of the entry has read it once; coming back to it, or to the program, later is
    another reading. Who only reads along cannot write: then the reading waits in memory for
    `write_waiting_reads`.
    """
    if desk.store.find(Case, case_id) is None:
        return
    now = desk.clock.real()
    if any(timedelta(0) <= now - at < ONE_READING for at in _reads(desk, case_id)):
        return
    desk.waiting_reads.append(Read(case_id, now))
    write_waiting_reads(desk)


def _reads(desk: Desk, case_id: str) -> Iterator[datetime]:
    """When this user read a case, also what is not written yet."""
    yield from (read.at for read in desk.waiting_reads if read.record_id == case_id)
    for entry in desk.store.mentioning(HistoryEntry, case_id):
        if entry.verb == READ and entry.record_id == case_id and entry.by == desk.author:
            yield entry.at


def write_waiting_reads(desk: Desk) -> None:
    """Write the readings that waited for the write lock; call it when it is held."""
    if not desk.waiting_reads or not desk.store.write_lock.held:
        return
    # Somebody who came to read is not to be stopped by what is only told of: it waits on.
    with contextlib.suppress(StorageError):
        desk.log(READ, Case, desk.waiting_reads)
        desk.waiting_reads.clear()
