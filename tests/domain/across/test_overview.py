"""What does today ask?"""

from __future__ import annotations

from datetime import date, time, timedelta

from elvis_tui.domain.across.overview import AHEAD, DueKind, dues, next_meeting, not_held
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.cases.routes import judged_serious
from elvis_tui.domain.cases.severity import Severity, Trigger
from elvis_tui.domain.follow_ups.records import Phase
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import IKO
from tests.parties import heard, ready
from tests.school import CASES, FOLLOW_UPS, TASKS, TODAY

PLANNED = Meeting(id="m-1", team=IKO, on=TODAY, start=time(12, 0))
TOMORROW = TODAY + timedelta(days=1)


def test_everything_open_with_a_date_is_due_soonest_first() -> None:
    found = dues(FOLLOW_UPS, CASES, TASKS)
    assert [(d.kind, d.on, d.record.id) for d in found] == [
        (DueKind.TASK, date(2026, 10, 1), "t-1"),
        (DueKind.FOLLOW_UP, date(2026, 10, 16), "f-1"),
        (DueKind.MEASURE, date(2026, 10, 16), "f-1"),
        (DueKind.CASE, TODAY, "case-1"),
        (DueKind.FOLLOW_UP, TODAY, "f-2"),
        (DueKind.FOLLOW_UP, TODAY, "f-3"),
        (DueKind.FOLLOW_UP, date(2026, 10, 23), "f-4"),
        (DueKind.TASK, date(2026, 10, 23), "t-2"),
    ]


def test_a_due_says_what_is_to_be_done() -> None:
    what = {d.record.id: d.what for d in dues(FOLLOW_UPS[1:], CASES, TASKS)}
    assert what == {
        "t-1": TASKS[0].what,
        "t-2": TASKS[1].what,
        "case-1": "Undersøke",
        "f-2": "varsel ikke sendt",
        "f-3": "klassemiljø, kontaktlærer svarer",
        "f-4": FOLLOW_UPS[3].next_what,
    }


def test_what_is_closed_done_or_undated_is_not_due() -> None:
    closed = replace(FOLLOW_UPS[0], phase=Phase.CLOSED, measures=())
    undated = replace(FOLLOW_UPS[1], next_date=None)
    ended = replace(CASES[0], closed_on=TODAY)
    done = replace(TASKS[0], done_on=TODAY)
    assert dues([closed, undated], [ended], [done, replace(TASKS[1], due=None)]) == []


def test_a_measure_is_due_also_when_its_follow_up_has_ended() -> None:
    ended = replace(FOLLOW_UPS[0], phase=Phase.CLOSED)
    (due,) = dues([ended], [], [])
    assert (due.kind, due.on, due.record) == (DueKind.MEASURE, date(2026, 10, 16), ended)


def test_a_case_is_due_by_its_steps_own_date_when_the_plan_is_written() -> None:
    case = CASES[0]
    first, waiting = case.steps
    dated = replace(case, steps=(first, replace(waiting, due=TOMORROW)))
    assert [d.on for d in dues([], [dated], [])] == [case.deadline]
    written = replace(dated, parties=tuple(heard(p, TODAY) for p in case.parties))
    assert [d.on for d in dues([], [written], [])] == [TOMORROW]


def test_the_next_meeting_is_the_one_that_runs() -> None:
    running = replace(PLANNED, id="m-9", status=MeetingStatus.RUNNING, on=date(2026, 10, 1))
    assert next_meeting([PLANNED, running], TODAY) == running


def test_else_it_is_the_nearest_planned_one_from_today_on() -> None:
    missed = replace(PLANNED, id="m-0", on=TODAY - timedelta(days=1))
    later = replace(PLANNED, id="m-2", on=TOMORROW, start=time(8, 0))
    early = replace(PLANNED, id="m-3", start=time(9, 0))
    held = replace(PLANNED, id="m-4", start=time(8, 0), status=MeetingStatus.FINISHED)
    assert next_meeting([missed, later, PLANNED, early, held], TODAY) == early
    assert next_meeting([missed, held], TODAY) is None


def test_a_planned_meeting_is_told_of_as_not_held_for_some_days_or_until_its_team_meets() -> None:
    missed = replace(PLANNED, id="m-0", on=TODAY - timedelta(days=2))
    before = replace(PLANNED, id="m-1", on=TODAY - timedelta(days=9))
    old = replace(PLANNED, id="m-2", on=TODAY - timedelta(days=15))
    of_case = replace(missed, id="m-3", case_id="c")
    held = replace(before, id="m-4", on=TODAY - timedelta(days=5), status=MeetingStatus.FINISHED)
    every = [missed, before, old, of_case, PLANNED]
    assert [m.id for m in not_held(every, TODAY)] == ["m-1", "m-0"]
    assert [m.id for m in not_held([*every, held], TODAY)] == ["m-0"]
    other = replace(held, team="other")
    assert [m.id for m in not_held([*every, other], TODAY)] == ["m-1", "m-0"]
    running = replace(PLANNED, id="m-5", status=MeetingStatus.RUNNING)
    assert not_held([*every, running], TODAY) == []


def test_what_a_serious_case_lacks_is_due_since_it_was_judged_so_whatever_its_day() -> None:
    grave = Severity(triggers=(Trigger.THREATS,), on=TODAY, by="Rektor", why="drapstrusler")
    case = judged_serious(CASES[0], grave, TODAY)
    later = (replace(s, due=TOMORROW + AHEAD) if s.follow_on else s for s in case.steps)
    case = replace(case, steps=tuple(later), deadline=None)

    def told(case: Case) -> list[tuple[date, str]]:
        return [(d.on, d.part) for d in dues((), [case], ()) if d.part]

    assert told(case) == [(TODAY, "SERIOUS"), (TODAY, "SERIOUS-ELEMENTS")]
    done = (
        replace(s, status=StepStatus.DONE, on=TODAY, reference="26/1") if s.follow_on else s
        for s in case.steps
    )
    assert told(replace(case, steps=tuple(done))) == []
    assert told(replace(case, closed_on=TODAY)) == []


def test_the_step_that_is_missing_stands_once() -> None:
    grave = Severity(triggers=(Trigger.THREATS,), on=TODAY, by="Rektor", why="drapstrusler")
    case = judged_serious(ready(CASES[0], TODAY), grave, TODAY)
    assert [d.part for d in dues((), [case], ())] == ["SERIOUS", "SERIOUS-ELEMENTS"]
