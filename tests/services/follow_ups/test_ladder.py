"""What the school does, and the dated tasks that a trigger gives."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.ladder import Rung, StepKind
from elvis_tui.domain.follow_ups.records import FollowUp, Phase
from elvis_tui.domain.follow_ups.saved_views import View
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import ladder
from elvis_tui.services.follow_ups.views import counts, listed
from elvis_tui.services.people import students
from elvis_tui.services.tasks import verbs as tasks
from elvis_tui.wording.ladder import usual
from tests.school import TODAY

FRIDAY = date(2026, 10, 16)
NEW = Rung(id="", trigger="to uker på rad", step="hjemmebesøk", kind=StepKind.HOME_VISIT)


def steps(desk: Desk) -> list[Task]:
    return [task for task in desk.all(Task).values() if task.trigger_on]


# What the school has decided


def test_the_usual_steps_are_there_until_the_school_changes_them(desk: Desk) -> None:
    assert ladder.ladder(desk) == list(usual())
    assert ladder.own(desk) == 0
    first = usual()[0]
    ladder.edit(desk, first)
    assert ladder.own(desk) == 0, "what nobody has changed is not stored"
    ladder.edit(desk, replace(first, within=1))
    assert ladder.find(desk, first.id).within == 1
    assert len(ladder.ladder(desk)) == len(usual())


def test_a_step_is_added_to_its_trigger_taken_away_and_undone(desk: Desk) -> None:
    added = ladder.add(desk, replace(NEW, trigger=" Tre dager fravær på rad"))
    assert [r.id for r in ladder.ladder(desk)][:3] == ["three-call", "three-again", added.id]
    ladder.take_away(desk, "three-call")
    assert "three-call" not in [r.id for r in ladder.ladder(desk)]
    with pytest.raises(DomainError):
        ladder.find(desk, "three-call")
    undo(desk)
    undo(desk)
    assert ladder.ladder(desk) == list(usual())


def test_what_is_no_step_is_not_saved(desk: Desk) -> None:
    with pytest.raises(DomainError) as refused:
        ladder.add(desk, replace(NEW, within=500))
    assert refused.value.fault is Fault.OUT_OF_RANGE
    assert ladder.own(desk) == 0


# What comes of a trigger


def test_a_trigger_gives_its_steps_as_dated_tasks_in_one_step(desk: Desk) -> None:
    made = ladder.trigger(desk, "f-1", "three-call", FRIDAY)
    assert [(t.what, t.who, t.due, t.trigger_on) for t in made] == [
        ("ring hjem", "Rådgiver", FRIDAY, FRIDAY),
        ("se på fraværet på nytt", "Rådgiver", date(2026, 10, 30), FRIDAY),
    ]
    assert {(t.subject, t.trigger, t.created_on) for t in made} == {
        (desk.get(FollowUp, "f-1").subject, "tre dager fravær på rad", TODAY)
    }
    assert {e.verb for e in desk.all(HistoryEntry).values()} == {"task.ladder"}
    undo(desk)
    assert steps(desk) == []


def test_where_nobody_owns_it_oneself_does_and_another_may_be_named(desk: Desk) -> None:
    assert {t.who for t in ladder.trigger(desk, "f-2", "late-talk", FRIDAY)} == {"berit"}
    made = ladder.trigger(desk, "f-2", "five-call", FRIDAY, who="Jon Vik")
    assert {t.who for t in made} == {"Jon Vik"}


def test_the_same_trigger_on_the_same_day_is_never_doubled(desk: Desk) -> None:
    ladder.trigger(desk, "f-1", "three-call", FRIDAY)
    for again in ("three-call", "three-again"):
        with pytest.raises(DomainError) as refused:
            ladder.trigger(desk, "f-1", again, FRIDAY)
        assert refused.value.fault is Fault.ALREADY_TRIGGERED
    assert len(steps(desk)) == 2
    assert len(ladder.trigger(desk, "f-1", "three-call", TODAY)) == 2
    assert len(ladder.trigger(desk, "f-1", "leaves-talk", FRIDAY)) == 1


def test_two_teams_with_the_same_student_ring_home_once(desk: Desk) -> None:
    both = replace(desk.get(FollowUp, "f-1"), id="f-9", team=ATTENDANCE)
    desk.store.commit(put=[both])
    ladder.trigger(desk, "f-1", "three-call", FRIDAY)
    assert ladder.propose(desk, "f-9", "three-call", FRIDAY) == []


def test_a_step_that_came_since_is_given_and_what_was_given_is_not(desk: Desk) -> None:
    ladder.trigger(desk, "f-1", "three-call", FRIDAY)
    ladder.edit(desk, replace(ladder.find(desk, "three-call"), step="ring foresatte"))
    assert ladder.propose(desk, "f-1", "three-call", FRIDAY) == [], "it is the same step"
    ladder.add(desk, replace(NEW, trigger="tre dager fravær på rad"))
    assert [t.what for t in ladder.propose(desk, "f-1", "three-call", FRIDAY)] == ["hjemmebesøk"]


def test_what_is_proposed_changes_nothing(desk: Desk) -> None:
    before = desk.stamp
    assert len(ladder.propose(desk, "f-1", "three-call", FRIDAY)) == 2
    assert desk.stamp == before


@pytest.mark.parametrize(
    ("on", "wanted"),
    [
        (date(2026, 10, 2), date(2026, 10, 12)),
        (date(2026, 12, 18), date(2027, 1, 4)),
        (date(2027, 6, 18), date(2027, 6, 21)),
    ],
)
def test_days_of_school_pass_the_breaks_and_where_no_calendar_reaches_the_weekend(
    desk: Desk, on: date, wanted: date
) -> None:
    rung = ladder.add(desk, replace(NEW, within=1, school_days=True))
    (task,) = ladder.propose(desk, "f-1", rung.id, on)
    assert task.due == wanted


@pytest.mark.parametrize(
    ("follow_up", "on", "fault"),
    [
        ("f-1", date(2026, 10, 20), Fault.DAY_TO_COME),
        ("f-5", FRIDAY, Fault.ALREADY_CLOSED),
        ("f-x", FRIDAY, Fault.NOT_FOUND),
    ],
)
def test_a_trigger_that_cannot_have_been_is_refused(
    desk: Desk, follow_up: str, on: date, fault: Fault
) -> None:
    with pytest.raises(DomainError) as refused:
        ladder.trigger(desk, follow_up, "three-call", on)
    assert refused.value.fault is fault
    assert steps(desk) == []


def test_a_trigger_without_steps_on_that_day_says_so(desk: Desk) -> None:
    rung = ladder.add(desk, replace(NEW, since=TODAY))
    with pytest.raises(DomainError) as refused:
        ladder.trigger(desk, "f-1", rung.id, FRIDAY)
    assert refused.value.fault is Fault.NO_STEPS
    assert len(ladder.trigger(desk, "f-1", rung.id, TODAY)) == 1


# How it stands


def test_what_is_outstanding_is_told_oldest_first_and_what_is_done_after(desk: Desk) -> None:
    subject = desk.get(FollowUp, "f-1").subject
    call, again = ladder.trigger(desk, "f-1", "three-call", FRIDAY)
    ladder.trigger(desk, "f-2", "lesson-call", date(2026, 10, 12))
    assert [f.id for f in listed(desk, View.STEPS)] == ["f-2", "f-1"]
    tasks.finish_task(desk, call.id)
    assert [(t.id, t.done_on) for t in ladder.taken(desk, subject)] == [
        (again.id, None),
        (call.id, TODAY),
    ]
    assert [t.id for t in ladder.outstanding(desk)[subject]] == [again.id]
    tasks.finish_task(desk, again.id)
    assert [f.id for f in listed(desk, View.STEPS)] == ["f-2"]
    assert counts(desk, [(View.STEPS, "")]) == [1]


def test_joining_two_records_of_a_student_carries_the_steps_along(desk: Desk) -> None:
    (step,) = ladder.trigger(desk, "f-2", "lesson-call", FRIDAY)
    students.join(desk, "s-1", "s-2")
    moved = desk.get(Task, step.id)
    assert moved == replace(step, subject=desk.get(FollowUp, "f-1").subject)


# What an absence list proposes


def away(desk: Desk, days: int = 3, ends: date = FRIDAY) -> Subject:
    """Thorvaldine, who is followed, was away so many school days in a row."""
    there = next(a for a in desk.all(StudentAbsence).values() if a.student_id == "s-1")
    desk.store.commit(put=[replace(there, streak=days, streak_ends=ends, streak_listed=TODAY)])
    return Subject.of_student("s-1")


def test_what_is_proposed_is_set_by_one_who_accepts_it_with_day_and_source(desk: Desk) -> None:
    (one,) = ladder.proposed_of(desk, away(desk))
    assert steps(desk) == []
    made = ladder.accept(desk, "f-1", one)
    assert [(t.what, t.due, t.trigger_on, t.listed_on) for t in made] == [
        ("ring hjem", FRIDAY, FRIDAY, TODAY),
        ("se på fraværet på nytt", date(2026, 10, 30), FRIDAY, TODAY),
    ]
    assert ladder.proposed_of(desk, away(desk)) == []
    with pytest.raises(DomainError) as refused:
        ladder.accept(desk, "f-1", one)
    assert refused.value.fault is Fault.NOT_FOUND
    undo(desk)
    assert ladder.proposed_of(desk, away(desk)) == [one]


def test_declined_it_is_remembered_and_undone_it_is_proposed_again(desk: Desk) -> None:
    (one,) = ladder.proposed_of(desk, away(desk))
    ladder.decline(desk, one)
    assert ladder.proposed_of(desk, Subject.of_student("s-1")) == []
    undo(desk)
    assert ladder.proposed_of(desk, Subject.of_student("s-1")) == [one]
    ladder.decline(desk, one)
    (longer,) = ladder.proposed_of(desk, away(desk, 6, date(2026, 10, 21)))
    assert longer.rung.id == "five-call"


def test_an_edited_ladder_decides_and_a_closed_follow_up_is_let_be(desk: Desk) -> None:
    whom = away(desk, 4)
    for rung_id in ("three-call", "three-again"):
        ladder.edit(desk, replace(ladder.find(desk, rung_id), streak=5))
    assert ladder.proposed_of(desk, whom) == []
    for rung_id in ("three-call", "three-again"):
        ladder.edit(desk, replace(ladder.find(desk, rung_id), streak=4))
    assert [one.on for one in ladder.proposed_of(desk, whom)] == [FRIDAY]
    theirs = [f for f in desk.all(FollowUp).values() if f.subject == whom]
    desk.store.commit(put=[replace(f, phase=Phase.CLOSED) for f in theirs])
    assert ladder.proposed_of(desk, whom) == []


def test_two_records_of_one_student_keep_what_was_declined(desk: Desk) -> None:
    (one,) = ladder.proposed_of(desk, away(desk))
    ladder.decline(desk, one)
    students.join(desk, "s-2", "s-1")
    (kept,) = [a for a in desk.all(StudentAbsence).values() if a.student_id == "s-2"]
    assert [(d.trigger, d.met_on) for d in kept.declined] == [(one.rung.trigger, FRIDAY)]
