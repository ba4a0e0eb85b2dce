"""What may be done with a case and its steps, and when the written plan is due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.decisions import Decision, check_decision
from elvis_tui.domain.cases.five_duties import comes_before
from elvis_tui.domain.cases.parties import Party, Role
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.routes import check_owner, check_told, groundless_as_decided
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year
from elvis_tui.domain.written import is_written, says_something

LONGEST_BACK = 20
"""Years back that something may have been reported: no student has been at a school so long."""
Settle = Callable[[Party, Party, Party], Party]


def working_days_after(start: date, days: int, counts: Callable[[date], bool]) -> date:
    """The day `days` working days after `start`.

    Args:
        start: The day it is counted from, which does not count itself.
        days: How many.
        counts: Whether a day is a working day.
    """
    day = start
    while days > 0:
        day += timedelta(days=1)
        if counts(day):
            days -= 1
    return day


def next_number(cases: Iterable[Case], today: date) -> str:
    """The number after the highest of the year that a case has.

    One whose opening was undone at once was no case: its number is given again.
    """
    year = f"{today.year}-"
    used = [c.number.removeprefix(year) for c in cases if c.number.startswith(year)]
    return f"{year}{max((int(n) for n in used if n.isdecimal()), default=0) + 1:02d}"


def step_of(case: Case, step_id: str) -> Step:
    """One step of the checklist.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    found = next((s for s in case.steps if s.id == step_id), None)
    if found is None:
        raise DomainError(Fault.NOT_FOUND, what="step")
    return found


def status_after(status: StepStatus) -> StepStatus:
    """What a step comes to next: begun, then done. A step that is done or does not apply stays."""
    return {
        StepStatus.NOT_STARTED: StepStatus.IN_PROGRESS,
        StepStatus.IN_PROGRESS: StepStatus.DONE,
    }.get(status, status)


def check_not_long_past(day: date, today: date, field: str = "on") -> None:
    """Whether a day lies so far back that its year is a slip of the key.

    Raises:
        DomainError: `DAY_LONG_PAST`.
    """
    if day.year < today.year - LONGEST_BACK:
        raise DomainError(Fault.DAY_LONG_PAST, day=day, field=field)


def in_other_school_year(day: date, near: date) -> bool:
    """Whether a day lies in another school year than one that it belongs with: it may be a slip."""
    return starting_year(day) != starting_year(near)


def set_step(case: Case, step: Step, today: date) -> Case:
    """The case with `step` in place of the one of the same id.

    Raises:
        DomainError: `ALREADY_CLOSED`; `NOT_FOUND` for a step the case does not have; `DAY_TO_COME`
            or `DAY_LONG_PAST` for a day that cannot be, or `STEP_BEFORE_REPORT` for a step that
            answers to the report (`may_come_first`); `NOT_DONE_YET` for the day something was done
            that is not; as `check_told` of one that is done now, and as `check_owner`.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    before = step_of(case, step.id)
    step = _as_it_stands(step, before)
    if step.on and step.on > today:
        raise DomainError(Fault.DAY_TO_COME, day=step.on, field="on")
    if step.on:
        check_not_long_past(step.on, today)
    done = None if comes_before(case, step) else step.on
    for name, day in (("on", done), ("due", step.due)):
        if day and day < case.reported_on:
            raise DomainError(Fault.STEP_BEFORE_REPORT, day=day, other=case.reported_on, field=name)
    if step.on and step.status is not StepStatus.DONE:
        raise DomainError(Fault.NOT_DONE_YET, field="on")
    if step != before:
        check_told(case, step)
    check_owner(case, step)
    case = replace(case, steps=tuple(step if s.id == step.id else s for s in case.steps))
    return groundless_as_decided(case)


def _as_it_stands(step: Step, before: Step) -> Step:
    """The step without what belongs to how it stood before; the history keeps it.

    One that was done and is not has no day it was done; one that applies has no reason why not.
    """
    if step.status is not StepStatus.NOT_APPLICABLE:
        step = replace(step, waived=None)
    is_left = step.status is not StepStatus.DONE and step.on == before.on
    return replace(step, on=None) if is_left else step


def waived(step: Step, decision: Decision) -> Step:
    """The step said not to apply, by a decision: a duty is never simply «gjelder ikke».

    Raises:
        DomainError: `EMPTY_FIELD` without a reason, who decided, or the day; `DUTY_DONE` for one
            that has been done.
    """
    check_decision(decision)
    if step.status is StepStatus.DONE:
        raise DomainError(Fault.DUTY_DONE)
    return replace(step, status=StepStatus.NOT_APPLICABLE, waived=decision, on=None)


def check_decided(case: Case, decision: Decision, today: date) -> None:
    """Whether a decision can be of its day.

    Raises:
        DomainError: `DAY_TO_COME` or `STEP_BEFORE_REPORT`.
    """
    if decision.on and decision.on > today:
        raise DomainError(Fault.DAY_TO_COME, day=decision.on, field="on")
    if decision.on and decision.on < case.reported_on:
        raise DomainError(
            Fault.STEP_BEFORE_REPORT, day=decision.on, other=case.reported_on, field="on"
        )


def applying(step: Step) -> Step:
    """The step said to apply after all; the history keeps the decision."""
    return replace(step, status=StepStatus.NOT_STARTED, waived=None)


def check_closable(
    case: Case,
    minutes_on: date | None,
    left: Collection[str] = (),
    in_minutes: Collection[Want] = (),
) -> None:
    """Whether the case can be ended now.

    Args:
        case: Which.
        minutes_on: As `closing.missing`.
        left: As there.
        in_minutes: As there.

    Raises:
        DomainError: `ALREADY_CLOSED`, or `CASE_LACKS` with what is missing, named.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if lacks := missing(case, minutes_on, left, in_minutes):
        raise DomainError(Fault.CASE_LACKS, lacks=lacks)


