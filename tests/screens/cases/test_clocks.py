"""The two clocks of a case on its page, and how they were counted."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.decisions import Decision
from elvis_tui.domain.record import replace
from elvis_tui.screens.cases.clocks_dialog import ClocksDialog
from elvis_tui.screens.cases.page import CaseScreen
from elvis_tui.screens.cases.part.page import CasePartyScreen
from elvis_tui.services.cases import document
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from tests.parties import heard, parties
from tests.screens.saker import (
    SMALL,
    WIDE,
    drawn,
    open_first,
    reach,
    rows,
    running,
    started,
    words,
)


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_once_the_plan_is_finished_the_first_clock_says_when(
    desk: Desk, size: tuple[int, int]
) -> None:
    case = started(desk, reported_on=date(2026, 10, 12))
    finished = tuple(heard(p, date(2026, 10, 14)) for p in case.parties)
    desk.store.commit(put=[replace(case, parties=finished)])
    async with running(desk, size) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        said = words(pilot, "facts")
        assert "Intern frist for plan: ferdig 14.10. (intern frist 19.10.)" in said


@pytest.mark.parametrize(
    ("raised", "day", "how"),
    [
        (None, "man. 19.10.", "regnet fra meldt dato"),
        (date(2026, 10, 14), "ons. 21.10.", "§ 12-6"),
    ],
)
async def test_the_second_clock_counts_from_the_talk_with_the_head_where_it_is_known(
    desk: Desk, raised: date | None, day: str, how: str
) -> None:
    started(desk, reported_on=date(2026, 10, 12), raised_on=raised)
    async with running(desk) as pilot:
        await pilot.press("end")
        await open_first(pilot)
        expected = f"Kan meldes til Statsforvalteren fra: {day} ({how})"
        assert expected in words(pilot, "facts")


async def test_t_tells_how_each_clock_was_counted_and_what_the_law_says(desk: Desk) -> None:
    case = started(desk, reported_on=date(2026, 10, 1))
    service.set_step(desk, case.id, replace(case.steps[3], who="Jon Vik", due=date(2026, 10, 30)))
    async with running(desk) as pilot:
        await open_first(pilot)
        await pilot.press("t")
        await reach(pilot, ClocksDialog)
        said = words(pilot, "clocks")
        for part in (
            "Intern frist for plan\ntor. 15.10.",
            "Skolens egen frist, ikke en frist i loven. Regnet fra meldt 1.10.: 5 skoledager. "
            "Ikke regnet med: lør. 3.10.–søn. 4.10. (helg), man. 5.10.–fre. 9.10. (Høstferie), "
            "lør. 10.10.–søn. 11.10. (helg).",
            "Kan meldes til Statsforvalteren fra\ntor. 8.10.",
            "Én uke i kalenderdager (§ 12-6), regnet fra meldt dato 1.10.: når saken ble tatt opp "
            "med rektor, er ikke ført.",
            "intern frist forfalt 4 d  Alle ansatte: Følge med og fange opp",
            "steg om 11 d  Jon Vik: Undersøke og dokumentere",
            "Loven sier (§ 12-6)",
            "Loven sier (§ 12-10)",
            "Loven sier (§ 12-9)",
            "Kontrollert november 2026",
        ):
            assert part in said
        assert "lovfrist" not in drawn(pilot).casefold()
        await pilot.press("escape")
        await reach(pilot, CaseScreen)


async def test_a_step_that_does_not_apply_shows_by_whom_and_when_where_there_is_no_room(
    desk: Desk,
) -> None:
    case = started(desk)
    decision = Decision(why="Ingen var der", by="Rektor Dal", on=date(2026, 10, 13))
    service.waive(desk, case.id, "D2", decision)
    async with running(desk) as pilot:
        await open_first(pilot)
        (row,) = [r for r in rows(pilot).rows if r.id == "step:D2"]
        assert row.texts[2][0] == "Rektor Dal"
        assert row.texts[3][0] == "13.10."
        await pilot.press("home", "down")
        assert words(pilot, "note") == "Notat: Ingen var der (Rektor Dal, 13.10.)"
        happened = [str(r.texts[2]) for r in rows(pilot).rows if r.layout == "event"]
        assert any("«Ingen var der», Rektor Dal, 13.10." in words for words in happened), happened


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_plans_when_and_who_stand_under_its_words_in_every_layout(
    desk: Desk, size: tuple[int, int]
) -> None:
    started(desk)
    async with running(desk, size) as pilot:
        await open_first(pilot)
        assert words(pilot, "plan").endswith("Når: Kontinuerlig · Ansvarlig: Alle ansatte")
        assert "Kilde: Udirs side om kapittel 12." in words(pilot, "law")
        assert "Når:" not in words(pilot, "law")


async def test_where_a_calendar_is_missing_the_deadline_is_said_to_be_uncertain(desk: Desk) -> None:
    case = started(desk, reported_on=date(2025, 6, 16))
    said = (
        "Datoen er usikker: skoleruta for 2024/25 mangler. Regnet som om det er fri 21.6.–15.8. "
        "og 22.12.–2.1., og skole alle andre hverdager."
    )
    async with running(desk, WIDE) as pilot:
        rows(pilot).select(case.id)
        await open_first(pilot)
        await pilot.press("t")
        await reach(pilot, ClocksDialog)
        assert said in words(pilot, "clocks")
        await pilot.press("escape")
        await reach(pilot, CaseScreen)
        await pilot.press("p")
        await reach(pilot, CasePartyScreen)
        due = next(r for r in rows(pilot).rows if r.id.startswith("deadline:"))
        assert said in str(due.cells)
    whole = document.text(desk, case.id, document.Wanted())
    assert "(usikker: skoleruta for 2024/25 mangler)" in whole


async def test_who_came_later_stands_in_t_with_a_deadline_of_its_own(desk: Desk) -> None:
    case = started(desk)
    service.edit(desk, replace(case, parties=(*case.parties, *parties("s-2"))), case)
    desk.store.commit(put=[replace(service.get(desk, case.id), deadline=date(2026, 10, 8))])
    async with running(desk, WIDE) as pilot:
        await open_first(pilot)
        await pilot.press("t")
        await reach(pilot, ClocksDialog)
        said = words(pilot, "clocks")
        assert "Øyolf Grønnæss: man. 26.10.\nRegnet fra 19.10., da eleven kom med i saken" in said
        assert "er fristen 16.10.: f på saken og ctrl+s setter den." in said
    whole = document.text(desk, case.id, document.Wanted())
    assert "Intern frist for plan, Øyolf Grønnæss | 26.10.2026" in whole
