"""A school-environment case: its checklist, its days and its end."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.across.case_dates import check_reported
from elvis_tui.domain.across.checklist import checklist
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.five_duties import head_told
from elvis_tui.domain.cases.moves import case_due, moves, standing
from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.cases.records import Case, CaseStanding, Step, StepStatus
from elvis_tui.domain.cases.rules import (
    close,
    next_number,
    reopen,
    set_step,
    waived,
    with_role,
    working_days_after,
)
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.fields import fields_of
from elvis_tui.domain.plan.records import Duty
from elvis_tui.domain.record import replace
from tests.cases_whole import FIRST, whole
from tests.parties import parties, ready

TODAY = date(2026, 10, 19)
NAMES = ("watch", "step_in", "report", "investigate", "act")
DUTIES = tuple(
    Duty(id=n, title=n.title(), text=f"Plan: {n}", when_text="", responsible=("Rektor", "Alle"))
    for n in NAMES
)
DECISION = Decision(why="Ikke noe pågikk", by="Rektor", on=TODAY)
CASE = Case(
    id="case-1",
    number="2026-04",
    title="Kantina",
    parties=parties("s-7", "s-12"),
    reported_on=date(2026, 10, 12),
    deadline=date(2026, 10, 19),
    steps=checklist(DUTIES),
)


def weekdays(free: Collection[date]) -> Callable[[date], bool]:
    """Monday to Friday, less the days that are free."""
    return lambda day: day.isoweekday() <= 5 and day not in free


def with_status(case: Case, *statuses: StepStatus) -> Case:
    steps = (replace(s, status=status) for s, status in zip(case.steps, statuses, strict=False))
    return replace(case, steps=(*steps, *case.steps[len(statuses) :]))


DONE, NOT_APPLICABLE = StepStatus.DONE, StepStatus.NOT_APPLICABLE


def test_a_new_checklist_has_the_plans_duties_in_the_plans_order_none_begun() -> None:
    assert [s.duty_id for s in CASE.steps] == list(NAMES)
    assert {s.status for s in CASE.steps} == {StepStatus.NOT_STARTED}
    assert CASE.steps[0].who == "Rektor, Alle"
    assert CASE.progress == (0, 5)


@pytest.mark.parametrize(
    ("statuses", "waits_for"),
    [
        ((), "watch"),
        ((DONE,), "step_in"),
        ((DONE, NOT_APPLICABLE, DONE), "investigate"),
        ((StepStatus.IN_PROGRESS, DONE), "watch"),
        ((DONE,) * 5, None),
    ],
)
def test_a_case_waits_for_its_first_open_step(
    statuses: tuple[StepStatus, ...], waits_for: str | None
) -> None:
    step = with_status(CASE, *statuses).next_step
    assert (step.id if step else None) == waits_for


def test_a_closed_case_waits_for_nothing() -> None:
    closed = replace(CASE, closed_on=TODAY)
    assert not closed.is_open
    assert closed.next_step is None
    assert moves(closed) == []


def test_the_next_step_is_due_on_its_own_date_or_else_the_internal_deadline() -> None:
    assert case_due(CASE) == CASE.deadline
    own = set_step(CASE, replace(CASE.steps[0], due=date(2026, 10, 14)), TODAY)
    assert case_due(own) == date(2026, 10, 14)
    assert case_due(ready(CASE, TODAY)) is None


def test_progress_counts_only_the_steps_that_apply() -> None:
    assert with_status(CASE, DONE, NOT_APPLICABLE, DONE).progress == (2, 4)
    assert replace(CASE, steps=()).progress == (0, 0)


@pytest.mark.parametrize(
    ("start", "days", "free", "end"),
    [
        (date(2026, 10, 12), 5, (), date(2026, 10, 19)),
        (date(2026, 10, 16), 1, (), date(2026, 10, 19)),
        (date(2026, 10, 17), 1, (), date(2026, 10, 19)),
        (date(2026, 3, 27), 5, (), date(2026, 4, 3)),
        (
            date(2026, 3, 27),
            5,
            (date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6)),
            date(2026, 4, 8),
        ),
        (date(2026, 12, 31), 1, (date(2027, 1, 1),), date(2027, 1, 4)),
        (date(2026, 10, 12), 0, (), date(2026, 10, 12)),
    ],
)
def test_working_days_pass_over_weekends_and_free_days(
    start: date, days: int, free: tuple[date, ...], end: date
) -> None:
    assert working_days_after(start, days, weekdays(free)) == end


@given(start=st.dates(date(2000, 1, 1), date(2100, 1, 1)), days=st.integers(1, 30), free=st.data())
def test_between_lie_exactly_so_many_working_days(
    start: date, days: int, free: st.DataObject
) -> None:
    near = st.integers(0, 40).map(lambda n: start + timedelta(days=n))
    off = free.draw(st.sets(near, max_size=10))
    end = working_days_after(start, days, weekdays(off))
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    working = [day for day in between if day.weekday() < 5 and day not in off]
    assert len(working) == days
    assert working[-1] == end


@pytest.mark.parametrize(
    ("used", "number"),
    [
        ([], "2026-01"),
        (["2026-01", "2026-02"], "2026-03"),
        (["2026-07", "2026-02"], "2026-08"),
        (["2025-11"], "2026-01"),
        (["2026-99"], "2026-100"),
        (["2026-100", "2026-99"], "2026-101"),
        (["2026-4b", "2026-", "gammel sak", "2026-03"], "2026-04"),
    ],
)
def test_a_new_number_follows_the_highest_of_the_year(used: list[str], number: str) -> None:
    cases = [replace(CASE, id=n, number=n) for n in used]
    assert next_number(cases, TODAY) == number


def test_numbers_of_closed_cases_are_not_used_again() -> None:
    assert next_number([replace(CASE, closed_on=TODAY)], TODAY) == "2026-05"


def test_setting_a_step_changes_that_step_alone() -> None:
    step = Step(id="report", duty_id="report", title="Meldt", status=DONE, on=TODAY, note="kl. 13")
    found = set_step(CASE, step, TODAY)
    assert found.steps == (*CASE.steps[:2], step, *CASE.steps[3:])


def test_a_step_that_the_case_does_not_have_cannot_be_set() -> None:
    with pytest.raises(DomainError) as caught:
        set_step(CASE, replace(CASE.steps[0], id="other"), TODAY)
    assert (caught.value.fault, caught.value.facts) == (Fault.NOT_FOUND, {"what": "step"})


@pytest.mark.parametrize(
    ("change", "fault", "field"),
    [
        ({"on": date(2026, 10, 11)}, Fault.STEP_BEFORE_REPORT, "on"),
        ({"due": date(2026, 10, 11)}, Fault.STEP_BEFORE_REPORT, "due"),
        ({"on": date(2026, 10, 20)}, Fault.DAY_TO_COME, "on"),
    ],
)
def test_a_step_cannot_be_done_before_the_report_or_after_today(
    change: dict[str, date], fault: Fault, field: str
) -> None:
    with pytest.raises(DomainError) as caught:
        set_step(CASE, replace(CASE.steps[0], **change), TODAY)
    assert (caught.value.fault, caught.value.facts["field"]) == (fault, field)


@pytest.mark.parametrize("day", [CASE.reported_on, TODAY])
def test_a_step_can_be_done_on_the_day_of_the_report_and_today(day: date) -> None:
    step = replace(CASE.steps[0], status=StepStatus.DONE, on=day, due=day)
    assert set_step(CASE, step, TODAY).steps[0].on == day


def test_a_step_that_is_set_back_keeps_neither_its_day_nor_why_it_did_not_apply() -> None:
    done = replace(CASE.steps[0], status=StepStatus.DONE, on=TODAY)
    case = set_step(CASE, done, TODAY)
    back = set_step(case, replace(done, status=StepStatus.IN_PROGRESS), TODAY).steps[0]
    assert (back.status, back.on) == (StepStatus.IN_PROGRESS, None)
    idle = set_step(CASE, waived(CASE.steps[0], DECISION), TODAY)
    again = replace(idle.steps[0], status=StepStatus.NOT_STARTED)
    assert set_step(idle, again, TODAY).steps[0].waived is None
    with pytest.raises(DomainError) as caught:
        set_step(CASE, replace(CASE.steps[0], on=TODAY), TODAY)
    assert (caught.value.fault, caught.value.facts) == (Fault.NOT_DONE_YET, {"field": "on"})
    with pytest.raises(DomainError) as caught:
        waived(done, DECISION)
    assert caught.value.fault is Fault.DUTY_DONE


def test_a_case_cannot_be_reported_tomorrow_or_after_what_was_done() -> None:
    check_reported(replace(CASE, reported_on=TODAY), TODAY)
    step = replace(CASE.steps[0], status=StepStatus.DONE, on=date(2026, 10, 13))
    done = set_step(CASE, step, TODAY)
    check_reported(replace(done, reported_on=date(2026, 10, 13)), TODAY)
    for case, fault in (
        (replace(CASE, reported_on=date(2026, 10, 20)), Fault.DAY_TO_COME),
        (replace(done, reported_on=date(2026, 10, 14)), Fault.REPORT_AFTER_STEP),
    ):
        with pytest.raises(DomainError) as caught:
            check_reported(case, TODAY)
        assert caught.value.fault is fault


def planted() -> list[tuple[str, Case]]:
    """A case for each date that can stand in one: with that date alone moved to `MOVED`."""
    case, found = whole()
    return [(place, _with(case, place.split("."))) for place in found.days]


def _with(record: Any, way: list[str]) -> Any:
    """The record with one date at the end of a way; `follow` is the last of the steps."""
    name, *rest = way
    if isinstance(record, tuple):
        at = len(record) - 1 if name == "follow" else int(name)
        return tuple(_with(one, rest) if n == at else one for n, one in enumerate(record))
    return replace(record, **{name: _with(getattr(record, name), rest) if rest else MOVED})


MOVED = FIRST - timedelta(days=2)
LATER = FIRST + timedelta(days=3650)
OF_THE_REPORT = ("reported_on", "raised_on", "deadline")


@pytest.mark.parametrize(("place", "case"), planted(), ids=[place for place, _ in planted()])
def test_no_date_of_a_case_lies_before_a_report_that_is_put_right(place: str, case: Case) -> None:
    """Every date there is, by the description of the records: one that is new is found too."""
    if place in OF_THE_REPORT:
        return
    late = replace(case, reported_on=MOVED + timedelta(days=1), raised_on=None)
    with pytest.raises(DomainError) as caught:
        check_reported(late, LATER)
    assert caught.value.fault is Fault.REPORT_AFTER_STEP
    assert caught.value.facts["other"] == MOVED
    kind, name = caught.value.facts["what"]  # type: ignore[misc]
    assert name == place.rpartition(".")[2]
    assert name in fields_of(kind)
    check_reported(replace(late, reported_on=MOVED), LATER)
    # What was before it already is no hindrance to something else.
    check_reported(late, LATER, MOVED + timedelta(days=1))


@pytest.mark.parametrize("role", [Role.NOT_TOLD, Role.OTHER, Role.WITNESS])
def test_that_one_is_affected_no_more_takes_a_reason_that_says_something(role: Role) -> None:
    was = CASE.parties[0]
    for why in ("", " ", "-", "\u2060"):
        with pytest.raises(DomainError) as caught:
            with_role(was, replace(was, role=role, role_why=why))
        assert (caught.value.fault, caught.value.facts["field"]) == (Fault.ROLE_WHY, "role_why")
    changed = with_role(was, replace(was, role=role, role_why="Så det bare"))
    assert (changed.role, changed.role_why) == (role, "Så det bare")
    back = with_role(changed, replace(changed, role=Role.AFFECTED))
    assert back.role_why == "", "an old reason does not serve twice"
    with pytest.raises(DomainError):
        with_role(back, replace(back, role=role))


def test_who_was_not_said_to_be_affected_needs_none_until_something_is_written() -> None:
    unsaid = replace(CASE.parties[0], role=Role.NOT_TOLD)
    assert with_role(unsaid, replace(unsaid, role=Role.WITNESS)).role is Role.WITNESS
    heard = replace(unsaid, experience="Stille i kantina")
    with pytest.raises(DomainError):
        with_role(heard, replace(heard, role=Role.WITNESS))


def test_a_closed_case_takes_no_more_steps() -> None:
    with pytest.raises(DomainError) as caught:
        set_step(replace(CASE, closed_on=TODAY), CASE.steps[0], TODAY)
    assert caught.value.fault is Fault.ALREADY_CLOSED


@pytest.mark.parametrize("why", ["", " \n"])
def test_closing_asks_for_a_reason(why: str) -> None:
    with pytest.raises(DomainError) as caught:
        close(ready(CASE, TODAY), today=TODAY, why=why, minutes_on=TODAY)
    assert (caught.value.fault, caught.value.facts) == (Fault.EMPTY_FIELD, {"field": "closed_why"})


def test_a_case_that_lacks_nothing_is_closed_once() -> None:
    found = close(ready(CASE, TODAY), today=TODAY, why="Trygg igjen", minutes_on=TODAY)
    assert (found.closed_on, found.closed_why, found.is_open) == (TODAY, "Trygg igjen", False)
    with pytest.raises(DomainError) as caught:
        close(found, today=TODAY, why="igjen", minutes_on=TODAY)
    assert caught.value.fault is Fault.ALREADY_CLOSED


def test_an_open_case_says_what_is_to_be_thought_of_where_it_waits_for_nothing() -> None:
    assert standing(CASE) is CaseStanding.WAITING
    done = with_status(CASE, *(DONE,) * 5)
    assert standing(done) is CaseStanding.WAITING, "no plan is written"
    whole = ready(CASE, TODAY)
    assert standing(whole) is CaseStanding.DONE
    assert standing(with_status(whole, *(NOT_APPLICABLE,) * 4)) is CaseStanding.DONE
    assert standing(with_status(whole, *(NOT_APPLICABLE,) * 5)) is CaseStanding.NOTHING_APPLIES


def test_a_reopened_case_stands_out_until_a_step_is_taken() -> None:
    ended = close(ready(CASE, TODAY), today=TODAY, why="trygg", minutes_on=TODAY)
    assert standing(ended) is CaseStanding.CLOSED
    later = TODAY + timedelta(days=20)
    again = reopen(ended, today=later, why="Ny melding")
    assert (again.closed_on, again.closed_why) == (None, "")
    assert (again.reopened_on, again.reopened_why) == (later, "Ny melding")
    assert standing(again) is CaseStanding.REOPENED
    assert again.steps == ended.steps
    begun = set_step(again, replace(again.steps[4], status=StepStatus.IN_PROGRESS), later)
    assert standing(begun) is CaseStanding.WAITING
    # On the day itself nobody can tell what was done before it was taken up again.
    done = set_step(begun, replace(again.steps[4], status=DONE, on=later), later)
    assert standing(done) is CaseStanding.REOPENED
    after = later + timedelta(days=1)
    done = set_step(begun, replace(again.steps[4], status=DONE, on=after), after)
    assert standing(done) is CaseStanding.DONE


def test_a_case_is_taken_up_again_only_when_it_has_ended_and_with_a_reason() -> None:
    ended = close(ready(CASE, TODAY), today=TODAY, why="trygg", minutes_on=TODAY)
    for case, why, fault in ((CASE, "mer", Fault.STILL_OPEN), (ended, "  ", Fault.EMPTY_FIELD)):
        with pytest.raises(DomainError) as refused:
            reopen(case, today=TODAY, why=why)
        assert refused.value.fault is fault


WATCH, STEP_IN, TELL, LOOK_INTO = (
    replace(step, title=title)
    for step, title in zip(
        CASE.steps,
        ("Følge med og fange opp", "Gripe inn", "Melde fra", "Undersøke og dokumentere"),
        strict=False,
    )
)
NAMED = replace(CASE, steps=(WATCH, STEP_IN, TELL, LOOK_INTO))
BEFORE = date(2026, 10, 9)


@pytest.mark.parametrize("step", [WATCH, STEP_IN])
def test_who_watches_and_steps_in_may_have_done_so_before_anybody_reported(step: Step) -> None:
    done = replace(step, status=DONE, on=BEFORE)
    assert done in set_step(NAMED, done, TODAY).steps
    check_reported(set_step(NAMED, done, TODAY), TODAY)


@pytest.mark.parametrize("step", [TELL, LOOK_INTO])
def test_what_answers_to_the_report_comes_after_it(step: Step) -> None:
    with pytest.raises(DomainError) as caught:
        set_step(NAMED, replace(step, status=DONE, on=BEFORE), TODAY)
    assert (caught.value.fault, caught.value.facts["field"]) == (Fault.STEP_BEFORE_REPORT, "on")


def test_a_day_of_another_age_is_a_slip_of_the_key() -> None:
    old = date(1900, 1, 1)
    for refused in (
        lambda: check_reported(replace(CASE, reported_on=old), TODAY),
        lambda: set_step(NAMED, replace(WATCH, status=DONE, on=old), TODAY),
    ):
        with pytest.raises(DomainError) as caught:
            refused()
        assert (caught.value.fault, caught.value.facts["field"]) == (Fault.DAY_LONG_PAST, "on")
    check_reported(replace(CASE, reported_on=date(2006, 10, 19)), TODAY)


def test_that_it_was_raised_with_the_head_is_that_it_was_told() -> None:
    raised = head_told(replace(NAMED, raised_on=date(2026, 10, 13)))
    assert [s.status for s in raised.steps] == [
        *(StepStatus.NOT_STARTED, StepStatus.NOT_STARTED, DONE, StepStatus.NOT_STARTED)
    ]
    assert raised.steps[2].on == date(2026, 10, 13)
    assert head_told(NAMED) == NAMED
    put_right = replace(raised, raised_on=date(2026, 10, 14))
    assert head_told(put_right, date(2026, 10, 13)).steps[2].on == date(2026, 10, 14)
    other_day = replace(raised.steps[2], on=date(2026, 10, 15))
    kept = replace(put_right, steps=(*raised.steps[:2], other_day, raised.steps[3]))
    assert head_told(kept, date(2026, 10, 13)).steps[2].on == date(2026, 10, 15)
