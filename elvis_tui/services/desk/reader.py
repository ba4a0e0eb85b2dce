"""What can be read from: the desk itself, or the gate that stands before the wall."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol

from elvis_tui.domain.meetings.records import Participant
from elvis_tui.domain.people.name_parts import NameParts
from elvis_tui.domain.school import FileFacts, School
from elvis_tui.domain.subject import Subject
from elvis_tui.services.desk.clock import Clock
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.tables import R


class Reader(Protocol):
    """What a service that only reads is handed: a verb hands it the `Desk`, a screen its `Gate`."""

    def all(self, kind: type[R]) -> Mapping[str, R]:
        """Every record of a type by id, in the order they came."""
        ...

    def find(self, kind: type[R], record_id: str) -> R | None: ...

    def get(self, kind: type[R], record_id: str) -> R:
        """One record.

        Raises:
            DomainError: `NOT_FOUND`.
        """
        ...

    def mentioning(self, kind: type[R], *texts: str) -> list[R]:
        """At least the records of a type that hold one of `texts`, in the order they came."""
        ...

    def newest(self, kind: type[R], wanted: Callable[[R], bool]) -> Iterator[R]:
        """The records of a type, the last one first, each read when it is asked for.

        Those that are not `wanted` cost nothing: it is asked of each as it is stored.
        """
        ...

    def as_stored(self, kind: type[R]) -> Mapping[str, R]:
        """The same with nothing kept back in them: for rules that reckon, never to be read.

        Whether a student has been reached does not hang on who may read of it.
        """
        ...

    def is_shielded(self, subject: Subject) -> bool:
        """Whether when somebody comes up may not be told here: see `Withholding`."""
        ...

    def concealed(self, people: Iterable[Participant] = ()) -> frozenset[str]:
        """The cases and interventions hidden now from somebody here, or would be from `people`."""
        ...

    @property
    def names_hidden(self) -> bool:
        """Whether names are hidden in what is shown now; never in what a verb works with."""
        ...

    @property
    def hidden_words(self) -> NameParts:
        """What is to be masked while names are hidden: of those too who may not be seen."""
        ...

    @property
    def student_words(self) -> NameParts:
        """What names a student: nobody of the staff, whatever they are suspected of."""
        ...

    @property
    def school(self) -> School: ...

    @property
    def facts(self) -> FileFacts:
        """What the file says of itself."""
        ...

    @property
    def clock(self) -> Clock: ...

    @property
    def today(self) -> date: ...

    @property
    def sources(self) -> Sources:
        """The plan, the school calendars, the law notes and the dated rules."""
        ...

    @property
    def new_id(self) -> Callable[[str], str]:
        """Makes an id from a prefix, also for what is only shown."""
        ...
