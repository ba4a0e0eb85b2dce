"""A Markdown document to read, scrolled with the same keys as a list."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Markdown, Static
from textual.widgets.markdown import MarkdownBlock

from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.found_words import FoundWords
from elvis_tui.widgets.moving import READING


class Reading(HasCommands, VerticalScroll):
    """Rendered Markdown. Links are not followed, and no text in it is read as markup."""

    OWN_COMMANDS = READING

    @dataclass
    class Found(Message):
        """Words were looked for: `at` of so many is in front, 0 of 0 where there are none."""

        at: int
        many: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._text = ""
        self._typed = ""
        self._words = FoundWords()
        self._heading: Static | None = None

    def compose(self) -> ComposeResult:
        yield Markdown(open_links=False)

    def find(self, typed: str) -> None:
        """Mark the words, and bring the first of them into view; empty ends it.

        They are looked for from the section that is marked on.
        """
        if typed != self._typed:
            self._typed = typed
            self._find()

    def step(self, step: int) -> None:
        """Bring the next place of what is looked for into view."""
        self._words.step(step)
        self._to_found(first=False)

    def _find(self) -> None:
        self._words.find(self._typed, self._heading)
        self._to_found(first=True)

    def _to_found(self, *, first: bool) -> None:
        many = len(self._words.places)
        self.post_message(self.Found(self._words.current + 1 if many else 0, many))
        if many:
            self.call_after_refresh(self._scroll_to_found, first)

    def _scroll_to_found(self, first: bool) -> None:
        """With the heading of its section on top where both have room, else amid the screen."""
        part = self._words.part
        if part is None or not part.is_attached:
            return
        top = self.scrollable_content_region.y - self.scroll_offset.y
        line = part.content_region.y + self._words.line(part.content_region.width) - top
        room, seen = self.scrollable_content_region.height, self.scroll_offset.y
        heading = self._heading.region.y - top if self._heading else line
        if first and self._heading and heading <= line < heading + room:
            self.scroll_to(y=heading, animate=False)
        elif not seen <= line < seen + room:
            self.scroll_to(y=max(0, line - room // 3), animate=False)

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
        self._words.take([])
        self._heading = None
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
        self._words.take([*document.query(Static)])
        blocks = [block for level, _words, block in document.table_of_contents if level == 2]
        if section is not None and section < len(blocks) and (block := blocks[section]):
            heading = document.query_one(f"#{block}")
            heading.add_class("found")
            self._heading = heading if isinstance(heading, MarkdownBlock) else None
            if first and not self._typed:
                self.call_after_refresh(self.scroll_to_widget, heading, top=True, animate=False)
        if self._typed:
            self._find()
        elif line:
            # Not for the first line: whoever has pressed End meanwhile is not sent back up.
            self.call_after_refresh(self.scroll_to, y=line, animate=False)
