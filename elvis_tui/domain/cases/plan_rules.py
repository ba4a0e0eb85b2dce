"""What a written plan must hold before it is finished, and what it waits for then (§ 12-4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from elvis_tui.domain.cases.decisions import Decision, check_decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped, Party, Role
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import Record, exchanged, replace
from elvis_tui.domain.written import is_written


class Gap(StrEnum):
    """What a plan lacks: the student's voice first, and then the five things of § 12-4."""

    EXPERIENCE = "experience"
    BEST_INTEREST = "best_interest"
    PROBLEM = "problem"
    MEASURES = "measures"
    WHAT = "what"
    WHEN = "when"
    WHO = "who"
    EVALUATION = "evaluation"


class Lack(Record, frozen=True):
    """One thing a plan lacks, and of which measure."""

    gap: Gap
    measure: FreeText = FreeText("")


def needs_plan(party: Party) -> bool:
    """Whether the duty to make a plan is towards this student: not a witness's, or the other's.

    Whose role nobody has told is taken for one who is affected.
    """
    return party.role in (Role.AFFECTED, Role.NOT_TOLD)


def has_plan(party: Party) -> bool:
    """Whether there is a plan to be signed for this student, or is to be one."""
    return party.plan.not_made is None and (needs_plan(party) or party.plan.is_begun)


def lacking(party: Party) -> tuple[Lack, ...]:
    """What is missing before the plan of one student can be called finished."""
    return tuple(_lacking(party))


def _lacking(party: Party) -> Iterator[Lack]:
    plan = party.plan
    if not is_written(party.experience):
        yield Lack(Gap.EXPERIENCE)
    if not is_written(party.best_interest):
        yield Lack(Gap.BEST_INTEREST)
    if not is_written(plan.problem):
        yield Lack(Gap.PROBLEM)
    if not plan.measures:
        yield Lack(Gap.MEASURES)
    for measure in plan.measures:
        if not is_written(measure.what):
            yield Lack(Gap.WHAT, measure.what)
        if measure.start is None:
            yield Lack(Gap.WHEN, measure.what)
        if not is_written(measure.who):
            yield Lack(Gap.WHO, measure.what)
        if measure.evaluate_on is None:
            yield Lack(Gap.EVALUATION, measure.what)


def is_settled(party: Party) -> bool:
    """Whether the plan is finished, or it has been decided that there shall be none."""
    plan = party.plan
    return plan.finished_on is not None or bool(plan.not_made and plan.not_made.is_whole)


def party_of(case: Case, party_id: str) -> Party:
    """One student's part in a case.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    found = next((p for p in case.parties if p.id == party_id), None)
    if found is None:
        raise DomainError(Fault.NOT_FOUND, what="party")
    return found


def measure_of(party: Party, measure_id: str) -> CaseMeasure:
    """One measure of a student's plan.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    found = next((m for m in party.plan.measures if m.id == measure_id), None)
    if found is None:
        raise DomainError(Fault.NOT_FOUND, what="measure")
    return found


def with_party(case: Case, party: Party) -> Case:
    """The case with `party` in place of the one of its id.

    Raises:
        DomainError: `ALREADY_CLOSED`, or `NOT_FOUND`.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    party_of(case, party.id)
    return replace(case, parties=exchanged(case.parties, party.id, party))


def with_plan(party: Party, plan: CasePlan) -> Party:
    """The student's part with a plan changed; one that lacks something now is finished no more."""
    changed = replace(party, plan=plan)
    if plan.finished_on and lacking(changed):
        changed = replace(changed, plan=unfinished(plan))
    return changed


def unfinished(plan: CasePlan) -> CasePlan:
    """The plan as one that is being changed; when it was first finished, and by whom, stands."""
    return replace(
        plan,
        finished_on=None,
        finished_by=FreeText(""),
        first_finished_on=plan.first_finish,
        first_finished_by=plan.first_finished_by if plan.first_finished_on else plan.finished_by,
    )


def check_whole(party: Party) -> None:
    """Whether a plan has all it must hold.

    Raises:
        DomainError: `PLAN_LACKS` with what is missing, named.
    """
    if lacks := lacking(party):
        raise DomainError(Fault.PLAN_LACKS, lacks=lacks)


def finished(party: Party, *, today: date, by: FreeText) -> Party:
    """The plan, called finished; one that is finished already stays as it was.

    Raises:
        DomainError: as `check_whole`; `EMPTY_FIELD` where nobody says so.
    """
    check_whole(party)
    if party.plan.finished_on:
        return party
    if not is_written(by):
        raise DomainError(Fault.EMPTY_FIELD, field="by")
    return replace(
        party, plan=replace(party.plan, finished_on=today, finished_by=by, not_made=None)
    )


def not_made(party: Party, decision: Decision) -> Party:
    """That there shall be no plan for a student, by a decision.

    Raises:
        DomainError: `EMPTY_FIELD` without a reason or without who decided.
    """
    check_decision(decision)
    return replace(party, plan=replace(unfinished(party.plan), not_made=decision))


def check_measure(case: Case, measure: CaseMeasure) -> None:
    """Whether the days of a measure can be.

    Raises:
        DomainError: `STEP_BEFORE_REPORT`; `EVALUATED_BEFORE_START`.
    """
    start, evaluate = measure.start, measure.evaluate_on
    for name, day in (("start", start), ("evaluate_on", evaluate)):
        if day and day < case.reported_on:
            raise DomainError(Fault.STEP_BEFORE_REPORT, day=day, other=case.reported_on, field=name)
    if start and evaluate and evaluate < start:
        raise DomainError(
            Fault.EVALUATED_BEFORE_START, day=evaluate, other=start, field="evaluate_on"
        )


def evaluated(measure: CaseMeasure, *, today: date) -> CaseMeasure:
    """The measure, evaluated: how it went, whether it helped, and what was found.

    Raises:
        DomainError: `EMPTY_FIELD` for what is not told; `DAY_TO_COME`;
            `EVALUATED_BEFORE_START`.
    """
    on = measure.evaluated_on or today
    if measure.went is Went.NOT_TOLD:
        raise DomainError(Fault.EMPTY_FIELD, field="went")
    if measure.helped is Helped.NOT_TOLD:
        raise DomainError(Fault.EMPTY_FIELD, field="helped")
    if not is_written(measure.result):
        raise DomainError(Fault.EMPTY_FIELD, field="result")
    if on > today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="evaluated_on")
    if measure.start and on < measure.start:
        raise DomainError(
            Fault.EVALUATED_BEFORE_START, day=on, other=measure.start, field="evaluated_on"
        )
    return replace(measure, evaluated_on=on)


def affected(parties: Iterable[Party]) -> list[Party]:
    """Those whom the duty to act is towards."""
    return [p for p in parties if needs_plan(p)]
