"""A school-environment case (opplæringsloven § 12-4) as a checklist of the plan's duties."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.record import Record

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
