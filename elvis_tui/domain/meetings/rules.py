"""What may be done in a meeting, and what it would be left without."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, time
from enum import StrEnum

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.keeper import called_keeper
from elvis_tui.domain.meetings.presence import HALF_A_DAY, minutes_between
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
    Participant,
)
from elvis_tui.domain.record import Record, exchanged, replace
from elvis_tui.domain.subject import SubjectKind
from elvis_tui.domain.teams import ItemKind
from elvis_tui.domain.text import folded
from elvis_tui.domain.written import is_written


def go_to(meeting: Meeting, index: int) -> Meeting:
    """The meeting with another item in front, kept inside the agenda."""
    return replace(meeting, current=max(0, min(index, len(meeting.agenda) - 1)))


def put_item(meeting: Meeting, item: AgendaItem) -> Meeting:
    """The meeting with `item` in place of the one of the same id, or added last."""
    if any(i.id == item.id for i in meeting.agenda):
        return replace(
            meeting, agenda=tuple(item if i.id == item.id else i for i in meeting.agenda)
        )
    return replace(meeting, agenda=(*meeting.agenda, item))


def note(meeting: Meeting, item_id: str, entry: Entry) -> Meeting:
    """The meeting with `entry` noted under an item (in place of the entry of the same id).

    Raises:
        DomainError: `MEETING_NOT_RUNNING`, `EMPTY_FIELD` or `NOT_FOUND`.
    """
    if not meeting.is_open:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    if not is_written(entry.text):
        raise DomainError(Fault.EMPTY_FIELD, field="text")
    item = next((i for i in meeting.agenda if i.id == item_id), None)
    if item is None:
        raise DomainError(Fault.NOT_FOUND, what="item")
    if any(e.id == entry.id for e in item.entries):
        return with_entry(meeting, entry.id, entry)
    return put_item(meeting, replace(item, entries=(*item.entries, entry)))


def place(meeting: Meeting, entry_id: str) -> tuple[AgendaItem, Entry]:
    """What was noted, and under which item.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    for item in meeting.agenda:
        for entry in item.entries:
            if entry.id == entry_id:
                return item, entry
    raise DomainError(Fault.NOT_FOUND, what="entry")


def with_entry(meeting: Meeting, entry_id: str, entry: Entry | None) -> Meeting:
    """The meeting with another entry in place of the one of that id, or with none."""
    agenda = (replace(i, entries=exchanged(i.entries, entry_id, entry)) for i in meeting.agenda)
    return replace(meeting, agenda=tuple(agenda))


def item_kind(item: AgendaItem) -> ItemKind:
    """What an item is about; a case, also where it is about one student in it."""
    if item.case_id:
        return ItemKind.CASE
    if item.subject is None:
        return ItemKind.OTHER
    is_student = item.subject.kind is SubjectKind.STUDENT
    return ItemKind.STUDENT if is_student else ItemKind.CLASS


def in_minutes(meeting: Meeting, but: Collection[str] = ()) -> Meeting:
    """The meeting as documents tell of it: without the private notes; the very same without any.

    Args:
        meeting: As it is, or was.
        but: The ids of what has become private since.
    """
    if not any(e.private or e.id in but for i in meeting.agenda for e in i.entries):
        return meeting

    def told(item: AgendaItem) -> AgendaItem:
        return replace(item, entries=tuple(e for e in item.told if e.id not in but))

    return replace(meeting, agenda=tuple(map(told, meeting.agenda)))


def set_status(meeting: Meeting, item_id: str, status: ItemStatus) -> Meeting:
    """The meeting with an item closed, put off, or (the same again) back to reported."""
    return replace(
        meeting,
        agenda=tuple(
            replace(i, status=ItemStatus.REPORTED if i.status is status else status)
            if i.id == item_id
            else i
            for i in meeting.agenda
        ),
    )


def check_unlocked(meeting: Meeting) -> Meeting:
    """The meeting, unless its minutes stand: those are opened again with a reason first.

    Raises:
        DomainError: `MEETING_NOT_RUNNING`.
    """
    if meeting.status is MeetingStatus.FINISHED:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    return meeting


NO_GROUPS: Mapping[str, str] = {}


def finish(
    meeting: Meeting, *, at: datetime, groups: Mapping[str, str] = NO_GROUPS, nth: int = 0
) -> Meeting:
    """The meeting, ended at `at`; what nobody touched is put off to the next meeting.

    One that was opened again ended when it ended: its last correction is from `at`.

    Args:
        meeting: It runs, or was opened again.
        at: When.
        groups: The class each item's student goes in, or the class itself is called, by the id of
            the item: minutes tell it as it was.
        nth: Which one it is, of all that were ever finished.

    Raises:
        DomainError: `MEETING_NOT_RUNNING`.
    """
    if not meeting.is_open:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    agenda = tuple(
        replace(_ended(i), group=i.group or groups.get(i.id, "")) for i in meeting.agenda
    )
    meeting = replace(meeting, agenda=agenda)
    if meeting.status is MeetingStatus.REOPENED:
        *before, last = meeting.corrections
        corrections = (*before, replace(last, at=at))
        return replace(meeting, status=MeetingStatus.FINISHED, corrections=corrections)
    end = _end(meeting.start, time(at.hour, at.minute))
    return replace(meeting, status=MeetingStatus.FINISHED, finished_at=at, end=end, nth=nth)


