"""The whole days of absence, as lists of different days and periods tell of them together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta

from elvis_tui.domain.absence.records import DaysTold, StudentAbsence
from elvis_tui.domain.absence.rules import streak
from elvis_tui.domain.record import replace
from elvis_tui.domain.school_year import starting_year

IsSchoolDay = Callable[[date], bool]
ONE = timedelta(days=1)
LONGEST = 400
"""Days that a streak is followed back over: with breaks in it, no school year is longer."""


def told_of(
    listed_on: date,
    first_day: date,
    last_day: date,
    away: Collection[date],
    unclear: Collection[date] = (),
) -> tuple[DaysTold, ...]:
    """What a list tells of a period, without the days of which it does not.

    Args:
        listed_on: The day of the list.
        first_day: Of its period.
        last_day: Of its period.
        away: The whole days of absence.
        unclear: Days of which nobody can read in it whether they are such.
    """
    whole = DaysTold(
        listed_on=listed_on,
        first_day=min((first_day, *away)),
        last_day=max((last_day, *away)),
        away=tuple(sorted(set(away))),
    )
    pieces = [whole]
    for day in sorted(set(unclear) - set(away)):
        pieces = [left for piece in pieces for left in _without(piece, day, day)]
    return tuple(pieces)


def of_newest(known: Iterable[DaysTold], told: Iterable[DaysTold]) -> tuple[DaysTold, ...]:
    """What is known of the days, with what one more list tells: of each day the newest counts.

    Of two lists of one day the one counts that was taken in last. The order in which lists of
    different days are taken in changes nothing.
    """
    pieces = list(known)
    for more in told:
        new, old = [more], []
        for piece in pieces:
            if piece.listed_on > more.listed_on:
                new = [x for one in new for x in _without(one, piece.first_day, piece.last_day)]
                old.append(piece)
            else:
                old += _without(piece, more.first_day, more.last_day)
        pieces = [*old, *new]
    year = max((starting_year(piece.listed_on) for piece in pieces), default=0)
    return tuple(
        sorted(
            (piece for piece in pieces if starting_year(piece.listed_on) == year),
            key=lambda piece: piece.first_day,
        )
    )


def of_both(mine: Iterable[DaysTold], other: Iterable[DaysTold]) -> tuple[DaysTold, ...]:
    """The days of one student who stood there as two: a list may have told of both, row by row."""
    together: dict[tuple[date, date, date], DaysTold] = {}
    for one in (*mine, *other):
        key = (one.listed_on, one.first_day, one.last_day)
        there = together.get(key)
        away = {*one.away, *(there.away if there else ())}
        together[key] = replace(one, away=tuple(sorted(away)))
    return of_newest((), sorted(together.values(), key=lambda one: one.listed_on))


def days_known(absence: StudentAbsence, is_school_day: IsSchoolDay) -> tuple[DaysTold, ...]:
    """What is known of a student's days; of one who has but a streak, the days of that."""
    ends = absence.streak_ends
    if absence.days or not absence.streak or ends is None:
        return absence.days
    away = days_of(absence.streak, ends, is_school_day)
    return told_of(absence.streak_listed or ends, away[0], ends, away)


def with_days(
    absence: StudentAbsence, days: tuple[DaysTold, ...], is_school_day: IsSchoolDay
) -> StudentAbsence:
    """The absence with these days, and with the streak that they show.

    A streak that stands as it was keeps the day of the list that first showed it.
    """
    away = [day for piece in days for day in piece.away]
    length, ends = streak(away, is_school_day)
    listed = next((p.listed_on for p in days if ends in p.away), None)
    if (length, ends) == (absence.streak, absence.streak_ends):
        listed = absence.streak_listed or listed
    return replace(absence, days=days, streak=length, streak_ends=ends, streak_listed=listed)


def with_days_of_both(
    joined: StudentAbsence,
    mine: StudentAbsence,
    other: StudentAbsence,
    is_school_day: IsSchoolDay,
) -> StudentAbsence:
    """Two records that have become one, with the days of both and the streak they show."""
    days = of_both(days_known(mine, is_school_day), days_known(other, is_school_day))
    return with_days(joined, days, is_school_day) if days else joined


def days_of(length: int, ends: date, is_school_day: IsSchoolDay) -> list[date]:
    """The school days of a streak, oldest first."""
    found, day = [ends], ends
    for _back in range(LONGEST):
        if len(found) >= length:
            break
        day -= ONE
        if is_school_day(day):
            found.append(day)
    return found[::-1]


def _without(piece: DaysTold, first: date, last: date) -> Iterator[DaysTold]:
    """What is left of a period without the days of another."""
    if last < piece.first_day or first > piece.last_day:
        yield piece
        return
    for begins, ends in (
        (piece.first_day, min(piece.last_day, first - ONE)),
        (max(piece.first_day, last + ONE), piece.last_day),
    ):
        if begins <= ends:
            away = tuple(day for day in piece.away if begins <= day <= ends)
            yield replace(piece, first_day=begins, last_day=ends, away=away)
