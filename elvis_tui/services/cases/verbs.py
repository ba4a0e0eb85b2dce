"""The verbs of saker."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from elvis_tui.domain.across import checklist
from elvis_tui.domain.across.case_dates import check_reported
from elvis_tui.domain.across.case_timeline import timeline
from elvis_tui.domain.across.timeline import Event
from elvis_tui.domain.cases import rules
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.five_duties import day_done, head_told
from elvis_tui.domain.cases.moves import case_due, owed
from elvis_tui.domain.cases.parties import Party
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.routes import check_waivable
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.written import is_written
from elvis_tui.services.cases import deadlines
from elvis_tui.services.cases.closing_meeting import lacking_in_minutes, minutes_on
from elvis_tui.services.cases.deciding import settled
from elvis_tui.services.cases.left import left_ids
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import to_keep
from elvis_tui.services.desk.reader import Reader


def listed(reader: Reader, *, closed: bool = False) -> list[Case]:
    """Open cases, or closed ones with the newest first.

    Of open ones, what the school owes somebody to tell goes before all else, and then what waits
    longest.
    """
    every = reader.all(Case).values()
    if closed:
        return sorted((c for c in every if not c.is_open), key=lambda c: c.number, reverse=True)
    return sorted(
        (c for c in every if c.is_open),
        key=lambda c: (not owed(c), case_due(c) or date.max, c.number),
    )


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
    """First day the matter may be taken to Statsforvalteren (§ 12-6), by the dated rules.

    Counted from the day it was raised with the head; where that is not known, from the report.
    """
    raised = case.raised_on or case.reported_on
    days = reader.sources.rule(RuleId.COMPLAINT_FROM, raised).number
    return raised + timedelta(days=days)


def start(desk: Desk, case: Case) -> Case:
    """Open a case with the duties of today's plan as its checklist.

    With the day it was raised with the head, «Melde fra» is done that day (`head_told`).

    Args:
        case: As the form gave it, with an empty id and number.

    Raises:
        DomainError: `NO_SUBJECT` without a student, `EMPTY_FIELD` without a title; `DAY_TO_COME`
            or `REPORT_AFTER_STEP` for a day of report that cannot be.
        InputError: `SOURCE_UNUSABLE` or `INPUT_MISSING` for the package's own plan.
    """
    _check_facts(case)
    check_reported(case, desk.today)
    plan = desk.sources.duty_plan()
    case = replace(
        case,
        id=desk.new_id("case"),
        parties=_with_ids(desk, case.parties),
        number=rules.next_number(desk.store.all(Case).values(), desk.today),
        steps=checklist.checklist(plan.duties),
        plan_digest=plan.digest,
    )
    case = deadlines.with_deadline(desk, head_told(case))
    _save(desk, "case.start", case)
    return case


def edit(desk: Desk, case: Case, base: Case | None = None) -> Case:
    """Save the facts a form may change; the steps stay.

    The internal deadline is counted from the report, and for a student who came later from that
    day: when a date is put right, or the calendar has come since, the deadline follows.

    Args:
        desk: The working place.
        case: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: as `start`, and `ALREADY_CLOSED`; `PARTY_IN_USE` for a student of whom
            something is written and who was taken out; `STALE`, once, when a field changed in the
            form has been changed elsewhere; `ROLE_WHY` for one who is affected no more.
    """
    _check_facts(case)
    now = get(desk, case.id)
    if not now.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    base = base or now
    parties = rules.with_parties(now, base, case, partial(_settled, desk))
    facts = tuple(name for name in asked(Case, Asked.FACTS) if name != "parties")
    edited = replace(
        desk.conflicts.settle(base, case, now, facts), parties=_with_ids(desk, parties)
    )
    edited = head_told(edited, now.raised_on)
    check_reported(edited, desk.today, now.reported_on)
    edited = replace(edited, parties=_since(edited, now, desk.today))
    moved = edited.reported_on != now.reported_on
    edited = (deadlines.with_deadline if moved else deadlines.with_deadlines)(desk, edited)
    _save(desk, "case.edit", edited)
    return edited


def _since(case: Case, before: Case, today: date) -> tuple[Party, ...]:
    """The students, those who came now with the day."""
    return tuple(
        p if p.since or p.student in before.students else replace(p, since=today)
        for p in case.parties
    )


def _settled(desk: Desk, base: Party, typed: Party, now: Party) -> Party:
    party = desk.conflicts.settle(base, typed, now, asked(Party, Asked.FACTS))
    return rules.with_role(now, party)


def _with_ids(desk: Desk, parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple(p if p.id else replace(p, id=desk.new_id("party")) for p in parties)


def _save(desk: Desk, verb: str, case: Case) -> None:
    """Save a case, and with it the words of the plan it was opened under."""
    desk.save(verb, case, *to_keep(desk, case.plan_digest))


def _check_facts(case: Case) -> None:
    if not case.students:
        raise DomainError(Fault.NO_SUBJECT, field="students")
    if not is_written(case.title):
        raise DomainError(Fault.EMPTY_FIELD, field="title")


def set_step(desk: Desk, case_id: str, step: Step, base: Step | None = None) -> Case:
    """Save one step of the checklist; a step that is done gets a date if it has none (`day_done`).

    Args:
        desk: The working place.
        case_id: Which case.
        step: As the form gave it.
        base: What the form was opened on.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a
            day that cannot be; `NO_REASON` when it is to apply no more: that is `waive`;
            `STALE`, once, when a field changed in the form has been changed elsewhere.
    """
    case = get(desk, case_id)
    now = rules.step_of(case, step.id)
    step = desk.conflicts.settle(base or now, step, now, asked(Step, Asked.FACTS))
    gone = StepStatus.NOT_APPLICABLE
    if step.status is gone and now.status is not gone:
        raise DomainError(Fault.NO_REASON, field="status")
    if step.status is StepStatus.DONE and step.on is None:
        step = replace(step, on=day_done(case, step, desk.today))
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


def waive(
    desk: Desk, case_id: str, step_id: str, decision: Decision, base: Decision | None = None
) -> Case:
    """Decide that a step does not apply to the case: why, who, and when.

    Args:
        desk: The working place.
        case_id: Which case.
        step_id: Which step.
        decision: As the form gave it.
        base: The decision the form was opened on, where there was one.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`; `EMPTY_FIELD` or `DUTY_DONE` as
            `rules.waived`; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that cannot be;
            `LEADER_SUSPECTED`; `STALE`, once, when somebody has decided meanwhile.
    """
    case = get(desk, case_id)
    now = rules.step_of(case, step_id)
    check_waivable(case, now)
    made = now.waived if now.status is StepStatus.NOT_APPLICABLE else None
    decision = settled(desk, base, decision, made)
    rules.check_decided(case, decision, desk.today)
    step = rules.waived(now, decision)
    case = rules.set_step(case, step, desk.today)
    _save(desk, "case.waive", case)
    return case


def apply_after_all(desk: Desk, case_id: str, step_id: str) -> Case:
    """Say that a step applies after all.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    case = get(desk, case_id)
    step = rules.applying(rules.step_of(case, step_id))
    case = rules.set_step(case, step, desk.today)
    _save(desk, "case.step", case)
    return case


def check_closable(reader: Reader, case_id: str) -> None:
    """Whether a case can be ended now, before anybody writes why.

    Raises:
        DomainError: `ALREADY_CLOSED` or `CASE_LACKS`.
    """
    case = get(reader, case_id)
    lacks = lacking_in_minutes(reader, case)
    rules.check_closable(case, minutes_on(reader, case), left_ids(reader, case), lacks)


def close(desk: Desk, case_id: str, why: FreeText) -> Case:
    """End a case for which nothing is missing.

    Raises:
        DomainError: as `rules.close`.
    """
    case = get(desk, case_id)
    case = rules.close(
        case,
        today=desk.today,
        why=unmasked(why),
        minutes_on=minutes_on(desk, case),
        left=left_ids(desk, case),
        in_minutes=lacking_in_minutes(desk, case),
    )
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
