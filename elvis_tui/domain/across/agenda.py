"""The saksliste that makes itself: what a team's meeting should take up, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from elvis_tui.domain.across.overview import NOTHING_TO_ASK
from elvis_tui.domain.cases.records import Case, CaseStanding
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.rules import by_next_date
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    ItemStatus,
    Meeting,
)
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task

if TYPE_CHECKING:
    from elvis_tui.domain.cases.intervention_rules import Standing
    from elvis_tui.domain.follow_ups.departure_rules import Run
    from elvis_tui.domain.people.consent_rules import Ask


def held_meetings(meetings: Iterable[Meeting], team_id: str) -> list[Meeting]:
    """The finished meetings of the team's own series, the latest last.

    One about a case alone is no part of it: nothing is carried over from it, and who is new since
    the last meeting was not there to be taken up.
    """
    return sorted(
        (m for m in meetings if m.team == team_id and m.is_held and not m.case_id),
        key=lambda m: (m.on, m.finished_at.timestamp() if m.finished_at else 0, m.id),
    )


def is_new(follow_up: FollowUp, held: Sequence[Meeting]) -> bool:
    """Whether its team still has to take it up for the first time.

    So is one that was opened, or taken up again, since the last meeting or on its day, everyone at
    a team's first meeting, and one without any date, which nothing else would bring back.

    Args:
        follow_up: One that is open.
        held: The finished meetings of its team, the latest last.
    """
    if any(_takes_up(meeting, follow_up) for meeting in held):
        return False
    return not held or follow_up.taken_up_on >= held[-1].on or follow_up.next_due is None


def _takes_up(meeting: Meeting, follow_up: FollowUp) -> bool:
    if follow_up.reopened_on and meeting.on <= follow_up.reopened_on:
        return False  # a meeting of that day was held before
    return meeting.on >= follow_up.opened_on and any(
        item.subject == follow_up.subject
        and item.status is not ItemStatus.POSTPONED
        and not item.is_untouched
        for item in meeting.agenda
    )


def due_reasons(follow_up: FollowUp, on: date, *, new: bool = False) -> tuple[AgendaReason, ...]:
    """Why a follow-up belongs on the agenda of a meeting held `on`; empty if it does not."""
    reasons = []
    if follow_up.is_open and follow_up.next_date and follow_up.next_date <= on:
        reasons.append(AgendaReason.OVERDUE if follow_up.next_date < on else AgendaReason.DUE)
    if any(m.evaluate_on and m.evaluate_on <= on for m in follow_up.open_measures):
        reasons.append(AgendaReason.EVALUATION)
    if new:
        reasons.append(AgendaReason.NEW)
    return tuple(reasons)


def build_agenda(
    meeting: Meeting,
    *,
    follow_ups: Iterable[FollowUp],
    cases: Iterable[Case],
    tasks: Iterable[Task],
    activities: Iterable[Activity],
    held: Sequence[Meeting],
    takes_up_cases: bool,
    new_id: Callable[[str], str],
    runs: Mapping[str, Run] | None = None,
    asks: Mapping[str, Sequence[Ask]] = NOTHING_TO_ASK,
    without_notice: Collection[str] = (),
    about_cases: Collection[str] = (),
    interventions: Iterable[Standing] = (),
) -> tuple[AgendaItem, ...]:
    """What the meeting should take up, in order: put off last time, overdue and due follow-ups,
    overdue tasks, cases whose step waits or where nothing does, the plan this month, and what was
    added by hand.

    One subject stands once, with all its reasons.

    Args:
        meeting: The meeting, with what has been put on its agenda by hand.
        held: The team's finished meetings, the latest last.
        takes_up_cases: Whether the team takes up the cases whose step waits.
        new_id: Makes an id from a prefix.
        runs: Of the students who may have left, by id.
        asks: What each student has to be asked about on the day of the meeting, by id.
        without_notice: The ids of the students of whom a varsel seems to be wanting.
        about_cases: The ids of the meetings the team held about a case alone: the tasks they gave
            come up here when they are late, where the team takes up cases.
        interventions: How the physical interventions stand, for a team that takes up cases.
    """
    gave = {m.id for m in held} | (set(about_cases) if takes_up_cases else set())
    items: list[AgendaItem] = []
    found = [
        *_carried_over(held[-1] if held else None),
        *_due(meeting, follow_ups, held, runs or {}, asks, without_notice),
        *_late_tasks(meeting, tasks, gave),
        *(_waiting(meeting, cases) if takes_up_cases else ()),
        *(_intervened(meeting, interventions) if takes_up_cases else ()),
        *(
            AgendaItem(
                id="", title=FreeText(text_in(a, meeting.on.month)), reasons=(AgendaReason.PLAN,)
            )
            for a in activities
        ),
        *meeting.agenda,
    ]
    for item in found:
        index = next((i for i, there in enumerate(items) if _same(there, item)), None)
        if index is None:
            items.append(item if item.id else replace(item, id=new_id("item")))
        else:
            items[index] = _joined(items[index], item)
    return tuple(items)


def _carried_over(last: Meeting | None) -> Iterator[AgendaItem]:
    for old in last.agenda if last else ():
        if old.status is ItemStatus.POSTPONED:
            yield replace(
                old,
                id="",
                reasons=(AgendaReason.CARRIED_OVER,),
                status=ItemStatus.REPORTED,
                entries=(),
                times_carried=old.times_carried + 1,
                consent_until=None,
                seconds=0,
            )


def _left_reasons(follow_up: FollowUp, on: date, run: Run | None) -> tuple[AgendaReason, ...]:
    """Why a student who may have left belongs on the agenda: the next step can be taken."""
    if not follow_up.is_open or run is None or not run.move or not run.due or run.due > on:
        return ()
    from elvis_tui.domain.follow_ups.departure_rules import Move

    reasons = {
        Move.TRY: AgendaReason.LEFT_TRY,
        Move.NOTICE: AgendaReason.LEFT_NOTICE,
        Move.DECIDE: AgendaReason.LEFT_DECIDE,
        Move.SIGN_OUT: AgendaReason.LEFT_SIGN_OUT,
        Move.TELL_OT: AgendaReason.LEFT_TELL_OT,
    }
    return (reasons[run.move],)


def _due(
    meeting: Meeting,
    follow_ups: Iterable[FollowUp],
    held: Sequence[Meeting],
    runs: Mapping[str, Run],
    asks: Mapping[str, Sequence[Ask]],
    without_notice: Collection[str],
) -> Iterator[AgendaItem]:
    for follow_up in by_next_date(f for f in follow_ups if f.team == meeting.team):
        new = follow_up.is_open and is_new(follow_up, held)
        left = _left_reasons(follow_up, meeting.on, runs.get(follow_up.subject.id))
        there = asks.get(follow_up.subject.id, ()) if follow_up.is_open else ()
        reasons = (*left, *due_reasons(follow_up, meeting.on, new=new))
        if follow_up.is_open and follow_up.subject.id in without_notice:
            reasons = (*reasons, AgendaReason.NOTICE_MISSING)
        if reasons := (*reasons, *(_to_ask(ask, meeting.on) for ask in there)):
            yield AgendaItem(
                id="",
                subject=follow_up.subject,
                follow_up_id=follow_up.id,
                reasons=reasons,
                detail=follow_up.next_what,
                consent_until=next((a.on for a in there if a.ends), None),
            )


def _to_ask(ask: Ask, on: date) -> AgendaReason:
    if ask.ends:
        return AgendaReason.CONSENT_ENDS
    return AgendaReason.CONSENT_ANEW if ask.on <= on else AgendaReason.CONSENT_OF_AGE


def _late_tasks(
    meeting: Meeting, tasks: Iterable[Task], gave: Collection[str]
) -> Iterator[AgendaItem]:
    """Overdue tasks that a meeting of the team gave, however long ago."""
    for task in tasks:
        late = task.is_open and task.due is not None and task.due < meeting.on
        if late and task.meeting_id in gave:
            yield AgendaItem(
                id="",
                title=FreeText("") if task.subject or task.case_id else task.what,
                subject=task.subject,
                case_id=task.case_id,
                reasons=(AgendaReason.TASK_OVERDUE,),
                detail=task.what if task.subject or task.case_id else FreeText(""),
            )


_STANDS = {
    CaseStanding.DONE: AgendaReason.CASE_DONE,
    CaseStanding.NOTHING_APPLIES: AgendaReason.CASE_NOTHING_APPLIES,
    CaseStanding.REOPENED: AgendaReason.CASE_REOPENED,
}
"""Why an open case that waits for nothing is taken up: no date would bring it back."""


def _waiting(meeting: Meeting, cases: Iterable[Case]) -> Iterator[AgendaItem]:
    # Most starts get by without: a school may have no case.
    every = list(cases)
    if not every:
        return
    from elvis_tui.domain.cases.moves import MoveKind, next_move, standing

    waits = {
        MoveKind.STEP: AgendaReason.CASE_STEP,
        MoveKind.PLAN: AgendaReason.CASE_PLAN,
        MoveKind.EVALUATION: AgendaReason.EVALUATION,
        MoveKind.NEW_MEASURE: AgendaReason.CASE_NEW_MEASURE,
        MoveKind.ANSWER: AgendaReason.CASE_ANSWER,
        MoveKind.DECISION: AgendaReason.CASE_DECISION,
    }
    for case in every:
        if reason := _STANDS.get(standing(case)):
            yield AgendaItem(id="", case_id=case.id, reasons=(reason,))
        elif (move := next_move(case)) and (move.on is None or move.on <= meeting.on):
            yield AgendaItem(
                id="",
                case_id=case.id,
                reasons=(waits[move.kind],),
                detail=move.what,
                duty=move.step.follow_on if move.step else None,
            )


def _intervened(meeting: Meeting, interventions: Iterable[Standing]) -> Iterator[AgendaItem]:
    """The students against whom somebody has intervened, while something is missing of it."""
    for one in interventions:
        if one.missing and one.intervention.on <= meeting.on:
            yield AgendaItem(
                id="",
                subject=Subject.of_student(one.intervention.student),
                reasons=(AgendaReason.INTERVENTION,),
            )


def _joined(there: AgendaItem, item: AgendaItem) -> AgendaItem:
    new = tuple(r for r in item.reasons if r not in there.reasons)
    detail = there.detail or item.detail
    if AgendaReason.CARRIED_OVER in there.reasons and item.follow_up_id and item.detail:
        detail = item.detail  # what comes next now, and not when it was put off
    if AgendaReason.ADDED in item.reasons and unmasked(item.detail) not in unmasked(detail):
        # Somebody typed it for this meeting: it must not give way to what was planned before.
        detail = FreeText(f"{unmasked(detail)}; {unmasked(item.detail)}")
    return replace(
        there,
        reasons=there.reasons + new,
        detail=detail,
        duty=there.duty or item.duty,
        consent_until=there.consent_until or item.consent_until,
        follow_up_id=there.follow_up_id or item.follow_up_id,
    )


def _same(one: AgendaItem, other: AgendaItem) -> bool:
    if one.subject or other.subject:
        return one.subject == other.subject
    if one.case_id or other.case_id:
        return one.case_id == other.case_id
    return one.title == other.title
