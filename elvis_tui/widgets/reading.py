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

    def show(self, text: str, section: int | None = None) -> None:
        """Show another document at the same line; the same one again changes nothing.

        Args:
            text: The document.
            section: Which of its second headings is looked for: it is marked, and the first
                time it stands on top.
        """
        if text == self._text:
            return
        first = not self._text
        self._text = text
        # Drawn anew a little later; until then nothing stands that may have names in it.
        for words in self.query(Static):
            words.update("")
        line = 0 if first else self.scroll_offset.y
        self.run_worker(self._draw(text, line, section, first), exclusive=True)

    async def _draw(self, text: str, line: int, section: int | None, first: bool) -> None:
        document = self.query_one(Markdown)
        await document.update(text)
        for cell in self.query(".cell, .header"):
            # A cell's tooltip is made of its text and read as markup: a «[/]» in a note would
            # end the program when the mouse passes it.
            cell.tooltip = None
        # Of two dialogs in front, the lower one holds a picture of this from before.
        if self.app.screen is not self.screen:
            for screen in self.app.screen_stack:
                screen.call_after_refresh(screen.refresh)
        blocks = [block for level, _words, block in document.table_of_contents if level == 2]
        if section is not None and section < len(blocks) and (block := blocks[section]):
            heading = document.query_one(f"#{block}")
            heading.add_class("found")
            if first:
                self.call_after_refresh(self.scroll_to_widget, heading, top=True, animate=False)
        if line:
            # Not for the first line: whoever has pressed End meanwhile is not sent back up.
            self.call_after_refresh(self.scroll_to, y=line, animate=False)
