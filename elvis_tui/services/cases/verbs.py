"""The verbs of saker."""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.across import checklist
from elvis_tui.domain.across.case_timeline import timeline
from elvis_tui.domain.across.timeline import Event
from elvis_tui.domain.cases import rules
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import to_keep
from elvis_tui.services.desk.reader import Reader


def listed(reader: Reader, *, closed: bool = False) -> list[Case]:
    """Open cases, the one that waits longest first; or closed ones, newest first."""
    every = reader.all(Case).values()
    if closed:
        return sorted((c for c in every if not c.is_open), key=lambda c: c.number, reverse=True)
    return sorted((c for c in every if c.is_open), key=lambda c: (c.next_due or date.max, c.number))


def get(reader: Reader, case_id: str) -> Case:
    return reader.get(Case, case_id)


def is_open(reader: Reader, case_id: str) -> bool | None:
    """Whether it is open; None when it is not there any more."""
    found = reader.find(Case, case_id)
    return None if found is None else found.is_open


def events(reader: Reader, case: Case) -> list[Event]:
    """What happened in it, newest first."""
    return timeline(case, reader.all(Meeting).values(), reader.mentioning(HistoryEntry, case.id))


def complaint_from(reader: Reader, case: Case) -> date:
    """First day the matter may be taken to Statsforvalteren (§ 12-6), by the dated rules."""
    days = reader.sources.rule(RuleId.COMPLAINT_FROM, case.reported_on).number
    return case.reported_on + timedelta(days=days)


def start(desk: Desk, case: Case) -> Case:
    """Open a case with the duties of today's plan as its checklist.

    The follow-on duties (§ 12-5, serious cases) stand on the list as «gjelder ikke» until
    somebody says that they apply.

    Args:
        case: As the form gave it, with an empty id and number.

    Raises:
        DomainError: `NO_SUBJECT` without a student, `EMPTY_FIELD` without a title; `DAY_TO_COME`
            or `REPORT_AFTER_STEP` for a day of report that cannot be.
        InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own plan.
    """
    _check_facts(case)
    rules.check_reported(case, desk.today)
    plan = desk.sources.plan()
    steps = checklist.checklist(plan.duties) + tuple(
        Step(id=d, duty_id=d, follow_on=d, status=StepStatus.NOT_APPLICABLE) for d in FollowOn
    )
    case = replace(
        case,
        id=desk.new_id("case"),
        number=rules.next_number(desk.store.all(Case).values(), desk.today),
        steps=steps,
        deadline=_deadline(desk, case.reported_on),
        plan_digest=plan.digest,
    )
    _save(desk, "case.start", case)
    return case


def edit(desk: Desk, case: Case, base: Case | None = None) -> Case:
    """Save the facts a form may change; the steps stay.

    The internal deadline is counted from the report: when its date is put right, the deadline
    follows.

    Args:
        desk: The working place.
        case: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: as `start`, and `ALREADY_CLOSED`; `STALE`, once, when a field changed in the
            form has been changed elsewhere.
    """
    _check_facts(case)
    now = get(desk, case.id)
    if not now.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    edited = desk.conflicts.settle(base or now, case, now, asked(Case, Asked.FACTS))
    rules.check_reported(edited, desk.today)
    if edited.reported_on != now.reported_on:
        edited = replace(edited, deadline=_deadline(desk, edited.reported_on))
    _save(desk, "case.edit", edited)
    return edited


def _save(desk: Desk, verb: str, case: Case) -> None:
    """Save a case, and with it the words of the plan it was opened under."""
    desk.save(verb, case, *to_keep(desk, case.plan_digest))


def _check_facts(case: Case) -> None:
    if not case.students:
        raise DomainError(Fault.NO_SUBJECT, field="students")
    if not case.title.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="title")


def _deadline(desk: Desk, reported_on: date) -> date:
    """The school's own deadline for the written plan, else that of the dated rules.

    Practice, not law.
    """
    from elvis_tui.wording.public_holidays import public_holidays

    free = {**public_holidays(reported_on.year), **public_holidays(reported_on.year + 1)}
    days = desk.school.internal_deadline
    if days is None:
        days = desk.sources.rule(RuleId.INTERNAL_DEADLINE, reported_on).number
    return rules.working_days_after(reported_on, days, free.keys())


def set_step(
    desk: Desk, case_id: str, step: Step, base: Step | None = None, *, agreed: bool = False
) -> Case:
    """Save one step of the checklist; a step that is done gets today's date if it has none.

    Args:
        desk: The working place.
        case_id: Which case.
        step: As the form gave it.
        base: What the form was opened on.
        agreed: Somebody has said that nothing of the checklist shall apply.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a
            day that cannot be; `NOTHING_APPLIES` when it would be so and is not `agreed` to;
            `STALE`, once, when a field changed in the form has been changed elsewhere.
    """
    case = get(desk, case_id)
    now = rules.step_of(case, step.id)
    if not agreed and rules.leaves_nothing(case, step):
        raise DomainError(Fault.NOTHING_APPLIES, field="status")
    step = desk.conflicts.settle(base or now, step, now, asked(Step, Asked.FACTS))
    if step.status is StepStatus.DONE and step.on is None:
        step = replace(step, on=desk.today)
    case = rules.set_step(case, step, desk.today)
    _save(desk, "case.step", case)
    return case


def advance(desk: Desk, case_id: str, step_id: str) -> Case:
    """Bring a step on: begun, then done.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    step = rules.step_of(get(desk, case_id), step_id)
    return set_step(desk, case_id, replace(step, status=rules.status_after(step.status)))


def toggle_applies(desk: Desk, case_id: str, step_id: str, *, agreed: bool = False) -> Case:
    """Say that a step does not apply to the case, or that it does; one that is begun stays.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; `NOTHING_APPLIES` as `set_step`.
    """
    step = rules.step_of(get(desk, case_id), step_id)
    return set_step(desk, case_id, rules.toggled(step), agreed=agreed)


def would_leave_nothing(reader: Reader, case_id: str, step_id: str) -> bool:
    """Whether nothing would apply any more if `toggle_applies` were said of a step."""
    case = get(reader, case_id)
    return rules.leaves_nothing(case, rules.toggled(rules.step_of(case, step_id)))


def check_closable(reader: Reader, case_id: str) -> None:
    """Whether a case can be ended now, before anybody writes why.

    Raises:
        DomainError: `ALREADY_CLOSED` or `CASE_STEPS_OPEN`.
    """
    rules.check_closable(get(reader, case_id))


def close(desk: Desk, case_id: str, why: FreeText) -> Case:
    """End a case whose steps are all done."""
    case = rules.close(get(desk, case_id), today=desk.today, why=unmasked(why))
    _save(desk, "case.close", case)
    return case


def reopen(desk: Desk, case_id: str, why: FreeText) -> Case:
    """Take a closed case up again, with the reason.

    Raises:
        DomainError: `STILL_OPEN` or `EMPTY_FIELD`.
    """
    case = rules.reopen(get(desk, case_id), today=desk.today, why=unmasked(why))
    _save(desk, "case.reopen", case)
    return case
