"""The ladder on the page: a trigger that was met gives its steps, and they are seen to."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.absence.records import StudentAbsence
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import ladder
from elvis_tui.services.tasks import verbs as tasks
from elvis_tui.widgets.rows import RowList
from tests.school import TODAY
from tests.screens.running import SMALL, WIDE, running

FRIDAY = date(2026, 10, 16)


def steps(desk: Desk) -> list[Task]:
    return [task for task in desk.all(Task).values() if task.trigger_on]


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
async def test_a_trigger_gives_its_steps_with_the_day_it_was_met(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await app.press("2", "home", "down", "down", "enter", "s")
        await app.on("Choose")
        assert "tre dager fravær på rad" in app.text
        await app.press("enter")
        await app.on("TriggerForm")
        assert "Tre dager fravær på rad: ring hjem (oppringing, samme dag);" in app.text
        await app.type("16.10.")
        await app.press("tab", *"Jon Vik", "ctrl+s")
        await app.until("2 trinn er gitt som oppgaver. u angrer.")
        assert [(t.who, t.due, t.trigger_on) for t in steps(desk)] == [
            ("Jon Vik", FRIDAY, FRIDAY),
            ("Jon Vik", date(2026, 10, 30), FRIDAY),
        ]
        text = " ".join(app.text.split())
        assert "Trinn ved fravær" in text
        assert "frist forfalt 3 d" in text
        await app.press("u")
        assert steps(desk) == []


async def test_what_is_done_is_told_with_the_day(desk: Desk) -> None:
    (call,) = ladder.trigger(desk, "f-2", "lesson-call", FRIDAY)
    tasks.finish_task(desk, call.id)
    async with running(desk, WIDE) as app:
        await app.press("2", "home", "down", "down", "enter")
        await app.on("FollowUpScreen")
        row = next(line for line in app.text.splitlines() if "✔" in line)
        assert "ring hjem" in row
        assert "gjort i dag" in row
        assert "16.10." in " ".join(app.text.split())


async def test_the_same_trigger_on_the_same_day_is_refused_in_the_dialog(desk: Desk) -> None:
    ladder.trigger(desk, "f-2", "three-call", TODAY)
    async with running(desk) as app:
        await app.press("2", "home", "down", "down", "enter", "s", "enter", "ctrl+s")
        await app.on("TriggerForm")
        await app.until("Trinnene er alt gitt for 19.10.2026.")
        assert len(steps(desk)) == 2
        await app.type("+1")
        await app.press("ctrl+s")
        await app.until("er ikke kommet ennå")


async def test_the_view_says_who_and_how_late_and_the_room_of_tasks_shows_them_too(
    desk: Desk,
) -> None:
    ladder.trigger(desk, "f-1", "five-call", FRIDAY, who="Jon Vik")
    async with running(desk, (150, 40)) as app:
        await app.press("2", "v", "8")
        await app.until("Utestående trinn · 1")
        row = next(line for line in app.text.splitlines() if "Thorvaldine" in line)
        assert "forfalt 3 d" in row
        assert "ring hjem · Jon Vik · 1 trinn til" in row
        await app.press("1", "o")
        await app.on("TasksScreen")
        text = " ".join(app.text.split())
        assert "ring hjem · Thorvaldine Kvisgaard · mer enn fem dager fravær på rad 16.10." in text
        await app.press("home", "down", "enter")
        await app.until("Utløst av: mer enn fem dager fravær på rad, 16.10.2026")


async def test_a_school_without_steps_says_where_they_are_set(desk: Desk) -> None:
    for rung in ladder.ladder(desk):
        ladder.take_away(desk, rung.id)
    async with running(desk) as app:
        await app.press("2", "home", "enter", "s")
        await app.on("FollowUpScreen")
        await app.until("Skolen har ingen trinn.")


async def test_nothing_is_triggered_for_one_who_has_ended(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "v", "end", "enter", "enter")
        await app.on("FollowUpScreen")
        await app.press("s")
        await app.on("FollowUpScreen")


# What an absence list proposes

TOLD = "foreslått: tre dager fravær på rad 16.10., fra fraværslista pr. 19.10."


def away(desk: Desk) -> Desk:
    there = next(a for a in desk.all(StudentAbsence).values() if a.student_id == "s-1")
    absence = replace(there, streak=3, streak_ends=FRIDAY, streak_listed=TODAY)
    desk.store.commit(put=[absence])
    return desk


@pytest.mark.parametrize("size", [(80, 60), (140, 40)], ids=str)
async def test_one_key_accepts_what_the_absence_list_proposes(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(away(desk), size) as app:
        await app.until("trinn foreslått: tre dager")
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        assert "foreslått: tre dager fravær på rad" in " ".join(app.text.split())
        assert steps(desk) == []
        await app.press("b")
        await app.until("2 trinn er gitt som oppgaver. u angrer.")
        assert [(t.due, t.trigger_on, t.listed_on) for t in steps(desk)] == [
            (FRIDAY, FRIDAY, TODAY),
            (date(2026, 10, 30), FRIDAY, TODAY),
        ]
        assert "foreslått" not in app.text
        await app.press("b")
        assert len(steps(desk)) == 2, "the key means nothing where nothing is proposed"


async def test_declined_it_is_gone_until_it_is_undone(desk: Desk) -> None:
    async with running(away(desk), (140, 40)) as app:
        await app.press("2", "home", "enter")
        await app.until("foreslått")
        await app.press("v")
        await app.on("FollowUpScreen")
        assert "foreslått" not in app.text
        await app.press("u")
        await app.until("foreslått")
        assert steps(desk) == []


@pytest.mark.parametrize(("keys", "given"), [(("enter",), 2), (("down", "enter"), 0)])
async def test_enter_on_what_is_proposed_asks_what_becomes_of_it(
    desk: Desk, keys: tuple[str, ...], given: int
) -> None:
    async with running(away(desk), (140, 40)) as app:
        await app.press("2", "home", "enter")
        await app.on("FollowUpScreen")
        app.screen.query_one("#page", RowList).select("proposed:three-call")
        await app.press("enter")
        await app.on("Choose")
        assert TOLD in " ".join(app.text.split())
        await app.press(*keys)
        await app.on("FollowUpScreen")
        assert len(steps(desk)) == given
        assert "foreslått" not in app.text


async def test_from_the_first_screen_enter_leads_to_the_student(desk: Desk) -> None:
    async with running(away(desk), (140, 50)) as app:
        await app.until("trinn foreslått")
        rows = app.screen.query_one("#day", RowList)
        rows.select(next(row.id for row in rows.rows if row.id.startswith("ladder:")))
        await app.press("enter")
        await app.on("FollowUpScreen")
        await app.until("foreslått: tre dager")
