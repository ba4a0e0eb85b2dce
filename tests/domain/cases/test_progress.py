"""One mark for each step, whose move it is, and the views of the list."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import (
    case_due,
    dated_move,
    first_move,
    moves,
    next_move,
    owed,
    owed_move,
    standing,
)
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Safe
from elvis_tui.domain.cases.progress import Progress, progress
from elvis_tui.domain.cases.records import Case, CaseStanding, Step, StepStatus
from elvis_tui.domain.cases.severity import Severity, Suspicion
from elvis_tui.domain.cases.turns import Turn, Whose, turn
from elvis_tui.domain.cases.views import CaseView, of_mine, passes
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.free_text import FreeText, unmasked
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from tests.parties import parties, ready

TODAY = date(2026, 10, 19)
DONE, NOT_APPLICABLE = StepStatus.DONE, StepStatus.NOT_APPLICABLE
CASE = Case(
    id="c",
    number="2026-04",
    title="Kantina",
    parties=parties("s-1"),
    reported_on=date(2026, 10, 12),
    deadline=TODAY,
    steps=tuple(
        Step(id=f"D{n}", duty_id=f"D{n}", title=f"Plikt {n}", who="Rektor") for n in range(1, 6)
    ),
)
WHOLE = ready(CASE, TODAY)


def with_steps(*steps: dict[str, object]) -> Case:
    changed = (replace(s, **c) for s, c in zip(CASE.steps, steps, strict=False))
    return replace(CASE, steps=(*changed, *CASE.steps[len(steps) :]))


def is_jon(who: FreeText) -> bool:
    return unmasked(who) == "Jon"


def is_head(who: FreeText) -> bool:
    return unmasked(who) == "Rektor"


# The marks


def test_each_step_has_its_own_mark() -> None:
    decision = Decision(why="Ingen var der", by="Rektor", on=TODAY)
    case = with_steps(
        {"status": DONE, "on": TODAY},
        {"status": NOT_APPLICABLE, "waived": decision},
        {"status": NOT_APPLICABLE},
        {},
        {"due": TODAY - timedelta(days=1)},
    )
    assert progress(case, TODAY) == (
        Progress.DONE,
        Progress.NOT_NEEDED,
        Progress.NO_REASON,
        Progress.NOW,
        Progress.LATE,
    )


def test_a_new_case_has_one_step_now_and_the_rest_wait_until_the_deadline_has_passed() -> None:
    waiting = (Progress.WAITING,) * 4
    assert progress(CASE, TODAY) == (Progress.NOW, *waiting)
    assert progress(CASE, TODAY + timedelta(days=1)) == (Progress.LATE, *waiting)


def test_what_is_begun_is_now_also_behind_another() -> None:
    case = with_steps({}, {}, {"status": StepStatus.IN_PROGRESS})
    assert progress(case, TODAY)[2] is Progress.NOW


def test_a_closed_case_has_nothing_late() -> None:
    late = with_steps({"due": date(2026, 10, 13)})
    assert Progress.LATE not in progress(replace(late, closed_on=TODAY), TODAY)


# Follow-on duties


def with_follow_on(duty: FollowOn, **step: object) -> Case:
    made = Step(id=duty, duty_id=duty.duty_id, follow_on=duty, **step)
    return replace(
        WHOLE,
        steps=(*WHOLE.steps, made),
        severity=Severity(on=date(2026, 10, 14)),
        suspicion=Suspicion(whom="Lærer", on=date(2026, 10, 13)),
    )


@pytest.mark.parametrize(
    ("duty", "since"),
    [
        (FollowOn.STRICTER, date(2026, 10, 13)),
        (FollowOn.COUNTY, date(2026, 10, 13)),
        (FollowOn.FAIR, None),
        (FollowOn.SERIOUS, date(2026, 10, 14)),
        (FollowOn.ELEMENTS, date(2026, 10, 14)),
    ],
)
def test_a_duty_to_tell_somebody_is_owed_from_the_day_it_arose(
    duty: FollowOn, since: date | None
) -> None:
    case = with_follow_on(duty)
    assert case_due(case) == since
    assert [s.follow_on for s in owed(case)] == ([duty] if since else [])
    own = with_follow_on(duty, due=date(2026, 11, 2))
    assert case_due(own) == date(2026, 11, 2), "a planned date of its own stands"


def test_elements_is_owed_until_its_reference_is_there() -> None:
    done = with_follow_on(FollowOn.ELEMENTS, status=DONE, on=TODAY)
    assert [s.follow_on for s in owed(done)] == [FollowOn.ELEMENTS]
    assert owed(with_follow_on(FollowOn.ELEMENTS, status=DONE, on=TODAY, reference=" ")) != []
    assert owed(with_follow_on(FollowOn.ELEMENTS, status=DONE, reference="26/123")) == []
    assert owed(replace(done, closed_on=TODAY)) == []
    decision = Decision(why="Gjaldt en annen skole", by="Rektor", on=TODAY)
    waived = with_follow_on(FollowOn.ELEMENTS, status=NOT_APPLICABLE, waived=decision)
    assert owed(waived) == []


def test_the_varsel_that_is_owed_is_so_in_the_list_and_at_the_gate_alike() -> None:
    done = with_follow_on(FollowOn.ELEMENTS, status=DONE, on=TODAY)
    wanted = [one.step for one in missing(done, TODAY) if one.want is Want.REFERENCE]
    assert wanted == owed(done) == [m.step for m in moves(done)] != []
    assert progress(done, TODAY)[-1] in (Progress.LATE, Progress.NOW)
    assert standing(done) is CaseStanding.WAITING
    assert done.progress[0] == done.progress[1] - 1
    assert progress(replace(done, closed_on=TODAY), TODAY)[-1] is Progress.NOW, "not «waits»"
    there = with_follow_on(FollowOn.ELEMENTS, status=DONE, on=TODAY, reference="26/123")
    assert not [one for one in missing(there, TODAY) if one.want is Want.REFERENCE]
    assert progress(there, TODAY)[-1] is Progress.DONE


# Whose move it is


def test_it_is_that_of_whom_the_step_names_and_else_the_heads() -> None:
    assert turn(with_steps({"who": "Jon"})) == Turn(Whose.NAMED, FreeText("Jon"))
    assert turn(with_steps({"who": ""})) == Turn(Whose.HEAD)
    plan = next(m for m in moves(CASE) if m.party)
    assert turn(CASE, plan) == Turn(Whose.HEAD)
    assert turn(replace(CASE, closed_on=TODAY)) is None


def test_that_the_head_is_told_is_of_whoever_suspects_until_somebody_is_named() -> None:
    assert turn(with_follow_on(FollowOn.STRICTER)) == Turn(Whose.WHO_SUSPECTS)
    assert turn(with_follow_on(FollowOn.COUNTY)) == Turn(Whose.HEAD)
    named = with_follow_on(FollowOn.STRICTER, who="Jon")
    assert turn(named) == Turn(Whose.NAMED, FreeText("Jon"))


def test_what_is_owed_is_the_first_move_also_before_what_is_dated_earlier() -> None:
    county = with_follow_on(FollowOn.COUNTY, due=date(2026, 11, 2))
    early = replace(CASE.steps[0], id="s", due=date(2026, 10, 1), status=StepStatus.NOT_STARTED)
    case = replace(county, steps=(early, *county.steps))
    move = first_move(case)
    assert move is not None
    assert move.step is not None
    assert move.step.follow_on is FollowOn.COUNTY
    assert turn(case, move) == turn(case)


def with_measure(**changes: object) -> Case:
    (party,) = WHOLE.parties
    measure = replace(party.plan.measures[0], **changes)
    plan = replace(party.plan, measures=(measure,))
    return replace(WHOLE, parties=(replace(party, plan=plan),))


def test_a_measure_is_that_of_who_has_it_also_when_it_did_not_help() -> None:
    evaluated = {"evaluated_on": None, "went": Went.NOT_TOLD}
    assert turn(with_measure(who="Jon", **evaluated)) == Turn(Whose.NAMED, FreeText("Jon"))
    assert turn(with_measure(who="Jon", helped=Helped.NO)) == Turn(Whose.NAMED, FreeText("Jon"))


def test_with_what_was_asked_for_sent_it_is_statsforvalterens() -> None:
    complaint = Complaint(id="k", on=TODAY, answer_by=TODAY)
    asked = replace(WHOLE, complaints=(complaint,))
    assert turn(asked) == Turn(Whose.HEAD)
    sent = replace(complaint, sent_on=TODAY)
    assert turn(replace(WHOLE, complaints=(sent,))) == Turn(Whose.COUNTY_GOVERNOR)
    decided = replace(sent, decided_on=TODAY, deadline=TODAY)
    assert turn(replace(WHOLE, complaints=(decided,))) == Turn(Whose.HEAD)


def test_when_all_else_is_done_the_student_has_the_word_and_then_the_head_closes() -> None:
    (party,) = WHOLE.parties
    unsafe = replace(party, safe=Safe.PARTLY)
    assert turn(replace(WHOLE, parties=(unsafe,))) == Turn(Whose.FAMILY)
    assert turn(WHOLE) == Turn(Whose.HEAD)


# The views


@pytest.mark.parametrize(
    ("case", "views"),
    [
        (CASE, {CaseView.OPEN}),
        (with_steps({"who": "Jon"}), {CaseView.OPEN, CaseView.MINE}),
        (with_steps({}, {"who": "Jon", "due": date(2026, 11, 2)}), {CaseView.OPEN, CaseView.MINE}),
        (with_steps({"due": date(2026, 10, 16)}), {CaseView.OPEN, CaseView.OVERDUE}),
        (
            replace(CASE, severity=Severity(on=TODAY), deadline=None),
            {CaseView.OPEN, CaseView.STRICTER},
        ),
        (
            replace(CASE, suspicion=Suspicion(whom="Lærer", on=TODAY)),
            {CaseView.OPEN, CaseView.STRICTER},
        ),
        (replace(CASE, closed_on=TODAY), {CaseView.CLOSED}),
    ],
)
def test_each_view_asks_its_own_question(case: Case, views: set[CaseView]) -> None:
    assert {view for view in CaseView if passes(case, view, is_jon, TODAY)} == views


def test_what_names_nobody_is_the_heads() -> None:
    assert passes(CASE, CaseView.MINE, is_head, TODAY)
    assert [m.kind for m in of_mine(CASE, is_head)] == [m.kind for m in moves(CASE)]
    assert passes(WHOLE, CaseView.MINE, is_head, TODAY), "and so is the closing"
    assert next_move(WHOLE) is None


def test_a_measure_that_waits_for_me_is_mine_also_behind_the_heads_step() -> None:
    measure = CaseMeasure(id="m", what="Tett på", who="Jon", evaluate_on=date(2026, 11, 2))
    (party,) = CASE.parties
    case = replace(CASE, parties=(replace(party, plan=replace(party.plan, measures=(measure,))),))
    assert [m.what for m in of_mine(case, is_jon)] == ["Tett på"]


def test_what_is_owed_comes_before_all_else_and_beside_what_has_a_date() -> None:
    late = replace(CASE, deadline=date(2026, 10, 1))
    made = Step(id="E", duty_id="SERIOUS", follow_on=FollowOn.ELEMENTS)
    case = replace(late, steps=(*late.steps, made), severity=Severity(on=date(2026, 10, 14)))
    first, beside = owed_move(case), dated_move(case)
    assert first is not None
    assert (first.step, first.on) == (made, date(2026, 10, 14))
    assert beside is not None
    assert beside.on == date(2026, 10, 1)
    assert owed_move(late) is None
    (unseen,) = moves(with_follow_on(FollowOn.ELEMENTS))
    assert dated_move(with_follow_on(FollowOn.ELEMENTS)) is None
    assert unseen.step is not None
