"""The closing meeting of a case: made here, run as any other, and no part of its team's series."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from elvis_tui.domain.across.agenda import held_meetings
from elvis_tui.domain.across.overview import next_meeting
from elvis_tui.domain.cases.closing import Want, missing
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import Entry, EntryKind, ItemStatus, Meeting
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import IKO, Team
from elvis_tui.services.cases import closing_meeting as service
from elvis_tui.services.cases import plans, verbs
from elvis_tui.services.cases.closing_meeting import ClosingMeeting, minutes_on
from elvis_tui.services.desk.clock import FixedClock
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import attendance, corrections
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from elvis_tui.services.people import members
from tests.parties import ready
from tests.school import CASES, NOW, TODAY, desk_with

CASE = CASES[0]
TYPED = ClosingMeeting(
    team=IKO, on=TODAY, start=time(13), place="Rom 4", called=("Berit Aas", "mor til Ygdis", " ")
)


def planned(desk: Desk, **changes: object) -> Meeting:
    return service.plan(desk, CASE.id, replace(TYPED, **changes))


def held(
    desk: Desk,
    *,
    status: ItemStatus | None = None,
    noted: str = "Det er trygt.",
    present: bool = True,
) -> Meeting:
    """Planned, begun and finished, with somebody present and something noted."""
    meeting = meetings.start(desk, planned(desk).id)
    if present:
        meeting = attendance.tick(desk, meeting.id, meeting.participants[0].id)
    item = meeting.agenda[0]
    if noted:
        entry = Entry(id="", kind=EntryKind.DECISION, text=FreeText(noted))
        meetings.note(desk, meeting.id, item.id, entry)
    if status:
        meetings.set_status(desk, meeting.id, item.id, status)
    return meetings.finish(desk, meeting.id)


def lacks_minutes(desk: Desk) -> bool:
    case = verbs.get(desk, CASE.id)
    return Want.MINUTES in {one.want for one in missing(case, minutes_on(desk, case))}


def on_day(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=FixedClock(NOW + (day - TODAY)))


def test_it_has_one_item_and_those_who_are_called_in(desk: Desk) -> None:
    meeting = planned(desk)
    assert (meeting.case_id, meeting.on, meeting.start) == (CASE.id, TODAY, time(13))
    assert [(i.title, i.case_id) for i in meeting.agenda] == [("Avslutningsmøte", CASE.id)]
    assert [(p.name, p.role) for p in meeting.participants] == [
        ("Berit Aas", "Rådgiver"),
        ("mor til Ygdis", ""),
    ]
    assert meeting.participants[0].id == "p-1"
    assert service.to_be_held(desk, CASE.id) == meeting


def test_a_team_that_takes_up_cases_is_proposed(desk: Desk) -> None:
    assert service.usual_team(desk) == IKO
    only_meets = Team(id="a", order=-1, follows_up=False, takes_up_cases=True)
    desk.store.commit(put=[only_meets])
    assert service.usual_team(desk) == only_meets.id


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"called": (" ",)}, Fault.EMPTY_FIELD),
        ({"on": CASE.reported_on - timedelta(days=1)}, Fault.STEP_BEFORE_REPORT),
    ],
)
def test_one_that_cannot_be_is_refused(
    desk: Desk, changes: dict[str, object], fault: Fault
) -> None:
    with pytest.raises(DomainError) as caught:
        planned(desk, **changes)
    assert caught.value.fault is fault


def test_a_closed_case_has_no_new_one(desk: Desk) -> None:
    desk.store.commit(put=[replace(CASE, closed_on=TODAY)])
    with pytest.raises(DomainError) as caught:
        planned(desk)
    assert caught.value.fault is Fault.ALREADY_CLOSED


# The gate


def test_its_finished_minutes_close_the_case_also_on_the_same_day(desk: Desk) -> None:
    desk.store.commit(put=[ready(verbs.get(desk, CASE.id), TODAY)])
    assert lacks_minutes(desk)
    planned(desk)
    assert lacks_minutes(desk), "a meeting that is planned has no minutes"
    held(desk)
    assert not lacks_minutes(desk)
    assert verbs.close(desk, CASE.id, FreeText("trygt")).closed_on == TODAY


def test_one_where_the_case_was_put_off_or_not_taken_up_does_not(desk: Desk) -> None:
    held(desk, status=ItemStatus.POSTPONED)
    assert lacks_minutes(desk)
    held(desk, noted="")
    assert lacks_minutes(desk)


def test_one_where_nothing_was_noted_or_nobody_was_present_does_not_and_which_is_told(
    desk: Desk,
) -> None:
    desk.store.commit(put=[ready(verbs.get(desk, CASE.id), TODAY)])
    held(desk, noted="", status=ItemStatus.CLOSED, present=False)
    assert lacks(desk) == [Want.NOTED, Want.PRESENT]
    held(desk, present=False)
    assert lacks(desk) == [Want.PRESENT]
    with pytest.raises(DomainError) as caught:
        verbs.close(desk, CASE.id, FreeText("trygt"))
    assert caught.value.fault is Fault.CASE_LACKS
    meeting = held(desk)
    assert lacks(desk) == []
    entry = meetings.get(desk, meeting.id).agenda[0].entries[0]
    corrections.take_away(desk, meeting.id, entry.id)
    assert minutes_on(desk, verbs.get(desk, CASE.id)) is None
    assert verbs.get(desk, CASE.id).is_open


def lacks(desk: Desk) -> list[Want]:
    try:
        verbs.check_closable(desk, CASE.id)
    except DomainError as refused:
        return [one.want for one in refused.facts["lacks"]]  # type: ignore[attr-defined]
    return []


def test_what_was_said_before_it_was_taken_up_again_closes_it_no_more_also_on_the_same_day(
    desk: Desk,
) -> None:
    desk.store.commit(put=[ready(verbs.get(desk, CASE.id), TODAY)])
    held(desk)
    verbs.close(desk, CASE.id, FreeText("trygt"))
    verbs.reopen(desk, CASE.id, FreeText("det begynte igjen"))
    held(desk)
    assert set(lacks(desk)) == {Want.WORD_AGAIN}
    for party in verbs.get(desk, CASE.id).parties:
        plans.set_word(desk, CASE.id, replace(party, closing_word=FreeText("Trygt nå.")))
    assert lacks(desk) == []


def test_one_before_the_last_evaluation_does_not(desk: Desk) -> None:
    held(desk)
    case = ready(verbs.get(desk, CASE.id), TODAY + timedelta(days=1))
    desk.store.commit(put=[case])
    assert lacks_minutes(desk)
    desk = on_day(desk, TODAY + timedelta(days=1))
    held(desk)
    assert not lacks_minutes(desk)


@pytest.mark.parametrize("later", [0, 3])
def test_one_before_it_was_taken_up_again_does_not_also_on_the_same_day(
    desk: Desk, later: int
) -> None:
    desk.store.commit(put=[ready(verbs.get(desk, CASE.id), TODAY)])
    held(desk)
    verbs.close(desk, CASE.id, FreeText("trygt"))
    desk = on_day(desk, TODAY + timedelta(days=later))
    verbs.reopen(desk, CASE.id, FreeText("det begynte igjen"))
    assert lacks_minutes(desk)
    held(desk)
    assert not lacks_minutes(desk)


def test_minutes_that_were_put_right_still_do(desk: Desk) -> None:
    meeting = held(desk)
    item = meetings.get(desk, meeting.id).agenda[0]
    entry = item.entries[0]
    changed = replace(entry, text=FreeText("Det er helt trygt."))
    corrections.correct(desk, meeting.id, changed, FreeText("skrivefeil"))
    assert meetings.get(desk, meeting.id).corrections
    assert not lacks_minutes(desk)


# The team's own series


def test_the_series_of_the_team_goes_on_as_if_it_had_not_been(desk: Desk) -> None:
    last = held_meetings(desk.store.all(Meeting).values(), IKO)[-1]
    coming = next_meeting(desk.store.all(Meeting).values(), TODAY)
    before = agenda_of(desk, meetings.get(desk, "meeting-2"))
    latest = meetings.latest_finished(desk)
    meeting = held(desk, noted="", status=ItemStatus.POSTPONED)
    planned(desk)
    every = desk.store.all(Meeting).values()
    assert meeting.team == last.team
    assert held_meetings(every, IKO)[-1] == last
    assert next_meeting(every, TODAY) == coming
    assert meetings.latest_finished(desk) == latest
    after = agenda_of(desk, meetings.get(desk, "meeting-2"))
    assert [(i.subject, i.case_id, i.title, i.reasons) for i in after] == [
        (i.subject, i.case_id, i.title, i.reasons) for i in before
    ], "nothing is carried over, and who was new is new still"


def test_its_own_saksliste_is_the_case_alone(desk: Desk) -> None:
    meeting = planned(desk)
    assert agenda_of(desk, meeting) == meeting.agenda
    begun = meetings.start(desk, meeting.id)
    assert begun.agenda == meeting.agenda
    assert [p.name for p in begun.participants] == ["Berit Aas", "mor til Ygdis"]


def test_a_task_given_in_it_comes_up_in_the_team_when_it_is_late(desk: Desk) -> None:
    meeting = meetings.start(desk, planned(desk).id)
    entry = Entry(
        id="",
        kind=EntryKind.TASK,
        text=FreeText("ringer hjem"),
        who=FreeText("Rektor"),
        due=TODAY - timedelta(days=1),
    )
    meetings.note(desk, meeting.id, meeting.agenda[0].id, entry)
    meetings.finish(desk, meeting.id)
    assert any(t.case_id == CASE.id for t in desk.store.all(Task).values())
    later = replace(meetings.get(desk, "meeting-2"), on=TODAY + timedelta(days=7))
    about = next(i for i in agenda_of(desk, later) if i.case_id == CASE.id)
    assert "task_overdue" in about.reasons


def test_who_comes_to_the_team_or_leaves_it_is_called_to_its_own_meetings_alone(
    desk: Desk,
) -> None:
    meeting = planned(desk)
    members.add(desk, IKO, Person(id="", name="Kari Lund", role="Lærer"))
    members.take_off(desk, IKO, "p-1")
    called = [p.name for p in meetings.get(desk, meeting.id).participants]
    assert called == ["Berit Aas", "mor til Ygdis"]
    meetings.reschedule(desk, meeting.id, "attendance", TODAY, None, "Rom 5")
    assert [p.name for p in meetings.get(desk, meeting.id).participants] == called


def test_who_is_taken_off_it_stays_in_the_team_and_a_guest_is_not_called_again(
    desk: Desk,
) -> None:
    meeting = planned(desk)
    attendance.remove_participant(desk, meeting.id, "p-1")
    assert IKO in desk.store.get(Person, "p-1").teams
    attendance.add_participant(desk, meeting.id, attendance.Guest("Far Hansen", always=True))
    assert all(p.name != "Far Hansen" for p in desk.store.all(Person).values())


def test_of_two_who_close_the_case_the_second_is_told() -> None:
    desk = desk_with()
    desk.store.commit(put=[ready(verbs.get(desk, CASE.id), TODAY)])
    held(desk)
    verbs.close(desk, CASE.id, FreeText("trygt"))
    before = desk.store.get(Case, CASE.id)
    with pytest.raises(DomainError) as caught:
        verbs.close(desk, CASE.id, FreeText("også trygt"))
    assert caught.value.fault is Fault.ALREADY_CLOSED
    assert desk.store.get(Case, CASE.id) == before
