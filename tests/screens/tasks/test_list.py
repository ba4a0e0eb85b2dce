"""The list of all tasks."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.tables import AnyRecord
from tests.school import desk_with
from tests.screens.running import running

LOOSE = Task(id="t-loose", what="bestille nye skap", who="Vaktmester", created_on=date(2026, 9, 1))
FAR = Task(
    id="t-far",
    what="evaluere planen",
    who="Rektor",
    due=date(2027, 5, 3),
    created_on=date(2026, 9, 1),
)


def desk_with_more() -> Desk:
    desk = desk_with()
    more: list[AnyRecord] = [LOOSE, FAR]
    desk.store.commit(put=more)
    return desk


async def test_a_task_without_date_or_student_is_in_sight_and_so_is_one_far_ahead() -> None:
    async with running(desk_with_more(), (120, 40)) as app:
        await app.press("o")
        await app.on("TasksScreen")
        await app.until("Uten frist", "bestille nye skap", "Seinere", "evaluere planen", "Forfalt")
        assert app.text.index("Forfalt") < app.text.index("Seinere") < app.text.index("Uten frist")


async def test_by_person_each_has_a_heading(desk: Desk) -> None:
    async with running(desk_with_more(), (120, 40)) as app:
        await app.press("o", "v")
        await app.until("Oppgaver etter person")
        headings = [line.split()[0] for line in app.text.splitlines() if line[1:2].strip()]
        assert "Vaktmester" in headings
        assert "Rektor" in headings


async def test_done_with_a_note_it_goes_to_the_done_ones_and_the_note_is_read_there() -> None:
    desk = desk_with_more()
    async with running(desk, (120, 40)) as app:
        await app.press("o", "end", "enter")
        await app.on("TaskDone")
        await app.press("w")
        await app.on("TaskResultForm")
        await app.type("kommer fredag")
        await app.press("ctrl+s")
        await app.on("TasksScreen")
        done = desk.store.get(Task, "t-loose")
        assert (done.done_on, done.done_note) == (desk.today, "kommer fredag")
        assert "bestille nye skap" not in app.text
        await app.press("v", "v")
        await app.until("Gjorte oppgaver", "bestille nye skap", "gjort 19.10.")
        await app.press("enter")
        await app.on("TaskDone")
        await app.until("kommer fredag")
        await app.press("escape", "escape")
        await app.on("OverviewScreen")


async def test_no_task_says_where_they_come_from() -> None:
    desk = desk_with()
    desk.store.commit(delete=list(desk.store.all(Task).values()))
    async with running(desk) as app:
        await app.press("o")
        await app.until("Ingen åpne oppgaver")
        await app.press("v", "v")
        await app.until("Ingen oppgaver er gjort ennå")


async def test_names_are_hidden_in_it() -> None:
    async with running(desk_with_more(), (120, 40)) as app:
        await app.press("o", "f2")
        await app.until("navn skjult", "▒▒▒▒")
        assert "Kvisgaard" not in app.text
        await app.press("v")
        assert "Grønnæss" not in app.text
