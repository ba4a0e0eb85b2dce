"""A title and a few labelled texts under it, each text wrapped beside its label."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len, set_cell_size
from textual.content import Content, Span
from textual.geometry import Region, Size
from textual.widget import Widget

from elvis_tui.domain.text import clean
from elvis_tui.widgets.wrapping import wrapped, wrapped_content

Fact = tuple[str, str | Content]
"""Label and text; one without a label goes on under the one before."""


class Facts(Widget):
    """Draws what it is given; as tall as it needs to be.

    Args:
        title: Stands on top, if there is one.
        facts: What stands under it.
        labels: The least width of the labels, so that two of these line up.
        title_lines: The least height of the title, so that the labels stay where they are.
    """

    def __init__(
        self,
        title: str = "",
        facts: Sequence[Fact] = (),
        *,
        id: str | None = None,
        labels: int = 0,
        title_lines: int = 0,
    ) -> None:
        super().__init__(id=id)
        self._title, self._facts, self._labels = clean(title), tuple(facts), labels
        self._title_lines = title_lines

    def show(self, title: str, facts: Sequence[Fact]) -> None:
        """Show something else; only the lines that differ are drawn again."""
        before = self._drawn()
        self._title, self._facts = clean(title), tuple(facts)
        after = self._drawn()
        if self.display and self.styles.is_auto_height and len(after) != len(before):
            # A layout draws every scrollbar of the screen again: most of what a key would send.
            self.refresh(layout=True)
            return
        # What there is no room for lies where something else is drawn.
        lines = list(enumerate(zip_longest(before, after, fillvalue=("", ()))))[: self.size.height]
        # Blanks that stay blank would be most of what is sent of a short line.
        differ = [
            Region(0, n, max(1, cell_len(old[0]), cell_len(new[0])), 1)
            for n, (old, new) in lines
            if old != new
        ]
        if differ:
            self.refresh(*differ)

    def _drawn(self) -> list[tuple[str, Sequence[Span]]]:
        """The lines with their styles; none where this is not shown, as there is no room."""
        return [(c.plain, c.spans) for c in self._lines(self.size.width)] if self.display else []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        lines = []
        if self._title:
            title = wrapped(self._title, max(1, width))
            lines = [*(Content.styled(line, "bold $key") for line in title), Content("")]
            lines += [Content("")] * (self._title_lines - len(title))
        widest = max((cell_len(label) for label, _text in self._facts), default=0)
        indent = max(widest, self._labels) + 2
        for label, text in self._facts:
            told = Content(clean(text, lines=True)) if isinstance(text, str) else text
            for n, line in enumerate(wrapped_content(told, max(1, width - indent))):
                start = set_cell_size(label if n == 0 else "", indent)
                # Blanks in a colour of their own are forty bytes that nobody sees.
                lines.append(Content.assemble((start, "$muted" if start.strip() else ""), line))
        return lines