def close(
    case: Case,
    *,
    today: date,
    why: str,
    minutes_on: date | None,
    left: Collection[str] = (),
    in_minutes: Collection[Want] = (),
) -> Case:
    """The case, ended. The plan: «Referat fra avslutningsmøte skal foreligge.»

    Raises:
        DomainError: as `check_closable`; `EMPTY_FIELD` without a reason.
    """
    check_closable(case, minutes_on, left, in_minutes)
    if not is_written(why):
        raise DomainError(Fault.EMPTY_FIELD, field="closed_why")
    return replace(case, closed_on=today, closed_why=why)


def reopen(case: Case, *, today: date, why: str) -> Case:
    """The closed case, taken up again: the duty lasts until the student is safe (the plan).

    What a student has said at the end, or was decided in its stead, is of before.

    Raises:
        DomainError: `STILL_OPEN`, or `EMPTY_FIELD` without a reason.
    """
    if case.is_open:
        raise DomainError(Fault.STILL_OPEN)
    if not is_written(why):
        raise DomainError(Fault.EMPTY_FIELD, field="reopened_why")
    parties = tuple(
        replace(p, before_reopening=True) if p.closing_word_on or p.ended_without else p
        for p in case.parties
    )
    return replace(
        case,
        closed_on=None,
        closed_why="",
        reopened_on=today,
        reopened_why=why,
        parties=parties,
    )


def with_role(now: Party, typed: Party) -> Party:
    """The student's part with a role and why it was changed, as they may be.

    The duty to act is towards who is affected, and the burden of proof is on the school (§ 12-10):
    that one is so no more takes a reason, which stands until the student is affected again.

    Raises:
        DomainError: `ROLE_WHY` without the reason.
    """
    if typed.role is Role.AFFECTED:
        return replace(typed, role_why=FreeText(""))
    was = now.role is Role.AFFECTED or (now.role is Role.NOT_TOLD and now.has_words)
    leaves = was and typed.role is not now.role
    kept = typed.role_why == now.role_why and now.role is Role.AFFECTED
    if leaves and (kept or not says_something(typed.role_why)):
        raise DomainError(Fault.ROLE_WHY, field="role_why")
    return typed


def with_parties(now: Case, base: Case, typed: Case, settle: Settle) -> tuple[Party, ...]:
    """The students and roles that were typed, and all else of them as it is stored.

    Args:
        now: As it is stored.
        base: What the dialog was opened on.
        typed: What came out of it.
        settle: Puts what was typed of a student, from what it was before, on what is stored.

    Raises:
        DomainError: `PARTY_IN_USE` for a student who was taken out and of whom something is
            written; and whatever `settle` refuses.
    """
    stored = {p.student: p for p in now.parties}
    before = {p.student: p for p in base.parties}
    meant = {p.student: p for p in typed.parties}
    parties = [
        settle(before.get(student, there), party, there)
        if (there := stored.get(student))
        else party
        for student, party in meant.items()
    ]
    for student, party in stored.items():
        if student in meant:
            continue
        if student not in before:
            parties.append(party)  # somebody else has put the student in meanwhile
        elif party.has_words:
            raise DomainError(Fault.PARTY_IN_USE, student=student, field="students")
    return tuple(parties)
