"""A page that has two columns where there is room: what one decides on, and what has happened."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from elvis_tui.screens.frame.page_rows import LAYOUTS
from elvis_tui.screens.frame.room import Page
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.rows import Column, Line, RowList, Section

WIDE = 120
"""Columns from which what has happened stands beside what one decides on."""
LABELS = 12
"""Columns of what stands before a fact."""


class BesideList(RowList):
    """What has happened, beside what one decides on: one place is marked, not two."""

    marks_when_left = False


class TwoColumns(Page):
    """Facts and two lists. Subclasses call `show` from `reload()`.

    Where it is narrow there is one list, in which what is known beside comes after what has
    happened.
    """

    layouts: ClassVar[Mapping[str, Sequence[Column]]] = LAYOUTS
    """The columns of its lists."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._shown_wide = False

    def body(self) -> Iterable[Widget]:
        with Horizontal(classes="columns"):
            with Vertical(classes="decided"):
                yield Facts(id="facts", labels=LABELS)
                yield RowList(self.layouts, id="page")
            with Vertical(classes="happened") as beside:
                yield BesideList(self.layouts, id="happened")
            beside.display = self._is_wide

    @property
    def _is_wide(self) -> bool:
        return self.app.size.width >= WIDE

    def show(
        self,
        facts: Sequence[Fact],
        decided: Iterable[Line],
        happened: Iterable[Line],
        known: Iterable[Line] = (),
    ) -> None:
        """Show the facts and the lists.

        Args:
            facts: What stands on top.
            decided: What one decides on.
            happened: What has happened, the newest first.
            known: What else is known, each part after a blank line of its own.
        """
        self._shown_wide = self._is_wide
        self.query_one(Facts).show("", facts)
        beside, below = (happened, ()) if self._shown_wide else ((), (Section(), *happened))
        self.query_one("#page", RowList).fill([*decided, *below, *known])
        right = self.query_one("#happened", RowList)
        right.fill(beside)
        if not self._shown_wide and right.has_focus:
            self.query_one("#page").focus()
        self.query_one(".happened").display = self._shown_wide

    def on_resize(self) -> None:
        if self.stands and self.is_current and self._is_wide != self._shown_wide:
            self.reload()
