"""What the team types for when an activity is to be, read: its days, and those without school."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from elvis_tui.domain.plan.calendar import SchoolYear
from elvis_tui.domain.plan.free_days import (
    Free,
    FreeKind,
    nearest_school_day,
    school_days_around,
    school_week_before,
    why_free,
)
from elvis_tui.domain.plan.occurrences import OFTEN, Occurrence, own_occurrences
from elvis_tui.domain.plan.placement import Place, Placement, placed_own
from elvis_tui.domain.plan.records import OwnTime, Recurrence
from elvis_tui.domain.record import Record, replace
from elvis_tui.domain.school_year import starting_year

NO_TIME = (
    Recurrence.ALL_YEAR,
    Recurrence.ON_DEMAND,
    Recurrence.OWN_SCHEDULE,
    Recurrence.TIMETABLED,
)
"""What says only that no time is set: the team sets none by it."""


class Refused(StrEnum):
    """Why something that was typed is no time."""

    NOTHING = "nothing"
    NOT_READ = "not_read"
    NO_TIME = "no_time"
    OTHER_YEAR = "other_year"


class Clash(Record, frozen=True, kw_only=True):
    """A day without school, why it is that, and what could be taken instead.

    `nearest` is the nearest school day, of two as near the earlier; `before` and `after` are those
    around it, and `week` the Monday of the week before in which there is school. Each is None
    where no calendar tells it.
    """

    day: date
    why: Free
    nearest: date | None = None
    before: date | None = None
    after: date | None = None
    week: date | None = None


class OwnReading(Record, frozen=True, kw_only=True):
    """How the team's own words are read, for one school year.

    `times` are what they come to. `skipped` are the days of a recurrence that fall in a break or
    on a public holiday, and so are none of them. `refused` is why they cannot be taken.
    """

    placement: Placement
    times: tuple[Occurrence, ...] = ()
    clashes: tuple[Clash, ...] = ()
    skipped: tuple[date, ...] = ()
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
    return OwnReading(
        placement=placement,
        times=times,
        clashes=tuple(clashes(times, known, holidays)),
        skipped=_skipped(own, placement, known),
    )


def _skipped(own: OwnTime, placement: Placement, years: tuple[SchoolYear, ...]) -> tuple[date, ...]:
    """The days it would have had without breaks; of what goes on every week nobody asks."""
    if placement.rhythm in OFTEN or not placement.days:
        return ()
    unbroken = placed_own(own, (replace(year, breaks=()) for year in years))
    return tuple(day for day in unbroken.days if day not in placement.days)


def clashes(
    times: Iterable[Occurrence], years: tuple[SchoolYear, ...], holidays: Mapping[date, str]
) -> Iterable[Clash]:
    """The times of one day on which there is no school, each with what could be taken instead."""
    for one in times:
        day = one.period.first
        if day != one.period.last:
            continue
        why = why_free(day, years, holidays)
        if why is not None and why.kind is not FreeKind.NOT_KNOWN:
            before, after = school_days_around(day, years)
            yield Clash(
                day=day,
                why=why,
                nearest=nearest_school_day(day, years),
                before=before,
                after=after,
                week=school_week_before(day, years),
            )


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
