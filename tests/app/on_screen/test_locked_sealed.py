"""The locked screen over encrypted data: the passphrase opens, and nothing else does."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import TextArea

from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.services.desk.desk import Desk
from tests.app.on_screen.sealed import SECRET, SealedStore, asks, give, is_blank
from tests.app.stand_in import Watch
from tests.screens.running import running
from tests.screens.walks import walk

WRONG = "Det er ikke riktig passordfrase."


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
        assert app.app.parts.locking.is_locked
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
