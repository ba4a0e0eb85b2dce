"""What § 13-5 asks of a physical intervention, and when one is repeated."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.intervention_rules import (
    Parents,
    Part,
    Standing,
    check,
    fields_of,
    standing,
)
from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import fields_of as described
from elvis_tui.domain.record import replace

DAY = date(2026, 10, 12)
BARE = Intervention(id="i-1", student="s-1", on=DAY, employee="Jon Vik", event="Slag i gangen")
WHOLE = replace(
    BARE,
    intervened="Holdt armene",
    head_told="Rektor",
    head_told_on=DAY,
    parents_told="mor",
    parents_told_on=DAY,
    student_view="Det var for hardt.",
    student_view_on=DAY,
    seriousness=Seriousness.NOT,
    why="Kort, ingen skade",
)


def of(one: Intervention, *others: Intervention, of_age: bool | None = False) -> Standing:
    return standing(one, (*others, one), of_age)


def at(day: date, intervention_id: str, **changes: object) -> Intervention:
    return replace(WHOLE, id=intervention_id, on=day, **changes)


# What is missing


def test_a_new_one_lacks_all_but_what_happened_and_each_is_named_in_its_order() -> None:
    assert of(BARE).missing == (Part.FACTS, Part.HEAD, Part.PARENTS, Part.VIEW, Part.JUDGED)


def test_one_that_is_whole_lacks_nothing() -> None:
    assert of(WHOLE).missing == ()


@pytest.mark.parametrize(
    ("field", "empty", "part"),
    [
        ("intervened", " ", Part.FACTS),
        ("head_told", "", Part.HEAD),
        ("head_told_on", None, Part.HEAD),
        ("parents_told", "", Part.PARENTS),
        ("parents_told_on", None, Part.PARENTS),
        ("student_view", "\n", Part.VIEW),
        ("student_view_on", None, Part.VIEW),
        ("seriousness", Seriousness.NOT_JUDGED, Part.JUDGED),
        ("why", "", Part.JUDGED),
    ],
)
def test_each_thing_is_missing_when_half_of_it_is(field: str, empty: object, part: Part) -> None:
    assert of(replace(WHOLE, **{field: empty})).missing == (part,)


def test_the_parents_of_one_who_was_of_age_need_not_be_told() -> None:
    alone = replace(WHOLE, parents_told="", parents_told_on=None)
    assert of(alone, of_age=True).missing == ()
    assert of(alone, of_age=True).parents is Parents.OF_AGE


def test_where_nobody_knows_the_age_the_parents_are_told() -> None:
    alone = replace(WHOLE, parents_told="", parents_told_on=None)
    assert of(alone, of_age=None).missing == (Part.PARENTS,)
    assert of(alone, of_age=None).parents is Parents.AGE_UNKNOWN


def test_every_field_that_a_person_writes_belongs_to_a_part() -> None:
    asked = {name for part in Part for name in fields_of(part)}
    assert asked == {name for name, field in described(Intervention).items() if field.asked}


# The county


def test_the_second_in_a_school_year_is_repeated_and_goes_to_the_county() -> None:
    second = at(DAY + timedelta(days=30), "i-2")
    found = of(second, WHOLE)
    assert (found.time, found.before) == (2, 0)
    assert found.is_repeated
    assert found.wants_county
    assert found.missing == (Part.COUNTY,)
    assert not of(WHOLE, second).wants_county  # the first one was none when it happened


def test_it_takes_both_the_day_and_the_reference() -> None:
    second = at(date(2026, 11, 12), "i-2", county_told_on=date(2026, 11, 12))
    assert of(second, WHOLE).missing == (Part.COUNTY,)
    assert of(replace(second, county_reference="26/1"), WHOLE).missing == ()


def test_one_that_is_especially_serious_goes_there_at_once() -> None:
    serious = replace(WHOLE, seriousness=Seriousness.ESPECIALLY)
    assert of(serious).missing == (Part.COUNTY,)
    assert not of(serious).is_repeated


def test_a_new_school_year_begins_anew_and_tells_of_those_before() -> None:
    last, first = at(date(2026, 7, 31), "i-0"), at(date(2026, 8, 1), "i-2")
    found = of(first, last)
    assert (found.time, found.before) == (1, 1)
    assert not found.is_repeated


def test_a_leap_day_lies_in_its_school_year() -> None:
    first, second = at(date(2027, 9, 6), "i-0"), at(date(2028, 2, 29), "i-2")
    assert of(second, first).time == 2


def test_those_against_others_do_not_count() -> None:
    assert of(at(DAY, "i-2", student="s-2"), WHOLE).time == 1


def test_of_one_day_the_time_tells_and_else_which_was_written_first() -> None:
    early, late = at(DAY, "i-2", at=time(8)), at(DAY, "i-3", at=time(12))
    assert of(late, early).time == 2
    assert of(early, late).time == 1
    assert standing(WHOLE, (WHOLE, at(DAY, "i-4")), False).time == 1
    assert standing(WHOLE, (at(DAY, "i-4"), WHOLE), False).time == 2


@given(
    st.lists(st.dates(date(2025, 6, 1), date(2027, 9, 30)), min_size=1, max_size=12, unique=True)
)
def test_the_number_is_that_of_a_slow_count_day_by_day(days: list[date]) -> None:
    every = [at(day, f"i-{n}") for n, day in enumerate(days)]
    for one in every:
        first = date(one.on.year if one.on.month >= 8 else one.on.year - 1, 8, 1)
        day, slow = first, 0
        while day <= one.on:
            slow += day in days
            day += timedelta(days=1)
        found = standing(one, every, False)
        assert found.time == slow
        assert found.time + found.before == sum(d <= one.on for d in days)


# Days that cannot be


@pytest.mark.parametrize(
    ("changes", "fault", "field"),
    [
        ({"on": DAY + timedelta(days=9)}, Fault.DAY_TO_COME, "on"),
        ({"event": " "}, Fault.EMPTY_FIELD, "event"),
        ({"employee": ""}, Fault.EMPTY_FIELD, "employee"),
        ({"head_told_on": DAY - timedelta(days=1)}, Fault.BEFORE_EVENT, "head_told_on"),
        ({"parents_told_on": DAY - timedelta(days=1)}, Fault.BEFORE_EVENT, "parents_told_on"),
        ({"student_view_on": DAY - timedelta(days=1)}, Fault.BEFORE_EVENT, "student_view_on"),
        ({"county_told_on": DAY + timedelta(days=9)}, Fault.DAY_TO_COME, "county_told_on"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    changes: dict[str, object], fault: Fault, field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        check(replace(WHOLE, **changes), DAY + timedelta(days=5))
    assert (caught.value.fault, caught.value.facts["field"]) == (fault, field)
