"""What a case waits for, whose move it is, and the nearest of its clocks."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.moves import MoveKind, case_due, moves, next_move
from elvis_tui.domain.cases.parties import CaseMeasure, Helped
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.record import replace
from tests.parties import parties, ready

TODAY = date(2026, 10, 19)
CASE = Case(
    id="c",
    number="2026-04",
    title="Kantina",
    parties=parties("s-1"),
    reported_on=date(2026, 10, 12),
    deadline=TODAY,
    steps=(
        Step(id="D1", duty_id="D1", title="Følge med", who="Alle"),
        Step(id="D2", duty_id="D2", title="Gripe inn", due=TODAY + timedelta(days=9)),
    ),
)


def kinds(case: Case) -> list[MoveKind]:
    return [move.kind for move in moves(case)]


def test_a_new_case_waits_for_its_first_step_and_its_plan_by_the_internal_deadline() -> None:
    first, plan, later = moves(CASE)
    assert (first.kind, first.on, first.who, first.what) == (
        *(MoveKind.STEP, TODAY),
        *("Alle", "Følge med"),
    )
    assert (plan.kind, plan.on) == (MoveKind.PLAN, TODAY)
    assert later.step == CASE.steps[1]
    assert next_move(CASE) == first


def test_with_the_plan_written_the_internal_deadline_is_nobodys_any_more() -> None:
    written = replace(ready(CASE, TODAY), steps=CASE.steps)
    assert [(m.kind, m.on) for m in moves(written)] == [
        (MoveKind.STEP, TODAY + timedelta(days=9)),
        (MoveKind.STEP, None),
    ]
    assert case_due(written) == TODAY + timedelta(days=9)


def test_an_evaluation_falls_due_by_itself_and_one_that_did_not_help_asks_for_more() -> None:
    whole = ready(CASE, TODAY)
    assert moves(whole) == []
    (party,) = whole.parties
    measure = replace(party.plan.measures[0], evaluated_on=None)
    plan = replace(party.plan, measures=(measure,))
    (move,) = moves(replace(whole, parties=(replace(party, plan=plan),)))
    assert (move.kind, move.on, move.who, move.what) == (
        *(MoveKind.EVALUATION, TODAY),
        *("Rektor", "Fast voksen"),
    )
    failed = replace(measure, evaluated_on=TODAY, helped=Helped.NO)
    plan = replace(plan, measures=(failed,))
    assert kinds(replace(whole, parties=(replace(party, plan=plan),))) == [MoveKind.NEW_MEASURE]


def test_what_statsforvalteren_has_asked_for_or_decided_is_due() -> None:
    whole = ready(CASE, TODAY)
    asked = Complaint(id="k", on=TODAY, answer_by=TODAY)
    assert kinds(replace(whole, complaints=(asked,))) == [MoveKind.ANSWER]
    decided = replace(asked, decided_on=TODAY, deadline=TODAY)
    assert kinds(replace(whole, complaints=(decided,))) == [MoveKind.DECISION]


def test_a_closed_case_waits_for_nothing() -> None:
    assert moves(replace(CASE, closed_on=TODAY)) == []


_DAYS = st.none() | st.integers(-20, 20).map(lambda n: TODAY + timedelta(days=n))


@given(_DAYS, _DAYS, st.lists(st.tuples(_DAYS, _DAYS), max_size=4))
def test_the_nearest_clock_is_the_earliest_day_of_all_that_is_open(
    first: date | None, second: date | None, measures: list[tuple[date | None, date | None]]
) -> None:
    """Held against a plain list of every day that is still to come to."""
    written = ready(CASE, TODAY)
    made = tuple(
        CaseMeasure(id=f"m-{n}", what="x", evaluate_on=due, evaluated_on=done)
        for n, (due, done) in enumerate(measures)
    )
    (party,) = written.parties
    one, two = CASE.steps
    case = replace(
        written,
        steps=(replace(one, due=first), replace(two, due=second)),
        parties=(replace(party, plan=replace(party.plan, measures=made)),),
    )
    days = [first, second, *(m.evaluate_on for m in made if m.evaluated_on is None)]
    assert case_due(case) == min((day for day in days if day), default=None)
    done = replace(case, steps=tuple(replace(s, status=StepStatus.DONE) for s in case.steps))
    assert case_due(done) == min((day for day in days[2:] if day), default=None)
