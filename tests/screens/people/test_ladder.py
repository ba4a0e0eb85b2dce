"""The school edits its ladder as it edits its criteria."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.follow_ups.ladder import Rung, StepKind
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import ladder
from elvis_tui.widgets.rows import RowList
from tests.screens.running import Running, running

THERE = ("1", "s", "home", *["down"] * 5)


async def opened(app: Running) -> None:
    await app.press(*THERE)
    assert "Trinn ved fravær: 9, de vanlige" in app.text
    await app.press("enter")
    await app.on("LadderScreen")


async def test_the_usual_steps_stand_under_what_triggers_them(desk: Desk) -> None:
    async with running(desk) as app:
        await opened(app)
        text = " ".join(app.text.split())
        assert "tre dager fravær på rad" in text
        assert "ring hjem oppringing samme dag" in text
        assert "se på fraværet på nytt annet innen 14 dager" in text
        await app.press("escape")
        await app.on("SchoolScreen")


async def test_a_step_is_put_right(desk: Desk) -> None:
    async with running(desk) as app:
        await opened(app)
        await app.press("enter")
        await app.on("RungForm")
        await app.press("tab", "tab", "right", "tab", "2", "tab", "right", "tab", *"4.1.2027")
        await app.press("ctrl+s")
        await app.on("LadderScreen")
        rung = ladder.find(desk, "three-call")
        assert (rung.kind, rung.within, rung.school_days, rung.since) == (
            *(StepKind.LETTER, 2, True, date(2027, 1, 4)),
        )
        assert "innen 2 skoledager" in app.text
        await app.press("escape")
        assert "Trinn ved fravær: 9" in app.text
        assert "de vanlige" not in app.text.partition("Trinn ved fravær: 9")[2].splitlines()[0]


async def test_a_step_more_is_for_the_trigger_one_stands_on(desk: Desk) -> None:
    async with running(desk) as app:
        await opened(app)
        await app.press("n")
        await app.on("RungForm")
        await app.press("tab", *"hjemmebesok", "ctrl+s")
        await app.on("LadderScreen")
        (rung,) = desk.all(Rung).values()
        assert (rung.trigger, rung.step) == ("tre dager fravær på rad", "hjemmebesok")
        assert [row.id for row in app.screen.query_one(RowList).rows][2] == rung.id


async def test_a_step_is_taken_away_after_a_question(desk: Desk) -> None:
    async with running(desk) as app:
        await opened(app)
        await app.press("x")
        await app.until("Ta bort «ring hjem»?")
        await app.press("n")
        assert len(ladder.ladder(desk)) == 9
        await app.press("x", "enter")
        await app.on("LadderScreen")
        assert "three-call" not in [rung.id for rung in ladder.ladder(desk)]
        await app.press("escape", "escape", "u")
        assert len(ladder.ladder(desk)) == 9


async def test_what_is_wrong_is_told_at_its_field(desk: Desk) -> None:
    async with running(desk) as app:
        await opened(app)
        await app.press("enter", "tab", "tab", "tab", *"999", "ctrl+s")
        await app.on("RungForm")
        await app.until("999 kan det ikke være. Skriv et tall fra 0 til 200.")
