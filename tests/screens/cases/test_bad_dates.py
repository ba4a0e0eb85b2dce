"""Dates that cannot be, or may be a slip: told in a sentence, with the cursor in the field."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.step_form import StepForm, WaiveForm
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import ChoiceField, LineField
from tests.screens.saker import Pressed, open_first, reach, running, started, words, write


def put(pilot: Pressed, field_id: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field_id}", LineField).value = text


def stands_in(pilot: Pressed) -> str:
    return (pilot.app.focused.id or "") if pilot.app.focused else ""


async def step_form(pilot: Pressed) -> None:
    await open_first(pilot)
    await pilot.press("home", "enter")
    await reach(pilot, StepForm)
    assert stands_in(pilot) == "note", "what one mostly does is to write down what was done"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("on", "1.10.2026", "1.10.2026 er før saken ble meldt, 5.10.2026."),
        ("due", "1.10.2026", "1.10.2026 er før saken ble meldt, 5.10.2026."),
        ("on", "20.10.2026", "20.10.2026 er ikke kommet ennå."),
        ("on", "32.10.2026", "32.10.2026"),
    ],
)
async def test_a_day_that_cannot_be_is_refused_at_its_field(
    desk: Desk, field: str, typed: str, said: str
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await step_form(pilot)
        await write(pilot, "snakket med alle")
        put(pilot, field, typed)
        await pilot.press("ctrl+s")
        assert said in words(pilot, "error")
        assert stands_in(pilot) == field
        assert isinstance(pilot.app.screen, StepForm)
    assert service.get(desk, case.id) == case


async def test_a_day_of_another_school_year_is_asked_about_once_and_saved_all_the_same(
    desk: Desk,
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await step_form(pilot)
        put(pilot, "due", "12.10.2027")
        await pilot.press("ctrl+s")
        assert words(pilot, "error") == (
            "12.10.2027 er i skoleåret 2027/28, ikke i 2026/27. Stemmer datoen? "
            "ctrl+s en gang til lagrer det."
        )
        assert stands_in(pilot) == "due"
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
        assert service.get(desk, case.id).steps[0].due == date(2027, 10, 12)
        await pilot.press("enter")
        await reach(pilot, StepForm)
        pilot.app.screen.query_one(ChoiceField).value = StepStatus.IN_PROGRESS
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
    assert service.get(desk, case.id).steps[0].status is StepStatus.IN_PROGRESS


async def test_a_decision_of_another_school_year_is_asked_about_too(desk: Desk) -> None:
    case = started(desk, reported_on=date(2026, 6, 10))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("home", "b")
        await reach(pilot, WaiveForm)
        await write(pilot, "Ingen var der")
        put(pilot, "by", "Rektor")
        put(pilot, "on", "1.9.2026")
        await pilot.press("ctrl+s")
        assert "1.9.2026 er i skoleåret 2026/27, ikke i 2025/26." in words(pilot, "error")
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
    assert service.get(desk, case.id).steps[0].status is StepStatus.NOT_APPLICABLE


async def test_a_report_of_another_school_year_is_asked_about_once(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        put(pilot, "on", "5.10.2025")
        await pilot.press("ctrl+s")
        assert "5.10.2025 er i skoleåret 2025/26, ikke i 2026/27." in words(pilot, "error")
        assert stands_in(pilot) == "on"
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
    assert service.get(desk, case.id).reported_on == date(2025, 10, 5)


async def test_a_report_after_what_was_done_is_refused_at_its_field(desk: Desk) -> None:
    case = started(desk)
    done = replace(case.steps[0], status=StepStatus.DONE, on=date(2026, 10, 6))
    service.set_step(desk, case.id, done)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        put(pilot, "on", "9.10.2026")
        await pilot.press("ctrl+s")
        assert "Før 9.10.2026 har saken alt en dato: gjort, 6.10.2026." in words(pilot, "error")
        assert stands_in(pilot) == "on"
