"""A plan's Markdown as the blocks it is read in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from elvis_tui.domain.plan.written_out import Block, BlockKind, Cell, Piece
from elvis_tui.domain.text import clean
from elvis_tui.incoming.plans.blocks import tables_apart
from elvis_tui.incoming.plans.html_tables import html_table

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ROW_END = re.compile(r"</(?:tr|p|div|li|h\d|table)\s*>|<br\s*/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]\s*>\s*(?=<t[dh]\b)", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-z][^>]*>", re.IGNORECASE | re.DOTALL)
BULLET = "•"


def read_plan_text(text: str) -> tuple[Block, ...]:
    """What stands in a Markdown document, in its order, word for word; nothing in it is an order.

    Emphasis is kept. A link is its words and its address, a picture what it is called. Of HTML the
    words are kept, each row and paragraph for itself, and none of the tags.

    Args:
        text: Markdown, with the tables of GitHub.
    """
    from markdown_it import MarkdownIt

    source = clean(text.removeprefix("\ufeff"), lines=True)
    reader = MarkdownIt("commonmark").enable("table")
    made: list[Block] = []
    for part, first, is_table in tables_apart(source):
        tables = max((block.table for block in made), default=0)
        if is_table:
            made += _html_table(part, first, tables + 1)
        else:
            made += _Reading(reader.parse(part), first, tables).blocks()
    return tuple(made)


def _html_table(source: str, first: int, number: int) -> Iterator[Block]:
    """A table in HTML: what spans several rows stands in each of them."""
    if (table := html_table(source, first + 1)) is None:
        return
    names = tuple((_seen_as_it_is(name),) for name in table.header)
    yield Block(kind=BlockKind.COLUMNS, cells=names, table=number, line=table.line)
    for row in table.rows:
        cells = tuple((_seen_as_it_is(cell.text),) for cell in row.cells)
        yield Block(kind=BlockKind.ROW, cells=cells, table=number, line=row.line)


class _Reading:
    """Where one is in a document: in which table, and how deep in its lists.

    Args:
        tokens: A part of the document.
        first: How many lines stand before it.
        tables: How many tables do.
    """

    def __init__(self, tokens: Sequence[Token], first: int, tables: int) -> None:
        self._tokens = tokens
        self._first = first
        self._table = tables
        self._cells: list[Cell] = []
        self._lists: list[int | None] = []
        """The number of the next point of each list one is in; None of one without numbers."""
        self._mark = ""
        self._quoted = 0
        self._line = 0

    def blocks(self) -> Iterator[Block]:
        for at, token in enumerate(self._tokens):
            if token.map:
                self._line = self._first + token.map[0] + 1
            match token.type:
                case "heading_open":
                    yield self._block(BlockKind.HEADING, self._words(at + 1), int(token.tag[1:]))
                case "paragraph_open":
                    yield self._paragraph(self._words(at + 1))
                case "fence" | "code_block":
                    yield self._paragraph((Piece(token.content.rstrip("\n")),))
                case "html_block":
                    yield from self._html(token.content)
                case "tr_close":
                    yield self._row(header=self._tokens[at + 1].type == "thead_close")
                case "table_open" | "tr_open" | "th_open" | "td_open":
                    self._fill(at)
                case _:
                    self._move(token)

    def _fill(self, at: int) -> None:
        """A table, a row of it, or a cell of the row begins."""
        match self._tokens[at].type:
            case "table_open":
                self._table += 1
            case "tr_open":
                self._cells = []
            case _:
                self._cells.append(self._words(at + 1))

    def _row(self, *, header: bool) -> Block:
        kind = BlockKind.COLUMNS if header else BlockKind.ROW
        return Block(kind=kind, cells=tuple(self._cells), table=self._table, line=self._line)

    def _move(self, token: Token) -> None:
        """Into a list or a quotation, on to a point of it, or out again."""
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                number = self._lists[-1]
                self._mark = BULLET if number is None else f"{number}."
                if number is not None:
                    self._lists[-1] = number + 1
            case "blockquote_open":
                self._quoted += 1
            case "blockquote_close":
                self._quoted -= 1

    def _paragraph(self, words: Cell) -> Block:
        if self._lists:
            mark, self._mark = self._mark, ""
            return self._block(BlockKind.ITEM, words, len(self._lists) - 1, mark)
        kind = BlockKind.QUOTE if self._quoted else BlockKind.PARAGRAPH
        return self._block(kind, words)

    def _html(self, content: str) -> Iterator[Block]:
        from html import unescape

        for row in _ROW_END.split(content):
            words = " ".join(unescape(_TAG.sub(" ", _CELL_END.sub(" · ", row))).split())
            if words:
                yield self._paragraph((Piece(clean(words)),))

    def _words(self, at: int) -> Cell:
        inline = self._tokens[at]
        # Lines with a «|» in each are the rows of a table that Markdown does not take for one.
        lines = inline.content.split("\n")
        broken = len(lines) > 1 and all("|" in line for line in lines)
        return tuple(_pieces(inline.children or (), "\n" if broken else " "))

    def _block(self, kind: BlockKind, words: Cell, level: int = 0, mark: str = "") -> Block:
        return Block(kind=kind, cells=(words,), level=level, mark=mark, line=self._line)


def _pieces(children: Iterable[Token], between: str) -> Iterator[Piece]:
    strong, link, linked = 0, "", ""
    for child in children:
        strong += _SETS_OFF.get(child.type, 0)
        if child.type == "link_open":
            link, linked = str(child.attrGet("href") or ""), ""
        elif child.type == "link_close":
            if link.removeprefix("mailto:") not in linked:
                yield Piece(f" ({clean(link)})", aside=True)
        elif words := _seen(child, between):
            linked += words
            yield _seen_as_it_is(words, strong=bool(strong))


def _seen_as_it_is(words: str, *, strong: bool = False) -> Piece:
    """Also what HTML has a name for (`&rlm;`) is seen, and directs nothing."""
    return Piece(clean(words, lines=True), strong=strong)


_SETS_OFF = {"strong_open": 1, "em_open": 1, "strong_close": -1, "em_close": -1}


def _seen(child: Token, between: str) -> str:
    """What a reader sees of it: of HTML a break, and no tag."""
    if child.type == "softbreak":
        return between
    if child.type == "html_inline":
        return "\n" if _BREAK.fullmatch(child.content) else ""
    return "\n" if child.type == "hardbreak" else child.content
