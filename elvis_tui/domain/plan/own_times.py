"""What the team types for when an activity is to be, read: its days, and those without school."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum

from elvis_tui.domain.plan.calendar import SATURDAY, SchoolYear, is_school_day
from elvis_tui.domain.plan.clashes import LONGEST
from elvis_tui.domain.plan.free_days import (
    Free,
    FreeKind,
    nearest_school_day,
    school_days_around,
    school_week_before,
    why_free,
)
from elvis_tui.domain.plan.occurrences import OFTEN, Occurrence, own_occurrences
from elvis_tui.domain.plan.periods import Period, PeriodKind, of_day
from elvis_tui.domain.plan.placement import Place, Placement, placed_own
from elvis_tui.domain.plan.records import OwnTime, Recurrence
from elvis_tui.domain.record import Record
from elvis_tui.domain.school_year import starting_year

NO_TIME = (
    Recurrence.ALL_YEAR,
    Recurrence.ON_DEMAND,
    Recurrence.OWN_SCHEDULE,
    Recurrence.TIMETABLED,
)
"""What says only that no time is set: the team sets none by it."""
_HOUR = r"\d{1,2}(?:[.:]\d{2})?"
_CLOCK = re.compile(rf"\b(?:kl\.?|klokk[ae]n?) ?{_HOUR}(?: ?[-–] ?{_HOUR})?", re.IGNORECASE)
"""A time of the day: «kl. 12», «klokka 12.30–14»."""


class Refused(StrEnum):
    """Why something that was typed is no time."""

    NOTHING = "nothing"
    NOT_READ = "not_read"
    NO_TIME = "no_time"
    OTHER_YEAR = "other_year"


class Clash(Record, frozen=True, kw_only=True):
    """A day without school, why it is that, and what could be taken instead.

    `whole` is the time in which no day at all has school, where that is a week, a month or several
    days: `day` is then its first. `nearest` is the school day nearest to a day, of two as near the
    earlier; `before` and `after` are those around it, and `week` the Monday of the week before in
    which there is school. Each is None where no calendar tells it.
    """

    day: date
    why: Free
    whole: Period | None = None
    nearest: date | None = None
    before: date | None = None
    after: date | None = None
    week: date | None = None


class OwnReading(Record, frozen=True, kw_only=True):
    """How the team's own words are read, for one school year.

    `times` are what they come to. `skipped` are the days of a recurrence on which there is no
    school, and so are none of them: each has what could be taken instead, where somebody asks for
    each of the times. `clock` is the time of the day that is said, which no plan shows. `refused`
    is why they cannot be taken.
    """

    placement: Placement
    times: tuple[Occurrence, ...] = ()
    clashes: tuple[Clash, ...] = ()
    skipped: tuple[date, ...] = ()
    instead: tuple[Clash, ...] = ()
    clock: str = ""
    refused: Refused | None = None


def read_own(
    words: str, year: int, years: Iterable[SchoolYear], holidays: Mapping[date, str]
) -> OwnReading:
    """What the words come to, as they are read in a «Når».

    Args:
        words: What the team typed.
        year: The year the school year begins in.
        years: The school years whose calendar is known.
        holidays: The names of the public holidays of that school year.
    """
    known = tuple(years)
    own = OwnTime(
        id="", activity="", text="", year=year, when_text=words.strip(), on=date.min, by=""
    )
    placement = placed_own(own, known)
    times = own_occurrences(own, known)
    refused = _refused(words, placement)
    if refused:
        return OwnReading(placement=placement, refused=refused)
    asks_each = placement.rhythm not in OFTEN
    clock = _CLOCK.search(words)
    return OwnReading(
        placement=placement,
        times=times,
        clashes=tuple(clashes(times, known, holidays)),
        skipped=placement.left_out,
        instead=tuple(
            clash
            for day in (placement.left_out if asks_each else ())
            if (clash := _clash(of_day(day), known, holidays))
        ),
        clock=clock[0].strip() if clock else "",
    )


def clashes(
    times: Iterable[Occurrence], years: tuple[SchoolYear, ...], holidays: Mapping[date, str]
) -> Iterable[Clash]:
    """The times without school, each with what could be taken instead.

    Of several days with and without school each weekday without is told, as long as they are few:
    what lasts longer was meant to go over them.
    """
    for one in times:
        if one.is_apart:
            continue
        weekdays = [day for day in _days(one.period) if day.isoweekday() < SATURDAY]
        schooled = [day for day in weekdays if is_school_day(day, years, holidays) is not False]
        if not schooled or one.period.first == one.period.last:
            found: Iterable[Period] = (one.period,)
        elif one.period.kind is PeriodKind.DAY and len(weekdays) <= LONGEST:
            found = (of_day(day) for day in weekdays if day not in schooled)
        else:
            found = ()
        yield from filter(None, (_clash(period, years, holidays) for period in found))


def _clash(
    period: Period, years: tuple[SchoolYear, ...], holidays: Mapping[date, str]
) -> Clash | None:
    day = period.first
    is_day = day == period.last
    why = why_free(day, years, holidays)
    if why is None or why.kind is FreeKind.NOT_KNOWN:
        return None
    return Clash(
        day=day,
        why=why,
        whole=None if is_day else period,
        nearest=nearest_school_day(day, years) if is_day else None,
        before=school_days_around(day, years)[0],
        after=school_days_around(period.last, years)[1],
        week=school_week_before(day, years),
    )


def _days(period: Period) -> Iterator[date]:
    return (period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1))


def _refused(words: str, placement: Placement) -> Refused | None:
    if not words.strip():
        return Refused.NOTHING
    if placement.place is Place.NONE:
        return Refused.NOT_READ
    if placement.place is Place.RECURRENCE and placement.band in NO_TIME and not placement.days:
        return Refused.NO_TIME
    spans = placement.spans
    if placement.place is Place.DATES and not any(
        starting_year(first) == placement.year for first, _last in spans
    ):
        return Refused.OTHER_YEAR
    return None
