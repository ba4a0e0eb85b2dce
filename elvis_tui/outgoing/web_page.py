"""A document in Markdown as one page of HTML that can be printed, and needs nothing beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from elvis_tui.domain.text import encodable
from elvis_tui.outgoing.markdown import escaped

if TYPE_CHECKING:
    from markdown_it.token import Token

_NEVER = ["html_block", "html_inline", "image", "link", "autolink", "reference", "entity"]
"""What no document of ours has: what looks like it is text that somebody wrote."""
_PARTS_OF_A_TABLE = {"thead_open", "thead_close", "tbody_open", "tbody_close"}
_STYLE = """
body { font: 11pt/1.45 Georgia, "Times New Roman", serif; color: #000; background: #fff;
  max-width: 46rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; border-bottom: 1px solid #000; }
h3 { font-size: 1rem; margin: 1.2rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0; }
th, td { border: 1px solid #666; padding: .3rem .5rem; text-align: left; vertical-align: top;
  font-weight: normal; }
thead th, th[scope=row] { font-weight: bold; }
th[scope=row] { width: 32%; }
td:empty { height: 2.6rem; }
@page { size: A4; margin: 18mm 16mm 20mm;
  @top-left { content: %s; font: 9pt Georgia, "Times New Roman", serif; }
  @bottom-right { content: counter(page) " / " counter(pages);
    font: 9pt Georgia, "Times New Roman", serif; } }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  h1, h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  h2.sheet { break-before: page; }
  thead { display: table-header-group; }
}
"""


def web_page(markdown: str, title: str, sheets: Collection[str] = (), more_style: str = "") -> str:
    """The whole page. Nothing is fetched, nothing runs, and what was written is only text.

    Args:
        markdown: A finished document of `outgoing`.
        title: What the page is called in the window, and at the top of each printed sheet where
            the browser can; plain text.
        sheets: The headings under `#` that begin a new sheet when it is printed; plain text.
        more_style: What the style sheet has besides, of our own.
    """
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("table")
    reader.disable(_NEVER)
    tokens = list(_with_row_heads(reader.parse(encodable(markdown))))
    _begin_sheets(tokens, {escaped(one) for one in sheets})
    body = reader.renderer.render(tokens, reader.options, {})
    style = _STYLE.replace("%s", _in_style(encodable(title))) + more_style
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!DOCTYPE html>\n<html lang="nb">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f"<title>{escape(encodable(title))}</title>\n"
        f"<style>{style}</style>\n</head>\n"
        f"<body>\n{body}</body>\n</html>\n"
    )


def _in_style(text: str) -> str:
    """`text` as a string in a style sheet: each sign by its number, so that none ends it."""
    return '"' + "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text) + '"'


def _begin_sheets(tokens: Sequence[Token], sheets: Collection[str]) -> None:
    for opened, text in pairwise(tokens):
        if opened.type == "heading_open" and opened.tag == "h2" and text.content in sheets:
            opened.attrSet("class", "sheet")


def _with_row_heads(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, where a table of facts (`blocks.facts`) has a heading to each of its rows.

    Its first row is no heading of the others: a voice that reads the page aloud would say it
    before each of them.
    """
    of_facts, first = False, False
    for at, token in enumerate(tokens):
        if token.type == "table_open":
            of_facts = _is_aligned(tokens[at:])
        if token.type == "tr_open":
            first = True
        if token.type in ("th_open", "td_open"):
            token.attrs.pop("style", None)
            if of_facts:
                token.tag = "th" if first else "td"
                if first:
                    token.attrSet("scope", "row")
            elif token.type == "th_open":
                token.attrSet("scope", "col")
        if token.type in ("th_close", "td_close"):
            token.tag = ("th" if first else "td") if of_facts else token.tag
            first = False
        if not (of_facts and token.type in _PARTS_OF_A_TABLE):
            yield token


def _is_aligned(tokens: Sequence[Token]) -> bool:
    """Whether the first column of the table that begins here is aligned."""
    head = next((t for t in tokens if t.type in ("th_open", "table_close")), None)
    return head is not None and "style" in head.attrs
