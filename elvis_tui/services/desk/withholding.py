"""What the gate keeps back of the records, remembered until they change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.across import withholding as rules
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import Contact, FollowUp, Note
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.records import Entry, Meeting, MinutesVersion
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import Record
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.concealing import Concealing
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.withheld import ask, private, withheld

R = TypeVar("R", bound=Record)
_Revisions = tuple[object, ...]
_KEPT_BACK = (Student, FollowUp, Meeting, MinutesVersion, Task, Case, Intervention)


class Withholding:
    """Takes out of the records what is for nobody, or only for its owner, to see on the wall.

    Args:
        desk: Where the data are.
    """

    def __init__(self, desk: Desk) -> None:
        self._store = desk.store
        self.concealing = Concealing(desk)
        self._protected: tuple[int, Mapping[str, str]] | None = None
        self._known: dict[type[Record], tuple[_Revisions, Mapping[str, Record] | None]] = {}
        self._meetings: dict[str, tuple[Meeting, tuple[object, ...], Meeting]] = {}
        self._restricted_in: dict[str, tuple[_Revisions, frozenset[str]]] = {}
        self.opened = ""
        """The student whose own page is shown, where the class and the next date are told."""

    def all(self, kind: type[R], found: Mapping[str, R]) -> Mapping[str, R]:
        """The records of a type as they may be read, in their order."""
        if kind is HistoryEntry:
            return {r.id: self.one(r) for r in found.values() if self.passes(r)}  # type: ignore[attr-defined]
        if kind not in _KEPT_BACK:
            return found
        shielded, hidden = self._shielded(), self.concealing.hidden
        if (not shielded and kind is Student) or (not hidden and kind in (Case, Intervention)):
            return found
        # What a meeting restricts now is restricted in the versions of it.
        meetings = self._store.revision(Meeting) if kind is MinutesVersion else 0
        revisions = (self._store.revision(kind), shielded, hidden, meetings)  # type: ignore[type-var]
        known = self._known.get(kind)
        if known is None or known[0] != revisions:
            # Of ten thousand students few are protected, and nothing is kept back of the others.
            touched = self._protected_ones() if kind is Student else found
            known = self._known[kind] = (revisions, self._withheld(found, touched))
        return found if known[1] is None else cast("Mapping[str, R]", known[1])

    def _withheld(self, found: Mapping[str, R], touched: Iterable[str]) -> Mapping[str, R] | None:
        """The records where something of them is kept back; None where nothing is of any.

        Args:
            found: All of them.
            touched: The ids of those of which something may be.
        """
        there = [(record_id, found[record_id]) for record_id in touched if record_id in found]
        gone = {record_id for record_id, record in there if not self.passes(record)}
        changed = {
            record_id: shown
            for record_id, record in there
            if record_id not in gone and (shown := self.one(record)) is not record
        }
        if not gone:
            return {**found, **changed} if changed else None
        return {i: changed.get(i, record) for i, record in found.items() if i not in gone}

    def passes(self, record: Record) -> bool:
        """Whether a record is there at all for those who may read now."""
        return not self.concealing.hides(record)

    def one(self, record: R) -> R:
        """A record as it may be read: the very same where nothing of it is kept back."""
        shown: Record = record
        if isinstance(record, Student):
            shown = rules.of_student(record) if self.is_shielded(record.id) else record
        elif isinstance(record, FollowUp):
            shielded = self.is_shielded(record.subject.id)
            # Of ten thousand most keep nothing back, and need no words for it.
            if shielded or rules.has_restricted(record):
                shown = rules.of_follow_up(record, shielded=shielded, words=_words())
        elif isinstance(record, Task):
            about = record.subject
            of_one = about is not None and about.kind is SubjectKind.STUDENT
            if about is not None and of_one and self.is_shielded(about.id):
                shown = rules.of_task(record)
        elif isinstance(record, Meeting):
            shown = self._of_meeting(record)
        elif isinstance(record, MinutesVersion):
            shown = rules.of_version(
                record,
                self.concealing.meeting(record.meeting),
                self.is_shielded,
                self._restricted(record.meeting_id),
                _words(),
            )
        elif isinstance(record, HistoryEntry):
            shown = rules.of_entry(
                self.concealing.entry(record),
                whose=self._whose(record),
                is_shielded=self.is_shielded,
                is_restricted=lambda piece_id: self._is_restricted(record, piece_id),
                confided=self._confided(record),
                words=_words(),
            )
        return cast("R", shown)

    def _of_meeting(self, meeting: Meeting) -> Meeting:
        """A meeting as it may be read, remembered: one that runs is asked for many times a key."""
        words, hidden = _words(), self.concealing.hidden
        # What is hidden in it hangs on other records too: then whatever changes counts.
        so = (self._shielded(), hidden, self._store.changes if hidden else 0, words.shielded)
        known = self._meetings.get(meeting.id)
        if known is not None and known[0] is meeting and known[1] == so:
            return known[2]
        shown = rules.of_meeting(self.concealing.meeting(meeting), self.is_shielded, words)
        self._meetings[meeting.id] = (meeting, so, shown)
        return shown

    def _restricted(self, meeting_id: str) -> frozenset[str]:
        """What is restricted in a meeting, or in any version of its minutes: asked of each."""
        revisions = (self._store.revision(Meeting), self._store.revision(MinutesVersion))
        known = self._restricted_in.get(meeting_id)
        if known is None or known[0] != revisions:
            found = self._store.mentioning(MinutesVersion, meeting_id)
            meetings = [v.meeting for v in found if v.meeting_id == meeting_id]
            if now := self._store.find(Meeting, meeting_id):
                meetings.append(now)
            known = self._restricted_in[meeting_id] = (revisions, rules.restricted_in(meetings))
        return known[1]

    def is_shielded(self, student_id: str) -> bool:
        """Whether a student's address is protected, and it is not the page that is shown."""
        protected = self._protected_ones().get(student_id)
        return protected is not None and protected != self.opened

    def _shielded(self) -> frozenset[str]:
        return frozenset(self._protected_ones().values()) - {self.opened}

    def _protected_ones(self) -> Mapping[str, str]:
        """The ids of those whose address is protected, also of the records joined with theirs."""
        revision = self._store.revision(Student)
        if self._protected is None or self._protected[0] != revision:
            every = self._store.all(Student).values()
            ones = [student for student in every if student.address_protected]
            ids = {one_id: one.id for one in ones for one_id in (one.id, *one.joined)}
            self._protected = (revision, ids)
        return self._protected[1]

    def _whose(self, entry: HistoryEntry) -> str:
        if entry.table == TABLES[FollowUp]:
            follow_up = self._store.find(FollowUp, entry.record_id)
            return follow_up.subject.id if follow_up else ""
        if entry.table == TABLES[StudentAbsence]:
            absence = self._store.find(StudentAbsence, entry.record_id)
            return absence.student_id if absence else ""
        if entry.table == TABLES[Task]:
            return self._whose_task(entry)
        return entry.record_id if entry.table == TABLES[Student] else ""

    def _whose_task(self, entry: HistoryEntry) -> str:
        """As it stands; of one that was taken away, as the entry itself tells."""
        if task := self._store.find(Task, entry.record_id):
            return task.subject.id if task.subject else ""
        about = next((c.before or c.after for c in entry.changes if c.field == "subject"), None)
        return str(about.get("id", "")) if isinstance(about, dict) else ""

    def _pieces(self, of: HistoryEntry) -> list[Note | Contact | Entry]:
        """What may be restricted in the record that an entry tells of."""
        if of.table == TABLES[Meeting]:
            meeting = self._store.find(Meeting, of.record_id)
            return [one for item in meeting.agenda for one in item.entries] if meeting else []
        follow_up = self._store.find(FollowUp, of.record_id)
        return [*follow_up.notes, *follow_up.contacts] if follow_up else []

    def _confided(self, of: HistoryEntry) -> frozenset[str]:
        if of.table != TABLES[FollowUp]:
            return frozenset()
        follow_up = self._store.find(FollowUp, of.record_id)
        confided = [one for one in (follow_up.contacts if follow_up else ()) if one.restricted]
        if not confided:
            return frozenset()
        from elvis_tui.domain.follow_ups.contact_rules import agreed

        return frozenset(map(agreed, confided))

    def _is_restricted(self, entry: HistoryEntry, piece_id: str) -> bool:
        """As it stands; of what was taken away, as the history knows it."""
        for one in self._pieces(entry):
            if one.id == piece_id:
                return one.is_kept_back if isinstance(one, Entry) else one.restricted
        return rules.flagged(self._store.mentioning(HistoryEntry, piece_id), piece_id)


def _words() -> rules.Words:
    return rules.Words(shielded=withheld(), ask=ask, private=private)
