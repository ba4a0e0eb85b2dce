"""Leaving, without an application."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from elvis_tui.app.copying import Copying
from elvis_tui.app.leaving import Leaving
from elvis_tui.app.save_watch import SaveWatch
from elvis_tui.app.versions import Versions
from elvis_tui.domain.errors import StorageError
from elvis_tui.screens.dialogs.choose import Choose
from elvis_tui.screens.dialogs.copy import CopyForm
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from elvis_tui.storage.store import SaveState
from tests.app.stand_in import StandIn
from tests.screens.other_hands import CHANGED, FULL, FailingStore, over


class Trying:
    """Somebody who wants to leave a program whose disk says no."""

    def __init__(self, desk: Desk, error: StorageError = FULL) -> None:
        self.desk = over(desk, FailingStore, error)
        self.host = StandIn()
        self.saves = SaveWatch(self.store.state, self.desk.clock.now)
        self.copying = Copying(Session(self.desk), self.host)
        versions = Versions(self.desk, self.saves, self.host)
        self.leaving = Leaving(self.store, self.saves, versions, self.copying, self.host)

    @property
    def store(self) -> FailingStore:
        return cast(FailingStore, self.desk.store)

    async def asked(self) -> None:
        """Try to leave, and be asked."""
        self.store.fail()
        self.saves.became(self.store.state)
        self.leaving.leave_when_saved()
        await self.host.let_work()
        assert isinstance(self.host.screen, Choose)
        assert self.host.return_code is None


@pytest.fixture
def trying(desk: Desk) -> Trying:
    return Trying(desk)


def answers(screen: Choose) -> list[str]:
    return [answer.code for answer in screen._answers]


def test_what_is_saved_is_left_at_once(trying: Trying) -> None:
    trying.leaving.leave_when_saved()
    assert trying.host.return_code == 0
    assert trying.host.work == []


async def test_a_save_in_progress_is_waited_for_and_seen(trying: Trying) -> None:
    trying.store.become(SaveState.SAVING)
    trying.leaving.leave_when_saved()
    assert trying.saves.is_slow
    assert trying.host.return_code is None
    await trying.host.let_work()
    assert trying.host.return_code == 0
    assert not trying.saves.is_slow


async def test_who_does_not_want_to_wait_is_asked(trying: Trying) -> None:
    trying.store.become(SaveState.SAVING)
    trying.leaving.leave_when_saved()
    trying.leaving.leave_when_saved()
    assert "disken svarer ikke" in trying.host.screen._question
    trying.host.answer("leave")
    assert trying.host.return_code == 0
    await trying.host.let_work()


async def test_the_question_comes_in_front_of_a_locked_screen(trying: Trying) -> None:
    await trying.asked()
    assert trying.host.over_lock == [trying.host.screen]


async def test_it_is_asked_once_at_a_time(trying: Trying) -> None:
    await trying.asked()
    trying.leaving.leave_when_saved()
    await trying.host.let_work()
    assert len(trying.host.over_lock) == 1


async def test_staying_ends_nothing(trying: Trying) -> None:
    await trying.asked()
    trying.host.answer("")
    assert trying.host.return_code is None
    assert trying.host.work == []


async def test_again_leaves_when_it_can_be_saved_now(trying: Trying) -> None:
    await trying.asked()
    trying.store.mend()
    trying.host.answer("again")
    assert trying.host.return_code == 0


async def test_a_copy_first_and_then_one_is_asked_again(trying: Trying) -> None:
    await trying.asked()
    trying.host.answer("copy")
    assert isinstance(trying.host.screen, CopyForm)
    trying.host.answer(Path("/y/kopi.json"))
    assert "Kopien har alt" in trying.host.screen._details


async def test_a_copy_that_was_given_up_is_none(trying: Trying) -> None:
    await trying.asked()
    trying.host.answer("copy")
    trying.host.answer(None)
    assert "Kopien" not in trying.host.screen._details


async def test_a_copy_made_before_is_remembered(trying: Trying) -> None:
    trying.copying.write(Path("/y/kopi.json"))
    await trying.asked()
    assert "Kopien har alt" in trying.host.screen._details


async def test_with_two_versions_one_may_choose(desk: Desk) -> None:
    trying = Trying(desk, CHANGED)
    await trying.asked()
    assert answers(trying.host.screen)[0] == "which"
    trying.host.answer("which")
    assert answers(trying.host.screen) == ["mine", "theirs", ""]
