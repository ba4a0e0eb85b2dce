"""What brings something up in a meeting by itself, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from elvis_tui.domain.across.agenda_keys import Found, is_said, is_same, item_key, put_on
from elvis_tui.domain.cases.records import Case, CaseStanding
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.follow_ups.rules import by_next_date
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, ItemStatus, Meeting
from elvis_tui.domain.plan.placing import text_in
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task

if TYPE_CHECKING:
    from elvis_tui.domain.cases.intervention_rules import Standing
    from elvis_tui.domain.follow_ups.departure_rules import Run
    from elvis_tui.domain.people.consent_rules import Ask


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


def due_reasons(
    follow_up: FollowUp, on: date, *, today: date, new: bool = False
) -> tuple[AgendaReason, ...]:
    """Why a follow-up belongs on the agenda of a meeting held `on`; empty if it does not.

    Overdue is what is so `today`: a saksliste may be read weeks before the meeting.
    """
    reasons = []
    if follow_up.is_open and follow_up.next_date and follow_up.next_date <= on:
        late = follow_up.next_date < min(on, today)
        reasons.append(AgendaReason.OVERDUE if late else AgendaReason.DUE)
    if any(m.evaluate_on and m.evaluate_on <= on for m in follow_up.open_measures):
        reasons.append(AgendaReason.EVALUATION)
    if new:
        reasons.append(AgendaReason.NEW)
    return tuple(reasons)


def from_before(held: Iterable[Meeting], tasks: Iterable[Task]) -> Iterator[Found]:
    """What was put off, or left out of a saksliste for once, and has not been up since.

    What was about a task alone is over when the task is done, or is there no more.
    Mostly that was last time; minutes that are opened again may put off more in an older meeting.
    An activity of the plan comes of itself in its months, and not because it was put off.
    """
    waiting: list[AgendaItem] = []
    for meeting in held:
        if waiting:
            waiting = not_in(meeting, waiting)
        waiting += _returning(meeting)
    still = {task.id for task in tasks if task.is_open} if waiting else set()
    yield from (Found(item) for item in waiting if not _is_over(item, still))


def _is_over(item: AgendaItem, still: Collection[str]) -> bool:
    """Whether it is about a task alone, and the task is not among those to be done still."""
    is_task = item.task_id and not (item.subject or item.case_id or item.activity_id)
    return bool(is_task) and item.task_id not in still


def not_in(meeting: Meeting, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Those that stood on no saksliste of a meeting, nor were left out of it."""
    there = {item_key(one): one for one in _whole(meeting)}
    words = [one for one in there.values() if not one.subject and not one.case_id]
    return [
        item
        for item in items
        if item_key(item) not in there and not any(is_same(one, item) for one in words)
    ]


def _returning(meeting: Meeting) -> Iterator[AgendaItem]:
    """What was put off in a meeting, and what was left out of its saksliste for that once."""
    for old in meeting.agenda:
        if old.status is ItemStatus.POSTPONED and not old.comes_with_plan:
            times = old.times_carried + 1
            yield replace(_again(old, AgendaReason.CARRIED_OVER), times_carried=times)
    up = {item_key(item) for item in meeting.agenda}
    for old in meeting.left_out:
        key = item_key(old)
        if key in meeting.skipped and key not in up and not old.comes_with_plan:
            yield _again(old, AgendaReason.SKIPPED)


def missed(planned: Iterable[Meeting], held: Sequence[Meeting]) -> Iterator[Found]:
    """What somebody put on meetings that were not held, and no meeting since has had up.

    Args:
        planned: Those that were not held when their day came.
        held: The finished meetings of the series.
    """
    for meeting in sorted(planned, key=lambda one: one.order_planned):
        since = [there for one in held if one.on > meeting.on for there in _whole(one)]
        for one in put_on(meeting):
            item = one.item
            if not any(is_same(i, item) and is_said(item.detail, i.detail) for i in since):
                yield Found(replace(item, id="", missed_on=meeting.on), one.grounds)


def _whole(meeting: Meeting) -> tuple[AgendaItem, ...]:
    """All that stood on the saksliste of a meeting, and what was left out of it."""
    return (*meeting.agenda, *meeting.left_out)


