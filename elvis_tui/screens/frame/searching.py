"""A room whose list is narrowed while one types after `/`."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from elvis_tui.screens.frame.masks import Masks
from elvis_tui.screens.frame.room import Room
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import RowList


class SearchingRoom(Room):
    """Typing in the search field narrows the one list of the room.

    Subclasses yield `search_field()` before the list, and give `show_found()` and `open_found()`.

    Args:
        session: What the screens share.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._searched = ""
        self._masks = Masks(session)

    def show_found(self) -> None:
        """Fill the list with what is found by `query`."""

    def open_found(self, row_id: str) -> None:
        """Go to one of the list."""

    def search_field(self, placeholder: str) -> LineField:
        """The field, which is not there until it is asked for."""
        field = LineField(placeholder=placeholder, id="search")
        field.display = False
        return field

    def can_search(self) -> bool:
        """Whether one does not stand in the search field yet."""
        return not (self.stands and self.query_one(LineField).has_focus)

    def can_clear(self) -> bool:
        """Whether there is a search to end."""
        return not self.stands or self.query_one(LineField).display

    def names_changed(self) -> None:
        field, searched = self.query_one(LineField), self.searched
        if self.session.names.text(searched) != searched:
            # A name that is searched for is a name on the wall.
            searched = ""
        field.put(self._masks.cover("search", searched))
        super().names_changed()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A name that was searched for is masked when the field is left; what is found stands."""
        if self.session.names_hidden and isinstance(field := event.widget, LineField):
            field.put(self._masks.cover("search", self.searched))

    @property
    def searched(self) -> str:
        """What is searched for, also where a mask stands."""
        return self._masks.taken_off({"search": self.query_one(LineField).value})["search"]

    @property
    def is_searching(self) -> bool:
        """Whether anything stands in the field."""
        return bool(self.query_one(LineField).value)

    def on_input_changed(self, _message: Input.Changed) -> None:
        if self.searched != self._searched:
            self._search()

    def _search(self) -> None:
        """Show what is found by the words that stand; the first hit is marked.

        Where the search is over one stays on what was found.
        """
        self._searched = self.searched
        self.show_found()
        if self._searched.strip():
            self.query_one(RowList).action_edge(-1)
        self.refresh_heading()

    def on_input_submitted(self, _message: Input.Submitted) -> None:
        if self.searched != self._searched:
            self._search()
        rows = self.query_one(RowList)
        rows.focus()
        if rows.row is not None and self._searched:
            self.open_found(rows.row.id)

    def on_row_list_opened(self, message: RowList.Opened) -> None:
        self.open_found(message.row_id)

    def on_key(self, event: object) -> None:
        """Down in the search field goes to what was found."""
        if getattr(event, "key", "") == "down" and self.query_one(LineField).has_focus:
            self.query_one(RowList).focus()

    def action_search(self) -> None:
        field = self.query_one(LineField)
        field.display = True
        field.focus()
        field.select_all()
        self.refresh_bindings()

    def action_clear(self) -> None:
        field = self.query_one(LineField)
        field.value = ""
        field.display = False
        self.query_one(RowList).focus()
        self.refresh_bindings()
