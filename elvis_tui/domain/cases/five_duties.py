"""Which of the five duties of § 12-4 a step is: the law names them, and a plan calls them so."""

from __future__ import annotations

from datetime import date
from enum import Enum

from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded


class LawDuty(Enum):
    """Those whose day stands in a relation to that of the report; the value is the law's word."""

    WATCH = "følge med"
    STEP_IN = "gripe inn"
    TELL = "melde fra"


def duty_of(step: Step) -> LawDuty | None:
    """Which of them a step is; None for another, and for one that a plan calls otherwise."""
    title = folded(step.title)
    return next((duty for duty in LawDuty if folded(duty.value) in title), None)


def may_come_first(step: Step) -> bool:
    """Whether a step may have been done before anybody reported anything.

    Who works at the school watches, and steps in, also before a mother telephones. To look into
    it, and to do something about it, answers to the report.
    """
    return duty_of(step) in (LawDuty.WATCH, LawDuty.STEP_IN)


def comes_before(case: Case, step: Step) -> bool:
    """Whether a step is said to have been done before the report, and may have been."""
    return step.on is not None and step.on < case.reported_on and may_come_first(step)


def day_done(case: Case, step: Step, today: date) -> date:
    """The day of a step that is done, where nobody says which: the head was told when it was."""
    is_told = duty_of(step) is LawDuty.TELL
    return case.raised_on if is_told and case.raised_on else today


def head_told(case: Case, before: date | None = None) -> Case:
    """The case with «Melde fra» done on the day it was raised with the head.

    That it was raised is that the duty was done: whoever writes the one has said the other. A day
    that was put right is put right at the step as well, where it had that of before.
    """
    if case.raised_on is None or case.raised_on == before:
        return case
    return replace(case, steps=tuple(_told(step, case.raised_on, before) for step in case.steps))


def _told(step: Step, raised_on: date, before: date | None) -> Step:
    if duty_of(step) is not LawDuty.TELL:
        return step
    if step.is_open:
        return replace(step, status=StepStatus.DONE, on=raised_on)
    return replace(step, on=raised_on) if before and step.on == before else step
