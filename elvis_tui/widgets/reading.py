"""A Markdown document to read, scrolled with the same keys as a list."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Markdown, Static

from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.moving import READING


class Reading(HasCommands, VerticalScroll):
    """Rendered Markdown. Links are not followed, and no text in it is read as markup."""

    OWN_COMMANDS = READING

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""

    def compose(self) -> ComposeResult:
        yield Markdown(open_links=False)

    def show(self, text: str) -> None:
        """Show another document at the same line; the same one again changes nothing."""
        if text == self._text:
            return
        self._text = text
        # Drawn anew a little later; until then nothing stands that may have names in it.
        for words in self.query(Static):
            words.update("")
        self.run_worker(self._draw(text, self.scroll_offset.y), exclusive=True)

    async def _draw(self, text: str, line: int) -> None:
        await self.query_one(Markdown).update(text)
        for cell in self.query(".cell, .header"):
            # A cell's tooltip is made of its text and read as markup: a «[/]» in a note would
            # end the program when the mouse passes it.
            cell.tooltip = None
        # Of two dialogs in front, the lower one holds a picture of this from before.
        if self.app.screen is not self.screen:
            for screen in self.app.screen_stack:
                screen.call_after_refresh(screen.refresh)
        if line:
            # Not for the first line: whoever has pressed End meanwhile is not sent back up.
            self.call_after_refresh(self.scroll_to, y=line, animate=False)
