"""`z` takes something up in the next meeting, from wherever one stands."""

from __future__ import annotations

import pytest

from elvis_tui.domain.meetings.records import Meeting
from elvis_tui.domain.tasks.records import Task
from elvis_tui.domain.teams import ATTENDANCE, IKO, Team
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.services.meetings.agenda import agenda_of
from tests.school import TODAY, desk_with
from tests.screens.running import running
from tests.screens.walks import ALL


async def test_from_a_students_page_with_a_word_of_what_it_is_about(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        await app.press("z")
        await app.on("TakeUpForm")
        await app.until("Ta opp i IKO-team mandag 19.10.2026", "står alt på sakslista: forfalt")
        await app.type("mor har ringt")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        await app.until("Satt på sakslista til IKO-team mandag 19.10.2026.")
        await app.press("z")
        await app.on("TakeUpForm")
        await app.press("ctrl+s")
        await app.until("Det står alt på sakslista til IKO-team mandag 19.10.2026.")
        assert len(meetings.get(desk, "meeting-2").agenda) == 1
        await app.press("u")
        await app.until("Angret")
        assert meetings.get(desk, "meeting-2").agenda == ()


@pytest.mark.parametrize(
    ("keys", "screen", "asks"),
    [
        ("3 home", "CasesScreen", "TakeUpForm"),
        ("3 home enter", "CaseScreen", "TakeUpForm"),
        ("2 home", "FollowUpsScreen", "TakeUpForm"),
        ("2 home enter a", "SubjectScreen", "TakeUpForm"),
        ("1 o home", "TasksScreen", "TakeUpForm"),
        ("4 home", "PlanScreen", "Choose"),
        ("4 home enter", "ActivityScreen", "Choose"),
        ("1 end", "OverviewScreen", "Choose"),
    ],
)
async def test_from_the_other_pages_and_lists(
    desk: Desk, keys: str, screen: str, asks: str
) -> None:
    async with running(desk) as app:
        await app.press(*keys.split())
        await app.on(screen)
        await app.press("z")
        await app.on(asks)
        await app.press("escape")
        await app.on(screen)


async def test_where_several_teams_meet_it_is_asked_which_and_without_any_who_is_to_meet() -> None:
    desk = desk_with()
    own = Task(id="t-9", what="bestille rom", who="Jon", created_on=TODAY, due=TODAY)
    own_meeting = Meeting(id="meeting-a", team=ATTENDANCE, on=TODAY)
    gone = list(desk.all(Task).values())
    desk.store.commit(put=[own, own_meeting], delete=gone)
    async with running(desk) as app:
        await app.press("1", "o", "home", "z")
        await app.on("Choose")
        await app.until("Ta opp i hvilket møte?", "Nærværsteam mandag 19.10.2026")
        await app.press("end", "enter")
        await app.on("TakeUpForm")
        await app.press("ctrl+s")
        await app.on("TasksScreen")
        items = agenda_of(desk, meetings.get(desk, "meeting-a"))
        assert [i.title for i in items if i.task_id == "t-9"] == ["bestille rom"]
        planned = [m for m in desk.all(Meeting).values() if m.finished_at is None]
        desk.store.commit(delete=planned)
        await app.press("z")
        await app.until("IKO-team mandag 19.10.2026 (planlegges nå)", "Nærværsteam")


async def test_with_names_hidden_the_dialog_names_nobody(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("f2", "2", "home", "enter", "z")
        await app.on("TakeUpForm")
        await app.until("Elev 01")
        assert "Kvisgaard" not in app.text


async def test_from_the_pages_of_absence_an_intervention_and_one_who_may_have_left() -> None:
    walks = {
        "2 a": "AbsenceScreen",
        "3 i enter": "InterventionScreen",
        "2 home down down enter g": "DepartureScreen",
    }
    async with running(desk_with(ALL)) as app:
        for keys, screen in walks.items():
            await app.press(*keys.split())
            await app.on(screen)
            await app.press("z")
            await app.until("Ta opp i")
            await app.press("escape")
            await app.on(screen)
            await app.press("escape", "escape", "escape")


async def test_where_no_meeting_is_planned_one_is_with_the_item_and_undone_in_one(
    desk: Desk,
) -> None:
    desk.store.commit(delete=[meetings.get(desk, "meeting-2")])
    desk.store.commit(put=[Team(id=IKO, takes_up_cases=True, every_weeks=1, weekday=3)])
    before = set(desk.all(Meeting))
    async with running(desk) as app:
        await app.press("3", "home", "enter")
        await app.on("CaseScreen")
        await app.press("z")
        await app.on("Choose")
        await app.until("IKO-team onsdag 21.10.2026 (planlegges nå)")
        await app.press("enter")
        await app.on("PlanAndTakeUpForm")
        await app.until("Planlegg IKO-team, og ta opp der", "21.10.2026")
        await app.type("skal opp")
        await app.press("ctrl+s")
        await app.on("CaseScreen")
        await app.until("Planlagt: IKO-team onsdag 21.10.2026.", "angrer begge deler")
        (made,) = set(desk.all(Meeting)) - before
        assert [i.detail for i in meetings.get(desk, made).agenda] == ["skal opp"]
        await app.press("u")
        await app.until("Angret")
        assert set(desk.all(Meeting)) == before
