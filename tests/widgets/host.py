"""A tiny app round a few widgets, with the themes and the styles that all screens share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from elvis_tui.app.themes import STANDARD, THEMES
from elvis_tui.resources import style


class Host(App[Any]):
    CSS_PATH = style("common")
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget | Callable[[], Widget]) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = STANDARD.name
        self._widgets = widgets

    def compose(self) -> ComposeResult:
        for widget in self._widgets:
            yield widget if isinstance(widget, Widget) else widget()


class Heard(list[Message]):
    """The messages that were sent, each once, in the order they were handled."""

    def hook(self, message: Message) -> None:
        if not any(message is other for other in self):
            self.append(message)

    def of(self, kind: type[Message]) -> list[Any]:
        return [m for m in self if type(m) is kind]


@asynccontextmanager
async def shown(
    *widgets: Widget | Callable[[], Widget], size: tuple[int, int] = (60, 12)
) -> AsyncIterator[tuple[Pilot[Any], Heard]]:
    """Widgets on a screen of their own, and what they say.

    Args:
        widgets: The widgets, or what makes them: an input with text in it needs an app round it.
        size: Columns and rows.
    """
    heard = Heard()
    async with Host(*widgets).run_test(size=size, message_hook=heard.hook) as pilot:
        await pilot.pause()
        yield pilot, heard


def drawn(widget: Widget) -> list[str]:
    """A widget's lines, without the space at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]


def widths(widget: Widget) -> set[int]:
    """How wide a widget's lines are, in cells, for a terminal that draws them."""
    return {cell_len(widget.render_line(y).text) for y in range(widget.size.height)}
