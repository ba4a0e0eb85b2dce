"""A team is a series: what it usually does, students who sit in it, and what is kept out there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.meetings.records import (
    AgendaItem,
    Entry,
    EntryKind,
    Meeting,
    MeetingStatus,
)
from elvis_tui.domain.people.records import Person, Student
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.cases import closing_meeting
from elvis_tui.services.cases.closing_meeting import ClosingMeeting
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.gate import Gate
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.taking_part import kept_out, named_in
from elvis_tui.services.desk.teams import following
from elvis_tui.services.desk.undo import undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.meetings import minutes, sending_out
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of, kept_out_of
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.meetings.proposing import proposed
from elvis_tui.services.meetings.restricting import make_private
from elvis_tui.services.people import members, teams
from elvis_tui.services.people.plan_members import wanted_by_plan
from elvis_tui.services.plan.verbs import meetings_in
from elvis_tui.wording.faults import explain
from elvis_tui.wording.meeting_names import participant
from elvis_tui.wording.team_presets import presets
from tests.school import TODAY, student


def refused(call: Callable[[], object]) -> DomainError:
    with pytest.raises(DomainError) as caught:
        call()
    return caught.value


@pytest.fixture
def council(desk: Desk) -> Team:
    return teams.add(desk, presets()["council"])


def planned(desk: Desk, team: Team) -> Meeting:
    return meetings.plan(desk, team.id, TODAY, None, "")


def running(desk: Desk, team: Team) -> tuple[Meeting, AgendaItem]:
    meeting = planned(desk, team)
    meetings.add_item(desk, meeting.id, AgendaItem(id="", title=FreeText("Kantina")))
    meeting = meetings.start(desk, meeting.id)
    return meeting, meeting.agenda[0]


def test_what_is_ready_made_can_be_put_in_as_it_is(desk: Desk) -> None:
    for preset in presets().values():
        made = teams.add(desk, preset if preset.name else replace(preset, name=FreeText("Eget")))
        assert not (made.follows_up and made.students_take_part)


def test_a_team_that_only_meets_is_not_offered_to_follow_up(desk: Desk, council: Team) -> None:
    assert [team.id for team in following(desk)] == [IKO, ATTENDANCE]
    new = FollowUp(id="", subject=student("s-5"), team=council.id, opened_on=TODAY)
    assert refused(lambda: follow_ups.start(desk, new)).fault is Fault.NOT_FOLLOWING


def test_who_has_open_follow_ups_goes_on_following_up(desk: Desk) -> None:
    iko = following(desk)[0]
    fault = refused(lambda: teams.edit(desk, replace(iko, name=FreeText("IKO"), follows_up=False)))
    assert fault.fault is Fault.TEAM_FOLLOWS
    assert "åpne oppfølginger" in explain(fault)
    both = replace(iko, name=FreeText("IKO"), follows_up=False, students_take_part=True)
    assert refused(lambda: teams.edit(desk, both)).facts["field"] == "students_take_part"


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"follows_up": True}, Fault.STUDENTS_AND_PERSONS),
        ({"takes_up_cases": True}, Fault.STUDENTS_AND_PERSONS),
        ({"standing": (FreeText("Nytt fra Thorvaldine"),)}, Fault.NAMED_WITH_STUDENTS),
        ({"every_weeks": 0}, Fault.NOT_A_CADENCE),
        ({"every_weeks": 27}, Fault.NOT_A_CADENCE),
    ],
)
def test_what_does_not_go_together(
    desk: Desk, council: Team, changed: dict[str, object], fault: Fault
) -> None:
    assert refused(lambda: teams.edit(desk, replace(council, **changed))).fault is fault


def test_what_another_changed_meanwhile_is_told_of_once(desk: Desk, council: Team) -> None:
    teams.edit(desk, replace(council, every_weeks=3))
    other = replace(council, every_weeks=4, place=FreeText("Rom 1"))
    assert refused(lambda: teams.edit(desk, other, council)).fault is Fault.STALE
    made = teams.edit(desk, other, council)
    assert (made.every_weeks, made.place) == (4, "Rom 1")


def test_students_sit_in_it_and_are_called_in_without_a_name(desk: Desk, council: Team) -> None:
    before = planned(desk, council)
    members.add_student(desk, council.id, "s-2")
    (one,) = meetings.get(desk, before.id).participants
    assert (one.student, one.name) == ("s-2", "")
    assert participant(one, names(desk)) == "Øyolf Grønnæss"
    assert participant(one, names(desk, hidden=True)) == "Elev 02"
    assert [p.student for p in planned(desk, council).participants] == ["s-2"]
    assert refused(lambda: members.add_student(desk, council.id, "s-2")).fault is (
        Fault.ALREADY_MEMBER
    )
    members.take_student_off(desk, council.id, "s-2")
    assert meetings.get(desk, before.id).participants == ()
    undo(desk)
    assert [s.id for s in members.students(desk, council.id)] == ["s-2"]


def test_one_who_has_left_the_school_is_not_called_in(desk: Desk, council: Team) -> None:
    members.add_student(desk, council.id, "s-2")
    desk.store.commit(put=[replace(desk.store.get(Student, "s-2"), left_on=TODAY)])
    assert planned(desk, council).participants == ()
    assert [s.id for s in members.students(desk, council.id)] == ["s-2"]


def test_students_sit_only_where_they_take_part(desk: Desk, council: Team) -> None:
    fault = refused(lambda: members.add_student(desk, IKO, "s-2")).fault
    assert fault is Fault.NO_STUDENTS_HERE
    members.add_student(desk, council.id, "s-2")
    without = replace(desk.store.get(Team, council.id), students_take_part=False)
    assert refused(lambda: teams.edit(desk, without)).fault is Fault.TEAM_HAS_STUDENTS


def test_whoever_is_called_in_has_the_service_too(desk: Desk, council: Team) -> None:
    new = Person(id="", name="Siv Li", role="Psykolog", external=True, service="BUP")
    members.add(desk, council.id, new)
    assert [p.service for p in planned(desk, council).participants] == ["BUP"]


def test_an_item_about_a_person_is_refused_with_the_reason(desk: Desk, council: Team) -> None:
    meeting = planned(desk, council)
    for item in (
        AgendaItem(id="", subject=student("s-1")),
        AgendaItem(id="", case_id="case-1"),
        AgendaItem(id="", title=FreeText("Thorvaldine i kantina")),
    ):
        fault = refused(lambda item=item: meetings.add_item(desk, meeting.id, item))
        assert fault.fault is Fault.PERSON_WITH_STUDENTS
        assert "§ 10-4" in explain(fault)
    made = meetings.add_item(desk, meeting.id, AgendaItem(id="", title=FreeText("Kantina")))
    assert [item.title for item in made.agenda] == ["Kantina"]


def test_a_students_name_is_not_noted_either(desk: Desk, council: Team) -> None:
    meeting, item = running(desk, council)
    named = Entry(id="", kind=EntryKind.INFO, text=FreeText("Kvisgaard vil ha suppe"))
    fault = refused(lambda: meetings.note(desk, meeting.id, item.id, named))
    assert fault.fault is Fault.NAMED_WITH_STUDENTS
    assert "«Kvisgaard»" in explain(fault)
    meetings.note(desk, meeting.id, item.id, replace(named, text=FreeText("Suppe på mandager")))


def test_when_students_begin_to_take_part_what_is_about_persons_stays_away(desk: Desk) -> None:
    police = teams.add(desk, presets()["police"])
    meeting = planned(desk, police)
    for item in (
        AgendaItem(id="", subject=student("s-1"), title=FreeText("")),
        AgendaItem(id="", title=FreeText("Russetida")),
    ):
        meetings.add_item(desk, meeting.id, item)
    teams.edit(desk, replace(police, students_take_part=True))
    now = meetings.get(desk, meeting.id)
    assert (teams.left_out_of(desk, police.id), kept_out_of(desk, now)) == (1, 1)
    assert not kept_out(desk, agenda_of(desk, now))
    assert "Russetida" in [item.title for item in agenda_of(desk, now)]
    assert not kept_out(desk, meetings.start(desk, meeting.id).agenda)


def test_the_documents_of_such_a_meeting_name_nobody_else(desk: Desk, council: Team) -> None:
    members.add_student(desk, council.id, "s-2")
    meeting, item = running(desk, council)
    text = FreeText("Thorvaldine og Øyolf Grønnæss vil ha suppe")
    noted = Entry(id="e-9", kind=EntryKind.INFO, text=text)
    # As it was noted before students took part, or came in from an exchange file.
    old = replace(item, entries=(noted,), detail=FreeText("Thorvaldine spør"))
    stored = replace(meetings.get(desk, meeting.id), agenda=(old,))
    desk.store.commit(put=[stored, replace(stored, id="m-9", status=MeetingStatus.PLANNED)])
    for hidden in (False, True):
        written = minutes.text(desk, stored, Wanted(hidden=hidden))
        saksliste = sending_out.text(desk, meetings.get(desk, "m-9"), hidden=hidden)
        assert "Thorvaldine" not in written + saksliste
        assert ("Øyolf Grønnæss (elev)" in written) is not hidden
        assert ("Øyolf Grønnæss (elev)" in saksliste) is not hidden
        assert ("Øyolf Grønnæss vil ha" in written) is not hidden


def test_a_private_note_that_names_a_student_is_not_let_out_there(
    desk: Desk, council: Team
) -> None:
    meeting, item = running(desk, council)
    noted = Entry(
        id="e-9", kind=EntryKind.INFO, text=FreeText("Thorvaldine"), private=True, restricted=True
    )
    stored = replace(meetings.get(desk, meeting.id), agenda=(replace(item, entries=(noted,)),))
    desk.store.commit(put=[stored])
    fault = refused(lambda: make_private(desk, meeting.id, "e-9", False))
    assert fault.fault is Fault.NAMED_WITH_STUDENTS


def test_not_while_a_meeting_that_takes_up_persons_runs(desk: Desk) -> None:
    police = teams.add(desk, presets()["police"])
    meeting, _item = running(desk, police)
    meetings.add_item(desk, meeting.id, AgendaItem(id="", subject=student("s-1")))
    fault = refused(lambda: teams.edit(desk, replace(police, students_take_part=True))).fault
    assert fault is Fault.TEAM_MEETS_NOW


def test_the_next_meeting_is_proposed_as_the_series_usually_meets(
    desk: Desk, council: Team
) -> None:
    usual = replace(council, weekday=4, start=time(10, 15), place=FreeText("Rom 1"))
    teams.edit(desk, usual)
    found = proposed(desk, council.id)
    assert (found.day.on and found.day.on.isoformat()) == "2026-10-22"
    assert (found.start, found.place) == (time(10, 15), "Rom 1")
    assert proposed(desk, "?").day.on is None


def test_the_plan_says_who_belongs_and_no_more_than_is_missing(empty_desk: Desk) -> None:
    assert wanted_by_plan(empty_desk, IKO) == [
        "Rådgiver",
        "Elevtjenesten",
        "PPT",
        "Helsesykepleier",
    ]
    members.add(empty_desk, IKO, Person(id="", name="Siv Li", role="Psykolog", service="PPT"))
    assert "PPT" not in wanted_by_plan(empty_desk, IKO)
    assert wanted_by_plan(empty_desk, ATTENDANCE) == ["Miljøteam", "Sos.ped.rådgiver"]
    council = teams.add(empty_desk, presets()["council"])
    assert wanted_by_plan(empty_desk, council.id) == ["Sos.ped.rådgiver", "Avdelingsledere"]
    own = teams.add(empty_desk, Team(id="", name=FreeText("Frokostgjengen")))
    assert wanted_by_plan(empty_desk, own.id) == []


def test_the_months_meetings_are_those_of_the_series_alone(desk: Desk) -> None:
    about = Meeting(id="about", team=IKO, on=TODAY, status=MeetingStatus.PLANNED, case_id="case-1")
    desk.store.commit(put=[about])
    found = [m.id for m in meetings_in(Gate(desk), TODAY.year, TODAY.month)]
    assert found == ["meeting-2", "meeting-3"]


def test_what_students_keep_out_comes_up_where_they_take_no_part_any_more(desk: Desk) -> None:
    police = teams.add(desk, presets()["police"])
    first = planned(desk, police)
    about = AgendaItem(id="", subject=student("s-1"))
    meetings.add_item(desk, first.id, about)
    teams.edit(desk, replace(police, students_take_part=True))
    for _once in range(2):  # it is kept from one meeting to the next
        held = meetings.start(desk, first.id)
        assert about.subject not in [item.subject for item in held.agenda]
        assert about.subject in [item.subject for item in held.left_out]
        meetings.finish(desk, held.id)
        first = planned(desk, police)
        assert not kept_out(desk, agenda_of(desk, first))
    teams.edit(desk, replace(police, students_take_part=False))
    assert about.subject in [item.subject for item in agenda_of(desk, first)]


def test_not_while_minutes_with_persons_are_open_again(desk: Desk) -> None:
    police = teams.add(desk, presets()["police"])
    meeting, _item = running(desk, police)
    meetings.add_item(desk, meeting.id, AgendaItem(id="", subject=student("s-1")))
    held = meetings.finish(desk, meeting.id)
    desk.store.commit(put=[replace(held, status=MeetingStatus.REOPENED)])
    fault = refused(lambda: teams.edit(desk, replace(police, students_take_part=True))).fault
    assert fault is Fault.TEAM_MEETS_NOW


def test_no_meeting_about_a_case_is_one_in_which_students_take_part(
    desk: Desk, council: Team
) -> None:
    typed = ClosingMeeting(team=council.id, on=TODAY, called=("Berit Aas",))
    fault = refused(lambda: closing_meeting.plan(desk, "case-1", typed))
    assert (fault.fault, fault.facts["field"]) == (Fault.PERSON_WITH_STUDENTS, "team")
    made = closing_meeting.plan(desk, "case-1", replace(typed, team=IKO))
    moved = refused(
        lambda: meetings.reschedule(desk, made.id, team=council.id, on=TODAY, start=None, place="")
    )
    assert moved.fault is Fault.PERSON_WITH_STUDENTS


@pytest.mark.parametrize(
    "text",
    [
        "Det med T h o r v a l d i n e",
        "t.h.o.r.v.a.l.d.i.n.e",
        "T-h-o-r-v-a-l-d-i-n-e  K v i s g a a r d",
        "om \uff34\uff48\uff4f\uff52\uff56\uff41\uff4c\uff44\uff49\uff4e\uff45",
        "Thor\u200bvald\u2060i\u00adne",
        "Thor\u180bvaldine",
        "Elev 01 i kantina",
        "elev nr 1",
        "eleven nr. 1",
        "Elev.01",
        "snakke med Per elev nr. 1",
        "super elev 1",
        "ELEV #001",
    ],
)
def test_a_student_is_found_under_a_disguise(desk: Desk, text: str) -> None:
    assert named_in(desk)(text)


@pytest.mark.parametrize(
    "text",
    [
        *("Elev 999", "10 elever", "Elevråd 1", "T. h. e", "a b c d", "f.eks. k.l. 12", "uke 1"),
        "",
        "Skolebilde koster 50 kr per elev. 1 stk",
        *("pris per elev 1", "Pr. elev 1", "pr.elev 1", "pr elev 1"),
    ],
)
def test_and_nobody_where_nobody_stands(desk: Desk, text: str) -> None:
    assert not named_in(desk)(text)
