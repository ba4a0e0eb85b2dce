"""A list of rows in columns that draws only what is seen and keeps its place when refilled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from elvis_tui.domain.record import Record
from elvis_tui.domain.text import clean
from elvis_tui.i18n import Wording
from elvis_tui.widgets.commands import HasCommands
from elvis_tui.widgets.line_view import LineView
from elvis_tui.widgets.moving import ROWS
from elvis_tui.widgets.places import Places
from elvis_tui.widgets.wrapping import wrapped

Cell = str | tuple[str, str]
"""A cell's text, or its text and tone (red, yellow, green, muted, strong, key)."""


class Column(Record, frozen=True):
    """A column `width` cells wide, dropped when the list is narrower than `above`.

    The last column shown that may `grow` takes what is left; `wrap` lets its text run over
    several lines.
    """

    width: int
    title: str | Wording = ""
    grow: bool = False
    right: bool = False
    above: int = 0
    wrap: bool = False


class Row(Record, frozen=True):
    """One line to stand on. `layout` names the columns it is set in.

    One that is only read has nothing behind it that Enter `opens`.

    Of a long list `cells` is a function: what nobody looks at is never worked out.
    """

    id: str
    cells: tuple[Cell, ...] | Callable[[], tuple[Cell, ...]]
    layout: str = ""
    opens: bool = True

    @property
    def texts(self) -> tuple[Cell, ...]:
        """The cells."""
        return self.cells() if callable(self.cells) else self.cells


class Section(Record, frozen=True):
    """A heading between rows, which the cursor passes by; an empty one is a blank line."""

    title: str = ""
    note: str = ""
    id: str = ""


Line = Row | Section


