"""The pieces a document in Markdown is put together of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from elvis_tui.outgoing.markdown import escaped

NOTHING = "–"
TO_FILL_IN = "\u2007"
"""A cell that is left for a pen."""


def facts(rows: Iterable[tuple[str, str]]) -> list[str]:
    """Two columns, the first row as the header; what has no text is left out."""
    there = [(label, text) for label, text in rows if text]
    return table(there[0], there[1:]) if there else []


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; its cells are escaped here."""
    return [_row(header), f"|{'---|' * len(header)}", *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(text: str) -> str:
    return "" if text is TO_FILL_IN else inline(text) or NOTHING


def inline(text: str) -> str:
    """`text` escaped where something stands before it: no list and no heading begins there."""
    return escaped(f"x{text.strip()}")[1:]


def paragraphs(text: str) -> list[str]:
    """What somebody wrote over several lines, with its lines and paragraphs; escaped here."""
    lines: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
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
    """«**Notat:** …» a line each, as a list; what has no text is left out."""
    for label, text in pairs:
        if text:
            said = " ".join(filter(None, map(inline, text.splitlines())))
            yield f"- **{escaped(label)}:** {said}"
