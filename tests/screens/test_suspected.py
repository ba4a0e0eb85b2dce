"""A case in which an employee is suspected: for that one it is on no screen, and in no word.

The screens do nothing for it: the gate has taken it out before they read (`services/desk/gate`).
"""

from __future__ import annotations

import pytest

from elvis_tui.domain.cases.interventions import Intervention
from elvis_tui.domain.cases.records import Case
from elvis_tui.domain.meetings.records import EntryKind
from elvis_tui.domain.record import replace
from elvis_tui.services.cases import interventions, routes
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.meetings import verbs as meetings
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.screens.other_hands import OthersStore, over
from tests.screens.running import Running, running
from tests.screens.tour import in_parts, of_part, tour
from tests.screens.waiting import wait_until
from tests.suspected import LOGIN, OTHER, RUNNING, SUSPECTED, suspected, tick, words_in

VAST = (220, 60)


def at_keyboard() -> Desk:
    return replace(suspected(), user=LOGIN)


def in_room() -> Desk:
    desk = suspected()
    tick(desk)
    return desk


@in_parts
async def test_the_one_at_the_keyboard_reads_of_it_on_no_screen(part: str) -> None:
    async def look(app: Running, name: str) -> None:
        assert words_in(app.text) == [], app.text
        for key in ("end", "pageup"):
            await app.press(key)
            assert words_in(app.text) == [], app.text

    await tour(of_part(part), lambda: running(at_keyboard(), VAST), look)


@in_parts
async def test_with_the_one_in_the_room_it_stands_on_no_screen(part: str) -> None:
    async def look(app: Running, name: str) -> None:
        assert words_in(app.text) == [], app.text

    await tour(of_part(part), lambda: running(in_room(), VAST), look)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("1", ["2026-77"]),
        ("3", ["2026-77", "fnattvik"]),
        ("3 home enter", ["fnattvik"]),
        ("1 o", ["blåmyr"]),
        ("5 home enter v", ["2026-77", "glipheim"]),
        ("1 f5 f n a t t", ["fnattvik"]),
        ("3 i", ["klåfinger", "myrull"]),
    ],
)
async def test_anybody_else_reads_it(keys: str, words: list[str]) -> None:
    async with running(replace(suspected(), user=OTHER), VAST) as app:
        await app.press(*keys.split())
        await wait_until(app.pilot, lambda: set(words) <= set(words_in(app.text)))


FOUND = ("fnattvik", "rundvask", "blåmyr", "fossgap", "2026-77", "klåfinger", "myrull", "tåkelur")


@pytest.mark.parametrize("typed", FOUND)
@pytest.mark.parametrize("make", [at_keyboard, in_room])
async def test_no_search_finds_it(make: object, typed: str) -> None:
    async with running(make()) as app:  # type: ignore[operator]
        await app.press("1", "f5")
        await app.type(typed.replace("-", ""))
        text = app.text.replace(typed, "").replace(typed.replace("-", ""), "")
        assert words_in(text) == [], app.text


async def test_the_screen_behind_the_ticks_is_hidden_with_the_tick_and_is_there_again_after() -> (
    None
):
    desk = suspected(planned=False)
    tick(desk)
    from elvis_tui.services.meetings import attendance

    attendance.tick(desk, RUNNING, SUSPECTED.id)
    at = next(i for i, one in enumerate(meetings.get(desk, RUNNING).agenda) if one.id == "i-78")
    meetings.go_to(desk, RUNNING, at)
    async with running(desk, VAST) as app:
        await app.press("5", "home", "enter")
        await app.until("Sak 2026-77", "Glipheim")
        await app.press("p")
        await app.on("Attendance")
        app.screen.query_one(RowList).select(SUSPECTED.id)
        await app.press("space")
        for _ in range(3):
            await app.pilot.pause()
        assert words_in(app.text) == [], app.text
        await app.press("escape")
        await app.until("◼ skjermet")
        assert words_in(app.text) == [], app.text
        await app.press("p")
        app.screen.query_one(RowList).select(SUSPECTED.id)
        await app.press("space", "escape")
        await app.until("Sak 2026-77", "Glipheim")


