"""A student's part in a case from the keyboard: what keeps the duty, and what ends it."""

from __future__ import annotations

from elvis_tui.domain.cases.part_pieces import Piece
from elvis_tui.domain.cases.parties import Helped, Role, Safe
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.part import forms
from elvis_tui.screens.cases.part.page import CasePartyScreen
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.written import WrittenDialog
from elvis_tui.screens.subject import SubjectScreen
from elvis_tui.services.cases import plans
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import heard, make_ready
from tests.school import TODAY
from tests.screens.cases.test_part import open_part, part, stand_on
from tests.screens.saker import WIDE, drawn, reach, running, save, started, told, write
from tests.screens.waiting import wait_until


async def test_that_a_finished_plan_comes_to_lack_something_is_told_and_its_first_day_stands(
    desk: Desk,
) -> None:
    case = started(desk)
    desk.store.commit(put=[replace(case, parties=(heard(case.parties[0], TODAY),))])
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await pilot.press("t")
        await reach(pilot, forms.MeasureForm)
        await write(pilot, "Ny plass i klassen")
        await save(pilot)
        assert "Planen er ikke lenger ferdig, men under endring. Det mangler: hvem" in told(pilot)
        assert "plan under endring (ferdig 19.10.)" in drawn(pilot)
        assert "Intern frist" not in drawn(pilot)


async def test_what_did_not_help_takes_a_new_measure_or_a_written_reason(desk: Desk) -> None:
    case = started(desk)
    party = heard(case.parties[0], TODAY)
    failed = replace(party.plan.measures[0], helped=Helped.NO)
    plan = replace(party.plan, measures=(failed,))
    desk.store.commit(put=[replace(case, parties=(replace(party, plan=plan),))])
    async with running(desk, WIDE) as pilot:
        await open_part(pilot, case)
        await stand_on(pilot, f"failed:{failed.id}")
        await pilot.press("enter")
        await reach(pilot, Choose)
        await pilot.press("enter")
        await reach(pilot, forms.MeasureForm)
        await pilot.press("escape")
        await reach(pilot, CasePartyScreen)
        await pilot.press("enter")
        await reach(pilot, Choose)
        await pilot.press("down", "enter")
        await reach(pilot, forms.DecisionForm)
        await write(pilot, "Byttet klasse")
        await pilot.press("tab")
        await write(pilot, "Rektor")
        await save(pilot)
        assert part(desk, case).plan.measures[0].no_more is not None
        assert "Ikke noe nytt tiltak: Byttet klasse (Rektor, 19.10.)" in drawn(pilot)
        assert "Nytt tiltak trengs" not in drawn(pilot)


async def test_an_old_word_is_asked_for_anew_and_not_offered(desk: Desk) -> None:
    case = started(desk)
    make_ready(desk, case.id)
    service.close(desk, case.id, "Trygt")
    service.reopen(desk, case.id, "Begynte igjen")
    async with running(desk, WIDE) as pilot:
        await open_part(pilot, case)
        assert "Eldre enn siste evaluering" in drawn(pilot)
        await pilot.press("w")
        await reach(pilot, forms.WordForm)
        assert "Det er trygt nå" not in drawn(pilot)
        await write(pilot, "Nå er det bra")
        await pilot.press("tab", "tab", "right")
        await save(pilot)
        assert part(desk, case).closing_word == "Nå er det bra"
        assert "Eldre enn" not in drawn(pilot)


async def test_r_says_role_and_own_words_and_a_opens_the_students_own_page(desk: Desk) -> None:
    case = started(desk)
    async with running(desk) as pilot:
        await open_part(pilot, case)
        await pilot.press("r")
        await reach(pilot, forms.FactsForm)
        await pilot.press("right", "right")
        await pilot.press("ctrl+s")
        assert "krever en begrunnelse" in drawn(pilot)
        assert part(desk, case).role is Role.AFFECTED
        await write(pilot, "Så det bare")
        await pilot.press("tab")
        await write(pilot, "Jeg så det")
        await save(pilot)
        first = part(desk, case)
        assert (first.role, first.role_why) == (Role.WITNESS, "Så det bare")
        assert first.own_words == "Jeg så det"
        assert "· vitne ·" in drawn(pilot)
        await pilot.press("a")
        await reach(pilot, SubjectScreen)


async def test_the_word_at_the_end_and_that_it_is_ended_without(desk: Desk) -> None:
    case = started(desk)
    async with running(desk, WIDE) as pilot:
        await open_part(pilot, case)
        await pilot.press("x")
        await reach(pilot, forms.DecisionForm)
        await write(pilot, "Eleven er syk")
        await pilot.press("tab")
        await write(pilot, "Rektor")
        await save(pilot)
        assert part(desk, case).ended_without is not None
        assert "Eleven er syk (Rektor, 19.10.)" in drawn(pilot)
        await pilot.press("x")
        await reach(pilot, WrittenDialog)
        await pilot.press("escape")
        await reach(pilot, CasePartyScreen)
        plans.take_away(desk, case.id, case.parties[0].id, Piece.ENDED_WITHOUT)
        await pilot.press("w")
        await reach(pilot, forms.WordForm)
        await write(pilot, "Det går bra")
        await pilot.press("ctrl+s")
        assert "Ikke valgt" in drawn(pilot)
        await pilot.press("right", "right")
        await save(pilot)
        first = part(desk, case)
        assert (first.closing_word_on, first.safe) == (TODAY, Safe.PARTLY)
        assert "har det bedre, men ikke trygt · Det går bra (19.10.)" in drawn(pilot)
        await pilot.press("x")
        await wait_until(pilot, lambda: "sier at det ikke er trygt" in told(pilot))
