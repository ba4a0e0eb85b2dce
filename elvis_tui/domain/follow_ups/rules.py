"""What may be done with a follow-up, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Level, Phase
from elvis_tui.domain.record import replace


def by_next_date(follow_ups: Iterable[FollowUp]) -> list[FollowUp]:
    """Soonest first, red before yellow before green on the same day, undated last."""
    weight = {Level.RED: 0, Level.YELLOW: 1, Level.GREEN: 2}
    return sorted(
        follow_ups, key=lambda f: (f.next_due or date.max, weight[f.level], f.opened_on, f.id)
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


def evaluate(follow_up: FollowUp, measure_id: str, *, today: date, result: str) -> FollowUp:
    """The follow-up with one measure evaluated today.

    Raises:
        DomainError: `NOT_FOUND` for a measure it does not have.
    """
    if all(m.id != measure_id for m in follow_up.measures):
        raise DomainError(Fault.NOT_FOUND, what="measure")
    return replace(
        follow_up,
        measures=tuple(
            replace(m, result=result, evaluated_on=today) if m.id == measure_id else m
            for m in follow_up.measures
        ),
    )
