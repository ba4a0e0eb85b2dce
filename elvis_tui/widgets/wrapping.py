"""Words set in lines of a given width in cells."""

from __future__ import annotations

from functools import lru_cache

from rich.cells import cell_len, chop_cells
from textual.content import Content


@lru_cache(maxsize=2048)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """`text` in lines at most `width` cells wide, broken between words where it can be.

    Textual's `Content.wrap` breaks at a no-break space and loses it, begins lines with the space
    that follows a broken word, and takes twice the time.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            # A word of no width at all is chopped into nothing.
            for piece in chop_cells(word, width) or [word]:
                joined = f"{line} {piece}" if line else piece
                if line and cell_len(joined) > width:
                    lines.append(line)
                    line = piece
                else:
                    line = joined
        lines.append(line)
    return tuple(lines)


def wrapped_content(text: Content, width: int) -> list[Content]:
    """As `wrapped`, of a text with styles in it."""
    lines, at = [], 0
    for line in wrapped(text.plain, width):
        at = text.plain.index(line, at)
        lines.append(text[at : at + len(line)])
        at += len(line)
    return lines
