"""One kind of what was noted made into another, and back; and when the series meets next."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from elvis_tui.domain.across.next_meeting import next_meeting
from elvis_tui.domain.meetings.records import Entry, EntryKind, Meeting
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import cancelling, corrections
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.coming import next_of_series, planned_next
from elvis_tui.services.meetings.turning import done_task, next_kind, turn
from elvis_tui.services.tasks.verbs import finish_task
from elvis_tui.wording.dates import is_next_meeting
from elvis_tui.wording.meetings import entry_row, nag, read_as
from elvis_tui.wording.public_holidays import public_holidays
from tests.school import LAST_MEETING

RUNNING = "meeting-2"
DUE = date(2026, 10, 23)


def noted(desk: Desk, kind: EntryKind) -> Entry:
    """Something noted in the meeting that runs."""
    meetings.start(desk, RUNNING)
    item = meetings.get(desk, RUNNING).agenda[0]
    entry = Entry(id="", kind=kind, text="søke skyss", who="Jon", due=DUE)
    return meetings.note(desk, RUNNING, item.id, entry).agenda[0].entries[-1]


def test_a_task_that_becomes_info_takes_its_record_away_and_undo_gives_it_back(desk: Desk) -> None:
    made = noted(desk, EntryKind.TASK)
    assert desk.store.find(Task, made.task_id or "")
    turn(desk, RUNNING, made.id, EntryKind.INFO)
    now = corrections.find(desk, RUNNING, made.id)
    assert (now.kind, now.text, now.task_id) == (EntryKind.INFO, "søke skyss", None)
    assert desk.store.find(Task, made.task_id or "") is None
    undo(desk)
    assert corrections.find(desk, RUNNING, made.id) == made
    assert desk.store.find(Task, made.task_id or "")


def test_who_and_when_are_there_again_when_it_becomes_a_task_anew(desk: Desk) -> None:
    made = noted(desk, EntryKind.TASK)
    for kind in (EntryKind.INFO, EntryKind.DECISION, EntryKind.TASK):
        turn(desk, RUNNING, made.id, kind)
    task = desk.store.find(Task, corrections.find(desk, RUNNING, made.id).task_id or "")
    assert task is not None
    assert (task.what, task.who, task.due) == ("søke skyss", "Jon", DUE)


def test_a_task_that_is_done_is_known_before_it_is_taken_away(desk: Desk) -> None:
    made = noted(desk, EntryKind.TASK)
    assert done_task(desk, made) is None
    finish_task(desk, made.task_id or "")
    assert done_task(desk, made)


@pytest.mark.parametrize(
    ("kind", "private", "becomes"),
    [
        (EntryKind.INFO, False, EntryKind.DECISION),
        (EntryKind.DECISION, False, EntryKind.TASK),
        (EntryKind.TASK, False, EntryKind.INFO),
        (EntryKind.DECISION, True, EntryKind.INFO),
    ],
)
def test_what_it_becomes(kind: EntryKind, private: bool, becomes: EntryKind) -> None:
    assert next_kind(Entry(id="e", kind=kind, text="x", private=private)) is becomes


def test_a_task_says_what_it_lacks_and_is_kept_without(desk: Desk) -> None:
    meetings.start(desk, RUNNING)
    item = meetings.get(desk, RUNNING).agenda[0]
    entry = Entry(id="", kind=EntryKind.TASK, text="søke skyss")
    made = meetings.note(desk, RUNNING, item.id, entry).agenda[0].entries[-1]
    assert desk.store.get(Task, made.task_id or "").who == ""
    row = "søke skyss ▸ (ingen satt) · uten frist  ▲ mangler hvem og frist"
    assert entry_row(made) == row
    assert entry_row(replace(made, who="Jon", due=DUE)) == "søke skyss ▸ Jon · frist 23.10.2026"
    assert (nag(True, False), nag(False, True)) == ("▲ mangler frist", "▲ mangler hvem")
    assert read_as(DUE) == "frist fredag 23.10.2026"


def test_next_meeting_is_the_one_planned_else_the_usual_day(desk: Desk) -> None:
    meeting = replace(LAST_MEETING, id="now", team=IKO, on=date(2026, 10, 19))
    for one in list(desk.all(Meeting).values()):
        desk.store.commit(delete=[one])
    assert next_of_series(desk, IKO, meeting.on) is None
    desk.store.commit(put=[Team(id=IKO, every_weeks=2, weekday=3)])
    assert next_of_series(desk, IKO, meeting.on) == date(2026, 11, 4)
    before_christmas = replace(meeting, on=date(2026, 12, 9))
    usual = next_meeting(
        Team(id=IKO, every_weeks=2, weekday=3),
        before_christmas.on,
        desk.today,
        desk.sources.school_years(),
        public_holidays,
    )
    assert usual.passed, "the day by the cadence alone lies in the break"
    assert next_of_series(desk, IKO, before_christmas.on) == usual.on
    missed = meetings.plan(desk, IKO, date(2026, 10, 12), None, "")
    assert next_of_series(desk, IKO) == date(2026, 10, 28)
    cancelling.cancel(desk, missed.id)
    desk.store.commit(put=[meetings.plan(desk, IKO, date(2026, 11, 9), None, "")])
    assert next_of_series(desk, IKO, meeting.on) == date(2026, 11, 9)


def test_of_the_meetings_planned_for_a_day_one_without_a_time_comes_last(desk: Desk) -> None:
    whenever, later, sooner = (
        meetings.plan(desk, ATTENDANCE, desk.today, start, "")
        for start in (None, time(14), time(9))
    )
    assert planned_next(desk, ATTENDANCE) == sooner
    assert planned_next(desk, ATTENDANCE, but=sooner.id) == later
    assert planned_next(desk, ATTENDANCE, desk.today + timedelta(days=8)) is None
    there = [m for m in meetings.listed(desk) if m.team == ATTENDANCE and m.on == desk.today]
    assert there == [sooner, later, whenever]
    assert next_of_series(desk, ATTENDANCE, desk.today) == desk.today


@pytest.mark.parametrize(
    ("typed", "means"),
    [("neste møte", True), (" Neste  Møte ", True), ("neste gang", True), ("neste uke", False)],
)
def test_neste_mote_is_understood(typed: str, means: bool) -> None:
    assert is_next_meeting(typed) is means
