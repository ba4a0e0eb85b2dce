"""§ 12-5 and a serious case from the keyboard alone."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.cases.records import Case, StepStatus
from elvis_tui.domain.duties import FollowOn
from elvis_tui.domain.history import HistoryEntry
from elvis_tui.domain.people.records import Person
from elvis_tui.domain.plan.document import duty_words
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import verbs as service
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.widgets.fields import ChoiceField, LineField
from elvis_tui.widgets.rows import RowList
from elvis_tui.widgets.words import Words
from tests.parties import parties
from tests.school import CASES, TODAY
from tests.screens.running import Running, running
from tests.screens.walks import _with_steps

SIZES = [(80, 24), (120, 40)]
VEGARD = Person(id="p-9", name="Vegard Holtskog", role="Faglærer")
CASE = "case-1"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.store.commit(put=[VEGARD, _with_steps(desk)])
    return desk


def case_of(desk: Desk) -> Case:
    return desk.store.get(Case, CASE)


async def open_case(app: Running) -> None:
    await app.press("3", "home", "enter")
    await app.on("CaseScreen")


async def save(app: Running) -> None:
    await app.press("ctrl+s")
    await app.on("CaseScreen")


async def suspect(app: Running, *, leader: bool = False) -> None:
    await app.press("s")
    await app.on("SuspicionForm")
    await app.type(VEGARD.name)
    app.screen.query_one("#leader", ChoiceField).value = "yes" if leader else ""
    await save(app)


def beside(app: Running, words_id: str) -> str:
    return str(app.screen.query_one(f"#{words_id}", Words).render())


def stand_on(app: Running, duty: FollowOn) -> None:
    app.screen.query_one(RowList).select(f"step:{duty.value}")


@pytest.mark.parametrize("size", SIZES)
async def test_two_keys_after_a_report_the_duties_of_12_5_stand_on_the_checklist(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await open_case(app)
        await app.press("s")
        await app.on("SuspicionForm")
        assert VEGARD.name in app.screen.query_one("#whom", LineField).options
        assert "Siv Dahle" not in app.screen.query_one("#whom", LineField).options, "external"
        await app.type(VEGARD.name)
        await save(app)
        await app.until("§ 12-5: en ansatt er mistenkt: Vegard Holtskog, fra 19.10.")
        app.screen.query_one(RowList).select(f"step:{FollowOn.FAIR.value}")
        await app.until(
            "§ 12-5: melde til rektor", "§ 12-5: til fylkeskommunen", "§ 12-5: forsvarlig"
        )
    suspicion = case_of(desk).suspicion
    assert suspicion
    assert (suspicion.person, suspicion.on, suspicion.leader) == (VEGARD.id, TODAY, False)


async def test_the_plans_words_and_the_laws_stand_beside_each(desk: Desk) -> None:
    plan = Sources().plan()
    async with running(desk, (120, 60)) as app:
        await open_case(app)
        await suspect(app)
        await app.press("l")
        await app.on("SeverityForm")
        app.screen.query_one("#threats", ChoiceField).value = "yes"
        await app.press("tab", "tab", "tab", "tab", "tab", "tab", "tab")
        await app.type("Drapstrusler")
        await save(app)
        for duty in FollowOn:
            stand_on(app, duty)
            await app.pilot.pause()
            if duty is FollowOn.COUNTY:
                words = "Planen har ingen egne ord om dette steget."
            else:
                words = f"«{duty_words(plan, duty.duty_id)}»"
            assert words in beside(app, "plan")
            law = beside(app, "law")
            assert "Kontrollert november 2026" in law
            of_12_5 = duty in (FollowOn.STRICTER, FollowOn.COUNTY)
            assert ("§ 12-5" if of_12_5 else "§ 12-4") in law


async def test_openly_groundless_is_asked_for_in_writing_and_stands_on_the_page(
    desk: Desk,
) -> None:
    async with running(desk, (120, 40)) as app:
        await open_case(app)
        await suspect(app)
        stand_on(app, FollowOn.COUNTY)
        await app.press("b")
        await app.on("WaiveForm")
        await app.until("Åpenbart grunnløs, meldes ikke til fylkeskommunen (§ 12-5)")
        await app.press("ctrl+s")
        await app.until("Feltet er tomt")
        await app.type("Var ikke på skolen den dagen")
        await app.press("tab")
        await app.type("Rektor")
        await save(app)
        told = beside(app, "facts")
        assert "åpenbart grunnløs: Var ikke på skolen den dagen (Rektor, 19.10.)" in told
        await app.press("b")
        await app.pilot.pause()
        assert "grunnløs" not in beside(app, "facts")
    assert case_of(desk).suspicion


async def test_of_one_in_the_leadership_it_goes_to_the_county_and_groundless_is_not_offered(
    desk: Desk,
) -> None:
    async with running(desk, (120, 40)) as app:
        await open_case(app)
        await suspect(app, leader=True)
        await app.until("i ledelsen: rett til fylkeskommunen", "Den som har mi", "Skoleeier")
        assert "melde til rektor" not in app.text
        stand_on(app, FollowOn.COUNTY)
        await app.press("b")
        await app.until("Noen i ledelsen er mistenkt.")
        assert type(app.screen).__name__ == "CaseScreen"


async def test_it_is_put_right_and_taken_back_with_a_reason_and_undone(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_case(app)
        await suspect(app)
        stand_on(app, FollowOn.STRICTER)
        await app.press("space", "s")
        await app.on("Choose")
        await app.press("enter")
        await app.on("SuspicionForm")
        app.screen.query_one("#on", LineField).value = "16.10."
        await save(app)
        await app.until("fra 16.10.")
        await app.press("s", "down", "enter")
        await app.on("TakenBackForm")
        await app.press("ctrl+s")
        await app.until("Feltet er tomt")
        await app.type("Det var en annen")
        await save(app)
        assert "mistenkt:" not in beside(app, "facts")
        begun = [s for s in case_of(desk).steps if s.follow_on]
        assert [(s.follow_on, s.status) for s in begun] == [
            (FollowOn.STRICTER, StepStatus.IN_PROGRESS)
        ]
        await app.press("h")
        await app.on("CaseHistory")
        await app.until("Mistanken tatt tilbake (§ 12-5)", "Det var en annen")
        await app.press("escape", "u")
        await app.until("mistenkt: Vegard Holtskog")


async def test_a_day_that_cannot_be_is_told_and_what_was_typed_stays(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_case(app)
        await app.press("s")
        await app.on("SuspicionForm")
        await app.type(VEGARD.name)
        app.screen.query_one("#on", LineField).value = "1.9."
        await app.press("ctrl+s")
        await app.until("er før saken ble meldt, 12.10.2026")
        assert app.screen.query_one("#whom", LineField).value == VEGARD.name
    assert case_of(desk).suspicion is None


@pytest.mark.parametrize(
    ("user", "asked"),
    [("12345", "sier ikke navnet"), ("root", "sier ikke hvem som sitter ved tastaturet")],
)
async def test_where_log_ins_tell_nobody_that_of_the_one_is_asked_for(
    desk: Desk, user: str, asked: str
) -> None:
    for login in ("", "54321"):
        async with running(replace(desk, user=user), (80, 24)) as app:
            await open_case(app)
            await app.press("s")
            await app.on("SuspicionForm")
            await app.type(VEGARD.name)
            await app.press("tab")
            await app.type(login)
            await app.press("ctrl+s")
            if login:
                await app.on("CaseScreen")
                continue
            await app.until(f"«{user}»", asked)
            await app.press("escape")
            await app.on("CaseScreen")
    suspicion = case_of(desk).suspicion
    assert suspicion
    assert suspicion.login == "54321"


async def test_the_dialog_says_how_the_one_is_known(desk: Desk) -> None:
    async with running(desk, (80, 24)) as app:
        await open_case(app)
        await app.press("s")
        await app.until("Den kjennes på navnet", "Innlogging", "ansattnummer, eller av")


async def test_whoever_says_it_of_oneself_sees_the_case_no_more(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_case(app)
        await app.press("s")
        await app.on("SuspicionForm")
        await app.type("Berit Aas")
        await app.press("ctrl+s")
        await app.until("«berit»", "blir borte for deg også")
        assert case_of(desk).suspicion is None
        await app.press("ctrl+s")
        await app.on("CasesScreen")
        assert app.told == ""
        assert "2026-04" not in app.text
        await app.press("1")
        await app.on("OverviewScreen")
        assert "2026-04" not in app.text
    assert case_of(desk).suspicion


@pytest.mark.parametrize("size", SIZES)
async def test_serious_takes_a_trigger_and_stays_red_until_elements_has_its_reference(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        await open_case(app)
        await app.press("l")
        await app.on("SeverityForm")
        await app.press("ctrl+s")
        await app.until("Feltet er tomt")
        await app.type("Slag i garderoben")
        await app.press("ctrl+s")
        await app.until("Velg minst én grunn")
        for trigger in ("violence", "unsolved"):
            app.screen.query_one(f"#{trigger}", ChoiceField).value = "yes"
        await save(app)
        told = " ".join(beside(app, "facts").split())
        assert "Alvorlig sak: særlig voldelige krenkelser, særlig krenkende" in told
        assert "(Rektor): Slag i garderoben" in told
        # The key that brings a step on asks for what is missing; the owner is informed first.
        stand_on(app, FollowOn.ELEMENTS)
        await app.press("space", "space")
        await app.on("StepForm")
        await app.press("ctrl+s")
        await app.until("Skoleeier informeres før varselet")
        await app.press("escape")
        await app.on("CaseScreen")
        await app.press("1")
        await app.on("OverviewScreen")
        await app.until("mangler melding til skol", "mangler varsel i Elements")
        await app.press("3")
        await app.on("CaseScreen")
        stand_on(app, FollowOn.SERIOUS)
        await app.press("space", "space")
        await app.on("StepForm")
        app.screen.query_one("#who", LineField).value = ""
        await app.press("ctrl+s")
        await app.until("Skriv hvem som informerte skoleeier")
        app.screen.query_one("#who", LineField).value = "Rektor"
        await save(app)
        stand_on(app, FollowOn.ELEMENTS)
        await app.press("enter")
        await app.on("StepForm")
        app.screen.query_one("#status", ChoiceField).value = "done"
        await app.press("ctrl+s")
        await app.until("Skriv referansen")
        app.screen.query_one("#reference", LineField).value = "26/04711"
        await save(app)
        await app.press("1")
        await app.on("OverviewScreen")
        assert "mangler melding" not in app.text
        assert "mangler varsel" not in app.text
    elements = next(s for s in case_of(desk).steps if s.follow_on is FollowOn.ELEMENTS)
    assert (elements.status, elements.on, elements.reference) == (
        StepStatus.DONE,
        TODAY,
        "26/04711",
    )


async def test_not_serious_after_all_takes_a_reason(desk: Desk) -> None:
    async with running(desk, (120, 40)) as app:
        await open_case(app)
        await app.press("l")
        await app.on("SeverityForm")
        app.screen.query_one("#other", ChoiceField).value = "yes"
        await app.press(*["tab"] * 7)
        await app.type("Uklart")
        await save(app)
        await app.press("l", "down", "enter")
        await app.on("TakenBackForm")
        await app.type("Avklart")
        await save(app)
    assert case_of(desk).severity is None
    assert not any(s.follow_on for s in case_of(desk).steps)
    last = desk.store.last(HistoryEntry)
    assert last
    assert (last.verb, last.why) == ("case.not_serious", "Avklart")


async def test_a_closed_case_takes_neither(desk: Desk) -> None:
    closed = Case(
        **{f: getattr(case_of(desk), f) for f in Case.__struct_fields__ if f != "closed_on"},
        closed_on=TODAY,
    )
    desk.store.commit(put=[closed])
    async with running(desk, (120, 40)) as app:
        await app.press("3", "v")
        await app.on("Choose")
        await app.press("end", "enter")
        await app.on("CasesScreen")
        await app.press("home", "enter")
        await app.on("CaseScreen")
        await app.press("s", "l")
        assert type(app.screen).__name__ == "CaseScreen"


async def test_a_new_case_is_one_of_12_5_two_keys_after_it_was_reported(desk: Desk) -> None:
    new = Case(id="", number="", title="Ydmyket i timen", parties=parties("s-1"), reported_on=TODAY)
    made = service.start(desk, new)
    async with running(desk, (120, 40)) as app:
        await app.press("3")
        app.screen.query_one(RowList).select(made.id)
        await app.press("enter", "s", *"Vegard", "space", *"Holtskog", "ctrl+s")
        await app.until("en ansatt er mistenkt: Vegard Holtskog")
    found = desk.store.get(Case, made.id)
    assert [s.follow_on for s in found.steps[5:]] == list(FollowOn)[:3]
    assert CASES[0].reported_on == date(2026, 10, 12)


async def test_another_one_is_suspected_with_a_reason_that_the_case_keeps(desk: Desk) -> None:
    async with running(desk, SIZES[-1]) as app:
        await open_case(app)
        await suspect(app)
        await app.press("s")
        await app.press("enter")
        await app.on("SuspicionForm")
        app.screen.query_one("#whom", LineField).value = "Jon Vik"
        app.screen.query_one("#correction", LineField).value = ""
        await app.press("ctrl+s")
        await app.until("Hvorfor rettes")
        assert case_of(desk).suspicion.whom == VEGARD.name  # type: ignore[union-attr]
        app.screen.query_one("#correction", LineField).value = "hørt feil"
        await save(app)
    assert case_of(desk).suspicion.whom == "Jon Vik"  # type: ignore[union-attr]
    assert max(desk.store.all(HistoryEntry).values(), key=lambda e: e.number).why == "hørt feil"
