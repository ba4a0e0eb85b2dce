"""How long each item of a meeting has been in front."""

from __future__ import annotations

from datetime import datetime

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace

LOOK = 60
"""Seconds between two looks at the clock while an item is in front."""
MOST = 2 * LOOK
"""Seconds after which nobody was looking: the machine slept, or its clock was set forward."""


def elapsed(since: datetime, now: datetime) -> int:
    """Whole seconds from one look at the clock to the next.

    A clock that was set back gives none, and of a sleep, or a clock set forward, no more counts
    than until the next look would have.
    """
    seconds = round((now - since).total_seconds())
    if seconds < 0:
        return 0
    return seconds if seconds <= MOST else LOOK


def spent(meeting: Meeting, item_id: str, seconds: int) -> Meeting:
    """The meeting with so many seconds more used on an item; one that is gone has none."""
    return replace(
        meeting,
        agenda=tuple(
            replace(i, seconds=max(0, i.seconds) + max(0, seconds)) if i.id == item_id else i
            for i in meeting.agenda
        ),
    )


def used(meeting: Meeting) -> int:
    """Seconds that are used on all its items together."""
    return sum(max(0, item.seconds) for item in meeting.agenda)


def in_step(meeting: Meeting, now: Meeting) -> Meeting:
    """A version of a meeting with the time as it is used now: time is never taken back."""
    seconds = {item.id: item.seconds for item in now.agenda}
    return replace(
        meeting,
        agenda=tuple(replace(i, seconds=seconds.get(i.id, i.seconds)) for i in meeting.agenda),
    )
