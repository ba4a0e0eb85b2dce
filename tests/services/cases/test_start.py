"""Opening a case: the plan's duties become its checklist, with the school's own deadline."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from tests.parties import parties
from tests.school import NOW, desk_with

TYPED = Case(
    id="",
    number="",
    title="Utestenging",
    parties=parties("s-1"),
    reported_on=date(2026, 10, 16),
    reported_by="Lærer",
    reported_how="muntlig",
)


def test_a_new_case_has_the_plans_five_duties_in_the_plans_order(desk: Desk) -> None:
    plan = Sources().plan()
    case = service.start(desk, TYPED)
    assert [s.duty_id for s in case.steps] == [d.id for d in plan.duties]
    assert [s.title for s in case.steps] == [d.title for d in plan.duties]
    assert {s.status for s in case.steps} == {StepStatus.NOT_STARTED}
    assert all(s.who for s in case.steps)


def test_a_case_gets_the_next_number_of_the_year(desk: Desk) -> None:
    assert [service.start(desk, TYPED).number for _ in range(2)] == ["2026-05", "2026-06"]


@pytest.mark.parametrize(
    ("reported", "deadline"),
    [
        (date(2026, 10, 16), date(2026, 10, 23)),
        (date(2026, 10, 17), date(2026, 10, 23)),
        (date(2026, 12, 16), date(2027, 1, 6)),
        (date(2026, 12, 28), date(2027, 1, 8)),
        (date(2027, 3, 19), date(2027, 4, 5)),
    ],
)
def test_the_deadline_is_five_working_days_and_passes_over_holidays(
    reported: date, deadline: date
) -> None:
    desk = desk_with(now=NOW.replace(year=2027))
    case = service.start(desk, replace(TYPED, reported_on=reported))
    assert case.deadline == deadline


def test_what_the_form_gave_is_kept_and_saved_as_one_change(desk: Desk) -> None:
    case = service.start(desk, TYPED)
    assert service.get(desk, case.id) == case
    assert (case.title, case.students, case.reported_by, case.reported_how) == (
        *("Utestenging", ("s-1",), "Lærer"),
        "muntlig",
    )
    (entry,) = desk.store.all(HistoryEntry).values()
    assert (entry.verb, entry.record_id) == ("case.start", case.id)


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        (replace(TYPED, parties=()), Fault.NO_SUBJECT),
        (replace(TYPED, title="  "), Fault.EMPTY_FIELD),
    ],
)
def test_a_case_without_a_student_or_a_title_is_refused(
    desk: Desk, typed: Case, fault: Fault
) -> None:
    with pytest.raises(DomainError) as refused:
        service.start(desk, typed)
    assert refused.value.fault is fault
    assert len(desk.store.all(Case)) == 1
