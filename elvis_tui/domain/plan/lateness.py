"""How what a month asks for stands: done, left, or past without a mark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.occurrences import Occurrence, asked_in_month
from elvis_tui.domain.plan.records import Activity


class Standing(StrEnum):
    """How something stands; what goes on asks for nothing, and is done only where it is marked."""

    DONE = "done"
    LATE = "late"
    LEFT = "left"
    GOES_ON = "goes_on"


def standing(activity: Activity, view: MonthView) -> Standing:
    """How the plan's own times of an activity stand in a month.

    Where the team has set its times anew the plan asks for none.
    """
    asked = [one for one in times_of(activity, view) if one.own is None]
    if not asked:
        marked = done_mark(activity, view.period) is not None
        return Standing.DONE if marked else Standing.GOES_ON
    return standing_of(asked, view.today)


def standing_of(times: Iterable[Occurrence], today: date) -> Standing:
    """How some times stand that are to be marked: late where one of them is, done where all are."""
    left = [one for one in times if one.is_left()]
    if not left:
        return Standing.DONE
    return Standing.LATE if any(one.is_late(today) for one in left) else Standing.LEFT


def times_of(activity: Activity, view: MonthView) -> tuple[Occurrence, ...]:
    """The times that are to be marked in a month, the plan's and the team's."""
    years = (view.school_year,) if view.school_year else ()
    return asked_in_month(activity, view.year, view.month, years)
