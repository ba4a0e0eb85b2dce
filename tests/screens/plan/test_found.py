"""F5 finds rows of the plan and what stands beside them, and leads there; ⇧T asks from anywhere."""

from __future__ import annotations

from elvis_tui.screens.plan.document import PlanTextScreen
from tests.school import desk_with
from tests.screens.running import running


async def test_a_row_that_is_found_opens_and_leads_to_its_place_in_the_plan() -> None:
    async with running(desk_with()) as app:
        await app.press("f5")
        await app.on("SearchDialog")
        await app.type("juleverksted")
        await app.until("Juleverksted")
        await app.press("enter")
        await app.on("ActivityScreen")
        await app.press("p")
        await app.on("PlanTextScreen")
        assert isinstance(app.screen, PlanTextScreen)
        assert len(app.screen.document.activities) == 1
        assert "▸ " in app.text
        await app.press("escape")
        await app.on("ActivityScreen")


async def test_words_of_the_plan_that_are_no_activity_lead_to_where_they_stand() -> None:
    async with running(desk_with()) as app:
        await app.press("f5")
        await app.on("SearchDialog")
        await app.type("fastlåst")
        await app.until("i planen", "Ved alvorlige tilfeller")
        await app.press("enter")
        await app.on("PlanTextScreen")
        await app.until("treff 1 av 1", "som er fastlåst")
        await app.press("escape")
        await app.on("OverviewScreen")


async def test_whom_to_turn_to_is_asked_from_any_room_and_on_a_students_page_of_that_one() -> None:
    async with running(desk_with()) as app:
        await app.press("3", "T")
        await app.on("TurningTo")
        await app.until("Hvem kan eleven gå til?")
        await app.press("escape", "2", "home", "enter", "T")
        await app.on("TurningTo")
        await app.until("Hvem kan Thorvaldine Kvisgaard gå til?")
