"""The verbs of § 12-5 and of serious cases."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.across.concealing import is_hidden_from, the_one_called
from elvis_tui.domain.cases import routes
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import folded
from elvis_tui.domain.written import is_written
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.reader import Reader
from elvis_tui.wording.cases import head, school_owner, who_suspects

NO_REASON = FreeText("")
NOBODY_YET = Suspicion(whom=FreeText(""), on=date.min)


def suspect(
    desk: Desk,
    case_id: str,
    suspicion: Suspicion,
    base: Suspicion | None = None,
    why: FreeText = NO_REASON,
) -> Case:
    """Say that an employee is suspected: the duties of § 12-5 stand on the checklist.

    Args:
        desk: The working place.
        case_id: Which case.
        suspicion: As the form gave it; the record of the staff is found by the name.
        base: What the form was opened on, where somebody was suspected before.
        why: Why it is put right.

    Raises:
        DomainError: as `routes.suspected`; `EMPTY_FIELD` without a reason where it is another who
            is suspected; `STALE`, once, when a field changed in the form has been changed
            elsewhere, or somebody has been suspected meanwhile.
    """
    case = desk.get(Case, case_id)
    if case.suspicion is not None:
        fields = asked(Suspicion, Asked.FACTS)
        suspicion = desk.conflicts.settle(base or NOBODY_YET, suspicion, case.suspicion, fields)
    whom = unmasked(suspicion.whom).strip()
    is_another = base is not None and folded(unmasked(base.whom)) != folded(whom)
    person = the_one_called(whom, desk.all(Person).values())
    suspicion = replace(
        suspicion,
        whom=FreeText(whom),
        person=person.id if person else None,
        login=FreeText(unmasked(suspicion.login).strip()),
        formerly=FreeText("") if is_another else suspicion.formerly,
    )
    owners = _owners(desk, suspicion)
    suspected = routes.suspected(case, suspicion, desk.today, owners)
    if is_another and not is_written(why):
        raise DomainError(Fault.EMPTY_FIELD, field="correction")
    desk.save("case.suspect", suspected, why=why)
    return suspected


def _owners(reader: Reader, suspicion: Suspicion) -> routes.Owners:
    """Who is to do what follows: of the head, who does it else, nobody is to be told first.

    The head may be the one: whoever suspects tells the county, and the owner sees to the rest.
    """
    straight = {FollowOn.COUNTY: who_suspects(), FollowOn.FAIR: school_owner()}
    staff = reader.all(Person)
    called = {folded(unmasked(suspicion.whom))}
    if person := staff.get(suspicion.person or ""):
        called.add(folded(person.name))
        if sum(folded(p.role) == folded(person.role) for p in staff.values()) == 1:
            called.add(folded(person.role))
    called -= {""}
    past_head = suspicion.leader or folded(unmasked(head())) in called
    return routes.Owners(
        by_duty=straight if past_head else routes.NOBODY_NAMED,
        ours=frozenset(straight.values()),
        suspected=frozenset(called),
    )


def take_back_suspicion(desk: Desk, case_id: str, why: FreeText) -> Case:
    """Say that no employee is suspected after all; what was begun stays on the checklist.

    Raises:
        DomainError: as `routes.suspicion_taken_back`; `EMPTY_FIELD` without a reason.
    """
    case = routes.suspicion_taken_back(desk.get(Case, case_id))
    return _save(desk, "case.unsuspect", case, why)


def judge_serious(
    desk: Desk,
    case_id: str,
    severity: Severity,
    base: Severity | None = None,
    why: FreeText = NO_REASON,
) -> Case:
    """Judge a case to be serious: the school's owner and the varsel stand on the checklist.

    Args:
        desk: The working place.
        case_id: Which case.
        severity: As the form gave it.
        base: What the form was opened on, where it was serious before.
        why: Why it is put right, where it was more than a slip.

    Raises:
        DomainError: as `routes.judged_serious`; `STALE`, once, when a field changed in the form
            has been changed elsewhere.
    """
    case = desk.get(Case, case_id)
    if case.severity is not None:
        base = base or Severity(on=date.min)
        fields = asked(Severity, Asked.FACTS)
        severity = desk.conflicts.settle(base, severity, case.severity, fields)
    case = routes.judged_serious(case, severity, desk.today)
    desk.save("case.serious", case, why=why)
    return case


def take_back_severity(desk: Desk, case_id: str, why: FreeText) -> Case:
    """Say that a case is not serious after all; what was begun stays on the checklist.

    Raises:
        DomainError: as `routes.severity_taken_back`; `EMPTY_FIELD` without a reason.
    """
    case = routes.severity_taken_back(desk.get(Case, case_id))
    return _save(desk, "case.not_serious", case, why)


def may_be_suspected(reader: Reader) -> list[str]:
    """The names of the staff; those of other services are no employees of the school."""
    return sorted({p.name for p in reader.all(Person).values() if not p.external})


def hides_from_me(desk: Desk, suspicion: Suspicion) -> bool:
    """Whether a case would be hidden from whoever writes it: the log-in is like the one's."""
    return is_hidden_from(suspicion, desk.user, (), desk.all(Person))


def _save(desk: Desk, verb: str, case: Case, why: FreeText) -> Case:
    if not is_written(why):
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    desk.save(verb, case, why=why)
    return case
