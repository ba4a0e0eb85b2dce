"""Steps of a case: found, brought on, and what keeps a case open."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from elvis_tui.domain.across.case_timeline import timeline
from elvis_tui.domain.cases.records import Case, Step, StepStatus
from elvis_tui.domain.cases.rules import status_after, step_of
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import AgendaItem, ItemStatus, MeetingStatus
from elvis_tui.domain.record import replace
from tests.parties import parties
from tests.school import MEETINGS, SUMMER, TODAY

CASE = Case(
    id="case-9",
    number="2026-09",
    title="Erting",
    parties=parties("s-1"),
    reported_on=date(2026, 9, 1),
    steps=(Step(id="D1", duty_id="D1", title="Følge med"),),
)


def test_a_step_is_found_by_its_id_and_a_missing_one_is_said_to_be() -> None:
    assert step_of(CASE, "D1").title == "Følge med"
    with pytest.raises(DomainError) as caught:
        step_of(CASE, "D2")
    assert caught.value.fault is Fault.NOT_FOUND


def test_a_step_comes_to_begun_and_then_to_done_and_stays_there() -> None:
    assert [status_after(s) for s in StepStatus] == [
        StepStatus.IN_PROGRESS,
        StepStatus.DONE,
        StepStatus.DONE,
        StepStatus.NOT_APPLICABLE,
    ]


def test_what_happened_stands_newest_first_with_what_meetings_noted_about_the_case() -> None:
    def entry(number: int, verb: str, record_id: str = CASE.id) -> HistoryEntry:
        at = datetime(2026, 10, 1, 12, tzinfo=SUMMER)
        return HistoryEntry(
            id=f"h-{number}",
            number=number,
            at=at,
            by="berit",
            verb=verb,
            table="cases",
            record_id=record_id,
        )

    held = MEETINGS[0]
    noted = replace(held.agenda[0], case_id=CASE.id)
    put_off = replace(held.agenda[1], case_id=CASE.id)
    untouched = replace(put_off, id="i-9", status=ItemStatus.REPORTED)
    agenda = (noted, untouched, held.agenda[0])
    meeting = replace(held, on=TODAY, agenda=agenda)
    before = replace(held, id="m-9", on=date(2026, 10, 12), agenda=(put_off,))
    history = [
        entry(1, "case.start"),
        entry(2, "case.step"),
        entry(3, "case.edit"),
        entry(4, "case.step", "case-1"),
    ]
    found = timeline(CASE, [meeting, before], history)
    assert [e.record for e in found] == [meeting, before, history[2], history[1], CASE]
    assert [e.item for e in found[:2]] == [noted, put_off]


def test_its_own_meeting_is_told_also_when_nothing_was_noted_and_not_before_it_is_over() -> None:
    bare = AgendaItem(id="i", title="Avslutningsmøte", case_id=CASE.id)
    meeting = replace(MEETINGS[0], agenda=(bare,), case_id=CASE.id)
    assert [e.record for e in timeline(CASE, [meeting], ())] == [meeting, CASE]
    running = replace(meeting, status=MeetingStatus.RUNNING)
    of_a_team = replace(meeting, case_id=None)
    assert [e.record for e in timeline(CASE, [running, of_a_team], ())] == [CASE]
