"""Room 2: everybody who is followed; typing narrows the list at every key."""

from __future__ import annotations

from datetime import date

import pytest

from elvis_tui.domain.follow_ups.records import Contact, ContactMethod, FollowUp, Reached
from elvis_tui.domain.record import replace
from elvis_tui.domain.teams import ATTENDANCE
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as service
from elvis_tui.services.follow_ups.views import listed
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList
from tests.school import TODAY, desk_with
from tests.screens.running import SMALL, WIDE, Running, running


def ids(app: Running) -> list[str]:
    return [row.id for row in app.screen.query_one(RowList).rows]


@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_the_soonest_stands_first_with_level_and_lateness_in_words(
    desk: Desk, size: tuple[int, int]
) -> None:
    f_1 = desk.store.get(FollowUp, "f-1")
    talk = Contact(
        id="k-2",
        on=date(2026, 9, 4),
        by="berit",
        whom="eleven",
        how=ContactMethod.CONVERSATION,
        reached=Reached.YES,
    )
    desk.store.commit(put=[replace(f_1, contacts=(*f_1.contacts, talk))])
    async with running(desk, size) as app:
        await app.press("2")
        assert ids(app) == ["f-1", "f-3", "f-2", "f-4"]
        first = next(line for line in app.text.splitlines() if "Kvisg" in line)
        assert all(w in first for w in ("2STA", "■ rød", "forfalt 3 d", "ring foresatte til"))
        more = all(w in first for w in ("oppfølging", "45 d"))
        assert more == (size == WIDE), "where it is narrow, what comes next has the room"
        assert "Alle åpne · 4" in app.text
        assert ("Eier" in app.text) == (size == WIDE)


async def test_every_key_narrows_the_list_and_escape_shows_all_again(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "slash")
        await app.type("grønn")
        assert ids(app) == ["f-2"]
        assert "Alle åpne · 1" in app.text
        await app.type(" 2sta")
        assert ids(app) == []
        assert "Ingen treff. Esc nullstiller søket." in app.text
        await app.press("escape")
        assert len(ids(app)) == 4
        assert not app.screen.query_one(LineField).display
        assert app.screen.query_one(RowList).has_focus


async def test_digits_and_letters_in_the_search_are_text_and_no_commands(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "slash")
        await app.type("1nvx?")
        assert app.screen.query_one(LineField).value == "1nvx?"
        await app.on("FollowUpsScreen")


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_from_the_search_one_goes_to_what_was_found(desk: Desk, key: str) -> None:
    async with running(desk) as app:
        await app.press("2", "slash")
        await app.type("1baa")
        await app.press(key)
        assert app.screen.query_one(RowList).has_focus
        await app.press("enter")
        await app.on("FollowUpScreen")
        await app.press("escape")
        await app.on("FollowUpsScreen")
        assert ids(app) == ["f-3"], "the search stands when one comes back"


async def test_slash_goes_back_to_a_search_that_stands(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "slash")
        await app.type("1baa")
        await app.press("down", "slash")
        await app.type("kvis")
        assert ids(app) == ["f-1"], "what is typed takes the place of what stood there"


@pytest.mark.parametrize(
    ("presses", "title", "found"),
    [
        (0, "Alle åpne · 4", ["f-1", "f-3", "f-2", "f-4"]),
        (1, "Mine · 1", ["f-1"]),
        (2, "IKO-team · 3", ["f-1", "f-3", "f-4"]),
        (3, "Nærværsteam · 1", ["f-2"]),
        (4, "Forfalt · 1", ["f-1"]),
        (5, "Ikke tatt opp ennå · 2", ["f-3", "f-2"]),
        (6, "Uten kontakt på 14 dager · 3", ["f-4", "f-1", "f-3"]),
        (7, "Utestående trinn · 0", []),
        (8, "Varsel mangler · 1", ["f-1"]),
        (9, "Snart myndige · 0", []),
        (10, "Samtykke å avklare · 0", []),
        (11, "Røde · 1", ["f-1"]),
        (12, "Uten dato · 0", []),
        (13, "Mangler overlevering · 4", ["f-1", "f-3", "f-2", "f-4"]),
        (14, "Avsluttede · 1", ["f-5"]),
    ],
)
async def test_v_shows_the_views_with_how_many_each_holds(
    desk: Desk, presses: int, title: str, found: list[str]
) -> None:
    async with running(desk) as app:
        await app.press("2", "v")
        await app.on("ViewsDialog")
        await app.press(*["down"] * presses, "enter")
        await app.until(title)
        assert ids(app) == found


async def test_an_empty_view_says_what_to_do() -> None:
    async with running(desk_with(())) as app:
        await app.press("escape", "2")
        assert "n følger opp noen nye, v skifter visning." in app.text
        await app.press("enter", "down", "up")
        await app.on("FollowUpsScreen")


async def test_the_cursor_stays_on_the_same_student_when_the_list_changes(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "end", "enter")
        await app.on("FollowUpScreen")
        service.set_next(desk, "f-4", desk.today, "samtale")
        await app.press("escape")
        await app.on("FollowUpsScreen")
        row = app.screen.query_one(RowList).row
        assert row is not None
        assert row.id == "f-4"


