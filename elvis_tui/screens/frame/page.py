"""A screen inside a room."""

from __future__ import annotations

from elvis_tui.screens.frame.commands import PAGE
from elvis_tui.screens.frame.room import Room


class Page(Room):
    """A room's inner screen, which Esc leaves."""

    OWN_COMMANDS = PAGE

    def action_back(self) -> None:
        self.session.past()
        self.app.pop_screen()
