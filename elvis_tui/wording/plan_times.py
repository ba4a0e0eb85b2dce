"""When a row of the plan is, in words: its days, its weeks, or what it is bound to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.calendar import SchoolYear, week_number
from elvis_tui.domain.plan.placement import Placement, placed
from elvis_tui.domain.plan.placing import AT_SCHOOL_START
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.plan.school_start import start_span
from elvis_tui.domain.school_year import starting_year
from elvis_tui.i18n import _
from elvis_tui.wording.dates import day_or_span, short_date, span_words
from elvis_tui.wording.lists import all_of

if TYPE_CHECKING:
    from elvis_tui.domain.plan.month import MonthView


def time_words(activity: Activity, month: date, school_year: SchoolYear | None) -> str:
    """«før 17.8.», «uke 34», «10.10.» or «innen 1.10.»: what an activity is bound to in a month.

    Nothing where it is bound to the month alone, or to no time at all.

    Args:
        activity: A row of the plan.
        month: Any day of the month that is shown.
        school_year: That month's, if its calendar is known.
    """
    years = (school_year,) if school_year else ()
    placement = placed(activity, starting_year(month), years)
    return placement_words(placement, month.month, school_year)


def shown_time(activity: Activity, view: MonthView) -> str:
    """`time_words` in the month that is shown."""
    placement = view.placements.get(activity.id)
    if placement is None:
        return time_words(activity, date(view.year, view.month, 1), view.school_year)
    return placement_words(placement, view.month, view.school_year)


def placement_words(placement: Placement, month: int, school_year: SchoolYear | None) -> str:
    """`time_words` of where something stands."""
    if placement.spans or placement.weeks:
        return _deadline(placement, _times(placement, month))
    band = placement.band
    if band not in AT_SCHOOL_START:
        return ""
    if school_year is None:
        return _("dag ukjent")
    span = start_span(band, placement.months, school_year)
    if span is None:
        return ""
    if band is Recurrence.BEFORE_SCHOOL_START:
        return _("før {day}").format(day=short_date(school_year.first_day))
    if band is Recurrence.SCHOOL_START:
        return _("uke {number}").format(number=week_number(span[0]))
    return span_words(*span)


def _deadline(placement: Placement, words: str) -> str:
    return _("innen {time}").format(time=words) if placement.is_deadline and words else words


def _times(placement: Placement, month: int) -> str:
    """The days or the weeks of a month: «10.10.», «5.–9.10. og 14.10.», «uke 38–40»."""
    spans = [s for s in placement.spans if _touches(s, month)]
    if spans:
        return all_of([span_words(*span) for span in spans])
    weeks = [m for m in placement.weeks if _touches((m, m + timedelta(days=4)), month)]
    return weeks_words(weeks)


def _touches(span: tuple[date, date], month: int) -> bool:
    first, last = span
    until = last.month + 12 * (last.year - first.year)
    return first.month <= month <= until or first.month <= month + 12 <= until


def first_time(activity: Activity, view: MonthView) -> str:
    """The first of its days or weeks in the month, in few characters: «ons. 14.10. +1»."""
    placement = view.placements[activity.id]
    spans = [s for s in placement.spans if _touches(s, view.month)]
    words = shown_time(activity, view)
    if not spans:
        return words
    first, last = spans[0]
    told = day_or_span(first, last)
    if len(spans) > 1:
        told = f"{short_date(first)} +{len(spans) - 1}"
    return _deadline(placement, short_date(last)) if placement.is_deadline else told


def weeks_words(mondays: Sequence[date]) -> str:
    """«uke 41», «uke 38–40» or «uke 36, 40 og 44»."""
    runs: list[list[date]] = []
    for monday in mondays:
        if runs and monday - runs[-1][-1] == timedelta(days=7):
            runs[-1].append(monday)
        else:
            runs.append([monday])
    ends = [(str(week_number(run[0])), str(week_number(run[-1]))) for run in runs]
    numbers = [first if first == last else f"{first}–{last}" for first, last in ends]
    return _("uke {number}").format(number=all_of(numbers)) if numbers else ""
