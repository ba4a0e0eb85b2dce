"""A long document to read: only what is seen is drawn, and rows of it can be stood on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from elvis_tui.domain.plan.written_out import Block, BlockKind
from elvis_tui.domain.record import Record
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.drawn_line import line_of
from elvis_tui.widgets.finding_words import FindingWords
from elvis_tui.widgets.laid_out import Field, Laid, LaidOut, Span
from elvis_tui.widgets.line_view import LineView
from elvis_tui.widgets.moving import DOCUMENT

WIDEST = 112
"""Columns; longer lines are hard to read."""
NEXT = 2
"""Lines outside what is seen in which a row is the next one still: a rule lies between two."""
_TONES = {BlockKind.HEADING: "heading", BlockKind.COLUMNS: "columns", BlockKind.QUOTE: "aside"}


class ReadingPlace(Record, frozen=True):
    """Where one is: the block on top and which of its lines, and the row that is marked."""

    block: int = 0
    line: int = 0
    marked: int = -1


class Document(HasCommands, LineView, can_focus=True, inherit_bindings=False):
    """Draws blocks. Nothing in their words is markup, and nothing of it can be followed.

    The arrows go from row to row where the rows of activities are seen, and line by line where
    none are: as in a browser of text, one key is enough to come through all of it.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "document--heading",
        "document--columns",
        "document--strong",
        "document--aside",
        "document--rule",
        "document--found",
        "document--in-front",
        "document--cursor",
        "document--blurred",
    }
    OWN_COMMANDS = DOCUMENT

    @dataclass
    class Opened(Message):
        """Enter, or a click on the row that is marked: the ids of its activities."""

        activities: tuple[str, ...]

    @dataclass
    class Moved(Message):
        """Another block is the one that is read."""

        block: int

    @dataclass
    class Found(Message):
        """Words were looked for: `at` of so many is in front, 0 of 0 where there are none."""

        at: int
        many: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._blocks: tuple[Block, ...] = ()
        self._laid = LaidOut((), 1)
        self._words = FindingWords()
        self._typed = ""
        self._marked = -1
        self._led = -1
        """The block that one was led to, until one goes on from it."""
        self._wanted: ReadingPlace | None = None
        self._told = (-1, False)

    # What is shown

    def show(self, blocks: Sequence[Block]) -> None:
        """Show another document; the same one again changes nothing."""
        if tuple(blocks) == self._blocks:
            return
        place = self.place
        self._blocks = tuple(blocks)
        self._marked = self._led = -1
        if self._typed:
            self._words.find(self._blocks, self._typed)
            self._tell_found()
        self._lay_out(place)

    @property
    def place(self) -> ReadingPlace:
        """Where one is, to come back to."""
        if self._wanted is not None:
            return self._wanted
        at = self._laid.places.at(self.scroll_offset.y) or (0, 0)
        return ReadingPlace(*at, self._marked if self.has_row() else -1)

    def go_to(self, place: ReadingPlace) -> None:
        """Come back to a place; before there is a size, as soon as there is one."""
        self._wanted = place
        self._come()

    def go_to_block(self, block: int) -> None:
        """Bring a block to the top."""
        self.go_to(ReadingPlace(block, 0, -1))

    def go_to_activity(self, activity: str) -> bool:
        """Mark the row of an activity, amid the screen; whether the document has one."""
        found = next((n for n, b in enumerate(self._blocks) if activity in b.activities), None)
        if found is not None:
            self.go_to(ReadingPlace(found, -1, found))
        return found is not None

    @property
    def activities(self) -> tuple[str, ...]:
        """The ids of the activities one stands on, none where one stands on no row."""
        return self._blocks[self._marked].activities if self.has_row() else ()

    @property
    def block(self) -> int:
        """The block that is read: the row one stands on, or that one was led to, else the first.

        Where there is no more to scroll to, it is one further down: all of them come to be read.
        """
        if self._wanted is not None:
            return self._wanted.block
        if self.has_row():
            return self._marked
        if 0 <= self._led < len(self._laid.blocks) and self._is_seen(self._led):
            return self._led
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        last = self.max_scroll_y
        near = min(room, last)
        gone = 1 - min(near, last - top) / near if near else 0
        at = self._laid.places.at(
            min(top + 1 + int((room - 2) * gone), self._laid.places.lines - 1)
        )
        return at[0] if at else 0

    def _lay_out(self, place: ReadingPlace) -> None:
        width = min(self.scrollable_content_region.width, WIDEST)
        if not width:
            return
        self._laid = LaidOut(self._blocks, width)
        self.virtual_size = Size(width, self._laid.places.lines)
        if self._wanted is None and place.block < len(self._blocks):
            self._wanted = place
        self._come()
        self.refresh()

    def _come(self) -> None:
        """Scroll to where one is wanted, if there is room to scroll in by now."""
        wanted = self._wanted
        if wanted is None or not self.size.height or not self._laid.blocks:
            return
        self._wanted = None
        self._led = block = min(wanted.block, len(self._blocks) - 1)
        self._mark(wanted.marked if wanted.marked < len(self._blocks) else -1)
        top = self._laid.places.first(block)
        if wanted.line < 0:
            room, words = self.scrollable_content_region.height, self._laid.words_at(block)
            top = words - max(1, (room - self._laid.blocks[block].height) // 3)
        else:
            heads = self._blocks[block].kind is BlockKind.HEADING
            top += wanted.line or (self._laid.blocks[block].above if heads else 0)
        self._scroll(top)

    def on_resize(self) -> None:
        if self._laid.width != min(self.scrollable_content_region.width, WIDEST):
            self._lay_out(self.place)
        self._come()

    def _scroll(self, top: int) -> None:
        self.scroll_to(y=max(0, top), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._tell()

    def _tell(self) -> None:
        """The key line, and what stands beside the document, follow where one is."""
        if not self._blocks or self._wanted is not None:
            return
        block, had_row = self._told
        self._told = (self.block, self.has_row())
        if had_row != self._told[1]:
            self.refresh_bindings()
        if block != self._told[0]:
            self.post_message(self.Moved(self._told[0]))

    # The row one stands on

    def has_row(self) -> bool:
        """Whether one stands on the row of an activity that is seen."""
        if not 0 <= self._marked < len(self._blocks) or not self._blocks[self._marked].activities:
            return False
        return self._is_seen(self._marked)

    def _is_seen(self, block: int, near: int = 0) -> bool:
        """Whether some of it is seen, or is so many lines outside."""
        top, room = self.scroll_offset.y, self.scrollable_content_region.height
        first, end = self._laid.words_at(block), self._laid.words_until(block)
        return first < top + room + near and end > top - near

    def _mark(self, block: int) -> None:
        before, self._marked = self._marked, block
        for one in {before, block}:
            if 0 <= one < len(self._laid.blocks):
                top = self._laid.words_at(one) - self.scroll_offset.y
                width = self.scrollable_content_region.width
                self.refresh(Region(0, top, width, self._laid.blocks[one].height))
        self._tell()

    def action_step(self, step: int) -> None:
        """To the next row where it is seen, else a line on."""
        near = NEXT if self.has_row() else 0
        rows = [n for n, b in enumerate(self._blocks) if b.activities and self._is_seen(n, near)]
        if near:
            rows = [n for n in rows if (n - self._marked) * step > 0]
        self._led = -1
        if not rows:
            self._scroll(self.scroll_offset.y + step)
            return
        self._mark(rows[0] if step > 0 else rows[-1])
        self._show_marked(step)

    def _show_marked(self, step: int) -> None:
        """Bring all of the row into view: where it is too high, its beginning."""
        room, top = self.scrollable_content_region.height, self.scroll_offset.y
        first, end = self._laid.words_at(self._marked), self._laid.words_until(self._marked)
        if step < 0 or end - first >= room:
            self._scroll(min(top, first) if end <= top + room else first)
        else:
            self._scroll(max(top, end - room))

    def action_page(self, step: int) -> None:
        self._scroll_and_mark(self.scroll_offset.y + step * max(1, self.size.height - 2))

    def action_edge(self, step: int) -> None:
        self._scroll_and_mark(0 if step < 0 else self._laid.places.lines)

    def _scroll_and_mark(self, top: int) -> None:
        """Scroll; the first row that is seen whole there is the one one stands on."""
        self._led = -1
        self._scroll(top)
        room, top = self.scrollable_content_region.height, self.scroll_offset.y
        rows = (
            n
            for n, block in enumerate(self._blocks)
            if block.activities
            and self._laid.words_at(n) >= top
            and self._laid.words_until(n) <= top + room
        )
        self._mark(next(rows, -1))

    def action_open(self) -> None:
        if self.activities:
            self.post_message(self.Opened(self.activities))

    def on_click(self, event: events.Click) -> None:
        place = self._laid.places.at(event.y + self.scroll_offset.y)
        if place is None or not self._blocks[place[0]].activities:
            return
        if place[0] == self._marked:
            self.action_open()
        else:
            self._mark(place[0])

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # What is looked for

    def find(self, typed: str) -> None:
        """Mark the words, and bring the first of them from here on into view; empty ends it."""
        if typed != self._typed:
            self._typed = typed
            self._words.find(self._blocks, typed, self.block)
            self._to_found()

    def step(self, step: int) -> None:
        """Bring the next place of what is looked for into view."""
        self._words.step(step)
        self._to_found()

    def _tell_found(self) -> None:
        many = len(self._words.places)
        self.post_message(self.Found(self._words.current + 1 if many else 0, many))

    def _to_found(self) -> None:
        self._tell_found()
        self.refresh()
        place = self._words.place
        if place is None:
            return
        if not self._laid.blocks or self._wanted is not None:
            row = place.block if self._blocks[place.block].activities else -1
            self.go_to(ReadingPlace(place.block, -1, row))
            return
        laid = self._laid.blocks[place.block]
        line = self._laid.places.first(place.block) + laid.sign_line(place.cell, place.start)
        room, top = self.scrollable_content_region.height, self.scroll_offset.y
        end = self._laid.words_until(place.block)
        # All of a row is seen, where there is room for it.
        if not top <= line < top + room or (end > top + room and laid.height < room):
            self._scroll(line - room // 3)
        if self._blocks[place.block].activities:
            self._mark(place.block)

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        place = self._laid.places.at(y + self.scroll_offset.y)
        if place is None:
            return Strip.blank(width, self.style_of())
        number, line = place
        laid = self._laid.blocks[number]
        if line < laid.above:
            return Strip.blank(width, self.style_of())
        if line >= laid.above + laid.height:
            return self._rule(width)
        segments, style = self._drawn(number, laid, line - laid.above)
        return Strip(segments).adjust_cell_length(width, style).simplify()

    def _rule(self, width: int) -> Strip:
        rule = Segment("  " + "─" * max(0, self._laid.width - 3), self._tone("rule"))
        return Strip([rule]).adjust_cell_length(width, self.style_of())

    def _tone(self, name: str) -> Style:
        return self.style_of(f"document--{name}")

    def _drawn(self, number: int, laid: Laid, line: int) -> tuple[list[Segment], Style]:
        """One line of a block, and the style it ends in."""
        block, style = self._blocks[number], self.style_of()
        chosen = number == self._marked and bool(block.activities)
        if chosen:
            style = self._tone("cursor" if self.has_focus else "blurred")
        elif tone := _TONES.get(block.kind):
            style = self._tone(tone)
        mark = "▸" if chosen and line == 0 else ""

        def spans(field: Field) -> list[Span]:
            found = self._words.spans(number, field.cell)
            return found if chosen else [*field.spans, *found]

        return line_of(laid, line, mark, style, spans, self._partial), style

    def _partial(self, tone: str) -> Style:
        return self.style_of(f"document--{tone}", partial=True)
