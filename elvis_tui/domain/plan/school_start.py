"""The days around school start that a calendar gives to what is done then."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.placement import Span
from elvis_tui.domain.plan.placing import AROUND_SCHOOL_START, AT_SCHOOL_START
from elvis_tui.domain.plan.records import Recurrence
from elvis_tui.domain.school_year import FIRST_MONTH


def start_span(
    band: Recurrence, months: Collection[int], school_year: SchoolYear | None
) -> Span | None:
    """The first and last day of what stands around school start; None where no day is known.

    Before its first day, in the week of it, and from it to the end of September: «de første
    skoleukene» have no number, and say nothing of days where the plan names one month.

    Args:
        band: Where the activity stands.
        months: The months it has to do with.
        school_year: Its calendar, if that is known: no day is guessed.
    """
    if band not in AT_SCHOOL_START or school_year is None:
        return None
    first = school_year.first_day
    if first.month not in AROUND_SCHOOL_START:
        return None
    if band is Recurrence.BEFORE_SCHOOL_START:
        august = date(first.year, FIRST_MONTH, 1)
        return (august, first - timedelta(days=1)) if first > august else None
    if band is Recurrence.SCHOOL_START:
        return first, first + timedelta(days=max(0, 5 - first.isoweekday()))
    if set(months) != set(range(first.month, AROUND_SCHOOL_START[-1] + 1)):
        return None
    return first, date(first.year, AROUND_SCHOOL_START[-1], 30)
