"""The program as a whole: rooms, the state of the data, size, quitting and crashing."""

from __future__ import annotations

import errno
from datetime import timedelta
from pathlib import Path

import pytest

from elvis_tui.app.application import ElvisApp
from elvis_tui.app.saving import DataChanged
from elvis_tui.app.showing import Showing
from elvis_tui.app.smallest import SMALLEST
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import replace
from elvis_tui.screens.frame.room import Room
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.desk.sources import Sources
from elvis_tui.storage.drafts import Drafts
from elvis_tui.storage.store import DataState, SaveState
from elvis_tui.widgets.entry_line import EntryLine
from elvis_tui.widgets.fields import TextField
from elvis_tui.widgets.title_line import TitleLine
from tests.app.stand_in import StandIn
from tests.school import NAME_PARTS, NOW, desk_with
from tests.screens.running import Running, running
from tests.screens.waiting import wait_until
from tests.screens.walks import busy_desk, walk

ROOMS = {
    "1": "OverviewScreen",
    "2": "FollowUpsScreen",
    "3": "CasesScreen",
    "4": "PlanScreen",
    "5": "MeetingsScreen",
}
FULL = StorageError(Fault.DATA_UNWRITABLE, path="/x/elvis.json", errno=errno.ENOSPC)


async def test_a_calendar_of_ones_own_that_cannot_be_used_is_told_when_the_screen_stands(
    tmp_path: Path,
) -> None:
    (tmp_path / "skoleruter.toml").write_text("[[skolear]]\nnavn = 5\n", encoding="utf-8")
    async with running(replace(desk_with(), sources=Sources(tmp_path))) as app:
        told = "skoleruter.toml kan ikke brukes: skolear 1: «navn» er ikke tekst i hermetegn"
        await wait_until(app.pilot, lambda: told in app.told)


