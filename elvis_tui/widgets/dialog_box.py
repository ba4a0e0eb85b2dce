"""The box of a dialog: heading and refusal stand still, and the edge tells what is further down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

from elvis_tui.i18n import _, ngettext
from elvis_tui.widgets.rows import RowList

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.layout import ArrangeResult, Layout


class Fitting(VerticalLayout):
    """One under the other; where there is no room for all, what scrolls gives way."""

    name = "fitting"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placed = super().arrange(parent, children, size, greedy)
        bottom = max((one.region.bottom + one.margin.bottom for one in placed), default=0)
        over = bottom - size.height if size.height else 0
        if over <= 0:
            return placed
        fitted, lifted = [], 0
        for one in placed:
            region = one.region.translate((0, -lifted))
            if isinstance(one.widget, VerticalScroll):
                lifted = min(over, region.height - 1)
                region = region.shrink((0, 0, lifted, 0))
            fitted.append(one._replace(region=region))
        return fitted


class DialogBox(Vertical):
    """As high as what is in it, while there is room; what there is no room for is told of."""

    FITTING = Fitting()

    @property
    def layout(self) -> Layout:
        """Not in the style sheet, where only the names of Textual's own layouts can stand."""
        return self.FITTING

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
