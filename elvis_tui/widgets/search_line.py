"""A line to look for words in a document: what is typed, and how many places there are."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input

from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.moving import SEARCH_LINE
from elvis_tui.widgets.words import Words


class SearchLine(HasCommands, Horizontal):
    """Not there until it is asked for. Enter goes on to the next place, Esc ends the search.

    Args:
        placeholder: What stands in the empty field.
    """

    OWN_COMMANDS = SEARCH_LINE

    @dataclass
    class Typed(Message):
        """Other words are looked for."""

        text: str

    @dataclass
    class Next(Message):
        """Enter."""

    @dataclass
    class Left(Message):
        """Down: to the document, with the words still marked."""

    @dataclass
    class Ended(Message):
        """Esc."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(id="searching")
        self._placeholder = placeholder
        self.display = False

    def compose(self) -> ComposeResult:
        yield LineField(placeholder=self._placeholder, id="search")
        yield Words(id="places")

    def begin(self) -> None:
        """Let one type, over what was looked for before."""
        self.display = True
        field = self.query_one(LineField)
        field.focus()
        field.select_all()

    def put(self, text: str) -> None:
        """Look for something that was typed elsewhere, or that a mask stands over now."""
        self.query_one(LineField).put(text)

    def tell(self, words: str) -> None:
        """Say how many places there are."""
        self.query_one(Words).say(words)

    def on_input_changed(self, message: Input.Changed) -> None:
        message.stop()
        self.post_message(self.Typed(message.value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.post_message(self.Next())

    def on_key(self, event: events.Key) -> None:
        if event.key == "down":
            event.stop()
            self.post_message(self.Left())

    def action_end(self) -> None:
        self.post_message(self.Ended())
