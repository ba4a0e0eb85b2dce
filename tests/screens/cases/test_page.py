"""A case from the keyboard alone: its checklist, the words beside it, and its end."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.cases.rules import step_of
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.plan.document import duty_words
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.screens.cases import page as case_module
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.step_form import StepForm, WaiveForm
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.reason import ReasonForm, ReopenForm
from elvis_tui.screens.dialogs.task import TaskForm
from elvis_tui.screens.frame.navigation import ShowCase
from elvis_tui.screens.subject import SubjectScreen
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.services.tasks import verbs as task_verbs
from tests.parties import parties
from tests.school import TODAY
from tests.screens.saker import (
    CLOSED,
    SMALL,
    WIDE,
    choose_view,
    drawn,
    finish,
    open_first,
    reach,
    rows,
    running,
    save,
    says,
    started,
    told,
    words,
    write,
)
from tests.screens.waiting import wait_until


async def test_a_case_shows_its_facts_and_two_clocks_that_nobody_calls_the_laws(
    desk: Desk,
) -> None:
    started(desk, parties=parties("s-1", "s-2"), reported_on=date(2026, 10, 12))
    async with running(desk) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        seen = words(pilot, "facts")
        for fact in (
            "Thorvaldine Kvisgaard (2STA), Øyolf Grønnæss (3PBA)",
            "\nmeldt 12.10. av Lærer, muntlig",
            "Intern frist for plan: man. 19.10. (i dag)",
            "Kan meldes til Statsforvalteren fra: man. 19.10. (regnet fra meldt dato)",
        ):
            assert fact in seen
        for clock in ("Intern frist for plan:", "Kan meldes til Statsforvalteren fra:"):
            assert clock in drawn(pilot)
        assert "lovfrist" not in drawn(pilot).casefold()


async def test_the_page_opens_on_the_step_the_case_waits_for(desk: Desk) -> None:
    case = started(desk)
    service.set_step(desk, case.id, replace(case.steps[0], status=StepStatus.DONE))
    async with running(desk) as pilot:
        await open_first(pilot)
        await wait_until(pilot, lambda: rows(pilot).row is not None)
        assert rows(pilot).row.id == "step:D2"  # type: ignore[union-attr]
        seen = drawn(pilot)
        for said in ("✔ gjort", "· ikke begynt"):
            assert said in seen
        for step in case.steps:
            assert step.title in seen, "all five steps are in view at once"


async def test_the_first_open_step_stands_out_and_no_other(desk: Desk) -> None:
    case = started(desk)
    service.set_step(desk, case.id, replace(case.steps[0], status=StepStatus.DONE))
    service.set_step(desk, case.id, replace(case.steps[3], status=StepStatus.IN_PROGRESS))
    async with running(desk) as pilot:
        await open_first(pilot)
        assert [r.id for r in rows(pilot).rows if "strong" in r.texts[1]] == ["step:D2"]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_plans_own_words_stand_beside_each_step_and_the_law_apart(
    desk: Desk, size: tuple[int, int]
) -> None:
    case = started(desk)
    plan = Sources().plan()
    async with running(desk, size) as pilot:
        await open_first(pilot)
        for step in case.steps:
            expected = duty_words(plan, step.duty_id)
            await wait_until(pilot, partial(says, pilot, "plan", expected))
            said, law = words(pilot, "plan"), words(pilot, "law")
            assert said.startswith("Planen sier")
            assert law.startswith("Loven sier")
            assert "Kontrollert november 2026" in law
            assert "Kontrollert" not in said
            assert "§ 12-" in law
            await pilot.press("down")


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_words_are_those_of_the_plan_the_case_was_opened_under(
    desk: Desk, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "handlingsplan.md").write_text(
        "# Plan\n\n| Aktivitet | Når | Ansvar |\n|---|---|---|\n| Tur | Mai | Rektor |\n\n"
        "| Plikt | Når | Ansvarlig |\n|---|---|---|\n| **Melde fra** Som før. | Straks | Alle |\n",
        encoding="utf-8",
    )
    started(replace(desk, sources=Sources(tmp_path)))
    async with running(desk, size) as pilot:
        await open_first(pilot)
        await wait_until(pilot, partial(says, pilot, "plan", "«Som før.»"))
        assert "dagens plan" not in words(pilot, "plan")


@pytest.mark.parametrize(
    ("digest", "said"),
    [
        ("0123456789abcdef", "Planen saken ble åpnet under, finnes ikke her."),
        ("", "Det er ikke kjent hvilken plan saken ble åpnet under."),
    ],
)
async def test_words_of_another_plan_are_shown_as_such(desk: Desk, digest: str, said: str) -> None:
    case = started(desk)
    desk.store.commit(put=[replace(case, plan_digest=digest)])
    async with running(desk) as pilot:
        await open_first(pilot)
        await wait_until(pilot, partial(says, pilot, "plan", said))
        assert "Alle som arbeider på skolen" in words(pilot, "plan")


async def test_a_step_is_set_with_who_when_note_and_done(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("down", "enter")
        await reach(pilot, StepForm)
        assert "Sak 2026-05: Gripe inn" in drawn(pilot)
        await write(pilot, "Stoppet i kantina")
        await pilot.press("tab", "right", "right", "down")
        await write(pilot, "Lærer")
        await pilot.press("down")
        await write(pilot, "6.10.")
        await save(pilot)
        step = step_of(service.get(desk, case.id), "D2")
        assert (step.status, step.who, step.on, step.note) == (
            StepStatus.DONE,
            "Lærer",
            date(2026, 10, 6),
            "Stoppet i kantina",
        )
        assert "Notat: Stoppet i kantina" in drawn(pilot)
        assert rows(pilot).row.id == "step:D2"  # type: ignore[union-attr]


async def test_a_step_gets_a_deadline_and_a_wrong_date_points_at_its_field(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("e")
        await reach(pilot, StepForm)
        await pilot.press("tab", "down", "down", "down")
        await write(pilot, "snart")
        await pilot.press("ctrl+s")
        assert "«snart» er ikke en dato" in words(pilot, "error")
        assert pilot.app.focused is pilot.app.screen.query_one("#due")
        await pilot.press(*["backspace"] * 5)
        await write(pilot, "30.10.")
        await save(pilot)
        assert step_of(service.get(desk, case.id), "D1").due == date(2026, 10, 30)
        assert "frist 30.10." in drawn(pilot)


async def test_notes_stand_in_the_list_where_there_is_room(desk: Desk) -> None:
    case = started(desk)
    note = "Elevtjenesten møter bussen hver morgen, og sjåføren sier fra når noe skjer."
    service.set_step(desk, case.id, replace(case.steps[2], note=note))
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        assert "Elevtjenesten møter bussen" in drawn(pilot)
        assert "sjåføren sier fra når noe" in drawn(pilot)


async def test_space_brings_a_step_on_and_never_back(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("space")
        assert "◐ i gang" in drawn(pilot)
        await pilot.press("space")
        step = step_of(service.get(desk, case.id), "D1")
        assert (step.status, step.on) == (StepStatus.DONE, TODAY)
        await pilot.press("space")
        await wait_until(pilot, lambda: "er gjort. Enter endrer" in told(pilot))
        assert step_of(service.get(desk, case.id), "D1") == step


async def test_b_asks_why_a_duty_does_not_apply_and_the_reason_stands_there(desk: Desk) -> None:
    case = started(desk)
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("down", "b")
        await reach(pilot, WaiveForm)
        await pilot.press("ctrl+s")
        assert pilot.app.focused is pilot.app.screen.query_one("#why"), "no reason, no decision"
        await write(pilot, "Ingenting pågikk")
        await pilot.press("tab")
        await write(pilot, "Rektor")
        await save(pilot)
        waived = step_of(service.get(desk, case.id), "D2")
        assert (waived.status, waived.waived) == (
            StepStatus.NOT_APPLICABLE,
            Decision(why="Ingenting pågikk", by="Rektor", on=TODAY),
        )
        assert "Ingenting pågikk (Rektor, 19.10.)" in drawn(pilot)
        await pilot.press("b")
        assert step_of(service.get(desk, case.id), "D2").status is StepStatus.NOT_STARTED


async def test_a_duty_without_a_reason_says_so_until_it_is_given(desk: Desk) -> None:
    """As data from before the reason was asked for may have it."""
    case = started(desk)
    idle = replace(case.steps[1], status=StepStatus.NOT_APPLICABLE)
    desk.save("case.edit", replace(case, steps=(case.steps[0], idle, *case.steps[2:])))
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        assert "begrunnelse mangler" in drawn(pilot)
        await pilot.press("down", "b")
        await reach(pilot, WaiveForm)


async def test_facts_are_changed_and_the_heading_follows(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press("down")
        await write(pilot, "!")
        await save(pilot)
        assert service.get(desk, case.id).title == "Erting på bussen!"
        assert "Sak 2026-05 · Erting på bussen!" in drawn(pilot)


async def test_a_task_about_the_case_stands_on_its_page(desk: Desk) -> None:
    case = started(desk)
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("o")
        await reach(pilot, TaskForm)
        assert "Sak 2026-05" in drawn(pilot)
        await write(pilot, "ringer busselskapet")
        await pilot.press("down")
        await write(pilot, "Rektor")
        await save(pilot)
        (task,) = task_verbs.about_case(desk, case.id)
        assert (task.who, task.what, task.case_id) == ("Rektor", "ringer busselskapet", case.id)
        assert "ringer busselskapet" in drawn(pilot)
        await pilot.press("end", "up", "enter", "enter")
        await wait_until(pilot, lambda: not desk.store.get(Task, task.id).is_open)


async def test_what_happened_stands_under_the_checklist(desk: Desk) -> None:
    case = started(desk)
    service.advance(desk, case.id, "D1")
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        seen = drawn(pilot)
        assert "Historikk" in seen
        assert "Følge med og fange opp: ikke begynt → i gang" in seen
        assert "av Lærer, muntlig" in seen


async def test_closing_is_refused_while_something_is_missing_and_then_asks_why(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("x")
        await wait_until(pilot, lambda: "Saken kan ikke avsluttes ennå" in told(pilot))
        assert isinstance(pilot.app.screen, CaseScreen), "nobody is asked for a reason in vain"
        finish(desk, case)
        await pilot.press("x")
        await reach(pilot, ReasonForm)
        await pilot.press("ctrl+s")
        assert "Feltet er tomt" in words(pilot, "error")
        await write(pilot, "Eleven er trygg")
        await save(pilot)
        closed = service.get(desk, case.id)
        assert (closed.closed_on, closed.closed_why) == (TODAY, "Eleven er trygg")
        assert "Avsluttet 19.10.2026  Eleven er trygg" in drawn(pilot)


async def test_a_closed_case_is_read_and_taken_up_again(desk: Desk) -> None:
    case = started(desk)
    finish(desk, case)
    service.close(desk, case.id, "trygg")
    async with running(desk) as pilot:
        await choose_view(pilot, CLOSED)
        await open_first(pilot)
        for key in ("space", "b", "f", "x"):
            await pilot.press(key)
        assert isinstance(pilot.app.screen, CaseScreen)
        await pilot.press("enter")
        await wait_until(pilot, lambda: "r tar den opp igjen" in told(pilot))
        await pilot.press("r")
        await reach(pilot, ReopenForm)
        await pilot.press("ctrl+s")
        assert "Feltet er tomt" in words(pilot, "error")
        await write(pilot, "Ny melding fra foresatte")
        await save(pilot)
        assert service.get(desk, case.id).is_open
        assert "Tatt opp igjen  19.10.2026  Ny melding fra foresatte" in drawn(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)


async def test_a_case_opens_also_when_the_plan_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    started(desk)

    def unreadable(*_arguments: object) -> None:
        raise InputError(Fault.SOURCE_UNUSABLE)

    monkeypatch.setattr(case_module, "plan_under", unreadable)
    async with running(desk) as pilot:
        await open_first(pilot)
        assert "Planen har ingen egne ord om dette steget." in words(pilot, "plan")
        assert "Følge med og fange opp" in drawn(pilot)


async def test_a_case_without_steps_has_a_page_too(desk: Desk) -> None:
    case = started(desk)
    desk.store.commit(put=[replace(case, steps=())])
    async with running(desk, WIDE) as pilot:
        pilot.app.screen.post_message(ShowCase(case.id))
        await reach(pilot, CaseScreen)
        await pilot.press("down", "enter", "space", "m")
        assert case.number in drawn(pilot)
        assert "Saken har ingen steg" in drawn(pilot)


async def test_the_steps_own_dialog_does_not_offer_that_it_does_not_apply(desk: Desk) -> None:
    started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("enter")
        await reach(pilot, StepForm)
        assert "gjelder ikke" not in drawn(pilot)


async def test_a_key_goes_to_the_student_of_a_case(desk: Desk) -> None:
    started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("a")
        await reach(pilot, SubjectScreen)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)


async def test_of_several_students_one_is_chosen(desk: Desk) -> None:
    started(desk, parties=parties("s-1", "s-2"))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("a")
        await reach(pilot, Choose)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        await pilot.press("a", "down", "enter")
        await reach(pilot, SubjectScreen)
        assert pilot.app.screen.subject.id == "s-2"