async def test_a_layout_asked_for_before_f2_draws_nothing_until_every_screen_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would draw what is dirty by then: a masked field beside a list that is not masked."""
    async with running(desk) as app:
        app.app.tell("Nora Solli er fulgt opp.")
        await app.until("Nora Solli")
        frames: list[object] = []

        def display(_screen: object, frame: object) -> None:
            if not app.app._batch_count:
                frames.append(frame)

        monkeypatch.setattr(app.app, "_display", display)
        await app.app.action_toggle_names()
        app.screen._on_timer_update()
        assert frames == []
        await wait_until(app.pilot, lambda: bool(frames))
        assert not set(NAME_PARTS) & set(app.text.split())


async def test_what_changes_while_the_program_ends_is_shown_on_no_room_that_goes(
    desk: Desk,
) -> None:
    """A room is taken down widget by widget, and the disk may answer meanwhile."""
    async with running(desk) as app:
        room = app.screen
        assert isinstance(room, Room)
        assert room.stands
    assert not room.query(TitleLine)
    host = StandIn(room)
    Showing(host).data_state()
    Showing(host).data_replaced()


async def test_a_digit_goes_to_a_room_from_any_other(desk: Desk) -> None:
    async with running(desk) as app:
        await app.on("OverviewScreen")
        for here in ROOMS:
            for there, screen in ROOMS.items():
                await app.press(here, there)
                await app.on(screen)


async def test_the_room_one_stands_in_goes_back_to_its_first_screen(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("5", "down", "down", "enter")
        await app.on("MinutesScreen")
        await app.press("5")
        await app.on("MeetingsScreen")


async def test_another_room_leaves_everything_open_as_it_was(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("2", "enter")
        await app.on("FollowUpScreen")
        await app.press("4", "2")
        await app.on("FollowUpScreen")


async def test_a_click_on_a_room_goes_there(desk: Desk) -> None:
    async with running(desk) as app:
        await app.pilot.click(TitleLine, offset=(50, 0))
        await app.on("MeetingsScreen")


async def test_the_title_line_tells_the_day_and_that_all_is_saved(desk: Desk) -> None:
    async with running(desk) as app:
        for key in ROOMS:
            await app.press(key)
            assert app.text.splitlines()[0].endswith("lagret  man. 19.10. uke 43 ")


async def test_an_invented_school_says_that_its_names_are(desk: Desk) -> None:
    desk.store.commit(put=[replace(desk.facts, invented=True)])
    async with running(desk) as app:
        for key in ROOMS:
            await app.press(key)
            assert "oppdiktede navn" in app.text


async def said(app: Running, state: DataState) -> None:
    app.app.post_message(DataChanged(state))
    await app.pilot.pause()


async def test_what_could_not_be_saved_is_told_in_words_and_why(desk: Desk) -> None:
    async with running(desk) as app:
        await said(app, DataState(SaveState.FAILED, FULL))
        await app.until("✖ IKKE LAGRET", "disken er full")
        await app.press("2")
        await app.until("✖ IKKE LAGRET")
        await said(app, DataState(SaveState.SAVED))
        assert "IKKE LAGRET" not in app.text
        assert "lagret" in app.text.splitlines()[0]


async def test_the_same_reason_is_told_once_until_it_has_been_mended(desk: Desk) -> None:
    async with running(desk) as app:
        for _ in range(3):
            await said(app, DataState(SaveState.FAILED, FULL))
            await said(app, DataState(SaveState.SAVING))
        assert app.told.count("disken er full") == 1
        await said(app, DataState(SaveState.SAVED))
        assert "disken er full" not in app.told, "what is mended is told no more"
        await said(app, DataState(SaveState.FAILED, FULL))
        assert app.told.count("disken er full") == 1


async def test_while_it_saves_the_line_does_not_say_that_it_has(desk: Desk) -> None:
    async with running(desk) as app:
        await said(app, DataState(SaveState.SAVING))
        assert "lagret" not in app.text.splitlines()[0]
        assert "lagrer" in app.text.splitlines()[0]
        await app.until("lagrer …")
        await said(app, DataState(SaveState.SAVED))
        assert "lagret" in app.text.splitlines()[0]


@pytest.mark.parametrize("small", [(40, 10), (SMALLEST[0] - 1, 30), (100, SMALLEST[1] - 1), (1, 1)])
@pytest.mark.parametrize("name", ["overview", "meeting", "note", "plan"])
async def test_a_screen_that_is_too_small_says_so_and_heals(
    name: str, small: tuple[int, int]
) -> None:
    async with running(busy_desk(), (80, 24)) as app:
        await walk(app, name)
        before, screen = app.text, app.screen
        await app.pilot.resize_terminal(*small)
        await app.on("TooSmallScreen")
        if small[0] >= 40:
            await app.until("For liten skjerm.", "72 × 18")
        await app.press("1", "enter", "ctrl+p", "a")
        await app.on("TooSmallScreen")
        await app.pilot.resize_terminal(80, 24)
        await app.on(type(screen).__name__)
        assert app.screen is screen
        assert app.text == before


async def test_a_program_that_starts_too_small_grows_into_the_first_screen(desk: Desk) -> None:
    async with running(desk, (30, 8)) as app:
        await app.on("TooSmallScreen")
        await app.pilot.resize_terminal(80, 24)
        await app.until("Krever noe nå")


@pytest.mark.parametrize("size", [(72, 18), (300, 100)])
async def test_every_room_fits_the_smallest_and_the_largest_screen(
    desk: Desk, size: tuple[int, int]
) -> None:
    async with running(desk, size) as app:
        for key, screen in ROOMS.items():
            await app.press(key)
            await app.on(screen)
            lines = app.text.splitlines()
            assert len(lines) == size[1]
            assert {len(line) for line in lines} == {size[0]}
            assert "? hjelp" in lines[-1]


@pytest.mark.parametrize("name", ["note", "noting"])
async def test_quitting_in_the_middle_of_a_word_keeps_it(name: str, tmp_path: Path) -> None:
    drafts = Drafts(tmp_path / "drafts")
    desk = replace(busy_desk(), drafts=drafts)
    async with running(desk) as app:
        await walk(app, name)
        await app.type("Halv set")
        await app.press("ctrl+q")
    assert app.app.return_code == 0
    drafts.close()
    again = replace(busy_desk(), drafts=Drafts(tmp_path / "drafts"))
    async with running(again) as app:
        await walk(app, name)
        typed = (
            app.screen.query_one(TextField).text
            if name == "note"
            else app.screen.query_one(EntryLine).values["text"]
        )
        assert typed == "Halv set"


async def test_ctrl_c_says_how_to_quit_and_does_not(desk: Desk) -> None:
    async with running(desk) as app:
        await app.press("ctrl+c")
        await app.until("Trykk ctrl+q for å avslutte.")
        assert app.app.is_running


class Clumsy(ElvisApp):
    """Falls over a student's name."""

    def action_fall(self) -> None:
        name = "Thorvaldine Kvisgaard"
        note = {"text": f"{name} mobbes"}
        raise ValueError(note, name)


