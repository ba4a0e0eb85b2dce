"""The very days that a placement comes to, for whoever puts them into a list or a calendar."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from elvis_tui.domain.plan.placement import Placement, Span

ONE_DAY = timedelta(days=1)


def days_of_span(span: Span) -> Iterator[date]:
    """Every day from the first to the last."""
    day, last = span
    while day <= last:
        yield day
        day += ONE_DAY


def recurring_days(place: Placement, holidays: Collection[date]) -> tuple[date, ...]:
    """The days it recurs on, in their order; on a public holiday there is no school."""
    return tuple(sorted(day for day in set(place.days) if day not in holidays))


def days_of(place: Placement, holidays: Collection[date]) -> tuple[date, ...]:
    """Every day it stands on, each once and in order: those of its spans, and those it recurs on.

    A date that the plan writes itself is there also where it is no school day.

    Args:
        place: Where an activity stands in a school year.
        holidays: The public holidays of that year, as days or as a mapping from days.
    """
    dated = {day for span in place.spans for day in days_of_span(span)}
    return tuple(sorted({*dated, *recurring_days(place, holidays)}))
