"""How an internal deadline was counted: which days were passed over, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from elvis_tui.domain.plan.calendar import JULY, SATURDAY, SchoolYear, break_on, school_year_of
from elvis_tui.domain.plan.public_holidays import public_holidays
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import label_of, starting_year


class Why(StrEnum):
    """Why a day does not count."""

    BREAK = "break"
    """A break of the school, or a day off."""
    HOLIDAY = "holiday"
    WEEKEND = "weekend"
    OUTSIDE = "outside"
    """Between two school years."""
    ASSUMED = "assumed"
    """Usually without school: the calendar of the year is not known."""


class Skipped(Record, frozen=True):
    """Days in a row that were passed over for the same reason; `name` is that of a break."""

    first: date
    last: date
    why: Why
    name: str = ""


class Counted(Record, frozen=True):
    """How many days counted, and which did not.

    `unknown` are the school years whose calendar it was counted without: it is uncertain.
    """

    days: int
    skipped: tuple[Skipped, ...] = ()
    unknown: tuple[str, ...] = ()


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
        if day.isoweekday() >= SATURDAY:
            return Why.WEEKEND, ""
        is_assumed = day.month != JULY and school_year_of(day, years) is None
        return (Why.ASSUMED if is_assumed else Why.OUTSIDE), ""

    skipped = []
    for why, group in groupby(every, reason):
        if why is not None:
            days = list(group)
            kind, name = why
            skipped.append(Skipped(days[0], days[-1], kind, "" if kind is Why.HOLIDAY else name))
    unknown = (starting_year(day) for day in every if school_year_of(day, years) is None)
    labels = tuple(label_of(year) for year in sorted(set(unknown)))
    return Counted(sum(map(counts, every)), _joined(skipped), labels)


def _joined(skipped: Iterable[Skipped]) -> tuple[Skipped, ...]:
    """A summer is one, with its weekends."""
    found: list[Skipped] = []
    for one in skipped:
        before = found[-1] if found else None
        touches = before is not None and one.first - before.last == timedelta(days=1)
        if before and touches and _is_summer(before, one):
            reasons = {before.why, one.why}
            why = Why.ASSUMED if Why.ASSUMED in reasons else Why.OUTSIDE
            found[-1] = Skipped(before.first, one.last, why)
        else:
            found.append(one)
    return tuple(found)


def _is_summer(one: Skipped, other: Skipped) -> bool:
    whys = {one.why, other.why}
    return whys <= {Why.OUTSIDE, Why.ASSUMED, Why.WEEKEND} and whys != {Why.WEEKEND}
