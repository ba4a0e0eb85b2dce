"""The ladder: which steps are in force on a day, and when they are due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.ladder import (
    LONGEST,
    Rung,
    StepKind,
    check,
    due,
    in_force,
    in_order,
)
from elvis_tui.domain.record import replace

CALL = Rung(id="a", trigger="tre dager på rad", step="ring hjem", order=1)
LETTER = Rung(id="b", trigger="fem dager på rad", step="brev", kind=StepKind.LETTER, order=2)
MEET = Rung(id="c", trigger="Tre dager på rad ", step="møte", kind=StepKind.MEETING, order=3)
FRIDAY = date(2026, 10, 2)


def weekday_after(day: date) -> date:
    """No holiday is known."""
    day += timedelta(days=1)
    while day.isoweekday() > 5:
        day += timedelta(days=1)
    return day


def test_the_steps_of_one_trigger_stand_together_and_what_is_gone_does_not() -> None:
    assert in_order([MEET, LETTER, CALL]) == [CALL, MEET, LETTER]
    assert in_order([replace(CALL, gone=True), LETTER]) == [LETTER]


@pytest.mark.parametrize(
    ("on", "within"), [(date(2026, 12, 31), 0), (date(2027, 1, 1), 2), (date(2027, 6, 1), 2)]
)
def test_of_two_versions_of_a_step_the_one_that_is_in_force_counts(on: date, within: int) -> None:
    later = replace(CALL, id="d", within=2, since=date(2027, 1, 1), order=4)
    (there,) = in_force([CALL, later], on)
    assert there.within == within


def test_a_step_that_is_not_in_force_yet_is_none() -> None:
    assert in_force([replace(CALL, since=FRIDAY)], FRIDAY - timedelta(days=1)) == []
    assert in_force([replace(CALL, since=FRIDAY)], FRIDAY) == [replace(CALL, since=FRIDAY)]


@pytest.mark.parametrize(
    ("on", "within", "school_days", "wanted"),
    [
        (FRIDAY, 0, False, FRIDAY),
        (FRIDAY, 1, False, date(2026, 10, 3)),
        (FRIDAY, 1, True, date(2026, 10, 5)),
        (FRIDAY, 7, False, date(2026, 10, 9)),
        (date(2026, 12, 31), 1, False, date(2027, 1, 1)),
        (date(2028, 2, 28), 1, False, date(2028, 2, 29)),
        (date(2028, 2, 29), 14, False, date(2028, 3, 14)),
    ],
)
def test_days_are_those_of_the_calendar_unless_the_step_says_otherwise(
    on: date, within: int, school_days: bool, wanted: date
) -> None:
    rung = replace(CALL, within=within, school_days=school_days)
    assert due(rung, on, weekday_after) == wanted


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 60))
def test_days_of_school_are_never_fewer_than_those_of_the_calendar(on: date, within: int) -> None:
    calendar = due(replace(CALL, within=within), on, weekday_after)
    school = due(replace(CALL, within=within, school_days=True), on, weekday_after)
    assert on <= calendar <= school
    assert within == 0 or school.isoweekday() <= 5


@given(
    st.lists(
        st.builds(
            Rung,
            id=st.uuids().map(str),
            trigger=st.sampled_from(["a", "b"]),
            step=st.sampled_from(["x", "y"]),
            since=st.none() | st.dates(),
            order=st.integers(0, 9),
            gone=st.booleans(),
        ),
        max_size=8,
    ),
    st.dates(),
)
def test_no_step_of_a_trigger_is_in_force_twice(rungs: list[Rung], on: date) -> None:
    there = in_force(rungs, on)
    assert len({rung.step_key for rung in there}) == len(there)
    could = {r.step_key for r in rungs if not r.gone and (r.since is None or r.since <= on)}
    assert {rung.step_key for rung in there} == could


@pytest.mark.parametrize(
    ("changed", "fault", "field"),
    [
        ({"trigger": " "}, Fault.EMPTY_FIELD, "trigger"),
        ({"step": ""}, Fault.EMPTY_FIELD, "step"),
        ({"within": -1}, Fault.OUT_OF_RANGE, "within"),
        ({"within": LONGEST + 1}, Fault.OUT_OF_RANGE, "within"),
    ],
)
def test_what_is_no_step_is_refused_at_its_field(
    changed: dict[str, object], fault: Fault, field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        check(replace(CALL, **changed))
    assert (refused.value.fault, refused.value.facts["field"]) == (fault, field)
    check(replace(CALL, within=LONGEST))
