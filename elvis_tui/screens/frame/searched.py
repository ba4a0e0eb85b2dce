"""A page of something to read that words can be looked for in."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.widget import Widget

from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.search_line import SearchLine
from elvis_tui.wording import search_hits


class Findable(Protocol):
    """What is read, and marks words in it."""

    def find(self, typed: str) -> None:
        """Mark the words, and bring the first of them into view; empty ends it."""

    def step(self, step: int) -> None:
        """Bring the next place of them into view."""

    def focus(self) -> Widget: ...


class SearchedPage(Page):
    """Subclasses yield a `SearchLine` above what is read, and give that in `read_here`.

    They say `found_places` when they are told how many there are.

    Args:
        session: What the screens share.
        found_by: What was looked for elsewhere, and led here.
    """

    def __init__(self, session: Session, found_by: str = "") -> None:
        super().__init__(session)
        self._found_by = found_by
        self._hits = (0, 0)

    @property
    def read_here(self) -> Findable:
        """What is looked in."""
        raise NotImplementedError

    def on_mount(self) -> None:
        if self._found_by:
            line = self.query_one(SearchLine)
            line.display = True
            line.put(self.session.names.text(self._found_by))

    def can_search(self) -> bool:
        """Whether one does not stand in the search field yet."""
        return not (self.stands and self.query_one("#search", LineField).has_focus)

    def has_hits(self) -> bool:
        """Whether there is a next place to go to."""
        return self._hits[1] > 0

    def names_changed(self) -> None:
        line = self.query_one(SearchLine)
        typed = line.query_one(LineField).value
        if self.session.names.text(typed) != typed:
            # A name that is looked for is a name on the wall.
            line.put("")
        super().names_changed()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A name that was looked for goes when the field is left while names are hidden."""
        field = event.widget
        if isinstance(field, LineField) and self.session.names.text(field.value) != field.value:
            field.put("")

    def action_search(self) -> None:
        self.query_one(SearchLine).begin()

    def action_next_hit(self) -> None:
        self.read_here.step(1)

    def action_previous_hit(self) -> None:
        self.read_here.step(-1)

    def action_back(self) -> None:
        """Out of the search first, where one is on."""
        if self.query_one(SearchLine).display and not self._found_by:
            self.on_search_line_ended()
        else:
            super().action_back()

    def on_search_line_typed(self, message: SearchLine.Typed) -> None:
        # One letter stands everywhere, and would have the whole document drawn anew.
        typed = message.text.strip()
        self.read_here.find(typed if len(typed) > 1 else "")

    def on_search_line_next(self) -> None:
        self.action_next_hit()

    def on_search_line_left(self) -> None:
        self.read_here.focus()

    def on_search_line_ended(self) -> None:
        line = self.query_one(SearchLine)
        line.put("")
        line.display = False
        self._found_by = ""
        self.read_here.focus()

    def found_places(self, at: int, many: int) -> None:
        """Say how many places there are, and which is in front."""
        self._hits = at, many
        is_typed = len(self.query_one("#search", LineField).value.strip()) > 1
        words = search_hits.hits(at, many) if is_typed else ""
        self.query_one(SearchLine).tell(words)
        self.refresh_bindings()
