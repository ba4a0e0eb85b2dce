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

    What lies there is the version that stands, unless it was made after that day: then it is the
    one that lay there before.

    Raises:
        DomainError: `EMPTY_FIELD` for a date without a number; `DAY_TO_COME` or `BEFORE_EVENT`
            for a day that cannot be; `MEETING_NOT_RUNNING` for a meeting that has no minutes yet.
    """
    if not meeting.is_held:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    on = meeting.archived_on
    if not is_written(meeting.archive_ref):
        if on:
            raise DomainError(Fault.EMPTY_FIELD, field="archive_ref")
        return meeting
    as_it_stands = replace(meeting, archived_on=on or today, archived_version=number(meeting))
    if on is None:
        return as_it_stands
    if on > today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="archived_on")
    if on < meeting.on:
        raise DomainError(Fault.BEFORE_EVENT, day=on, other=meeting.on, field="archived_on")
    return meeting if _is_put_right_after(meeting, on) else as_it_stands


def _is_put_right_after(meeting: Meeting, day: date) -> bool:
    return any(made.at.date() > day for made in meeting.corrections)


def changed_since(meeting: Meeting) -> bool:
    """Whether the minutes have got another version since they came into the archive."""
    on = meeting.archived_on
    if on is None:
        return False
    if meeting.archived_version:
        return number(meeting) > meeting.archived_version
    return _is_put_right_after(meeting, on)
