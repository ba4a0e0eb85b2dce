"""A matter at Statsforvalteren step by step: its days, its clock, and what cannot be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.complaint_rules import (
    MayReport,
    Stage,
    State,
    appeal_by,
    check,
    complaint_of,
    next_stage,
    state,
    told_at,
    with_complaint,
    without_complaint,
)
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.moves import MoveKind, case_due, moves, next_move
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.cases.turns import Turn, Whose, turn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import asked, fields_of
from elvis_tui.domain.record import replace
from tests.parties import parties

DAY = timedelta(days=1)
REPORTED, TODAY = date(2026, 10, 5), date(2026, 11, 20)
ON = date(2026, 10, 19)
CASE = Case(id="c", number="2026-01", title="x", parties=parties("s-1"), reported_on=REPORTED)
NEW = Complaint(id="k-1", on=ON)
ASKED = replace(NEW, asked_for="planen", asked_on=ON + DAY, answer_by=date(2026, 11, 3))
SENT = replace(ASKED, sent="alt", sent_on=date(2026, 11, 2))
DECIDED = replace(
    SENT, decision="voksen i friminutt", decided_on=date(2026, 11, 10), deadline=date(2026, 12, 1)
)
FOLLOWED = replace(DECIDED, followed="satt inn", followed_on=date(2026, 11, 16))


def faulty(complaint: Complaint) -> tuple[Fault, object]:
    with pytest.raises(DomainError) as caught:
        check(CASE, complaint, TODAY)
    return caught.value.fault, caught.value.facts.get("field")


# The clock


@pytest.mark.parametrize(
    ("complaint", "kind", "due"),
    [
        (NEW, MoveKind.PLAN, None),
        (ASKED, MoveKind.ANSWER, date(2026, 11, 3)),
        (SENT, MoveKind.PLAN, None),
        (DECIDED, MoveKind.DECISION, date(2026, 12, 1)),
        (FOLLOWED, MoveKind.PLAN, None),
    ],
)
def test_what_statsforvalteren_waits_for_is_the_clock_of_the_case(
    complaint: Complaint, kind: MoveKind, due: date | None
) -> None:
    case = with_complaint(CASE, complaint, TODAY)
    move = next_move(case)
    assert move is not None
    assert (move.kind, case_due(case)) == (kind, due)


def test_a_decision_that_comes_before_the_answer_ends_the_waiting_for_the_answer() -> None:
    early = replace(ASKED, decision="x", decided_on=date(2026, 10, 30), deadline=date(2026, 11, 9))
    assert early.next_due == date(2026, 11, 9)
    assert state(early, Stage.SENT, TODAY) is State.NOT_YET


def test_without_a_deadline_it_is_the_schools_move_all_the_same() -> None:
    asked_for = replace(NEW, asked_for="planen", asked_on=ON + DAY)
    decision = replace(SENT, decision="voksen i friminutt", decided_on=date(2026, 11, 10))
    for one, stage, kind in (
        (asked_for, Stage.SENT, MoveKind.ANSWER),
        (decision, Stage.FOLLOWED, MoveKind.DECISION),
    ):
        assert (one.waits_for_school, one.waits_for_answer, one.next_due) == (True, False, None)
        assert state(one, stage, TODAY) is State.WAITS
        case = with_complaint(CASE, one, TODAY)
        assert [m.kind for m in moves(case) if m.complaint] == [kind]
        assert turn(replace(case, parties=())) == Turn(Whose.HEAD)
        assert Want.COMPLAINT in {w.want for w in missing(case, TODAY)}
    assert (NEW.waits_for_school, NEW.waits_for_answer) == (False, True)
    assert (SENT.waits_for_school, SENT.waits_for_answer) == (False, True)
    assert not FOLLOWED.waits_for_school
    assert not FOLLOWED.waits_for_answer


@pytest.mark.parametrize(
    "changes",
    [
        {"asked_for": "mer", "asked_on": SENT.sent_on, "answer_by": date(2026, 11, 30)},
        {"asked_on": date(2026, 11, 9), "answer_by": None},
        {"answer_by": date(2026, 11, 30)},
    ],
)
def test_what_is_asked_for_after_something_was_sent_is_to_be_answered_too(
    changes: dict[str, object],
) -> None:
    again = told_at(Stage.ASKED_FOR, SENT, replace(SENT, **changes))
    check(CASE, again, TODAY)
    assert again.waits_for_school
    assert again.next_due == again.answer_by
    assert state(again, Stage.SENT, date(2026, 11, 2)) is State.WAITS
    assert next_stage(again) is Stage.SENT
    sent = told_at(Stage.SENT, again, replace(again, sent_on=date(2026, 11, 12)))
    assert (sent.waits_for_school, sent.next_due) == (False, None)


def test_a_word_put_right_in_what_was_asked_for_asks_for_nothing_more() -> None:
    assert told_at(Stage.ASKED_FOR, SENT, replace(SENT, asked_for="planen, hele")).is_answered
    assert not told_at(Stage.ASKED_FOR, ASKED, replace(ASKED, answer_by=TODAY)).asked_since


# The steps


def test_every_step_comes_in_its_turn() -> None:
    turn = [next_stage(c) for c in (NEW, ASKED, SENT, DECIDED, FOLLOWED)]
    assert turn == [Stage.ASKED_FOR, Stage.SENT, Stage.DECIDED, Stage.FOLLOWED, Stage.FOLLOWED]


def test_a_step_is_late_on_the_day_after_its_last_day_and_not_before() -> None:
    last = date(2026, 11, 3)
    assert state(ASKED, Stage.SENT, last) is State.WAITS
    assert state(ASKED, Stage.SENT, last + DAY) is State.LATE
    assert state(SENT, Stage.SENT, last + DAY) is State.DONE
    assert state(NEW, Stage.DECIDED, last) is State.NOT_YET
    assert state(DECIDED, Stage.FOLLOWED, date(2026, 12, 2)) is State.LATE


def test_every_field_belongs_to_one_step() -> None:
    of = [name for stage in Stage for name in asked(Complaint, stage.asks)]
    apart = ("id", "asked_since")
    assert sorted(of) == sorted(name for name in fields_of(Complaint) if name not in apart)


# Days that cannot be


@pytest.mark.parametrize(
    ("complaint", "fault", "field"),
    [
        (replace(NEW, on=REPORTED - DAY), Fault.STEP_BEFORE_REPORT, "on"),
        (replace(NEW, on=TODAY + DAY), Fault.DAY_TO_COME, "on"),
        (replace(ASKED, asked_on=ON - DAY), Fault.BEFORE_EVENT, "asked_on"),
        (replace(ASKED, answer_by=ON), Fault.BEFORE_EVENT, "answer_by"),
        (replace(SENT, sent_on=ON), Fault.BEFORE_EVENT, "sent_on"),
        (replace(SENT, sent_on=None), Fault.EMPTY_FIELD, "sent_on"),
        (replace(SENT, sent_on=TODAY + DAY), Fault.DAY_TO_COME, "sent_on"),
        (replace(DECIDED, decided_on=ON - DAY), Fault.BEFORE_EVENT, "decided_on"),
        (replace(DECIDED, decided_on=None), Fault.EMPTY_FIELD, "decided_on"),
        (replace(DECIDED, deadline=date(2026, 11, 9)), Fault.BEFORE_EVENT, "deadline"),
        (replace(FOLLOWED, followed_on=date(2026, 11, 9)), Fault.BEFORE_EVENT, "followed_on"),
        (replace(FOLLOWED, followed_on=None), Fault.EMPTY_FIELD, "followed_on"),
        (replace(NEW, followed_on=TODAY), Fault.EMPTY_FIELD, "decided_on"),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    complaint: Complaint, fault: Fault, field: str
) -> None:
    assert faulty(complaint) == (fault, field)


def test_it_is_put_in_exchanged_and_taken_out() -> None:
    case = with_complaint(with_complaint(CASE, NEW, TODAY), replace(NEW, id="k-2"), TODAY)
    case = with_complaint(case, ASKED, TODAY)
    assert [c.id for c in case.complaints] == ["k-1", "k-2"]
    assert complaint_of(case, "k-1").asked_for == "planen"
    assert [c.id for c in without_complaint(case, "k-1").complaints] == ["k-2"]
    with pytest.raises(DomainError):
        without_complaint(case, "k-3")


def test_nothing_is_written_on_a_case_that_is_closed() -> None:
    with pytest.raises(DomainError) as caught:
        with_complaint(replace(CASE, closed_on=TODAY), NEW, TODAY)
    assert caught.value.fault is Fault.ALREADY_CLOSED


# Three weeks, over whatever days there are


@pytest.mark.parametrize(
    ("decided", "last"),
    [
        (date(2026, 12, 14), date(2027, 1, 4)),
        (date(2027, 3, 22), date(2027, 4, 12)),
        (date(2028, 2, 8), date(2028, 2, 29)),
        (date(2027, 4, 26), date(2027, 5, 17)),
    ],
)
def test_the_student_may_appeal_for_three_weeks_over_breaks_and_holidays(
    decided: date, last: date
) -> None:
    assert appeal_by(replace(NEW, decided_on=decided), 3) == last
    assert appeal_by(NEW, 3) is None


@given(st.dates(date(2025, 1, 1), date(2028, 12, 31)), st.integers(-9, 9))
def test_it_may_be_taken_there_from_the_day_and_not_before(on: date, days: int) -> None:
    may = MayReport(on, True, (), 3)
    assert may.is_open(on + timedelta(days=days)) is (days >= 0)
