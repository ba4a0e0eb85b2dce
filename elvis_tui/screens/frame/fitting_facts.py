"""Which facts stand on top of a page, and which there is no room for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from textual.content import Content

from elvis_tui.domain.text import clean
from elvis_tui.widgets.facts import Fact
from elvis_tui.widgets.rows import Row
from elvis_tui.widgets.wrapping import wrapped

IN_ONE = 3
"""Lines of a row at most: one goes from row to row, and a taller one is not read to its end."""


def fitting(
    facts: Sequence[Fact], always: Collection[str], width: int, lines: int
) -> tuple[list[Fact], list[Fact]]:
    """The facts that there is room for, and the rest; each in the order they came.

    Args:
        facts: All of them.
        always: The labels of those that are on top whatever room there is.
        width: Columns for their texts.
        lines: Those there are for all of them.
    """
    parts: list[list[Fact]] = []
    for fact in facts:
        # What has no label goes on under the one before.
        if fact[0] or not parts:
            parts.append([])
        parts[-1].append(fact)
    tall = [sum(len(_lines(text, width)) for _label, text in part) for part in parts]
    must = [part[0][0] in always for part in parts]
    left = lines - sum(n for n, one in zip(tall, must, strict=True) if one)
    top: list[Fact] = []
    rest: list[Fact] = []
    for part, height, one in zip(parts, tall, must, strict=True):
        if one:
            top += part
        elif not rest and height <= left:
            top += part
            left -= height
        else:
            rest += part
    return top, rest


def rows_of(facts: Sequence[Fact], width: int) -> Iterator[Row]:
    """Facts as rows that are only read: a long text is several, each of a few lines."""
    for number, (label, text) in enumerate(facts):
        lines = _lines(text, max(1, width - 3))
        for at in range(0, len(lines), IN_ONE):
            words = "\n".join(lines[at : at + IN_ONE])
            cells = ((label if at == 0 else "", "muted"), words)
            yield Row(f"fact:{number}:{at}", cells, "fact", opens=False)


def _lines(text: str | Content, width: int) -> tuple[str, ...]:
    plain = text if isinstance(text, str) else text.plain
    return wrapped(clean(plain, lines=True), max(1, width))