def taken_off_last(last: Meeting | None) -> Iterator[AgendaItem]:
    """What was taken off the last saksliste, and did not come up all the same."""
    if last is not None:
        up = {item_key(item) for item in last.agenda}
        yield from (
            old
            for old in last.left_out
            if item_key(old) not in last.skipped and item_key(old) not in up
        )


def _again(old: AgendaItem, reason: AgendaReason) -> AgendaItem:
    """An old item as it comes up once more; what somebody typed for it stays known as that."""
    added = (AgendaReason.ADDED,) if AgendaReason.ADDED in old.reasons else ()
    return replace(
        old,
        id="",
        reasons=(reason, *added),
        status=ItemStatus.REPORTED,
        entries=(),
        changed=(),
        consent_until=None,
        stalled=0,
        seconds=0,
        group="",
        missed_on=None,
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


def due(
    meeting: Meeting,
    follow_ups: Iterable[FollowUp],
    held: Sequence[Meeting],
    runs: Mapping[str, Run],
    asks: Mapping[str, Sequence[Ask]],
    without_notice: Collection[str],
    today: date,
) -> Iterator[Found]:
    """The students and classes of the team of whom something is to be done."""
    for follow_up in by_next_date(f for f in follow_ups if f.team == meeting.team):
        new = follow_up.is_open and is_new(follow_up, held)
        left = _left_reasons(follow_up, meeting.on, runs.get(follow_up.subject.id))
        there = asks.get(follow_up.subject.id, ()) if follow_up.is_open else ()
        reasons = (*left, *due_reasons(follow_up, meeting.on, today=today, new=new))
        if follow_up.is_open and follow_up.subject.id in without_notice:
            reasons = (*reasons, AgendaReason.NOTICE_MISSING)
        if reasons := (*reasons, *(_to_ask(ask, meeting.on) for ask in there)):
            item = AgendaItem(
                id="",
                subject=follow_up.subject,
                follow_up_id=follow_up.id,
                reasons=reasons,
                detail=follow_up.next_what,
                consent_until=next((a.on for a in there if a.ends), None),
            )
            yield Found(item, frozenset(_grounds(follow_up, meeting.on, reasons, there)))


def _grounds(
    follow_up: FollowUp, on: date, reasons: Sequence[AgendaReason], asks: Sequence[Ask]
) -> Iterator[str]:
    """What brings a follow-up up, with the day of each: another day is a new reason."""
    dated = {AgendaReason.OVERDUE, AgendaReason.DUE}
    for reason in reasons:
        if reason in dated:
            yield f"due:{follow_up.next_date}"
        elif reason is AgendaReason.NEW:
            yield f"new:{follow_up.taken_up_on}"
        elif reason is AgendaReason.EVALUATION:
            late = (m for m in follow_up.open_measures if m.evaluate_on and m.evaluate_on <= on)
            yield from (f"evaluation:{m.id}:{m.evaluate_on}" for m in late)
        else:
            yield f"{reason}"
    yield from (f"consent:{ask.on}" for ask in asks)


def _to_ask(ask: Ask, on: date) -> AgendaReason:
    if ask.ends:
        return AgendaReason.CONSENT_ENDS
    return AgendaReason.CONSENT_ANEW if ask.on <= on else AgendaReason.CONSENT_OF_AGE


def of_task(task: Task) -> AgendaItem:
    """A task as an item: about its student, class or case where it has one."""
    if task.subject or task.case_id:
        return AgendaItem(id="", subject=task.subject, case_id=task.case_id, detail=task.what)
    return AgendaItem(id="", title=task.what, task_id=task.id)


def of_activity(activity: Activity, month: int) -> AgendaItem:
    """An activity of the plan as an item, in its words for a month."""
    words, key = FreeText(text_in(activity, month)), activity.key or activity.id
    return AgendaItem(id="", title=words, activity_id=key)


def given(
    meeting: Meeting,
    tasks: Iterable[Task],
    gave: Collection[str],
    held: Sequence[Meeting],
    today: date,
) -> Iterator[Found]:
    """The tasks that the series gave: the late ones, and those that have not been up since.

    One without a day, which nothing else would bring back, comes every time until it is done.
    Mostly the last meeting gave them; minutes that are opened again may give more of an older one.
    Late by the meeting is late enough to come up; it is told as overdue when it is so `today`.

    Args:
        meeting: The meeting.
        tasks: Open and done.
        gave: The ids of the meetings whose tasks come up when they are late.
        held: The finished meetings of the series, the latest last.
        today: Today.
    """
    places = {one.id: place for place, one in enumerate(held)}
    open_ones = [task for task in tasks if task.is_open]
    first = min((places.get(t.meeting_id or "", len(held)) for t in open_ones), default=len(held))
    told = _told(held, first + 1)
    for task in open_ones:
        late = task.due is not None and task.due < meeting.on
        if late and task.meeting_id in gave:
            ground = AgendaReason.TASK_OVERDUE
        elif not late and (place := places.get(task.meeting_id or "")) is not None:
            if task.due and _is_told(task, told, place):
                continue
            ground = AgendaReason.TASK_OPEN
        else:
            continue
        is_so = task.due is not None and task.due < min(meeting.on, today)
        reason = AgendaReason.TASK_OVERDUE if is_so else AgendaReason.TASK_OPEN
        item = replace(of_task(task), reasons=(reason,))
        yield Found(item, frozenset({f"task:{task.id}:{task.due}:{ground}"}))


def _told(held: Sequence[Meeting], first: int) -> dict[str, list[tuple[int, FreeText]]]:
    """What was said of each thing on the sakslister from the `first` meeting on, and in which."""
    told: dict[str, list[tuple[int, FreeText]]] = {}
    for place, meeting in enumerate(held[first:], first):
        for item in _whole(meeting):
            told.setdefault(item_key(item), []).append((place, item.detail))
    return told


def _is_told(task: Task, told: Mapping[str, Sequence[tuple[int, FreeText]]], place: int) -> bool:
    """Whether a task has been on a saksliste since the meeting that gave it, or left out of it."""
    about = of_task(task)
    there = (said for at, said in told.get(item_key(about), ()) if at > place)
    return any(is_said(about.detail, said) for said in there)


_STANDS = {
    CaseStanding.DONE: AgendaReason.CASE_DONE,
    CaseStanding.NOTHING_APPLIES: AgendaReason.CASE_NOTHING_APPLIES,
    CaseStanding.REOPENED: AgendaReason.CASE_REOPENED,
}
"""Why an open case that waits for nothing is taken up: no date would bring it back."""


def waiting(meeting: Meeting, cases: Iterable[Case], ahead: int) -> Iterator[Found]:
    """The open cases that wait for something, or whose clock runs out before one meets again.

    Args:
        meeting: The meeting.
        cases: Those the team may take up.
        ahead: Days until it usually meets again.
    """
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
    until = meeting.on + timedelta(days=ahead)
    for case in every:
        if reason := _STANDS.get(standing(case)):
            item = AgendaItem(id="", case_id=case.id, reasons=(reason,))
            yield Found(item, frozenset({f"{reason}"}))
        elif (move := next_move(case)) and (move.on is None or move.on <= until):
            item = AgendaItem(
                id="",
                case_id=case.id,
                reasons=(waits[move.kind],),
                detail=move.what,
                duty=move.step.follow_on if move.step else None,
            )
            step = move.step.id if move.step else ""
            yield Found(item, frozenset({f"{move.kind}:{step}:{move.on}"}))


def intervened(meeting: Meeting, interventions: Iterable[Standing]) -> Iterator[Found]:
    """The students against whom somebody has intervened, while something is missing of it."""
    for one in interventions:
        if one.missing and one.intervention.on <= meeting.on:
            item = AgendaItem(
                id="",
                subject=Subject.of_student(one.intervention.student),
                reasons=(AgendaReason.INTERVENTION,),
            )
            yield Found(item, frozenset({f"intervention:{one.intervention.id}"}))


def planned(meeting: Meeting, activities: Iterable[Activity]) -> Iterator[Found]:
    """What the plan asks for in the month of the meeting."""
    for activity in activities:
        item = replace(of_activity(activity, meeting.on.month), reasons=(AgendaReason.PLAN,))
        yield Found(item, frozenset({f"plan:{meeting.on:%Y-%m}"}))


def always(standing: Iterable[FreeText]) -> Iterator[Found]:
    """What the series takes up in every meeting."""
    for words in standing:
        item = AgendaItem(id="", title=words, reasons=(AgendaReason.STANDING,))
        yield Found(item, frozenset({"standing"}))
