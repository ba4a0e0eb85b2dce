"""The verbs of møter: plan, start, walk, note, finish; each is one write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from elvis_tui.domain.across.last_time import LastTime
from elvis_tui.domain.cases.interventions import Seriousness
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import unmasked
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    AgendaReason,
    Entry,
    EntryKind,
    ItemStatus,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import attendance, cancelling
from elvis_tui.services.meetings import briefing as briefings
from elvis_tui.services.meetings import verbs as service
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.meetings.attendance import Guest
from elvis_tui.services.plan import verbs as plan_service
from tests.school import INTERVENTION, LAST_MEETING, SCHOOL, TODAY, desk_with, school_class, student
from tests.services.counting import CountingStore

WORLD_DAY = "Markering av verdensdagen for psykisk helse med forskjellige aktiviteter og foredrag"

INFO = Entry(id="", kind=EntryKind.INFO, text="Bussen er sein.")
TASK = Entry(id="", kind=EntryKind.TASK, text="søker skyss", who="Sos.ped.", due=date(2026, 10, 23))


@pytest.fixture
def running(desk: Desk) -> Meeting:
    """The IKO team's meeting, begun."""
    return service.start(desk, "meeting-2")


def titles(items: tuple[AgendaItem, ...]) -> list[str]:
    return [i.subject.id if i.subject else i.case_id or i.title for i in items]


def test_meetings_are_listed_running_planned_from_the_nearest_finished_from_the_newest(
    desk: Desk,
) -> None:
    older = replace(LAST_MEETING, id="meeting-0", on=date(2026, 9, 1))
    desk.save("test", older)
    service.plan(desk, ATTENDANCE, TODAY, time(8, 0), "")
    service.start(desk, "meeting-2")
    assert [m.id for m in service.listed(desk)] == [
        *("meeting-2", "meeting-new-1", "meeting-3", "meeting-1", "meeting-0")
    ]


def test_of_two_held_at_the_same_time_the_one_that_ended_last_is_the_newest(desk: Desk) -> None:
    later = replace(LAST_MEETING, id="meeting-9", team=ATTENDANCE, nth=LAST_MEETING.nth + 1)
    desk.store.commit(put=[later])
    assert [m.id for m in service.held(desk)] == ["meeting-9", "meeting-1"]
    assert [m.id for m in service.listed(desk)][-2:] == ["meeting-9", "meeting-1"]
    assert service.latest_finished(desk) == later


def test_a_planned_meeting_invites_the_teams_own_people(desk: Desk) -> None:
    made = service.plan(desk, ATTENDANCE, date(2026, 11, 2), time(8, 30), "Rom 4")
    assert [(p.name, p.present) for p in made.participants] == [("Berit Aas", False)]
    assert service.get(desk, made.id) == made
    assert (made.status, made.start, made.place) == (MeetingStatus.PLANNED, time(8, 30), "Rom 4")


def test_the_agenda_of_a_planned_meeting_makes_itself(desk: Desk) -> None:
    agenda = agenda_of(desk, service.get(desk, "meeting-2"))
    assert titles(agenda) == [*("s-3", "s-1", "c-3", "case-1", WORLD_DAY)]
    assert agenda[0].reasons == (AgendaReason.CARRIED_OVER,)
    assert agenda[1].reasons == (
        AgendaReason.OVERDUE,
        AgendaReason.EVALUATION,
        AgendaReason.NOTICE_MISSING,
        AgendaReason.TASK_OVERDUE,
    )
    assert agenda[2].reasons == (AgendaReason.DUE, AgendaReason.NEW)


