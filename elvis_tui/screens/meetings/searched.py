"""A page of minutes that words can be looked for in."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.frame.room import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.screens.meetings import minutes_commands
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.reading import Reading
from elvis_tui.widgets.search_line import SearchLine
from elvis_tui.wording import minutes_search as minutes_words


class SearchedMinutes(Page):
    """The minutes of a meeting, whichever version of them.

    Args:
        session: What the screens share.
        found_by: What was looked for elsewhere, and led here.
    """

    mode = "meetings"
    AUTO_FOCUS = "#minutes"
    OWN_COMMANDS = minutes_commands.SEARCHED

    def __init__(self, session: Session, found_by: str = "") -> None:
        super().__init__(session)
        self._found_by = found_by
        self._hits = (0, 0)

    def body(self) -> Iterable[Widget]:
        yield SearchLine(_("ord i referatet"))
        yield Reading(id="minutes")

    def on_mount(self) -> None:
        if self._found_by:
            line = self.query_one(SearchLine)
            line.display = True
            line.put(self.session.names.text(self._found_by))

    def can_search(self) -> bool:
        """Whether one does not stand in the search field yet."""
        return not (self.stands and self.query_one(LineField).has_focus)

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
        self.query_one(Reading).step(1)

    def action_back(self) -> None:
        """Out of the search first, where one is on."""
        if self.query_one(SearchLine).display and not self._found_by:
            self.on_search_line_ended()
        else:
            super().action_back()

    def on_search_line_typed(self, message: SearchLine.Typed) -> None:
        # One letter stands everywhere, and would have the whole document drawn anew.
        typed = message.text.strip()
        self.query_one(Reading).find(typed if len(typed) > 1 else "")

    def on_search_line_next(self) -> None:
        self.action_next_hit()

    def on_search_line_left(self) -> None:
        self.query_one(Reading).focus()

    def on_search_line_ended(self) -> None:
        line = self.query_one(SearchLine)
        line.put("")
        line.display = False
        self._found_by = ""
        self.query_one(Reading).focus()

    def on_reading_found(self, message: Reading.Found) -> None:
        self._hits = message.at, message.many
        is_typed = len(self.query_one(LineField).value.strip()) > 1
        words = minutes_words.hits(message.at, message.many) if is_typed else ""
        self.query_one(SearchLine).tell(words)
        self.refresh_bindings()
