"""A page that has two columns where there is room: what one decides on, and what has happened."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.widget import Widget

from elvis_tui.screens.frame.fitting_facts import fitting, rows_of
from elvis_tui.screens.frame.page import Page
from elvis_tui.screens.frame.page_rows import LAYOUTS
from elvis_tui.screens.frame.session import Session
from elvis_tui.widgets.facts import Fact, Facts
from elvis_tui.widgets.rows import Column, Line, RowList, Section

WIDE = 120
"""Columns from which what has happened stands beside what one decides on."""
LABELS = 12
"""Columns of what stands before a fact."""
FRAME = 4
"""Lines of a page that are neither facts nor lists."""
FACTS = 0.6
"""How much of what is left the facts may take: the rest of them are rows of the list."""


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
        self._shown_size = Size(0, 0)

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
        always: Collection[str] = (),
    ) -> None:
        """Show the facts and the lists.

        Facts that there is no room for on top are the first rows of the list, whole.

        Args:
            facts: What stands on top.
            decided: What one decides on.
            happened: What has happened, the newest first.
            known: What else is known, each part after a blank line of its own.
            always: What stands before the facts that are on top however little room there is.
        """
        self._shown_wide, self._shown_size = self._is_wide, self.app.size
        width, height = self._shown_size
        # Less the line between the columns, the edge of the facts, and their labels.
        width = (width * 3 // 5 if self._shown_wide else width) - 4 - LABELS
        top, rest = fitting(facts, always, width, int((height - FRAME) * FACTS))
        self.query_one(Facts).show("", top)
        more: list[Line] = [*rows_of(rest, width), Section()] if rest else []
        beside, below = (happened, ()) if self._shown_wide else ((), (Section(), *happened))
        rows = self.query_one("#page", RowList)
        is_new = not rows.rows
        rows.fill([*more, *decided, *below, *known])
        first = next((row for row in rows.rows if row.opens), None)
        if is_new and more and first:
            rows.select(first.id)  # what only is read stands above it
        right = self.query_one("#happened", RowList)
        right.fill(beside)
        if not self._shown_wide and right.has_focus:
            self.query_one("#page").focus()
        self.query_one(".happened").display = self._shown_wide

    def on_resize(self) -> None:
        if self.stands and self.is_current and self.app.size != self._shown_size:
            self.reload()
