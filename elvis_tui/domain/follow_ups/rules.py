"""What may be done with a follow-up, and in which order they come."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import (
    Contact,
    ContactMethod,
    FollowUp,
    Level,
    Measure,
    Phase,
    Reached,
)
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace


def next_due(follow_up: FollowUp) -> date | None:
    """The nearest date of its own."""
    return follow_up.next_due


def by_next_date(
    follow_ups: Iterable[FollowUp], due: Callable[[FollowUp], date | None] = next_due
) -> list[FollowUp]:
    """Soonest first, red before yellow before green on the same day, undated last.

    Args:
        follow_ups: Those to put in order.
        due: Which day each comes up.
    """
    weight = {Level.RED: 0, Level.YELLOW: 1, Level.GREEN: 2}
    return sorted(
        follow_ups, key=lambda f: (due(f) or date.max, weight[f.level], f.opened_on, f.id)
    )


def close(follow_up: FollowUp, *, today: date, why: str) -> FollowUp:
    """The follow-up, ended; its record stays.

    Raises:
        DomainError: `ALREADY_CLOSED`, or `EMPTY_FIELD` without a reason.
    """
    if not follow_up.is_open:
        raise DomainError(Fault.ALREADY_CLOSED)
    if not why.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="why")
    return replace(
        follow_up,
        phase=Phase.CLOSED,
        closed_on=today,
        closed_why=why,
        next_date=None,
        next_what="",
    )


def reopen(follow_up: FollowUp, *, today: date, why: str) -> FollowUp:
    """The ended follow-up, taken up again, with the next date and step it comes with.

    Raises:
        DomainError: `STILL_OPEN`, or `EMPTY_FIELD` without a reason.
    """
    if follow_up.is_open:
        raise DomainError(Fault.STILL_OPEN)
    if not why.strip():
        raise DomainError(Fault.EMPTY_FIELD, field="reopened_why")
    return replace(
        follow_up,
        phase=Phase.FOLLOWING,
        closed_on=None,
        closed_why="",
        reopened_on=today,
        reopened_why=why,
    )


def last_seen(follow_up: FollowUp, is_subject: Callable[[str], bool]) -> date | None:
    """The last day somebody met or spoke with the one it is about.

    A note is no meeting, a message is no talk, and a talk with a parent is not one with the
    student.

    Args:
        follow_up: The follow-up.
        is_subject: Whether whom a contact names is the student or the class.
    """
    days = (
        c.on
        for c in follow_up.contacts
        if c.reached is Reached.YES
        and c.how is not ContactMethod.MESSAGE
        and is_subject(unmasked(c.whom))
    )
    return max(days, default=None)


def check_contact(contact: Contact, today: date) -> None:
    """Whether the contact can have been.

    Raises:
        DomainError: `DAY_TO_COME`; `BEFORE_CONTACT` for a next contact that is not after it.
    """
    if contact.on > today:
        raise DomainError(Fault.DAY_TO_COME, day=contact.on, field="on")
    if contact.next_on is not None and contact.next_on <= contact.on:
        raise DomainError(
            Fault.BEFORE_CONTACT, day=contact.next_on, other=contact.on, field="next_on"
        )


def check_measure(measure: Measure) -> None:
    """Whether its days can follow each other.

    Raises:
        DomainError: `EVALUATED_BEFORE_START`.
    """
    for name, day in (("evaluate_on", measure.evaluate_on), ("result", measure.evaluated_on)):
        if day and day < measure.start:
            raise DomainError(
                Fault.EVALUATED_BEFORE_START, day=day, other=measure.start, field=name
            )


def evaluate(
    follow_up: FollowUp,
    measure_id: str,
    *,
    today: date,
    result: str,
    went: Went = Went.NOT_TOLD,
) -> FollowUp:
    """The follow-up with one measure evaluated today.

    Raises:
        DomainError: `NOT_FOUND` for a measure it does not have, `EVALUATED_BEFORE_START`.
    """
    old = next((m for m in follow_up.measures if m.id == measure_id), None)
    if old is None:
        raise DomainError(Fault.NOT_FOUND, what="measure")
    evaluated = replace(old, result=result, went=went, evaluated_on=today)
    check_measure(evaluated)
    return replace(
        follow_up, measures=tuple(evaluated if m is old else m for m in follow_up.measures)
    )
