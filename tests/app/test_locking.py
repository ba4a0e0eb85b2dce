"""The lock, without an application."""

from __future__ import annotations

from typing import Any, cast

import pytest

from elvis_tui.app.locking import Locking
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import replace
from elvis_tui.screens.locked import LockedScreen
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.drafts import Drafts
from tests.app.on_screen.sealed import SealedStore
from tests.app.stand_in import StandIn, Watch


class Order:
    """What was done, in the order it was done."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def __call__(self, what: str) -> None:
        self.done.append(what)


@pytest.fixture
def order() -> Order:
    return Order()


@pytest.fixture
def locking(desk: Desk, host: StandIn, watch: Watch, order: Order) -> Locking:
    return Locking(desk, watch, lambda: order("drafts kept"), host)


@pytest.fixture
def sealed_desk(desk: Desk, order: Order) -> Desk:
    class Watched(SealedStore):
        def drop_key(self) -> None:
            order("key dropped")
            super().drop_key()

    class Written(Drafts):
        def flush(self) -> None:
            order("drafts written")

    return replace(desk, store=Watched(), drafts=Written(None))


@pytest.fixture
def sealed(sealed_desk: Desk, host: StandIn, watch: Watch, order: Order) -> Locking:
    return Locking(sealed_desk, watch, lambda: order("drafts kept"), host)


def test_what_is_typed_is_kept_and_what_is_told_is_taken_down(
    locking: Locking, host: StandIn, order: Order
) -> None:
    host.told = ["Thorvaldine er lagret"]
    locking.lock()
    assert order.done == ["drafts kept"]
    assert host.told == []
    assert isinstance(host.screen, LockedScreen)
    assert locking.is_locked
    assert locking.is_in_front
    assert host.work == [], "there is no key to forget"


def test_it_is_locked_once(locking: Locking, host: StandIn) -> None:
    locking.lock()
    locking.lock()
    assert len(host.over_lock) == 1


def test_another_screen_over_the_lock_may_go(locking: Locking, host: StandIn) -> None:
    locking.lock()
    host.push_over_lock(cast(Any, object()))
    assert not locking.is_in_front


def test_opened_everything_stands_as_it_was(locking: Locking, host: StandIn) -> None:
    before = list(host.screen_stack)
    locking.lock()
    locking.open()
    assert host.screen_stack == before
    assert not locking.is_locked
    assert not locking.is_in_front


def test_what_came_meanwhile_is_done_in_its_order_and_once(locking: Locking) -> None:
    order = Order()
    locking.lock()
    locking.postpone(lambda: order("first"))
    locking.postpone(lambda: order("second"))
    locking.open()
    assert order.done == []
    locking.do_what_was_postponed()
    locking.do_what_was_postponed()
    assert order.done == ["first", "second"]


async def test_the_key_is_forgotten_after_the_drafts_are_written(
    sealed: Locking, host: StandIn, order: Order
) -> None:
    assert not sealed.is_without_key
    sealed.lock()
    assert sealed.is_without_key
    await host.let_work()
    assert order.done == ["drafts kept", "drafts written", "key dropped"]
    sealed.open()
    assert not sealed.is_without_key


def test_data_that_are_not_encrypted_can_be_read_while_locked(locking: Locking) -> None:
    locking.lock()
    assert not locking.is_without_key


async def test_a_key_that_could_not_be_dropped_is_told_on_the_locked_screen(
    sealed: Locking, sealed_desk: Desk, host: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise StorageError(Fault.DATA_UNWRITABLE, path="/x", errno=28)

    monkeypatch.setattr(sealed_desk.store, "drop_key", refuse)
    sealed.lock()
    await host.let_work()
    screen = host.screen
    assert isinstance(screen, LockedScreen)
    assert "Nøkkelen er fortsatt i minnet" in screen._warning
    assert screen._is_ready, "the passphrase is asked for all the same"
