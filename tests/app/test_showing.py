"""Bringing screens up to date, without an application."""

from __future__ import annotations

from typing import Any

import pytest
from textual.messages import Update

from elvis_tui.app.showing import Showing
from elvis_tui.domain.errors import DomainError, Fault
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Session
from elvis_tui.services.desk.desk import Desk
from tests.app.stand_in import Front, StandIn


class Drawn(Front):
    """A dialog that remembers how often it was drawn."""

    def __init__(self) -> None:
        super().__init__(is_modal=True)
        self.redrawn: list[str] = []

    def refresh(self, **_how: object) -> None:
        self.redrawn.append("whole")

    def post_message(self, message: Any) -> None:
        assert isinstance(message, Update)

    def dismiss(self, result: object) -> None:
        self.redrawn.append("gone")


class Named(Drawn):
    """A dialog whose names can be hidden."""

    def names_changed(self) -> None:
        self.redrawn.append("names")


class Written(Named):
    """A dialog one types in."""

    def keep_draft(self) -> None: ...


class Lost(Named):
    """A dialog whose record has gone."""

    def names_changed(self) -> None:
        raise DomainError(Fault.NOT_FOUND)


class Counted(Room):
    """A room that only counts."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.again: list[str] = []

    def show_again(self) -> None:
        self.again.append("room")

    def show_data_state(self) -> None:
        self.again.append("data state")


@pytest.fixture
def room(desk: Desk) -> Counted:
    return Counted(Session(desk))


def test_all_again_means_names_everywhere_and_every_screen_whole(host: StandIn) -> None:
    plain, named, written = host.screen_stack = [Drawn(), Named(), Written()]
    Showing(host).all_again()
    assert plain.redrawn == ["whole"]
    assert named.redrawn == written.redrawn == ["names", "whole"]


def test_replaced_data_leave_alone_what_is_being_typed(host: StandIn, room: Counted) -> None:
    host.screen_stack = [room, Named(), Written(), Drawn()]
    Showing(host).data_replaced()
    _room, named, written, plain = host.screen_stack
    assert room.again == ["room"]
    assert named.redrawn == ["names"]
    assert written.redrawn == plain.redrawn == []


def test_a_dialog_whose_record_has_gone_goes(host: StandIn) -> None:
    [lost] = host.screen_stack = [Lost()]
    Showing(host).data_replaced()
    assert lost.redrawn == ["gone"]


def test_how_the_data_are_is_said_on_a_room_that_stands(host: StandIn, room: Counted) -> None:
    host.screen_stack = [room, Drawn()]
    Showing(host).data_state()
    assert room.again == [], "it is not mounted yet"
    room._is_mounted = room._running = True
    Showing(host).data_state()
    assert room.again == ["data state"]


def test_of_two_rooms_how_the_data_are_is_said_on_the_one_in_front(
    host: StandIn, room: Counted, desk: Desk
) -> None:
    front = Counted(Session(desk))
    host.screen_stack = [room, front, Drawn()]
    for one in (room, front):
        one._is_mounted = one._running = True
    Showing(host).data_state()
    assert (room.again, front.again) == ([], ["data state"])
