"""A month of the plan as `elvis-tui plan --format json` gives it; docs/json.md has the keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.records import Activity, Recurrence
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import label_of, starting_year


class DayOff(Record, frozen=True, kw_only=True):
    """A day of the month without school, by name."""

    on: date
    name: str


class ActivityFacts(Record, frozen=True, kw_only=True):
    """An activity of the month: `days` it stands on, `done_on` if it is carried out for it."""

    id: str
    text: str
    when: str
    recurrence: Recurrence
    responsible: tuple[str, ...]
    days: tuple[date, ...]
    done_on: date | None


class PlanFacts(Record, frozen=True, kw_only=True):
    """A month; `calendar_known` is false when its school year's breaks are not known."""

    month: str
    school_year: str
    calendar_known: bool
    days_off: tuple[DayOff, ...]
    activities: tuple[ActivityFacts, ...]


def facts(view: MonthView) -> PlanFacts:
    """The month `view`, its activities in the order of the document."""
    return PlanFacts(
        month=view.period,
        school_year=label_of(starting_year(date(view.year, view.month, 1))),
        calendar_known=view.school_year is not None,
        days_off=tuple(_days_off(view)),
        activities=tuple(_activity(activity, view) for activity in _in_order(view)),
    )


def _days_off(view: MonthView) -> Iterator[DayOff]:
    for day in (day for week in view.weeks for day in week.days if day.in_month):
        if name := day.holiday or day.break_name:
            yield DayOff(on=day.on, name=name)


def _in_order(view: MonthView) -> Iterator[Activity]:
    yield from view.band(Recurrence.MONTHS)
    yield from view.on_days
    for band in view.bands:
        if band.kind is not Recurrence.MONTHS:
            yield from band.activities


def _activity(activity: Activity, view: MonthView) -> ActivityFacts:
    days = (day for week in view.weeks for day in week.days if day.in_month)
    mark = done_mark(activity, view.period)
    return ActivityFacts(
        id=activity.id,
        text=activity.text,
        when=activity.when_text,
        recurrence=activity.when.recurrence,
        responsible=activity.responsible,
        days=tuple(day.on for day in days if activity in day.activities),
        done_on=mark.on if mark else None,
    )
