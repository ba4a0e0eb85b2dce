"""That the minutes of a meeting lie in the archive: their number there, and since when."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.meetings.versions import number
from elvis_tui.domain.record import replace
from elvis_tui.domain.written import is_written


def archived(meeting: Meeting, today: date) -> Meeting:
    """The meeting with a number that has a date: today's, where nobody has said when.

    Raises:
        DomainError: `EMPTY_FIELD` for a date without a number; `DAY_TO_COME` or `BEFORE_MEETING`
            for a day that cannot be; `MEETING_NOT_RUNNING` for a meeting that has no minutes yet.
    """
    if not meeting.is_held:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    on = meeting.archived_on
    if not is_written(meeting.archive_ref):
        if on:
            raise DomainError(Fault.EMPTY_FIELD, field="archive_ref")
        return meeting
    meeting = replace(meeting, archived_version=number(meeting))
    if on is None:
        return replace(meeting, archived_on=today)
    if on > today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="archived_on")
    if on < meeting.on:
        raise DomainError(Fault.BEFORE_EVENT, day=on, other=meeting.on, field="archived_on")
    return meeting


def changed_since(meeting: Meeting) -> bool:
    """Whether the minutes have got another version since they came into the archive."""
    on = meeting.archived_on
    if on is None:
        return False
    if meeting.archived_version:
        return number(meeting) > meeting.archived_version
    return any(made.at.date() > on for made in meeting.corrections)
