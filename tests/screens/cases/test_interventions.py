"""Physical interventions from the keyboard alone: the list, the page, and where else they stand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from elvis_tui.domain.cases.interventions import Intervention, Seriousness
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.interventions.form import InterventionForm
from elvis_tui.screens.cases.interventions.list import InterventionsScreen
from elvis_tui.screens.cases.interventions.page import InterventionScreen
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.pick_subject import PickSubject
from elvis_tui.screens.dialogs.write import WriteForm
from elvis_tui.screens.dialogs.written import ErasureForm
from elvis_tui.screens.history import SubjectHistory
from elvis_tui.screens.subject import SubjectScreen
from elvis_tui.services.cases import interventions as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.interventions import stands
from elvis_tui.widgets.fields import LineField
from tests.parties import parties
from tests.school import INTERVENTION, TODAY
from tests.screens.saker import (
    WIDE,
    Pressed,
    drawn,
    names_seen,
    open_first,
    reach,
    running,
    save,
    started,
    told,
    write,
)
from tests.screens.waiting import wait_until


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The school with one physical intervention that lacks something."""
    desk.store.commit(put=[INTERVENTION])
    return desk


def now(desk: Desk) -> Intervention:
    return service.get(desk, INTERVENTION.id)


def flowing(pilot: Pressed) -> str:
    """All that can be read, however it is broken into lines."""
    return " ".join(drawn(pilot).split())


async def to_list(pilot: Pressed) -> None:
    await pilot.press("i")
    await reach(pilot, InterventionsScreen)


async def to_page(pilot: Pressed) -> None:
    await to_list(pilot)
    await pilot.press("enter")
    await reach(pilot, InterventionScreen)


