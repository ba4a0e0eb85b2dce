"""What somebody wrote in a case is never replaced unseen by who had it open at the same time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Role, Safe
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.cases.severity import Severity, Suspicion, Trigger
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.measures import Went
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import plans, routes, verbs
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from tests.parties import make_ready, parties
from tests.school import NOW, TODAY

FIRST = Decision(why=FreeText("Flyttet"), by=FreeText("Rektor"), on=TODAY)
SECOND = replace(FIRST, why=FreeText("Noe annet"))


@pytest.fixture
def case(desk: Desk) -> Case:
    new = Case(id="", number="", title="Kantina", parties=parties("s-1"), reported_on=TODAY)
    return verbs.start(desk, new)


def measure(desk: Desk, case: Case, **changes: object) -> CaseMeasure:
    typed = CaseMeasure(id="", what=FreeText("Fast voksen"), who=FreeText("Rektor"), start=TODAY)
    return plans.add_measure(desk, case.id, case.parties[0].id, replace(typed, **changes))


def found(one: CaseMeasure, text: str, helped: Helped = Helped.NO) -> CaseMeasure:
    return replace(one, went=Went.AS_PLANNED, helped=helped, result=FreeText(text))


def waive(desk: Desk, case: Case, decision: Decision) -> object:
    return verbs.waive(desk, case.id, case.steps[0].id, decision)


def no_plan(desk: Desk, case: Case, decision: Decision) -> object:
    return plans.decide_none(desk, case.id, case.parties[0].id, decision)


def without(desk: Desk, case: Case, decision: Decision) -> object:
    return plans.end_without(desk, case.id, case.parties[0].id, decision)


def no_more(desk: Desk, case: Case, decision: Decision) -> object:
    (one,) = plans.get(desk, case.id, case.parties[0].id).plan.measures or [measure(desk, case)]
    return plans.need_no_more(desk, case.id, case.parties[0].id, one.id, decision)


def evaluate(desk: Desk, case: Case, decision: Decision) -> object:
    (one,) = plans.get(desk, case.id, case.parties[0].id).plan.measures or [measure(desk, case)]
    fresh = replace(one, evaluated_on=None)
    return plans.evaluate(desk, case.id, case.parties[0].id, found(fresh, str(decision.why)))


def suspect(desk: Desk, case: Case, decision: Decision) -> object:
    return routes.suspect(desk, case.id, Suspicion(whom=decision.why, on=TODAY))


def serious(desk: Desk, case: Case, decision: Decision) -> object:
    why = Severity(triggers=(Trigger.THREATS,), on=TODAY, by=decision.by, why=decision.why)
    return routes.judge_serious(desk, case.id, why)


VERBS = (waive, no_plan, without, no_more, evaluate, suspect, serious)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.__name__)
def test_the_second_is_told_once_and_the_first_stands_until_then(
    desk: Desk, case: Case, verb: Callable[[Desk, Case, Decision], object]
) -> None:
    verb(desk, case, FIRST)
    before = verbs.get(desk, case.id)
    with pytest.raises(DomainError) as caught:
        verb(desk, case, SECOND)
    assert caught.value.fault is Fault.STALE
    assert verbs.get(desk, case.id) == before
    verb(desk, case, SECOND)
    assert "Noe annet" in repr(verbs.get(desk, case.id))


def test_a_decision_that_is_put_right_from_what_stands_is_saved_at_once(
    desk: Desk, case: Case
) -> None:
    party = case.parties[0].id
    waive(desk, case, FIRST)
    verbs.waive(desk, case.id, case.steps[0].id, SECOND, FIRST)
    no_plan(desk, case, FIRST)
    plans.decide_none(desk, case.id, party, SECOND, FIRST)
    without(desk, case, FIRST)
    now = plans.end_without(desk, case.id, party, SECOND, FIRST)
    assert (now.ended_without, now.plan.not_made) == (SECOND, SECOND)
    assert verbs.get(desk, case.id).steps[0].waived == SECOND


def test_a_step_that_was_done_meanwhile_stays_done(desk: Desk, case: Case) -> None:
    done = replace(case.steps[0], status=StepStatus.DONE, on=TODAY)
    verbs.set_step(desk, case.id, done)
    for _again in range(2):
        with pytest.raises(DomainError) as caught:
            waive(desk, case, FIRST)
        assert caught.value.fault is Fault.DUTY_DONE
    assert verbs.get(desk, case.id).steps[0] == done


def test_an_old_reason_does_not_serve_when_a_step_is_waived_again(desk: Desk, case: Case) -> None:
    waive(desk, case, FIRST)
    step = verbs.get(desk, case.id).steps[0]
    verbs.set_step(desk, case.id, replace(step, status=StepStatus.IN_PROGRESS))
    step = verbs.get(desk, case.id).steps[0]
    # As an older file may have it.
    old = replace(verbs.get(desk, case.id), steps=(replace(step, waived=FIRST),))
    desk.store.commit(put=[old])
    gone = replace(old.steps[0], status=StepStatus.NOT_APPLICABLE)
    with pytest.raises(DomainError) as caught:
        verbs.set_step(desk, case.id, gone)
    assert caught.value.fault is Fault.NO_REASON
    waive(desk, case, SECOND)
    assert verbs.get(desk, case.id).steps[0].waived == SECOND


def test_a_plan_is_finished_once_and_keeps_the_day(desk: Desk, case: Case) -> None:
    make_ready(desk, case.id)
    party = case.parties[0].id
    later = replace(desk, clock=FixedClock(NOW + timedelta(days=30)))
    assert plans.finish(later, case.id, party).plan.finished_on == TODAY
    measure(later, case, who=FreeText(""))
    plan = plans.get(later, case.id, party).plan
    assert (plan.finished_on, plan.first_finish, plan.first_finished_by) == (None, TODAY, "Rektor")
    plans.take_up(later, case.id, party)
    assert plans.get(later, case.id, party).plan.first_finish == TODAY


def test_a_measure_knows_what_it_is_tried_in_the_place_of(desk: Desk, case: Case) -> None:
    party = case.parties[0].id
    one, other = measure(desk, case), measure(desk, case)
    plans.evaluate(desk, case.id, party, found(one, "Nei"))
    assert (one.planned_on, one.follows, other.follows) == (TODAY, (), ())
    assert measure(desk, case).follows == (one.id,)
    assert measure(desk, case).follows == ()


def test_a_student_who_is_here_and_not_safe_is_not_ended_around_but_one_who_has_left_is(
    desk: Desk, case: Case
) -> None:
    party = plans.get(desk, case.id, case.parties[0].id)
    said = replace(party, closing_word=FreeText("Jeg er redd"), safe=Safe.NO)
    plans.set_word(desk, case.id, said)
    with pytest.raises(DomainError) as caught:
        without(desk, case, FIRST)
    assert caught.value.fault is Fault.SAYS_NOT_SAFE
    student = replace(desk.store.get(Student, "s-1"), left_on=TODAY)
    desk.store.commit(put=[student])
    without(desk, case, FIRST)
    for sign in ("-", "\u2800"):
        blank = replace(FIRST, why=FreeText(sign))
        with pytest.raises(DomainError) as caught:
            plans.end_without(desk, case.id, party.id, blank, FIRST)
        assert (caught.value.fault, caught.value.facts) == (Fault.EMPTY_FIELD, {"field": "why"})


def test_the_form_of_the_case_takes_nobody_out_of_the_duty_either(desk: Desk, case: Case) -> None:
    now = verbs.get(desk, case.id)
    typed = replace(now, parties=(replace(now.parties[0], role=Role.WITNESS),))
    with pytest.raises(DomainError) as caught:
        verbs.edit(desk, typed, now)
    assert caught.value.fault is Fault.ROLE_WHY
    assert verbs.get(desk, case.id) == now
