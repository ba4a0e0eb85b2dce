"""The clocks of a case, each named for what it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.clocks import Clock, ClockKind, nearest, plan_finished_on
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import moves
from elvis_tui.domain.cases.parties import CasePlan, Role
from elvis_tui.domain.cases.plan_due import nearest_plan_due, plan_due
from elvis_tui.domain.cases.records import Case, Step
from elvis_tui.domain.cases.severity import Severity
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.record import replace
from tests.parties import heard, parties, ready

TODAY = date(2026, 10, 19)
CASE = Case(
    id="c",
    number="2026-04",
    title="Kantina",
    parties=parties("s-1", "s-2"),
    reported_on=date(2026, 10, 12),
    deadline=date(2026, 10, 21),
    steps=(Step(id="D1", duty_id="D1", title="Følge med"),),
)
FROM = date(2026, 10, 19)


def test_the_internal_deadline_is_the_nearest_until_something_comes_before_it() -> None:
    later = TODAY + timedelta(days=30)
    assert nearest(CASE, later, TODAY) == Clock(ClockKind.PLAN, date(2026, 10, 21))
    assert nearest(CASE, FROM, TODAY) == Clock(ClockKind.COMPLAINT, FROM)
    planned = replace(CASE, steps=(replace(CASE.steps[0], due=date(2026, 10, 20)),))
    assert nearest(planned, later, TODAY) == Clock(ClockKind.STEP, date(2026, 10, 20))


def test_that_it_may_be_taken_further_is_a_clock_until_the_day_and_until_somebody_has() -> None:
    assert nearest(CASE, FROM, FROM) == Clock(ClockKind.COMPLAINT, FROM)
    assert nearest(CASE, FROM, FROM + timedelta(days=1)) == Clock(
        ClockKind.PLAN, date(2026, 10, 21)
    )
    taken = replace(CASE, complaints=(Complaint(id="k", on=TODAY, answer_by=date(2026, 11, 2)),))
    found = nearest(ready(taken, TODAY), date(2026, 11, 1), TODAY)
    assert found == Clock(ClockKind.ANSWER, date(2026, 11, 2))


def test_each_date_is_named_for_what_it_is() -> None:
    whole = ready(CASE, TODAY)
    first, other = whole.parties
    open_one = replace(first.plan.measures[0], evaluated_on=None)
    waiting = replace(first, plan=replace(first.plan, measures=(open_one,)))
    case = replace(whole, parties=(waiting, other))
    assert nearest(case, date.min, TODAY) == Clock(ClockKind.EVALUATION, TODAY)
    elements = Step(id="E", duty_id="SERIOUS", follow_on=FollowOn.ELEMENTS)
    serious = replace(
        whole, steps=(*whole.steps, elements), severity=Severity(on=date(2026, 10, 13))
    )
    assert nearest(serious, date.min, TODAY) == Clock(ClockKind.FOLLOW_ON, date(2026, 10, 13))


def test_a_closed_case_has_no_clock_and_one_that_waits_for_nothing_none_either() -> None:
    assert nearest(replace(CASE, closed_on=TODAY), FROM, TODAY) is None
    assert nearest(ready(CASE, TODAY), date.min, TODAY) is None


def test_the_first_clock_stands_still_when_the_last_plan_is_finished() -> None:
    first, other = CASE.parties
    one = replace(CASE, parties=(heard(first, date(2026, 10, 14)), other))
    assert plan_finished_on(one) is None
    both = replace(one, parties=(one.parties[0], heard(other, date(2026, 10, 16))))
    assert plan_finished_on(both) == date(2026, 10, 16)
    decision = Decision(why="Trygg igjen", by="Rektor", on=date(2026, 10, 15))
    without = replace(other, plan=CasePlan(not_made=decision))
    assert plan_finished_on(replace(one, parties=(one.parties[0], without))) == decision.on
    witness = replace(other, role=Role.WITNESS)
    assert plan_finished_on(replace(one, parties=(one.parties[0], witness))) == date(2026, 10, 14)
    assert plan_finished_on(replace(one, parties=(witness,))) is None


@pytest.mark.parametrize("ahead", [0, 1, 7])
def test_it_is_never_later_than_any_move(ahead: int) -> None:
    found = nearest(CASE, FROM + timedelta(days=ahead), TODAY)
    assert found is not None
    assert all(found.on <= move.on for move in moves(CASE) if move.on)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
def test_no_clock_before_its_day_is_hidden_by_one_after(from_day: date) -> None:
    found = nearest(CASE, from_day, TODAY)
    assert found is not None
    assert found.on == min(
        day for day in (CASE.deadline, from_day if from_day >= TODAY else None) if day
    )


def test_the_plan_of_one_who_came_later_is_due_by_itself() -> None:
    first, other = CASE.parties
    later = replace(other, since=TODAY, deadline=date(2026, 10, 26))
    case = replace(CASE, parties=(first, later))
    assert [plan_due(case, p) for p in case.parties] == [date(2026, 10, 21), date(2026, 10, 26)]
    assert nearest(case, date.min, TODAY) == Clock(ClockKind.PLAN, date(2026, 10, 21))
    whole = replace(case, parties=(heard(first, TODAY), later))
    assert nearest_plan_due(whole) == date(2026, 10, 26)
    assert nearest(whole, date.min, TODAY) == Clock(ClockKind.PLAN, date(2026, 10, 26))
    at_once = replace(other, since=CASE.reported_on, deadline=date(2026, 10, 26))
    assert plan_due(CASE, at_once) == CASE.deadline
