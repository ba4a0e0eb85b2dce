"""The versions of a meeting's minutes: stored when they are finished, and never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    Correction,
    Meeting,
    MeetingStatus,
    MinutesVersion,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.written import is_written


def number(meeting: Meeting) -> int:
    """Which version the minutes are, or are to be: each correction makes another one."""
    return len(meeting.corrections) + 1


def version_of(meeting: Meeting, at: datetime, by: FreeText) -> MinutesVersion:
    """The minutes as they stand, to be stored.

    A meeting of before there were versions was put right without any being stored: the number
    counts those too.
    """
    made = meeting.corrections[-1] if meeting.corrections else None
    return MinutesVersion(
        id=f"{meeting.id}:{number(meeting)}",
        meeting_id=meeting.id,
        number=number(meeting),
        at=made.at if made else at,
        by=made.by if made else by,
        why=made.why if made else FreeText(""),
        meeting=meeting,
    )


def newest(versions: Iterable[MinutesVersion]) -> MinutesVersion | None:
    return max(versions, key=lambda v: v.number, default=None)


def private_since(number: int, versions: Iterable[MinutesVersion], now: Meeting) -> frozenset[str]:
    """The ids of what is private in a version, in one after it, or as the meeting stands now."""
    later = (v.meeting for v in versions if v.number >= number)
    items = (item for meeting in (*later, now) for item in meeting.agenda)
    return frozenset(entry.id for item in items for entry in item.entries if entry.private)


def reopened(meeting: Meeting, *, at: datetime, by: FreeText, why: FreeText) -> Meeting:
    """The meeting with its minutes opened again, for a reason.

    Raises:
        DomainError: `MEETING_NOT_RUNNING` for one whose minutes do not stand; `EMPTY_FIELD`
            without a reason.
    """
    if meeting.status is not MeetingStatus.FINISHED:
        raise DomainError(Fault.MEETING_NOT_RUNNING)
    if not is_written(why):
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    made = Correction(at=at, by=by, why=why)
    corrections = (*meeting.corrections, made)
    return replace(meeting, status=MeetingStatus.REOPENED, corrections=corrections)


def as_it_stood(meeting: Meeting, version: MinutesVersion) -> Meeting:
    """The meeting as a version of it tells; where it lies in the archive is as it is now."""
    return replace(
        version.meeting,
        archive_ref=meeting.archive_ref,
        archived_on=meeting.archived_on,
        archived_version=meeting.archived_version,
    )
