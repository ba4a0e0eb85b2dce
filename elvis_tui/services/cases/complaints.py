"""The verbs of a matter at Statsforvalteren, and what the family can do before (§ 12-6)."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases import complaint_rules as rules
from elvis_tui.domain.cases.complaint_rules import MayReport, Stage
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.dated_rules import RuleId
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.kinds import TABLES
from elvis_tui.domain.plan.document import section
from elvis_tui.domain.plan.records import Plan
from elvis_tui.domain.record import replace
from elvis_tui.services.cases.left import left_students
from elvis_tui.services.cases.verbs import complaint_from
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import plan_under
from elvis_tui.services.desk.reader import Reader

SECTION = "Klageinstans"
"""The heading of the plan under which it says what the family can do."""
_VERBS = {
    Stage.REPORTED: "case.complaint",
    Stage.ASKED_FOR: "case.complaint_asked",
    Stage.SENT: "case.complaint_sent",
    Stage.DECIDED: "case.complaint_decided",
    Stage.FOLLOWED: "case.complaint_followed",
}


def may_report(reader: Reader, case: Case) -> MayReport:
    """From which day the family may take it to Statsforvalteren, and for whom not."""
    return MayReport(
        on=complaint_from(reader, case),
        is_raised=case.raised_on is not None,
        left=tuple(student.id for student in left_students(reader, case)),
        appeal_weeks=reader.sources.rule(RuleId.APPEAL_BY, reader.today).number,
    )


def appeal_by(reader: Reader, complaint: Complaint) -> date | None:
    """Last day on which the student may appeal the decision, by the dated rules."""
    if complaint.decided_on is None:
        return None
    weeks = reader.sources.rule(RuleId.APPEAL_BY, complaint.decided_on).number
    return rules.appeal_by(complaint, weeks)


def plan_words(reader: Reader, case: Case) -> str:
    """The plan's own words about it; empty where it has none.

    Raises:
        InputError: when no plan can be read.
    """
    plan: Plan = plan_under(reader, case.plan_digest) or reader.sources.plan()
    found = section(plan, SECTION)
    return found.text if found else ""


def proposed(reader: Reader) -> Complaint:
    """A new one as a dialog begins with it."""
    return Complaint(id="", on=reader.today)


def report(desk: Desk, case_id: str, typed: Complaint) -> Complaint:
    """Write down that the case has been taken to Statsforvalteren.

    Raises:
        DomainError: as `complaint_rules.with_complaint`.
    """
    new = replace(typed, id=desk.new_id("complaint"))
    case = rules.with_complaint(desk.get(Case, case_id), new, desk.today)
    desk.save(_VERBS[Stage.REPORTED], case)
    return new


def edit(desk: Desk, case_id: str, typed: Complaint, stage: Stage, base: Complaint) -> Complaint:
    """Save what was typed of one step.

    Args:
        desk: The working place.
        case_id: Of which case.
        typed: What came out of the dialog.
        stage: Which step it asked for.
        base: What it was opened on.

    Raises:
        DomainError: as `report`; `NOT_FOUND`; `STALE`, once, when a field changed in the form has
            been changed elsewhere.
    """
    case = desk.get(Case, case_id)
    now = rules.complaint_of(case, typed.id)
    settled = desk.conflicts.settle(base, typed, now, asked(Complaint, stage.asks))
    settled = rules.told_at(stage, now, settled)
    desk.save(_VERBS[stage], rules.with_complaint(case, settled, desk.today))
    return settled


def take_away(desk: Desk, case_id: str, complaint_id: str) -> None:
    """Take away what was written by mistake; it can be undone.

    Raises:
        DomainError: `ALREADY_CLOSED` or `NOT_FOUND`.
    """
    case = desk.get(Case, case_id)
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    desk.save("case.complaint_take_away", rules.without_complaint(case, complaint_id))


def erase(desk: Desk, case_id: str, complaint_id: str, why: FreeText) -> None:
    """Take away for the student's sake: gone from data, history and former versions alike.

    Raises:
        DomainError: `NOT_FOUND`; `EMPTY_FIELD` without a reason.
    """
    from elvis_tui.domain.erasing import copy_marks

    case = desk.get(Case, case_id)
    gone = rules.complaint_of(case, complaint_id)
    written = tuple(
        map(unmasked, (gone.by, gone.asked_for, gone.sent, gone.decision, gone.followed))
    )
    desk.erase(
        "case.complaint_erase",
        rules.without_complaint(case, complaint_id),
        marks=(complaint_id, *copy_marks(written, case_id)),
        why=why,
        told_of=((TABLES[Case], case_id),),
    )
    desk.drafts.forget(*filter(None, written))
