"""What must be there before a case can be closed."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.parties import Helped, Party, Role, Safe
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.record import replace
from tests.parties import parties, ready

TODAY = date(2026, 10, 19)
CASE = ready(
    Case(
        id="c",
        number="2026-04",
        title="Kantina",
        parties=parties("s-1", "s-2"),
        reported_on=date(2026, 10, 12),
        steps=(Step(id="D1", duty_id="D1", title="Følge med"),),
    ),
    TODAY,
)
DECISION = Decision(why="Eleven har flyttet", by="Rektor", on=TODAY)


def wants(case: Case, minutes_on: date | None = TODAY) -> list[Want]:
    return [one.want for one in missing(case, minutes_on)]


def first(case: Case, **changes: object) -> Case:
    """The case with something else of its first student."""
    party, *others = case.parties
    return replace(case, parties=(replace(party, **changes), *others))


def measured(case: Case, **changes: object) -> Case:
    """The case with something else of the first student's measure."""
    plan = case.parties[0].plan
    return first(case, plan=replace(plan, measures=(replace(plan.measures[0], **changes),)))


def test_a_case_with_all_of_it_lacks_nothing() -> None:
    assert wants(CASE) == []
    assert wants(CASE, None) == [Want.MINUTES]


def test_a_step_is_done_or_does_not_apply_for_a_reason() -> None:
    step = CASE.steps[0]
    for status in (StepStatus.NOT_STARTED, StepStatus.IN_PROGRESS):
        assert wants(replace(CASE, steps=(replace(step, status=status),))) == [Want.STEP]
    idle = replace(step, status=StepStatus.NOT_APPLICABLE)
    assert wants(replace(CASE, steps=(idle,))) == [Want.REASON]
    assert wants(replace(CASE, steps=(replace(idle, waived=DECISION),))) == []
    half = replace(idle, waived=replace(DECISION, by=""))
    assert wants(replace(CASE, steps=(half,))) == [Want.REASON]


def test_the_varsel_in_elements_has_its_reference() -> None:
    sent = Step(id="E", duty_id="SERIOUS", follow_on=FollowOn.ELEMENTS, status=StepStatus.DONE)
    assert wants(replace(CASE, steps=(sent,))) == [Want.REFERENCE]
    assert wants(replace(CASE, steps=(replace(sent, reference="26/123"),))) == []


def test_each_who_is_affected_has_a_plan_and_has_said_that_it_is_safe() -> None:
    bare = replace(CASE.parties[1], plan=parties("s-2")[0].plan, closing_word="")
    found = missing(replace(CASE, parties=(CASE.parties[0], bare)), TODAY)
    assert [(one.want, one.student) for one in found] == [(Want.PLAN, "s-2"), (Want.WORD, "s-2")]


@pytest.mark.parametrize("safe", [Safe.NOT_TOLD, Safe.PARTLY, Safe.NO])
def test_the_duty_lasts_until_the_student_says_that_it_is_safe(safe: Safe) -> None:
    assert wants(first(CASE, safe=safe)) == [Want.SAFE]


def test_a_word_has_its_day() -> None:
    assert wants(first(CASE, closing_word_on=None)) == [Want.WORD]


def test_where_the_word_cannot_be_had_a_written_reason_ends_it() -> None:
    silent = first(CASE, closing_word="", closing_word_on=None, safe=Safe.NOT_TOLD)
    assert wants(first(silent, ended_without=DECISION)) == []
    assert wants(first(silent, ended_without=replace(DECISION, why=" "))) == [Want.WORD]


def test_every_measure_is_evaluated_also_one_of_another_party() -> None:
    assert wants(measured(CASE, evaluated_on=None)) == [Want.EVALUATION]
    other = first(measured(CASE, evaluated_on=None), role=Role.OTHER)
    assert wants(other) == [Want.EVALUATION]


def test_a_measure_that_did_not_help_keeps_it_open() -> None:
    assert wants(measured(CASE, helped=Helped.NO)) == [Want.NEW_MEASURE]


@pytest.mark.parametrize("role", [Role.OTHER, Role.WITNESS])
def test_others_need_no_plan_and_no_word_but_somebody_is_affected(role: Role) -> None:
    bare = replace(parties("s-2")[0], role=role)
    assert wants(replace(CASE, parties=(CASE.parties[0], bare))) == []
    alone: tuple[Party, ...] = (bare,)
    assert wants(replace(CASE, parties=alone)) == [Want.AFFECTED]


def test_what_statsforvalteren_waits_for_comes_first() -> None:
    asked = Complaint(id="k", on=TODAY, answer_by=TODAY)
    assert wants(replace(CASE, complaints=(asked,))) == [Want.COMPLAINT]
    assert wants(replace(CASE, complaints=(replace(asked, sent_on=TODAY),))) == []
    decided = replace(asked, sent_on=TODAY, decided_on=TODAY, deadline=TODAY)
    assert wants(replace(CASE, complaints=(decided,))) == [Want.COMPLAINT]
    assert wants(replace(CASE, complaints=(replace(decided, followed_on=TODAY),))) == []
