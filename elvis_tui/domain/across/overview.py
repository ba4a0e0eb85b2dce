"""What does today ask? The next meeting, what is due, and what lies ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import Record
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE

if TYPE_CHECKING:
    from elvis_tui.domain.across.proposed_steps import Proposed
    from elvis_tui.domain.cases.intervention_rules import Standing
    from elvis_tui.domain.follow_ups.departure_rules import Run
    from elvis_tui.domain.people.consent_rules import Ask

AHEAD = timedelta(days=14)
MISSED = timedelta(days=14)
"""How long one is told of a planned meeting that was not held."""
NOTHING_TO_ASK: Mapping[str, Sequence[Ask]] = {}


class DueKind(StrEnum):
    FOLLOW_UP = "follow_up"
    MEASURE = "measure"
    CASE = "case"
    TASK = "task"
    DEPARTURE = "departure"
    CONSENT = "consent"
    LADDER = "ladder"
    """Steps that an absence list proposes."""
    INTERVENTION = "intervention"
    """A physical intervention of which something is missing."""


class Due(Record, frozen=True, kw_only=True):
    """Something with a date: a follow-up's next date, an evaluation, a case's step, a task, and
    what the school does next where a student may have left.

    `part` tells evaluations of one follow-up apart: the measure's id. Of a case it is the step of a
    follow-on duty that is owed. Of one who may have left it
    is what is done next, of a consent that has to be asked for the kind of `Ask`, of steps that are
    proposed the day of the absence list, of a physical intervention what is missing of it.
    """

    kind: DueKind
    on: date
    record: FollowUp | Case | Task | Departure | Intervention
    what: FreeText
    part: str = ""


def dues(
    follow_ups: Iterable[FollowUp],
    cases: Iterable[Case],
    tasks: Iterable[Task],
    runs: Iterable[Run] = (),
    asks: Mapping[str, Sequence[Ask]] = NOTHING_TO_ASK,
    proposed: Iterable[Proposed] = (),
    interventions: Iterable[Standing] = (),
) -> list[Due]:
    """All that is open and has a date, soonest first; what has to be asked about comes after it.

    What a serious case lacks comes before all else.

    A measure is open until it is evaluated, also when its follow-up has ended.

    Args:
        follow_ups: Of every team.
        cases: All of them.
        tasks: All of them.
        asks: What each student has to be asked about, by id; told of those who are followed.
        proposed: What the absence lists propose for those who are followed.
        interventions: How the physical interventions stand.
    """
    follow_ups = list(follow_ups)
    found = [*_to_ask(follow_ups, asks), *_proposed(follow_ups, proposed)]
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
        found += _of_case(case)
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
    found += [
        Due(
            kind=DueKind.INTERVENTION,
            on=one.intervention.on,
            record=one.intervention,
            what=FreeText(""),
            part=",".join(one.missing),
        )
        for one in interventions
        if one.missing
    ]
    return sorted(found, key=_order)


def _order(due: Due) -> tuple[bool, bool, date, str, str]:
    """What a serious case lacks comes first: it must never wait behind «… og 7 til»."""
    lacks = due.kind is DueKind.CASE and bool(due.part)
    return due.kind is DueKind.CONSENT, not lacks, due.on, due.kind, due.record.id


def _of_case(case: Case) -> Iterator[Due]:
    """What it waits for, and each follow-on duty that is owed: that is due until it is seen to."""
    from elvis_tui.domain.cases.moves import dated_move, owed, owed_since

    for step in owed(case):
        since = owed_since(case, step) or case.reported_on
        yield Due(kind=DueKind.CASE, on=since, record=case, what=FreeText(step.title), part=step.id)
    move = dated_move(case)
    if move and move.on:
        yield Due(kind=DueKind.CASE, on=move.on, record=case, what=move.what)


def _to_ask(follow_ups: Iterable[FollowUp], asks: Mapping[str, Sequence[Ask]]) -> Iterator[Due]:
    """Each thing once, however many teams follow."""
    open_ones = {f.subject.id: f for f in follow_ups if f.is_open and f.subject.id in asks}
    for student_id, follow_up in open_ones.items():
        for ask in asks[student_id]:
            yield Due(
                kind=DueKind.CONSENT,
                on=ask.on,
                record=follow_up,
                what=FreeText(""),
                part=ask.kind,
            )


def _proposed(follow_ups: Iterable[FollowUp], proposed: Iterable[Proposed]) -> Iterator[Due]:
    """Each once, however many teams follow: at the nærværsteam, where it does."""
    every = list(proposed)
    if not every:
        return
    last = sorted(follow_ups, key=lambda f: f.team == ATTENDANCE)
    open_ones = {f.subject: f for f in last if f.is_open}
    for one in every:
        if follow_up := open_ones.get(one.subject):
            yield Due(
                kind=DueKind.LADDER,
                on=one.on,
                record=follow_up,
                what=one.rung.trigger,
                part=one.listed_on.isoformat(),
            )


def next_meetings(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    """All that run, the first to begin first; else the nearest planned one from today on.

    One about a case alone is no part of a team's series: the page of the case tells of it, until
    it runs.
    """
    meetings = list(meetings)
    running = [m for m in meetings if m.is_running]
    if running:
        return sorted(running, key=lambda m: m.order_planned)
    planned = (m for m in meetings if m.status is MeetingStatus.PLANNED and m.on >= today)
    of_series = (m for m in planned if not m.case_id)
    nearest = min(of_series, key=lambda m: m.order_planned, default=None)
    return [nearest] if nearest else []


def not_held(meetings: Iterable[Meeting], today: date) -> list[Meeting]:
    """The planned meetings of the last days that nobody has begun, the first one first.

    One is past when its team has met since.
    """
    meetings = sorted((m for m in meetings if not m.case_id), key=lambda m: m.order_planned)
    met = {m.team: m.on for m in meetings if m.is_held or m.is_running}
    missed = (
        m for m in meetings if m.status is MeetingStatus.PLANNED and today - MISSED <= m.on < today
    )
    return [m for m in missed if met.get(m.team, date.min) <= m.on]


def next_meeting(meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The first of the next ones: see `next_meetings`."""
    return next(iter(next_meetings(meetings, today)), None)
