"""A document laid out in lines of a certain width: where each of its words comes to stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import sqrt

from rich.cells import cell_len

from elvis_tui.domain.plan.written_out import Block, BlockKind, Cell
from elvis_tui.domain.record import Record
from elvis_tui.widgets.places import Places
from elvis_tui.widgets.wrapping import wrapped

MARGIN = 2
"""Columns before all text, where the mark of the row stands that one has come to."""
GAP = 2
NARROWEST, WIDEST_WORD = 5, 18
"""What a column of a table must have, and the longest word it grows for."""
LABEL = 16
"""How wide the column's name stands before a cell of a table that has no room side by side."""


class Span(Record, frozen=True):
    """From which sign of a text to which something holds of it."""

    start: int
    end: int
    tone: str


class Field(Record, frozen=True, kw_only=True):
    """The words of a cell in their lines: each from which sign to which.

    `x` and `top` are where they begin in the block; `cell` is the number of it, less than 0 where
    they are none of the document's.
    """

    cell: int
    x: int
    width: int
    text: str
    lines: tuple[tuple[int, int], ...]
    spans: tuple[Span, ...] = ()
    top: int = 0


class Laid(Record, frozen=True, kw_only=True):
    """A block in lines: blank ones `above`, its `height` of words, and a rule under them."""

    fields: tuple[Field, ...]
    height: int
    above: int = 0
    ruled: bool = False

    @property
    def lines(self) -> int:
        """All that it takes."""
        return self.above + self.height + self.ruled

    def sign_line(self, cell: int, sign: int) -> int:
        """Which line of it a sign of a cell stands on."""
        for field in self.fields:
            if field.cell == cell:
                at = (n for n, (_start, end) in enumerate(field.lines) if sign < end)
                return self.above + field.top + next(at, len(field.lines) - 1)
        return self.above


class LaidOut:
    """A document in so many columns.

    Args:
        blocks: The document.
        width: The columns there are.
    """

    def __init__(self, blocks: Sequence[Block], width: int) -> None:
        self.width = width
        self.blocks = tuple(_laid(blocks, max(width, MARGIN + NARROWEST)))
        self.places = Places(len(self.blocks), (one.lines for one in self.blocks))

    def words_at(self, block: int) -> int:
        """The first line of a block that has words."""
        return self.places.first(block) + self.blocks[block].above

    def words_until(self, block: int) -> int:
        """The line after its last one with words."""
        return self.words_at(block) + self.blocks[block].height


def cell_text(cell: Cell) -> str:
    """All that is shown of a cell: its words, and the addresses of its links."""
    return "".join(piece.words for piece in cell)


def _laid(blocks: Sequence[Block], width: int) -> Iterator[Laid]:
    before: Block | None = None
    for number, group in groupby(blocks, key=lambda block: block.table):
        if number:
            table = list(group)
            yield from _table(table, width)
            before = table[-1]
            continue
        for block in group:
            yield _text(block, before, width)
            before = block


def _text(block: Block, before: Block | None, width: int) -> Laid:
    x = MARGIN
    fields = []
    if block.kind is BlockKind.ITEM:
        x += min(2 * block.level, width // 3)
        mark = block.mark or " "
        fields.append(_field(-1, mark, (), x, cell_len(mark)))
        x += cell_len(mark) + 1
    elif block.kind is BlockKind.QUOTE:
        x += GAP
    cell = block.cells[0] if block.cells else ()
    words = _cell(0, cell, x, max(NARROWEST, width - x - 1))
    together = before is not None and before.kind is block.kind is BlockKind.ITEM
    return Laid(
        fields=(*fields, words),
        height=len(words.lines),
        above=0 if before is None or together else 1,
    )


# Tables


def _table(rows: Sequence[Block], width: int) -> Iterator[Laid]:
    columns = max(len(row.cells) for row in rows)
    room = width - MARGIN - 1 - GAP * (columns - 1)
    widths = _widths(rows, columns, room)
    for number, row in enumerate(rows):
        above = 0 if number else 1
        if widths is None:
            yield _stacked(row, rows[0], width, above)
            continue
        fields, x = [], MARGIN
        for n, (cell, wide) in enumerate(zip(row.cells, widths, strict=False)):
            fields.append(_cell(n, cell, x, wide))
            x += wide + GAP
        height = max((len(field.lines) for field in fields), default=1)
        yield Laid(fields=tuple(fields), height=height, above=above, ruled=True)


def _widths(rows: Sequence[Block], columns: int, room: int) -> list[int] | None:
    """How wide each column is; None where there is no room for all of them side by side.

    One that says much is wider than one that says little, but not by as much as it says more.
    """
    wholes, means, leasts = [], [], []
    for n in range(columns):
        texts = [cell_text(row.cells[n]) for row in rows if n < len(row.cells)]
        lengths = [max(map(cell_len, text.split("\n"))) for text in texts]
        words = (cell_len(word) for text in texts for word in text.split())
        wholes.append(max(NARROWEST, *lengths))
        means.append(sqrt(sum(lengths) / len(lengths)) or 1)
        leasts.append(max(NARROWEST, min(max(words, default=0), WIDEST_WORD)))
    if sum(wholes) <= room:
        return wholes
    if sum(leasts) > room:
        return None
    # What a column does not need goes to the others.
    widths = [0] * columns
    left, open_ = room, set(range(columns))
    while open_:
        share = left / sum(means[n] for n in open_)
        settled = {n for n in open_ if means[n] * share < leasts[n]}
        if settled:
            sizes = {n: leasts[n] for n in settled}
        else:
            settled = {n for n in open_ if means[n] * share > wholes[n]}
            sizes = {n: wholes[n] for n in settled}
        if not settled:
            for n in open_:
                widths[n] = int(means[n] * share)
            widths[max(open_, key=means.__getitem__)] += room - sum(widths)
            break
        for n, size in sizes.items():
            widths[n] = size
            left -= size
        open_ -= settled
    return widths


def _stacked(row: Block, names: Block, width: int, above: int) -> Laid:
    """The cells under each other, each after the name of its column."""
    if row.kind is BlockKind.COLUMNS:
        return Laid(fields=(), height=0, above=above)
    fields, top = [], 0
    named = min(LABEL, width // 3)
    for n, cell in enumerate(row.cells):
        if not (words := cell_text(cell)).strip():
            continue
        label = cell_text(names.cells[n]) if n < len(names.cells) else ""
        told = _field(-1, label, (Span(0, len(label), "aside"),), MARGIN, named, top)
        x = MARGIN + named + GAP
        said = _cell(n, cell, x, max(NARROWEST, width - x - 1), top)
        fields += [told, said]
        top += max(len(told.lines), len(said.lines)) if words else 0
    return Laid(fields=tuple(fields), height=max(1, top), above=above, ruled=True)


# Words in lines


def _cell(number: int, cell: Cell, x: int, width: int, top: int = 0) -> Field:
    spans, at = [], 0
    for piece in cell:
        end = at + len(piece.words)
        if piece.strong or piece.aside:
            spans.append(Span(at, end, "strong" if piece.strong else "aside"))
        at = end
    return _field(number, cell_text(cell), tuple(spans), x, width, top)


def _field(
    cell: int, text: str, spans: tuple[Span, ...], x: int, width: int, top: int = 0
) -> Field:
    lines, at = [], 0
    for line in wrapped(text, max(1, width)):
        start = text.index(line, at)
        at = start + len(line)
        lines.append((start, at))
    return Field(cell=cell, x=x, width=width, text=text, lines=tuple(lines), spans=spans, top=top)
