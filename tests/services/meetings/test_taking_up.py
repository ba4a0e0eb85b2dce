"""«Ta opp i neste møte»: in which meeting, and never twice."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.across.agenda_found import of_activity, of_task
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp, Phase
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.meetings import planning, versions
from elvis_tui.services.meetings import taking_up as service
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from tests.school import TODAY, school_class, student

NOBODY = AgendaItem(id="", title="Skoletur")


def items(desk: Desk, meeting_id: str = "meeting-2") -> tuple[AgendaItem, ...]:
    return agenda_of(desk, meetings.get(desk, meeting_id))


@pytest.mark.parametrize(
    ("item", "where"),
    [
        (AgendaItem(id="", subject=student("s-1")), ["meeting-2"]),
        (AgendaItem(id="", case_id="case-1"), ["meeting-2"]),
        (AgendaItem(id="", subject=student("s-5")), ["meeting-2", "meeting-a"]),
        (NOBODY, ["meeting-2", "meeting-a"]),
    ],
)
def test_it_is_taken_up_by_those_it_concerns_in_their_nearest_meeting(
    desk: Desk, item: AgendaItem, where: list[str]
) -> None:
    far = Meeting(id="meeting-b", team=ATTENDANCE, on=date(2026, 12, 1))
    gone = Meeting(id="meeting-c", team=ATTENDANCE, on=date(2026, 10, 1))
    desk.store.commit(put=[far, gone, replace(far, id="meeting-a", on=TODAY)])
    assert [m.id for m in service.where(desk, item)] == where


def test_a_planned_meeting_that_was_not_held_is_offered_first(desk: Desk) -> None:
    missed = Meeting(id="missed", team=IKO, on=date(2026, 10, 17))
    desk.store.commit(put=[missed])
    item = AgendaItem(id="", subject=student("s-1"))
    assert [m.id for m in service.where(desk, item)] == ["missed", "meeting-2"]
    assert service.take_up(desk, "missed", replace(item, detail="mor har ringt"))
    coming = meetings.get(desk, "meeting-2")
    desk.store.commit(delete=[coming])
    found = service.where(desk, item)
    assert [(m.id, m.on >= TODAY) for m in found] == [("missed", False), ("", True)]
    desk.store.commit(put=[coming])
    meetings.start(desk, "meeting-2")
    assert [m.id for m in service.where(desk, item)] == ["meeting-2"]


def council_in(desk: Desk) -> Meeting:
    desk.store.commit(put=[Team(id="council", students_take_part=True, follows_up=False)])
    return meetings.plan(desk, "council", TODAY, None, "")


@pytest.mark.parametrize(
    "item",
    [
        AgendaItem(id="", subject=student("s-5")),
        AgendaItem(id="", case_id="case-1"),
        AgendaItem(id="", title="Thorvaldine i kantina"),
    ],
)
def test_where_students_take_part_nothing_about_a_person_is_offered(
    desk: Desk, item: AgendaItem
) -> None:
    council = council_in(desk)
    assert council.id not in [m.id for m in service.where(desk, item)]
    assert service.is_kept_out(desk, item)
    assert council.id in [m.id for m in service.where(desk, NOBODY)]
    with pytest.raises(DomainError) as refused:
        service.plan_and_take_up(desk, replace(council, id=""), item)
    assert refused.value.fault is Fault.PERSON_WITH_STUDENTS


def test_no_more_is_said_of_what_stands_there_where_students_take_part(desk: Desk) -> None:
    council = council_in(desk)
    service.take_up(desk, council.id, NOBODY)
    meetings.start(desk, council.id)
    named = replace(NOBODY, detail="Thorvaldine vil kjøre")
    with pytest.raises(DomainError) as refused:
        service.take_up(desk, council.id, named)
    assert refused.value.fault is Fault.PERSON_WITH_STUDENTS
    assert service.take_up(desk, council.id, replace(NOBODY, detail="hvem kjører"))


def test_what_was_put_in_does_not_move_to_where_students_take_part(desk: Desk) -> None:
    council_in(desk)
    meetings.add_item(desk, "meeting-2", AgendaItem(id="", subject=student("s-5")))
    with pytest.raises(DomainError) as refused:
        meetings.reschedule(desk, "meeting-2", "council", TODAY, None, "")
    assert refused.value.fault is Fault.PERSON_WITH_STUDENTS
    assert meetings.get(desk, "meeting-2").team == IKO


def test_in_a_meeting_that_was_opened_again_nothing_stands_twice(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    service.take_up(desk, "meeting-2", NOBODY)
    meetings.finish(desk, "meeting-2")
    with pytest.raises(DomainError) as refused:
        service.take_up(desk, "meeting-2", replace(NOBODY, detail="hvem kjører"))
    assert refused.value.fault is Fault.MEETING_NOT_RUNNING
    versions.reopen(desk, "meeting-2", FreeText("glemt"))
    assert service.take_up(desk, "meeting-2", replace(NOBODY, detail="hvem kjører"))
    assert [i.title for i in meetings.get(desk, "meeting-2").agenda].count("Skoletur") == 1


def test_where_none_is_planned_the_usual_one_is_with_the_item_and_undone_at_once(
    desk: Desk,
) -> None:
    desk.store.commit(delete=[meetings.get(desk, "meeting-2")])
    desk.store.commit(put=[Team(id=IKO, every_weeks=1, weekday=3, place="Rom 1")])
    before = set(desk.all(Meeting))
    usual = service.where(desk, AgendaItem(id="", subject=student("s-1")))[0]
    assert (usual.id, usual.team, usual.on) == ("", IKO, date(2026, 10, 21))
    said = AgendaItem(id="", subject=student("s-1"), detail="mor har ringt")
    made = service.plan_and_take_up(desk, usual, said)
    stored = meetings.get(desk, made.id)
    assert (stored.status, stored.place) == (MeetingStatus.PLANNED, "Rom 1")
    assert [p.name for p in stored.participants]
    (one,) = [i for i in items(desk, made.id) if i.subject == student("s-1")]
    assert "mor har ringt" in one.detail
    undo(desk)
    assert set(desk.all(Meeting)) == before


def test_where_those_have_no_meeting_any_team_will_do(desk: Desk) -> None:
    planned = [m for m in desk.all(Meeting).values() if m.status is MeetingStatus.PLANNED]
    desk.store.commit(delete=planned, put=[Meeting(id="m", team=ATTENDANCE, on=TODAY)])
    case = AgendaItem(id="", case_id="case-1")
    assert [(m.id, m.team) for m in service.where(desk, case)] == [("", IKO), ("m", ATTENDANCE)]
    desk.store.commit(delete=[meetings.get(desk, "m")])
    assert [(m.id, m.team) for m in service.where(desk, case)] == [("", IKO)]
    assert [m.team for m in service.where(desk, NOBODY)] == [IKO, ATTENDANCE]


def test_it_stands_on_the_saksliste_once_and_is_undone(desk: Desk) -> None:
    before = items(desk)
    assert service.take_up(desk, "meeting-2", NOBODY)
    assert [i.title for i in items(desk)[len(before) :]] == ["Skoletur"]
    assert not service.take_up(desk, "meeting-2", NOBODY)
    undo(desk)
    assert items(desk) == before


def test_what_is_said_about_something_that_stands_there_comes_beside_it(desk: Desk) -> None:
    whom = AgendaItem(id="", subject=student("s-1"))
    before = items(desk)
    assert not service.take_up(desk, "meeting-2", whom)
    assert service.take_up(desk, "meeting-2", replace(whom, detail="mor har ringt"))
    after = items(desk)
    assert len(after) == len(before)
    (one,) = [i for i in after if i.subject == student("s-1")]
    assert str(one.detail).endswith("; mor har ringt")
    assert one.reasons[-1] is AgendaReason.ADDED


def test_a_word_that_only_begins_like_one_of_what_is_said_is_said_too(desk: Desk) -> None:
    service.take_up(desk, "meeting-2", replace(NOBODY, detail="avtalt frivillig lesing"))
    assert service.take_up(desk, "meeting-2", replace(NOBODY, detail="fri"))
    assert items(desk)[-1].detail == "avtalt frivillig lesing; fri"


def test_one_who_is_followed_by_the_team_comes_with_the_follow_up(desk: Desk) -> None:
    service.take_up(desk, "meeting-2", AgendaItem(id="", subject=school_class("c-3"), detail="x"))
    (stored,) = meetings.get(desk, "meeting-2").agenda
    assert stored.follow_up_id == "f-3"


def test_it_comes_with_the_follow_up_that_is_open_and_not_with_one_that_has_ended(
    desk: Desk,
) -> None:
    ended = desk.store.get(FollowUp, "f-3")
    again = replace(ended, id="f-33")
    desk.store.commit(put=[replace(ended, phase=Phase.CLOSED), again])
    item = AgendaItem(id="", subject=school_class("c-3"), detail="x")
    service.take_up(desk, "meeting-2", item)
    desk.store.commit(delete=[again])
    meeting = Meeting(id="", team=IKO, on=TODAY)
    later = service.plan_and_take_up(desk, meeting, item)
    stored = [meetings.get(desk, one).agenda[0] for one in ("meeting-2", later.id)]
    assert [one.follow_up_id for one in stored] == ["f-33", None]


@pytest.mark.parametrize("verb", [planning.skip, planning.take_away])
def test_what_was_left_out_comes_in_again(desk: Desk, verb: object) -> None:
    first = items(desk)[0]
    assert callable(verb)
    verb(desk, "meeting-2", first.id)
    assert first.subject not in [i.subject for i in items(desk)]
    assert service.take_up(desk, "meeting-2", AgendaItem(id="", subject=first.subject))
    assert [i.subject for i in items(desk)].count(first.subject) == 1


def test_in_a_running_meeting_it_comes_up_next_and_once(desk: Desk) -> None:
    meetings.start(desk, "meeting-2")
    assert [m.id for m in service.where(desk, NOBODY)][:1] == ["meeting-2"]
    service.take_up(desk, "meeting-2", NOBODY)
    running = meetings.get(desk, "meeting-2")
    assert (running.current, running.agenda[1].title) == (1, "Skoletur")
    length = len(running.agenda)
    whom = running.agenda[2].subject
    assert service.take_up(desk, "meeting-2", AgendaItem(id="", subject=whom, detail="mor"))
    after = meetings.get(desk, "meeting-2")
    assert len(after.agenda) == length
    assert "mor" in after.agenda[2].detail
    assert not service.take_up(desk, "meeting-2", NOBODY)


def test_tasks_and_activities_are_known_by_what_they_are(desk: Desk) -> None:
    own = Task(id="t-9", what="bestille rom", who="Jon", created_on=TODAY)
    assert of_task(own) == AgendaItem(id="", title="bestille rom", task_id="t-9")
    about = of_task(replace(own, subject=student("s-1")))
    assert (about.subject, about.detail, about.task_id) == (student("s-1"), "bestille rom", None)
    activity = next(a for a in desk.sources.activities() if a.id == "P18")
    service.take_up(desk, "meeting-2", of_activity(activity, 10))
    same = [i for i in items(desk) if i.activity_id == activity.key]
    assert len(same) == 1
    assert same[0].reasons[0] is AgendaReason.PLAN


def test_of_another_team_it_is_another_list(desk: Desk) -> None:
    desk.store.commit(put=[Meeting(id="meeting-a", team=ATTENDANCE, on=TODAY)])
    service.take_up(desk, "meeting-a", NOBODY)
    assert "Skoletur" not in [i.title for i in items(desk)]
    assert meetings.get(desk, "meeting-2").team == IKO
