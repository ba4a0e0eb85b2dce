"""The pieces a document in Markdown is put together of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.domain.text import clean
from elvis_tui.outgoing.markdown import escaped

NOTHING = "–"
ROW_HEADS = ":---|---"
"""Under the first row of a table of two columns, where each row begins with what it is of."""
TO_FILL_IN = "\u2007"
"""A cell that is left for a pen."""


def facts(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Two columns, where the first says what the other is; what has no text is left out.

    Markdown has no such table: that its first column is aligned tells `web_page` of it.
    """
    there = [(label, text) for label, text in rows if text]
    return [_row(there[0]), f"|{ROW_HEADS}|", *map(_row, there[1:])] if there else []


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; its cells are escaped here."""
    return [_row(header), f"|{'---|' * len(header)}", *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return "" if text is TO_FILL_IN else inline(text) or NOTHING


def inline(text: str) -> str:
    """`text` escaped where something stands before it: no list and no heading begins there."""
    return escaped(f"x{clean(text).strip()}")[1:]


def paragraphs(text: str) -> list[str]:
    """What somebody wrote over several lines, with its lines and paragraphs; escaped here."""
    lines: list[str] = []
    for line in _lines(text):
        said = escaped(line)
        if said and lines and lines[-1]:
            lines[-1] += "\\"
        if said or (lines and lines[-1]):
            lines.append(said)
    while lines and not lines[-1]:
        lines.pop()
    return lines


def section(title: str, body: Sequence[str], level: int = 2) -> list[str]:
    """A heading and what stands under it; nothing where there is nothing."""
    return ["", f"{'#' * level} {escaped(title)}", "", *body] if body else []


def labelled(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """«**Notat:** …», a point of a list each; what has no text is left out."""
    for label, text in pairs:
        if text:
            yield from point(f"**{escaped(label)}:**", text)


def point(head: str, text: str, depth: int = 0) -> Iterator[str]:
    """A point of a list: what somebody wrote over several lines has them in it too.

    Args:
        head: What stands first, escaped already.
        text: What follows it, escaped here.
        depth: How many points it stands within.
    """
    indent = "  " * depth
    first, *rest = [line for line in _lines(text) if line.strip()] or [""]
    said = [f"{indent}- {head} {inline(first)}".rstrip()]
    said += [f"{indent}  {escaped(line)}" for line in rest]
    yield from (f"{line}\\" for line in said[:-1])
    yield said[-1]


def _lines(text: str) -> list[str]:
    # Cleaned before anything is stripped: signs of control are white space to Python.
    return list(map(clean, text.replace("\r\n", "\n").replace("\r", "\n").split("\n")))
