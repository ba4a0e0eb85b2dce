"""Which period is meant when an activity is marked done in a month, and which others can be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear, is_school_day
from elvis_tui.domain.plan.marks import marks_of_year
from elvis_tui.domain.plan.occurrences import Occurrence, occurrences
from elvis_tui.domain.plan.periods import (
    Period,
    PeriodKind,
    of_day,
    of_month,
    of_week,
    period,
    term_of,
)
from elvis_tui.domain.plan.records import Activity, DoneMark
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year


class Proposed(Record, frozen=True, kw_only=True):
    """What is marked: `mark` is the one to correct, else `periods[0]` is meant."""

    periods: tuple[Period, ...]
    mark: DoneMark | None = None


def proposed(
    activity: Activity,
    year: int,
    month: int,
    years: Iterable[SchoolYear],
    today: date,
    time: str = "",
) -> Proposed:
    """What to mark for an activity in the month that is shown.

    It is the last time of it that has been and is not marked, else the first one left. Of what
    has no time of its own in the month, or a day without school, it is the month. Where
    nothing is left the last mark of the month is corrected.

    Args:
        activity: The row, with its marks.
        year: Of the month that is shown.
        month: That month.
        years: The school years whose calendar is known.
        today: Tells what has been.
        time: The code of the period of the time that is pointed at, with the id of the team's own
            after it where that is known; "" where the activity as a whole is.
    """
    shown = of_month(year, month)
    years = tuple(years)
    here = [
        one
        for one in occurrences(activity, starting_year(shown.first), years)
        if one.is_in(year, month)
    ]
    left = [one for one in here if not one.is_done]
    asked = [one for one in left if one.asks]
    of_times = {mark.id for one in here for mark in one.marks}
    marks = [
        mark
        for mark in marks_of_year(activity, starting_year(shown.first))
        if mark.id in of_times or ((found := period(mark.period)) and found.touches(shown))
    ]
    been = [one for one in left if one.period.first <= today]
    pointed_at = next((one for one in here if time and _is_it(one, time)), None)
    if pointed_at and pointed_at.marks:
        return Proposed(periods=_periods(shown, here, today), mark=pointed_at.marks[-1])
    if marks and not asked and not been:
        return Proposed(periods=_periods(shown, here, today), mark=marks[-1])
    chosen = pointed_at or (been[-1] if been else asked[0] if asked else None)
    first = chosen.period if chosen and not _is_free(chosen, years) else shown
    every = [first, *(p for p in _periods(shown, here, today) if p.code != first.code)]
    return Proposed(periods=tuple(every))


def next_of(times: Iterable[Occurrence], today: date) -> Proposed | None:
    """What to mark of times that come again and again: the last that has been and is not marked.

    Where none has, it is the first that is left. The others that are left can be chosen.

    Args:
        times: All of them, in their order.
        today: Tells what has been.

    Returns:
        None where all of them are marked.
    """
    left = [one for one in times if not one.is_done]
    if not left:
        return None
    been = [one for one in left if one.period.first <= today]
    chosen = been[-1] if been else left[0]
    periods = [chosen.period, *(one.period for one in left if one is not chosen)]
    return Proposed(periods=tuple({one.code: one for one in periods}.values()))


def _is_it(one: Occurrence, time: str) -> bool:
    whose = one.own.id if one.own else ""
    return time in (one.period.code, f"{one.period.code}{whose}")


def _is_free(one: Occurrence, years: Iterable[SchoolYear]) -> bool:
    """Whether it has one day, and no school: then it was hardly carried out on that."""
    day = one.period
    return day.kind is PeriodKind.DAY and is_school_day(day.first, years) is False


def _periods(shown: Period, here: list[Occurrence], today: date) -> tuple[Period, ...]:
    """All that can be chosen in a month: its times, the month, today and its week, the term."""
    found = [one.period for one in here]
    found.append(shown)
    if shown.first <= today <= shown.last:
        found += [of_day(today), of_week(today)]
    found.append(term_of(shown.first))
    return tuple({one.code: one for one in found}.values())
