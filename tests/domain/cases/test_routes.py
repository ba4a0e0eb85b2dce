"""What a suspected employee or a serious case puts on the checklist, and takes off it again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.case_dates import check_reported
from elvis_tui.domain.cases import routes, rules
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import case_due, moves, owed
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.severity import Severity, Suspicion, Trigger
from elvis_tui.domain.duties import SERIOUS, STRICTER, FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.record import replace
from tests.parties import parties

REPORTED = date(2028, 2, 26)
"""A Saturday, with a leap day ahead."""
LEAP_DAY = date(2028, 2, 29)
TODAY = date(2028, 3, 1)
CASE = Case(
    id="case-9",
    number="2028-01",
    title="Erting",
    parties=parties("s-1"),
    reported_on=REPORTED,
    steps=tuple(Step(id=f"D{n}", duty_id=f"D{n}", title="Plikt", who="Alle") for n in range(1, 6)),
)
WHOM = Suspicion(whom="Kari Nordmann", on=LEAP_DAY)
LEADER = replace(WHOM, leader=True)
GRAVE = Severity(triggers=(Trigger.THREATS,), on=LEAP_DAY, by="Rektor", why="drapstrusler")
GROUNDLESS = Decision(why="Var ikke på jobb den dagen", by="Rektor", on=TODAY)


def duties(case: Case) -> list[FollowOn]:
    return [s.follow_on for s in case.steps if s.follow_on]


def step(case: Case, duty: FollowOn) -> Step:
    return next(s for s in case.steps if s.follow_on is duty)


def done(case: Case, duty: FollowOn, **changes: object) -> Case:
    facts = {"status": StepStatus.DONE, "on": TODAY, "who": "Rektor", **changes}
    return rules.set_step(case, replace(step(case, duty), **facts), TODAY)


def refused(action: object, *args: object) -> tuple[Fault, object]:
    with pytest.raises(DomainError) as caught:
        action(*args)  # type: ignore[operator]
    return caught.value.fault, caught.value.facts.get("field")


# § 12-5


def test_head_county_and_a_fair_process_stand_after_the_plans_own_due_at_once() -> None:
    case = routes.suspected(CASE, WHOM, TODAY)
    assert [s.id for s in case.steps[:5]] == ["D1", "D2", "D3", "D4", "D5"]
    assert duties(case) == [FollowOn.STRICTER, FollowOn.COUNTY, FollowOn.FAIR]
    assert {s.due for s in case.steps[5:]} == {LEAP_DAY}
    assert {s.duty_id for s in case.steps[5:]} == {STRICTER}
    assert case_due(case) == LEAP_DAY
    assert [m.step.follow_on for m in moves(case)[:3] if m.step] == duties(case)


def test_of_one_in_the_leadership_the_head_is_not_told_it_goes_straight_to_the_county() -> None:
    case = routes.suspected(CASE, LEADER, TODAY, routes.Owners({FollowOn.COUNTY: "Den som så det"}))
    assert duties(case) == [FollowOn.COUNTY, FollowOn.FAIR]
    assert step(case, FollowOn.COUNTY).who == "Den som så det"
    assert step(case, FollowOn.FAIR).who == ""


def test_who_is_to_do_it_follows_who_is_suspected_unless_it_was_named_by_hand() -> None:
    straight = {FollowOn.COUNTY: FreeText("Den som så det"), FollowOn.FAIR: FreeText("Eieren")}
    ours = frozenset(straight.values())
    plain = routes.suspected(CASE, WHOM, TODAY, routes.Owners(ours=ours))
    assert step(plain, FollowOn.COUNTY).who == ""
    begun = replace(step(plain, FollowOn.FAIR), status=StepStatus.IN_PROGRESS)
    plain = rules.set_step(plain, begun, TODAY)
    later = routes.suspected(plain, LEADER, TODAY, routes.Owners(straight, ours))
    assert [s.who for s in later.steps[5:]] == ["Den som så det", "Eieren"]
    assert step(later, FollowOn.FAIR).status is StepStatus.IN_PROGRESS
    back = routes.suspected(later, WHOM, TODAY, routes.Owners(ours=ours))
    assert step(back, FollowOn.COUNTY).who == ""
    by_hand = replace(step(plain, FollowOn.COUNTY), who="Jon Vik")
    named = rules.set_step(plain, by_hand, TODAY)
    kept = routes.suspected(named, LEADER, TODAY, routes.Owners(straight, ours))
    assert step(kept, FollowOn.COUNTY).who == "Jon Vik"


def test_none_of_it_is_the_suspected_ones_to_do() -> None:
    case = routes.suspected(CASE, WHOM, TODAY)
    county = replace(step(case, FollowOn.COUNTY), who="Jon Vik og Turid Moe")
    case = rules.set_step(case, county, TODAY)
    owners = routes.Owners(suspected=frozenset({"turid moe"}))
    another = routes.suspected(case, replace(WHOM, whom="Turid Moe"), TODAY, owners)
    assert step(another, FollowOn.COUNTY).who == "Jon Vik"
    wrong = replace(county, who="Turid Moe, Jon Vik")
    assert refused(rules.set_step, another, wrong, TODAY) == (Fault.SUSPECTED_OWNS, "who")
    rules.set_step(another, replace(another.steps[0], who="Turid Moe"), TODAY)


def test_openly_groundless_is_a_whole_decision_at_the_step_of_the_county() -> None:
    case = routes.suspected(CASE, WHOM, TODAY)
    county = step(case, FollowOn.COUNTY)
    for wanting in ("why", "by"):
        assert refused(rules.waived, county, replace(GROUNDLESS, **{wanting: " "}))[1] == wanting
    assert refused(rules.waived, county, replace(GROUNDLESS, on=None))[1] == "on"
    case = rules.set_step(case, rules.waived(county, GROUNDLESS), TODAY)
    assert case.suspicion
    assert case.suspicion.groundless == GROUNDLESS
    assert step(case, FollowOn.STRICTER).is_open, "the head is told all the same"
    case = rules.set_step(case, rules.applying(step(case, FollowOn.COUNTY)), TODAY)
    assert case.suspicion
    assert case.suspicion.groundless is None


def test_it_is_not_offered_when_the_leadership_is_suspected() -> None:
    case = routes.suspected(CASE, LEADER, TODAY)
    county = step(case, FollowOn.COUNTY)
    assert refused(routes.check_waivable, case, county)[0] is Fault.LEADER_SUSPECTED
    routes.check_waivable(case, step(case, FollowOn.FAIR))
    routes.check_waivable(routes.suspected(CASE, WHOM, TODAY), county)


def test_when_it_turns_out_to_be_the_leadership_groundless_falls_and_the_county_is_told() -> None:
    case = routes.suspected(CASE, WHOM, TODAY)
    case = rules.set_step(case, rules.waived(step(case, FollowOn.COUNTY), GROUNDLESS), TODAY)
    case = routes.suspected(case, LEADER, TODAY)
    assert case.suspicion
    assert case.suspicion.groundless is None
    assert step(case, FollowOn.COUNTY).status is StepStatus.NOT_STARTED
    assert duties(case) == [FollowOn.COUNTY, FollowOn.FAIR]
    back = routes.suspected(case, WHOM, TODAY)
    assert duties(back) == [FollowOn.STRICTER, FollowOn.COUNTY, FollowOn.FAIR]


def test_a_groundless_one_stays_so_when_only_the_name_is_put_right() -> None:
    case = routes.suspected(CASE, WHOM, TODAY)
    case = rules.set_step(case, rules.waived(step(case, FollowOn.COUNTY), GROUNDLESS), TODAY)
    case = routes.suspected(case, replace(WHOM, whom="Kari Normann"), TODAY)
    assert case.suspicion
    assert case.suspicion.groundless == GROUNDLESS


def test_another_day_moves_what_was_not_begun_and_nothing_else() -> None:
    case = done(routes.suspected(CASE, WHOM, TODAY), FollowOn.STRICTER)
    case = routes.suspected(case, replace(WHOM, on=TODAY), TODAY)
    assert step(case, FollowOn.STRICTER).due == LEAP_DAY
    assert step(case, FollowOn.COUNTY).due == TODAY


def test_who_and_a_day_that_can_be_are_needed() -> None:
    def attempt(**changes: object) -> tuple[Fault, object]:
        return refused(routes.suspected, CASE, replace(WHOM, **changes), TODAY)

    assert attempt(whom=" ") == (Fault.EMPTY_FIELD, "whom")
    assert attempt(on=TODAY + timedelta(days=1)) == (Fault.DAY_TO_COME, "on")
    assert attempt(on=REPORTED - timedelta(days=1)) == (Fault.STEP_BEFORE_REPORT, "on")
    closed = replace(CASE, closed_on=TODAY)
    assert refused(routes.suspected, closed, WHOM, TODAY)[0] is Fault.ALREADY_CLOSED


def test_taken_back_what_was_begun_stays() -> None:
    case = done(routes.suspected(CASE, WHOM, TODAY), FollowOn.STRICTER)
    county = replace(step(case, FollowOn.COUNTY), note="ringt, ikke svar")
    case = routes.suspicion_taken_back(rules.set_step(case, county, TODAY))
    assert case.suspicion is None
    assert duties(case) == [FollowOn.STRICTER, FollowOn.COUNTY]
    again = routes.suspected(case, WHOM, TODAY)
    assert duties(again) == [FollowOn.STRICTER, FollowOn.COUNTY, FollowOn.FAIR]
    assert step(again, FollowOn.STRICTER).status is StepStatus.DONE
    assert step(again, FollowOn.COUNTY).note == "ringt, ikke svar"


def test_nobody_suspected_is_not_taken_back_nor_in_a_closed_case() -> None:
    assert refused(routes.suspicion_taken_back, CASE)[0] is Fault.NOT_FOUND
    closed = replace(CASE, suspicion=WHOM, closed_on=TODAY)
    assert refused(routes.suspicion_taken_back, closed)[0] is Fault.ALREADY_CLOSED


# Serious cases


def test_the_owner_is_told_and_then_the_varsel_in_elements() -> None:
    case = routes.judged_serious(CASE, GRAVE, TODAY)
    assert duties(case) == [FollowOn.SERIOUS, FollowOn.ELEMENTS]
    assert {s.duty_id for s in case.steps[5:]} == {SERIOUS}
    assert {s.due for s in case.steps[5:]} == {LEAP_DAY}


def test_both_routes_stand_in_the_order_of_the_plan_whichever_came_first() -> None:
    one = routes.suspected(routes.judged_serious(CASE, GRAVE, TODAY), WHOM, TODAY)
    other = routes.judged_serious(routes.suspected(CASE, WHOM, TODAY), GRAVE, TODAY)
    assert one == other
    assert duties(one) == list(FollowOn)


def test_the_varsel_is_not_done_without_its_reference() -> None:
    case = done(routes.judged_serious(CASE, GRAVE, TODAY), FollowOn.SERIOUS)
    refusal = (Fault.NO_REFERENCE, "reference")
    assert refused(done, case, FollowOn.ELEMENTS) == refusal
    with pytest.raises(DomainError):
        done(case, FollowOn.ELEMENTS, reference="  ")
    assert step(done(case, FollowOn.ELEMENTS, reference="26/1"), FollowOn.ELEMENTS).on == TODAY


def test_the_owner_is_informed_by_somebody_and_before_the_varsel() -> None:
    case = routes.judged_serious(CASE, GRAVE, TODAY)
    assert routes.asks_more(step(case, FollowOn.SERIOUS))
    for nobody in ("", "\u2060"):
        refusal = refused(lambda who=nobody: done(case, FollowOn.SERIOUS, who=who))
        assert refusal == (Fault.NO_INFORMER, "who")
    early = refused(lambda: done(case, FollowOn.ELEMENTS, reference="26/1"))
    assert early == (Fault.OWNER_FIRST, "status")
    told = done(case, FollowOn.SERIOUS)
    before = refused(lambda: done(told, FollowOn.ELEMENTS, reference="26/1", on=LEAP_DAY))
    assert before == (Fault.BEFORE_EVENT, "on")
    assert not routes.asks_more(step(told, FollowOn.SERIOUS))
    done(told, FollowOn.ELEMENTS, reference="26/1")


def test_a_reason_that_is_put_right_moves_no_day_that_somebody_planned() -> None:
    case = routes.judged_serious(CASE, GRAVE, TODAY)
    planned = replace(step(case, FollowOn.ELEMENTS), who="Jon", due=date(2028, 3, 9))
    case = rules.set_step(case, planned, TODAY)
    case = routes.judged_serious(case, replace(GRAVE, why="grove trusler"), TODAY)
    assert step(case, FollowOn.ELEMENTS) == planned
    case = routes.judged_serious(case, replace(GRAVE, on=REPORTED), TODAY)
    assert step(case, FollowOn.ELEMENTS) == planned
    assert step(case, FollowOn.SERIOUS).due == REPORTED, "nobody planned that one"


def test_what_is_missing_is_missing_until_it_is_done_whatever_its_day() -> None:
    case = routes.judged_serious(CASE, GRAVE, TODAY)
    later = replace(step(case, FollowOn.SERIOUS), due=date(2030, 1, 1))
    case = rules.set_step(case, later, TODAY)
    assert [s.follow_on for s in owed(case)] == [FollowOn.SERIOUS, FollowOn.ELEMENTS]
    case = done(case, FollowOn.SERIOUS)
    assert [s.follow_on for s in owed(case)] == [FollowOn.ELEMENTS]
    case = done(case, FollowOn.ELEMENTS, reference="26/1")
    assert owed(case) == []
    assert owed(CASE) == []
    assert owed(replace(routes.judged_serious(CASE, GRAVE, TODAY), closed_on=TODAY)) == []


@pytest.mark.parametrize(
    ("changes", "fault", "field"),
    [
        ({"triggers": ()}, Fault.NO_TRIGGER, None),
        ({"by": ""}, Fault.EMPTY_FIELD, "by"),
        ({"why": " "}, Fault.EMPTY_FIELD, "why"),
        ({"on": TODAY + timedelta(days=1)}, Fault.DAY_TO_COME, "on"),
        ({"on": REPORTED - timedelta(days=1)}, Fault.STEP_BEFORE_REPORT, "on"),
    ],
)
def test_a_serious_case_says_by_what_who_judged_when_and_why(
    changes: dict[str, object], fault: Fault, field: str | None
) -> None:
    assert refused(routes.judged_serious, CASE, replace(GRAVE, **changes), TODAY) == (fault, field)


def test_not_serious_after_all_and_what_was_begun_stays() -> None:
    case = done(routes.judged_serious(CASE, GRAVE, TODAY), FollowOn.SERIOUS)
    case = routes.severity_taken_back(case)
    assert case.severity is None
    assert duties(case) == [FollowOn.SERIOUS]
    assert refused(routes.severity_taken_back, case)[0] is Fault.NOT_FOUND


def turned(case: Case, turn: str) -> Case:
    match turn:
        case "suspect" | "leader":
            return routes.suspected(case, LEADER if turn == "leader" else WHOM, TODAY)
        case "back" if case.suspicion:
            return routes.suspicion_taken_back(case)
        case "serious":
            return routes.judged_serious(case, GRAVE, TODAY)
        case "not serious" if case.severity:
            return routes.severity_taken_back(case)
        case "head told" if FollowOn.STRICTER in duties(case):
            return done(case, FollowOn.STRICTER)
    return case


@given(
    st.lists(
        st.sampled_from(["suspect", "leader", "back", "serious", "not serious", "head told"]),
        max_size=12,
    )
)
def test_whatever_is_done_in_turn_no_duty_stands_twice_and_the_plans_own_are_untouched(
    turns: list[str],
) -> None:
    case = CASE
    for turn in turns:
        case = turned(case, turn)
        assert case.steps[:5] == CASE.steps
        assert duties(case) == sorted(set(duties(case)), key=list(FollowOn).index)
        if case.suspicion:
            assert set(routes.wanted(case.suspicion)) <= set(duties(case))
        assert not case.severity or {FollowOn.SERIOUS, FollowOn.ELEMENTS} <= set(duties(case))


@pytest.mark.parametrize("facts", [{"suspicion": WHOM}, {"severity": GRAVE}])
def test_the_report_is_not_put_right_to_a_day_after_either(facts: dict[str, Any]) -> None:
    check_reported(replace(CASE, reported_on=LEAP_DAY, **facts), TODAY)
    late = replace(CASE, reported_on=TODAY, **facts)
    assert refused(check_reported, late, TODAY)[0] is Fault.REPORT_AFTER_STEP
