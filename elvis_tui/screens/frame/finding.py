"""A dialog to find something by typing: the first hit is marked, and Enter chooses it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, TypeVar

from textual.widget import Widget
from textual.widgets import Input

from elvis_tui.screens.frame.commands import FINDING
from elvis_tui.screens.frame.dialog import Dialog
from elvis_tui.widgets.fields import LineField
from elvis_tui.widgets.rows import Column, Line, Row, RowList

T = TypeVar("T")


class Finding(Dialog[T | None]):
    """Dismisses with what was chosen. Subclasses give `found()` and `chosen()`.

    What is chosen is always among what is found by the words that stand: a list from before the
    last letter is never acted on, however fast Enter comes.
    """

    AUTO_FOCUS = "LineField"
    shape = "list"
    OWN_COMMANDS = FINDING
    columns: ClassVar[Sequence[Column]] = ()
    more_columns: ClassVar[Mapping[str, Sequence[Column]]] = {}
    """Those of rows of another layout."""
    titled: ClassVar[bool] = False
    """Whether the titles of the columns stand on top."""
    _found_by: str | None = None

    def placeholder(self) -> str:
        """What stands in the empty field."""
        return ""

    def empty(self) -> str:
        """What to say, and what to do, when nothing is found."""
        return ""

    def found(self, typed: str) -> Iterable[Line]:
        """The rows that are found by what is typed."""
        raise NotImplementedError

    def chosen(self, row_id: str) -> None:
        """Leave with a row that was found."""
        raise NotImplementedError

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self.query_one(LineField).value

    def body(self) -> Iterable[Widget]:
        yield LineField(placeholder=self.placeholder())
        yield RowList({"": self.columns, **self.more_columns}, heading=self.titled)

    def on_mount(self) -> None:
        self.query_one(RowList).can_focus = False
        self.find()

    def on_input_changed(self, _message: Input.Changed) -> None:
        self._catch_up()

    def _catch_up(self) -> None:
        """Find anew if other words stand there than what is shown was found by."""
        if self.typed != self._found_by:
            self.find()

    def find(self) -> None:
        """Show what is found by the words that stand; the first hit is marked."""
        self._found_by = self.typed
        lines = tuple(self.found(self.typed))
        rows = self.query_one(RowList)
        rows.empty = self.empty()
        rows.fill(lines)
        if first := next((line for line in lines if isinstance(line, Row)), None):
            rows.select(first.id)

    def action_move(self, step: int) -> None:
        self._catch_up()
        self.query_one(RowList).action_move(step)

    def action_choose(self) -> None:
        self._catch_up()
        if row := self.query_one(RowList).row:
            self.chosen(row.id)

    def on_row_list_opened(self, _message: RowList.Opened) -> None:
        self.action_choose()

    def action_cancel(self) -> None:
        self.dismiss(None)
