"""The two clocks of a case as they are saved, against a slow count, and of who came later."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import deadlines, plans
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from tests.parties import parties
from tests.school import TODAY, desk_with

NEW = Case(id="", number="", title="Bussen", parties=parties("s-1"), reported_on=date(2026, 9, 9))
DESK = desk_with()
DAYS = st.dates(date(2025, 8, 1), date(2028, 12, 31))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reported=DAYS, raised=st.none() | st.integers(0, 40))
def test_the_week_of_the_law_is_seven_days_of_the_calendar_whatever_they_are(
    reported: date, raised: int | None
) -> None:
    raised_on = None if raised is None else reported + timedelta(days=raised)
    case = replace(NEW, reported_on=reported, raised_on=raised_on)
    day = raised_on or reported
    for _each in range(7):
        day += timedelta(days=1)
    assert service.complaint_from(DESK, case) == day


@pytest.mark.parametrize(
    ("raised_on", "day"),
    [
        pytest.param(date(2026, 10, 17), date(2026, 10, 24), id="a Saturday"),
        pytest.param(date(2026, 10, 2), date(2026, 10, 9), id="høstferie"),
        pytest.param(date(2026, 12, 21), date(2026, 12, 28), id="jul"),
        pytest.param(date(2027, 3, 22), date(2027, 3, 29), id="påske"),
        pytest.param(date(2027, 4, 28), date(2027, 5, 5), id="1. mai"),
        pytest.param(date(2027, 5, 12), date(2027, 5, 19), id="17. mai"),
        pytest.param(date(2028, 2, 26), date(2028, 3, 4), id="a leap day"),
        pytest.param(date(2027, 2, 26), date(2027, 3, 5), id="no leap day"),
        pytest.param(date(2027, 7, 28), date(2027, 8, 4), id="the turn of the school year"),
    ],
)
def test_the_second_clock_waits_for_no_break(raised_on: date, day: date) -> None:
    case = replace(NEW, reported_on=raised_on, raised_on=raised_on)
    assert service.complaint_from(DESK, case) == day


def with_another(desk: Desk) -> Case:
    """A case of 9.9. that another student came into today."""
    case = service.start(desk, NEW)
    return service.edit(desk, replace(case, parties=(*case.parties, *parties("s-2"))), case)


def test_who_comes_into_a_case_later_is_not_late_at_once(desk: Desk) -> None:
    first, later = with_another(desk).parties
    assert (first.since, first.deadline) == (None, None)
    assert (later.since, later.deadline) == (TODAY, date(2026, 10, 26))


def test_since_when_a_student_is_part_of_it_is_put_right_and_the_deadline_follows(
    desk: Desk,
) -> None:
    case = with_another(desk)
    later = case.parties[1]
    plans.set_facts(desk, case.id, replace(later, since=date(2026, 10, 14)), later)
    assert plans.get(desk, case.id, later.id).deadline == date(2026, 10, 21)
    later = plans.get(desk, case.id, later.id)
    plans.set_facts(desk, case.id, replace(later, since=None), later)
    assert plans.get(desk, case.id, later.id).deadline is None
    for day, fault in (
        (date(2026, 10, 20), Fault.DAY_TO_COME),
        (date(2026, 9, 8), Fault.STEP_BEFORE_REPORT),
    ):
        with pytest.raises(DomainError) as caught:
            plans.set_facts(desk, case.id, replace(later, since=day), later)
        assert (caught.value.fault, caught.value.facts["field"]) == (fault, "since")


def test_what_was_counted_before_the_calendar_came_is_told_and_counted_anew(desk: Desk) -> None:
    case = service.start(desk, replace(NEW, reported_on=date(2026, 10, 1)))
    assert deadlines.recounted(desk, case) is None
    before = replace(case, deadline=date(2026, 10, 8))
    desk.store.commit(put=[before])
    assert deadlines.recounted(desk, before) == date(2026, 10, 15)
    service.edit(desk, replace(before, title="Bussen hjem"), before)
    assert service.get(desk, case.id).deadline == date(2026, 10, 15)
    of_old = replace(before, deadline_days=None)
    assert deadlines.recounted(desk, of_old) is None, "nobody knows how many days it was"


def test_the_head_was_told_when_it_was_raised_and_undo_takes_both(desk: Desk) -> None:
    raised_on = date(2026, 9, 11)
    case = service.start(desk, replace(NEW, raised_on=raised_on))
    told = case.steps[2]
    assert (told.title, told.status, told.on) == ("Melde fra", StepStatus.DONE, raised_on)
    undo(desk)
    assert desk.find(Case, case.id) is None
    case = service.start(desk, NEW)
    done = service.edit(desk, replace(case, raised_on=raised_on), case)
    assert (done.steps[2].status, done.steps[2].on) == (StepStatus.DONE, raised_on)
    undo(desk)
    again = service.get(desk, case.id)
    assert (again.raised_on, again.steps[2].status) == (None, StepStatus.NOT_STARTED)


def test_a_step_is_done_on_the_day_that_the_case_knows(desk: Desk) -> None:
    case = service.start(desk, replace(NEW, raised_on=date(2026, 9, 11)))
    again = replace(case.steps[2], status=StepStatus.NOT_STARTED, on=None)
    service.set_step(desk, case.id, again)
    service.advance(desk, case.id, again.id)
    assert service.advance(desk, case.id, again.id).steps[2].on == date(2026, 9, 11)
    service.advance(desk, case.id, case.steps[3].id)
    assert service.advance(desk, case.id, case.steps[3].id).steps[3].on == TODAY
