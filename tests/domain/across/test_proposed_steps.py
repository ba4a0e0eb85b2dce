"""What a streak of absence asks for: over weekends, breaks and holidays, and once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.absence.records import Declined, StudentAbsence
from elvis_tui.domain.across.proposed_steps import Proposed, proposed
from elvis_tui.domain.follow_ups.ladder import Rung
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task

TODAY = date(2026, 10, 19)
AUTUMN_BREAK = {date(2026, 9, 28) + timedelta(days=n) for n in range(5)}
CHRISTMAS = {date(2026, 12, 21) + timedelta(days=n) for n in range(13)}
THREE = Rung(id="three", trigger="tre dager på rad", step="ring hjem", streak=3)
THREE_TOO = Rung(id="again", trigger="Tre dager på rad", step="se på nytt", streak=3, order=1)
SIX = Rung(id="six", trigger="mer enn fem dager på rad", step="møte", streak=6, order=2)
NEVER = Rung(id="late", trigger="forseint", step="samtale", order=3)
LADDER = (THREE, THREE_TOO, SIX, NEVER)


def school(day: date) -> bool:
    return day.isoweekday() < 6 and day not in AUTUMN_BREAK | CHRISTMAS


def away(days: int, ends: date, **more: object) -> StudentAbsence:
    there = StudentAbsence(id="a-1", student_id="s-1", streak=days, streak_ends=ends)
    return replace(there, streak_listed=TODAY, **more)


def found(
    absence: StudentAbsence,
    *tasks: Task,
    rungs: tuple[Rung, ...] = LADDER,
    followed: frozenset[str] = frozenset({"s-1"}),
    today: date = TODAY,
) -> list[Proposed]:
    return proposed([absence], followed, rungs, tasks, school, today)


def given_on(on: date, trigger: str = "tre dager på rad") -> Task:
    return Task(
        id="t", what="ring hjem", who="Berit", created_on=on,
        subject=Subject.of_student("s-1"), trigger=trigger, trigger_on=on,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("days", "ends", "rung", "on"),
    [
        (2, date(2026, 10, 16), None, None),
        (3, date(2026, 10, 16), "three", date(2026, 10, 16)),
        (5, date(2026, 10, 16), "three", date(2026, 10, 14)),  # from Monday
        (3, date(2026, 10, 19), "three", date(2026, 10, 19)),  # Thursday, Friday, Monday
        (4, date(2026, 10, 6), "three", date(2026, 10, 5)),  # Thursday before the autumn break
        (6, date(2026, 10, 8), "six", date(2026, 10, 8)),
        (9, date(2026, 10, 16), "six", date(2026, 10, 13)),
    ],
)
def test_the_trigger_is_dated_by_the_school_day_on_which_it_was_met(
    days: int, ends: date, rung: str | None, on: date | None
) -> None:
    told = [(one.rung.id, one.on) for one in found(away(days, ends))]
    assert told == ([] if rung is None else [(rung, on)])


def test_a_streak_goes_on_over_christmas_and_belongs_to_its_school_year() -> None:
    absence = away(4, date(2027, 1, 5))
    (one,) = found(absence, today=date(2027, 1, 8))
    assert one.on == date(2027, 1, 4)
    assert found(absence, today=date(2027, 9, 1)) == []


def test_only_of_those_who_are_followed_and_only_what_the_school_proposes() -> None:
    absence = away(9, date(2026, 10, 16))
    assert found(absence, followed=frozenset({"s-2"})) == []
    assert found(absence, rungs=(NEVER,)) == []
    assert found(absence, rungs=()) == []
    gone = tuple(replace(rung, gone=rung.id == "six") for rung in LADDER)
    assert [one.rung.id for one in found(absence, rungs=gone)] == ["three"]
    late = tuple(
        replace(rung, since=date(2026, 10, 17) if rung.id == "six" else None) for rung in LADDER
    )
    assert [one.rung.id for one in found(absence, rungs=late)] == ["three"], "not in force then"


def test_what_has_given_its_steps_is_not_proposed_again_until_the_next_trigger() -> None:
    absence = away(4, date(2026, 10, 16))
    (one,) = found(absence)
    assert found(absence, given_on(one.on, "TRE dager på rad ")) == []
    assert found(absence, given_on(date(2026, 10, 13))) == [], "set by hand on its first day"
    assert found(absence, given_on(date(2026, 10, 12))) == [one], "of an earlier streak"
    longer = away(6, date(2026, 10, 20))
    assert [o.rung.id for o in found(longer, given_on(one.on))] == ["six"]


def test_declined_it_is_remembered_for_that_streak_alone() -> None:
    absence = away(3, date(2026, 10, 16))
    (one,) = found(absence)
    no = Declined(trigger=THREE.trigger, met_on=one.on, on=TODAY, by="berit")
    assert found(replace(absence, declined=(no,))) == []
    assert found(away(5, date(2026, 10, 20), declined=(no,))) == [], "it has grown"
    assert [o.rung.id for o in found(away(6, date(2026, 10, 21), declined=(no,)))] == ["six"]
    again = found(away(3, date(2026, 10, 23), declined=(no,)))
    assert [(o.rung.id, o.on) for o in again] == [("three", date(2026, 10, 23))]


def test_after_an_answer_only_a_longer_trigger_is_proposed_in_the_same_streak() -> None:
    absence = away(9, date(2026, 10, 16))
    later = given_on(date(2026, 10, 13), "mer enn fem dager på rad")
    assert found(absence, later) == []
    gone = tuple(replace(rung, gone=rung.id == "six") for rung in LADDER)
    assert found(absence, later, rungs=gone) == [], "the shorter one is not what is left"


def test_a_trigger_that_has_got_other_words_is_still_the_one_that_was_answered() -> None:
    absence = away(4, date(2026, 10, 16))
    given = replace(given_on(date(2026, 10, 14), "3 dager"), rung_id="three")
    assert found(absence, given) == []


def test_two_triggers_of_one_length_are_both_proposed_and_each_is_told_once() -> None:
    other = replace(THREE, id="other", trigger="tre dager, annet", order=9)
    told = found(away(3, date(2026, 10, 16)), rungs=(*LADDER, other))
    assert [one.rung.id for one in told] == ["three", "other"]


def test_the_day_of_the_list_is_its_source_and_else_the_last_day_away() -> None:
    ends = date(2026, 10, 16)
    assert found(away(3, ends))[0].listed_on == TODAY
    assert found(replace(away(3, ends), streak_listed=None))[0].listed_on == ends


@given(st.integers(0, 30), st.integers(0, 90))
def test_what_is_proposed_was_met_on_a_school_day_within_the_streak(days: int, back: int) -> None:
    ends = date(2026, 12, 18) - timedelta(days=back)
    if not school(ends):
        return
    for one in found(away(days, ends), today=date(2026, 12, 18)):
        assert one.rung.streak <= days
        assert school(one.on)
        between = [ends - timedelta(days=n) for n in range((ends - one.on).days + 1)]
        assert sum(map(school, between)) == days - one.rung.streak + 1
