"""How an internal deadline was counted: which days were passed over, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from elvis_tui.domain.plan.calendar import SATURDAY, SchoolYear, break_on
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import Record


class Why(StrEnum):
    """Why a day does not count."""

    BREAK = "break"
    """A break of the school, or a day off."""
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    OUTSIDE = "outside"
    """Between two school years."""


class Skipped(Record, frozen=True):
    """Days in a row that were passed over for the same reason; `name` is that of a break."""

    first: date
    last: date
    why: Why
    name: str = ""


class Counted(Record, frozen=True):
    """How many days counted, and which did not."""

    days: int
    skipped: tuple[Skipped, ...] = ()


def counted(
    start: date, end: date, years: Iterable[SchoolYear], counts: Callable[[date], bool]
) -> Counted:
    """How the days after `start` were counted, up to and with `end`.

    Args:
        start: The day it is counted from, which does not count itself.
        end: The deadline.
        years: The school years that are known.
        counts: Whether a day counts.
    """
    years = tuple(years)
    every = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    holidays = {d for year in range(start.year, end.year + 1) for d, _name in public_holidays(year)}

    def reason(day: date) -> tuple[Why, str] | None:
        if counts(day):
            return None
        if off := break_on(day, years):
            return Why.BREAK, off.name
        if day in holidays:
            # Each holiday has a name of its own.
            return Why.HOLIDAY, day.isoformat()
        return (Why.WEEKEND if day.isoweekday() >= SATURDAY else Why.OUTSIDE), ""

    skipped = []
    for why, group in groupby(every, reason):
        if why is not None:
            days = list(group)
            kind, name = why
            skipped.append(Skipped(days[0], days[-1], kind, "" if kind is Why.HOLIDAY else name))
    return Counted(sum(map(counts, every)), _joined(skipped))


def _joined(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """A summer is one, with its weekends."""
    found: list[Skipped] = []
    for one in skipped:
        before = found[-1] if found else None
        touches = before is not None and one.first - before.last == timedelta(days=1)
        if before and touches and Why.OUTSIDE in (before.why, one.why) and _is_summer(before, one):
            found[-1] = Skipped(before.first, one.last, Why.OUTSIDE)
        else:
            found.append(one)
    return tuple(found)


def _is_summer(one: Skipped, other: Skipped) -> bool:
    return {one.why, other.why} <= {Why.OUTSIDE, Why.WEEKEND}
