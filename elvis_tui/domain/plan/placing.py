"""Where in the year an activity stands: its months, the days it is bound to, its words there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from elvis_tui.domain.plan.calendar import SchoolYear, school_year_of
from elvis_tui.domain.plan.records import Activity, Recurrence, When
from elvis_tui.domain.school_year import FIRST_MONTH

AROUND_SCHOOL_START = (FIRST_MONTH, FIRST_MONTH + 1)
"""The months in which a school year begins, and «de første skoleukene» end."""
AT_SCHOOL_START = (
    Recurrence.BEFORE_SCHOOL_START,
    Recurrence.SCHOOL_START,
    Recurrence.FIRST_SCHOOL_WEEKS,
)
DUE = (Recurrence.MONTHS, *AT_SCHOOL_START)
"""What a month asks for; the rest goes on, and is late in none of them."""

DECEMBER = 12
Span = tuple[date, date]
"""The first and the last day."""


def belongs_to(activity: Activity, year: int, month: int, years: Iterable[SchoolYear]) -> bool:
    """Whether an activity has to do with a month; an unread «Når» has to do with all of them.

    Args:
        activity: A row of the plan.
        year: Calendar year.
        month: 1 to 12.
        years: The school years whose calendar is known.
    """
    when = activity.when
    if when.recurrence is Recurrence.UNREAD:
        return True
    if when.year not in (None, year):
        return False
    if when.recurrence in AT_SCHOOL_START and month in AROUND_SCHOOL_START:
        first_of_month = date(year, month, 1)
        if span := span_of(when, first_of_month, school_year_of(first_of_month, years)):
            return span[0].month <= month <= span[1].month
    return month in when.months


def span_of(when: When, in_month: date, school_year: SchoolYear | None) -> Span | None:
    """The days an activity is bound to, first and last; None when it is bound to months alone.

    What stands around school start is bound by the school's calendar: before its first day, in
    the week of it, and from it to the end of September («de første skoleukene» have no number).

    Args:
        when: The activity's «Når».
        in_month: Any day of the month that is looked at.
        school_year: That month's, if its calendar is known: no day is guessed.
    """
    if when.day is not None:
        return _dates(in_month.year, when.months, when.day, when.last_day)
    narrowed = when.recurrence is Recurrence.FIRST_SCHOOL_WEEKS and len(when.months) == 1
    if when.recurrence not in AT_SCHOOL_START or school_year is None or narrowed:
        return None
    first = school_year.first_day
    if first.month not in AROUND_SCHOOL_START:
        return None
    if when.recurrence is Recurrence.BEFORE_SCHOOL_START:
        august = date(first.year, FIRST_MONTH, 1)
        return (august, first - timedelta(days=1)) if first > august else None
    if when.recurrence is Recurrence.SCHOOL_START:
        return first, first + timedelta(days=max(0, 5 - first.isoweekday()))
    return first, _month_end(first.year, AROUND_SCHOOL_START[-1])


def _dates(year: int, months: tuple[int, ...], day: int, last_day: int | None) -> Span | None:
    if day > _month_end(year, months[0]).day:  # the 29th of February
        return None
    first = date(year, months[0], day)
    if last_day is None:
        return first, first
    end = _month_end(year, months[-1])
    return first, end.replace(day=min(last_day, end.day))


def _month_end(year: int, month: int) -> date:
    # `calendar` takes as long to import as all the rest of the plan.
    if month == DECEMBER:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


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
