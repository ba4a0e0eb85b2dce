"""Reading along and taking over, without an application."""

from __future__ import annotations

from typing import Any, cast

import pytest
from textual.binding import ActiveBinding

from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.app.write_lock import LOOK_SECONDS, WriteLocking
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import replace
from elvis_tui.i18n import later
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import DataState, ReadOnlyReason, SaveState, WriteLock
from elvis_tui.widgets.commands import Command, HasCommands
from tests.app.stand_in import StandIn
from tests.screens.other_hands import BERIT, CHANGED, OthersStore, over

GONE = replace(BERIT, free=True)
MINE = WriteLock(held=True)


class Reader:
    """Somebody who reads along."""

    def __init__(self, desk: Desk, lock: WriteLock = BERIT) -> None:
        self.desk = over(desk, OthersStore, lock)
        self.host = StandIn()
        self.saves = SaveWatch(self.desk.store.state, self.desk.clock.now)
        self.may_look = True
        versions = Versions(self.desk, self.saves, self.host)
        self.lock = WriteLocking(self.desk, self.saves, versions, lambda: self.may_look, self.host)

    @property
    def store(self) -> OthersStore:
        return cast(OthersStore, self.desk.store)

    async def look(self) -> None:
        self.lock.look()
        await self.host.let_work()


@pytest.fixture
def reader(desk: Desk) -> Reader:
    return Reader(desk)


# Following


def test_it_is_looked_now_and_then_while_somebody_else_writes(reader: Reader) -> None:
    reader.lock.follow()
    reader.lock.follow()
    [timer] = reader.host.timers
    assert timer.delay == LOOK_SECONDS
    assert reader.lock.is_following
    reader.store.set_write_lock(MINE)
    reader.lock.follow()
    assert not timer.runs
    assert not reader.lock.is_following


@pytest.mark.parametrize(
    "lock", [MINE, WriteLock(held=False, reason=ReadOnlyReason.READ_ONLY_DISK)]
)
def test_where_nobody_else_writes_nothing_is_looked_for(desk: Desk, lock: WriteLock) -> None:
    alone = Reader(desk, lock)
    alone.lock.follow()
    assert alone.host.timers == []
    assert not alone.lock.is_elsewhere
    assert not alone.lock.can_be_asked_for


async def test_what_the_other_saves_is_taken_in_and_shown(reader: Reader) -> None:
    await reader.look()
    assert "data replaced" not in reader.host.shown
    reader.store.saved_by_other(replace(reader.desk.school, name="Skolen ved elva"))
    await reader.look()
    assert reader.desk.school.name == "Skolen ved elva"
    assert "data replaced" in reader.host.shown


async def test_one_look_at_a_time(reader: Reader) -> None:
    reader.lock.look()
    reader.lock.look()
    assert len(reader.host.work) == 1
    await reader.host.let_work()
    await reader.look()
    assert reader.store.looks == 2


async def test_what_cannot_be_read_is_not_looked_at(reader: Reader) -> None:
    reader.may_look = False
    await reader.look()
    assert reader.store.looks == 0


async def test_a_look_that_fails_is_made_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise StorageError(Fault.DATA_UNREADABLE, path="/x")

    with monkeypatch.context() as patched:
        patched.setattr(reader.store, "look", refuse)
        await reader.look()
    assert reader.host.told == []
    await reader.look()
    assert reader.store.looks == 1


async def test_what_was_looked_at_before_the_lock_was_taken_is_left_alone(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_meanwhile() -> Any:
        reader.store.set_write_lock(MINE)
        return lambda: pytest.fail("one's own data were replaced")

    monkeypatch.setattr(reader.store, "look", taken_meanwhile)
    await reader.look()


# Taking over


def test_a_free_lock_is_taken_at_once(desk: Desk) -> None:
    reader = Reader(desk, GONE)
    reader.lock.follow()
    reader.lock.ask_for()
    assert reader.store.write_lock.held
    assert not reader.lock.is_following
    assert reader.host.told == ["Nå kan du skrive."]
    assert "data replaced" in reader.host.shown
    assert reader.host.screen.refreshed == 1


def test_one_that_is_not_is_wished_for_and_not_any_more(reader: Reader) -> None:
    reader.lock.ask_for()
    assert reader.lock.is_wished
    reader.lock.ask_for()
    assert not reader.lock.is_wished
    assert not reader.store.write_lock.held


async def test_the_wish_comes_true_when_the_other_leaves(reader: Reader) -> None:
    reader.lock.ask_for()
    reader.store.other_leaves()
    await reader.look()
    assert reader.store.write_lock.held
    assert not reader.lock.is_wished


async def test_without_a_wish_nothing_is_taken(reader: Reader) -> None:
    reader.store.other_leaves()
    await reader.look()
    assert not reader.store.write_lock.held
    assert reader.lock.can_be_asked_for


def test_a_lock_that_cannot_be_taken_is_told_and_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = Reader(desk, GONE)

    def refuse() -> bool:
        raise StorageError(Fault.DATA_UNREADABLE, path="/x/elvis.json")

    monkeypatch.setattr(reader.store, "take_write_lock", refuse)
    reader.lock.ask_for()
    assert "/x/elvis.json" in reader.host.told[0]
    assert not reader.lock.is_wished


def test_with_two_versions_the_same_key_asks_which(desk: Desk) -> None:
    writer = Reader(desk, MINE)
    writer.saves.became(DataState(SaveState.FAILED, CHANGED))
    assert writer.lock.can_be_asked_for
    writer.lock.ask_for()
    assert isinstance(writer.host.screen, Choose)


# What would change something


class Page(HasCommands):
    """What has a key that changes something, and one that does not."""

    OWN_COMMANDS = (
        Command(
            id="page.note",
            key="w",
            action="note",
            words=later("skriv"),
            hint=later("Skriv et notat"),
            writes=True,
        ),
        Command(
            id="page.history", key="h", action="history", words=later("hva"), hint=later("Hva")
        ),
    )


@pytest.mark.parametrize(
    ("lock", "action", "refused"),
    [(BERIT, "note", True), (BERIT, "history", False), (MINE, "note", False)],
)
def test_only_a_key_that_changes_something_is_refused_and_only_while_reading(
    desk: Desk, lock: WriteLock, action: str, refused: bool
) -> None:
    reader = Reader(desk, lock)
    page: Any = Page()
    reader.host.screen.active_bindings = {
        command.key: ActiveBinding(page, command.binding, True, "")
        for command in page.commands.values()
    }
    assert reader.lock.refuses(action, page) == refused
    assert not reader.lock.refuses(action, None), "the key of the same name somewhere else"
