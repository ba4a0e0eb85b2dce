"""«Ta opp i neste møte»: one key, the same on every page and list of what a meeting can take up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.css.query import NoMatches

from elvis_tui.domain.meetings.records import AgendaItem
from elvis_tui.i18n import _, later
from elvis_tui.screens.frame.navigation import TakeUp
from elvis_tui.widgets.commands import Command, Importance
from elvis_tui.widgets.rows import Row, RowList

if TYPE_CHECKING:
    from textual.screen import Screen

    _Base = Screen[Any]
else:
    # No screen of its own: style sheets know a screen by the first of its bases that is one.
    _Base = object

TAKE_UP = Command(
    id="page.take_up",
    key="z",
    action="take_up",
    words=later("til neste møte"),
    brief=later("til møte"),
    hint=later("Ta opp i neste møte"),
    importance=Importance.SELDOM,
    changes=("meeting.item", "meeting.plan"),
)


class TakesUp(_Base):
    """A screen that says what it is about, or what its cursor stands on. It stands first."""

    @property
    def row_here(self) -> Row | None:
        """The row with the cursor; none while the list is being made anew."""
        try:
            return self.query_one(RowList).row
        except NoMatches:
            return None

    def to_take_up(self) -> AgendaItem | None:
        """What is to be taken up: an item without an id; None where there is nothing."""
        return None

    def action_take_up(self) -> None:
        item = self.to_take_up()
        if item is not None:
            self.post_message(TakeUp(item))
        else:
            words = _("Her er det ingenting et møte kan ta opp.")
            self.notify(words, severity="warning", markup=False)
