"""m on the page of a case: what can be read aloud, and what Statsforvalteren has, key by key."""

from __future__ import annotations

from datetime import date

from elvis_tui.domain.cases.complaints import Complaint
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.people.records import Student
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.complaint.form import ComplaintForm
from elvis_tui.screens.cases.complaint.page import ComplaintScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.written import ErasureForm
from elvis_tui.screens.history import CaseHistory
from elvis_tui.services.desk.desk import Desk
from elvis_tui.wording.complaints import standing
from tests.school import TODAY
from tests.screens.saker import (
    SMALL,
    WIDE,
    Pressed,
    choose_view,
    drawn,
    names_seen,
    open_first,
    reach,
    running,
    save,
    write,
)
from tests.screens.waiting import wait_until

REPORTED = Complaint(id="k-1", on=date(2026, 10, 14), by="mor til Zebulon")


def with_facts(desk: Desk, **facts: object) -> Case:
    case = replace(desk.get(Case, "case-1"), **facts)
    desk.store.commit(put=[case])
    return case


def now(desk: Desk) -> Complaint:
    return desk.get(Case, "case-1").complaints[0]


async def to_page(pilot: Pressed) -> None:
    await open_first(pilot)
    await pilot.press("m")
    await reach(pilot, ComplaintScreen)


def flowing(pilot: Pressed) -> str:
    return " ".join(drawn(pilot).split())


async def test_how_far_it_is_stands_at_the_head_of_the_case(desk: Desk) -> None:
    asked = replace(REPORTED, asked_for="planen", answer_by=date(2026, 10, 28))
    with_facts(desk, complaints=(asked,))
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        head = flowing(pilot)
        assert "Statsforvalteren: meldt 14.10. · bedt om svar · frist 28.10." in head
        assert "Kan meldes til Statsforvalteren fra" not in head
        sent = replace(asked, sent="planen", sent_on=date(2026, 10, 16))
        decided = replace(sent, decided_on=TODAY, deadline=date(2026, 11, 2))
        for one, told in (
            (sent, "meldt 14.10. · svart 16.10."),
            (decided, "meldt 14.10. · svart 16.10. · vedtak 19.10. · frist 2.11."),
            (
                replace(decided, followed="gjort", followed_on=TODAY),
                "meldt 14.10. · svart 16.10. · vedtak 19.10. · fulgt 19.10.",
            ),
        ):
            assert standing(one, TODAY) == told


async def test_what_the_family_can_do_stands_first_with_the_day_it_is_counted_to(
    desk: Desk,
) -> None:
    with_facts(desk, raised_on=date(2026, 10, 14))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        seen = flowing(pilot)
        for words in (
            "Hva dere kan gjøre",
            "kan eleven eller foresatte ta saken til Statsforvalteren",
            "ta den dit fra onsdag 21.10.2026",
            "Mobbeombudet",
            "elev- og lærlingeombudet",
            "kan Statsforvalteren vedta hva skolen skal gjøre, med en frist",
            "innen 3 uker",
            "Skolen kan ikke klage",
            "Planen sier",
            "Loven sier",
            "Kontrollert november 2026",
        ):
            assert words in seen
        assert "lovfrist" not in seen.casefold()


async def test_when_the_week_has_passed_it_says_that_they_can_now(desk: Desk) -> None:
    with_facts(desk, raised_on=date(2026, 10, 12))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        assert "ta den dit nå. Det har dere kunnet siden mandag 19.10.2026" in flowing(pilot)


async def test_where_nobody_has_written_when_it_was_raised_that_is_told(desk: Desk) -> None:
    with_facts(desk, raised_on=None)
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        assert "ikke skrevet når saken ble tatt opp med rektor" in flowing(pilot)


async def test_of_one_who_has_left_it_says_that_the_matter_is_not_taken(desk: Desk) -> None:
    desk.store.commit(put=[replace(desk.get(Student, "s-5"), left_on=TODAY)])
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        assert "har sluttet: Statsforvalteren tar ikke den saken" in flowing(pilot)
        await pilot.press("m")
        await reach(pilot, ComplaintScreen)
        assert "Ygdis Hjorthaug har sluttet: den saken tar Statsforvalteren ikke" in flowing(pilot)


async def test_with_names_hidden_it_can_stand_on_the_wall(desk: Desk) -> None:
    left = replace(desk.get(Student, "s-5"), left_on=TODAY)
    desk.store.commit(put=[left])
    with_facts(desk, complaints=(REPORTED,))
    async with running(desk, WIDE, names_hidden=True) as pilot:
        await to_page(pilot)
        assert "Elev 05" in drawn(pilot)
        assert not names_seen(pilot)
        await pilot.press("home", "enter")
        await reach(pilot, ComplaintForm)
        assert not names_seen(pilot)


