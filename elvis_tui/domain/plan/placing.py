"""Where in the year an activity stands: its months, the days it is bound to, its words there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.placement import placed
from elvis_tui.domain.plan.records import Activity
from elvis_tui.domain.plan.times import Recurrence
from elvis_tui.domain.school_year import FIRST_MONTH, starting_year

AROUND_SCHOOL_START = (FIRST_MONTH, FIRST_MONTH + 1)
"""The months in which a school year begins, and «de første skoleukene» end."""
AT_SCHOOL_START = (
    Recurrence.BEFORE_SCHOOL_START,
    Recurrence.SCHOOL_START,
    Recurrence.FIRST_SCHOOL_WEEKS,
)
DUE = (Recurrence.MONTHS, *AT_SCHOOL_START)
"""What a month asks for; the rest goes on, and is late in none of them."""


def belongs_to(activity: Activity, year: int, month: int, years: Iterable[SchoolYear]) -> bool:
    """Whether an activity has to do with a month; an unread «Når» has to do with all of them.

    Args:
        activity: A row of the plan.
        year: Calendar year.
        month: 1 to 12.
        years: The school years whose calendar is known.
    """
    return placed(activity, starting_year(date(year, month, 1)), years).is_in(month)


def due_in_month(
    activities: Iterable[Activity], year: int, month: int, years: Iterable[SchoolYear]
) -> tuple[Activity, ...]:
    """What the plan asks for in a month, done or not, in the plan's order.

    Args:
        activities: The plan's rows.
        year: Calendar year.
        month: 1 to 12.
        years: The school years whose calendar is known; not needed outside `AROUND_SCHOOL_START`.
    """
    known = tuple(years)
    due = (a for a in activities if a.when.recurrence in DUE)
    return tuple(a for a in due if belongs_to(a, year, month, known))


def text_in(activity: Activity, month: int) -> str:
    """What the row says is done, with the «Når»'s own words for the month first, if it has any.

    Plan row P19 is «Elevundersøkelsen …» in November, and «Analyse og drøfting av resultater –
    Elevundersøkelsen …» in February.
    """
    words = next((part.words for part in activity.when.parts if part.month == month), "")
    return f"{words} – {activity.text}" if words else activity.text