def _end(start: time | None, now: time) -> time | None:
    """When a meeting ended, by the clock; nobody knows where that would be more than half a day.

    A meeting may go on over midnight, but a clock that was set back must not be believed.
    """
    return now if start is None or minutes_between(start, now) <= HALF_A_DAY else None


def _ended(item: AgendaItem) -> AgendaItem:
    if item.is_untouched:
        return replace(item, status=ItemStatus.POSTPONED)
    reported = item.status is ItemStatus.REPORTED
    return replace(item, status=ItemStatus.CLOSED) if reported else item


class OpenEnd(StrEnum):
    """Something a meeting would be left without."""

    DRAFT = "draft"
    """What was begun under an item, and is not noted."""
    NOBODY_PRESENT = "nobody_present"
    NOTHING_NOTED = "nothing_noted"
    """In the closing meeting of a case: such minutes do not close it."""
    TASK_WITHOUT_WHO = "task_without_who"
    TASK_WITHOUT_DUE = "task_without_due"
    TASK_WITHOUT_BOTH = "task_without_both"
    KEEPER_AWAY = "keeper_away"
    """Who takes the minutes stands not among those who were there."""
    CONSENT = "consent"
    """Something was noted of students before somebody from another service."""
    NEXT_DATE = "next_date"
    """The series has no meeting after this one."""
    UNTOUCHED = "untouched"
    """Items that are put off, as nobody has come to them: all of them together."""


class Gap(Record, frozen=True, kw_only=True):
    """One thing a meeting would be left without, and what it is about.

    `item_id` and `entry_id` say where in the meeting; `students` lack consent for `service`;
    `items` is how many there are of what is told in one line.
    """

    end: OpenEnd
    item_id: str = ""
    entry_id: str = ""
    students: tuple[str, ...] = ()
    service: FreeText = FreeText("")
    items: int = 1

    @property
    def id(self) -> str:
        """Its own among all of one meeting."""
        return f"{self.end}:{self.item_id}:{self.entry_id}:{folded(unmasked(self.service))}"


def open_ends(meeting: Meeting, before: Meeting | None = None) -> tuple[Gap, ...]:
    """What is still missing in the meeting itself before it ends, in the order it is told.

    Args:
        meeting: The meeting.
        before: As its minutes stood before they were opened again: only what has changed since
            is asked about.
    """
    found = []
    if not meeting.present and (before is None or before.present):
        found.append(Gap(end=OpenEnd.NOBODY_PRESENT))
    if meeting.case_id and not _is_noted(meeting) and (before is None or _is_noted(before)):
        about = (i.id for i in meeting.agenda if i.case_id == meeting.case_id)
        found.append(Gap(end=OpenEnd.NOTHING_NOTED, item_id=next(about, "")))
    stood = {e for i in before.agenda for e in i.entries} if before else set()
    for item in meeting.agenda:
        for entry in item.entries:
            if (end := _task_lacks(entry)) and entry not in stood:
                found.append(Gap(end=end, item_id=item.id, entry_id=entry.id))
    if meeting.present and _keeper_is_away(meeting) and not (before and _keeper_is_away(before)):
        found.append(Gap(end=OpenEnd.KEEPER_AWAY))
    untouched = [i for i in meeting.agenda if i.is_untouched]
    if untouched:
        first = untouched[0].id
        found.append(Gap(end=OpenEnd.UNTOUCHED, item_id=first, items=len(untouched)))
    return tuple(found)


def noted_in(meeting: Meeting, before: Meeting | None = None) -> tuple[AgendaItem, ...]:
    """The items under which something was noted, or that were closed: with `before`, since then."""
    stood = set(map(_noted, before.agenda)) if before else set()
    noted = (i for i in meeting.agenda if i.entries or i.status is ItemStatus.CLOSED)
    return tuple(i for i in noted if _noted(i) not in stood)


def _noted(item: AgendaItem) -> tuple[object, ...]:
    return item.id, item.subject, item.case_id, item.status, item.entries


def keeper_in(meeting: Meeting) -> Participant | None:
    """Who of those who were called in takes the minutes; None where it is nobody of them."""
    return next(iter(called_keeper(meeting)), None)


def _keeper_is_away(meeting: Meeting) -> bool:
    """One who sits in the series as a student stands there without a name, and is not asked of."""
    if not is_written(meeting.keeper) or any(p.student for p in meeting.present):
        return False
    keeper = keeper_in(meeting)
    return keeper is None or not keeper.present


def _task_lacks(entry: Entry) -> OpenEnd | None:
    if entry.kind is not EntryKind.TASK:
        return None
    if not is_written(entry.who):
        return OpenEnd.TASK_WITHOUT_WHO if entry.due else OpenEnd.TASK_WITHOUT_BOTH
    return None if entry.due else OpenEnd.TASK_WITHOUT_DUE


def _is_noted(meeting: Meeting) -> bool:
    return any(is_written(e.text) for i in meeting.agenda for e in i.told)
