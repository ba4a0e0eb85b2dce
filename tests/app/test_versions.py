"""Two versions of the data, without an application."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.domain.follow_ups.records import Level
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from tests.app.stand_in import StandIn
from tests.screens.other_hands import CHANGED, FULL, FailingStore, over


@pytest.fixture
def changed_desk(desk: Desk) -> Desk:
    changed = over(desk, FailingStore, CHANGED)
    follow_ups.set_level(changed, "f-1", Level.GREEN)
    cast(FailingStore, changed.store).fail()
    return changed


@pytest.fixture
def saves(changed_desk: Desk) -> SaveWatch:
    return SaveWatch(changed_desk.store.state, changed_desk.clock.now)


@pytest.fixture
def versions(changed_desk: Desk, saves: SaveWatch, host: StandIn) -> Versions:
    made = Versions(changed_desk, saves, host)
    made.ask()
    assert isinstance(host.screen, Choose)
    return made


@pytest.mark.parametrize(("choice", "steps_left"), [("mine", True), ("theirs", False)])
@pytest.mark.usefixtures("versions")
def test_the_chosen_one_is_used_and_shown(
    changed_desk: Desk, saves: SaveWatch, host: StandIn, choice: str, steps_left: bool
) -> None:
    host.answer(choice)
    assert cast(FailingStore, changed_desk.store).chosen == [choice]
    assert not saves.has_two_versions
    assert host.shown == ["data state", "data replaced"]
    assert "elvis.json.conflict." in host.told[0]
    assert (changed_desk.journal.last_done is not None) == steps_left


@pytest.mark.parametrize("later", ["", None])
@pytest.mark.usefixtures("versions")
def test_later_changes_nothing(
    changed_desk: Desk, saves: SaveWatch, host: StandIn, later: str | None
) -> None:
    host.answer(later)
    assert cast(FailingStore, changed_desk.store).chosen == []
    assert saves.has_two_versions
    assert host.shown == host.told == []


@pytest.mark.usefixtures("versions")
def test_a_choice_that_fails_is_told_and_there_are_still_two(
    changed_desk: Desk, saves: SaveWatch, host: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> Path:
        raise FULL

    monkeypatch.setattr(changed_desk.store, "keep_mine", refuse)
    host.answer("mine")
    assert "disken er full" in host.told[0]
    assert saves.has_two_versions