async def begin_a_note(app: ElvisApp) -> None:
    """Type in a note, and fall."""
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter", "w", *"Halv")
        app.call_later(getattr(app, "action_fall", app.action_help))
        await pilot.pause()


async def test_a_crash_tells_no_name_and_ends_with_1(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """FAULTS 39, 40."""
    drafts = Drafts(tmp_path / "drafts")
    app = Clumsy(replace(desk_with(), drafts=drafts))
    with pytest.raises(ValueError, match="Thorvaldine"):
        await begin_a_note(app)
    assert app.return_code == 1
    told = "".join(capsys.readouterr())
    assert "Elvis stoppet på grunn av en feil i programmet" in told
    assert "ValueError" in told
    assert "test_application.py:" in told
    assert not [part for part in NAME_PARTS if part in told.casefold()]
    assert "mobbes" not in told
    assert len(told.splitlines()) < 10
    drafts.close()
    assert Drafts(tmp_path / "drafts").get("note:f-1") == {"text": "Halv"}


async def test_a_crash_while_a_draft_cannot_be_kept_still_tells_no_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], desk: Desk
) -> None:
    """FAULTS 40."""

    def cannot(*_args: object) -> None:
        text = "Thorvaldine"
        raise RuntimeError(text)

    monkeypatch.setattr(Drafts, "keep", cannot)
    app = ElvisApp(desk)
    with pytest.raises(RuntimeError, match="Thorvaldine"):
        await begin_a_note(app)
    assert app.return_code == 1
    told = "".join(capsys.readouterr())
    assert "Elvis stoppet" in told
    assert "Thorvaldine" not in told


async def test_at_midnight_the_day_is_another(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    desk = desk_with(now=NOW + timedelta(hours=11, minutes=59, seconds=50))
    app = ElvisApp(desk)
    monkeypatch.setattr(app, "set_timer", lambda delay, *_args, **_more: waits.append(float(delay)))
    async with app.run_test() as pilot:
        await pilot.pause()
    assert 11.0 in waits


async def test_what_is_told_goes_at_once_when_names_are_hidden(desk: Desk) -> None:
    async with running(desk) as app:
        app.app.notify("Thorvaldine er lagret", markup=False)
        await app.until("Thorvaldine er lagret")
        assert app.screen.query("Toast")
        await app.app.action_toggle_names()
        assert not app.screen.query("Toast"), "it is still there for one frame"


async def test_nothing_on_the_screen_can_be_marked_and_sent_away(desk: Desk) -> None:
    async with running(desk) as app:
        assert not app.app.ALLOW_SELECT
        await app.pilot.mouse_down(offset=(2, 7))
        await app.pilot.hover(offset=(40, 9))
        await app.pilot.mouse_up(offset=(40, 9))
        assert not app.screen.get_selected_text()


async def test_a_fault_that_escapes_from_a_key_is_told_and_ends_nothing(desk: Desk) -> None:
    async with running(desk) as app:

        def fall() -> None:
            raise FULL

        app.app.action_help = fall  # type: ignore[method-assign]
        await app.press("question_mark")
        await app.until("disken er full")
        assert app.app.is_running


async def test_a_sentence_with_a_key_says_the_key_the_user_has_chosen(desk: Desk) -> None:
    desk.preferences.now = replace(desk.preferences.now, keys=(("cases.view", "q"),))
    async with running(desk) as app:
        await app.press("3", "q")
        await app.on("Choose")
        await app.press("end", "enter")
        await app.until("q skifter visning")
    desk.preferences.now = replace(desk.preferences.now, keys=())
    async with running(desk) as app:
        await app.press("3", "v")
        await app.on("Choose")
        await app.press("end", "enter")
        await app.until("v skifter visning")


async def test_a_key_of_the_users_own_does_what_the_command_does(desk: Desk) -> None:
    own = replace(desk.preferences.now, keys=(("app.theme", "f10"), ("no.such", "f9")))
    desk.preferences.now = own
    async with running(desk) as app:
        before = app.app.theme
        await app.press("f3")
        assert app.app.theme == before
        await app.press("f10")
        assert app.app.theme != before
