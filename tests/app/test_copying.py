"""A copy elsewhere, without an application."""

from __future__ import annotations

from pathlib import Path

import pytest

from elvis_tui.app.copying import Copying
from elvis_tui.domain.errors import Fault, StorageError
from elvis_tui.domain.record import replace
from elvis_tui.screens.dialogs.copy import CopyForm
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from tests.app.stand_in import StandIn

HERE = Path("/y/kopi.json")


@pytest.fixture
def copying(desk: Desk, host: StandIn) -> Copying:
    return Copying(Session(desk), host)


def test_it_asks_where(copying: Copying, host: StandIn) -> None:
    answers: list[Path | None] = []
    copying.ask_where(answers.append)
    assert isinstance(host.screen, CopyForm)
    host.answer(None)
    assert answers == [None]
    assert not copying.has_everything


def test_it_says_where_the_copy_lies(copying: Copying, host: StandIn) -> None:
    copying.write(HERE)
    assert host.told == [f"En kopi med alt ligger i {HERE}"]


def test_a_copy_has_everything_until_something_changes(copying: Copying, desk: Desk) -> None:
    copying.write(HERE)
    assert copying.has_everything
    desk.store.commit(put=[replace(desk.school, name="En annen")])
    assert not copying.has_everything


def test_one_that_could_not_be_written_has_nothing(
    copying: Copying, desk: Desk, host: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> Path:
        raise StorageError(Fault.EXPORT_EXISTS, path=path)

    monkeypatch.setattr(desk.store, "save_copy", refuse)
    with pytest.raises(StorageError):
        copying.write(HERE)
    assert not copying.has_everything
    assert host.told == []
