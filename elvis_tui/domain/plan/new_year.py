"""A new school year of the plan: what was learned, and which of the team's times go on.

Marks and times are kept for the year they are of, and that is all the history there is to keep.
What is taken over is the rhythms: a date of last year is no date of this one, and is set anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.marks import marks_of_year
from elvis_tui.domain.plan.placement import Place, placed_own
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import FIRST_MONTH
from elvis_tui.domain.written import is_written

PREPARED = 6
"""From June the next school year can be made ready."""
_DATED = re.compile(
    r"\d{1,2}\. ?(?:\d{1,2}\b|jan|feb|mar|apr|mai|jun|jul|aug|sep|okt|nov|des)|\d{4}", re.IGNORECASE
)
"""A day of one year: «26.8.», «26. august», «2026»."""


class OfLastYear(Record, frozen=True, kw_only=True):
    """What the last school year left for a row of the plan.

    `learned` are the marks that say something. `goes_on` are the team's times that can be taken
    over as they are, and `set_anew` those that have dates, where none is set this year yet. `now`
    are the times that this year has.
    """

    activity: Activity
    learned: tuple[DoneMark, ...] = ()
    goes_on: tuple[OwnTime, ...] = ()
    set_anew: tuple[OwnTime, ...] = ()
    now: tuple[OwnTime, ...] = ()


def of_last_year(
    activities: Iterable[Activity], year: int, years: Iterable[SchoolYear]
) -> list[OfLastYear]:
    """What the year before left, for each row that it left something for, in the plan's order.

    A time that stands in the new year already is left out.

    Args:
        activities: The rows, with all their marks and the team's own times.
        year: The one in which the new school year begins.
        years: The school years whose calendar is known.
    """
    known = tuple(years)
    found = []
    for activity in activities:
        now = tuple(one for one in activity.own if one.year == year)
        there = {one.when_text for one in now}
        times = [o for o in activity.own if o.year == year - 1 and o.when_text not in there]
        dated = tuple(o for o in times if is_dated(o, known))
        learned = (m for m in marks_of_year(activity, year - 1) if is_written(m.evaluation))
        of_row = OfLastYear(
            activity=activity,
            learned=tuple(learned),
            goes_on=tuple(o for o in times if o not in dated),
            set_anew=() if now else dated,
            now=now,
        )
        if of_row.learned or of_row.goes_on or dated:
            found.append(of_row)
    return found


def is_dated(own: OwnTime, years: Iterable[SchoolYear]) -> bool:
    """Whether a time holds days or weeks of its own year, and so says nothing of another."""
    known = tuple(years)
    if _DATED.search(own.when_text):
        return True
    here = placed_own(own, known)
    if here.place is Place.WEEKS:
        return any(sign.isdigit() for sign in own.when_text)
    if here.place is not Place.DATES:
        return here.place is Place.NONE
    after = placed_own(replace(own, year=own.year + 1), known)
    return [_day(first) for first, _last in here.spans] == [_day(f) for f, _l in after.spans]


def _day(day: date) -> tuple[int, int]:
    return day.month, day.day


def year_to_begin(today: date) -> int:
    """In which year the school year begins that one may begin now: from June it is the next."""
    return today.year if today.month >= PREPARED else today.year - 1


def year_meant(shown: int, today: date) -> int:
    """Which school year is begun from one that is shown: a later one itself, else the next."""
    return max(shown, year_to_begin(today))


def waits(activities: Iterable[Activity], begun: int | None, today: date) -> bool:
    """Whether the school year that begins this August waits to be begun.

    It does where the last one left something, until it has been begun.

    Args:
        activities: The rows.
        begun: The year that was last begun.
        today: Of August alone one is reminded.
    """
    if today.month != FIRST_MONTH or (begun or 0) >= today.year:
        return False
    last = today.year - 1
    return any(any(own.year == last for own in a.own) or marks_of_year(a, last) for a in activities)