@pytest.mark.parametrize(
    ("on", "rows"),
    [
        (date(2026, 7, 1), ()),
        (date(2026, 8, 12), ("P01", "P02", "P03", "P04", "P05", "P06", "P07")),
        (date(2026, 8, 31), ("P01", "P02", "P03", "P04", "P05", "P06", "P07")),
        (date(2026, 9, 1), ("P07", "P08")),
        (date(2027, 6, 30), ("P25",)),
        (date(2027, 7, 1), ()),
        # No calendar is known for that year: the month is the plan's, and no day is guessed.
        (date(2027, 8, 12), ("P01", "P02", "P03", "P04", "P05", "P06", "P07")),
    ],
)
def test_the_agenda_has_the_plan_of_the_meetings_own_month(on: date, rows: tuple[str, ...]) -> None:
    desk = desk_with((), now=datetime(on.year, on.month, 1, 12, tzinfo=UTC) - timedelta(days=60))
    texts = {a.id: a.text for a in desk.sources.activities()}
    meeting = service.plan(desk, IKO, on, time(10, 0), "")
    found = [unmasked(i.title) for i in agenda_of(desk, meeting) if AgendaReason.PLAN in i.reasons]
    assert found == [texts[row] for row in rows]


def test_a_meeting_in_february_takes_up_the_plans_own_words_for_it() -> None:
    desk = desk_with((), now=datetime(2027, 2, 1, 12, tzinfo=UTC))
    (item,) = agenda_of(desk, service.plan(desk, IKO, date(2027, 2, 3), time(10, 0), ""))
    assert unmasked(item.title).startswith("Analyse og drøfting av resultater – Elevundersøkelsen")


def test_what_the_plan_asked_for_and_was_done_is_not_on_the_agenda(desk: Desk) -> None:
    plan_service.toggle_done(desk, "P18", 2026, 10)
    agenda = agenda_of(desk, service.get(desk, "meeting-2"))
    assert WORLD_DAY not in titles(agenda)


def test_a_meeting_that_starts_keeps_its_agenda_and_is_held_now(desk: Desk) -> None:
    service.plan(desk, IKO, date(2026, 10, 26), time(10, 0), "")
    started = service.start(desk, "meeting-new-1")
    assert (started.status, started.on, started.start) == (
        MeetingStatus.RUNNING,
        TODAY,
        time(12, 0),
    )
    assert agenda_of(desk, started) == started.agenda
    assert titles(started.agenda)[:2] == ["s-3", "s-1"]
    assert service.start(desk, started.id) == started


def test_a_meeting_that_is_over_cannot_be_started_again(desk: Desk) -> None:
    with pytest.raises(DomainError) as refused:
        service.start(desk, "meeting-1")
    assert refused.value.fault is Fault.ALREADY_CLOSED
    assert service.get(desk, "meeting-1") == LAST_MEETING


def test_presence_is_turned_over_one_by_one_or_for_all(desk: Desk, running: Meeting) -> None:
    assert [p.id for p in attendance.tick(desk, running.id, "p-2").present] == ["p-2"]
    assert attendance.tick(desk, running.id, "p-2").present == ()
    attendance.tick(desk, running.id, "p-2")
    assert len(attendance.tick_all(desk, running.id).present) == 3
    assert attendance.tick_all(desk, running.id).present == ()


def test_a_guest_is_here_and_has_a_name(desk: Desk, running: Meeting) -> None:
    after = attendance.add_participant(
        desk, running.id, Guest(" Ola Nordby ", " BUP", external=True)
    )
    guest = after.participants[-1]
    assert (guest.name, guest.role, guest.external, guest.present) == (
        *("Ola Nordby", "BUP"),
        True,
        True,
    )
    with pytest.raises(DomainError):
        attendance.add_participant(desk, running.id, Guest("  "))


def test_a_guest_comes_once_and_a_new_member_every_time(desk: Desk, running: Meeting) -> None:
    attendance.add_participant(desk, running.id, Guest("Ola Nordby"))
    attendance.add_participant(desk, running.id, Guest("Kari Nordby", "Rådgiver", always=True))
    called = [p.name for p in attendance.invited(desk, running.team)]
    assert "Kari Nordby" in called
    assert "Ola Nordby" not in called
    attendance.add_participant(desk, running.id, Guest(" kari  nordby", always=True))
    assert [p.name for p in attendance.invited(desk, running.team)] == called


