"""The verbs of what the team does with a row of the plan: mark it done, and set when it is to be.

Each makes one write and is undone as one step; each gives the row back as it is now.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.marks import Asked
from elvis_tui.domain.plan.marks import mark_done
from elvis_tui.domain.plan.occurrences import Occurrence, occurrences
from elvis_tui.domain.plan.own_times import Clash, OwnReading, clashes, read_own
from elvis_tui.domain.plan.periods import Period
from elvis_tui.domain.plan.placement import Place, placed
from elvis_tui.domain.plan.records import Activity, DoneMark, OwnTime
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.plan import activities
from elvis_tui.services.desk.reader import Reader


def activity(reader: Reader, activity_id: str) -> Activity:
    """A row of the plan, by its id or its key.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    rows = activities(reader)
    found = next((a for a in rows if activity_id in (a.id, a.key)), None)
    if found is None:
        raise DomainError(Fault.NOT_FOUND, what="activity")
    return found


def mark(desk: Desk, activity_id: str, typed: DoneMark, base: DoneMark | None = None) -> Activity:
    """Mark that an activity was carried out, or correct a mark.

    Args:
        desk: The working place.
        activity_id: The row.
        typed: Period, who and what was learned; a new mark has no id.
        base: What the dialog was opened on, where a mark is corrected.

    Raises:
        DomainError: `NOT_FOUND`, `NOT_A_MONTH`, or `STALE` for a mark that has been changed since.
    """
    row = activity(desk, activity_id)
    if base is None or not base.id:
        new = mark_done(
            row,
            typed.period,
            desk.today,
            unmasked(desk.signed),
            desk.new_id("mark"),
            who=typed.who,
            evaluation=typed.evaluation,
        )
        desk.save("plan.done", new)
    else:
        now = desk.get(DoneMark, base.id)
        fields = ("period", *asked(DoneMark, Asked.FACTS))
        desk.save("plan.edit_done", desk.conflicts.settle(base, typed, now, fields))
    return activity(desk, activity_id)


def unmark(desk: Desk, activity_id: str, mark_id: str) -> Activity:
    """Take a mark away.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    desk.save("plan.not_done", delete=[desk.get(DoneMark, mark_id)])
    return activity(desk, activity_id)


def holidays_of(year: int) -> Mapping[date, str]:
    """The public holidays of the school year that begins in `year`, by name."""
    from elvis_tui.wording.public_holidays import public_holidays

    return {**public_holidays(year), **public_holidays(year + 1)}


def reading(reader: Reader, words: str, year: int) -> OwnReading:
    """How the team's own words are read in a school year."""
    return read_own(words, year, reader.sources.school_years(), holidays_of(year))


def words_for(reader: Reader, periods: Iterable[Period], year: int) -> str:
    """What the team can set to have just these times; "" where words would be read as others."""
    from elvis_tui.wording.plan_own import typed_periods

    every = tuple(periods)
    wanted = [(one.code, one.last) for one in every]
    words = typed_periods(every)
    read = [(one.period.code, one.period.last) for one in reading(reader, words, year).times]
    return words if read == wanted else ""


def times(reader: Reader, row: Activity, year: int) -> tuple[Occurrence, ...]:
    """The times of a row in a school year."""
    return occurrences(row, year, reader.sources.school_years())


def clashes_of(reader: Reader, row: Activity, year: int) -> tuple[Clash, ...]:
    """The times of a row on which there is no school, the plan's and the team's."""
    years = reader.sources.school_years()
    return tuple(clashes(occurrences(row, year, years), years, holidays_of(year)))


def proposed_day(reader: Reader, row: Activity, year: int) -> date | None:
    """The school day nearest to a date of the plan's on which there is no school."""
    if placed(row, year, reader.sources.school_years()).place is not Place.DATES:
        return None
    found = (clash.nearest for clash in clashes_of(reader, row, year) if clash.nearest)
    return next(found, None)


def set_time(desk: Desk, activity_id: str, typed: OwnTime, base: OwnTime | None = None) -> Activity:
    """Set when the team has an activity, or correct that.

    Args:
        desk: The working place.
        activity_id: The row.
        typed: The words, and the school year they are for; a new one has no id.
        base: What the dialog was opened on, where one is corrected.

    Raises:
        DomainError: `OWN_TIME_REFUSED` for words that are no time, `NOT_FOUND`, or `STALE` for one
            that has been changed since.
    """
    row = activity(desk, activity_id)
    words = " ".join(typed.when_text.split())
    read = reading(desk, words, typed.year)
    if read.refused:
        raise DomainError(Fault.OWN_TIME_REFUSED, text=words, reading=read, field="when_text")
    if base is None or not base.id:
        new = replace(
            typed,
            id=desk.new_id("own"),
            activity=row.key,
            text=row.text,
            when_text=words,
            on=desk.today,
            by=unmasked(desk.signed),
        )
        desk.save("plan.own_time", new)
    else:
        now = desk.get(OwnTime, base.id)
        changed = desk.conflicts.settle(base, replace(typed, when_text=words), now, ("when_text",))
        changed = replace(changed, on=desk.today, by=unmasked(desk.signed))
        desk.save("plan.own_time_edit", changed)
    return activity(desk, activity_id)


def drop_time(desk: Desk, activity_id: str, time_id: str) -> Activity:
    """Take one of the team's own times away.

    Raises:
        DomainError: `NOT_FOUND`.
    """
    desk.save("plan.own_time_off", delete=[desk.get(OwnTime, time_id)])
    return activity(desk, activity_id)
