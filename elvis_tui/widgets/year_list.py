"""A school year as a list: a line for each activity, a column for each month."""

from __future__ import annotations

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from elvis_tui.domain.text import clean
from elvis_tui.widgets.rows import Row, RowList, fitted

MARGIN = 3
"""Columns before the name: where the cursor is marked."""
NOW = "›"
"""Points at the month we are in."""
AIRY = 96
"""Columns from which the months stand wider apart."""
WHO = {118: 16, 110: 12}
"""Columns for those responsible, from how many there are in all."""


class YearList(RowList):
    """Rows whose cells are a name, those responsible, and a sign for each month.

    The month one stands in is marked in the heading, and in the row with the cursor by brackets:
    a column in another colour would send every line anew at each key.
    """

    class Picked(Message):
        """A month's column was clicked."""

        def __init__(self, column: int) -> None:
            super().__init__()
            self.column = column

    class Sized(Message):
        """It has more room than before, or less."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__({"": ()}, heading=True, id=id)
        self._months: tuple[str, ...] = ()
        self._corner = ""
        self._column = 0
        self._now: int | None = None

    # What is shown

    def head(self, corner: str, now: int | None) -> None:
        """Say what stands above the names, and which column is the month we are in, if any is."""
        if (told := (corner, now)) != (self._corner, self._now):
            self._corner, self._now = told
            self.refresh()

    @property
    def months(self) -> tuple[str, ...]:
        """What the months are called, in few letters."""
        return self._months

    @months.setter
    def months(self, months: tuple[str, ...]) -> None:
        self._months = months

    @property
    def column(self) -> int:
        """The month one stands in."""
        return self._column

    @column.setter
    def column(self, column: int) -> None:
        before, self._column = self._column, column
        for one in {before, column}:
            self.refresh(Region(self._start(one), 0, self._month_width, 1))
            at = self._region(self.cursor)
            self.refresh(Region(self._start(one), at.y, self._month_width, 1))

    # Layout

    def on_resize(self) -> None:
        self.post_message(self.Sized())

    @property
    def room(self) -> int:
        """Lines for rows."""
        return self.size.height - 1

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width or self.size.width

    @property
    def _month_width(self) -> int:
        return 5 if self._width >= AIRY else 4

    @property
    def who_width(self) -> int:
        """Columns for those responsible; none where there is no room."""
        return next((who for least, who in WHO.items() if self._width >= least), 0)

    @property
    def name_width(self) -> int:
        """Columns for the names."""
        months = self._month_width * max(1, len(self._months))
        who = self.who_width
        return max(8, self._width - MARGIN - 1 - months - (who + 2 if who else 1))

    @property
    def corner_width(self) -> int:
        """Columns for what stands above the names."""
        return self.name_width + (self.who_width + 2 if self.who_width else 0)

    def _start(self, column: int) -> int:
        """Where a month's column begins."""
        left = len(self._months) - column
        return self._width - 1 - left * self._month_width

    # Drawing

    def render_line(self, y: int) -> Strip:
        if y:
            return super().render_line(y)
        muted = self.style_of("rows--muted")
        chosen = self.style_of("rows--cursor") + Style(bold=True)
        room = self.corner_width + (0 if self.who_width else 1)
        names = set_cell_size(clean(self._corner), room)
        segments = [Segment(" " * MARGIN, muted), Segment(names, muted)]
        for column, month in enumerate(self._months):
            # The month we are in is told by a sign too: not everybody sees the colour.
            sign = NOW if column == self._now else " "
            text = f"{sign}{month}".rjust(self._month_width)
            segments.append(Segment(text, chosen if column == self._column else muted))
        return Strip(segments).adjust_cell_length(self._width, self.style_of()).simplify()

    def _cells(self, row: Row, part: int, mark: str, style: Style, *, plain: bool) -> Strip:
        del part
        if len(row.texts) == 1:
            piece = self._piece(row.texts[0], self._width - MARGIN - 1, style, plain=plain)
            return Strip([Segment(mark, style), piece])
        name, who, *signs = row.texts
        here = row.id == (self.row.id if self.row else "")
        segments = [Segment(mark, style), self._piece(name, self.name_width, style, plain=plain)]
        if width := self.who_width:
            segments.append(Segment("  ", style))
            segments.append(self._piece(who, width, style, plain=plain))
        else:
            segments.append(Segment(" ", style))
        for column, sign in enumerate(signs):
            text, tone = (sign, "") if isinstance(sign, str) else sign
            words = f"[{text or ' '}]" if here and column == self._column else text
            placed = f"{words:^3}".rjust(self._month_width)
            segments.append(self._toned(placed, tone, style, plain=plain))
        return Strip(segments)

    def _piece(
        self, cell: str | tuple[str, str], width: int, style: Style, *, plain: bool
    ) -> Segment:
        text, tone = (cell, "") if isinstance(cell, str) else cell
        return self._toned(fitted(clean(text), width), tone, style, plain=plain)

    def _toned(self, text: str, tone: str, style: Style, *, plain: bool) -> Segment:
        if tone and not plain:
            style = style + self.style_of(f"rows--{tone}", partial=True)
        return Segment(text, style)

    def on_click(self, event: events.Click) -> None:
        """A click in a month's column goes there; on the row one stands on it opens nothing."""
        column = (event.x - self._start(0)) // self._month_width
        if 0 <= column < len(self._months) and column != self._column:
            self.post_message(self.Picked(column))
            place = self._places.at(event.y + self.scroll_offset.y - 1) if event.y else None
            if place is None or place[0] == self.cursor:
                event.prevent_default()