def test_whoever_leaves_the_team_is_not_called_in_again(desk: Desk, running: Meeting) -> None:
    after = attendance.add_participant(desk, running.id, Guest("Kari Nordby", always=True))
    left = attendance.remove_participant(desk, running.id, after.participants[-1].id, off_team=True)
    assert "Kari Nordby" not in [p.name for p in left.participants]
    assert "Kari Nordby" not in [p.name for p in attendance.invited(desk, running.team)]


def test_who_is_added_before_the_meeting_is_not_here_yet(desk: Desk) -> None:
    planned = attendance.add_participant(desk, "meeting-2", Guest("Ola Nordby"))
    assert not planned.participants[-1].present
    assert attendance.calls_nobody(desk, "meeting-2") is False


def test_a_planned_meeting_is_moved_and_cancelled_and_a_held_one_is_not(desk: Desk) -> None:
    moved = service.reschedule(desk, "meeting-2", IKO, date(2026, 11, 2), time(9, 30), "Rom 5")
    assert (moved.on, moved.start, moved.place) == (date(2026, 11, 2), time(9, 30), "Rom 5")
    cancelling.cancel(desk, "meeting-2")
    assert "meeting-2" not in desk.store.all(Meeting)
    with pytest.raises(DomainError):
        cancelling.cancel(desk, "meeting-1")


def test_what_is_added_while_the_meeting_runs_comes_up_next(desk: Desk, running: Meeting) -> None:
    service.go_to(desk, running.id, 1)
    after = service.add_item(desk, running.id, AgendaItem(id="", title="Skoletur"))
    assert (after.current, titles(after.agenda)[:4]) == (2, ["s-3", "s-1", "Skoletur", "c-3"])
    assert after.agenda[2].reasons == (AgendaReason.ADDED,)


def test_what_is_added_before_the_meeting_comes_last(desk: Desk) -> None:
    service.add_item(desk, "meeting-2", AgendaItem(id="", title="Skoletur"))
    assert titles(agenda_of(desk, service.get(desk, "meeting-2")))[-1] == "Skoletur"
    assert titles(service.start(desk, "meeting-2").agenda)[-1] == "Skoletur"


def test_an_empty_meeting_takes_up_what_is_added(desk: Desk) -> None:
    empty = Meeting(id="m", team=ATTENDANCE, on=TODAY, status=MeetingStatus.RUNNING)
    desk.save("test", empty)
    after = service.add_item(desk, "m", AgendaItem(id="", title="Skoletur"))
    assert after.item == after.agenda[0]


def test_where_one_stands_is_kept_inside_the_agenda_and_leaves_no_history(
    desk: Desk, running: Meeting
) -> None:
    before = len(desk.store.all(HistoryEntry))
    assert service.go_to(desk, running.id, 99).current == len(running.agenda) - 1
    assert service.go_to(desk, running.id, -1).current == 0
    assert len(desk.store.all(HistoryEntry)) == before


def test_a_task_that_is_noted_becomes_a_task_of_its_own(desk: Desk, running: Meeting) -> None:
    item = running.agenda[1]
    entry = service.note(desk, running.id, item.id, TASK).agenda[1].entries[-1]
    task = desk.store.get(Task, entry.task_id or "")
    assert task == Task(
        id=task.id,
        what="søker skyss",
        who="Sos.ped.",
        due=date(2026, 10, 23),
        created_on=TODAY,
        subject=student("s-1"),
        meeting_id=running.id,
    )


def test_changing_a_noted_task_changes_the_task_and_keeps_that_it_was_done(
    desk: Desk, running: Meeting
) -> None:
    item = running.agenda[3]
    entry = service.note(desk, running.id, item.id, TASK).agenda[3].entries[-1]
    task = desk.store.get(Task, entry.task_id or "")
    desk.save("test", replace(task, done_on=TODAY, created_on=date(2026, 10, 1)))
    changed = service.note(desk, running.id, item.id, replace(entry, text="søker taxi", due=None))
    assert [e.text for e in changed.agenda[3].entries] == ["søker taxi"]
    after = desk.store.get(Task, task.id)
    assert (after.what, after.due, after.done_on, after.created_on, after.case_id) == (
        *("søker taxi", None, TODAY, date(2026, 10, 1)),
        "case-1",
    )


