"""What is changed from within a meeting lands at once, and one is back at the same item."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.follow_ups.records import FollowUp, Level
from elvis_tui.domain.meetings.records import AgendaItem, AgendaReason, Meeting
from elvis_tui.domain.plan.records import DoneMark
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as service
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from tests.school import NOW, student
from tests.screens.running import WIDE, Running, running

ID = "meeting-2"
ABOUT_STUDENT = AgendaItem(id="i-1", subject=student("s-1"), follow_up_id="f-1")
ABOUT_CASE = AgendaItem(id="i-2", case_id="case-1")


def meet(desk: Desk, *items: AgendaItem) -> None:
    """Have a meeting run with just these items."""
    service.start(desk, ID)
    desk.store.commit(put=[replace(service.get(desk, ID), agenda=items)])
    desk.journal.clear()


async def enter(app: Running) -> None:
    """Go to the meeting that runs."""
    await app.press("5", "home", "enter")
    await app.on("MeetingScreen")


async def choose(app: Running, words: str) -> None:
    """Choose one of what can be changed."""
    await app.press("e")
    await app.on("Choose")
    rows = app.screen.query_one(RowList)
    row = next(row for row in rows.rows if words in str(row.texts[0]))
    rows.select(row.id)
    await app.press("enter")


def told(app: Running) -> str:
    return str(app.screen.query_one("#briefing", Words).content)


async def test_level_measure_and_evaluation_land_on_the_student_each_with_one_undo(
    desk: Desk,
) -> None:
    meet(desk, ABOUT_STUDENT)
    async with running(desk) as app:
        await enter(app)
        await choose(app, "Nivå")
        await app.on("Choose")
        await app.press("home", "enter")
        await app.on("MeetingScreen")
        level = desk.store.get(FollowUp, "f-1").level
        assert level is next(iter(Level))
        await choose(app, "Nytt tiltak")
        await app.on("MeasureForm")
        await app.type("skyss")
        await app.press("escape")
        await app.on("MeetingScreen")
        await choose(app, "Nytt tiltak")
        await app.until("skyss")
        await app.press("escape")
        await choose(app, "Evaluer «morgenringing")
        await app.on("EvaluateForm")
        await app.type("Det gikk bra.")
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        await app.until("sak 1 av 1")
        measure = desk.store.get(FollowUp, "f-1").measures[0]
        assert measure.result == "Det gikk bra."
        now, _words, changed = told(app).partition("Nå:")[2].partition("Endret i møtet:")
        assert "morgenringing" not in now
        for words in ("nivå ", "evaluert «morgenringing"):
            assert words in changed
        await app.press("v")
        await app.on("MinutesScreen")
        await app.until("Endret: nivå")
        await app.press("escape")
        await app.on("MeetingScreen")
        await app.press("u")
        assert desk.store.get(FollowUp, "f-1").measures[0].evaluated_on is None
        assert "morgenringing" in told(app).partition("Nå:")[2]
        assert "evaluert" not in told(app)


async def test_a_step_of_a_case_is_done_from_the_meeting(desk: Desk) -> None:
    meet(desk, ABOUT_CASE)
    async with running(desk) as app:
        await enter(app)
        waiting = desk.store.get(Case, "case-1").next_step
        assert waiting is not None
        await app.press("e")
        await app.on("Choose")
        await app.press("enter")
        await app.on("StepForm")
        await app.type("Snakket med alle")
        await app.press("ctrl+s")
        await app.on("MeetingScreen")
        step = next(s for s in desk.store.get(Case, "case-1").steps if s.id == waiting.id)
        assert step.note.startswith("Snakket med alle")


async def test_a_task_alone_and_an_activity_say_who_and_when_and_are_marked_as_done(
    desk: Desk,
) -> None:
    activity = desk.sources.activities()[0]
    task = Task(
        id="t-9", what="ny rutine", who="Jon Vik", due=date(2026, 10, 12), created_on=NOW.date(),
        meeting_id="meeting-1",
    )  # fmt: skip
    desk.store.commit(put=[task])
    meet(
        desk,
        AgendaItem(id="i-1", title="ny rutine", task_id="t-9"),
        AgendaItem(
            id="i-2", title=activity.text, activity_id=activity.id, reasons=(AgendaReason.PLAN,)
        ),
    )
    async with running(desk) as app:
        await enter(app)
        await app.until("Hvem: Jon Vik · frist 12.10.2026 (forfalt 7 d)", "Gitt i IKO-team 21.9.")
        await choose(app, "Oppgave: ny rutine")
        await app.on("TaskDone")
        await app.press("escape", "space")
        await app.until("Ansvarlig:", "○ ikke gjort denne måneden")
        await choose(app, "Gjort denne måneden")
        await app.until("✔ gjort 19.10.")
        assert [m.activity for m in desk.store.all(DoneMark).values()][-1] == activity.key
        await app.press("u")
        await app.until("○ ikke gjort denne måneden")


async def test_what_is_gone_still_stands_and_says_so(desk: Desk) -> None:
    meet(
        desk,
        AgendaItem(id="i-1", subject=student("nobody")),
        AgendaItem(id="i-2", case_id="no-case"),
        AgendaItem(id="i-3", title="Ordet fritt"),
        AgendaItem(id="i-4", subject=student("s-4"), follow_up_id="f-5"),
    )
    async with running(desk) as app:
        await enter(app)
        await app.until("Eleven eller klassen finnes ikke lenger.")
        await app.press("e")
        await app.until("Saken gjelder ingen elev, klasse, sak eller oppgave")
        await app.press("i")
        await app.type("Borte")
        await app.press("enter", "space")
        await app.until("Saken finnes ikke lenger, eller kan ikke vises her.")
        await app.press("space", "e")
        await app.until("sak 3 av 4 · 2 igjen", "Saken gjelder ingen elev")
        await app.press("g")
        await app.until("Saken gjelder ingen bestemt elev eller klasse.")
        await app.press("x")
        await app.until("Her er ingenting notert ennå: noter noe først.")
        await app.press("space")
        await app.until("oppfølgingen er avsluttet", "Nå:")
    assert service.get(desk, ID).agenda[0].entries[0].text == "Borte"


@dataclass
class Ticking:
    """A clock that goes when it is told to."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def real(self) -> datetime:
        return self.at

    def today(self) -> date:
        return NOW.date()


