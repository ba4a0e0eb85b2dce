"""3 Saker from the keyboard alone: the list, and a new case."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.records import StepStatus
from elvis_tui.domain.people.records import SchoolClass, Student
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.form import CaseForm
from elvis_tui.screens.cases.list import CasesScreen
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.dialogs.pick_subject import PickSubject
from elvis_tui.screens.dialogs.student import StudentForm
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import parties
from tests.school import desk_with
from tests.screens.saker import (
    SMALL,
    WIDEST,
    drawn,
    finish,
    open_first,
    reach,
    rows,
    running,
    save,
    started,
    the_new,
    words,
    write,
)
from tests.screens.waiting import wait_until


async def test_an_empty_list_says_what_to_do() -> None:
    async with running(desk_with(())) as pilot:
        assert "Ingen åpne saker. n starter en sak når noen melder fra." in drawn(pilot)
        await pilot.press("v")
        assert "Ingen saker er avsluttet ennå. v viser de åpne." in drawn(pilot)


async def test_the_list_shows_who_what_how_far_what_waits_and_when(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", "s-2"))
    service.set_step(desk, case.id, replace(case.steps[0], status=StepStatus.DONE))
    async with running(desk) as pilot:
        seen = drawn(pilot)
        for said in (
            "Åpne saker · 2",
            "2026-05",
            "Thorvaldine Kvisgaard, Øyolf Gr",
            "Erting på bussen",
            "1 av 5 ▰▱▱▱▱",
            "Gripe inn",
            "forfalt 3 d",
        ):
            assert said in seen
        assert seen.index("2026-05") < seen.index("2026-04"), "what waits longest stands first"


async def test_a_wide_screen_sets_each_case_on_one_line(desk: Desk) -> None:
    started(desk)
    async with running(desk, WIDEST) as pilot:
        line = next(line for line in drawn(pilot).splitlines() if "2026-05" in line)
        for said in ("Thorvaldine Kvisgaard", "Erting på bussen", "0 av 5", "Følge med", "forfalt"):
            assert said in line
        await pilot.resize_terminal(*SMALL)
        await wait_until(
            pilot,
            lambda: (
                not any(
                    "2026-05" in line and "Erting" in line for line in drawn(pilot).splitlines()
                )
            ),
        )
        assert "Erting på bussen" in drawn(pilot)


async def test_v_goes_between_open_and_closed_cases(desk: Desk) -> None:
    case = started(desk)
    finish(desk, case)
    service.close(desk, case.id, "Eleven er trygg")
    async with running(desk) as pilot:
        assert "2026-05" not in drawn(pilot)
        await pilot.press("v")
        seen = drawn(pilot)
        for said in ("Avsluttede saker · 1", "2026-05", "avsl. 19.10.", "Eleven er trygg"):
            assert said in seen
        await pilot.press("v")
        assert "Åpne saker · 1" in drawn(pilot)


# A new case


async def test_a_case_is_started_from_the_keyboard_alone(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("n")
        await reach(pilot, PickSubject)
        await write(pilot, "kvisgaard")
        await pilot.press("enter")
        await reach(pilot, CaseForm)
        await write(pilot, "Erting på bussen")
        await pilot.press("enter", *["backspace"] * 10)
        await write(pilot, "fredag")
        await pilot.press("enter")
        await write(pilot, "Lærer")
        await pilot.press("enter")
        await write(pilot, "skriftlig")
        await save(pilot)
        await reach(pilot, CaseScreen)
        case = the_new(desk)
        assert case.students == ("s-1",)
        assert case.title == "Erting på bussen"
        assert case.reported_on == date(2026, 10, 16), "a report lies behind: the last Friday"
        assert (case.reported_by, case.reported_how) == ("Lærer", "skriftlig")
        assert [s.id for s in case.steps] == ["D1", "D2", "D3", "D4", "D5"]
        assert "Sak 2026-05 · Erting på bussen" in drawn(pilot)


async def test_a_school_with_many_classes_still_offers_its_students(desk: Desk) -> None:
    desk.save("class.add", *(SchoolClass(id=f"c-9{n}", code=f"9X{n}") for n in range(60)))
    async with running(desk) as pilot:
        await pilot.press("n")
        await reach(pilot, PickSubject)
        assert len(rows(pilot).rows) == len(desk.store.all(Student))


async def test_more_students_are_typed_on_the_line_and_the_match_is_shown(desk: Desk) -> None:
    async with running(desk) as pilot:
        await pilot.press("n")
        await reach(pilot, PickSubject)
        await write(pilot, "kvisgaard")
        await pilot.press("enter")
        await reach(pilot, CaseForm)
        await write(pilot, "Bussen")
        await pilot.press("up", "end")
        await write(pilot, "; øyolf;")
        assert pilot.app.screen.query_one("#students").value == (  # type: ignore[attr-defined]
            "Thorvaldine Kvisgaard 2STA; Øyolf Grønnæss 3PBA; "
        )
        await write(pilot, "2sta")
        assert "Flere passer: Thorvaldine Kvisgaard 2STA · Ætna-Lovise Brækhus 2STA" in (
            words(pilot, "match")
        )
        await pilot.press("ctrl+s")
        assert words(pilot, "error") == "Velg en elev eller en klasse."
        assert pilot.app.focused is pilot.app.screen.query_one("#students")
        await write(pilot, " ygd")
        await save(pilot)
        assert the_new(desk).students == ("s-1", "s-2", "s-5")


async def test_the_name_being_typed_is_written_out_and_the_right_arrow_takes_it(
    desk: Desk,
) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press("up", "end")
        await write(pilot, "; zeb")
        field = pilot.app.screen.query_one("#students")
        await wait_until(pilot, lambda: "Fjærestrand" in field._suggestion)  # type: ignore[attr-defined]
        await pilot.press("right")
        await save(pilot)
        assert service.get(desk, case.id).students == ("s-1", "s-4")


async def test_one_who_is_not_in_the_register_is_put_in_from_the_form(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        await pilot.press("ctrl+n")
        await reach(pilot, PickSubject)
        await write(pilot, "Xerxes Dal 2STA")
        await pilot.press("down", "enter")
        await reach(pilot, StudentForm)
        await pilot.press("ctrl+s")
        await reach(pilot, CaseForm)
        await save(pilot)
        new = next(s for s in desk.store.all(Student).values() if s.first_name == "Xerxes")
        assert service.get(desk, case.id).students == ("s-1", new.id)


async def test_namesakes_are_told_apart_by_class_in_form_list_and_page() -> None:
    desk = desk_with()
    desk.save(
        "student.add",
        Student(id="s-9", first_name="Zebulon", last_name="Fjærestrand", class_id="c-1", number=9),
    )
    started(desk, parties=parties("s-4", "s-9"))
    async with running(desk, WIDEST) as pilot:
        assert "Zebulon Fjærestrand (3PBA)" in drawn(pilot)
        await open_first(pilot)
        assert "Zebulon Fjærestrand (3PBA), Zebulon Fjærestrand (2STA)" in drawn(pilot)
        await pilot.press("f")
        await reach(pilot, CaseForm)
        assert "Zebulon Fjærestrand 3PBA; Zebulon Fjærestrand 2STA" in drawn(pilot)
        await pilot.press("up", *["backspace"] * 6)
        await pilot.press("down")
        assert "Flere passer: Zebulon Fjærestrand 3PBA · Zebulon Fjærestrand 2STA" in drawn(pilot)


async def test_what_is_typed_is_kept_when_the_form_is_left_and_offered_again(desk: Desk) -> None:
    async with running(desk) as pilot:
        for _again in range(2):
            await pilot.press("n")
            await reach(pilot, PickSubject)
            await write(pilot, "kvisgaard")
            await pilot.press("enter")
            await reach(pilot, CaseForm)
            if not _again:
                await write(pilot, "Bussen")
                await pilot.press("escape")
                await reach(pilot, CasesScreen)
        assert "Utkastet ditt er hentet fram igjen" in drawn(pilot)
        await save(pilot)
        assert the_new(desk).title == "Bussen"
