"""What does today ask? The next meeting, what is due, and what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.departure_rules import Run
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task

AHEAD = timedelta(days=14)


class DueKind(StrEnum):
    FOLLOW_UP = "follow_up"
    MEASURE = "measure"
    CASE = "case"
    TASK = "task"
    DEPARTURE = "departure"


class Due(Record, frozen=True, kw_only=True):
    """Something with a date: a follow-up's next date, an evaluation, a case's step, a task, and
    what the school does next where a student may have left.

    `part` tells evaluations of one follow-up apart: the measure's id. Of one who may have left it
    is what is done next.
    """

    kind: DueKind
    on: date
    record: FollowUp | Case | Task | Departure
    what: FreeText
    part: str = ""


def dues(
    follow_ups: Iterable[FollowUp],
    cases: Iterable[Case],
    tasks: Iterable[Task],
    runs: Iterable[Run] = (),
) -> list[Due]:
    """All that is open and has a date, soonest first.

    A measure is open until it is evaluated, also when its follow-up has ended.
    """
    found = []
    for follow_up in follow_ups:
        if follow_up.next_date and follow_up.is_open:
            found.append(
                Due(
                    kind=DueKind.FOLLOW_UP,
                    on=follow_up.next_date,
                    record=follow_up,
                    what=follow_up.next_what,
                )
            )
        found += [
            Due(kind=DueKind.MEASURE, on=m.evaluate_on, record=follow_up, what=m.what, part=m.id)
            for m in follow_up.open_measures
            if m.evaluate_on
        ]
    for case in cases:
        step = case.next_step
        if step and case.next_due:
            found.append(
                Due(kind=DueKind.CASE, on=case.next_due, record=case, what=FreeText(step.title))
            )
    found += [
        Due(kind=DueKind.TASK, on=t.due, record=t, what=t.what)
        for t in tasks
        if t.is_open and t.due
    ]
    found += [
        Due(
            kind=DueKind.DEPARTURE,
            on=run.due,
            record=run.departure,
            what=FreeText(""),
            part=run.move,
        )
        for run in runs
        if run.move and run.due
    ]
    return sorted(found, key=lambda d: (d.on, d.kind, d.record.id))


def next_meeting(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The meeting that runs, else the nearest planned one from today on."""
    meetings = list(meetings)
    running = next((m for m in meetings if m.is_running), None)
    if running:
        return running
    planned = [m for m in meetings if m.status is MeetingStatus.PLANNED and m.on >= today]
    return min(planned, key=lambda m: (m.on, str(m.start or ""), m.id), default=None)
