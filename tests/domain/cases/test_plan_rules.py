"""The written plan of a case: what it must hold, and what it waits for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, CasePlan, Helped, Party, Role
from elvis_tui.domain.cases.plan_rules import (
    Gap,
    check_measure,
    evaluated,
    finished,
    is_settled,
    lacking,
    needs_plan,
    not_made,
    with_plan,
)
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from tests.parties import heard, parties

TODAY = date(2026, 10, 19)
(PARTY,) = parties("s-1")
WHOLE = heard(PARTY, TODAY)
MEASURE = WHOLE.plan.measures[0]
CASE = Case(id="c", number="", title="Kantina", parties=(WHOLE,), reported_on=date(2026, 10, 12))


def gaps(party: Party) -> list[Gap]:
    return [lack.gap for lack in lacking(party)]


def test_an_empty_plan_lacks_the_students_voice_first_and_then_what_the_law_asks_for() -> None:
    assert gaps(PARTY) == [Gap.EXPERIENCE, Gap.BEST_INTEREST, Gap.PROBLEM, Gap.MEASURES]
    assert gaps(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"what": " "}, Gap.WHAT),
        ({"start": None}, Gap.WHEN),
        ({"who": "\n"}, Gap.WHO),
        ({"evaluate_on": None}, Gap.EVALUATION),
    ],
)
def test_each_measure_says_what_when_who_and_when_it_is_evaluated(
    change: dict[str, object], gap: Gap
) -> None:
    half = replace(MEASURE, id="m-2", **change)
    party = replace(WHOLE, plan=replace(WHOLE.plan, measures=(MEASURE, half)))
    assert gaps(party) == [gap]
    with pytest.raises(DomainError) as caught:
        finished(party, today=TODAY, by="Rektor")
    assert caught.value.fault is Fault.PLAN_LACKS
    assert [lack.gap for lack in caught.value.facts["lacks"]] == [gap]  # type: ignore[attr-defined]


def test_a_plan_with_all_of_it_is_finished_by_somebody_on_a_day() -> None:
    draft = replace(WHOLE, plan=replace(WHOLE.plan, finished_on=None, finished_by=""))
    assert not is_settled(draft)
    done = finished(draft, today=TODAY, by="Rektor")
    assert (done.plan.finished_on, done.plan.finished_by) == (TODAY, "Rektor")
    assert is_settled(done)


def test_a_finished_plan_that_comes_to_lack_something_is_finished_no_more() -> None:
    more = replace(WHOLE.plan, measures=(MEASURE, CaseMeasure(id="m-2", what="Ny")))
    changed = with_plan(WHOLE, more)
    assert (changed.plan.finished_on, changed.plan.finished_by) == (None, "")
    first = (changed.plan.first_finished_on, changed.plan.first_finished_by)
    assert first == (WHOLE.plan.finished_on, WHOLE.plan.finished_by)
    assert with_plan(WHOLE, replace(WHOLE.plan, problem="Annet")).plan.finished_on == TODAY


def test_that_no_plan_is_made_takes_a_reason_and_somebody_who_decides() -> None:
    decision = Decision(why="Saken gjelder en annen skole", by="Rektor", on=TODAY)
    assert is_settled(not_made(PARTY, decision))
    for field in ("why", "by"):
        with pytest.raises(DomainError) as caught:
            not_made(PARTY, replace(decision, **{field: " "}))
        assert (caught.value.fault, caught.value.facts["field"]) == (Fault.EMPTY_FIELD, field)


@pytest.mark.parametrize(
    ("role", "needs"),
    [(Role.AFFECTED, True), (Role.NOT_TOLD, True), (Role.OTHER, False), (Role.WITNESS, False)],
)
def test_a_plan_is_for_the_one_who_is_affected(role: Role, *, needs: bool) -> None:
    assert needs_plan(replace(PARTY, role=role)) is needs


def test_when_it_was_first_finished_stands_whatever_comes_after() -> None:
    more = replace(WHOLE.plan, measures=(MEASURE, CaseMeasure(id="m-2", what="Ny")))
    changed = with_plan(WHOLE, more)
    whole = replace(MEASURE, id="m-2")
    again = replace(changed.plan, measures=(MEASURE, whole))
    later = finished(replace(changed, plan=again), today=TODAY + timedelta(days=30), by="Berit")
    assert (later.plan.finished_on, later.plan.finished_by) == (
        TODAY + timedelta(days=30),
        "Berit",
    )
    assert later.plan.first_finish == TODAY
    thrice = with_plan(later, more)
    assert (thrice.plan.first_finished_on, thrice.plan.first_finished_by) == (TODAY, "Rektor")
    assert finished(later, today=TODAY + timedelta(days=60), by="Ola") is later
    none = not_made(WHOLE, Decision(why="Flyttet", by="Rektor", on=TODAY)).plan
    assert (none.finished_on, none.finished_by, none.first_finish) == (None, "", TODAY)


@pytest.mark.parametrize(
    ("start", "evaluate", "fault"),
    [
        (date(2026, 10, 11), None, Fault.STEP_BEFORE_REPORT),
        (None, date(2026, 10, 11), Fault.STEP_BEFORE_REPORT),
        (date(2026, 10, 14), date(2026, 10, 13), Fault.EVALUATED_BEFORE_START),
    ],
)
def test_the_days_of_a_measure_can_be(
    start: date | None, evaluate: date | None, fault: Fault
) -> None:
    with pytest.raises(DomainError) as caught:
        check_measure(CASE, replace(MEASURE, start=start, evaluate_on=evaluate))
    assert caught.value.fault is fault
    check_measure(CASE, replace(MEASURE, start=date(2026, 10, 12), evaluate_on=date(2026, 10, 12)))


def test_an_evaluation_says_how_it_went_whether_it_helped_and_what_was_found() -> None:
    planned = replace(MEASURE, evaluated_on=None)
    assert evaluated(planned, today=TODAY).evaluated_on == TODAY
    for change, field in (
        ({"went": Went.NOT_TOLD}, "went"),
        ({"helped": Helped.NOT_TOLD}, "helped"),
        ({"result": " "}, "result"),
    ):
        with pytest.raises(DomainError) as caught:
            evaluated(replace(planned, **change), today=TODAY)
        assert (caught.value.fault, caught.value.facts["field"]) == (Fault.EMPTY_FIELD, field)


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (TODAY + timedelta(days=1), Fault.DAY_TO_COME),
        (TODAY - timedelta(days=1), Fault.EVALUATED_BEFORE_START),
    ],
)
def test_an_evaluation_is_of_a_day_that_can_be(day: date, fault: Fault) -> None:
    with pytest.raises(DomainError) as caught:
        evaluated(replace(MEASURE, evaluated_on=day), today=TODAY)
    assert caught.value.fault is fault


@given(
    st.lists(
        st.tuples(
            st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.booleans()
        ),
        max_size=4,
    ),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_finished_is_refused_exactly_while_something_is_missing(
    measures: list[tuple[bool, ...]], experience: bool, best: bool, problem: bool
) -> None:
    """Counted the slow way: every one of the seven things is there, for each measure."""
    made = tuple(
        CaseMeasure(
            id=f"m-{n}",
            what="Fast voksen" if what else " ",
            who="Rektor" if who else "",
            start=TODAY if start else None,
            evaluate_on=TODAY if evaluate else None,
        )
        for n, (what, who, start, evaluate, _a, _b) in enumerate(measures)
    )
    party = replace(
        PARTY,
        experience="Stille" if experience else "",
        best_interest="Klassen" if best else "",
        plan=CasePlan(problem="Alene" if problem else "", measures=made),
    )
    whole = experience and best and problem and bool(made) and all(all(m[:4]) for m in measures)
    try:
        finished(party, today=TODAY, by="Rektor")
    except DomainError:
        assert not whole
    else:
        assert whole
