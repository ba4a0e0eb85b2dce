"""The verbs of saker: one write each, and nothing saved that a rule refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.cases.rules import step_of
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.wording.cases import step_title
from tests.school import NOW, TODAY, desk_with

NEW = Case(
    id="",
    number="",
    title="Erting på bussen",
    students=("s-1", "s-2"),
    reported_on=date(2026, 10, 12),
    reported_by="Lærer",
    reported_how="muntlig",
)


@pytest.fixture
def case(desk: Desk) -> Case:
    return service.start(desk, NEW)


def done(desk: Desk, case_id: str) -> None:
    """Bring every step that applies to its end."""
    for step in service.get(desk, case_id).steps:
        if step.is_open:
            service.set_step(desk, case_id, replace(step, status=StepStatus.DONE))


def refused(desk: Desk, case: Case, action: object) -> Fault:
    """What an action is refused for; nothing may have been saved."""
    before = service.get(desk, case.id)
    with pytest.raises(DomainError) as caught:
        action()  # type: ignore[operator]
    assert service.get(desk, case.id) == before
    return caught.value.fault


def test_a_new_case_has_the_plans_five_duties_and_two_follow_on_steps_that_do_not_apply(
    case: Case,
) -> None:
    assert [s.title for s in case.steps[:5]] == [d.title for d in Sources().plan().duties]
    assert [s.id for s in case.steps[5:]] == [FollowOn.STRICTER, FollowOn.SERIOUS]
    assert {s.status for s in case.steps[5:]} == {StepStatus.NOT_APPLICABLE}
    assert case.progress == (0, 5)


def test_a_new_case_gets_the_next_number_of_the_year(case: Case) -> None:
    assert case.number == "2026-05"


@pytest.mark.parametrize(
    ("reported_on", "deadline"),
    [
        (date(2026, 10, 12), date(2026, 10, 19)),
        (date(2026, 10, 16), date(2026, 10, 23)),
        # Ascension day is a holiday, and so is Whit Monday.
        (date(2026, 5, 11), date(2026, 5, 19)),
        # Over the turn of the year: 25.12. and 1.1. do not count.
        (date(2026, 12, 28), date(2027, 1, 5)),
    ],
)
def test_the_internal_deadline_is_five_working_days_after_the_report(
    reported_on: date, deadline: date
) -> None:
    desk = desk_with(now=NOW.replace(year=2027))
    assert service.start(desk, replace(NEW, reported_on=reported_on)).deadline == (deadline)


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"students": ()}, Fault.NO_SUBJECT), ({"title": " "}, Fault.EMPTY_FIELD)],
)
def test_a_case_without_student_or_title_is_neither_started_nor_saved(
    desk: Desk, case: Case, change: dict[str, object], fault: Fault
) -> None:
    count = len(desk.store.all(Case))
    with pytest.raises(DomainError) as caught:
        service.start(desk, replace(NEW, **change))
    assert caught.value.fault is fault
    assert len(desk.store.all(Case)) == count
    assert refused(desk, case, lambda: service.edit(desk, replace(case, **change))) is fault


def test_the_case_that_waits_longest_stands_first(desk: Desk, case: Case) -> None:
    late = replace(step_of(case, "D1"), due=date(2026, 10, 16))
    service.set_step(desk, case.id, late)
    later = service.start(desk, replace(NEW, reported_on=TODAY))
    assert [c.id for c in service.listed(desk)] == [case.id, "case-1", later.id]


def test_closed_cases_are_listed_apart_newest_first(desk: Desk, case: Case) -> None:
    newer = service.start(desk, NEW)
    for closed in (case, newer):
        done(desk, closed.id)
        service.close(desk, closed.id, "trygt")
    assert [c.id for c in service.listed(desk, closed=True)] == [newer.id, case.id]
    assert [c.id for c in service.listed(desk)] == ["case-1"]


def test_facts_are_edited_and_the_steps_stay(desk: Desk, case: Case) -> None:
    stale = case
    service.advance(desk, case.id, "D1")
    service.edit(desk, replace(stale, title="Erting på skolebussen", students=("s-2",)))
    now = service.get(desk, case.id)
    assert (now.title, now.students) == ("Erting på skolebussen", ("s-2",))
    assert step_of(now, "D1").status is StepStatus.IN_PROGRESS
    assert now.deadline == date(2026, 10, 19)


def test_the_internal_deadline_follows_when_the_day_of_the_report_is_put_right(
    desk: Desk, case: Case
) -> None:
    edited = service.edit(desk, replace(case, reported_on=date(2026, 10, 13)))
    assert edited.deadline == date(2026, 10, 20)


def test_a_step_goes_on_to_begun_and_then_to_done_today(desk: Desk, case: Case) -> None:
    service.advance(desk, case.id, "D1")
    begun = step_of(service.get(desk, case.id), "D1")
    assert (begun.status, begun.on) == (StepStatus.IN_PROGRESS, None)
    service.advance(desk, case.id, "D1")
    finished = step_of(service.get(desk, case.id), "D1")
    assert (finished.status, finished.on) == (StepStatus.DONE, TODAY)


def test_a_step_that_was_done_another_day_keeps_that_day(desk: Desk, case: Case) -> None:
    step = replace(step_of(case, "D1"), status=StepStatus.DONE, on=date(2026, 10, 13))
    assert step_of(service.set_step(desk, case.id, step), "D1").on == date(2026, 10, 13)


def test_a_follow_on_duty_applies_when_somebody_says_so_and_the_case_then_waits_for_it(
    desk: Desk, case: Case
) -> None:
    now = service.toggle_applies(desk, case.id, FollowOn.STRICTER)
    assert now.progress == (0, 6)
    assert service.toggle_applies(desk, case.id, FollowOn.STRICTER).progress == (0, 5)


@pytest.mark.parametrize("status", [StepStatus.IN_PROGRESS, StepStatus.DONE])
def test_what_is_begun_is_not_undone_by_one_key(desk: Desk, case: Case, status: StepStatus) -> None:
    service.set_step(desk, case.id, replace(step_of(case, "D2"), status=status))
    assert step_of(service.toggle_applies(desk, case.id, "D2"), "D2").status is status


def test_a_case_is_closed_only_when_no_step_is_open(desk: Desk, case: Case) -> None:
    assert refused(desk, case, lambda: service.close(desk, case.id, "trygt")) is (
        Fault.CASE_STEPS_OPEN
    )
    assert refused(desk, case, lambda: service.check_closable(desk, case.id)) is (
        Fault.CASE_STEPS_OPEN
    )
    done(desk, case.id)
    service.check_closable(desk, case.id)
    closed = service.close(desk, case.id, "Eleven er trygg.")
    assert (closed.closed_on, closed.closed_why) == (TODAY, "Eleven er trygg.")


def test_a_closed_case_is_changed_only_after_it_is_taken_up_again(desk: Desk, case: Case) -> None:
    done(desk, case.id)
    closed = service.close(desk, case.id, "trygt")
    for action in (
        lambda: service.edit(desk, replace(closed, title="annet")),
        lambda: service.advance(desk, case.id, "D1"),
        lambda: service.toggle_applies(desk, case.id, "SERIOUS"),
        lambda: service.check_closable(desk, case.id),
    ):
        assert refused(desk, closed, action) is Fault.ALREADY_CLOSED
    opened = service.reopen(desk, case.id, "Nye opplysninger")
    assert (opened.is_open, opened.closed_why) == (True, "")
    assert (opened.reopened_on, opened.reopened_why) == (TODAY, "Nye opplysninger")
    assert service.edit(desk, replace(opened, title="annet")).title == "annet"


def test_a_case_knows_the_open_tasks_about_it(desk: Desk, case: Case) -> None:
    about = Task(id="t-8", what="ringer", who="Rektor", created_on=TODAY, case_id=case.id)
    desk.save("task.add", about, replace(about, id="t-9", done_on=TODAY))
    assert [t.id for t in task_verbs.about_case(desk, case.id)] == ["t-8"]
    assert task_verbs.about_case(desk, "case-1") == []


def test_every_change_of_a_case_is_one_write_with_its_history(desk: Desk, case: Case) -> None:
    service.advance(desk, case.id, "D1")
    service.edit(desk, replace(case, title="annet"))
    verbs = [h.verb for h in desk.store.all(HistoryEntry).values() if h.record_id == case.id]
    assert verbs == ["case.start", "case.step", "case.edit"]
    events = service.events(desk, service.get(desk, case.id))
    assert [e.kind for e in events] == [Happening.CHANGE, Happening.CHANGE, Happening.OPENED]
    assert [getattr(e.record, "verb", "") for e in events] == ["case.edit", "case.step", ""]


def test_the_matter_may_be_taken_further_a_week_after_it_was_reported(
    desk: Desk, case: Case
) -> None:
    days = service.complaint_from(desk, case) - case.reported_on
    assert days == timedelta(days=7)


def test_every_step_of_the_schools_plan_has_its_law_note(case: Case) -> None:
    from elvis_tui.domain.cases.law import note_for

    found = [note_for(Sources().law_notes(), step_title(s)) for s in case.steps]
    assert None not in found
    assert len({n.about for n in found if n}) == len(case.steps)
