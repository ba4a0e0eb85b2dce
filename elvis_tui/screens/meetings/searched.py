"""A page of minutes that words can be looked for in."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from elvis_tui.i18n import _
from elvis_tui.screens.frame.searched import Findable, SearchedPage
from elvis_tui.screens.meetings import minutes_commands
from elvis_tui.widgets.reading import Reading
from elvis_tui.widgets.search_line import SearchLine


class SearchedMinutes(SearchedPage):
    """The minutes of a meeting, whichever version of them."""

    mode = "meetings"
    AUTO_FOCUS = "#minutes"
    OWN_COMMANDS = minutes_commands.SEARCHED

    def body(self) -> Iterable[Widget]:
        yield SearchLine(_("ord i referatet"))
        yield Reading(id="minutes")

    @property
    def read_here(self) -> Findable:
        return self.query_one(Reading)

    def on_reading_found(self, message: Reading.Found) -> None:
        self.found_places(message.at, message.many)
