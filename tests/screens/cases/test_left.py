"""A student who leaves, or turns out to be another, while the case is open: told, nothing lost."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.part import forms
from elvis_tui.screens.cases.part.page import CasePartyScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.subject import SubjectScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.people import students
from elvis_tui.widgets.fields import LineField
from tests.parties import parties
from tests.screens.saker import (
    WIDE,
    Pressed,
    drawn,
    open_first,
    reach,
    running,
    started,
    told,
    words,
    write,
)


async def test_who_is_said_to_have_left_is_told_to_be_in_a_case_that_is_open(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1"))
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("a")
        await reach(pilot, SubjectScreen)
        await pilot.press("x")
        await reach(pilot, Choose)
        await pilot.press("enter")
        await reach(pilot, SubjectScreen)
        assert f"Eleven er med i sak {case.number}, som er åpen." in told(pilot)
    assert desk.get(Student, "s-1").left_on


async def test_the_part_says_since_when_and_what_is_for_people_to_decide(desk: Desk) -> None:
    started(desk, parties=(*parties("s-1"), *parties("s-2", role=Role.WITNESS)))
    for student in ("s-1", "s-2"):
        gone = replace(desk.get(Student, student), left_on=date(2026, 10, 16))
        desk.store.commit(put=[gone])
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("p", "enter")
        await reach(pilot, CasePartyScreen)
        assert "Eleven sluttet 16.10.2026. Alt som er skrevet, blir stående." in drawn(pilot)
        assert "begrunn at det ikke lages plan (i)" in " ".join(drawn(pilot).split())
        await pilot.press("escape", "p", "down", "enter")
        await reach(pilot, CasePartyScreen)
        assert "Eleven sluttet 16.10.2026." in drawn(pilot)
        assert "Alt som er skrevet" not in drawn(pilot), "of a witness nothing is decided"


async def begin_a_measure_of_the_second(pilot: Pressed) -> None:
    await open_first(pilot)
    await pilot.press("p", "down", "enter")
    await reach(pilot, CasePartyScreen)
    await pilot.press("t")
    await reach(pilot, forms.MeasureForm)
    await write(pilot, "Fast voksen")


async def test_what_is_being_typed_of_one_who_is_joined_meanwhile_stands_in_the_dialog(
    desk: Desk,
) -> None:
    started(desk, parties=parties("s-4", "s-5"))
    async with running(desk, WIDE) as pilot:
        await begin_a_measure_of_the_second(pilot)
        students.join(desk, "s-4", "s-5")
        await pilot.press("ctrl+s")
        assert "Denne delen av saken finnes ikke lenger" in words(pilot, "error")
        assert pilot.app.screen.query_one("#what", LineField).value == "Fast voksen"


async def test_what_was_begun_of_one_who_is_joined_is_offered_in_the_part_it_becomes(
    desk: Desk,
) -> None:
    started(desk, parties=parties("s-4", "s-5"))
    async with running(desk, WIDE) as pilot:
        await begin_a_measure_of_the_second(pilot)
        await pilot.press("escape")
        await reach(pilot, CasePartyScreen)
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        students.join(desk, "s-4", "s-5")
        await pilot.press("p")
        await reach(pilot, CasePartyScreen)
        await pilot.press("t")
        await reach(pilot, forms.MeasureForm)
        assert pilot.app.screen.query_one("#what", LineField).value == "Fast voksen"
