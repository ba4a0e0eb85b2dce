"""The verbs of saker: one write each, and nothing saved that a rule refuses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from elvis_tui.domain.across.timeline import Happening
from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.rules import step_of
from elvis_tui.domain.cases.severity import Suspicion
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.cases import routes
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.tasks import verbs as task_verbs
from elvis_tui.wording.cases import step_title
from tests.parties import make_ready, parties
from tests.school import NOW, TODAY, desk_with

NEW = Case(
    id="",
    number="",
    title="Erting på bussen",
    parties=parties("s-1", "s-2"),
    reported_on=date(2026, 10, 12),
    reported_by="Lærer",
    reported_how="muntlig",
)


@pytest.fixture
def case(desk: Desk) -> Case:
    return service.start(desk, NEW)


def refused(desk: Desk, case: Case, action: object) -> Fault:
    """What an action is refused for; nothing may have been saved."""
    before = service.get(desk, case.id)
    with pytest.raises(DomainError) as caught:
        action()  # type: ignore[operator]
    assert service.get(desk, case.id) == before
    return caught.value.fault


def test_a_new_case_has_the_plans_five_duties_and_no_other(case: Case) -> None:
    assert [s.title for s in case.steps] == [d.title for d in Sources().plan().duties]
    assert case.progress == (0, 5)
    assert len({p.id for p in case.parties}) == 2


def test_a_new_case_gets_the_next_number_of_the_year(case: Case) -> None:
    assert case.number == "2026-05"


@pytest.mark.parametrize(
    ("reported_on", "deadline"),
    [
        (date(2026, 10, 12), date(2026, 10, 19)),
        (date(2026, 10, 16), date(2026, 10, 23)),
        # Ascension day is a holiday, and so is Whit Monday.
        (date(2026, 5, 11), date(2026, 5, 19)),
        # Over the turn of the year: the school is off from 21.12. to 1.1.
        (date(2026, 12, 28), date(2027, 1, 8)),
    ],
)
def test_the_internal_deadline_is_five_working_days_after_the_report(
    reported_on: date, deadline: date
) -> None:
    desk = desk_with(now=NOW.replace(year=2027))
    assert service.start(desk, replace(NEW, reported_on=reported_on)).deadline == (deadline)


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"parties": ()}, Fault.NO_SUBJECT), ({"title": " "}, Fault.EMPTY_FIELD)],
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


def test_what_is_owed_to_be_told_stands_before_what_is_late(desk: Desk, case: Case) -> None:
    late = replace(step_of(case, "D1"), due=date(2026, 10, 16))
    service.set_step(desk, case.id, late)
    suspected = service.start(desk, replace(NEW, reported_on=TODAY))
    routes.suspect(desk, suspected.id, Suspicion(whom="Turid Moe", on=TODAY))
    assert [c.id for c in service.listed(desk)] == [suspected.id, case.id, "case-1"]


def test_closed_cases_are_listed_apart_newest_first(desk: Desk, case: Case) -> None:
    newer = service.start(desk, NEW)
    for closed in (case, newer):
        make_ready(desk, closed.id)
        service.close(desk, closed.id, "trygt")
    assert [c.id for c in service.listed(desk, closed=True)] == [newer.id, case.id]
    assert [c.id for c in service.listed(desk)] == ["case-1"]


def test_facts_are_edited_and_the_steps_stay(desk: Desk, case: Case) -> None:
    stale = case
    service.advance(desk, case.id, "D1")
    typed = replace(stale, title="Erting på skolebussen", parties=stale.parties[1:])
    service.edit(desk, typed, stale)
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


DECISION = Decision(why="Ingenting pågikk", by="Rektor", on=TODAY)


def test_that_a_duty_does_not_apply_is_decided_in_writing(desk: Desk, case: Case) -> None:
    waived = step_of(service.waive(desk, case.id, "D2", DECISION), "D2")
    assert (waived.status, waived.waived) == (StepStatus.NOT_APPLICABLE, DECISION)
    assert not waived.lacks_reason
    assert service.get(desk, case.id).progress == (0, 4)
    again = step_of(service.apply_after_all(desk, case.id, "D2"), "D2")
    assert (again.status, again.waived) == (StepStatus.NOT_STARTED, None)


@pytest.mark.parametrize("field", ["why", "by", "on"])
def test_a_decision_without_reason_person_or_day_is_none(
    desk: Desk, case: Case, field: str
) -> None:
    half = replace(DECISION, **{field: None if field == "on" else " "})
    assert refused(desk, case, lambda: service.waive(desk, case.id, "D2", half)) is (
        Fault.EMPTY_FIELD
    )


def test_a_decision_is_of_a_day_that_can_be(desk: Desk, case: Case) -> None:
    for day, fault in (
        (TODAY + timedelta(days=1), Fault.DAY_TO_COME),
        (case.reported_on - timedelta(days=1), Fault.STEP_BEFORE_REPORT),
    ):
        late = replace(DECISION, on=day)
        assert refused(desk, case, lambda d=late: service.waive(desk, case.id, "D2", d)) is fault


def test_no_form_makes_a_duty_not_apply_without_a_reason(desk: Desk, case: Case) -> None:
    step = replace(step_of(case, "D2"), status=StepStatus.NOT_APPLICABLE)
    assert refused(desk, case, lambda: service.set_step(desk, case.id, step)) is Fault.NO_REASON


def test_a_step_that_lacked_a_reason_before_can_still_be_edited(desk: Desk, case: Case) -> None:
    """As data from before the reason was asked for may have it."""
    idle = replace(case.steps[1], status=StepStatus.NOT_APPLICABLE)
    desk.save("case.edit", replace(case, steps=(case.steps[0], idle, *case.steps[2:])))
    saved = service.set_step(desk, case.id, replace(idle, note="Var borte"))
    assert step_of(saved, "D2").note == "Var borte"


def test_a_case_is_closed_only_when_nothing_is_missing(desk: Desk, case: Case) -> None:
    for action in (
        lambda: service.close(desk, case.id, "trygt"),
        lambda: service.check_closable(desk, case.id),
    ):
        assert refused(desk, case, action) is Fault.CASE_LACKS
    make_ready(desk, case.id)
    service.check_closable(desk, case.id)
    closed = service.close(desk, case.id, "Eleven er trygg.")
    assert (closed.closed_on, closed.closed_why) == (TODAY, "Eleven er trygg.")


def test_a_student_with_something_written_is_not_taken_out_by_a_form(
    desk: Desk, case: Case
) -> None:
    first, other = case.parties
    kept = replace(case, parties=(replace(first, own_words="Det er vondt"), other))
    desk.save("case.edit", kept)
    assert refused(desk, case, lambda: service.edit(desk, replace(kept, parties=(other,)))) is (
        Fault.PARTY_IN_USE
    )
    assert (
        service.edit(desk, replace(kept, parties=kept.parties[:1]), kept).parties
        == kept.parties[:1]
    )


def test_a_closed_case_is_changed_only_after_it_is_taken_up_again(desk: Desk, case: Case) -> None:
    make_ready(desk, case.id)
    closed = service.close(desk, case.id, "trygt")
    for action in (
        lambda: service.edit(desk, replace(closed, title="annet")),
        lambda: service.advance(desk, case.id, "D1"),
        lambda: service.apply_after_all(desk, case.id, "D2"),
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

    follow_on = [Step(id=d, duty_id=d.duty_id, follow_on=d) for d in FollowOn]
    steps = [*case.steps, *follow_on]
    found = [note_for(Sources().law_notes(), step_title(s)) for s in steps]
    assert None not in found
    assert len({n.about for n in found[:5] if n}) == 5
