"""What every verb is handed: the store, the clock, the drafts and who sits at the keyboard."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import EVERY, FieldChange, HistoryEntry, differences
from elvis_tui.domain.meetings.records import Meeting, MinutesVersion, Participant
from elvis_tui.domain.people.authors import author, is_of_a_system
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import Record, field, replace
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.source import Source
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.written import is_written
from elvis_tui.services.desk.clock import Clock
from elvis_tui.services.desk.conflicts import Conflicts
from elvis_tui.services.desk.journal import Change, Journal, UndoStep
from elvis_tui.services.desk.naming import accused, hidden_words
from elvis_tui.services.desk.preferences import PreferencesFile
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.desk.student_numbers import remembered
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.store import Store
from elvis_tui.storage.tables import TABLES, AnyRecord, R

if TYPE_CHECKING:
    from elvis_tui.domain.erasing import Erasure

_CONTENT = tuple(kind for kind in TABLES if kind is not HistoryEntry)
_HistoryFacts = tuple[str, str, tuple[FieldChange, ...]]


def _without(erasure: Erasure, record: AnyRecord) -> AnyRecord:
    """A record that is saved, without the copies of what is taken away."""
    if isinstance(record, MinutesVersion):
        return erasure.of_version(record)
    return erasure.of_meeting(record) if isinstance(record, Meeting) else record


def random_id(prefix: str) -> str:
    """An id that no other record has or had."""
    return f"{prefix}-{os.urandom(5).hex()}"


class Read(Record, frozen=True):
    """That a record was read, and when."""

    record_id: str
    at: datetime
    verb: str


class Desk(Record, frozen=True):
    """The working place. `new_id` makes ids from a prefix."""

    store: Store
    clock: Clock
    user: str
    drafts: Drafts = field(default_factory=lambda: Drafts(None))
    preferences: PreferencesFile = field(default_factory=PreferencesFile)
    new_id: Callable[[str], str] = random_id
    journal: Journal = field(default_factory=Journal)
    conflicts: Conflicts = field(default_factory=Conflicts)
    sources: Sources = field(default_factory=Sources)
    waiting_reads: list[Read] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sources.follow(self.store)

    @property
    def today(self) -> date:
        return self.clock.today()

    @property
    def author(self) -> FreeText:
        """Who sits at the keyboard, as it is written; nothing where the log-in tells nobody."""
        if not is_of_a_system(self.user):
            return FreeText(self.user)
        return author(self.user, (person.name for person in self.store.all(Person).values()))

    @property
    def signed(self) -> FreeText:
        """Who did it, where it must be told and no dialog asks: else the log-in itself."""
        return self.author or FreeText(self.user)

    @property
    def school(self) -> School:
        return self.store.find(School, "school") or School()

    @property
    def facts(self) -> FileFacts:
        """What the file says of itself."""
        return self.store.find(FileFacts, "facts") or FileFacts()

    @property
    def names_hidden(self) -> bool:
        """See `Reader`."""
        return False

    @property
    def hidden_words(self) -> NameParts:
        """What is to be masked while names are hidden."""
        return hidden_words(self, accused(self))

    @property
    def student_words(self) -> NameParts:
        """See `Reader`."""
        return hidden_words(self)

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a type by id, in the order they came."""
        return self.store.all(kind)

    def as_stored(self, kind: type[R]) -> Mapping[str, R]:
        """See `Reader`."""
        return self.store.all(kind)

    def is_shielded(self, subject: Subject) -> bool:
        """See `Reader`: here everything is told."""
        return False

    def concealed(self, people: Iterable[Participant] = ()) -> frozenset[str]:
        """See `Reader`."""
        from elvis_tui.services.desk.concealing import Concealing

        return Concealing(self).hidden_from(people)

    def find(self, kind: type[R], record_id: str) -> R | None:
        return self.store.find(kind, record_id)

    def get(self, kind: type[R], record_id: str) -> R:
        """One record.

        Raises:
            DomainError: `NOT_FOUND`.
        """
        return self.store.get(kind, record_id)

    def mentioning(self, kind: type[R], *texts: str) -> list[R]:
        """At least the records of a type that hold one of `texts`, in the order they came."""
        return self.store.mentioning(kind, *texts)

    def newest(self, kind: type[R], wanted: Callable[[R], bool]) -> Iterator[R]:
        """See `Reader`."""
        return filter(wanted, self.store.newest(kind))

    @property
    def stamp(self) -> tuple[int, ...]:
        """Another one after every commit, but for one that only adds to the history."""
        return tuple(self.store.revision(kind) for kind in _CONTENT)

    def save(
        self,
        verb: str,
        *records: AnyRecord,
        delete: Iterable[AnyRecord] = (),
        summary: tuple[FieldChange, ...] | None = None,
        undoable: bool = True,
        why: FreeText = FreeText(""),
    ) -> None:
        """Save records and the history of what changed in them, as one write.

        What has not changed is not written, and leaves no trace.

        Args:
            verb: What was done, as a code the screens have words for («follow_up.edit»).
            records: New or changed records, whole.
            delete: Records to take away.
            summary: Tells of all the records in one entry, instead of one for each.
            undoable: Whether it becomes a step of the journal.
            why: Told with it in the history.
        """
        find = self.store.find
        changes = [Change(find(type(record), record.id), record) for record in records]
        changes += [Change(find(type(record), record.id), None) for record in delete]
        changes = [change for change in changes if change.before != change.after]
        if not changes:
            return
        step = UndoStep(verb=verb, changes=tuple(changes), summary=summary, why=why)
        step = self.write(step)
        if undoable:
            self.journal.add(step)

    def write(self, step: UndoStep) -> UndoStep:
        """Commit a step with its history, and give it back as the store holds it now."""
        if step.summary is not None:
            touched = {type(change.record) for change in step.changes}
            table = next(name for kind, name in TABLES.items() if kind in touched)
            facts: list[_HistoryFacts] = [(table, EVERY, step.summary)]
            told = [c for c in step.changes if c.renames]  # a former name is masked ever after
        else:
            facts = []
            # A source is kept beside a case, and a version beside the meeting that tells of it.
            told = [c for c in step.changes if not isinstance(c.record, Source | MinutesVersion)]
        facts += [
            (TABLES[type(c.record)], c.record.id, differences(c.before, c.after)) for c in told
        ]
        history = self._entries(step.verb, [(self.clock.real(), *one) for one in facts], step.why)
        changed = [r for c in step.changes for r in (c.before, c.after) if r is not None]
        put = [c.after for c in step.changes if c.after is not None]
        put = remembered(self.facts, put, changed)
        gone = [c.record for c in step.changes if c.after is None]
        self.store.commit(put=[*put, *history], delete=gone)
        # The store may have had to mend a text; what is undone must be what it holds.
        find = self.store.find
        return UndoStep(
            verb=step.verb,
            changes=tuple(
                c if c.after is None else Change(c.before, find(type(c.after), c.after.id))
                for c in step.changes
            ),
            summary=step.summary,
        )

    def erase(
        self,
        verb: str,
        *records: AnyRecord,
        delete: Iterable[AnyRecord] = (),
        marks: Collection[str],
        why: FreeText,
        told_of: tuple[tuple[str, str], ...] = (),
    ) -> None:
        """Save records without what is taken away for somebody's sake, and leave no trace of it.

        It goes from the history and the former versions too, from what meetings hold copies of,
        and from what could be undone; that it was taken away, by whom, when and why stays.

        Args:
            verb: What was done.
            records: Whole, without it.
            delete: Records that go with it.
            marks: Of what is taken away (`Erasure`).
            why: Told in the history.
            told_of: Other records, by table and id, whose history tells that it was done.

        Raises:
            DomainError: `EMPTY_FIELD` without a reason.
        """
        from elvis_tui.domain.erasing import Erasure

        if not is_written(why):
            raise DomainError(Fault.EMPTY_FIELD, field="why")
        gone = list(delete)
        erasure = Erasure(marks)
        acts = (one for one in records if not isinstance(one, MinutesVersion))
        whom = dict.fromkeys((*told_of, *((TABLES[type(one)], one.id) for one in acts)))
        told = [(self.clock.real(), table, record_id, ()) for table, record_id in whom]
        history = [erasure.of(e) for e in self.store.mentioning(HistoryEntry, *erasure.words)]
        new = {record.id for record in records}
        saved = [_without(erasure, record) for record in records]
        stored = self.store.mentioning(MinutesVersion, *erasure.words)
        versions = [erasure.of_version(v) for v in stored if v.id not in new]
        held = [m for m in self.store.mentioning(Meeting, *erasure.words) if m.id not in new]
        meetings = [left for m in held if (left := erasure.of_meeting(m)) is not m]
        to_erase = tuple(dict.fromkeys((*self.facts.to_erase, *marks)))
        facts = replace(self.facts, to_erase=to_erase)
        put = [*saved, *versions, *meetings, *history, facts, *self._entries(verb, told, why)]
        self.store.commit(put=put, delete=gone, erase=marks)
        self.journal.clear()

    def finish_erasing(self) -> None:
        """Take what was to be erased, when the program last ran, out of the former versions."""
        if self.facts.to_erase and self.store.write_lock.held:
            marks = self.facts.to_erase
            self.store.commit(put=[replace(self.facts, to_erase=())], erase=marks)

    def log(self, kind: type[AnyRecord], reads: Sequence[Read]) -> None:
        """Add to the history that records were read; nothing else is written."""
        facts = [(read.at, TABLES[kind], read.record_id, ()) for read in reads]
        entries = zip(self._entries("", facts), reads, strict=True)
        self.store.commit(put=[replace(entry, verb=read.verb) for entry, read in entries])

    def _entries(
        self,
        verb: str,
        facts: Iterable[tuple[datetime, str, str, tuple[FieldChange, ...]]],
        why: FreeText = FreeText(""),
    ) -> list[HistoryEntry]:
        """Entries with the numbers after that of the newest, which is the one that came last."""
        last = self.store.last(HistoryEntry)
        return [
            HistoryEntry(
                id=f"h-{number}",
                number=number,
                at=at,
                by=self.signed,
                verb=verb,
                table=table,
                record_id=record_id,
                changes=changes,
                why=why,
            )
            for number, (at, table, record_id, changes) in enumerate(
                facts, last.number + 1 if last else 1
            )
        ]
