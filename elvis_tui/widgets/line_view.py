"""A view that draws line by line, with styles that are worked out once for all of them."""

from __future__ import annotations

from typing import Any, Self

from rich.style import Style
from textual.geometry import Region
from textual.scroll_view import ScrollView


class LineView(ScrollView):
    """Keeps the styles of its components while only some of its lines are drawn anew.

    Textual works a style out from all ancestors, and forgets it at each refresh: a cursor that
    moves asked for the same ones at every key press.
    """

    def __init__(self, *, id: str | None = None) -> None:
        self._kept: dict[tuple[str, bool], Style] = {}
        super().__init__(id=id)

    def style_of(self, component: str = "", *, partial: bool = False) -> Style:
        """The style of a component, or the widget's own; `partial` is without what lies behind."""
        key = component, partial
        if key not in self._kept:
            self._kept[key] = (
                self.get_component_rich_style(component, partial=partial)
                if component
                else self.rich_style
            )
        return self._kept[key]

    def refresh(self, *regions: Region, **options: Any) -> Self:
        """Draw anew; when all of it is, its styles may be others."""
        if not regions:
            self._kept.clear()
        return super().refresh(*regions, **options)

    def notify_style_update(self) -> None:
        """Another theme, or a rule that holds now and did not."""
        self._kept.clear()
        super().notify_style_update()