class RowList(HasCommands, LineView, can_focus=True, inherit_bindings=False):
    """Rows under the cursor keys.

    Args:
        layouts: The columns of each layout by name; "" is the default.
        empty: What to say, and what to do, when there are no rows.
        heading: Whether the default layout's column titles stand on top.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--blurred",
        "rows--section",
        "rows--muted",
        "rows--red",
        "rows--yellow",
        "rows--green",
        "rows--strong",
        "rows--key",
    }
    OWN_COMMANDS = ROWS
    shows_cursor: ClassVar[bool] = True
    """Whether the row one stands on is marked: not in a list that is only read."""
    marks_when_left: ClassVar[bool] = True
    """Whether it is marked also while the keys go to something else."""
    cursor: reactive[int] = reactive(0, init=False, repaint=False)

    class _OfRow(Message):
        """A message about one row."""

        def __init__(self, rows: RowList, row_id: str) -> None:
            super().__init__()
            self.rows = rows
            self.row_id = row_id

        @property
        def control(self) -> RowList:
            return self.rows

    class Opened(_OfRow):
        """Enter, or a click on the row that has the cursor."""

    class Moved(_OfRow):
        """The cursor came to another row."""

    def __init__(
        self,
        layouts: Mapping[str, Sequence[Column]],
        *,
        empty: str = "",
        heading: bool = False,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._layouts = layouts
        self._heading = heading
        self._lines: tuple[Line, ...] = ()
        self._places = Places(0)
        self._opened = False
        self._marked: frozenset[str] = frozenset()
        self.empty = empty

    # What is shown

    def fill(self, lines: Iterable[Line]) -> None:
        """Show other lines; the cursor stays on the row with the same id, else nearby."""
        before = self.row
        self._lines = tuple(lines)
        self._arrange()
        same = (i for i, line in enumerate(self._lines) if before and line.id == before.id)
        # What stands twice is found where the cursor was.
        index = min(same, key=lambda i: abs(i - self.cursor), default=None)
        if index is None:
            index = self._near(min(self.cursor, len(self._lines) - 1), 1)
        self.set_reactive(RowList.cursor, index)
        self._show_cursor()
        self.refresh()
        self._tell_keys()

    @property
    def row(self) -> Row | None:
        """The row with the cursor."""
        if 0 <= self.cursor < len(self._lines):
            line = self._lines[self.cursor]
            return line if isinstance(line, Row) else None
        return None

    @property
    def marked(self) -> frozenset[str]:
        """The ids of the rows with a tick before them: what is done next is done with all."""
        return self._marked

    @marked.setter
    def marked(self, ids: frozenset[str]) -> None:
        self._marked = ids
        self.refresh()

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(line for line in self._lines if isinstance(line, Row))

    @property
    def below(self) -> int:
        """How many rows begin under what is seen."""
        seen = self.scroll_offset.y + self.scrollable_content_region.height - self._heading
        last = self._places.at(seen - 1) if seen > 0 else None
        rest = self._lines[last[0] + 1 :] if last else ()
        return sum(isinstance(line, Row) for line in rest)

    def select(self, row_id: str) -> None:
        """Put the cursor on a row, if it is there."""
        for index, line in enumerate(self._lines):
            if isinstance(line, Row) and line.id == row_id:
                self.cursor = index

    # Layout

    def _columns(self, layout: str) -> list[tuple[int, Column, int]]:
        """The columns that fit, as (cell index, column, width)."""
        room = self.scrollable_content_region.width - 3
        chosen = [(i, c) for i, c in enumerate(self._layouts[layout]) if room >= c.above]
        growing = max((i for i, c in chosen if c.grow), default=-1)
        fixed = sum(c.width for i, c in chosen if i != growing) + 2 * (len(chosen) - 1)
        left = max(4, room - fixed)
        return [(i, c, left if i == growing else c.width) for i, c in chosen]

    def _height(self, line: Line) -> int:
        if isinstance(line, Section):
            return 1
        heights, cells = [1], line.texts
        for index, column, width in self._columns(line.layout):
            if column.wrap and index < len(cells):
                heights.append(len(wrapped(_text(cells[index], lines=True)[0], width)))
        return max(heights)

    def _arrange(self) -> None:
        wraps = any(c.wrap for columns in self._layouts.values() for c in columns)
        heights = map(self._height, self._lines) if wraps else None
        self._places = Places(len(self._lines), heights)
        width = self.scrollable_content_region.width or self.size.width
        self.virtual_size = Size(width, self._places.lines + self._heading)

    def on_resize(self) -> None:
        self._arrange()
        self._show_cursor()
        self.refresh()

    def watch_show_vertical_scrollbar(self) -> None:
        """What wraps has less room beside a scrollbar: a line of it may come or go."""
        self._arrange()
        self._show_cursor()
        self.refresh()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # Moving

    def _near(self, index: int, step: int) -> int:
        """The row at `index` or the next one in the direction of `step`, else the other way."""
        for way in (step, -step):
            at = index
            while 0 <= at < len(self._lines):
                if isinstance(self._lines[at], Row):
                    return at
                at += way
        return max(0, index)

    def watch_cursor(self, before: int, after: int) -> None:
        for index in (before, after):
            if index < len(self._lines):
                self.refresh(self._region(index))
        self._show_cursor()
        self._tell_keys()
        if row := self.row:
            self.post_message(self.Moved(self, row.id))

    def _tell_keys(self) -> None:
        """The key line is drawn anew only when Enter comes or goes."""
        if self._opened != self.has_row():
            self._opened = self.has_row()
            self.refresh_bindings()

    def _region(self, index: int) -> Region:
        """Where a line stands on the screen, without the scrollbar beside it."""
        top = self._places.first(index) + self._heading - self.scroll_offset.y
        return Region(0, top, self.scrollable_content_region.width, self._places.height(index))

    def _show_cursor(self) -> None:
        # Before it has a size there is nowhere to scroll; it comes here again when it has one.
        if self.cursor >= len(self._lines) or not self.size.height:
            return
        top = self._places.first(self.cursor)
        # The heading above the first row of a section comes into view with it.
        lead = self.cursor and isinstance(self._lines[self.cursor - 1], Section)
        height = self._places.height(self.cursor)
        self.scroll_to_region(
            Region(0, top - bool(lead), 1, height + bool(lead) + self._heading),
            animate=False,
            force=True,
        )

    def action_move(self, step: int) -> None:
        self.cursor = self._near(max(0, min(self.cursor + step, len(self._lines) - 1)), step)

    def action_page(self, step: int) -> None:
        if self._lines:
            # By lines and not by rows: what wraps is not paged past unread.
            page = step * max(1, self.size.height - 2 - self._heading)
            line = max(0, min(self._places.first(self.cursor) + page, self._places.lines - 1))
            there = self._places.at(line)
            at = there[0] if there else self.cursor
            if at == self.cursor:  # one row taller than a page
                at = max(0, min(at + step, len(self._lines) - 1))
            self.cursor = self._near(at, step)

    def action_edge(self, step: int) -> None:
        if self._lines:
            self.cursor = self._near(0 if step < 0 else len(self._lines) - 1, -step)

    def action_open(self) -> None:
        row = self.row
        if row and row.opens:
            self.post_message(self.Opened(self, row.id))

    def on_click(self, event: events.Click) -> None:
        y = event.y + self.scroll_offset.y - self._heading
        place = self._places.at(y) if event.y >= self._heading else None
        if place is None or not isinstance(self._lines[place[0]], Row):
            return
        index = place[0]
        if index == self.cursor:
            self.action_open()
        else:
            self.cursor = index

    def has_row(self) -> bool:
        """Whether there is a row to open."""
        return self.row is not None and self.row.opens

    # Drawing

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if self._heading and y == 0:
            titles = tuple(f"{c.title}" for c in self._layouts[""])
            style = self.style_of("rows--muted")
            return self._cells(Row("", titles), 0, "   ", style, plain=True).adjust_cell_length(
                width, self.style_of()
            )
        at = y + self.scroll_offset.y - self._heading
        if not self._lines and y == self._heading + 1:
            text = set_cell_size(f"   {self.empty}", width)
            return Strip([Segment(text, self.style_of("rows--muted"))], width)
        place = self._places.at(at)
        if place is None:
            return Strip.blank(width, self.style_of())
        index, part = place
        line = self._lines[index]
        if isinstance(line, Section):
            return self._section(line, width)
        marks = self.shows_cursor and (self.has_focus or self.marks_when_left)
        chosen = index == self.cursor and marks
        tick = "✓" if part == 0 and line.id in self._marked else " "
        mark = f"{tick}▸ " if chosen and part == 0 else f"{tick}  "
        name = "rows--cursor" if self.has_focus else "rows--blurred"
        style = self.style_of(name) if chosen else self.style_of()
        strip = self._cells(line, part, mark, style, plain=chosen and self.has_focus)
        return strip.adjust_cell_length(width, style).simplify()

    def _section(self, section: Section, width: int) -> Strip:
        note = clean(section.note)
        room = width - 2 - cell_len(note)
        return Strip(
            [
                Segment(
                    set_cell_size(f" {clean(section.title)}", room),
                    self.style_of("rows--section"),
                ),
                Segment(f"{note}  ", self.style_of("rows--muted")),
            ]
        ).adjust_cell_length(width, self.style_of())

    def _cells(self, row: Row, part: int, mark: str, style: Style, *, plain: bool) -> Strip:
        """One drawn line of a row; `plain` drops the tones (the cursor's colours are enough)."""
        segments, cells = [Segment(mark, style)], row.texts
        for index, column, width in self._columns(row.layout):
            cell = cells[index] if index < len(cells) else ""
            text, tone = _text(cell, lines=column.wrap)
            if column.wrap:
                pieces = wrapped(text, width)
                text = pieces[part] if part < len(pieces) else ""
            elif part:
                text = ""
            toned = style
            if tone and not plain:
                toned = style + self.style_of(f"rows--{tone}", partial=True)
            # The gap is in the cell's own style: a change of style that nobody sees is twenty
            # bytes over the line at every key press.
            segments.append(Segment(fitted(text, width, right=column.right) + "  ", toned))
        return Strip(segments)


def _text(cell: Cell, *, lines: bool) -> tuple[str, str]:
    text, tone = (cell, "") if isinstance(cell, str) else cell
    return clean(text, lines=lines), tone


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """`text` in exactly `width` cells, cut with an ellipsis."""
    if cell_len(text) > width:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + "…", width)
    return " " * (width - cell_len(text)) + text if right else set_cell_size(text, width)
