"""The one gate between the data and the wall: everything the screens read comes through it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import Meeting, Participant
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.people.records import Person, SchoolClass, Student
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.subject import Subject, SubjectKind
from elvis_tui.domain.text import folded
from elvis_tui.services.desk import naming
from elvis_tui.services.desk.audience import Audience, Everybody
from elvis_tui.services.desk.clock import Clock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.myself import my_names
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.desk.withholding import Withholding
from elvis_tui.storage.tables import TABLES, AnyRecord, R

_KINDS = {table: kind for kind, table in TABLES.items()}


class Gate:
    """What may be seen now, and how everybody may be named.

    A record that those present may not see is not there: in no list, no search, no line of time.
    Of the others, what is kept back stands in none of them (`domain/across/withholding`): the
    class and the next date of a student whose address is protected, and what is restricted. A case
    in which somebody is suspected is not there while that one is at the keyboard or in the room.

    Args:
        desk: Where the data are.
        names_hidden: Students stand by number, and their names in running text are masked.
        audience: Who is present.
    """

    def __init__(
        self, desk: Desk, names_hidden: bool = False, audience: Audience | None = None
    ) -> None:
        self._desk = desk
        self.names_hidden = names_hidden
        self._audience = audience or Everybody()
        self._words: dict[tuple[str, ...], tuple[tuple[int, ...], NameParts]] = {}
        self._accused: tuple[tuple[int, ...], tuple[str, ...]] | None = None
        self._withholding = Withholding(desk)

    # Records

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a type that may be seen, by id, in the order they came."""
        found = self._desk.store.all(kind)
        if self._audience.sees_all:
            return self._withholding.all(kind, found)
        one = self._withholding.one
        return {record_id: one(r) for record_id, r in found.items() if self._passes(r)}

    def as_stored(self, kind: type[R]) -> Mapping[str, R]:
        """Those that may be seen, with nothing kept back in them: see `Reader`."""
        found = self._desk.store.all(kind)
        if self._audience.sees_all and not self._withholding.concealing.hidden:
            return found
        return {record_id: r for record_id, r in found.items() if self._passes(r)}

    def find(self, kind: type[R], record_id: str) -> R | None:
        """One record, if it is there and may be seen."""
        found = self._desk.store.find(kind, record_id)
        if found is None or not self._passes(found):
            return None
        return self._withholding.one(found)

    def get(self, kind: type[R], record_id: str) -> R:
        """One record.

        Raises:
            DomainError: `NOT_FOUND`, also for one that may not be seen.
        """
        return self._withholding.one(self.to_change(kind, record_id))

    def mentioning(self, kind: type[R], *texts: str) -> list[R]:
        """At least the records of a type that hold one of `texts` and may be seen."""
        found = self._desk.store.mentioning(kind, *texts)
        return [self._withholding.one(record) for record in filter(self._passes, found)]

    def newest(self, kind: type[R], wanted: Callable[[R], bool]) -> Iterator[R]:
        """The records of a type that may be seen, the last one first, each when it is asked for."""
        for record in filter(self._passes, self._desk.newest(kind, wanted)):
            yield self._withholding.one(record)

    def to_change(self, kind: type[R], record_id: str) -> R:
        """One record with all that is in it, for a dialog that changes it, and nothing else.

        Raises:
            DomainError: as `get`.
        """
        found = self._desk.store.get(kind, record_id)
        if not self._passes(found):
            concealed = not self._withholding.passes(found)
            raise DomainError(Fault.NOT_FOUND, hidden=concealed)
        return self._withholding.concealing.within(found)

    @contextmanager
    def opening(self, subject: Subject) -> Iterator[None]:
        """While it lasts, a student's own page is drawn: what is protected is told there.

        With names hidden it is not.
        """
        before = self._withholding.opened
        opens = subject.kind is SubjectKind.STUDENT and not self.names_hidden
        self._withholding.opened = subject.id if opens else ""
        try:
            yield
        finally:
            self._withholding.opened = before

    def is_protected(self, subject: Subject) -> bool:
        """Whether it is a student whose address is protected."""
        if subject.kind is not SubjectKind.STUDENT:
            return False
        student = self._desk.store.find(Student, subject.id)
        return student is not None and student.address_protected

    def is_shielded(self, subject: Subject) -> bool:
        """Whether it is one, and it is not that student's own page that is drawn."""
        return subject.kind is SubjectKind.STUDENT and self._withholding.is_shielded(subject.id)

    def may_open(self, owner: FreeText) -> bool:
        """Whether what is restricted may be opened on purpose now: by its owner, names shown."""
        return not self.names_hidden and self.is_mine(owner)

    def is_mine(self, owner: FreeText) -> bool:
        """Whether something is of whoever sits at the keyboard."""
        return folded(unmasked(owner)) in my_names(self, self._desk.user)

    def concealed(self, people: Iterable[Participant] = ()) -> frozenset[str]:
        """See `Reader`."""
        return self._withholding.concealing.hidden_from(people)

    def _passes(self, record: AnyRecord) -> bool:
        if not self._withholding.passes(record):
            return False
        if self._audience.sees_all:
            return True
        if isinstance(record, HistoryEntry):
            kind = _KINDS.get(record.table)
            told_of = self._desk.store.find(kind, record.record_id) if kind else None
            if told_of is not None and not self._audience.may_see(told_of):
                return False
        return self._audience.may_see(record)

    # Names

    @property
    def names(self) -> Names:
        """How everybody may be named on the screen now."""
        if self.names_hidden:
            return self.masked_names
        return naming.names(self, opened=self._withholding.opened)

    @property
    def masked_names(self) -> Names:
        """How everybody would be named if names were hidden."""
        return naming.names(self, hidden=True)

    @property
    def hidden_words(self) -> NameParts:
        """What is to be masked while names are hidden: of those too who may not be seen."""
        return self._words_with(self._accused_now())

    @property
    def student_words(self) -> NameParts:
        """See `Reader`."""
        return self._words_with(())

    def _words_with(self, accused: tuple[str, ...]) -> NameParts:
        # The words of ten thousand names take a while to gather, and change with the register only.
        of = self._desk.store.revision
        revision = tuple(of(kind) for kind in (Student, SchoolClass, Person))
        known = self._words.get(accused)
        if known is None or known[0] != revision:
            known = self._words[accused] = (revision, naming.hidden_words(self._desk, accused))
        return known[1]

    def _accused_now(self) -> tuple[str, ...]:
        """See `naming.accused`, remembered until a case, the staff or who is here has changed."""
        of = self._desk.store.revision
        revision = tuple(of(kind) for kind in (Case, Meeting, Person))
        if self._accused is None or self._accused[0] != revision:
            self._accused = (revision, naming.accused(self))
        return self._accused[1]

    # What is so now

    @property
    def reading(self) -> bool:
        """Whether nothing can be changed now."""
        return not self._desk.store.write_lock.held

    @property
    def stamp(self) -> tuple[int, ...]:
        """Another one after every commit, but for one that only adds to the history."""
        return self._desk.stamp

    @property
    def changes(self) -> int:
        """Another number after every commit, also one that only adds to the history."""
        return self._desk.store.changes

    @property
    def school(self) -> School:
        return self._desk.school

    @property
    def facts(self) -> FileFacts:
        """What the file says of itself."""
        return self._desk.facts

    @property
    def clock(self) -> Clock:
        return self._desk.clock

    @property
    def today(self) -> date:
        return self._desk.today

    @property
    def sources(self) -> Sources:
        return self._desk.sources

    @property
    def new_id(self) -> Callable[[str], str]:
        """Makes an id from a prefix, for what is only shown."""
        return self._desk.new_id
