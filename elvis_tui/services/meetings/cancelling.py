"""Taking a planned meeting out of the calendar, and what somebody had put on its saksliste."""

from __future__ import annotations

from elvis_tui.domain.across.agenda_keys import both, is_said, item_key, put_on
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings import rules
from elvis_tui.domain.meetings.records import AgendaItem, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.desk.taking_part import check_item
from elvis_tui.services.meetings.coming import planned_next


def by_hand(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """What somebody put on it, and did not take off: all else comes up next time by itself."""
    return () if meeting.case_id else tuple(one.item for one in put_on(meeting))


def instead(reader: Reader, meeting: Meeting) -> Meeting | None:
    """The next meeting of the series that is planned, apart from this one."""
    return planned_next(reader, meeting.team, but=meeting.id)


def cancel(desk: Desk, meeting_id: str, to: str = "") -> None:
    """Take a planned meeting out of the calendar.

    Args:
        desk: The working place.
        meeting_id: Which meeting.
        to: The meeting that takes up what somebody had put on it; without it that goes too.

    Raises:
        DomainError: `NOT_FOUND`; `ALREADY_CLOSED` when either has begun; as `check_item`.
    """
    meeting = _planned(desk, meeting_id)
    if not to:
        desk.save("meeting.cancel", delete=[meeting])
        return
    other = _planned(desk, to)
    for item in by_hand(meeting):
        check_item(desk, other, item)
        other = _with(other, item)
    desk.save("meeting.cancel", other, delete=[meeting])


def _with(meeting: Meeting, item: AgendaItem) -> Meeting:
    """The meeting with the item too; about the same thing it stands once, with all that is said."""
    key = item_key(item)
    skipped = tuple(one for one in meeting.skipped if one != key)
    meeting = replace(meeting, skipped=skipped)
    there = next((one for one in by_hand(meeting) if item_key(one) == key), None)
    if there is None:
        return rules.put_item(meeting, item)
    if not is_said(item.detail, there.detail):
        return rules.put_item(meeting, replace(there, detail=both(there.detail, item.detail)))
    return meeting


def _planned(desk: Desk, meeting_id: str) -> Meeting:
    meeting = desk.get(Meeting, meeting_id)
    if meeting.status is not MeetingStatus.PLANNED:
        raise DomainError(Fault.ALREADY_CLOSED)
    return meeting
