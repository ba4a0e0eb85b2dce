"""What was noted under the item in front, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual import events
from textual.message import Message

from elvis_tui.screens.meetings import meeting_commands
from elvis_tui.widgets.rows import RowList


class EntryList(RowList):
    """What was noted; Enter changes it, but the keys that note come first on the key line."""

    OWN_COMMANDS = meeting_commands.ENTRIES

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._rests = False

    @dataclass
    class Rested(Message):
        """Enter, once more, just after something was noted with it."""

    def rest(self) -> None:
        """Let Enter open nothing until another key is pressed: one that comes late opens no text.

        Else the next key, which is to begin a decision, would become a letter of what was noted.
        """
        self._rests = True

    def on_key(self, event: events.Key) -> None:
        if self._rests and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Rested())
        else:
            self._rests = False

    def on_click(self, event: events.Click) -> None:
        self._rests = False

    @dataclass
    class AtEdge(Message):
        """There is nothing more the way an arrow points."""

    def action_move(self, step: int) -> None:
        before = self.cursor
        super().action_move(step)
        if self.cursor == before:
            self.post_message(self.AtEdge())
