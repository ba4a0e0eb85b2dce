"""What the first screen shows."""

from __future__ import annotations

from elvis_tui.domain.across.overview import AHEAD, Due, dues, next_meeting
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk import sources as plan
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings


class Overview(Record, frozen=True):
    """The day: `now` is due or overdue, `ahead` comes within two weeks."""

    meeting: Meeting | None
    agenda_length: int
    now: tuple[Due, ...]
    ahead: tuple[Due, ...]
    activities: tuple[Activity, ...]


def overview(desk: Desk) -> Overview:
    """What today asks."""
    store, today = desk.store, desk.today
    every = dues(store.all(FollowUp).values(), store.all(Case).values(), store.all(Task).values())
    meeting = next_meeting(store.all(Meeting).values(), today)
    return Overview(
        meeting=meeting,
        agenda_length=len(meetings.agenda_of(desk, meeting)) if meeting else 0,
        now=tuple(d for d in every if d.on <= today),
        ahead=tuple(d for d in every if today < d.on <= today + AHEAD),
        activities=tuple(plan.this_month(desk)),
    )
