"""The day a series meets next: the meeting that is planned, else the one that is proposed."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.services.desk.reader import Reader
from elvis_tui.services.meetings.proposing import usual


def planned_next(
    reader: Reader, team_id: str, after: date | None = None, but: str = ""
) -> Meeting | None:
    """The next meeting of a series that is planned; one whose day went by is none.

    Args:
        reader: What may be seen.
        team_id: The series.
        after: The day of the meeting it comes after: it may be later that day.
        but: The id of one that is not meant.
    """
    first = max(filter(None, (reader.today, after)))
    planned = (
        m
        for m in reader.all(Meeting).values()
        if m.team == team_id and m.status is MeetingStatus.PLANNED and not m.case_id
    )
    coming = (m for m in planned if m.on >= first and m.id != but)
    return min(coming, key=lambda m: m.order_planned, default=None)


def next_of_series(reader: Reader, team_id: str, after: date | None = None) -> date | None:
    """The day a team meets next; None where nothing is planned, and nothing is usual.

    Args:
        reader: What may be seen.
        team_id: The series.
        after: The day of the meeting it comes after.
    """
    planned = planned_next(reader, team_id, after)
    return planned.on if planned else usual(reader, team_id, after).on


def day_of_next(reader: Reader, team_id: str, after: date | None, field: str) -> date:
    """What «neste møte» means where it is typed as a date; as `next_of_series`.

    Raises:
        DomainError: `NO_NEXT_MEETING`, with the field it was typed in.
    """
    coming = next_of_series(reader, team_id, after)
    if coming is None:
        raise DomainError(Fault.NO_NEXT_MEETING, field=field)
    return coming
