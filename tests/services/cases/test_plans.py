"""A student's part in a case: each verb, what it refuses, and how it is put right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.moves import MoveKind, next_move
from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import CaseMeasure, Helped, Party, Role, Safe
from elvis_tui.domain.cases.plan_rules import Gap
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.measures import Went
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import plans, verbs
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from tests.parties import make_ready, parties
from tests.school import TODAY

REPORTED = date(2026, 10, 12)
WHOLE = CaseMeasure(
    id="", what="Fast voksen", who="Rektor", start=TODAY, evaluate_on=TODAY + timedelta(days=14)
)
BY_HEAD = Decision(why="Ingen plan trengs", by="Rektor", on=TODAY)
HELPED = {"went": Went.AS_PLANNED, "helped": Helped.YES, "result": "Roligere", "evaluated_on": None}


@pytest.fixture
def case(desk: Desk) -> Case:
    """A case of two students."""
    new = Case(id="", number="", title="t", parties=parties("s-1", "s-2"), reported_on=REPORTED)
    return verbs.start(desk, new)


def part(desk: Desk, case: Case) -> Party:
    return plans.get(desk, case.id, case.parties[0].id)


def refused(act: Callable[[], Any]) -> DomainError:
    with pytest.raises(DomainError) as raised:
        act()
    return raised.value


def written(desk: Desk, case: Case) -> CaseMeasure:
    """All that a plan needs, written; the measure of it."""
    first = case.parties[0].id
    plans.set_voice(desk, case.id, replace(part(desk, case), experience="Redd", best_interest="Ro"))
    plan = replace(part(desk, case).plan, problem="Alene i kantina")
    plans.set_problem(desk, case.id, first, plan)
    return plans.add_measure(desk, case.id, first, WHOLE)


def test_the_voice_is_of_today_where_no_day_is_told_and_not_of_one_to_come(
    desk: Desk, case: Case
) -> None:
    told = replace(part(desk, case), experience="Redd i kantina", best_interest="Bli i klassen")
    assert plans.set_voice(desk, case.id, told).experience_on == TODAY
    fault = refused(
        lambda: plans.set_voice(
            desk, case.id, replace(told, experience_on=TODAY + timedelta(days=1))
        )
    )
    assert (fault.fault, fault.facts["field"]) == (Fault.DAY_TO_COME, "experience_on")
    undo(desk)
    assert not part(desk, case).experience


def test_a_plan_is_not_finished_before_all_is_there_and_tells_what_is_missing(
    desk: Desk, case: Case
) -> None:
    first = case.parties[0].id
    fault = refused(lambda: plans.finish(desk, case.id, first))
    assert fault.fault is Fault.PLAN_LACKS
    gaps = [lack.gap for lack in fault.facts["lacks"]]  # type: ignore[attr-defined]
    assert gaps == [Gap.EXPERIENCE, Gap.BEST_INTEREST, Gap.PROBLEM, Gap.MEASURES]
    plans.add_measure(desk, case.id, first, CaseMeasure(id="", what="Fast voksen"))
    lacks = refused(lambda: plans.finish(desk, case.id, first)).facts["lacks"]
    gaps = [lack.gap for lack in lacks]  # type: ignore[attr-defined]
    assert gaps[3:] == [Gap.WHEN, Gap.WHO, Gap.EVALUATION]


def test_a_finished_plan_that_loses_something_is_finished_no_more(desk: Desk, case: Case) -> None:
    measure, first = written(desk, case), case.parties[0].id
    done = plans.finish(desk, case.id, first)
    assert (done.plan.finished_on, done.plan.finished_by) == (TODAY, desk.author)
    for piece in (Piece.EXPERIENCE, Piece.BEST_INTEREST, Piece.PROBLEM):
        assert plans.take_away(desk, case.id, first, piece).plan.finished_on is None
        undo(desk)
        assert part(desk, case).plan.finished_on == TODAY
    plans.take_away(desk, case.id, first, Piece.MEASURE, measure.id)
    assert part(desk, case).plan.finished_on is None
    undo(desk)
    assert plans.take_up(desk, case.id, first).plan.finished_on is None


def test_an_evaluation_falls_due_by_itself_and_one_that_did_not_help_asks_for_another(
    desk: Desk, case: Case
) -> None:
    measure, first = written(desk, case), case.parties[0].id
    plans.finish(desk, case.id, first)
    plans.decide_none(desk, case.id, case.parties[1].id, BY_HEAD)
    now = replace(verbs.get(desk, case.id), steps=())
    move = next_move(now)
    assert move
    assert (move.kind, move.on) == (MoveKind.EVALUATION, WHOLE.evaluate_on)
    plans.evaluate(desk, case.id, first, replace(measure, **{**HELPED, "helped": Helped.NO}))
    move = next_move(replace(verbs.get(desk, case.id), steps=()))
    assert move
    assert move.kind is MoveKind.NEW_MEASURE
    plans.add_measure(desk, case.id, first, WHOLE)
    move = next_move(replace(verbs.get(desk, case.id), steps=()))
    assert move
    assert move.kind is MoveKind.EVALUATION


@pytest.mark.parametrize(
    ("told", "fault", "field"),
    [
        ({"went": Went.NOT_TOLD}, Fault.EMPTY_FIELD, "went"),
        ({"helped": Helped.NOT_TOLD}, Fault.EMPTY_FIELD, "helped"),
        ({"result": " "}, Fault.EMPTY_FIELD, "result"),
        ({"evaluated_on": TODAY + timedelta(days=1)}, Fault.DAY_TO_COME, "evaluated_on"),
        ({"evaluated_on": TODAY - timedelta(days=1)}, Fault.EVALUATED_BEFORE_START, "evaluated_on"),
    ],
)
def test_an_evaluation_that_cannot_be_is_refused(
    desk: Desk, case: Case, told: dict[str, Any], fault: Fault, field: str
) -> None:
    measure = written(desk, case)
    typed = replace(measure, **{**HELPED, **told})
    found = refused(lambda: plans.evaluate(desk, case.id, case.parties[0].id, typed))
    assert (found.fault, found.facts["field"]) == (fault, field)
    assert part(desk, case).plan.measures == (measure,)


def test_a_measure_without_a_beginning_is_not_evaluated_before_the_report(
    desk: Desk, case: Case
) -> None:
    first = case.parties[0].id
    measure = plans.add_measure(desk, case.id, first, replace(WHOLE, start=None))
    typed = replace(measure, **{**HELPED, "evaluated_on": REPORTED - timedelta(days=1)})
    assert (
        refused(lambda: plans.evaluate(desk, case.id, first, typed)).fault
        is Fault.STEP_BEFORE_REPORT
    )


def test_a_measure_cannot_begin_before_the_report_nor_be_evaluated_before_it_begins(
    desk: Desk, case: Case
) -> None:
    first = case.parties[0].id
    early = replace(WHOLE, start=REPORTED - timedelta(days=1))
    assert (
        refused(lambda: plans.add_measure(desk, case.id, first, early)).fault
        is Fault.STEP_BEFORE_REPORT
    )
    turned = replace(WHOLE, evaluate_on=TODAY - timedelta(days=1))
    assert (
        refused(lambda: plans.add_measure(desk, case.id, first, turned)).fault
        is Fault.EVALUATED_BEFORE_START
    )


def test_a_measure_and_its_evaluation_are_put_right_with_a_reason(desk: Desk, case: Case) -> None:
    measure, first = written(desk, case), case.parties[0].id
    plans.evaluate(desk, case.id, first, replace(measure, **HELPED))
    now = part(desk, case).plan.measures[0]
    plans.correct_measure(desk, case.id, first, replace(now, result="Uro"), now, "feil elev")
    assert part(desk, case).plan.measures[0].result == "Uro"
    assert desk.store.last(HistoryEntry).why == "feil elev"  # type: ignore[union-attr]
    plans.take_away(desk, case.id, first, Piece.EVALUATION, measure.id)
    assert part(desk, case).plan.measures[0] == measure
    assert plans.take_away(desk, case.id, first, Piece.MEASURE, measure.id).plan.measures == ()


def test_what_two_changed_is_refused_once_and_what_one_did_not_touch_stays(
    desk: Desk, case: Case
) -> None:
    base = part(desk, case)
    plans.set_voice(desk, case.id, replace(base, experience="Redd"), base)
    plans.set_voice(desk, case.id, replace(base, best_interest="Ro"), base)
    assert (part(desk, case).experience, part(desk, case).best_interest) == ("Redd", "Ro")
    mine = replace(base, experience="Trist")
    assert refused(lambda: plans.set_voice(desk, case.id, mine, base)).fault is Fault.STALE
    assert plans.set_voice(desk, case.id, mine, base).experience == "Trist"


def test_that_no_plan_is_made_takes_a_decision_and_one_is_made_after_all(
    desk: Desk, case: Case
) -> None:
    first = case.parties[0].id
    for missing in ("why", "by"):
        fault = refused(
            lambda missing=missing: plans.decide_none(
                desk, case.id, first, replace(BY_HEAD, **{missing: ""})
            )
        )
        assert (fault.fault, fault.facts["field"]) == (Fault.EMPTY_FIELD, missing)
    for day, fault_code in (
        (TODAY + timedelta(days=1), Fault.DAY_TO_COME),
        (REPORTED - timedelta(days=1), Fault.STEP_BEFORE_REPORT),
    ):
        wrong = replace(BY_HEAD, on=day)
        assert (
            refused(lambda wrong=wrong: plans.decide_none(desk, case.id, first, wrong)).fault
            is fault_code
        )
    assert plans.decide_none(desk, case.id, first, BY_HEAD).plan.not_made == BY_HEAD
    assert plans.take_up(desk, case.id, first).plan.not_made is None


def test_the_word_at_the_end_needs_words_a_day_and_whether_it_is_safe(
    desk: Desk, case: Case
) -> None:
    said = replace(part(desk, case), closing_word="Det går bra", safe=Safe.YES)
    for missing in ({"closing_word": " "}, {"safe": Safe.NOT_TOLD}):
        wrong = replace(said, **missing)
        fault = refused(lambda wrong=wrong: plans.set_word(desk, case.id, wrong))
        assert (fault.fault, fault.facts["field"]) == (Fault.EMPTY_FIELD, next(iter(missing)))
    before = replace(said, closing_word_on=REPORTED - timedelta(days=1))
    assert refused(lambda: plans.set_word(desk, case.id, before)).fault is Fault.STEP_BEFORE_REPORT
    assert plans.set_word(desk, case.id, said).closing_word_on == TODAY
    ended = plans.end_without(desk, case.id, said.id, BY_HEAD)
    assert ended.ended_without == BY_HEAD
    assert plans.take_away(desk, case.id, said.id, Piece.ENDED_WITHOUT).ended_without is None
    assert plans.take_away(desk, case.id, said.id, Piece.CLOSING_WORD).safe is Safe.NOT_TOLD


def test_role_and_own_words_are_changed_and_the_student_stays(desk: Desk, case: Case) -> None:
    why = "Eleven så det bare"
    typed = replace(part(desk, case), role=Role.WITNESS, role_why=why, own_words="Jeg så det")
    changed = plans.set_facts(desk, case.id, typed)
    assert (changed.role, changed.own_words, changed.student) == (Role.WITNESS, "Jeg så det", "s-1")


def test_in_a_case_that_is_ended_nothing_is_written_but_it_can_be_taken_away_for_good(
    desk: Desk, case: Case
) -> None:
    make_ready(desk, case.id)
    verbs.close(desk, case.id, "Trygt")
    first = part(desk, case)
    for act in (
        lambda: plans.set_facts(desk, case.id, replace(first, own_words="x")),
        lambda: plans.take_away(desk, case.id, first.id, Piece.EXPERIENCE),
        lambda: plans.take_up(desk, case.id, first.id),
    ):
        assert refused(act).fault is Fault.ALREADY_CLOSED
    plans.erase(desk, case.id, first.id, Piece.EXPERIENCE, "Eleven ba om det")
    assert not part(desk, case).experience


@pytest.mark.parametrize("piece", list(Piece))
def test_what_is_taken_away_for_the_students_sake_is_gone_from_the_history_too(
    desk: Desk, case: Case, piece: Piece
) -> None:
    secret, first = "Hemmelig setning", case.parties[0]
    decision = replace(BY_HEAD, why=secret)
    plans.set_facts(desk, case.id, replace(first, own_words="Ord"))
    measure = written(desk, case)
    plans.evaluate(desk, case.id, first.id, replace(measure, **HELPED))
    now = part(desk, case)
    match piece:
        case Piece.OWN_WORDS:
            plans.set_facts(desk, case.id, replace(now, own_words=secret))
        case Piece.EXPERIENCE:
            plans.set_voice(desk, case.id, replace(now, experience=secret))
        case Piece.BEST_INTEREST:
            plans.set_voice(desk, case.id, replace(now, best_interest=secret))
        case Piece.PROBLEM:
            plans.set_problem(desk, case.id, now.id, replace(now.plan, problem=secret))
        case Piece.MEASURE | Piece.EVALUATION:
            field = "what" if piece is Piece.MEASURE else "result"
            changed = replace(now.plan.measures[0], **{field: secret})
            plans.correct_measure(desk, case.id, now.id, changed)
        case Piece.NO_MORE:
            plans.need_no_more(desk, case.id, now.id, now.plan.measures[0].id, decision)
        case Piece.NOT_MADE:
            plans.decide_none(desk, case.id, now.id, decision)
        case Piece.CLOSING_WORD:
            said = replace(now, closing_word=secret, safe=Safe.YES)
            plans.set_word(desk, case.id, said)
        case Piece.ENDED_WITHOUT:
            plans.end_without(desk, case.id, now.id, decision)
    assert secret in repr(list(desk.store.all(HistoryEntry).values()))
    assert (
        refused(
            lambda: plans.erase(desk, case.id, now.id, piece, f"fordi {secret}", measure.id)
        ).fault
        is Fault.REASON_REPEATS
    )
    plans.erase(desk, case.id, now.id, piece, "Eleven ba om det", measure.id)
    everything = repr([*desk.store.all(HistoryEntry).values(), *desk.store.all(Case).values()])
    assert secret not in everything
    assert desk.store.last(HistoryEntry).why == "Eleven ba om det"  # type: ignore[union-attr]
