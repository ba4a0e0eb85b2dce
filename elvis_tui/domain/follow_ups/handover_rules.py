"""The hand-over to next year's team: one a school year, and what belongs beside it."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Handover, Measure
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year

TOLD = ("works", "reach", "family", "peers", "left_to_do", "remember", "in_confidence")
"""What is asked about, strengths first."""


def of_this_year(follow_up: FollowUp, today: date) -> Handover | None:
    """The hand-over of the school year that `today` lies in, if one is written."""
    return next(iter(all_of_this_year(follow_up, today)), None)


def all_of_this_year(follow_up: FollowUp, today: date) -> tuple[Handover, ...]:
    """Those of the school year, the newest first: two where two records of one were joined."""
    year = starting_year(today)
    written = [one for one in follow_up.handovers if starting_year(one.on) == year]
    return tuple(sorted(written, key=lambda one: one.on, reverse=True))


def check(handover: Handover) -> None:
    """Whether anything is handed over.

    Raises:
        DomainError: `EMPTY_FIELD`.
    """
    if not any(unmasked(getattr(handover, name)).strip() for name in TOLD):
        raise DomainError(Fault.EMPTY_FIELD, field=TOLD[0])


def confided(before: Handover | None, after: Handover, user: FreeText, *, mine: bool) -> Handover:
    """The hand-over with whose it is what is given in confidence.

    Args:
        before: As it stood, if it did.
        after: As it was typed.
        user: Who typed it.
        mine: Whether what stood there in confidence is that user's.

    Raises:
        DomainError: `NOT_YOURS` for another one's that was changed.
    """
    stood = before.in_confidence if before else FreeText("")
    if after.in_confidence == stood:
        return replace(after, confided_by=before.confided_by if before else FreeText(""))
    if before and stood and not mine:
        raise DomainError(Fault.NOT_YOURS, who=unmasked(before.confided_by), field="in_confidence")
    return replace(after, confided_by=user if after.in_confidence else FreeText(""))


def carried_out(follow_up: FollowUp) -> list[Measure]:
    """The evaluated measures that went as planned, the last evaluated first."""
    return [m for m in _evaluated(follow_up) if m.went is Went.AS_PLANNED]


def otherwise_tried(follow_up: FollowUp) -> list[Measure]:
    """The other evaluated measures: what did not come about is worth knowing, too."""
    return [m for m in _evaluated(follow_up) if m.went is not Went.AS_PLANNED]


def _evaluated(follow_up: FollowUp) -> list[Measure]:
    done = [m for m in follow_up.measures if m.evaluated_on is not None]
    return sorted(done, key=lambda m: m.evaluated_on or date.min, reverse=True)
