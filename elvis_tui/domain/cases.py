"""A school-environment case (opplæringsloven § 12-4) as a checklist of the plan's duties."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.plan import Duty
from elvis_tui.domain.record import Record, replace

INTERNAL_DEADLINE_DAYS = 5
"""Working days from report to written plan: the school's practice, not a deadline in law."""
COMPLAINT_AFTER_DAYS = 7
"""Days from report until the matter may be taken to Statsforvalteren (§ 12-6: a week)."""


class StepStatus(StrEnum):
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_APPLICABLE = "not_applicable"


class Step(Record, frozen=True, kw_only=True):
    """One duty on a case's checklist; `duty_id` points at the plan's own words for it."""

    id: str
    duty_id: str
    title: str
    who: str = ""
    status: StepStatus = StepStatus.NOT_STARTED
    on: date | None = None
    due: date | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.status in (StepStatus.NOT_STARTED, StepStatus.IN_PROGRESS)


class Case(Record, frozen=True, kw_only=True):
    """A case, named by `number` (2026-04). `deadline` is the school's own for the written plan."""

    id: str
    number: str
    title: str
    students: tuple[str, ...]
    reported_on: date
    reported_by: str = ""
    reported_how: str = ""
    deadline: date | None = None
    steps: tuple[Step, ...] = ()
    closed_on: date | None = None
    closed_why: str = ""

    @property
    def is_open(self) -> bool:
        return self.closed_on is None

    @property
    def next_step(self) -> Step | None:
        """The first step that is still open: what the case waits for."""
        return next((s for s in self.steps if s.is_open), None) if self.is_open else None

    @property
    def next_due(self) -> date | None:
        """When the next step should be done: its own date, else the internal deadline."""
        step = self.next_step
        return None if step is None else step.due or self.deadline

    @property
    def progress(self) -> tuple[int, int]:
        """Steps done and steps that apply."""
        apply = [s for s in self.steps if s.status is not StepStatus.NOT_APPLICABLE]
        return sum(s.status is StepStatus.DONE for s in apply), len(apply)

    @property
    def complaint_from(self) -> date:
        """First day the matter may be taken to Statsforvalteren (§ 12-6)."""
        return self.reported_on + timedelta(days=COMPLAINT_AFTER_DAYS)


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


def checklist(duties: Iterable[Duty]) -> tuple[Step, ...]:
    """The steps of a new case: the plan's duties in the plan's order, none begun."""
    return tuple(
        Step(id=d.id, duty_id=d.id, title=d.title, who=", ".join(d.responsible)) for d in duties
    )


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


def set_step(case: Case, step: Step) -> Case:
    """The case with `step` in place of the one of the same id.

    Raises:
        DomainError: `ALREADY_CLOSED`, or `NOT_FOUND` for a step the case does not have.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    step_of(case, step.id)
    return replace(case, steps=tuple(step if s.id == step.id else s for s in case.steps))


def check_closable(case: Case) -> None:
    """Whether the case can be ended now.

    Raises:
        DomainError: `ALREADY_CLOSED`, or `CASE_STEPS_OPEN` while a step is open.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    waiting = [s for s in case.steps if s.is_open]
    if waiting:
        raise DomainError(Fault.CASE_STEPS_OPEN, count=len(waiting), first=waiting[0].title)


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