async def test_the_clock_is_off_until_it_is_asked_for_and_counts_what_is_in_front(
    desk: Desk,
) -> None:
    clock = Ticking()
    desk = replace(desk, clock=clock)
    meet(desk, ABOUT_STUDENT, ABOUT_CASE)
    async with running(desk, WIDE) as app:
        await enter(app)
        screen = app.screen
        clock.at += timedelta(seconds=60)
        await app.press("space", "left")
        assert [i.seconds for i in service.get(desk, ID).agenda] == [0, 0]
        assert " min" not in app.text
        await app.press("l")
        await app.until("møtet 0 min · saken 0 min")
        assert desk.preferences.now.item_timer
        for _minute in range(2):
            clock.at += timedelta(seconds=60)
            screen.look_at_clock()  # type: ignore[attr-defined]
        await app.until("møtet 2 min · saken 2 min")
        clock.at += timedelta(seconds=45)
        await app.press("space")
        await app.until("møtet 2 min · saken 0 min")
        clock.at -= timedelta(hours=3)
        screen.look_at_clock()  # type: ignore[attr-defined]
        clock.at += timedelta(days=1)
        await app.press("l")
        await app.until("Tida vises ikke lenger.")
        assert [i.seconds for i in service.get(desk, ID).agenda] == [165, 60]
        assert "saken 0 min" not in app.text
        assert desk.store.get(Meeting, ID).is_running
    assert not desk.preferences.now.item_timer


async def test_a_choice_that_could_not_be_kept_is_not_said_to_be(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose(**chosen: bool) -> None:
        desk.preferences.now = replace(desk.preferences.now, **chosen)
        raise StorageError(Fault.PREFERENCES_DISK, path="/x/valg.toml", disk="full")

    meet(desk, ABOUT_STUDENT)
    monkeypatch.setattr(desk.preferences, "choose", choose)
    async with running(desk) as app:
        await enter(app)
        await app.press("l")
        await app.until("De gjelder til du slutter.", "Tida vises fra nå av.", "saken 0 min")
        assert "seinere" not in app.told


async def test_when_it_is_off_no_timer_runs(desk: Desk) -> None:
    meet(desk, ABOUT_STUDENT)
    async with running(desk) as app:
        await enter(app)
        assert app.screen._ticking is None  # type: ignore[attr-defined]
        await app.press("l")
        assert app.screen._ticking is not None  # type: ignore[attr-defined]
        await app.press("l")
        assert app.screen._ticking is None  # type: ignore[attr-defined]


async def test_beside_the_item_stand_tasks_and_what_has_happened(desk: Desk) -> None:
    meet(desk, ABOUT_STUDENT, ABOUT_CASE)
    for size in ((112, 30), (120, 30), (140, 40), (160, 50)):
        async with running(desk, size) as app:
            await enter(app)
            await app.until("sak 1 av 2")
            assert ("Tidslinje" in app.text) == (size[0] >= 120)
            assert "Utestenging" in app.text, "the title of a case stands in the saksliste, whole"