async def test_under_the_shielded_item_nothing_is_noted_and_it_leads_nowhere() -> None:
    desk = in_room()
    at = next(i for i, one in enumerate(meetings.get(desk, RUNNING).agenda) if one.id == "i-78")
    meetings.go_to(desk, RUNNING, at)
    before = meetings.get(desk, RUNNING)
    async with running(desk, (120, 40)) as app:
        await app.press("5", "home", "enter")
        await app.on("MeetingScreen")
        for kind in EntryKind:
            await app.press({"info": "i", "decision": "b", "task": "o"}[kind.value])
            await app.until("Her kan ikke noe noteres nå")
        for key in ("s", "d", "enter", "r", "x", "g"):
            await app.press(key)
            assert type(app.screen).__name__ == "MeetingScreen"
            assert words_in(app.text) == []
    assert meetings.get(desk, RUNNING) == before


async def test_a_page_that_stands_open_goes_without_a_word_when_the_one_comes_in() -> None:
    desk = suspected()
    async with running(desk, (120, 40)) as app:
        await app.press("3", "home", "enter")
        await app.on("CaseScreen")
        await app.until("Fnattvik")
        await app.press("5", "home", "enter", "p", "n")
        await app.on("GuestForm")
        await app.type(SUSPECTED.name)
        await app.press("ctrl+s")
        await app.on("Attendance")
        await app.press("escape", "3")
        await app.on("CasesScreen")
        assert words_in(app.text) == []
        assert app.told == ""


async def test_undo_says_nothing_of_it_and_takes_back_ones_own() -> None:
    desk = suspected()
    async with running(desk, (120, 40)) as app:
        await app.press("2", "home", "enter", "w")
        await app.type("Et notat")
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        tick(desk)
        desk.journal._done.pop()  # the tick itself
        await app.press("u")
        await app.until("Angret: notat")
        await app.press("u")
        for _ in range(3):
            await app.pilot.pause()
        assert "sak" not in app.told.casefold()
        assert words_in(app.text) == []


async def test_undo_and_a_refusal_say_nothing_of_an_intervention_that_is_hidden() -> None:
    desk = suspected()
    one = next(i for i in desk.store.all(Intervention).values() if i.event == "Myrull")
    interventions.take_away(desk, one.id)
    async with running(replace(desk, user=LOGIN), (120, 40)) as app:
        await app.press("u")
        await app.until("Angret")
        assert "inngripen" not in app.told.casefold()
        await app.press("2", "home", "enter", "a", "x")
        await app.on("Choose")
        await app.press("end", "enter")
        await app.until("Her er det skrevet noe")
        assert words_in(app.told + app.text) == []
    assert desk.store.find(Intervention, one.id) is None


async def test_whoever_reads_along_loses_it_when_another_ticks_the_one() -> None:
    desk = over(suspected(), OthersStore)
    store = desk.store
    assert isinstance(store, OthersStore)
    async with running(replace(desk, user=OTHER), (120, 40)) as app:
        await app.press("3", "home", "enter")
        await app.on("CaseScreen")
        running_one = meetings.get(desk, RUNNING)
        here = replace(running_one.participants[0], id=SUSPECTED.id, name=SUSPECTED.name)
        here = replace(here, present=True)
        store.saved_by_other(replace(running_one, participants=(*running_one.participants, here)))
        app.app.parts.write_lock.look()
        await app.on("CasesScreen")
        assert words_in(app.text) == []


async def test_a_dialog_about_it_goes_then_too_and_keeps_its_draft() -> None:
    desk = suspected()
    async with running(desk, (120, 40)) as app:
        await app.press("3")
        app.screen.query_one(RowList).select("case-77")
        await app.press("enter")
        await app.on("CaseScreen")
        await app.press("e")
        await app.on("StepForm")
        await app.type("Nytt ")
        tick(desk)
        app.app.show_data_replaced()
        await app.on("CasesScreen")
        assert words_in(app.text) == []
        assert any("Nytt" in str(d) for d in desk.drafts._drafts.values())  # type: ignore[attr-defined]


# Who is not proposed, and what the page tells


