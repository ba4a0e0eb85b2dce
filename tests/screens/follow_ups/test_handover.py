"""The hand-over on the screen: read, written, given on, and put right."""

from __future__ import annotations

from pathlib import Path

from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.record import replace
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import ChoiceField, TextField
from elvis_tui.widgets.rows import RowList
from tests.screens.running import Running, running

TALL = (120, 40)


async def write_one(app: Running) -> None:
    await app.press("2", "home", "enter", "p")
    await app.on("HandoverScreen")
    await app.press("e")
    await app.on("HandoverForm")
    await app.type("tegning")
    app.screen.query_one("#in_confidence", TextField).text = "bor hos tante"
    await app.press("ctrl+s")
    await app.on("HandoverScreen")


async def test_it_is_read_before_anything_is_written_and_written_with_a_key(desk: Desk) -> None:
    async with running(desk, TALL) as app:
        await app.press("2", "home", "enter", "p")
        await app.on("HandoverScreen")
        await app.until("ikke ennå", "Ikke skrevet.")
        await app.press("e")
        await app.on("HandoverForm")
        await app.until("Hva får eleven til?", "Hvem stoler eleven på?")
        await app.type("tegning")
        await app.press("escape", "e")
        await app.until("tegning", "Utkastet ditt er hentet fram igjen.")
        await app.press("ctrl+s")
        await app.on("HandoverScreen")
        await app.until("tegning", "av berit 19.10.2026")
        await app.press("u")
        await app.until("ikke ennå")
    assert desk.store.get(FollowUp, "f-1").handovers == ()


async def test_what_is_given_in_confidence_stands_on_no_screen_but_where_it_is_typed(
    desk: Desk,
) -> None:
    async with running(desk, TALL) as app:
        await write_one(app)
        await app.press("end")
        await app.until("◼ skjermet, spør berit")
        assert "tante" not in app.text
        await app.press("e")
        await app.on("HandoverForm")
        await app.press(*["down"] * 6)
        await app.until("bor hos tante")
        await app.press("f2")
        for _ in range(3):
            await app.pilot.pause()
        assert "tante" not in app.text


async def test_another_is_not_asked_for_it_and_leaves_it_as_it_is(desk: Desk) -> None:
    async with running(desk, TALL) as app:
        await write_one(app)
    async with running(replace(desk, user="siv"), TALL) as app:
        await app.press("2", "home", "enter", "p", "e")
        await app.on("HandoverForm")
        assert not app.screen.query("#in_confidence")
        await app.type(" og musikk")
        await app.press("ctrl+s")
        await app.on("HandoverScreen")
    (one,) = desk.store.get(FollowUp, "f-1").handovers
    assert (one.in_confidence, one.confided_by) == ("bor hos tante", "berit")
    assert "musikk" in one.works


async def test_its_owner_chooses_that_it_goes_into_the_file(desk: Desk, tmp_path: Path) -> None:
    async with running(desk, TALL) as app:
        await write_one(app)
        for name, chosen in (("uten.md", ""), ("med.md", "yes")):
            await app.press("w")
            await app.on("WriteHandover")
            app.screen.query_one("#in_confidence", ChoiceField).value = chosen
            app.screen.query_one("#path").value = str(tmp_path / name)  # type: ignore[attr-defined]
            await app.press("ctrl+s")
            await app.on("HandoverScreen")
    assert "tante" not in (tmp_path / "uten.md").read_text("utf-8")
    assert "bor hos tante" in (tmp_path / "med.md").read_text("utf-8")


async def test_who_may_not_give_it_on_is_not_asked(desk: Desk) -> None:
    async with running(desk, TALL) as app:
        await write_one(app)
    async with running(replace(desk, user="siv"), TALL) as app:
        await app.press("2", "home", "enter", "p", "w")
        await app.on("WriteHandover")
        assert not app.screen.query("#in_confidence")


async def test_it_stands_in_the_line_of_time_and_is_put_right_there(desk: Desk) -> None:
    async with running(desk, TALL) as app:
        await write_one(app)
        await app.press("escape")
        await app.on("FollowUpScreen")
        await app.until("neste år", "overlevering: tegning")
        rows = app.screen.query_one("#happened", RowList)
        rows.select(next(row.id for row in rows.rows if row.id.startswith("handover:")))
        rows.focus()
        await app.press("enter")
        await app.on("WrittenDialog")
        await app.until("Dette virker", "tegning", "◼ skjermet, spør berit")
        await app.press("e")
        await app.on("CorrectHandover")
        await app.press("end")
        await app.type(" i pausene")
        await app.press("ctrl+s")
        await app.on("WrittenDialog")
        await app.until("tegning i pausene")
        await app.press("x", "enter")
        await app.on("FollowUpScreen")
    assert desk.store.get(FollowUp, "f-1").handovers == ()


async def test_it_is_reached_from_the_students_own_page_where_somebody_follows(desk: Desk) -> None:
    async with running(desk, TALL) as app:
        await app.press("2", "home", "enter", "a", "p")
        await app.on("HandoverScreen")
        await app.press("escape")
        await app.on("SubjectScreen")
        await app.press("f5")
        await app.type("hjorthaug")
        await app.press("enter")
        await app.on("SubjectScreen")
        await app.until("Følges ikke opp")
        await app.press("p")
        await app.on("SubjectScreen")
