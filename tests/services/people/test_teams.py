"""The teams of the school: two from the start, others can be added; and what it is called."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.free_text import FreeText
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.record import replace
from elvis_tui.domain.school import School
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.cases import verbs as cases
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.naming import names
from elvis_tui.services.desk.teams import takes_up_cases, team_of, teams
from elvis_tui.services.desk.undo import redo, undo
from elvis_tui.services.follow_ups import verbs as follow_ups
from elvis_tui.services.follow_ups.views import View, listed, views
from elvis_tui.services.meetings import attendance, minutes, sending_out
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.minutes import Wanted
from elvis_tui.services.people import school
from elvis_tui.services.people import teams as service
from elvis_tui.services.people.members import members
from elvis_tui.wording import people as words
from tests.parties import parties
from tests.school import TODAY, student


def named(desk: Desk) -> list[str]:
    return [words.team(team.id, names(desk)) for team in teams(desk)]


def team_called(name: str, *, takes_up_cases: bool = False) -> Team:
    return Team(id="", name=FreeText(name), takes_up_cases=takes_up_cases)


def of(desk: Desk, team_id: str, name: str, *, takes_up_cases: bool = False) -> Team:
    team = team_of(desk, team_id)
    assert team is not None
    return replace(team, name=FreeText(name), takes_up_cases=takes_up_cases)


def refused(call: object) -> Fault:
    with pytest.raises(DomainError) as caught:
        call()  # type: ignore[operator]
    return caught.value.fault


def test_two_are_there_from_the_start_and_the_first_takes_up_the_cases(empty_desk: Desk) -> None:
    assert named(empty_desk) == ["IKO-team", "Nærværsteam"]
    assert [takes_up_cases(empty_desk, t) for t in (IKO, ATTENDANCE, "?")] == [True, False, False]


def test_a_team_of_the_schools_own_works_through_the_whole_program(desk: Desk) -> None:
    team = service.add(desk, team_called(" Skolemiljøteam ", takes_up_cases=True))
    assert named(desk) == ["IKO-team", "Nærværsteam", "Skolemiljøteam"]

    new = FollowUp(id="", subject=student("s-5"), team=team.id, opened_on=TODAY, next_date=TODAY)
    follow_up = follow_ups.start(desk, new)
    assert (View.TEAM, team.id) in views(desk)
    assert listed(desk, View.TEAM, team.id) == [follow_up]

    meeting = meetings.plan(desk, team.id, TODAY, None, "Rom 1")
    attendance.add_participant(desk, meeting.id, attendance.Guest("Rektor Vik", always=True))
    assert [p.name for p in members(desk, team.id)] == ["Rektor Vik"]
    meeting = meetings.start(desk, meeting.id)
    assert [i.subject for i in meeting.agenda if i.follow_up_id == follow_up.id] == [new.subject]
    assert any(item.case_id for item in meeting.agenda), "its cases"
    meetings.finish(desk, meeting.id)
    finished = meetings.get(desk, meeting.id)
    text = minutes.text(desk, finished, Wanted())
    assert text.startswith("# Referat: Skolemiljøteam 19.10.2026\n")
    name = minutes.file_name(desk, finished, Wanted())
    assert name == "referat-skolemiljoteam-2026-10-19.md"


def test_a_hostile_name_leaves_a_plain_file_name(desk: Desk) -> None:
    team = service.add(desk, team_called("../[/] Ærlig \x1b[31m ▒ 🙂", takes_up_cases=False))
    meeting = meetings.plan(desk, team.id, TODAY, None, "")
    name = minutes.file_name(desk, meeting, Wanted())
    assert name == "referat-aerlig-31m-2026-10-19.md"


def test_a_team_called_after_a_student_is_masked_with_the_names(desk: Desk) -> None:
    team = Team(id="team-9", name=FreeText("Gruppa rundt Thorvaldine"), order=9)
    desk.store.commit(put=[team])
    assert "Thorvaldine" in words.team(team.id, names(desk))
    assert "Thorvaldine" not in words.team(team.id, names(desk, hidden=True))
    meeting = meetings.plan(desk, team.id, TODAY, None, "")
    assert minutes.file_name(desk, meeting, Wanted()) == "referat-gruppa-rundt-2026-10-19.md"
    assert sending_out.file_name(desk, meeting) == "saksliste-gruppa-rundt-2026-10-19.md"
    assert service.edit(desk, replace(team, every_weeks=2)).every_weeks == 2


def test_a_team_can_be_renamed_and_the_words_from_the_start_stay_words(desk: Desk) -> None:
    assert service.edit(desk, of(desk, IKO, "IKO-team", takes_up_cases=True)).name == ""
    assert not desk.store.all(HistoryEntry), "nothing has changed"
    service.edit(desk, of(desk, ATTENDANCE, "Fraværsteam", takes_up_cases=True))
    assert named(desk) == ["IKO-team", "Fraværsteam"]
    assert takes_up_cases(desk, ATTENDANCE)
    undo(desk)
    assert named(desk) == ["IKO-team", "Nærværsteam"]


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("  ", Fault.EMPTY_FIELD),
        ("iko-TEAM", Fault.TEAM_EXISTS),
        ("Nærværsteam", Fault.TEAM_EXISTS),
        ("Samarbeidsmøte om Øyolf Grønnæss", Fault.TEAM_NAMES_STUDENT),
        ("thorvaldines gruppe", Fault.TEAM_NAMES_STUDENT),
    ],
)
def test_a_name_that_is_none_or_taken_is_refused(desk: Desk, name: str, fault: Fault) -> None:
    assert refused(lambda: service.add(desk, team_called(name, takes_up_cases=False))) is fault
    team = service.add(desk, team_called("Skolemiljøteam", takes_up_cases=False))
    assert refused(lambda: service.edit(desk, of(desk, team.id, name))) is fault


def test_a_team_that_is_used_cannot_be_taken_away(desk: Desk) -> None:
    with pytest.raises(DomainError) as caught:
        service.take_away(desk, IKO)
    assert caught.value.fault is Fault.TEAM_IN_USE
    assert caught.value.facts["follow_ups"] == len(listed(desk, View.TEAM, IKO))
    assert caught.value.facts["meetings"] == 1


def test_one_that_has_ended_goes_and_what_it_did_tells_of_it(desk: Desk) -> None:
    team = service.add(desk, team_called("Skolemiljøteam", takes_up_cases=False))
    new = FollowUp(id="", subject=student("s-5"), team=team.id, opened_on=TODAY)
    follow_up = follow_ups.start(desk, new)
    assert refused(lambda: service.take_away(desk, team.id)) is Fault.TEAM_IN_USE
    follow_ups.close(desk, follow_up.id, "trives")
    service.take_away(desk, team.id)
    assert named(desk) == ["IKO-team", "Nærværsteam"]
    assert words.team(team.id, names(desk)) == "Skolemiljøteam"
    assert refused(lambda: service.take_away(desk, team.id)) is Fault.NOT_FOUND
    undo(desk)
    assert named(desk)[-1] == "Skolemiljøteam"
    redo(desk)
    assert len(named(desk)) == 2


def test_the_last_team_stays(empty_desk: Desk) -> None:
    service.take_away(empty_desk, IKO)
    assert refused(lambda: service.take_away(empty_desk, ATTENDANCE)) is Fault.LAST_TEAM


def test_adding_a_team_is_not_undone_while_somebody_sits_in_it(desk: Desk) -> None:
    team = service.add(desk, team_called("Skolemiljøteam", takes_up_cases=False))
    desk.store.commit(put=[Person(id="p-9", name="Rektor Vik", role="", teams=(team.id,))])
    assert refused(lambda: undo(desk)) is Fault.UNDO_REFUSED


@pytest.mark.parametrize(("days", "due"), [(None, 26), (1, 20), (3, 22)])
def test_the_schools_own_limit_is_that_of_the_plan_in_a_new_case(
    desk: Desk, days: int | None, due: int
) -> None:
    school.edit(desk, replace(desk.school, internal_deadline=days))
    case = cases.start(
        desk,
        Case(id="", number="", title="Plaging", parties=parties("s-1"), reported_on=desk.today),
    )
    assert case.deadline == date(2026, 10, due)


@pytest.mark.parametrize("days", [0, 61, 1_000])
def test_a_limit_that_is_none_is_refused(desk: Desk, days: int) -> None:
    assert refused(lambda: school.edit(desk, School(internal_deadline=days))) is Fault.OUT_OF_RANGE


def test_the_schools_name_is_set_and_leaves_history(desk: Desk) -> None:
    school.edit(desk, replace(desk.school, name=FreeText("  Elvebakken\x07 vgs ")))
    assert desk.school == School(name="Elvebakken␇ vgs")
    entry = desk.store.last(HistoryEntry)
    assert entry is not None
    assert (entry.verb, entry.table) == ("school.edit", "school")
    undo(desk)
    assert desk.school.name == "Fjellheim videregående skole"