async def test_each_step_is_written_in_its_turn_by_s(desk: Desk) -> None:
    async with running(desk, SMALL) as pilot:
        await to_page(pilot)
        await pilot.press("n")
        await reach(pilot, ComplaintForm)
        await pilot.press("tab")
        await write(pilot, "mor")
        await save(pilot)
        assert (now(desk).on, now(desk).by) == (TODAY, "mor")
        await pilot.press("s")
        await reach(pilot, ComplaintForm)
        await write(pilot, "planen")
        await pilot.press("tab", "tab")
        await write(pilot, "2.11.")
        await save(pilot)
        assert (now(desk).asked_for, now(desk).asked_on) == ("planen", TODAY)
        assert now(desk).answer_by == date(2026, 11, 2)
        await wait_until(pilot, lambda: "◐ venter" in drawn(pilot))
        await pilot.press("s")
        await reach(pilot, ComplaintForm)
        await write(pilot, "planen og referat")
        await save(pilot)
        assert (now(desk).sent, now(desk).sent_on) == ("planen og referat", TODAY)
        await pilot.press("s")
        await reach(pilot, ComplaintForm)
        await write(pilot, "voksen i friminutt")
        await pilot.press("tab", "tab")
        await write(pilot, "9.11.")
        await save(pilot)
        assert (now(desk).decided_on, now(desk).deadline) == (TODAY, date(2026, 11, 9))
        await wait_until(pilot, lambda: "klage på vedtaket" in flowing(pilot))
        await pilot.press("s")
        await reach(pilot, ComplaintForm)
        await write(pilot, "satt inn")
        await save(pilot)
        assert (now(desk).followed, now(desk).followed_on) == ("satt inn", TODAY)


async def test_enter_and_e_put_right_the_step_one_stands_on(desk: Desk) -> None:
    with_facts(desk, complaints=(replace(REPORTED, asked_for="planen"),))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("home", "down", "enter")
        await reach(pilot, ComplaintForm)
        await pilot.press("end")
        await write(pilot, " og logg")
        await save(pilot)
        assert now(desk).asked_for == "planen og logg"
        await pilot.press("home", "e")
        await reach(pilot, ComplaintForm)
        assert "Saksnummer der" in drawn(pilot)


async def test_what_is_over_its_day_says_so(desk: Desk) -> None:
    late = replace(REPORTED, asked_for="planen", answer_by=date(2026, 10, 16))
    with_facts(desk, complaints=(late,))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        assert "▲ over frist" in drawn(pilot)
        assert "frist 16.10.2026 (forfalt 3 d)" in flowing(pilot)


async def test_reported_before_the_week_was_over_it_says_that_it_may_be_dismissed(
    desk: Desk,
) -> None:
    with_facts(desk, complaints=(REPORTED,), raised_on=date(2026, 10, 13))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        assert "Meldt før 20.10.2026: kan bli avvist" in flowing(pilot)


async def test_x_takes_away_a_slip_and_u_brings_it_back(desk: Desk) -> None:
    with_facts(desk, complaints=(REPORTED,))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("x")
        await reach(pilot, Choose)
        await pilot.press("enter")
        await reach(pilot, ComplaintScreen)
        assert not desk.get(Case, "case-1").complaints
        await pilot.press("u")
        await wait_until(pilot, lambda: bool(desk.get(Case, "case-1").complaints))


async def test_x_takes_away_for_the_students_sake_with_a_reason(desk: Desk) -> None:
    with_facts(desk, complaints=(REPORTED,))
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("x")
        await reach(pilot, Choose)
        await pilot.press("end", "enter")
        await reach(pilot, ErasureForm)
        await write(pilot, "feil sak")
        await save(pilot)
        assert not desk.get(Case, "case-1").complaints


async def test_a_closed_case_can_be_read_and_not_written_on(desk: Desk) -> None:
    with_facts(desk, complaints=(REPORTED,), closed_on=TODAY, closed_why="trygt")
    async with running(desk, WIDE) as pilot:
        await choose_view(pilot, 4)
        await to_page(pilot)
        await pilot.press("home", "enter")
        await wait_until(pilot, lambda: "Ta den opp igjen" in flowing(pilot))
        await pilot.press("n", "s")
        assert isinstance(pilot.app.screen, ComplaintScreen)


async def test_h_shows_the_history_of_the_case(desk: Desk) -> None:
    async with running(desk, WIDE) as pilot:
        await to_page(pilot)
        await pilot.press("h")
        await reach(pilot, CaseHistory)
