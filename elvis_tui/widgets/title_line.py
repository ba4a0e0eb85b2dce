"""The top line: the five rooms, whether the data are safe, and the day."""

from __future__ import annotations

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from elvis_tui.domain.record import Record
from elvis_tui.widgets.clicking import clickable


class Tab(Record, frozen=True):
    """A room: the key that goes there, its name on the screen and its mode."""

    key: str
    label: str
    mode: str


class TitleLine(Widget):
    """Tabs to the left; the state of the data and the date to the right."""

    state: reactive[tuple[str, str]] = reactive(("", ""))
    """Words and style token for the data's state."""
    day: reactive[str] = reactive("")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, mode: str) -> None:
            super().__init__()
            self.mode = mode

    def __init__(self, tabs: tuple[Tab, ...], current: str) -> None:
        super().__init__()
        self._tabs = tabs
        self._current = current
        self.set_reactive(Widget.auto_links, False)

    def render(self) -> Content:
        pieces: list[Content | tuple[str, str]] = []
        for tab in self._tabs:
            pieces.append(("  " if pieces else " ", ""))
            name = Content.assemble((tab.key, "$key"), (f" {tab.label}", "$muted"))
            if tab.mode == self._current:
                name = Content.styled(f"{tab.key} {tab.label}", "bold $key underline")
            pieces.append(clickable(name, f"choose({tab.mode!r})"))
        left = Content.assemble(*pieces)
        words, style = self.state
        right = Content.assemble((words, style), "  ", (self.day, "$muted"), " ")
        gap = self.size.width - left.cell_length - right.cell_length
        if gap < 1:
            right = Content.assemble((words, style), " ")
            gap = max(1, self.size.width - left.cell_length - right.cell_length)
        return Content.assemble(left, " " * gap, right)

    def action_choose(self, mode: str) -> None:
        """A click on a tab goes there."""
        self.post_message(self.Chosen(mode))
