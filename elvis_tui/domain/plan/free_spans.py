"""The days of a month without school, one after another as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import SATURDAY, SchoolYear, is_school_day
from elvis_tui.domain.plan.free_days import Free, FreeKind, why_free
from elvis_tui.domain.plan.placement import Span
from elvis_tui.domain.record import replace


def free_spans(
    days: Iterable[date], years: Iterable[SchoolYear], holidays: Mapping[date, str]
) -> tuple[tuple[Span, Free], ...]:
    """The breaks, holidays and other free days of some days, in order, each with why.

    A weekend is told of only where it is a public holiday: that it is free needs no source. A
    break that begins before the days or ends after them has all its days.

    Args:
        days: Those of a month, in order.
        years: The school years whose calendar is known.
        holidays: Names of the public holidays of the days.
    """
    known = tuple(years)
    found: list[tuple[Span, Free]] = []
    for day in days:
        free = why_free(day, known, holidays)
        if free is None or free.kind is FreeKind.WEEKEND:
            continue
        free = replace(free, beside="")  # it is told by itself, whatever week it lies in
        if free.kind is FreeKind.BREAK and any(free == told for _span, told in found):
            continue  # a public holiday in it has been told since
        if found and found[-1][1] == free and _follows(found[-1][0], day):
            found[-1] = ((found[-1][0][0], day), free)
        else:
            found.append(((day, day), free))
    return tuple(((free.first or first, free.last or last), free) for (first, last), free in found)


def _follows(span: Span, day: date) -> bool:
    """Whether a day goes on from a span, over a weekend too."""
    gap = [span[1] + timedelta(days=n) for n in range(1, (day - span[1]).days)]
    return all(one.isoweekday() >= SATURDAY for one in gap)


def school_days(
    days: Iterable[date], years: Iterable[SchoolYear], holidays: Mapping[date, str]
) -> int | None:
    """How many of some days the students are at school; None where that is not known."""
    known = tuple(years)
    told = [is_school_day(day, known, holidays) for day in days]
    return None if None in told else sum(map(bool, told))
