"""How far a case is, step by step: one mark each, told by its sign and never by colour alone."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.moves import moves, owed
from elvis_tui.domain.cases.records import Case, StepStatus


class Progress(StrEnum):
    """How far one step is."""

    DONE = "done"
    NOW = "now"
    """In progress, or what the case waits for."""
    LATE = "late"
    NOT_NEEDED = "not_needed"
    """It has been decided that it does not apply."""
    NO_REASON = "no_reason"
    """It is said not to apply, and nobody has written why."""
    WAITING = "waiting"


def progress(case: Case, today: date) -> tuple[Progress, ...]:
    """How far each step is, in the order of the checklist."""
    due = {move.step.id: move.on for move in moves(case) if move.step and move.on}
    late = {step_id for step_id, on in due.items() if on < today}
    waits = case.next_step.id if case.next_step else ""
    owes = {step.id for step in owed(case)}
    found = []
    for step in case.steps:
        if step.status is StepStatus.DONE and not step.lacks_reference:
            found.append(Progress.DONE)
        elif step.lacks_reason:
            found.append(Progress.NO_REASON)
        elif step.status is StepStatus.NOT_APPLICABLE:
            found.append(Progress.NOT_NEEDED)
        elif step.id in late:
            found.append(Progress.LATE)
        elif step.status is not StepStatus.NOT_STARTED or step.id in (waits, *owes):
            found.append(Progress.NOW)
        else:
            found.append(Progress.WAITING)
    return tuple(found)
