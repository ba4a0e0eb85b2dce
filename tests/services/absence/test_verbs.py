"""Varsel put in, put right and taken away by hand, and the mark of a documented higher risk."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.absence.records import Notice, NoticeKind, StudentAbsence
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.record import replace
from elvis_tui.services.absence import verbs
from elvis_tui.services.absence.reading import of_student
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from tests.school import SCHOOL, TODAY, desk_with

SENT = Notice(id="", kind=NoticeKind.ABSENCE, subject="Norsk", sent_on=date(2026, 10, 5))
WANTED = replace(SENT, sent_on=None)


@pytest.fixture
def desk() -> Desk:
    return desk_with(r for r in SCHOOL if not isinstance(r, StudentAbsence))


def notices(desk: Desk) -> tuple[Notice, ...]:
    found = of_student(desk, "s-1")
    assert found is not None
    return found.notices


def refused(fault: Fault, call: object, *args: object) -> None:
    with pytest.raises(DomainError) as caught:
        call(*args)  # type: ignore[operator]
    assert caught.value.fault is fault


def test_a_varsel_that_was_sent_is_put_in_told_and_undone(desk: Desk) -> None:
    found = verbs.add_notice(desk, "s-1", SENT)
    assert notices(desk) == (found,)
    assert (found.sent_on, found.asked_on, found.is_needed) == (SENT.sent_on, None, False)
    assert [h.verb for h in desk.all(HistoryEntry).values()] == ["notice.add"]
    undo(desk)
    assert not desk.all(StudentAbsence)


def test_one_that_must_be_sent_is_asked_for_today_and_then_said_to_be_sent(desk: Desk) -> None:
    found = verbs.add_notice(desk, "s-1", WANTED)
    assert (found.asked_on, found.is_needed) == (TODAY, True)
    verbs.edit_notice(desk, "s-1", replace(found, sent_on=TODAY))
    assert [(n.id, n.sent_on, n.asked_on) for n in notices(desk)] == [(found.id, TODAY, None)]


def test_a_day_that_was_put_in_by_mistake_can_be_taken_away(desk: Desk) -> None:
    own = verbs.add_notice(desk, "s-1", SENT)
    verbs.edit_notice(desk, "s-1", replace(own, sent_on=None))
    assert notices(desk)[0].is_needed
    verbs.edit_notice(desk, "s-1", replace(own, sent_on=None, listed=True))
    assert not notices(desk)[0].is_needed


def test_there_is_one_record_of_a_student_however_many_varsel(desk: Desk) -> None:
    verbs.add_notice(desk, "s-1", SENT)
    verbs.add_notice(desk, "s-1", replace(SENT, kind=NoticeKind.ORDER, subject=""))
    verbs.mark_higher_risk(desk, "s-1", date(2026, 9, 1))
    [one] = desk.all(StudentAbsence).values()
    assert (len(one.notices), one.higher_risk_since) == (2, date(2026, 9, 1))


@pytest.mark.parametrize("kind", [NoticeKind.ABSENCE, NoticeKind.BASIS])
def test_one_about_a_grade_needs_its_subject(desk: Desk, kind: NoticeKind) -> None:
    bare = replace(SENT, kind=kind, subject="  ")
    refused(Fault.EMPTY_FIELD, verbs.add_notice, desk, "s-1", bare)
    assert not desk.all(StudentAbsence)


def test_a_day_to_come_somebody_unknown_and_a_varsel_that_is_gone_are_refused(desk: Desk) -> None:
    to_come = replace(SENT, sent_on=date(2026, 10, 20))
    refused(Fault.DAY_TO_COME, verbs.add_notice, desk, "s-1", to_come)
    refused(Fault.NOT_FOUND, verbs.add_notice, desk, "nobody", SENT)
    refused(Fault.NOT_FOUND, verbs.edit_notice, desk, "s-1", SENT)
    refused(Fault.NOT_FOUND, verbs.remove_notice, desk, "s-1", "n-1")
    found = verbs.add_notice(desk, "s-1", SENT)
    refused(Fault.NOT_FOUND, verbs.edit_notice, desk, "s-1", replace(found, id="other"))
    refused(Fault.NOT_FOUND, verbs.remove_notice, desk, "s-1", "other")
    refused(
        Fault.DAY_TO_COME, verbs.edit_notice, desk, "s-1", replace(found, sent_on=to_come.sent_on)
    )
    assert notices(desk) == (found,)


def test_a_varsel_is_taken_away_and_comes_back_when_that_is_undone(desk: Desk) -> None:
    found = verbs.add_notice(desk, "s-1", SENT)
    verbs.remove_notice(desk, "s-1", found.id)
    assert notices(desk) == ()
    undo(desk)
    assert notices(desk) == (found,)


def test_a_higher_risk_is_marked_and_taken_away_and_says_not_which(desk: Desk) -> None:
    verbs.mark_higher_risk(desk, "s-1", TODAY)
    verbs.mark_higher_risk(desk, "s-1", None)
    [one] = desk.all(StudentAbsence).values()
    assert one.higher_risk_since is None
    refused(Fault.DAY_TO_COME, verbs.mark_higher_risk, desk, "s-1", date(2026, 10, 20))


def test_taking_away_a_mark_that_is_not_there_leaves_no_trace(desk: Desk) -> None:
    verbs.mark_higher_risk(desk, "s-1", None)
    assert not desk.all(StudentAbsence)
    assert not desk.all(HistoryEntry)
    refused(Fault.NOT_FOUND, verbs.mark_higher_risk, desk, "nobody", None)
