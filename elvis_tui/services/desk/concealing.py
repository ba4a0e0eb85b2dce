"""Cases that are hidden while whoever is suspected in them is at the keyboard or in the room."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, TypeVar, cast

from elvis_tui.domain.across.told_suspicions import suspicions_in
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import FieldChange, HistoryEntry
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.meetings.keeper import with_keeper
from elvis_tui.domain.meetings.records import (
    FIELDS_OF_ITEMS,
    AgendaItem,
    AgendaReason,
    Meeting,
    MinutesVersion,
    Participant,
)
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.source import Source, SourceInUse
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.withheld import withheld_text
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.storage.memory import MemoryStore
from elvis_tui.storage.tables import AnyRecord
from elvis_tui.wording.withheld import withheld

R = TypeVar("R", bound=Record)
_NONE: frozenset[str] = frozenset()
_OF_CASES: Mapping[str, type[Task | Meeting | Intervention]] = {
    TABLES[kind]: kind for kind in (Task, Meeting, Intervention)
}
_BY = "employee"
"""The field of an intervention that says who intervened."""


class Concealing:
    """Says of each record whether it is there for those who may read now.

    Args:
        desk: Where the data are, and who sits at the keyboard.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store = desk, desk.store
        self._known: tuple[tuple[int, ...], frozenset[str]] | None = None
        self._were: tuple[tuple[int, frozenset[str]], frozenset[str]] | None = None

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the cases and interventions that are hidden now, until something changes."""
        of = self._store.revision  # asked for every record that is read
        revisions = (of(Case), of(Intervention), of(Meeting), of(Person))
        if self._known is None or self._known[0] != revisions:
            self._known = (revisions, self.hidden_from(()))
        return self._known[1]

    def hidden_from(self, people: Iterable[Participant]) -> frozenset[str]:
        """The cases and interventions that are hidden when `people` are here as well."""
        suspected = [c for c in self._store.all(Case).values() if c.suspicion]
        if not suspected:
            return _NONE
        here = [*self._present(), *people]
        cases = [c for c in suspected if c.suspicion and self._is(c.suspicion, here)]
        if not cases:
            return _NONE
        ids = frozenset(c.id for c in cases)
        every = self._store.all(Intervention).values()
        return ids | {one.id for one in every if self._is_of(one, ids)}

    def _is_of(self, one: Intervention, hidden: frozenset[str]) -> bool:
        """Whether an intervention belongs to a hidden case, or is by one who is suspected there."""
        return one.case_id in hidden or self._is_suspected(one.employee, hidden)

    def _is_suspected(self, name: FreeText, cases: Iterable[str]) -> bool:
        """Whether a name is that of one who is suspected in one of the cases."""
        from elvis_tui.domain.across.concealing import is_named

        staff = self._store.all(Person)
        found = filter(None, map(partial(self._store.find, Case), cases))
        return any(c.suspicion and is_named(name, c.suspicion, staff) for c in found)

    def _present(self) -> list[Participant]:
        """Who is ticked as here in a meeting that runs, or takes its minutes."""
        running = (m for m in self._store.all(Meeting).values() if m.is_running)
        return [one for meeting in running for one in with_keeper(meeting, meeting.present)]

    def _is(self, suspicion: Suspicion, here: Iterable[Participant]) -> bool:
        # Most starts get by without: mostly nobody is suspected.
        from elvis_tui.domain.across.concealing import is_hidden_from

        return is_hidden_from(suspicion, self._desk.user, here, self._store.all(Person))

    def hides(self, record: Record) -> bool:
        """Whether it is not there at all: the case, its tasks, its meeting, what happened to them.

        So it is with a physical intervention that belongs to the case, or that the one did.

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
        if isinstance(record, Source):
            return self._is_kept_for(record.id, hidden)
        if isinstance(record, Intervention):
            return record.id in hidden or self._is_of(record, hidden)
        if isinstance(record, MinutesVersion):
            return record.meeting.case_id in hidden
        return isinstance(record, Meeting) and record.case_id in hidden and not record.is_running

    def _is_kept_for(self, digest: str, hidden: frozenset[str]) -> bool:
        """Whether a plan is kept for the sake of hidden cases alone."""
        if any(used.source_id == digest for used in self._store.all(SourceInUse).values()):
            return False
        cases = (c.id for c in self._store.all(Case).values() if c.plan_digest == digest)
        return bool(found := set(cases)) and found <= hidden

    def _hides_entry(self, entry: HistoryEntry) -> bool:
        hidden = self.hidden
        if entry.table == TABLES[Case]:
            # Also of one whose suspicion was taken back: who had been suspected.
            told = suspicions_in(entry, self._desk.today)
            return entry.record_id in hidden or any(self._is(s, self._present()) for s in told)
        if not hidden:
            return False
        if entry.record_id in hidden:
            return True
        if any(c.field == "case_id" and not hidden.isdisjoint(_both(c)) for c in entry.changes):
            return True
        kind = _OF_CASES.get(entry.table)
        if kind is None:
            return False
        record = self._store.find(kind, entry.record_id)
        return entry.record_id in self._gone() if record is None else self.hides(record)

    def _gone(self) -> frozenset[str]:
        """What is not there any more and was of what is hidden, as its history tells."""
        hidden = self.hidden
        known = (self._store.revision(HistoryEntry), hidden)
        if self._were is None or self._were[0] != known:
            told = self._store.mentioning(HistoryEntry, *hidden, _BY)
            of_hidden = (e.record_id for e in told if any(map(self._tells_of_hidden, e.changes)))
            self._were = (known, frozenset(of_hidden))
        return self._were[1]

    def _tells_of_hidden(self, change: FieldChange) -> bool:
        if change.field == "case_id":
            return not self.hidden.isdisjoint(_both(change))
        if change.field != _BY:
            return False
        return any(self._is_suspected(FreeText(name), self.hidden) for name in _both(change))

    def tells(self, before: Record | None, after: Record | None) -> bool:
        """Whether a change of a record is one of what is hidden."""
        if any(self.hides(one) for one in (before, after) if one is not None):
            return True
        if not isinstance(after, Meeting) or not isinstance(before, Meeting):
            return False
        return self._hidden_items(before) != self._hidden_items(after)

    def _hidden_items(self, meeting: Meeting) -> list[AgendaItem]:
        intervened = self._intervened()
        items = (*meeting.agenda, *meeting.left_out)
        return [item for item in items if self._hides_item(item, intervened)]

    def _hides_item(self, item: AgendaItem, intervened: Collection[str]) -> bool:
        if item.case_id in self.hidden:
            return True
        about = item.subject.id if item.subject else ""
        return AgendaReason.INTERVENTION in item.reasons and about in intervened

    def _intervened(self) -> frozenset[str]:
        """The students against whom there is an intervention that is hidden."""
        every = self._store.all(Intervention)
        return frozenset(every[i].student for i in self.hidden if i in every)

    def within(self, record: R) -> R:
        """A record without what is hidden in it; the very same where nothing is."""
        if isinstance(record, MinutesVersion):
            meeting = self.meeting(record.meeting)
            same = meeting is record.meeting
            return record if same else cast("R", replace(record, meeting=meeting))
        return cast("R", self.meeting(record)) if isinstance(record, Meeting) else record

    def meeting(self, meeting: Meeting) -> Meeting:
        """A meeting whose items about what is hidden say that they are shielded, and no more."""
        hidden = self.hidden
        if not hidden:
            return meeting
        intervened = self._intervened()
        whole = (*meeting.agenda, *meeting.left_out)
        told = tuple(shielded(i) if self._hides_item(i, intervened) else i for i in whole)
        same = all(new is old for new, old in zip(told, whole, strict=True))
        if same and meeting.case_id not in hidden:
            return meeting
        case_id = None if meeting.case_id in hidden else meeting.case_id
        cut = len(meeting.agenda)
        return replace(meeting, agenda=told[:cut], left_out=told[cut:], case_id=case_id)

    def entry(self, entry: HistoryEntry) -> HistoryEntry:
        """An entry of a meeting without what it tells of a hidden case."""
        if not self.hidden or entry.table != TABLES[Meeting]:
            return entry
        changes = tuple(
            FieldChange(field=c.field, before=self._values(c.before), after=self._values(c.after))
            if c.field in FIELDS_OF_ITEMS
            else c
            for c in entry.changes
        )
        return entry if changes == entry.changes else replace(entry, changes=changes)

    def _values(self, items: Any) -> Any:
        if not isinstance(items, list):
            return items
        intervened = self._intervened()
        return [
            {"id": item.get("id"), "title": withheld_text(withheld())}
            if isinstance(item, dict) and self._hides_plain(item, intervened)
            else item
            for item in items
        ]

    def _hides_plain(self, item: dict[str, Any], intervened: Collection[str]) -> bool:
        about = item.get("subject")
        student = about.get("id") if isinstance(about, dict) else None
        reasons = item.get("reasons") or ()
        return item.get("case_id") in self.hidden or (
            AgendaReason.INTERVENTION in reasons and student in intervened
        )


def suspected_among(reader: Reader, case_id: str | None, called: Iterable[str]) -> list[str]:
    """Those who are called in who may be the one that is suspected in a case that may be read."""
    case = reader.find(Case, case_id or "")
    if case is None or case.suspicion is None:
        return []
    from elvis_tui.domain.across.concealing import is_named

    staff = reader.all(Person)
    return [one for one in called if is_named(FreeText(one), case.suspicion, staff)]


def hidden_among(
    user: str, now: datetime, records: Iterable[AnyRecord]
) -> Callable[[AnyRecord], bool]:
    """What tells of each of the `records` of a file whether it is hidden from a user."""
    concealing = Concealing(Desk(store=MemoryStore(records), clock=FixedClock(now), user=user))
    return concealing.hides


def shielded(item: AgendaItem) -> AgendaItem:
    """An item of which nothing is told but that it is there."""
    return AgendaItem(id=item.id, title=withheld_text(withheld()), status=item.status)


def _both(change: FieldChange) -> tuple[str, str]:
    return str(change.before), str(change.after)