def test_what_came_of_a_task_and_who_has_it_now_outlive_a_typo_put_right(
    desk: Desk, running: Meeting
) -> None:
    item = running.agenda[3]
    entry = service.note(desk, running.id, item.id, TASK).agenda[3].entries[-1]
    task = desk.store.get(Task, entry.task_id or "")
    told = replace(task, who="Mari Moen", done_on=TODAY, done_note="Snakket med mor")
    desk.save("test", told)
    service.note(desk, running.id, item.id, replace(entry, text="søker taxi"), entry)
    assert desk.store.get(Task, task.id) == replace(told, what="søker taxi")


def test_taking_a_task_away_takes_its_record_away(desk: Desk, running: Meeting) -> None:
    item = running.agenda[0]
    before = set(desk.store.all(Task))
    entry = service.note(desk, running.id, item.id, TASK).agenda[0].entries[-1]
    service.note(desk, running.id, item.id, INFO)
    left = service.remove_entry(desk, running.id, entry.id).agenda[0].entries
    assert [e.text for e in left] == [INFO.text]
    assert set(desk.store.all(Task)) == before


def test_nothing_is_noted_in_a_meeting_that_does_not_run(desk: Desk) -> None:
    for meeting_id, item_id in (("meeting-1", "i-1"), ("meeting-2", "i-1")):
        with pytest.raises(DomainError) as refused:
            service.note(desk, meeting_id, item_id, INFO)
        assert refused.value.fault is Fault.MEETING_NOT_RUNNING
    with pytest.raises(DomainError) as refused:
        service.note(desk, service.start(desk, "meeting-2").id, "gone", TASK)
    assert refused.value.fault is Fault.NOT_FOUND
    assert set(desk.store.all(Task)) == {"t-1", "t-2"}


def test_a_status_set_twice_is_taken_back(desk: Desk, running: Meeting) -> None:
    item = running.agenda[0]
    closed = service.set_status(desk, running.id, item.id, ItemStatus.CLOSED)
    assert closed.agenda[0].status is ItemStatus.CLOSED
    again = service.set_status(desk, running.id, item.id, ItemStatus.CLOSED)
    assert again.agenda[0].status is ItemStatus.REPORTED


def test_what_nobody_touched_is_put_off_and_comes_first_next_time(
    desk: Desk, running: Meeting
) -> None:
    service.note(desk, running.id, running.agenda[1].id, INFO)
    ended = service.finish(desk, running.id)
    assert [i.status for i in ended.agenda] == [
        *(ItemStatus.POSTPONED, ItemStatus.CLOSED),
        *(ItemStatus.POSTPONED,) * 3,
    ]
    assert (ended.end, ended.finished_at) == (time(12, 0), desk.clock.now())
    following = service.plan(desk, IKO, date(2026, 11, 2), None, "")
    agenda = agenda_of(desk, following)
    assert titles(agenda) == ["s-3", "c-3", "case-1", "s-1", *titles(agenda)[4:]]
    assert WORLD_DAY not in titles(agenda), "it was to be done in October"
    assert [i.times_carried for i in agenda[:4]] == [3, 1, 1, 0]
    assert [i.stalled for i in agenda[:4]] == [3, 2, 2, 2]
    other = service.plan(desk, ATTENDANCE, date(2026, 11, 2), None, "")
    assert "s-3" not in titles(agenda_of(desk, other))


def test_the_newest_minutes_are_those_of_the_last_meeting_held(desk: Desk) -> None:
    assert service.latest_finished(desk) == LAST_MEETING
    service.start(desk, "meeting-2")
    ended = service.finish(desk, "meeting-2")
    assert service.latest_finished(desk) == ended
    with pytest.raises(DomainError) as refused:
        service.latest_finished(desk_with(()))
    assert refused.value.fault is Fault.NO_MINUTES


