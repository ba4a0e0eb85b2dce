"""The ladder on the page: a trigger that was met gives its steps, and they are seen to."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import ladder
from elvis_tui.services.tasks import verbs as tasks
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
    async with running(desk, WIDE) as app:
        await app.press("2", "v", "8")
        await app.until("Utestående trinn · 1")
        row = next(line for line in app.text.splitlines() if "Thorvaldine" in line)
        assert "forfalt 3 d" in row
        assert "ring hjem · Jon Vik · +1" in row
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
