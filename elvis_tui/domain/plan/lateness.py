"""What a month has asked for, and is past without a mark that it was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.periods import month_after, period_of
from elvis_tui.domain.plan.placement import Place, Placement
from elvis_tui.domain.plan.placing import DUE
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.school_start import start_span
from elvis_tui.domain.school_year import FIRST_MONTH

FRIDAY = 4
"""Days after a Monday."""


def is_asked_for(placement: Placement) -> bool:
    """Whether the plan asks for it at a time, so that it can be late; the rest goes on."""
    return placement.place in (Place.DATES, Place.WEEKS) or (
        placement.place is Place.MONTHS and placement.band in DUE
    )


def is_late(activity: Activity, view: MonthView) -> bool:
    """Whether its last day in the month is past, and no mark says that it was done then.

    Months that follow each other are one time («oktober–november»), and it is late when the last
    of them is over.
    """
    placement = view.placements[activity.id]
    if not is_asked_for(placement):
        return False
    last = last_day(placement, view.year, view.month, view.school_year)
    if last is None or last >= view.today:
        return False
    return not any(done_mark(activity, period) for period in _periods(placement, view))


def last_day(
    placement: Placement, year: int, month: int, school_year: SchoolYear | None
) -> date | None:
    """The last day of the time that an activity has in a month; None where it has none there.

    Args:
        placement: Where it stands.
        year: Calendar year.
        month: 1 to 12.
        school_year: That month's, if its calendar is known.
    """
    first, after = date(year, month, 1), date(*month_after(year, month), 1)
    ends = [last for start, last in placement.spans if start < after and last >= first]
    fridays = (monday + timedelta(days=FRIDAY) for monday in placement.weeks)
    ends += [day for day in fridays if first <= day < after]
    if ends:
        return max(ends)
    if placement.place is not Place.MONTHS or month not in placement.months:
        return None
    if span := start_span(placement.band, placement.months, school_year):
        return span[1]
    *_others, (run_year, run_month) = _run(placement, year, month)
    return date(*month_after(run_year, run_month), 1) - timedelta(days=1)


def _run(placement: Placement, year: int, month: int) -> list[tuple[int, int]]:
    """The months one after another, of those it has, that this month is one of."""
    run = [(year, month)]
    # No run goes over the summer, from one school year to the next.
    while run[0][1] != FIRST_MONTH and (before := month_after(*run[0], -1))[1] in placement.months:
        run.insert(0, before)
    while (after := month_after(*run[-1]))[1] in placement.months and after[1] != FIRST_MONTH:
        run.append(after)
    return run


def _periods(placement: Placement, view: MonthView) -> Iterator[str]:
    if placement.place is Place.MONTHS:
        return (period_of(*at) for at in _run(placement, view.year, view.month))
    return iter((view.period,))
