"""What may be done with a case and its steps, and when the written plan is due."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.record import replace


def working_days_after(start: date, days: int, free: Collection[date] = ()) -> date:
    """The day `days` working days after `start`: Monday to Friday, less the days in `free`."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.isoweekday() <= 5 and day not in free:
            days -= 1
    return day


def next_number(cases: Iterable[Case], today: date) -> str:
    """The next free case number of the year, never one that has been used."""
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


def check_reported(case: Case, today: date) -> None:
    """Whether the case can have been reported on its day.

    Raises:
        DomainError: `DAY_TO_COME`, or `REPORT_AFTER_STEP` when something was done before.
    """
    if case.reported_on > today:
        raise DomainError(Fault.DAY_TO_COME, day=case.reported_on, field="on")
    before = [step.on for step in case.steps if step.on and step.on < case.reported_on]
    if before:
        raise DomainError(
            Fault.REPORT_AFTER_STEP, day=case.reported_on, other=min(before), field="on"
        )


def set_step(case: Case, step: Step, today: date) -> Case:
    """The case with `step` in place of the one of the same id.

    Raises:
        DomainError: `ALREADY_CLOSED`; `NOT_FOUND` for a step the case does not have; `DAY_TO_COME`
            or `STEP_BEFORE_REPORT` for a day that cannot be.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    step_of(case, step.id)
    if step.on and step.on > today:
        raise DomainError(Fault.DAY_TO_COME, day=step.on, field="on")
    for name, day in (("on", step.on), ("due", step.due)):
        if day and day < case.reported_on:
            raise DomainError(Fault.STEP_BEFORE_REPORT, day=day, other=case.reported_on, field=name)
    return replace(case, steps=tuple(step if s.id == step.id else s for s in case.steps))


def toggled(step: Step) -> Step:
    """The step said not to apply, or that it does; one that is begun stays."""
    status = {
        StepStatus.NOT_STARTED: StepStatus.NOT_APPLICABLE,
        StepStatus.NOT_APPLICABLE: StepStatus.NOT_STARTED,
    }.get(step.status, step.status)
    return replace(step, status=status)


def leaves_nothing(case: Case, step: Step) -> bool:
    """Whether nothing of the checklist would apply with `step` in place of the one of its id.

    The plan's duties follow from § 12-4 in every case: that none of them applies is asked about.
    """
    if step.status is not StepStatus.NOT_APPLICABLE:
        return False
    applied = {s.id for s in case.steps if s.status is not StepStatus.NOT_APPLICABLE}
    return applied == {step.id}


def check_closable(case: Case) -> None:
    """Whether the case can be ended now.

    Raises:
        DomainError: `ALREADY_CLOSED`, or `CASE_STEPS_OPEN` while a step is open.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    waiting = [s for s in case.steps if s.is_open]
    if waiting:
        raise DomainError(
            Fault.CASE_STEPS_OPEN,
            count=len(waiting),
            first=waiting[0].title or waiting[0].follow_on,
        )


def close(case: Case, *, today: date, why: str) -> Case:
    """The case, ended. The plan: «Referat fra avslutningsmøte skal foreligge.»

    Raises:
        DomainError: `ALREADY_CLOSED`, `CASE_STEPS_OPEN` while a step is open, `EMPTY_FIELD`
            without a reason.
    """
    check_closable(case)
    if not why.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    return replace(case, closed_on=today, closed_why=why)


def reopen(case: Case, *, today: date, why: str) -> Case:
    """The closed case, taken up again: the duty lasts until the student is safe (the plan).

    Raises:
        DomainError: `STILL_OPEN`, or `EMPTY_FIELD` without a reason.
    """
    if case.is_open:
        raise DomainError(Fault.STILL_OPEN)
    if not why.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="reopened_why")
    return replace(case, closed_on=None, closed_why="", reopened_on=today, reopened_why=why)
