"""Saker on the wall: no name while names are hidden, and any text is only text."""

from __future__ import annotations

from datetime import timedelta

import pytest

from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.record import replace
from elvis_tui.domain.tasks.records import Task
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.step_form import StepForm
from elvis_tui.screens.dialogs.form import Form
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import parties
from tests.school import TODAY, desk_with
from tests.screens.saker import (
    CLOSED,
    SMALL,
    WIDE,
    WIDEST,
    choose_view,
    drawn,
    finish,
    names_seen,
    open_first,
    reach,
    running,
    save,
    started,
    write,
)
from tests.screens.waiting import wait_until

PAGES = ("", "enter", "enter f", "enter e", "enter x", "enter o", "n")
"""Keys that lead from the last case in the list to everything one can see of it."""


def full_of_names(desk: Desk) -> Case:
    """A case with names in everything one can write, and every step done."""
    case = started(
        desk,
        title="Kvisgaard og Øyolfs buss",
        parties=parties("s-1", "s-2"),
        reported_by="Thorvaldine",
        reported_how="Grønnæss' e-post",
    )
    step = replace(case.steps[0], who="Brækhus", note="Kvisgaard er hørt", status=StepStatus.DONE)
    service.set_step(desk, case.id, step)
    for other in case.steps[1:]:
        if other.is_open:
            done = replace(other, status=StepStatus.DONE, note="Ygdis så det", who="Zebulon")
            service.set_step(desk, case.id, done)
    service.edit(desk, replace(service.get(desk, case.id), title="Kvisgaard og Øyolfs skolebuss"))
    desk.save(
        "task.add",
        Task(id="t-9", what="ringe Kvisgaard", who="Øyolf", created_on=TODAY, case_id=case.id),
    )
    return case


@pytest.mark.parametrize("keys", PAGES)
@pytest.mark.parametrize("size", [SMALL, WIDE, WIDEST])
async def test_no_name_can_be_read_anywhere_while_names_are_hidden(
    size: tuple[int, int], keys: str
) -> None:
    desk = desk_with()
    full_of_names(desk)
    async with running(desk, size, names_hidden=True) as pilot:
        await pilot.press("end", *keys.split())
        await pilot.pause()
        assert names_seen(pilot) == []
        for key in ("down", "down", "down", "end", "pagedown"):
            await pilot.press(key)
            assert names_seen(pilot) == []


@pytest.mark.parametrize("keys", ["end enter f", "end enter e", "end enter x"])
async def test_names_hidden_while_a_form_is_open_go_at_once_and_the_text_is_saved_whole(
    keys: str,
) -> None:
    desk = desk_with()
    case = full_of_names(desk)
    if keys == "end enter x":
        finish(desk, case)
    before = service.get(desk, case.id)
    async with running(desk, WIDE) as pilot:
        await pilot.press(*keys.split())
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, Form))
        await pilot.press("f2")
        assert names_seen(pilot) == []
        if keys == "end enter x":
            return
        await save(pilot)
        assert names_seen(pilot) == []
    now = service.get(desk, case.id)
    assert (now.title, now.students, now.steps) == (before.title, before.students, before.steps)


async def test_a_student_is_added_while_names_are_hidden(desk: Desk) -> None:
    case = started(desk)
    async with running(desk, names_hidden=True) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        assert pilot.app.screen.query_one("#students").value == "Elev 01"  # type: ignore[attr-defined]
        await pilot.press("end")
        await write(pilot, "; Elev 02")
        await pilot.press("down")
        await save(pilot)
    assert service.get(desk, case.id).students == ("s-1", "s-2")


async def test_a_name_that_the_list_cuts_off_is_masked_as_well() -> None:
    """The mask comes before the knife: «Kvisga…» is still a name."""
    desk = desk_with()
    case = started(desk)
    finish(desk, case)
    service.close(desk, case.id, "Etter en samtale sa Kvisgaard ja")
    async with running(desk, names_hidden=True) as pilot:
        await choose_view(pilot, CLOSED)
        await wait_until(pilot, lambda: "Etter en samtale sa" in drawn(pilot))
        assert "kvis" not in drawn(pilot).casefold()


async def test_two_half_typed_names_behind_masks_are_both_kept(desk: Desk) -> None:
    started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        form = pilot.app.screen
        assert isinstance(form, CaseForm)
        await pilot.press("end")
        await write(pilot, "; kvisgaard x; ygdis x")
        await pilot.press("f2")
        assert names_seen(pilot) == []
        await pilot.press("f2")
        await wait_until(
            pilot,
            lambda: form.values()["students"] == "Thorvaldine Kvisgaard 2STA; kvisgaard x; ygdis x",
        )
        assert form.query_one("#students").value.endswith("kvisgaard x; ygdis x")  # type: ignore[attr-defined]


async def test_a_draft_thrown_away_while_names_are_hidden_shows_none(desk: Desk) -> None:
    full_of_names(desk)
    async with running(desk, names_hidden=True) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press("down", "5", "ctrl+z")
        assert names_seen(pilot) == []


HOSTILE = "[/] [bold]x [@click=app.quit]y[/] \x1b[31m " + "aæ" * 90


@pytest.mark.parametrize("size", [SMALL, WIDE, WIDEST])
async def test_a_long_title_with_brackets_is_only_text(size: tuple[int, int]) -> None:
    desk = desk_with()
    case = started(desk, title=HOSTILE, reported_by=HOSTILE, reported_how=HOSTILE)
    service.set_step(desk, case.id, replace(case.steps[0], note=HOSTILE, who=HOSTILE))
    async with running(desk, size) as pilot:
        assert "[/] [bold]x" in drawn(pilot)
        await open_first(pilot)
        assert "Sak 2026-05 · [/] [bold]x" in drawn(pilot)
        assert "Kan meldes til Statsforvalteren fra:" in drawn(pilot), "the clocks stay in view"
        for step in case.steps:
            assert step.title in drawn(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await save(pilot)
        await pilot.press("e")
        await reach(pilot, StepForm)
        await save(pilot)
    now = service.get(desk, case.id)
    assert now.title.startswith("[/] [bold]x [@click=app.quit]y[/] ")
    assert now.title.endswith("aæ" * 90)


async def test_the_list_keeps_two_lines_a_case_however_long_the_texts_are() -> None:
    desk = desk_with()
    for day in range(6):
        started(
            desk,
            title=HOSTILE,
            parties=parties("s-1", "s-2", "s-3", "s-4", "s-5"),
            reported_on=TODAY - timedelta(days=20 + day),
        )
    async with running(desk) as pilot:
        seen = drawn(pilot)
        assert all(f"2026-{number:02d}" in seen for number in range(4, 11))