async def test_n_asks_whom_and_then_the_facts(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("ygdis")
        await app.press("enter")
        await app.on("FollowUpForm")
        assert "Ny oppfølging: Ygdis Hjorthaug (2STA)" in app.text
        await app.press("ctrl+s")
        await app.on("FollowUpScreen")
        assert "Ygdis Hjorthaug (2STA)" in app.text
        assert len(listed(desk)) == 5


@pytest.mark.parametrize(("key", "screen"), [("enter", "FollowUpForm"), ("n", "FollowUpScreen")])
async def test_one_whom_a_team_follows_already_is_asked_about(
    desk: Desk, key: str, screen: str
) -> None:
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("kvisgaard")
        await app.press("enter")
        await app.until("IKO-team følger opp her alt. Skal Nærværsteam også gjøre det?")
        await app.press(key)
        await app.on(screen)
        await app.press("ctrl+s")
        assert len(listed(desk)) == (5 if key == "enter" else 4)


async def test_one_whom_both_teams_follow_is_shown_instead(desk: Desk) -> None:
    both = replace(service.get(desk, "f-1"), id="f-9", team=ATTENDANCE)
    desk.store.commit(put=[both])
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("kvisgaard")
        await app.press("enter")
        await app.on("FollowUpScreen")
        assert len(listed(desk)) == 5


async def test_a_student_who_is_not_there_is_put_in_with_the_class(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("Ottilie Sund 1hob")
        assert "+ ny elev «Ottilie Sund»" in app.text
        await app.press("down", "enter")
        await app.on("StudentForm")
        await app.press("ctrl+s")
        await app.on("FollowUpForm")
        assert "Ny oppfølging: Ottilie Sund (1HOB)" in app.text


async def test_a_class_that_is_not_there_is_put_in_too(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("1hob")
        assert "+ ny klasse 1HOB" in app.text
        await app.press("down", "enter")
        await app.on("Ask")
        await app.press("enter")
        await app.on("FollowUpForm")
        assert "Ny oppfølging: 1HOB" in app.text


async def test_the_arrows_choose_among_what_was_found_while_one_types(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "n")
        await app.on("PickSubject")
        await app.type("2sta")
        await app.press("down", "down", "enter")
        await app.on("FollowUpForm")
        assert "Ygdis Hjorthaug" in app.text


async def test_enter_in_the_search_opens_the_first_that_is_found_and_not_the_row_from_before(
    desk: Desk,
) -> None:
    async with running(desk) as app:
        await app.press("2", "end", "slash")
        await app.pilot.press(*"kvisgaard", "enter")
        await app.on("FollowUpScreen")
        await app.until("Thorvaldine Kvisgaard")
        await app.press("escape")
        await app.on("FollowUpsScreen")


async def test_a_contact_is_three_keys_from_the_list(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await app.press("2", "home")
        await app.press("c", "ctrl+s")
        await app.on("FollowUpsScreen")
        made = service.get(desk, "f-1").contacts[-1]
        assert (made.whom, made.on, made.reached) == ("eleven", TODAY, Reached.YES)
        assert ids(app)[0] == "f-1"
        await app.press("u")
        assert len(service.get(desk, "f-1").contacts) == 1


async def test_talked_today_is_one_key_on_the_list(desk: Desk) -> None:
    async with running(desk, WIDE) as app:
        await app.press("2", "home", "down", "i")
        assert service.get(desk, "f-3").contacts[-1].whom == "klassen"
        await app.until("Loggført: snakket med 1BAA i dag. u angrer.")
        await app.press("i")
        await app.until("Samtalen i dag er alt loggført.")
        await app.press("v", "down", "enter", "i")
        assert service.get(desk, "f-1").contacts[-1].on == TODAY


async def test_the_next_contact_is_the_next_date(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "down", "down", "c")
        await app.on("ContactForm")
        await app.press("tab", "tab", "tab", "tab", *"ring igjen", "tab", *"fre", "ctrl+s")
        await app.on("FollowUpsScreen")
        assert service.get(desk, "f-2").next_date == date(2026, 10, 23)


async def test_silent_ones_stand_longest_first_with_how_long(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "v", *["down"] * 6, "enter")
        await app.until("Uten kontakt på 14 dager", "stille 42 dager", "stille 16 dager")
        await app.press("f2")
        await app.until("stille 42 dager")


async def test_nobody_mine_says_who_i_am(desk: Desk) -> None:
    async with running(replace(desk, user="nils")) as app:
        await app.press("2", "v", "down", "enter")
        await app.until("Ingen har nils som eier")


async def test_a_contact_from_the_list_is_told_of_like_a_talk(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "home", "c")
        await app.on("ContactForm")
        await app.press("ctrl+s")
        await app.on("FollowUpsScreen")
        await app.until("Loggført: kontakt om Thorvaldine Kvisgaard (2STA). u angrer.")
        await app.press("c")
        await app.on("ContactForm")
        await app.press("escape")
        await app.on("FollowUpsScreen")
