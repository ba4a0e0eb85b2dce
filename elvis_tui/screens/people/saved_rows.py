"""A dialog that is a list of what can be changed, each change saved as it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual.widget import Widget

from elvis_tui.screens.frame.commands import HasCommandsThatChange
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.rows import Column, Line, RowList


class SavedRows(HasCommandsThatChange, Dialog[None]):
    """Subclasses give `layouts`, `lines()` and the actions; what is shown is what stands."""

    shape = "list"
    layouts: ClassVar[Mapping[str, Sequence[Column]]]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.desk, self.gate = session.desk, session.gate

    def lines(self) -> Iterator[Line]:
        """The rows, as they may be shown now."""
        yield from ()

    def empty(self) -> str:
        """What stands where there is no row."""
        return ""

    def body(self) -> Iterable[Widget]:
        yield RowList(self.layouts)

    def on_screen_resume(self) -> None:
        self.show_again()

    def names_changed(self) -> None:
        """Show the rows as they may be shown now."""
        self.show_again()

    def show_again(self) -> None:
        """Show what stands now."""
        self.say_heading()
        rows = self.query_one(RowList)
        rows.empty = self.empty()
        rows.fill(self.lines())
        self.refresh_bindings()

    @property
    def chosen_id(self) -> str:
        """The id of the row one stands on; nothing where there is none."""
        row = self.query_one(RowList).row if self.is_mounted else None
        return row.id if row else ""

    def on_row_list_moved(self) -> None:
        self.refresh_bindings()

    def action_close(self) -> None:
        self.dismiss(None)