async def test_a_new_one_is_written_from_the_list_and_its_page_shown(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_list(pilot)
        await pilot.press("n")
        await reach(pilot, PickSubject)
        await write(pilot, "ygdis")
        await pilot.press("enter")
        await reach(pilot, InterventionForm)
        await write(pilot, "Slag i gangen")
        await pilot.press("tab")
        await write(pilot, "Holdt armen")
        await pilot.press("tab")
        await write(pilot, "Jon Vik")
        await save(pilot)
        await reach(pilot, InterventionScreen)
        new = next(i for i in desk.all(Intervention).values() if i.student == "s-5")
        assert (new.event, new.intervened, new.employee, new.on) == (
            "Slag i gangen",
            "Holdt armen",
            "Jon Vik",
            TODAY,
        )
        for words in ("Slag i gangen", "▲ mangler", "Rektor varslet", "straks, ved hvert inngrep"):
            assert words in drawn(pilot)


async def test_without_what_happened_it_is_not_saved_and_what_was_typed_stays(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_list(pilot)
        await pilot.press("n", "enter")
        await reach(pilot, InterventionForm)
        await pilot.press("tab")
        await write(pilot, "Holdt")
        await pilot.press("ctrl+s")
        await wait_until(pilot, lambda: "Feltet er tomt" in drawn(pilot))
        assert "Holdt" in drawn(pilot)
        assert len(desk.all(Intervention)) == 1


async def test_the_list_tells_what_is_missing_of_each_and_which_are_whole(desk: Desk) -> None:
    whole = replace(
        INTERVENTION,
        id="intervention-0",
        on=date(2026, 9, 2),
        parents_told_on=date(2026, 9, 2),
        student_view="Greit",
        student_view_on=date(2026, 9, 2),
        head_told_on=date(2026, 9, 2),
        seriousness=Seriousness.NOT,
        why="Kort",
    )
    desk.store.commit(put=[whole])
    async with running(desk, WIDE) as pilot:
        await to_list(pilot)
        seen = flowing(pilot)
        assert "Noe mangler" in seen
        assert "Alt er på plass" in seen
        assert "gjentatt: 2. gang i skoleåret" in seen
        assert "mangler: foresatte varslet, elevens syn, alvoret vurdert" in seen
        assert "fylkeskommunen varslet" in seen


async def test_e_puts_the_event_right_from_the_list(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_list(pilot)
        await pilot.press("e")
        await reach(pilot, InterventionForm)
        await pilot.press("end")
        await write(pilot, " Rettet.")
        await save(pilot)
        assert "Rettet." in now(desk).event


async def test_s_asks_for_the_first_thing_that_is_missing_until_nothing_is(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_page(pilot)
        await pilot.press("s")  # the parents: who, and the day that is offered
        await reach(pilot, InterventionForm)
        assert "Foresatte varslet" in drawn(pilot)
        await save(pilot)
        await pilot.press("s")  # the student's view
        await write(pilot, "For hardt")
        await save(pilot)
        await pilot.press("s")  # how serious
        await reach(pilot, InterventionForm)
        await pilot.press("right", "tab")
        await write(pilot, "Kort")
        await save(pilot)
        one = now(desk)
        assert (one.parents_told_on, one.student_view_on) == (TODAY, TODAY)
        assert one.why == "Kort"
        assert one.seriousness is not Seriousness.NOT_JUDGED
        assert stands(desk, one).missing == ()
        await pilot.press("s")
        await wait_until(pilot, lambda: "Alt som kreves, er skrevet" in told(pilot))


async def test_especially_serious_asks_for_the_county(desk: Desk) -> None:
    desk.store.commit(put=[replace(INTERVENTION, seriousness=Seriousness.ESPECIALLY, why="x")])
    async with running(desk) as pilot:
        await to_page(pilot)
        assert "særlig alvorlig" in drawn(pilot)
        await pilot.press("home", "down", "down", "down", "down", "down", "enter")
        await reach(pilot, InterventionForm)
        await write(pilot, "2026/17")
        await save(pilot)
        assert (now(desk).county_reference, now(desk).county_told_on) == ("2026/17", TODAY)


async def test_the_parents_of_one_of_age_are_not_asked_for(desk: Desk) -> None:
    born = replace(desk.get(Student, "s-4"), birth_date=date(2008, 10, 16))
    desk.store.commit(put=[born, replace(INTERVENTION, parents_told="")])
    async with running(desk) as pilot:
        await to_page(pilot)
        assert "– ikke krevd" in drawn(pilot)
        assert "eleven var myndig: bare om eleven selv ber om det" in flowing(pilot)


async def test_enter_and_e_open_the_part_one_stands_on(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_page(pilot)
        await pilot.press("home", "down", "e")
        await reach(pilot, InterventionForm)
        assert "Rektor varslet: Zebulon" in drawn(pilot)
        await pilot.press("escape")
        await reach(pilot, InterventionScreen)
        await pilot.press("home", "enter")
        await reach(pilot, InterventionForm)
        assert "Inngrepet" in drawn(pilot)


async def test_g_says_to_which_case_it_belongs_and_the_case_shows_it(desk: Desk) -> None:
    desk.store.commit(put=[replace(INTERVENTION, case_id=None)])
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("g")
        await reach(pilot, Choose)
        await pilot.press("enter")
        await reach(pilot, InterventionScreen)
        assert now(desk).case_id == "case-1"
        assert "Sak 2026-04" in drawn(pilot)
        await pilot.press("escape", "escape")
        await pilot.press("enter")
        await reach(pilot, CaseScreen)
        assert "Fysisk inngripen" in drawn(pilot)
        assert INTERVENTION.event[:20] in drawn(pilot)


async def test_g_says_so_where_the_student_is_in_no_case(desk: Desk) -> None:
    desk.store.commit(put=[replace(INTERVENTION, student="s-1", case_id=None)])
    async with running(desk) as pilot:
        await to_page(pilot)
        await pilot.press("g")
        await wait_until(pilot, lambda: "ikke med i noen sak" in told(pilot))


async def test_a_leads_to_the_student_whose_page_leads_back(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("a")
        await reach(pilot, SubjectScreen)
        seen = drawn(pilot)
        assert "Fysisk inngripen" in seen
        assert "mangler: foresatte varslet" in seen
        assert "inngripen" in seen  # in the line of time
        await pilot.press("h")
        await reach(pilot, SubjectHistory)


async def test_h_shows_the_history_of_the_student(desk: Desk) -> None:
    service.link(desk, INTERVENTION.id, None)
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("h")
        await reach(pilot, SubjectHistory)
        assert "§ 13-5: knyttet til" in drawn(pilot)


async def test_x_takes_away_a_slip_and_u_brings_it_back(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_page(pilot)
        await pilot.press("x")
        await reach(pilot, Choose)
        await pilot.press("enter")
        await reach(pilot, InterventionsScreen)
        assert not desk.all(Intervention)
        assert "Ingen er skrevet ned" in drawn(pilot)
        await pilot.press("u")
        await wait_until(pilot, lambda: bool(desk.all(Intervention)))


async def test_x_takes_away_for_the_students_sake_with_a_reason(desk: Desk) -> None:
    async with running(desk) as pilot:
        await to_page(pilot)
        await pilot.press("x")
        await reach(pilot, Choose)
        await pilot.press("end", "enter")
        await reach(pilot, ErasureForm)
        await write(pilot, "feil elev")
        await save(pilot)
        await reach(pilot, InterventionsScreen)
        assert not desk.all(Intervention)


async def test_d_writes_the_document(desk: Desk, tmp_path: Path) -> None:
    async with running(desk) as pilot:
        await to_page(pilot)
        await pilot.press("d")
        await reach(pilot, WriteForm)
        form = pilot.app.screen
        assert isinstance(form, WriteForm)
        form.query_one("#path").value = str(tmp_path / "x.md")  # type: ignore[attr-defined]
        await save(pilot)
        assert INTERVENTION.intervened.split()[0] in (tmp_path / "x.md").read_text("utf-8")


async def test_with_names_hidden_no_name_is_read_anywhere_on_the_way(desk: Desk) -> None:
    async with running(desk, WIDE, names_hidden=True) as pilot:
        await to_list(pilot)
        assert not names_seen(pilot)
        await pilot.press("enter")
        await reach(pilot, InterventionScreen)
        assert not names_seen(pilot)
        await pilot.press("enter")
        await reach(pilot, InterventionForm)
        assert not names_seen(pilot)


async def test_i_on_the_page_of_a_case_writes_one_against_a_student_of_it(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", "s-2"))
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("i")
        await reach(pilot, Choose)
        assert "Hvem gjelder inngrepet?" in drawn(pilot)
        await pilot.press("down", "enter")
        await reach(pilot, InterventionForm)
        await write(pilot, "Slo etter en annen")
        pilot.app.screen.query_one("#employee", LineField).value = "Jon Vik"
        await save(pilot)
        await reach(pilot, InterventionScreen)
    made = next(i for i in desk.all(Intervention).values() if i.id != INTERVENTION.id)
    assert (made.student, made.case_id, made.event) == ("s-2", case.id, "Slo etter en annen")


async def test_i_on_the_page_of_a_student_writes_one_against_that_student(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("a")
        await reach(pilot, SubjectScreen)
        await pilot.press("i")
        await reach(pilot, InterventionForm)
        await write(pilot, "Slo igjen")
        pilot.app.screen.query_one("#employee", LineField).value = "Jon Vik"
        await save(pilot)
        await reach(pilot, InterventionScreen)
    made = next(i for i in desk.all(Intervention).values() if i.id != INTERVENTION.id)
    assert (made.student, made.case_id) == (INTERVENTION.student, None)
