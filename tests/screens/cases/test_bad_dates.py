"""Dates that cannot be, or may be a slip: told in a sentence, with the cursor in the field."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events

from elvis_tui.domain.cases.parties import CaseMeasure
from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.part import forms
from elvis_tui.screens.cases.part.page import CasePartyScreen
from elvis_tui.screens.cases.part.written import CorrectPiece
from elvis_tui.screens.cases.step_form import StepForm, WaiveForm
from elvis_tui.screens.dialogs.written import WrittenDialog
from elvis_tui.services.cases import plans
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.widgets.fields import ChoiceField, LineField
from tests.parties import make_ready
from tests.school import TODAY
from tests.screens.saker import (
    Pressed,
    open_first,
    reach,
    rows,
    running,
    started,
    told,
    words,
    write,
)
from tests.screens.waiting import wait_until


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
        ("on", "1.1.1900", "1.1.1900 er mer enn 20 år siden. Rett året."),
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
    done = replace(case.steps[3], status=StepStatus.DONE, on=date(2026, 10, 6))
    service.set_step(desk, case.id, done)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        put(pilot, "on", "9.10.2026")
        await pilot.press("ctrl+s")
        assert "Før 9.10.2026 har saken alt en dato: gjort, 6.10.2026." in words(pilot, "error")
        assert stands_in(pilot) == "on"


async def test_what_was_done_before_the_report_is_asked_about_once_and_kept(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await step_form(pilot)
        put(pilot, "on", "1.10.2026")
        await pilot.press("ctrl+s")
        assert words(pilot, "error") == (
            "1.10.2026 er før saken ble meldt, 5.10.2026. Ble det gjort før meldingen kom? "
            "ctrl+s en gang til lagrer det."
        )
        assert stands_in(pilot) == "on"
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
    assert service.get(desk, case.id).steps[0].on == date(2026, 10, 1)


async def test_a_question_is_not_answered_by_a_key_from_before_it_was_drawn(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await step_form(pilot)
        put(pilot, "due", "12.10.2027")
        for _each in range(3):
            pilot.app.post_message(events.Key("ctrl+s", None))
        await wait_until(pilot, lambda: "Stemmer datoen?" in words(pilot, "error"))
        await wait_until(pilot, lambda: not pilot.app.keys_in_turn.is_holding)  # type: ignore[attr-defined]
        await pilot.pause()
        assert isinstance(pilot.app.screen, StepForm), "nobody has read it"
        assert service.get(desk, case.id) == case
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
    assert service.get(desk, case.id).steps[0].due == date(2027, 10, 12)


async def test_the_last_tuesday_is_meant_where_it_is_asked_when_it_was_done(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await step_form(pilot)
        put(pilot, "on", "tysdag")
        await pilot.press("ctrl+s")
        await reach(pilot, CaseScreen)
    step = service.get(desk, case.id).steps[0]
    assert (step.on, step.status) == (date(2026, 10, 13), StepStatus.DONE), "it is done, then"


async def test_a_report_of_another_age_is_refused_at_once(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        put(pilot, "on", "1.1.1900")
        await pilot.press("ctrl+s")
        assert words(pilot, "error") == "1.1.1900 er mer enn 20 år siden. Rett året."
        assert stands_in(pilot) == "on"
    assert service.get(desk, case.id) == case


# In a student's part


async def part_form(pilot: Pressed, key: str, form: type) -> None:
    await open_first(pilot)
    await pilot.press("p")
    await reach(pilot, CasePartyScreen)
    await pilot.press(key)
    await reach(pilot, form)


@pytest.mark.parametrize(
    ("days", "field", "said"),
    [
        ({"start": "1.10.2026"}, "start", "1.10.2026 er før saken ble meldt, 5.10.2026."),
        (
            {"start": "14.10.2026", "evaluate_on": "13.10.2026"},
            "evaluate_on",
            "Tiltaket begynner 14.10.2026, og kan ikke evalueres 13.10.2026.",
        ),
        (
            {"evaluate_on": "1.11.2027"},
            "evaluate_on",
            "1.11.2027 er i skoleåret 2027/28, ikke i 2026/27.",
        ),
    ],
)
async def test_a_day_of_a_measure_is_told_at_its_field_and_nothing_typed_is_lost(
    desk: Desk, days: dict[str, str], field: str, said: str
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await part_form(pilot, "t", forms.MeasureForm)
        await write(pilot, "Fast voksen")
        for name, day in days.items():
            put(pilot, name, day)
        await pilot.press("ctrl+s")
        assert said in words(pilot, "error")
        assert stands_in(pilot) == field
        assert pilot.app.screen.query_one("#what", LineField).value == "Fast voksen"
        await pilot.press("escape")
        await reach(pilot, CasePartyScreen)
        await pilot.press("t")
        await reach(pilot, forms.MeasureForm)
        assert pilot.app.screen.query_one("#what", LineField).value == "Fast voksen"
        assert pilot.app.screen.query_one(f"#{field}", LineField).value == days[field]
    assert not service.get(desk, case.id).parties[0].plan.measures


async def test_what_is_put_right_in_a_part_is_asked_about_too(desk: Desk) -> None:
    case = started(desk)
    party = case.parties[0]
    measure = CaseMeasure(id="", what="Fast voksen", start=TODAY)
    plans.add_measure(desk, case.id, party.id, measure)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("p")
        await reach(pilot, CasePartyScreen)
        row = next(r for r in rows(pilot).rows if r.id.startswith("measure:"))
        rows(pilot).select(row.id)
        await pilot.press("enter")
        await reach(pilot, WrittenDialog)
        await pilot.press("e")
        await reach(pilot, CorrectPiece)
        put(pilot, "evaluate_on", "1.11.2027")
        await pilot.press("ctrl+s")
        assert "1.11.2027 er i skoleåret 2027/28, ikke i 2026/27." in words(pilot, "error")
        await pilot.press("ctrl+s")
        await reach(pilot, WrittenDialog)
    (kept,) = service.get(desk, case.id).parties[0].plan.measures
    assert kept.evaluate_on == date(2027, 11, 1)


# Who says so, where the log-in does not tell


async def test_who_says_that_a_plan_is_finished_is_asked_for_where_the_login_is_nobodys(
    desk: Desk,
) -> None:
    root = replace(desk, user="root")
    case = make_ready(root, started(root).id)
    party = plans.take_up(root, case.id, case.parties[0].id)
    async with running(root) as pilot:
        rows(pilot).select(case.id)
        await part_form(pilot, "f", forms.WhoFinishedForm)
        await pilot.press("ctrl+s")
        assert words(pilot, "error")
        put(pilot, "by", "Rektor Aas")
        await pilot.press("ctrl+s")
        await reach(pilot, CasePartyScreen)
        assert "Planen er ferdig." in told(pilot)
    assert plans.get(root, case.id, party.id).plan.finished_by == "Rektor Aas"
