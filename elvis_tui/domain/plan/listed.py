"""What the plan asks for, as a list by time: month by month, and what goes on after that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from elvis_tui.domain.plan.lateness import is_asked_for, is_late, last_day
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import BAND_ORDER, MonthView
from elvis_tui.domain.plan.periods import week_period
from elvis_tui.domain.plan.records import Activity, DoneMark, Recurrence
from elvis_tui.domain.plan.school_start import start_span
from elvis_tui.domain.record import Record


class Listed(Record, frozen=True, kw_only=True):
    """An activity at one of its times in a month.

    `first` and `last` are its days there, None where it has the month as a whole. `period` is what
    it is marked as done for. `is_own` is a time of the team's, `is_week` a whole week.
    """

    activity: Activity
    year: int
    month: int
    period: str
    first: date | None = None
    last: date | None = None
    is_own: bool = False
    is_week: bool = False
    is_late: bool = False

    @property
    def done(self) -> DoneMark | None:
        """The mark that it was carried out then."""
        return done_mark(self.activity, self.period)


def by_time(view: MonthView) -> tuple[Listed, ...]:
    """What a month asks for and what the team has set in it, each time once.

    First what has the whole month, then what has days and weeks, in the order they come.
    """
    found = [*_of_plan(view), *_of_team(view)]
    return tuple(sorted(found, key=lambda listed: (listed.first is not None, *_when(listed))))


def _when(listed: Listed) -> tuple[date, date]:
    first = listed.first or date.min
    return first, listed.last or first


def _of_plan(view: MonthView) -> Iterator[Listed]:
    by_team = {activity.id for activity in view.by_team}
    for activity in view.activities:
        placement = view.placements[activity.id]
        if activity.id in by_team or not is_asked_for(placement):
            continue
        span = start_span(placement.band, placement.months, view.school_year)
        first = _first_day(activity, view) or (span[0] if span else None)
        yield Listed(
            activity=activity,
            year=view.year,
            month=view.month,
            period=view.period,
            first=first,
            last=last_day(placement, view.year, view.month, view.school_year) if first else None,
            is_week=not placement.spans and bool(placement.weeks),
            is_late=is_late(activity, view),
        )


def _first_day(activity: Activity, view: MonthView) -> date | None:
    days = [day.on for day in view.days if activity in day.activities]
    days += [week.days[0].on for week in view.weeks if activity in week.activities]
    return min(days, default=None)


def _of_team(view: MonthView) -> Iterator[Listed]:
    for activity in view.own_months:
        yield _own(view, activity, view.period, None, None)
    for week in view.weeks:
        monday, friday = week.days[0].on, week.days[4].on
        for activity in week.own:
            yield _own(view, activity, week_period(monday), monday, friday)
        for day in week.days:
            for activity in day.own:
                yield _own(view, activity, day.on.isoformat(), day.on, day.on)


def _own(
    view: MonthView, activity: Activity, period: str, first: date | None, last: date | None
) -> Listed:
    is_past = (last < view.today) if last else view.is_over
    return Listed(
        activity=activity,
        year=view.year,
        month=view.month,
        period=period,
        first=first,
        last=last,
        is_own=True,
        is_week=first != last,
        is_late=is_past and done_mark(activity, period) is None,
    )


def going_on(views: Iterable[MonthView]) -> tuple[tuple[Recurrence, tuple[Activity, ...]], ...]:
    """What no month asks for, each once, by its band: what goes on, and what has no fixed time."""
    found: dict[Recurrence, dict[str, Activity]] = {}
    for view in views:
        by_team = {activity.id for activity in view.by_team}
        for activity in view.activities:
            placement = view.placements[activity.id]
            if activity.id not in by_team and not is_asked_for(placement):
                found.setdefault(placement.band, {})[activity.id] = activity
    return tuple(
        (kind, tuple(sorted(found[kind].values(), key=lambda a: (len(a.id), a.id))))
        for kind in BAND_ORDER
        if kind in found
    )


