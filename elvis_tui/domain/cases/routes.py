"""What a suspected employee (§ 12-5) or a serious case adds to the checklist."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import date

from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.text import folded
from elvis_tui.domain.written import is_written

_STRICTER = (FollowOn.STRICTER, FollowOn.COUNTY, FollowOn.FAIR)
_SERIOUS = (FollowOn.SERIOUS, FollowOn.ELEMENTS)
NOBODY_NAMED: Mapping[FollowOn, FreeText] = {}
_BETWEEN = re.compile(r"\s*(?:,|;|/|&| og )\s*")


class Owners(Record, frozen=True):
    """Who is to do what a suspicion puts on the checklist, where nobody has said so by hand.

    Args:
        by_duty: Who, where that is not who does it in every case.
        ours: What the program itself wrote there, for this suspicion or for another.
        suspected: What the suspected one is called, folded: none of it is that one's to do.
    """

    by_duty: Mapping[FollowOn, FreeText] = NOBODY_NAMED
    ours: frozenset[FreeText] = frozenset()
    suspected: frozenset[str] = frozenset()

    def of(self, step: Step) -> FreeText:
        """Who is to do a step: who was named by hand, unless that is the suspected one."""
        named = FreeText("") if step.who in self.ours else without(step.who, self.suspected)
        if named or step.follow_on is None:
            return named
        return self.by_duty.get(step.follow_on, named)


NOBODY = Owners()
"""Where all is done by whom it is in every case."""


def without(who: FreeText, called: Collection[str]) -> FreeText:
    """Those who are named in a field, but for whoever is called so; the same where none is."""
    named = _BETWEEN.split(unmasked(who))
    kept = [one for one in named if folded(one) not in called]
    return who if len(kept) == len(named) else FreeText(", ".join(kept))


def wanted(suspicion: Suspicion) -> tuple[FollowOn, ...]:
    """The duties that follow from a suspicion: of one in the leadership the head is not told."""
    return _STRICTER[1:] if suspicion.leader else _STRICTER


def suspected(
    case: Case,
    suspicion: Suspicion,
    today: date,
    owners: Owners = Owners(),
) -> Case:
    """The case with an employee suspected, and the duties of § 12-5 due on that day.

    What was decided of the report, that it is openly groundless, is decided at the county's step:
    it stays, but not where the leadership is suspected.

    Args:
        case: As it stands.
        suspicion: As typed.
        today: What day it is.
        owners: Who is to do the steps, where nobody has said so by hand.

    Raises:
        DomainError: `ALREADY_CLOSED`; `EMPTY_FIELD` without who; `DAY_TO_COME` or
            `STEP_BEFORE_REPORT` for a day that cannot be.
    """
    _check(case, suspicion.on, today)
    if not is_written(suspicion.whom):
        raise DomainError(Fault.EMPTY_FIELD, field="whom")
    was = case.suspicion.on if case.suspicion else None
    steps = _with_duties(case.steps, wanted(suspicion), _STRICTER, suspicion.on, owners, was=was)
    if suspicion.leader:
        steps = tuple(_told_after_all(s) if s.follow_on is FollowOn.COUNTY else s for s in steps)
    return groundless_as_decided(replace(case, suspicion=suspicion, steps=steps))


def suspicion_taken_back(case: Case) -> Case:
    """The case with nobody suspected; steps that were begun stay.

    Raises:
        DomainError: `ALREADY_CLOSED`; `NOT_FOUND` when nobody is.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if case.suspicion is None:
        raise DomainError(Fault.NOT_FOUND, what="suspicion")
    return replace(case, suspicion=None, steps=_with_duties(case.steps, (), _STRICTER, None))


def judged_serious(case: Case, severity: Severity, today: date) -> Case:
    """The case as a serious one: the owner of the school is told, then Elements.

    Raises:
        DomainError: `ALREADY_CLOSED`; `NO_TRIGGER` without one; `EMPTY_FIELD` without who judged
            and why; `DAY_TO_COME` or `STEP_BEFORE_REPORT` for a day that cannot be.
    """
    _check(case, severity.on, today)
    if not severity.triggers:
        raise DomainError(Fault.NO_TRIGGER)
    for name in ("by", "why"):
        if not is_written(getattr(severity, name)):
            raise DomainError(Fault.EMPTY_FIELD, field=name)
    was = case.severity.on if case.severity else None
    steps = _with_duties(case.steps, _SERIOUS, _SERIOUS, severity.on, was=was)
    return replace(case, severity=severity, steps=steps)


def severity_taken_back(case: Case) -> Case:
    """The case as one that is not serious after all; steps that were begun stay.

    Raises:
        DomainError: `ALREADY_CLOSED`; `NOT_FOUND` when it is not serious.
    """
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if case.severity is None:
        raise DomainError(Fault.NOT_FOUND, what="severity")
    return replace(case, severity=None, steps=_with_duties(case.steps, (), _SERIOUS, None))


