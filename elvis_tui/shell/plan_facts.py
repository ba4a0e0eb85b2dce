"""The plan as `elvis-tui plan --format json` gives it; docs/json.md has the keys.

`facts` is the whole school year, of the plan that is used or of one that is not taken in yet;
`month_facts` is the same, narrowed to what belongs to a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.people.names import Names
from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.days import days_of, recurring_days
from elvis_tui.domain.plan.marks import done_mark
from elvis_tui.domain.plan.month import MonthView
from elvis_tui.domain.plan.periods import period
from elvis_tui.domain.plan.placement import Place, Placement, placed, placed_own
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime, Recurrence
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import label_of, starting_year
from elvis_tui.i18n import _
from elvis_tui.wording.plan_told import all_told, told_words
from elvis_tui.wording.public_holidays import public_holidays

NOBODY = Names(students={}, classes={})
"""For a plan that nobody has written anything of yet."""


class SpanFacts(Record, frozen=True, kw_only=True):
    """Days on end, from the `first` to the `last` of them; a day alone is both."""

    first: date
    last: date


class DayOff(Record, frozen=True, kw_only=True):
    """A day without school, by name."""

    on: date
    name: str


class DoneFacts(Record, frozen=True, kw_only=True):
    """That an activity was carried out in a `period`, and what was learned."""

    period: str
    on: date
    by: str
    who: str | None
    evaluation: str | None


class TeamTimeFacts(Record, frozen=True, kw_only=True):
    """When the team itself has set an activity: its words, and what they come to."""

    when: str
    set_on: date
    place: Place
    dates: tuple[date, ...]
    spans: tuple[SpanFacts, ...]
    weeks: tuple[str, ...]
    months: tuple[int, ...]
    rhythm: str | None


class ActivityFacts(Record, frozen=True, kw_only=True):
    """An activity in a school year: the plan's words, where they place it, and what is done.

    Of a month `days` are those in it, and `done_on` when it was marked as done for it.
    """

    id: str
    key: str
    text: str
    when: str
    responsible: tuple[str, ...]
    place: Place
    recurrence: Recurrence
    dates: tuple[date, ...]
    spans: tuple[SpanFacts, ...]
    weeks: tuple[str, ...]
    months: tuple[int, ...]
    rhythm: str | None
    is_deadline: bool
    days: tuple[date, ...]
    unread: str | None
    team_dates: tuple[date, ...]
    team_times: tuple[TeamTimeFacts, ...]
    done: tuple[DoneFacts, ...]
    done_on: date | None


class PlanFacts(Record, frozen=True, kw_only=True):
    """A school year, or a month of it; without `calendar_known` its breaks are not known."""

    school_year: str
    month: str | None
    calendar_known: bool
    names_hidden: bool
    days_off: tuple[DayOff, ...]
    activities: tuple[ActivityFacts, ...]
    told: tuple[str, ...]


def facts(
    activities: Iterable[Activity],
    year: int,
    years: Iterable[SchoolYear],
    *,
    told: Iterable[str] = (),
    names: Names = NOBODY,
) -> PlanFacts:
    """A school year of the plan.

    Args:
        activities: Its rows, in the order they are given, with marks and the team's own times.
        year: The one in which the school year begins.
        years: The school years whose calendar is known.
        told: Sentences about the document itself, before those about its rows.
        names: How everybody may be named.
    """
    holidays = {**public_holidays(year), **public_holidays(year + 1)}
    rows, known = tuple(activities), tuple(years)
    calendar = next((one for one in known if starting_year(one.first_day) == year), None)
    return PlanFacts(
        school_year=label_of(year),
        month=None,
        calendar_known=calendar is not None,
        names_hidden=names.hidden,
        days_off=tuple(_days_off(calendar, year, holidays)),
        activities=tuple(_activity(row, year, known, holidays, names) for row in rows),
        told=(*told, *(words for row in rows for words in _told(row, year, known))),
    )


def month_facts(
    view: MonthView, years: Iterable[SchoolYear], *, names: Names = NOBODY
) -> PlanFacts:
    """What belongs to the month `view`, in the order of its document."""
    first = date(view.year, view.month, 1)
    rows = tuple(_in_order(view))
    whole = facts(rows, starting_year(first), years, names=names)
    return replace(
        whole,
        month=view.period,
        days_off=tuple(off for off in whole.days_off if _is_in(off.on, view)),
        activities=tuple(
            _of_month(row, found, view) for row, found in zip(rows, whole.activities, strict=True)
        ),
    )


def _days_off(
    calendar: SchoolYear | None, year: int, holidays: Mapping[date, str]
) -> Iterator[DayOff]:
    day = date(year, 8, 1)
    while day <= date(year + 1, 7, 31):
        found = calendar.break_on(day) if calendar else None
        if name := holidays.get(day) or (found.name if found else ""):
            yield DayOff(on=day, name=name)
        day += timedelta(days=1)


def _is_in(day: date, view: MonthView) -> bool:
    return (day.year, day.month) == (view.year, view.month)


def _in_order(view: MonthView) -> Iterator[Activity]:
    yield from view.band(Recurrence.MONTHS)
    yield from (*view.on_days, *view.in_weeks, *view.by_team)
    for band in view.bands:
        if band.kind is not Recurrence.MONTHS:
            yield from band.activities


def _of_month(row: Activity, found: ActivityFacts, view: MonthView) -> ActivityFacts:
    mark = done_mark(row, view.period)
    return replace(
        found,
        days=tuple(day for day in found.days if _is_in(day, view)),
        done_on=mark.on if mark else None,
    )


def _activity(
    row: Activity,
    year: int,
    years: tuple[SchoolYear, ...],
    holidays: Mapping[date, str],
    names: Names,
) -> ActivityFacts:
    place = placed(row, year, years)
    own = [(one, placed_own(one, years)) for one in row.own if one.year == year]
    marks = sorted((m for m in row.done if _school_year(m) == year), key=lambda m: (m.on, m.period))
    return ActivityFacts(
        id=row.id,
        key=row.key,
        text=row.text,
        when=row.when_text,
        responsible=row.responsible,
        place=place.place,
        recurrence=place.band,
        dates=_flat(place),
        spans=_spans(place),
        weeks=_weeks(place),
        months=place.months or place.elsewhere,
        rhythm=place.rhythm or None,
        is_deadline=place.is_deadline,
        days=days_of(place, holidays),
        unread=told_words(place.unread) if place.unread else None,
        team_dates=tuple(sorted({d for _own, there in own for d in _set_days(there, holidays)})),
        team_times=tuple(_own(one, there, names) for one, there in own),
        done=tuple(_done(mark, names) for mark in marks),
        done_on=marks[-1].on if marks else None,
    )


def _own(own: OwnTime, place: Placement, names: Names) -> TeamTimeFacts:
    return TeamTimeFacts(
        when=names.text(own.when_text),
        set_on=own.on,
        place=place.place,
        dates=_flat(place),
        spans=_spans(place),
        weeks=_weeks(place),
        months=place.months or place.elsewhere,
        rhythm=place.rhythm or None,
    )


def _done(mark: DoneMark, names: Names) -> DoneFacts:
    return DoneFacts(
        period=mark.period,
        on=mark.on,
        by=names.author(FreeText(mark.by)),
        who=names.staff(mark.who) or None,
        evaluation=names.text(mark.evaluation) or None,
    )


def _flat(place: Placement) -> tuple[date, ...]:
    """Each day of its own once, a span as its first and its last."""
    return tuple(
        day for first, last in place.spans for day in ((first,) if first == last else (first, last))
    )


def _spans(place: Placement) -> tuple[SpanFacts, ...]:
    return tuple(SpanFacts(first=first, last=last) for first, last in place.spans)


def _set_days(place: Placement, holidays: Mapping[date, str]) -> tuple[date, ...]:
    return (*_flat(place), *recurring_days(place, holidays))


def _weeks(place: Placement) -> tuple[str, ...]:
    weeks = (monday.isocalendar() for monday in place.weeks)
    return tuple(f"{week.year:04d}-W{week.week:02d}" for week in weeks)


def _told(row: Activity, year: int, years: tuple[SchoolYear, ...]) -> Iterator[str]:
    named = _("«{row}» («{when}»)") if row.when_text else _("«{row}»")
    for told in all_told(placed(row, year, years)):
        yield f"{named.format(row=row.text, when=row.when_text)}: {told}"


def _school_year(mark: DoneMark) -> int:
    """The year in which the school year begins that a mark is of."""
    found = period(mark.period)
    return found.year if found else starting_year(mark.on)
