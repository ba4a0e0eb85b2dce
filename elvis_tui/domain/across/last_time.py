"""What was said of an item the last time it was up."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.across.agenda_keys import is_same
from elvis_tui.domain.meetings.records import AgendaItem, Entry, EntryKind, Meeting
from elvis_tui.domain.record import Record


class LastTime(Record, frozen=True):
    """The meeting an item was last noted in, and what was noted there."""

    meeting: Meeting
    item: AgendaItem

    @property
    def told(self) -> tuple[Entry, ...]:
        """What may be told to the room: a private note is its owner's alone."""
        return self.item.told

    @property
    def agreed(self) -> tuple[Entry, ...]:
        """What was decided; where nothing was, what was said."""
        decided = tuple(e for e in self.told if e.kind is EntryKind.DECISION)
        return decided or tuple(e for e in self.told if e.kind is EntryKind.INFO)


def last_time(
    meetings: Iterable[Meeting], item: AgendaItem, *, team: str, but: str
) -> LastTime | None:
    """The last meeting that was held in which something was noted of the same thing.

    Who and what a case is about is the same in every team; a standing item, a task alone and an
    activity of the plan are those of the team's own series.

    Args:
        meetings: All there are.
        item: What is up now.
        team: Whose meeting it is up in.
        but: The id of that meeting.
    """
    found = [
        LastTime(meeting, there)
        for meeting in meetings
        if meeting.is_held and meeting.id != but
        for there in meeting.agenda
        if any(not e.private for e in there.entries)
        and (meeting.team == team or not _is_of_the_series(item))
        and is_same(there, item)
    ]
    return max(found, key=lambda one: one.meeting.order_held, default=None)


def _is_of_the_series(item: AgendaItem) -> bool:
    return item.subject is None and not item.case_id
