"""The locked screen: everything blank, and everything back as it was."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.meetings.records import Meeting, MeetingStatus
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.navigation import GoToRoom, ShowFollowUp
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.memory import MemoryStore
from tests.school import NAME_PARTS, SCHOOL
from tests.screens.running import SMALL, Running, running
from tests.screens.waiting import wait_until
from tests.screens.walks import busy_desk, walk

SECRET = "blåbær på fjellet"
WRONG = "Det er ikke riktig passordfrase."


class Watch:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class SealedStore(MemoryStore):
    """Encrypted as far as anybody can see; `fails` is what dropping the key meets."""

    def __init__(self) -> None:
        super().__init__(SCHOOL)
        self.has_key = True
        self.fails: StorageError | None = None
        self.tried: list[str] = []
        self.may_answer = threading.Event()
        self.may_answer.set()

    @property
    def is_sealed(self) -> bool:
        return True

    def drop_key(self) -> None:
        if self.fails:
            raise self.fails
        self.has_key = False

    def unlock(self, secret: str) -> None:
        self.may_answer.wait(10)
        self.tried.append(secret)
        if secret != SECRET:
            raise StorageError(Fault.WRONG_PASSPHRASE)
        self.has_key = True


@pytest.fixture
def sealed() -> SealedStore:
    return SealedStore()


@pytest.fixture
def sealed_desk(desk: Desk, sealed: SealedStore) -> Desk:
    return replace(desk, store=sealed)


async def locked(app: Running) -> None:
    await app.press("f4")
    await app.on("LockedScreen")


async def asks(app: Running) -> None:
    """Wait until the key is forgotten and the passphrase is taken."""
    await locked(app)
    await wait_until(app.pilot, lambda: "lagrer det siste" not in app.text)


async def give(app: Running, secret: str) -> None:
    app.screen.query_one(Input).value = secret
    await app.press("enter")


def is_blank(app: Running) -> bool:
    """Whether nothing but the lock's own words can be read."""
    text = app.text.casefold()
    own = "Skjermen er låst" in app.text
    return own and not [p for p in (*NAME_PARTS, "2sta", "oversikt", "elev ") if p in text]


# Without encryption


@pytest.mark.parametrize("name", ["overview", "page", "note", "meeting", "minutes so far", "case"])
async def test_f4_blanks_everything_and_any_key_brings_it_back(name: str) -> None:
    async with running(busy_desk()) as app:
        await walk(app, name)
        before, stack = app.text, app.app.screen_stack
        await locked(app)
        assert is_blank(app), app.text
        await app.press("x")
        assert app.text == before
        assert app.app.screen_stack == stack


