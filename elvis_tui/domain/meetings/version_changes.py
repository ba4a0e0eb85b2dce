"""What changed in the minutes from one version to another."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from elvis_tui.domain.meetings.records import AgendaItem, EntryKind, Meeting, Participant
from elvis_tui.domain.record import Record


class What(StrEnum):
    """One thing that changed."""

    FACT = "fact"
    PERSON_ADDED = "person_added"
    PERSON_GONE = "person_gone"
    PRESENT = "present"
    ABSENT = "absent"
    PERSON_CHANGED = "person_changed"
    ITEM_ADDED = "item_added"
    ITEM_GONE = "item_gone"
    ITEM_CHANGED = "item_changed"
    ITEM_STATUS = "item_status"
    ENTRY_ADDED = "entry_added"
    ENTRY_CHANGED = "entry_changed"
    ENTRY_GONE = "entry_gone"


class VersionChange(Record, frozen=True, kw_only=True):
    """Something that changed, and where: a `field` of the meeting, somebody, or an item.

    Of what was noted it is told that it changed and of which `kind` it is, not what it said: what
    is restricted later was so before.
    """

    what: What
    field: str = ""
    person: Participant | None = None
    item: AgendaItem | None = None
    number: int = 0
    """The item's on the agenda it stands on."""
    kind: EntryKind | None = None


_FACTS = ("team", "on", "start", "end", "place", "keeper")
_OF_ITEM = ("title", "subject", "case_id", "detail")


def changes(before: Meeting, after: Meeting) -> tuple[VersionChange, ...]:
    """What changed, in the order of the minutes: facts, people, then item by item."""
    facts = (f for f in _FACTS if getattr(before, f) != getattr(after, f))
    return (
        *(VersionChange(what=What.FACT, field=name) for name in facts),
        *_people(before, after),
        *_items(before, after),
    )


def _people(before: Meeting, after: Meeting) -> Iterator[VersionChange]:
    there = {p.id: p for p in before.participants}
    for person in after.participants:
        old = there.pop(person.id, None)
        if old is None:
            yield VersionChange(what=What.PERSON_ADDED, person=person)
        elif old.present != person.present:
            what = What.PRESENT if person.present else What.ABSENT
            yield VersionChange(what=what, person=person)
        elif old != person:
            yield VersionChange(what=What.PERSON_CHANGED, person=person)
    for person in there.values():
        yield VersionChange(what=What.PERSON_GONE, person=person)


def _items(before: Meeting, after: Meeting) -> Iterator[VersionChange]:
    there = {i.id: (n, i) for n, i in enumerate(before.agenda, 1)}
    for number, item in enumerate(after.agenda, 1):
        _n, old = there.pop(item.id, (0, None))
        if old is None:
            yield VersionChange(what=What.ITEM_ADDED, item=item, number=number)
            continue
        if any(getattr(old, name) != getattr(item, name) for name in _OF_ITEM):
            yield VersionChange(what=What.ITEM_CHANGED, item=item, number=number)
        if old.status is not item.status:
            yield VersionChange(what=What.ITEM_STATUS, item=item, number=number)
        yield from _entries(old, item, number)
    for number, item in there.values():
        yield VersionChange(what=What.ITEM_GONE, item=item, number=number)


def _entries(old: AgendaItem, item: AgendaItem, number: int) -> Iterator[VersionChange]:
    there = {e.id: e for e in old.entries}
    for entry in item.entries:
        was = there.pop(entry.id, None)
        if was != entry:
            what = What.ENTRY_CHANGED if was else What.ENTRY_ADDED
            yield VersionChange(what=what, item=item, number=number, kind=entry.kind)
    for gone in there.values():
        yield VersionChange(what=What.ENTRY_GONE, item=item, number=number, kind=gone.kind)
