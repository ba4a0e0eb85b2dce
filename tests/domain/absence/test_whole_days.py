"""Whole days of absence out of several lists: whatever order they come in, the newest counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.absence.records import DaysTold, StudentAbsence
from elvis_tui.domain.absence.rules import joined
from elvis_tui.domain.absence.whole_days import (
    days_known,
    of_newest,
    told_of,
    with_days,
    with_days_of_both,
)
from elvis_tui.domain.record import replace

MONDAY = date(2026, 9, 21)
"""The week before the autumn break."""
BREAK = {date(2026, 9, 28) + timedelta(days=n) for n in range(5)}
NOTHING = StudentAbsence(id="a", student_id="s-1")
SPAN = 28


def school(day: date) -> bool:
    return day.isoweekday() < 6 and day not in BREAK


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def taken(
    *lists: tuple[int, int, int, set[int]], first: StudentAbsence = NOTHING
) -> StudentAbsence:
    """After lists, each with its day, its first and last day, and the days away."""
    for listed, begins, ends, away in lists:
        told = told_of(day(listed), day(begins), day(ends), [day(n) for n in away])
        days = of_newest(days_known(first, school), told)
        first = with_days(first, days, school)
    return first


def streak(absence: StudentAbsence) -> tuple[int, date | None]:
    return absence.streak, absence.streak_ends


def test_a_list_that_goes_on_joins_the_streak_over_weekend_and_break() -> None:
    week = taken((2, 0, 2, {0, 1, 2}), (4, 3, 4, {3, 4}))
    assert streak(week) == (5, day(4))
    after = taken((14, 14, 15, {14, 15}), first=week)
    assert streak(after) == (7, day(15)), "a weekend and the autumn break lie between"
    assert streak(taken((4, 0, 2, {0, 1, 2}), (15, 15, 15, {15}))) == (1, day(15)), (
        "nobody has told of the Monday"
    )


def test_an_older_list_fills_in_what_no_newer_one_tells_and_overrules_nothing() -> None:
    newer = taken((7, 0, 4, {0, 1, 3, 4}))
    assert streak(newer) == (2, day(4))
    assert taken((4, 0, 4, {0, 1, 2, 3, 4}), first=newer) == newer
    assert streak(taken((11, 0, 2, set()), (4, 0, 4, {0, 1, 2, 3, 4}))) == (2, day(4))
    assert streak(taken((4, 3, 4, {3, 4}), (2, 0, 2, {0, 1, 2}))) == (5, day(4))


def test_the_day_of_the_list_that_first_showed_a_streak_stands_as_long_as_it_does() -> None:
    first = taken((2, 0, 2, {0, 1, 2}))
    again = taken((4, 0, 2, {0, 1, 2}), first=first)
    assert (first.streak_listed, again.streak_listed) == (day(2), day(2))
    assert taken((4, 3, 3, {3}), first=again).streak_listed == day(4)
    assert taken((7, 0, 4, set()), first=first).streak_listed is None


def test_of_a_day_with_an_unclear_code_an_older_list_still_tells() -> None:
    known = taken((2, 0, 2, {0, 1, 2}))
    told = told_of(day(4), day(0), day(4), [day(3)], [day(1), day(3)])
    assert [(p.first_day, p.last_day) for p in told] == [(day(0), day(0)), (day(2), day(4))]
    days = of_newest(known.days, told)
    assert [d for piece in days for d in piece.away] == [day(1), day(3)]
    assert told_of(day(4), day(0), day(1), (), [day(0), day(1)]) == ()


def test_the_days_of_another_school_year_are_not_kept() -> None:
    old = DaysTold(
        listed_on=date(2026, 6, 1), first_day=date(2026, 6, 1), last_day=date(2026, 6, 1)
    )
    assert [p.listed_on for p in of_newest([old], told_of(day(2), day(0), day(2), ()))] == [day(2)]


def test_a_streak_without_its_days_is_known_by_its_length() -> None:
    stored = replace(NOTHING, streak=3, streak_ends=day(14), streak_listed=day(15))
    (told,) = days_known(stored, school)
    assert told.away == (day(3), day(4), day(14))
    assert streak(taken((16, 15, 15, {15}), first=stored)) == (4, day(15))
    older = replace(stored, streak_listed=None)
    assert [p.listed_on for p in days_known(older, school)] == [day(14)]


def test_two_records_of_one_student_have_the_days_of_both() -> None:
    mine, other = taken((4, 0, 4, {0, 1})), taken((4, 0, 4, {2, 3}))
    both = with_days_of_both(joined(mine, other), mine, other, school)
    assert streak(both) == (4, day(3))
    neither = with_days_of_both(joined(NOTHING, NOTHING), NOTHING, NOTHING, school)
    assert neither == NOTHING


@st.composite
def a_list(draw: st.DrawFn) -> tuple[int, int, set[int], set[int]]:
    begins = draw(st.integers(0, SPAN))
    ends = draw(st.integers(begins, SPAN))
    within = st.sets(st.integers(begins, ends))
    away = draw(within)
    return begins, ends, away, draw(within) - away


@settings(deadline=None)
@given(st.data(), st.lists(a_list(), max_size=5))
def test_in_any_order_it_is_what_one_counts_day_by_day(
    data: st.DataObject, lists: list[tuple[int, int, set[int], set[int]]]
) -> None:
    made = list(enumerate(lists, SPAN))  # each of its own day, after all that it tells of
    absence = NOTHING
    for at, (begins, ends, away, unclear) in data.draw(st.permutations(made)):
        told = told_of(day(at), day(begins), day(ends), map_days(away), map_days(unclear))
        absence = with_days(absence, of_newest(absence.days, told), school)
    slow: dict[int, bool] = {}
    for _at, (begins, ends, away, unclear) in made:
        for n in range(begins, ends + 1):
            if n not in unclear:
                slow[n] = n in away
    there = [n for n in range(SPAN + 1) if school(day(n))]
    last = max((n for n in there if slow.get(n)), default=None)
    length = 0
    for n in reversed([n for n in there if last is not None and n <= last]):
        if not slow.get(n):
            break
        length += 1
    assert streak(absence) == (length, None if last is None else day(last))
    told_days = [n for p in absence.days for n in range((p.last_day - p.first_day).days + 1)]
    assert len(told_days) == len(slow), "each day is told once"


def map_days(numbers: set[int]) -> list[date]:
    return [day(n) for n in numbers]


@pytest.mark.parametrize("times", [1, 2])
def test_a_list_taken_in_again_changes_nothing(times: int) -> None:
    once = taken((4, 0, 4, {0, 1, 3}), (7, 3, 6, {4}))
    for _again in range(times):
        assert taken((7, 3, 6, {4}), first=once) == once
        assert taken((4, 0, 4, {0, 1, 3}), first=once) == once
