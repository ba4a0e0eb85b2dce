"""The box of a dialog: heading and refusal stand still, and the edge tells what is further down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from elvis_tui.i18n import _, ngettext
from elvis_tui.widgets.rows import RowList

if TYPE_CHECKING:
    from textual.geometry import Size


class DialogBox(Vertical):
    """As high as what is in it, while there is room; what there is no room for is told of."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        # What scrolls takes what is left, and asks for all it has: Textual would ask for nothing.
        return sum(
            child.get_content_height(container, viewport, width)
            + child.gutter.height
            + child.styles.margin.height
            for child in self.displayed_children
        )

    def on_mount(self) -> None:
        for scrolling in self.query("VerticalScroll, RowList"):
            for what in ("scroll_y", "virtual_size", "show_vertical_scrollbar"):
                self.watch(scrolling, what, self._moved, init=False)

    def on_resize(self) -> None:
        self._moved()

    def _moved(self) -> None:
        # Where everything stands is known when it has been laid out.
        self.call_after_refresh(self._tell)

    def _tell(self) -> None:
        told = self._below() if self.is_attached else ""
        if told != (self.border_subtitle or ""):
            self.border_subtitle = told

    def _below(self) -> str:
        """What there is further down, in words; nothing where all of it is seen."""
        for rows in self.query(RowList):
            if n := rows.below:
                return ngettext("▼ {n} til", "▼ {n} til", n).format(n=n)
        for inside in self.query(VerticalScroll):
            if inside.scroll_offset.y < inside.max_scroll_y:
                n = len([field for field in _fields(inside) if _is_under(field, inside)])
                if not n:
                    return _("▼ mer")
                return ngettext("▼ {n} felt til", "▼ {n} felt til", n).format(n=n)
        return ""


def _fields(inside: Widget) -> list[Widget]:
    return [w for w in inside.query("LineField, TextField, ChoiceField") if w.focusable]


def _is_under(field: Widget, inside: Widget) -> bool:
    """Whether its first line is below what is seen."""
    return field.region.y >= inside.region.bottom