async def test_the_page_says_who_and_names_hidden_says_only_that() -> None:
    async with running(suspected(), (120, 40)) as app:
        await app.press("3")
        app.screen.query_one(RowList).select("case-77")
        await app.press("enter")
        await app.until("§ 12-5: en ansatt er mistenkt: Vegard Holtskog, fra 5.10.")
        await app.until(
            "Alvorlig sak: grove trusler på sosiale medier, fra 5.10. (Rektor): Vindsus"
        )
        await app.press("f2")
        await app.until("§ 12-5: en ansatt er mistenkt: fra 5.10.")
        assert "Holtskog" not in app.text


WAYS = ("", "end", "f", "e", "h", "h enter", "h end", "s", "s enter", "t", "p", "l", "l enter")


@pytest.mark.parametrize("keys", WAYS)
async def test_with_names_hidden_no_screen_of_the_case_says_who(keys: str) -> None:
    desk = suspected()
    case = desk.store.get(Case, "case-77")
    written = "Holtskog ropte"
    steps = (replace(case.steps[0], note=written), *case.steps[1:])
    told = tuple(replace(party, own_words=written) for party in case.parties)
    case = replace(case, seen=written, title=written, steps=steps, parties=told)
    desk.save("case.step", case)
    suspicion = case.suspicion
    assert suspicion
    routes.suspect(desk, case.id, replace(suspicion, login="vegh77"), suspicion)
    async with running(desk, VAST) as app:
        await app.press("3")
        app.screen.query_one(RowList).select("case-77")
        await app.press("enter")
        await app.until("Vegard Holtskog")
        await app.press("f2", *keys.split())
        await app.until("▒▒▒▒")
        for word in ("Holtskog", "vegh77"):
            assert word not in app.text, app.text


async def test_the_dialog_keeps_who_behind_the_mask_and_covers_what_is_typed() -> None:
    desk = suspected()
    before = desk.store.get(Case, "case-77").suspicion
    async with running(desk, (120, 40), names_hidden=True) as app:
        await app.press("3")
        app.screen.query_one(RowList).select("case-77")
        await app.press("enter", "s", "enter")
        await app.on("SuspicionForm")
        await app.press("tab")
        await app.type("vegh77")
        await app.press("tab")
        assert "vegh77" not in app.text
        await app.press("ctrl+s")
        await app.on("CaseScreen")
        assert "Holtskog" not in app.text
    after = desk.store.get(Case, "case-77").suspicion
    assert before
    assert after == replace(before, login="vegh77")


async def test_no_hit_of_a_search_says_who_with_names_hidden() -> None:
    desk = suspected()
    case = desk.store.get(Case, "case-77")
    desk.store.commit(put=[replace(case, title="Holtskog i gangen")])
    async with running(desk, VAST, names_hidden=True) as app:
        await app.press("1", "f5")
        await app.type("gangen")
        await app.until("▒▒▒▒ i gangen")
        assert "Holtskog" not in app.text


async def test_the_one_is_not_proposed_to_do_a_step() -> None:
    desk = suspected()
    async with running(desk, (120, 40)) as app:
        await app.press("3")
        app.screen.query_one(RowList).select("case-77")
        await app.press("enter", "e")
        await app.on("StepForm")
        options = app.screen.query_one("#who").options  # type: ignore[attr-defined]
        assert "Jon Vik" in options
        assert SUSPECTED.name not in options
        await app.press("escape", "o")
        await app.on("CaseTaskForm")
        assert SUSPECTED.name not in app.screen.query_one("#who").options  # type: ignore[attr-defined]
    assert desk.store.get(Case, "case-77")


async def test_nor_for_a_task_of_the_meeting_about_it_but_for_any_other() -> None:
    desk = suspected()
    at = next(i for i, one in enumerate(meetings.get(desk, RUNNING).agenda) if one.id == "i-78")
    for index, proposed in ((at, False), (0, True)):
        meetings.go_to(desk, RUNNING, index)
        async with running(desk, (120, 40)) as app:
            await app.press("5", "home", "enter")
            await app.on("MeetingScreen")
            await app.press("o")
            options = app.screen.query_one(EntryLine).query_one("#who", LineField).options
            assert (SUSPECTED.name in options) is proposed
            assert "Jon Vik" in options