async def test_the_key_that_opens_does_nothing_else(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        await app.type("halv")
        await locked(app)
        await app.press("x")
        assert app.screen.query_one(TextArea).text == "halv"
        await app.type("ferdig")
        assert app.screen.query_one(TextArea).text == "halvferdig"
        await locked(app)
        await app.press("escape")
        assert app.screen.query_one(TextArea).text == "halvferdig"


async def test_a_click_opens_and_does_nothing_else(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2")
        before = app.text
        await locked(app)
        await app.pilot.hover(offset=(5, 8))
        assert is_blank(app)
        await app.pilot.click(offset=(20, 0))
        await app.on("FollowUpsScreen")
        assert app.text == before


@pytest.mark.parametrize("key", ["f2", "f3", "f6", "f7", "ctrl+p"])
async def test_what_works_everywhere_does_not_work_there(desk: Desk, key: str) -> None:
    async with running(desk) as app:
        theme = app.app.theme
        await locked(app)
        await app.press(key)
        assert is_blank(app)
        await app.press("space")
        assert app.app.theme == theme
        assert not app.app.session.names_hidden
        assert len(app.app.screen_stack) == 1


async def test_ctrl_q_ends_the_program_there_too(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        await app.type("halv")
        await locked(app)
        await app.press("ctrl+q")
        assert not app.app.is_running
    assert desk.drafts.get("note:f-1") == {"text": "halv"}


async def test_what_is_typed_in_every_room_is_a_draft_before_the_screen_is_locked() -> None:
    kept: list[str] = []

    class Watched(Drafts):
        def keep(self, key: str, fields: Mapping[str, str]) -> None:
            super().keep(key, fields)
            kept.append(key)

    desk = replace(busy_desk(), drafts=Watched(None))
    async with running(desk) as app:
        await walk(app, "noting")
        await app.type("halv")
        await app.app.action_room("follow_ups")
        await app.press("enter", "w")
        await app.on("NoteForm")
        await app.type("hel")
        kept.clear()
        await locked(app)
        assert len(set(kept)) == 2, "the line in the meeting, and the note"
        assert "note:f-1" in kept


async def test_what_is_told_is_taken_down_and_held_back_until_it_is_open(desk: Desk) -> None:
    async with running(desk) as app:
        app.app.notify("Thorvaldine er lagret", markup=False)
        await app.until("Thorvaldine er lagret")
        await locked(app)
        app.app.notify("Ygdis er lagret", markup=False)
        await app.pilot.pause()
        assert is_blank(app)
        assert "lagret" not in app.text
        await app.press("x")
        await app.until("Ygdis er lagret")
        assert "Thorvaldine er lagret" not in app.told


async def test_what_was_on_its_way_waits_behind_it(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2")
        await locked(app)
        app.app.post_message(GoToRoom("cases"))
        app.app.post_message(ShowFollowUp("f-1"))
        await app.pilot.pause()
        assert is_blank(app)
        await app.press("x")
        await app.on("CasesScreen")
        await app.press("2")
        await app.on("FollowUpScreen")


async def test_a_dialog_that_closes_behind_it_does_not_open_it(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "note")
        form = app.screen
        await locked(app)
        form.dismiss(None)
        await app.pilot.pause()
        assert is_blank(app)
        await app.press("x")
        await app.on("FollowUpScreen")


async def test_in_a_room_with_nothing_behind_it_the_same_room_waits_its_turn(desk: Desk) -> None:
    async with running(desk) as app:
        await walk(app, "page")
        await locked(app)
        app.app.post_message(GoToRoom("follow_ups"))
        await app.pilot.pause()
        assert is_blank(app)
        await app.press("x")
        await app.on("FollowUpsScreen")


# Too small


async def test_locked_while_it_is_too_small(desk: Desk) -> None:
    async with running(desk) as app:
        await app.pilot.resize_terminal(40, 10)
        await app.on("TooSmallScreen")
        await locked(app)
        assert "Skjermen er låst" in app.text
        await app.pilot.resize_terminal(*SMALL)
        assert is_blank(app)
        await app.press("x")
        await app.on("OverviewScreen")


@pytest.mark.parametrize("grows", [True, False], ids=["and grown", "and not grown"])
async def test_made_too_small_while_it_is_locked(desk: Desk, grows: bool) -> None:
    async with running(desk) as app:
        await locked(app)
        await app.pilot.resize_terminal(40, 10)
        assert is_blank(app), app.text
        if grows:
            await app.pilot.resize_terminal(*SMALL)
        await app.press("x")
        await app.on("OverviewScreen" if grows else "TooSmallScreen")


async def test_on_the_smallest_screen_the_passphrase_can_be_given(sealed_desk: Desk) -> None:
    async with running(sealed_desk, (20, 5)) as app:
        await asks(app)
        assert app.screen.query_one(Input).region.height == 1
        assert app.screen.query_one(Input).region.bottom <= 5
        await give(app, SECRET)
        await app.on("TooSmallScreen")


# Idle


async def test_after_ten_minutes_without_a_key_it_is_locked(sealed_desk: Desk) -> None:
    """FAULTS 77: masked, and the key is dropped."""
    watch = Watch()
    async with running(sealed_desk, idle_clock=watch) as app:
        watch.seconds += 599
        app.app.lock_if_idle()
        await app.press("2")
        watch.seconds += 599
        app.app.lock_if_idle()
        await app.pilot.pause()
        assert not app.app.is_locked
        watch.seconds += 1
        app.app.lock_if_idle()
        await app.on("LockedScreen")
        assert is_blank(app)
        store = sealed_desk.store
        assert isinstance(store, SealedStore)
        await wait_until(app.pilot, lambda: not store.has_key)
        await wait_until(app.pilot, lambda: "lagrer" not in app.text)
        await give(app, SECRET)
        await app.on("FollowUpsScreen")
        assert store.has_key


async def test_the_mouse_is_somebody_too(desk: Desk) -> None:
    watch = Watch()
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 599
        await app.pilot.hover(offset=(10, 10))
        watch.seconds += 599
        app.app.lock_if_idle()
        assert not app.app.is_locked


async def test_the_timer_waits_for_what_is_left_of_the_time(desk: Desk) -> None:
    watch, asked = Watch(), []
    async with running(desk, idle_clock=watch) as app:
        app.app.set_timer = lambda delay, _call: asked.append(delay)  # type: ignore[assignment]
        watch.seconds += 200
        app.app.lock_if_idle()
        await app.press("down")
        watch.seconds += 60
        app.app.lock_if_idle()
    assert asked == [400, 540]


async def test_in_a_running_meeting_it_is_never_locked_of_itself(desk: Desk) -> None:
    watch = Watch()
    meeting = desk.store.get(Meeting, "meeting-2")
    desk.store.commit(put=[replace(meeting, status=MeetingStatus.RUNNING)])
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 7200
        app.app.lock_if_idle()
        assert not app.app.is_locked
        desk.store.commit(put=[meeting])
        watch.seconds += 599
        app.app.lock_if_idle()
        assert not app.app.is_locked, "the time begins anew after the meeting"
        watch.seconds += 1
        app.app.lock_if_idle()
        assert app.app.is_locked
        await app.on("LockedScreen")


async def test_the_time_is_chosen_and_remembered(desk: Desk) -> None:
    watch = Watch()
    async with running(desk, idle_clock=watch) as app:
        await app.press("ctrl+p")
        await app.type("før skjermen")
        await app.until("Tid før skjermen låses")
        await app.press("enter")
        await app.on("LockTimeForm")
        assert "[10 min]" in app.text
        await app.press("left", "left", "ctrl+s")
        await app.on("OverviewScreen")
        assert desk.preferences.now.lock_minutes == 2
        watch.seconds += 120
        app.app.lock_if_idle()
        assert app.app.is_locked


async def test_never_is_never(desk: Desk) -> None:
    watch = Watch()
    desk.preferences.choose(lock_minutes=0)
    async with running(desk, idle_clock=watch) as app:
        watch.seconds += 10**6
        app.app.lock_if_idle()
        assert not app.app.is_locked
        await locked(app)


# With encryption


async def test_the_passphrase_brings_everything_back_with_what_was_being_typed(
    sealed_desk: Desk, sealed: SealedStore
) -> None:
    async with running(sealed_desk) as app:
        await walk(app, "note")
        await app.type("Samtale om bus")
        before = app.text
        await asks(app)
        assert not sealed.has_key
        await app.press("escape", "tab", "ctrl+p", "f2", "1", "backspace")
        assert is_blank(app), app.text
        await app.pilot.click(offset=(10, 10))
        assert is_blank(app)
        await give(app, SECRET)
        await app.on("NoteForm")
        assert sealed.has_key
        assert app.text == before
        await app.type("sen")
        assert app.screen.query_one(TextArea).text == "Samtale om bussen"


async def test_the_passphrase_is_never_shown(sealed_desk: Desk) -> None:
    async with running(sealed_desk) as app:
        await asks(app)
        await app.type("hemmelig")
        assert "hemmelig" not in app.text
        assert "••••••••" in app.text
        await app.press("home", "shift+end", "ctrl+c", "ctrl+x")
        assert app.app.clipboard == ""


async def test_it_says_that_it_works_while_it_does(sealed_desk: Desk, sealed: SealedStore) -> None:
    async with running(sealed_desk) as app:
        await asks(app)
        sealed.may_answer.clear()
        await give(app, SECRET)
        await app.until("låser opp …")
        await give(app, SECRET)
        sealed.may_answer.set()
        await app.on("OverviewScreen")
    assert sealed.tried == [SECRET]


async def test_each_wrong_passphrase_makes_one_wait_longer(
    sealed_desk: Desk, sealed: SealedStore
) -> None:
    watch = Watch()
    async with running(sealed_desk, idle_clock=watch) as app:
        await asks(app)
        for pause in ("ett sekund", *(f"{n} sekunder" for n in (2, 4, 8, 16, 30, 30))):
            await give(app, "feil")
            await app.until(WRONG, f"Vent {pause}.")
            tried = len(sealed.tried)
            watch.seconds += {"ett sekund": 1}.get(pause) or int(pause.split()[0])
            watch.seconds -= 0.5
            await give(app, SECRET)
            assert len(sealed.tried) == tried, "it does not even try"
            watch.seconds += 0.5
        await give(app, SECRET)
        await app.on("OverviewScreen")


async def test_after_the_pause_it_says_try_again(sealed_desk: Desk) -> None:
    async with running(sealed_desk) as app:
        await asks(app)
        await give(app, "feil")
        await app.until("Vent ett sekund.")
        await app.until("Prøv igjen")
        assert "Vent" not in app.text


async def test_on_a_full_disk_it_is_locked_all_the_same_and_says_so(
    sealed_desk: Desk, sealed: SealedStore
) -> None:
    sealed.fails = StorageError(Fault.DATA_UNWRITABLE, path=Path("x.json"), errno=28)
    async with running(sealed_desk) as app:
        await asks(app)
        assert is_blank(app)
        await app.until("Nøkkelen er fortsatt i minnet")
        await give(app, "feil")
        await app.until(WRONG)
        assert app.app.is_locked
        await app.press("ctrl+q")
        assert not app.app.is_running


async def test_other_faults_cost_no_pause(sealed_desk: Desk, sealed: SealedStore) -> None:
    def gone(_secret: str) -> None:
        raise StorageError(Fault.DATA_UNREADABLE, path=Path("x.json"))

    async with running(sealed_desk) as app:
        unlock = sealed.unlock
        sealed.unlock = gone  # type: ignore[method-assign]
        await asks(app)
        app.screen._unlock = gone  # type: ignore[attr-defined]
        await give(app, SECRET)
        await app.until("x.json")
        app.screen._unlock = unlock  # type: ignore[attr-defined]
        await give(app, SECRET)
        await app.on("OverviewScreen")
