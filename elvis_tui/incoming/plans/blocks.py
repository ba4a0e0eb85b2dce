"""A Markdown document as headings, tables and lines of words, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from elvis_tui.domain.record import Record
from elvis_tui.incoming.plans.grid import Cell, Grid, grid
from elvis_tui.incoming.plans.html_tables import html_table

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_BREAK = re.compile(r"<br\s*/?>|</?(?:p|div)(?:\s[^>]*)?>|</(?:ul|ol|li)\s*>", re.IGNORECASE)
_LIST_ITEM = re.compile(r"<li\b", re.IGNORECASE)
_HIDDEN = re.compile(r"</?(?:script|style)\b", re.IGNORECASE)
"""What stands between these is not for who reads."""
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,20}\](?!:)")
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_PIPE = re.compile(r"(?<!\\)\|")
_UNDER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*\|?\s*")


class Heading(Record, frozen=True):
    """A heading; `top` is whether it stands in the document itself, and not in a quotation.

    `first` and `after` are the lines it takes, counted from 0.
    """

    level: int
    text: str
    first: int
    after: int
    top: bool


class Item(Record, frozen=True):
    """Words of a list item or a paragraph: `depth` is 0 outside of lists, and then as it is put in.

    `number` is that of a numbered item, as written, and `-12` for one that opens another item;
    `begins` is whether an item begins here, and `opening` what opens in bold.
    """

    text: str
    line: int
    depth: int = 0
    begins: bool = False
    number: str = ""
    opening: str = ""


Block = Heading | Grid | Item


def blocks(source: str) -> list[Block]:
    """What stands in a document, in its order.

    Args:
        source: Markdown, its lines ended as Unix ends them.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark").enable("table")
    found: list[Block] = []
    for text, first, is_table in tables_apart(_FOOTNOTE.sub("", source)):
        if is_table:
            if (table := html_table(text, first + 1)) is not None:
                found.append(table)
        else:
            found.extend(_markdown(reader, text, first))
    return found


def tables_apart(source: str) -> Iterator[tuple[str, int, bool]]:
    """Markdown and HTML tables by turns, each with the line it begins on, from 0."""
    if not _TABLE.search(source):
        yield source, 0, False
        return
    fenced = list(_fenced(source))
    at = line = 0
    while True:
        start = next(
            (
                m.start()
                for m in _TABLE.finditer(source, at)
                if not any(a <= m.start() < b for a, b in fenced)
            ),
            None,
        )
        text = source[at:start]
        yield text, line, False
        if start is None:
            return
        line += text.count("\n")
        ends = _TABLE_END.search(source, start)
        at = ends.end() if ends else len(source)
        yield source[start:at], line, True
        line += source.count("\n", start, at)


def _fenced(source: str) -> Iterator[tuple[int, int]]:
    at, opened, mark = 0, None, ""
    for line in source.splitlines(keepends=True):
        found = _FENCE.match(line)
        if found and opened is None:
            opened, mark = at, found[1][:3]
        elif found and opened is not None and found[1].startswith(mark):
            yield opened, at
            opened = None
        at += len(line)
    if opened is not None:
        yield opened, at


def _markdown(reader: MarkdownIt, text: str, first: int) -> Iterator[Block]:
    lines = text.split("\n")
    tokens = reader.parse(text)
    depth, number, begins = 0, "", False
    through: list[bool] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.type == "heading_open" and token.map:
            inline = tokens[index + 1]
            start, after = token.map
            yield Heading(
                int(token.tag[1:]), one_line(inline), first + start, first + after, token.level == 0
            )
            index += 2
        elif token.type == "table_open":
            end = next(i for i in range(index, len(tokens)) if tokens[i].type == "table_close")
            yield _grid(tokens[index:end], lines, first)
            index = end
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            # «- 12. oktober» is to Markdown a list in a list, and to who wrote it one point.
            through.append(begins)
            depth += not begins
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= not through.pop()
        elif token.type == "list_item_open":
            inner = bool(through and through[-1] and begins)
            begins, number = True, f"-{token.info}" if inner and token.info else token.info
        elif token.type == "inline" and token.map:
            if depth == 0 and (table := _loose_table(reader, token, lines, first)) is not None:
                yield table
            else:
                yield from _items(token, first, depth, begins, number)
            begins, number = False, ""
        index += 1


def _items(token: Token, first: int, depth: int, begins: bool, number: str) -> Iterator[Item]:
    assert token.map
    at = first + token.map[0] + 1
    bold = opening(token)
    for text in plain(token).split("\n"):
        words = " ".join(text.split())
        if words:
            yield Item(words, at, depth, begins, number if begins else "", bold)
            begins, bold = False, ""
        at += 1


# Tables


def _grid(tokens: Sequence[Token], lines: list[str], first: int) -> Grid:
    rows: list[tuple[list[Cell], int]] = []
    begins = first + (tokens[0].map[0] if tokens[0].map else 0) + 1
    for token in tokens:
        if token.type == "tr_open":
            rows.append(([], first + (token.map[0] if token.map else 0) + 1))
        elif token.type == "inline":
            rows[-1][0].append(_cell(token))
    header, *body = rows
    width = len(header[0])
    for cells, at in body:
        # Markdown leaves out what a row has more than there are headings: that is seen in its line.
        written = _split(lines[at - first - 1])
        cells.extend(Cell(" ".join(more.split())) for more in written[width:])
    return grid(header[0], body, begins)


def _split(line: str) -> list[str]:
    cells = _PIPE.split(line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return cells


def _loose_table(reader: MarkdownIt, token: Token, lines: list[str], first: int) -> Grid | None:
    """A table that Markdown does not take for one: a line under its headings too short, or none."""
    assert token.map
    start, end = token.map
    if end - start < 2 or any(len(_split(line)) < 2 for line in lines[start:end]):
        return None
    rows = [
        (
            [_cell(reader.parseInline(cell.strip())[0]) for cell in _split(line)],
            first + start + at + 1,
        )
        for at, line in enumerate(lines[start:end])
        if not _UNDER.fullmatch(line)
    ]
    return grid(rows[0][0], rows[1:], first + start + 1) if len(rows) > 1 else None


def _cell(inline: Token) -> Cell:
    return Cell(plain(inline), opening(inline))


# Words


def plain(inline: Token) -> str:
    """What a reader sees of an inline token; `<br>` is a line break, other tags are nothing."""
    return "".join(_texts(inline.children or ()))


def one_line(inline: Token) -> str:
    """`plain` in one line."""
    return " ".join(plain(inline).split())


def _texts(children: Iterable[Token]) -> Iterator[str]:
    hidden = False
    for child in children:
        if child.type == "html_inline" and _HIDDEN.match(child.content):
            hidden = not child.content.startswith("</")
        elif hidden:
            continue
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type == "html_inline":
            yield _of_tag(child.content)
        else:
            yield child.content


def _of_tag(tag: str) -> str:
    if _LIST_ITEM.match(tag):
        return "\n- "
    return "\n" if _BREAK.fullmatch(tag) else ""


def opening(inline: Token) -> str:
    """What stands in bold at the start; empty when it does not start so."""
    children = [c for c in inline.children or () if c.type != "text" or c.content.strip()]
    if not children or children[0].type != "strong_open":
        return ""
    end = next((i for i, c in enumerate(children) if c.type == "strong_close"), 0)
    return " ".join("".join(_texts(children[1:end])).split())
