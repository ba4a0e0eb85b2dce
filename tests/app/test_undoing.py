"""Undo and redo, without an application."""

from __future__ import annotations

import pytest

from elvis_tui.app.undoing import Undoing
from elvis_tui.domain.follow_ups.records import Level
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from elvis_tui.services.follow_ups import verbs as follow_ups
from tests.app.stand_in import Front, StandIn


@pytest.fixture
def session(desk: Desk) -> Session:
    follow_ups.set_level(desk, "f-1", Level.GREEN)
    return Session(desk)


def level(session: Session) -> Level:
    return follow_ups.get(session.desk, "f-1").level


def test_a_step_goes_back_and_forth_and_is_told(session: Session, host: StandIn) -> None:
    undoing = Undoing(session, host)
    undoing.undo()
    assert level(session) is Level.RED
    assert host.told == ["Angret: nivå"]
    undoing.redo()
    assert level(session) is Level.GREEN
    assert host.told == ["Gjort om igjen: nivå"]
    assert host.shown == ["all", "all"]


def test_pages_that_go_meanwhile_say_nothing(session: Session) -> None:
    class Watched(StandIn):
        quiet: bool | None = None

        def show_all_again(self) -> None:
            self.quiet = session.quiet

    host = Watched()
    Undoing(session, host).undo()
    assert host.quiet is True
    assert session.quiet is False


def test_under_a_dialog_nothing_is_undone(session: Session) -> None:
    host = StandIn(Front(is_modal=True))
    Undoing(session, host).undo()
    assert level(session) is Level.GREEN
    assert host.told == host.shown == []


def test_what_is_refused_is_told_and_nothing_is_drawn(session: Session, host: StandIn) -> None:
    undoing = Undoing(session, host)
    undoing.redo()
    assert "ingenting å gjøre om igjen" in host.told[0]
    assert host.shown == []
