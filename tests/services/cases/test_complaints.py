"""The verbs of a matter at Statsforvalteren, and from when the family may take it there."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.complaint_rules import Stage
from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.moves import case_due
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import complaints as service
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from tests.school import TODAY

ON = date(2026, 10, 14)


def the_case(desk: Desk, **facts: object) -> Case:
    case = replace(desk.get(Case, "case-1"), **facts)
    desk.store.commit(put=[case])
    return case


def reported(desk: Desk) -> Complaint:
    return service.report(desk, "case-1", Complaint(id="", on=ON, by="mor"))


def now(desk: Desk) -> Complaint:
    return desk.get(Case, "case-1").complaints[0]


def verbs(desk: Desk) -> list[str]:
    return [e.verb for e in desk.all(HistoryEntry).values() if e.record_id == "case-1"]


def edited(desk: Desk, stage: Stage, **changes: object) -> Complaint:
    old = now(desk)
    return service.edit(desk, "case-1", replace(old, **changes), stage, old)


@pytest.mark.parametrize(
    ("raised", "first"),
    [
        (date(2026, 10, 3), date(2026, 10, 10)),  # a Saturday, into the autumn break
        (date(2026, 12, 18), date(2026, 12, 25)),  # over jul
        (date(2027, 3, 19), date(2027, 3, 26)),  # over påske
        (date(2027, 5, 10), date(2027, 5, 17)),
        (date(2028, 2, 22), date(2028, 2, 29)),
        (date(2027, 7, 28), date(2027, 8, 4)),  # over the turn of the school year
    ],
)
def test_the_week_is_counted_in_calendar_days_from_when_the_head_was_told(
    desk: Desk, raised: date, first: date
) -> None:
    case = the_case(desk, raised_on=raised)
    assert service.may_report(desk, case).on == first
    assert service.may_report(desk, case).is_raised
    assert not service.may_report(desk, replace(case, raised_on=None)).is_raised


def test_who_has_left_is_told(desk: Desk) -> None:
    desk.store.commit(put=[replace(desk.get(Student, "s-5"), left_on=ON)])
    assert service.may_report(desk, the_case(desk)).left == ("s-5",)


def test_the_plans_own_words_are_those_of_its_section(desk: Desk) -> None:
    assert service.plan_words(desk, the_case(desk)).startswith("Dersom en elev eller foresatt")


def test_each_step_is_saved_dated_and_told_by_its_own_word(desk: Desk) -> None:
    reported(desk)
    edited(desk, Stage.ASKED_FOR, asked_for="planen", asked_on=ON, answer_by=date(2026, 10, 18))
    assert case_due(desk.get(Case, "case-1")) == date(2026, 10, 18)
    edited(desk, Stage.SENT, sent="planen", sent_on=date(2026, 10, 16))
    edited(desk, Stage.DECIDED, decision="x", decided_on=TODAY, deadline=date(2026, 11, 2))
    edited(desk, Stage.FOLLOWED, followed="gjort", followed_on=TODAY)
    assert verbs(desk)[-5:] == [
        "case.complaint",
        "case.complaint_asked",
        "case.complaint_sent",
        "case.complaint_decided",
        "case.complaint_followed",
    ]
    assert now(desk).next_due is None


def test_only_the_step_that_was_asked_for_is_saved(desk: Desk) -> None:
    old = reported(desk)
    edited(desk, Stage.ASKED_FOR, asked_for="planen", asked_on=ON)
    stale = replace(old, reference="2026/7")
    service.edit(desk, "case-1", stale, Stage.REPORTED, old)
    assert (now(desk).asked_for, now(desk).reference) == ("planen", "2026/7")


def test_taken_away_it_comes_back_by_undo(desk: Desk) -> None:
    one = reported(desk)
    service.take_away(desk, "case-1", one.id)
    assert not desk.get(Case, "case-1").complaints
    undo(desk)
    assert now(desk) == one


def test_erased_it_is_in_no_history_also_of_a_closed_case(desk: Desk) -> None:
    one = reported(desk)
    edited(desk, Stage.ASKED_FOR, asked_for="Ubegripelig krav", asked_on=ON)
    the_case(desk, closed_on=TODAY)
    service.erase(desk, "case-1", one.id, "feil sak")
    assert not desk.get(Case, "case-1").complaints
    assert "Ubegripelig" not in repr(list(desk.all(HistoryEntry).values()))
    assert "case.complaint_erase" in verbs(desk)


def test_on_a_closed_case_nothing_is_written_or_taken_away_by_a_slip(desk: Desk) -> None:
    one = reported(desk)
    the_case(desk, closed_on=TODAY)
    for action in (
        lambda: reported(desk),
        lambda: edited(desk, Stage.SENT, sent="x", sent_on=TODAY),
        lambda: service.take_away(desk, "case-1", one.id),
    ):
        with pytest.raises(DomainError) as caught:
            action()
        assert caught.value.fault is Fault.ALREADY_CLOSED


def test_a_case_is_not_closed_while_statsforvalteren_waits(desk: Desk) -> None:
    reported(desk)
    edited(desk, Stage.ASKED_FOR, asked_for="planen", asked_on=ON, answer_by=date(2026, 10, 30))
    with pytest.raises(DomainError) as caught:
        cases.check_closable(desk, "case-1")
    assert "complaint" in [m.want for m in caught.value.facts["lacks"]]


def test_it_is_found_by_its_words(desk: Desk) -> None:
    from elvis_tui.services.across.search import everything

    reported(desk)
    edited(desk, Stage.DECIDED, decision="Kantinevakt hver dag", decided_on=TODAY)
    assert [h.record.id for h in everything(desk).search("kantinevakt", 9)] == ["case-1"]
