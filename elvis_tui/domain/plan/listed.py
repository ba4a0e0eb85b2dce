"""The plan as a list by time: each time that is to be marked, and after them what goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.month import BAND_ORDER, has_to_do_with, kind_of
from elvis_tui.domain.plan.occurrences import Occurrence, marked_beside, occurrences
from elvis_tui.domain.plan.periods import months_shown
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year

Month = tuple[int, int]
"""Calendar year and month."""


class Listed(Record, frozen=True, kw_only=True):
    """One time of an activity, and the month it is listed under."""

    activity: Activity
    time: Occurrence
    month: Month


def by_time(
    activities: Iterable[Activity],
    year: int,
    years: Iterable[SchoolYear],
    month: Month | None = None,
) -> tuple[Listed, ...]:
    """All times of a school year or of a month, those of the plan and of the team, in their order.

    What the plan has week after week is no time of its own here: see `going_on`.

    Args:
        activities: The plan's rows, with marks and the team's own times.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
        month: Only what is in this month; what reaches over several is in each of them.
    """
    known = tuple(years)
    found = [
        Listed(activity=activity, time=one, month=month or listed_in(one, year))
        for activity in activities
        for one in _timed(activity, year, known)
        if month is None or one.is_in(*month)
    ]
    # Of what begins on one day that which lasts longest comes first, and the plan's order after.
    return tuple(sorted(found, key=lambda one: (one.month, *_when(one))))


def _timed(activity: Activity, year: int, years: tuple[SchoolYear, ...]) -> Iterator[Occurrence]:
    """Its times, and of what the team has set also what is marked at none of them."""
    every = occurrences(activity, year, years)
    yield from (one for one in every if one.asks or one.own is not None)
    if any(one.own for one in every):
        yield from marked_beside(activity, year, every)


def listed_in(one: Occurrence, year: int) -> Month:
    """The month a time is listed under: the one it begins in, or has most of its week in.

    What began before the school year stands in its first.
    """
    if starting_year(one.period.first) != year:
        return year, FIRST_MONTH
    return months_shown(one.period)[0]


def _when(listed: Listed) -> tuple[date, int]:
    period = listed.time.period
    return period.first, -(period.last - period.first).days


def going_on(
    activities: Iterable[Activity],
    year: int,
    years: Iterable[SchoolYear],
    month: Month | None = None,
) -> tuple[tuple[Recurrence, tuple[Activity, ...]], ...]:
    """What has no time that is to be marked, by its band: what goes on, and what is not placed.

    What the team has set stands at its own times, and not here as well.

    Args:
        activities: The plan's rows.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
        month: Only what has to do with this month.
    """
    known = tuple(years)
    found: dict[Recurrence, list[Activity]] = {}
    for activity in activities:
        placement = placed(activity, year, known)
        if month is not None and not has_to_do_with(placement, month[1]):
            continue
        own = (one for one in occurrences(activity, year, known) if one.own is not None)
        if any(month is None or one.is_in(*month) for one in own):
            continue
        if not any(one.asks and one.own is None for one in _plans(activity, year, known)):
            found.setdefault(kind_of(placement), []).append(activity)
    return tuple((kind, tuple(found[kind])) for kind in BAND_ORDER if kind in found)


def _plans(activity: Activity, year: int, years: tuple[SchoolYear, ...]) -> Sequence[Occurrence]:
    """The times the plan has, also those that have given way to the team's."""
    return occurrences(replace(activity, own=()), year, years)
