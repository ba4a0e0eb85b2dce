"""A case on the page of each of its students: own role, own plan, and nobody else's words."""

from __future__ import annotations

from elvis_tui.domain.cases.parties import Role
from elvis_tui.domain.record import replace
from elvis_tui.domain.subject import Subject
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.part.page import CasePartyScreen
from elvis_tui.screens.frame.navigation import ShowSubject
from elvis_tui.screens.search import SearchDialog
from elvis_tui.screens.subject import SubjectScreen
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import heard, make_ready, parties
from tests.school import TODAY
from tests.screens.saker import Pressed, drawn, reach, rows, running, started, write
from tests.screens.waiting import wait_until

TALL = (100, 60)
SECRETS = ("Erting på bussen", "Trygt nå igjen", "Uro igjen", "Stille i kantina", "Fast voksen")


async def own_page(pilot: Pressed, student: str) -> str:
    """All that is on a student's own page."""
    pilot.app.screen.post_message(ShowSubject(Subject.of_student(student)))
    await wait_until(
        pilot,
        lambda: (
            isinstance(shown := pilot.app.screen, SubjectScreen) and shown.subject.id == student
        ),
    )
    await wait_until(pilot, lambda: "Saker" in drawn(pilot))
    return " ".join(drawn(pilot).split())


async def test_it_tells_the_own_role_and_how_the_own_plan_stands(desk: Desk) -> None:
    case = started(desk, parties=(*parties("s-1"), *parties("s-2", role=Role.OTHER)))
    async with running(desk, TALL) as pilot:
        seen = await own_page(pilot, "s-1")
        for said in ("Sak 2026-05 · utsatt · plan ikke begynt", "Erting på bussen"):
            assert said in seen
        first = replace(heard(case.parties[0], TODAY))
        desk.store.commit(put=[replace(case, parties=(first, case.parties[1]))])
        await own_page(pilot, "s-1")
        await wait_until(pilot, lambda: "plan ferdig 19.10." in drawn(pilot))
        seen = await own_page(pilot, "s-2")
        assert "annen part · trenger ingen plan" in seen
        assert "plan ferdig" not in seen


async def test_a_witness_reads_neither_names_nor_texts_of_the_others(desk: Desk) -> None:
    case = started(desk, parties=(*parties("s-1"), *parties("s-2", role=Role.WITNESS)))
    make_ready(desk, case.id)
    service.close(desk, case.id, "Trygt nå igjen")
    service.reopen(desk, case.id, "Uro igjen")
    desk.store.commit(
        put=[
            replace(
                now := service.get(desk, case.id),
                seen="Stille i kantina",
                parties=(now.parties[0], replace(case.parties[1], own_words="Jeg så det")),
            )
        ]
    )
    async with running(desk, TALL) as pilot:
        assert "Erting på bussen" in await own_page(pilot, "s-1")
        seen = await own_page(pilot, "s-2")
        assert "Sak 2026-05 · vitne" in seen
        for word in (*SECRETS, "Thorvaldine", "Kvisgaard", "elev til"):
            assert word not in seen
        rows(pilot).select(f"case:{case.id}")
        await pilot.press("enter")
        await reach(pilot, CasePartyScreen)
        seen = drawn(pilot)
        assert "Jeg så det" in seen
        for word in (*SECRETS, "Thorvaldine", "Kvisgaard"):
            assert word not in seen
        await pilot.press("s")
        await reach(pilot, CaseScreen)


async def test_what_a_student_said_is_found_and_leads_to_that_part(desk: Desk) -> None:
    case = started(desk, parties=parties("s-1", "s-2"))
    second = replace(case.parties[1], own_words="Trapperommet er verst")
    desk.store.commit(put=[replace(case, parties=(case.parties[0], second))])
    async with running(desk, TALL) as pilot:
        await pilot.press("f5")
        await reach(pilot, SearchDialog)
        await write(pilot, "trapperom")
        await wait_until(pilot, lambda: "Øyolf Grønnæss · Sak 2026-05" in drawn(pilot))
        await pilot.press("enter")
        await reach(pilot, CasePartyScreen)
        assert "Trapperommet er verst" in drawn(pilot)