def check_waivable(case: Case, step: Step) -> None:
    """Whether it may be decided at all that a step does not apply.

    Raises:
        DomainError: `LEADER_SUSPECTED` for the notice to the county: § 12-5 leaves nothing to be
            judged at the school then.
    """
    if step.follow_on is FollowOn.COUNTY and case.suspicion and case.suspicion.leader:
        raise DomainError(Fault.LEADER_SUSPECTED)


def groundless_as_decided(case: Case) -> Case:
    """The case whose suspicion tells what was decided at the county's step: openly groundless."""
    if case.suspicion is None:
        return case
    county = next((s for s in case.steps if s.follow_on is FollowOn.COUNTY), None)
    waived = county is not None and county.status is StepStatus.NOT_APPLICABLE
    decision = county.waived if county and waived else None
    return replace(case, suspicion=replace(case.suspicion, groundless=decision))


def check_owner(case: Case, step: Step) -> None:
    """Whether what follows from a suspicion is given to somebody else than the suspected one.

    Raises:
        DomainError: `SUSPECTED_OWNS`.
    """
    if case.suspicion is None or step.follow_on not in _STRICTER:
        return
    whom = {folded(unmasked(case.suspicion.whom))}
    is_same = any(s.id == step.id and s.who == step.who for s in case.steps)
    if not is_same and without(step.who, whom) != step.who:
        raise DomainError(Fault.SUSPECTED_OWNS, field="who")


def check_told(case: Case, step: Step) -> None:
    """Whether a duty of a serious case that is said to be done says what it has to.

    The plan: the owner of the school is informed, and then there is a written varsel in Elements.

    Raises:
        DomainError: `NO_INFORMER` where nobody is said to have informed the owner; `NO_REFERENCE`
            for a varsel without its reference; `OWNER_FIRST`, or `BEFORE_EVENT` by its day, for one
            that was written before the owner was informed.
    """
    if step.status is not StepStatus.DONE:
        return
    if step.follow_on is FollowOn.SERIOUS and not is_written(step.who):
        raise DomainError(Fault.NO_INFORMER, field="who")
    if step.follow_on is not FollowOn.ELEMENTS:
        return
    owner = next((s for s in case.steps if s.follow_on is FollowOn.SERIOUS), None)
    if owner is not None and owner.is_open:
        raise DomainError(Fault.OWNER_FIRST, field="status")
    if step.lacks_reference:
        raise DomainError(Fault.NO_REFERENCE, field="reference")
    if owner is not None and owner.on and step.on and step.on < owner.on:
        raise DomainError(Fault.BEFORE_EVENT, day=step.on, other=owner.on, field="on")


def asks_more(step: Step) -> bool:
    """Whether more is asked, before it is done, than that it is: a key alone cannot say it."""
    if step.follow_on is FollowOn.SERIOUS:
        return not is_written(step.who)
    return step.follow_on is FollowOn.ELEMENTS and not is_written(step.reference)


def _check(case: Case, on: date, today: date) -> None:
    if not case.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if on > today:
        raise DomainError(Fault.DAY_TO_COME, day=on, field="on")
    if on < case.reported_on:
        raise DomainError(Fault.STEP_BEFORE_REPORT, day=on, other=case.reported_on, field="on")


def _with_duties(
    steps: tuple[Step, ...],
    duties: tuple[FollowOn, ...],
    among: tuple[FollowOn, ...],
    on: date | None,
    owners: Owners = Owners(),
    was: date | None = None,
) -> tuple[Step, ...]:
    """The steps with `duties` and no other of those `among`, after the plan's own.

    A new one is due `on` that day. One that is there stays as it is, but for who is to do it where
    it is still to be done; if nobody has begun it or planned it, it follows when the day it `was`
    due by itself is put right.
    """
    kept = [s for s in steps if s.follow_on not in among or s.follow_on in duties or _is_begun(s)]
    there = {s.follow_on for s in kept}
    new = (
        Step(id=d.value, duty_id=d.duty_id, follow_on=d, due=on) for d in duties if d not in there
    )
    moved = (
        replace(s, due=on) if s.follow_on in duties and s.due == was and not _is_begun(s) else s
        for s in kept
    )
    owned = (
        replace(s, who=owners.of(s)) if s.follow_on in duties and s.is_open else s
        for s in (*moved, *new)
    )
    order = {duty: index for index, duty in enumerate(FollowOn, 1)}
    return tuple(sorted(owned, key=lambda s: order[s.follow_on] if s.follow_on else 0))


def _is_begun(step: Step) -> bool:
    """Whether anybody has done, decided or written something at it."""
    written = is_written(step.note) or is_written(step.reference)
    return step.status is not StepStatus.NOT_STARTED or written


def _told_after_all(step: Step) -> Step:
    if step.status is not StepStatus.NOT_APPLICABLE:
        return step
    return replace(step, status=StepStatus.NOT_STARTED, waived=None)
