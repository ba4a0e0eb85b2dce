"""The way to «Har eleven sluttet?» of a student: the page of the one there is, or a new one."""

from __future__ import annotations

from elvis_tui.domain.follow_ups.departure import Departure
from elvis_tui.domain.subject import Subject
from elvis_tui.screens.frame.room import Room
from elvis_tui.services.desk.departures import of_subject
from elvis_tui.services.follow_ups import departures as service


def open_of(room: Room, subject: Subject) -> None:
    """Show the one about a student that stands, else the last one; without any, begin one."""
    found = of_subject(room.gate, subject)
    if found:
        show(room, found[0].departure.id)
    elif room.may_change():
        begin(room, subject)


def begin(room: Room, subject: Subject) -> None:
    """Ask what the doubt rests on, and show the page of what was begun."""
    from elvis_tui.screens.follow_ups.departure.forms import BeginForm

    begun: list[str] = []

    def accept(typed: Departure) -> None:
        begun.append(service.begin(room.desk, typed).id)

    def closed(_typed: Departure | None) -> None:
        if begun:
            show(room, begun[-1])

    room.app.push_screen(BeginForm(room.session, subject, accept), closed)


def show(room: Room, departure_id: str) -> None:
    """Show the page of one."""
    from elvis_tui.screens.follow_ups.departure.page import DepartureScreen

    room.app.push_screen(DepartureScreen(room.session, departure_id))
