"""The cases of the invented school: sound, believable, and one of each kind there is a page for."""

from __future__ import annotations

from datetime import date, timedelta

from elvis_tui.domain.cases.closing import missing
from elvis_tui.domain.cases.complaint_rules import Stage, next_stage
from elvis_tui.domain.cases.complaint_rules import check as check_complaint
from elvis_tui.domain.cases.intervention_rules import check as check_intervention
from elvis_tui.domain.cases.intervention_rules import standing
from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.moves import owed
from elvis_tui.domain.cases.parties import Helped
from elvis_tui.domain.cases.plan_rules import check_measure, evaluated, lacking
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.cases.routes import check_told
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.people.records import Person
from elvis_tui.resources import sample
from elvis_tui.services.cases.closing_meeting import minutes_on
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.file_store import FileStore

MONDAY = date(2026, 10, 19)
WEEK = [MONDAY + timedelta(days=n) for n in range(7)]
STORE = FileStore(sample("skole.json"), read_only=True)
CASES = list(STORE.all(Case).values())


def test_there_are_twelve_cases_in_different_states() -> None:
    assert [c.number for c in CASES] == [f"2026-{n:02d}" for n in range(1, 13)]
    assert [c.reported_on for c in CASES] == sorted(c.reported_on for c in CASES)
    assert sum(not c.is_open for c in CASES) == 2
    assert len({tuple(s.status for s in c.steps) for c in CASES}) >= 6
    waiting = [c for c in CASES if c.next_step and c.next_step.duty_id == "D4"]
    assert waiting
    assert all(c.deadline in WEEK for c in waiting)
    applies = {
        s.duty_id for c in CASES for s in c.steps if s.status is not StepStatus.NOT_APPLICABLE
    }
    assert {"S12-5", "SERIOUS"} <= applies


def test_every_case_has_the_duties_of_the_plan() -> None:
    duties = [(d.id, d.title) for d in Sources().plan().duties]
    for case in CASES:
        assert [(s.duty_id, s.title) for s in case.steps][:5] == duties


def test_every_page_of_a_case_shows_something() -> None:
    assert all(c.seen and c.parties[0].own_words for c in CASES)
    plans = [p.plan for c in CASES if c.is_open for p in c.parties if p.plan.finished_on]
    assert len(plans) >= 5
    measures = [m for plan in plans for m in plan.measures]
    assert {m.helped for m in measures} == set(Helped)
    assert any(m.is_open and m.evaluate_on in WEEK for m in measures)
    assert any(m.is_open and m.evaluate_on and m.evaluate_on < MONDAY for m in measures)
    (serious,) = (c for c in CASES if c.severity)
    assert [s.follow_on for s in owed(serious)] == [FollowOn.ELEMENTS]
    (suspected,) = (c for c in CASES if c.suspicion)
    assert suspected.suspicion is not None
    assert suspected.suspicion.person in STORE.all(Person)
    complaints = [c.complaints[0] for c in CASES if c.complaints]
    assert {next_stage(c) for c in complaints} == {Stage.SENT, Stage.FOLLOWED}
    assert any(i.student_view for i in STORE.all(Intervention).values())


def test_a_case_in_it_breaks_no_rule_of_the_program() -> None:
    for case in CASES:
        for step in case.steps:
            check_told(case, step)
        for complaint in case.complaints:
            check_complaint(case, complaint, MONDAY)
        for party in case.parties:
            assert party.plan.finished_on is None or lacking(party) == ()
            for measure in party.plan.measures:
                check_measure(case, measure)
                assert measure.is_open or evaluated(measure, today=MONDAY) == measure
    every = list(STORE.all(Intervention).values())
    assert {standing(i, every, True).is_repeated for i in every} == {True, False}
    for intervention in every:
        check_intervention(intervention, MONDAY)


def test_what_closes_a_case_is_there_for_the_closed_ones_the_minutes_too() -> None:
    for case in CASES:
        lacks = missing(case, minutes_on(STORE, case))
        assert (lacks == ()) == (not case.is_open)
        assert bool(case.archive_reference) == (not case.is_open)


def test_a_closed_case_has_no_step_left() -> None:
    for case in CASES:
        assert case.is_open == any(s.is_open for s in case.steps)
        assert bool(case.closed_why) == (not case.is_open)
