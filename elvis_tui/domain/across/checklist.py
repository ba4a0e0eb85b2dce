"""The plan's duties as the checklist of a new case."""

from __future__ import annotations

from collections.abc import Iterable

from elvis_tui.domain.cases.records import Step
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.plan.records import Duty


def checklist(duties: Iterable[Duty]) -> tuple[Step, ...]:
    """The steps of a new case: the plan's duties in the plan's order, none begun."""
    return tuple(
        Step(id=d.id, duty_id=d.id, title=d.title, who=FreeText(", ".join(d.responsible)))
        for d in duties
    )