def test_the_room_is_told_what_was_last_and_what_is_open(desk: Desk, running: Meeting) -> None:
    about = briefings.briefing(desk, running, running.agenda[1])
    assert about.follow_up is not None
    assert about.follow_up.id == "f-1"
    assert about.last == LastTime(LAST_MEETING, LAST_MEETING.agenda[0])
    assert [t.id for t in about.tasks] == ["t-1"]
    of_case = briefings.briefing(desk, running, running.agenda[3])
    assert of_case.case is not None
    assert (of_case.case.number, of_case.last, of_case.tasks) == ("2026-04", None, ())
    own = briefings.briefing(desk, running, AgendaItem(id="x", title="Skoletur"))
    assert (own.follow_up, own.case, own.last, own.tasks) == (None, None, None, ())
    nobody = briefings.briefing(desk, running, AgendaItem(id="x", subject=school_class("c-1")))
    assert (nobody.last, nobody.tasks) == (None, ())


def test_the_room_is_told_of_an_intervention_that_lacks_something_where_cases_are_taken_up(
    desk: Desk, running: Meeting
) -> None:
    def lacks(meeting: Meeting, **about: Any) -> list[str]:
        known = briefings.briefing(desk, meeting, AgendaItem(id="x", **about))
        return [one.intervention.id for one in known.interventions]

    desk.store.commit(put=[INTERVENTION])
    assert lacks(running, subject=student("s-4")) == [INTERVENTION.id]
    assert lacks(running, case_id="case-1") == [INTERVENTION.id]
    assert lacks(running, subject=student("s-1")) == lacks(running) == []
    attendance = replace(running, team=ATTENDANCE)
    assert lacks(attendance, subject=student("s-4")) == [], "it is none of that team's"
    whole = replace(
        INTERVENTION,
        parents_told_on=TODAY,
        student_view="Det var for hardt",
        student_view_on=TODAY,
        seriousness=Seriousness.NOT,
        why="ingen skade",
    )
    desk.store.commit(put=[whole])
    assert lacks(running, subject=student("s-4")) == []


def test_what_the_team_begins_to_follow_meanwhile_is_behind_the_item_too(
    desk: Desk, running: Meeting
) -> None:
    item = AgendaItem(id="x", subject=student("s-5"))
    assert briefings.followed(desk, running, item) is None
    new = FollowUp(id="f-o", subject=student("s-5"), team=ATTENDANCE, opened_on=TODAY)
    desk.store.commit(put=[new])
    assert briefings.followed(desk, running, item) is None, "another team's is not this one's"
    desk.store.commit(put=[replace(new, id="f-n", team=running.team)])
    assert briefings.followed(desk, running, item) == replace(new, id="f-n", team=running.team)


VERBS: list[Callable[[Desk], object]] = [
    lambda d: service.plan(d, IKO, TODAY, None, ""),
    lambda d: service.start(d, "meeting-3"),
    lambda d: attendance.tick(d, "meeting-9", "p-1"),
    lambda d: attendance.tick_all(d, "meeting-9"),
    lambda d: attendance.add_participant(d, "meeting-9", Guest("Ola", always=True)),
    lambda d: service.add_item(d, "meeting-9", AgendaItem(id="", title="x")),
    lambda d: service.go_to(d, "meeting-9", 1),
    lambda d: service.note(d, "meeting-9", "i-1", TASK),
    lambda d: service.remove_entry(d, "meeting-9", "e-3"),
    lambda d: service.set_status(d, "meeting-9", "i-1", ItemStatus.POSTPONED),
    lambda d: service.finish(d, "meeting-9"),
]


@pytest.mark.parametrize("number", range(len(VERBS)))
def test_every_verb_is_one_write(number: int) -> None:
    begun = replace(LAST_MEETING, id="meeting-9", status=MeetingStatus.RUNNING)
    others = SCHOOL if number else ()
    store = CountingStore((*others, *(() if number == 1 else (begun,))))
    VERBS[number](replace(desk_with(), store=store))
    assert store.commits == 1
