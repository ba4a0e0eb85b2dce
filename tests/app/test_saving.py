"""What is told while data are saved, without an application."""

from __future__ import annotations

from typing import cast

import pytest
from textual.widgets import Input

from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.saving import SLOW_SAVE_SECONDS, Saving
from elvis_tui.app.versions import Versions
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import DataState, SaveState
from tests.app.stand_in import Front, StandIn
from tests.screens.other_hands import CHANGED, FULL, FailingStore, over

SAVED, SAVING = DataState(SaveState.SAVED), DataState(SaveState.SAVING)
FAILED, TWO_VERSIONS = (DataState(SaveState.FAILED, error) for error in (FULL, CHANGED))


@pytest.fixture
def saves(desk: Desk) -> SaveWatch:
    return SaveWatch(SAVED, desk.clock.now)


@pytest.fixture
def failing_desk(desk: Desk) -> Desk:
    return over(desk, FailingStore)


@pytest.fixture
def saving(failing_desk: Desk, saves: SaveWatch, host: StandIn) -> Saving:
    versions = Versions(failing_desk, saves, host)
    return Saving(failing_desk.store, saves, versions, host)


def test_what_the_store_tells_reaches_the_screens_as_a_message(
    saving: Saving, failing_desk: Desk, host: StandIn
) -> None:
    saving.listen()
    cast(FailingStore, failing_desk.store).fail()
    states = [message.state.state for message in host.messages]
    assert states == [SaveState.SAVED, SaveState.SAVING, SaveState.FAILED]
    assert host.shown == [], "the thread that writes draws nothing"


def test_a_save_that_takes_long_is_to_be_seen(
    saving: Saving, saves: SaveWatch, host: StandIn
) -> None:
    saving.take(SAVING)
    [timer] = host.timers
    assert timer.delay == SLOW_SAVE_SECONDS
    assert not saves.is_slow
    timer.go_off()
    assert saves.is_slow
    assert host.shown == ["data state"] * 2


def test_a_save_that_has_ended_by_then_is_not(
    saving: Saving, saves: SaveWatch, host: StandIn
) -> None:
    saving.take(SAVING)
    saving.take(SAVED)
    host.timers[0].go_off()
    assert not saves.is_slow


def test_a_failure_and_its_end_are_told_once_each(saving: Saving, host: StandIn) -> None:
    for state in (SAVING, FAILED, SAVING, FAILED):
        saving.take(state)
    (failed,) = host.told
    assert "disken er full" in failed
    for state in (SAVED, SAVED):
        saving.take(state)
    assert host.told == ["Alt er lagret igjen."], "what is mended stands no more"


def test_two_versions_are_asked_about(saving: Saving, host: StandIn) -> None:
    saving.take(TWO_VERSIONS)
    assert isinstance(host.screen, Choose)
    assert host.told == []


@pytest.mark.parametrize("busy", ["dialog", "typing"])
def test_who_is_busy_is_told_instead(saving: Saving, host: StandIn, busy: str) -> None:
    if busy == "dialog":
        host.screen_stack = [Front(is_modal=True)]
    else:
        host.focused = Input()
    saving.take(TWO_VERSIONS)
    assert len(host.screen_stack) == 1
    assert len(host.told) == 1
