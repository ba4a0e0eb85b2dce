"""Cases that are hidden while whoever is suspected in them is at the keyboard or in the room."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, Participant
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import withheld_text
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.withheld import withheld

R = TypeVar("R", bound=Record)
_NONE: frozenset[str] = frozenset()


class Concealing:
    """Says of each record whether it is there for those who may read now.

    Args:
        desk: Where the data are, and who sits at the keyboard.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._known: tuple[tuple[int, ...], frozenset[str]] | None = None

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the cases that are hidden now, remembered until something changes."""
        revisions = tuple(self._store.revision(kind) for kind in (Case, Meeting, Person))
        if self._known is None or self._known[0] != revisions:
            self._known = (revisions, self.hidden_from(()))
        return self._known[1]

    def hidden_from(self, people: Iterable[Participant]) -> frozenset[str]:
        """The cases that are hidden when `people` are here as well."""
        suspected = [c for c in self._store.all(Case).values() if c.suspicion]
        if not suspected:
            return _NONE
        here = [*self._present(), *people]
        return frozenset(c.id for c in suspected if c.suspicion and self._is(c.suspicion, here))

    def _present(self) -> list[Participant]:
        """Who is ticked as here in a meeting that runs."""
        running = (m for m in self._store.all(Meeting).values() if m.is_running)
        return [one for meeting in running for one in meeting.present]

    def _is(self, suspicion: Suspicion, here: Iterable[Participant]) -> bool:
        # Most starts get by without: mostly nobody is suspected.
        from elvis_tui.domain.across.concealing import is_hidden_from

        return is_hidden_from(suspicion, self._desk.user, here, self._store.all(Person))

    def hides(self, record: Record) -> bool:
        """Whether it is not there at all: the case, its tasks, its meeting, what happened to them.

        A meeting that runs stays, for it has to be ended.
        """
        if isinstance(record, HistoryEntry):
            return self._hides_entry(record)
        hidden = self.hidden
        if isinstance(record, Case):
            # One that is not stored now, but could be again, is known by itself.
            return record.id in hidden or bool(
                record.suspicion and self._is(record.suspicion, self._present())
            )
        if not hidden:
            return False
        if isinstance(record, Task):
            return record.case_id in hidden
        return isinstance(record, Meeting) and record.case_id in hidden and not record.is_running

    def _hides_entry(self, entry: HistoryEntry) -> bool:
        hidden = self.hidden
        if entry.table == TABLES[Case]:
            # Also of one whose suspicion was taken back: who had been suspected.
            told = (v for c in entry.changes if c.field == "suspicion" for v in (c.before, c.after))
            return entry.record_id in hidden or any(map(self._is_suspicion_of_one_here, told))
        if not hidden:
            return False
        if any(c.field == "case_id" and not hidden.isdisjoint(_both(c)) for c in entry.changes):
            return True
        if entry.table == TABLES[Task]:
            task = self._store.find(Task, entry.record_id)
            return task is not None and self.hides(task)
        if entry.table == TABLES[Meeting]:
            meeting = self._store.find(Meeting, entry.record_id)
            return meeting is not None and self.hides(meeting)
        return False

    def _is_suspicion_of_one_here(self, value: object) -> bool:
        if not isinstance(value, dict) or not value.get("whom"):
            return False
        told = Suspicion(
            whom=FreeText(str(value["whom"])), person=value.get("person"), on=self._desk.today
        )
        return self._is(told, self._present())

    def tells(self, before: Record | None, after: Record | None) -> bool:
        """Whether a change of a record is one of what is hidden."""
        if any(self.hides(one) for one in (before, after) if one is not None):
            return True
        if not isinstance(after, Meeting) or not isinstance(before, Meeting):
            return False
        return _of_cases(before, self.hidden) != _of_cases(after, self.hidden)

    def within(self, record: R) -> R:
        """A record without what is hidden in it; the very same where nothing is."""
        return cast("R", self.meeting(record)) if isinstance(record, Meeting) else record

    def meeting(self, meeting: Meeting) -> Meeting:
        """A meeting whose items about a hidden case say that they are shielded, and no more."""
        hidden = self.hidden
        if not hidden:
            return meeting
        agenda = tuple(_shielded(i) if i.case_id in hidden else i for i in meeting.agenda)
        same = all(new is old for new, old in zip(agenda, meeting.agenda, strict=True))
        if same and meeting.case_id not in hidden:
            return meeting
        case_id = None if meeting.case_id in hidden else meeting.case_id
        return replace(meeting, agenda=agenda, case_id=case_id)

    def entry(self, entry: HistoryEntry) -> HistoryEntry:
        """An entry of a meeting without what it tells of a hidden case."""
        if not self.hidden or entry.table != TABLES[Meeting]:
            return entry
        changes = tuple(
            FieldChange(field=c.field, before=self._values(c.before), after=self._values(c.after))
            if c.field == "agenda"
            else c
            for c in entry.changes
        )
        return entry if changes == entry.changes else replace(entry, changes=changes)

    def _values(self, items: Any) -> Any:
        if not isinstance(items, list):
            return items
        return [
            {"id": item.get("id"), "title": withheld_text(withheld())}
            if isinstance(item, dict) and item.get("case_id") in self.hidden
            else item
            for item in items
        ]


def _shielded(item: AgendaItem) -> AgendaItem:
    return AgendaItem(id=item.id, title=withheld_text(withheld()), status=item.status)


def _of_cases(meeting: Meeting, hidden: frozenset[str]) -> list[AgendaItem]:
    return [item for item in meeting.agenda if item.case_id in hidden]


def _both(change: FieldChange) -> tuple[str, str]:
    return str(change.before), str(change.after)
