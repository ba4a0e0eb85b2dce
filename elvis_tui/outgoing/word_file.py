"""A document in Markdown as a Word file, in the school's own template where there is one.

It is made of what a reader of the Markdown sees, so that both tell the same. Nothing that
somebody wrote becomes anything but text.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.text import encodable
from elvis_tui.outgoing.word_template import emptied

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import _Footer
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that no XML file may hold."""
_UNSEEN = "\u2060"
_TYPES = "[Content_Types].xml"
_TEMPLATE = b"wordprocessingml.template.main+xml"
_DOCUMENT = b"wordprocessingml.document.main+xml"
LARGEST_TEMPLATE = 20_000_000
"""Bytes; one with more is no template of letters and minutes."""


def word_file(
    markdown: str,
    *,
    title: str,
    at: datetime,
    footer: str = "",
    template: bytes | None = None,
) -> bytes:
    """The bytes of the file.

    Args:
        markdown: A finished document of `outgoing`.
        title: What the file says it is called; plain text.
        at: When it says it was made.
        footer: What stands at the foot of each page, before its number; plain text.
        template: A file of Word whose styles, head and foot are taken; what it says is not.

    Raises:
        InputError: `NOT_A_TEMPLATE` for one that Word would not open as a document.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(encodable(markdown))
    if template is None:
        return _made(_own(), tokens, title, at, footer)
    try:
        return _made(_from(template), tokens, title, at, footer)
    except Exception as error:
        # What is not quite a document breaks anywhere, and with any error: the library reads a
        # part of the file first when that part is used.
        raise InputError(Fault.NOT_A_TEMPLATE) from error


def _made(
    document: Document, tokens: Sequence[Token], title: str, at: datetime, footer: str
) -> bytes:
    emptied(document)
    _say_what_it_is(document, title, at)
    _Writer(document).write(tokens)
    _number_pages(document, _plain(footer))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _say_what_it_is(document: Document, title: str, at: datetime) -> None:
    """What the file says of itself."""
    told = document.core_properties
    told.title = _plain(title)[:250]
    told.last_modified_by = ""
    told.created = told.modified = at.astimezone(UTC)


def _own() -> Document:
    import docx

    document = docx.Document()
    _make_norwegian(document)
    return document


def _from(template: bytes) -> Document:
    import docx

    document = docx.Document(BytesIO(_as_document(template)))
    if document.element.body.sectPr is None:
        document.element.body.get_or_add_sectPr()
        _make_a4(document)
    return document


def _make_norwegian(document: Document) -> None:
    """A4, and words that are spelled in bokmål: what the library has of its own is American."""
    from docx.oxml.ns import qn

    _make_a4(document)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "nb-NO")


def _make_a4(document: Document) -> None:
    from docx.shared import Mm

    for part in document.sections:
        part.page_width, part.page_height = Mm(210), Mm(297)


def _as_document(template: bytes) -> bytes:
    """The file with the kind of a document: one that was saved as a template (.dotx) is none.

    Raises:
        ValueError: for one that is too large, or holds macros.
        BadZipFile: for one that is no file of Word.
    """
    if len(template) > LARGEST_TEMPLATE:
        raise ValueError("too large")
    with zipfile.ZipFile(BytesIO(template)) as packed:
        if sum(part.file_size for part in packed.infolist()) > 10 * LARGEST_TEMPLATE:
            raise ValueError("too large")
        types = packed.read(_TYPES)
        if b"macroEnabled" in types:
            raise ValueError("macros")
        if _TEMPLATE not in types:
            return template
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
            for part in packed.infolist():
                data = packed.read(part)
                is_types = part.filename == _TYPES
                out.writestr(part, data.replace(_TEMPLATE, _DOCUMENT) if is_types else data)
    return made.getvalue()


def _plain(text: str) -> str:
    return _NO_XML.sub("\ufffd", encodable(text)).replace(_UNSEEN, "")


class _Writer:
    """Puts what stands in tokens into a document, one block after another."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._styles = {(style.name, style.type) for style in document.styles}

    def write(self, tokens: Sequence[Token]) -> None:
        at, depth = 0, 0
        while at < len(tokens):
            token = tokens[at]
            if token.type == "table_open":
                end = next(i for i in range(at, len(tokens)) if tokens[i].type == "table_close")
                self._table(tokens[at:end])
                at = end
            elif token.type == "bullet_list_open":
                depth += 1
            elif token.type == "bullet_list_close":
                depth -= 1
            elif token.type == "inline":
                before = tokens[at - 1]
                level = int(before.tag[1:]) if before.type == "heading_open" else 0
                _put(self._paragraph(level, depth), token.children or [])
            at += 1

    def _paragraph(self, level: int, depth: int) -> Paragraph:
        if level:
            return self._document.add_paragraph(style=self._style(f"Heading {level}"))
        if not depth:
            return self._document.add_paragraph()
        names = ("List Bullet", "List Bullet 2")
        style = self._style(names[min(depth, len(names)) - 1])
        paragraph = self._document.add_paragraph(style=style)
        if style is None:
            paragraph.add_run("–\t" if depth == 1 else "\t–\t")
        return paragraph

    def _style(self, name: str, *, of_table: bool = False) -> str | None:
        """A style, where the template has it, and as one of the right kind."""
        from docx.enum.style import WD_STYLE_TYPE

        kind = WD_STYLE_TYPE.TABLE if of_table else WD_STYLE_TYPE.PARAGRAPH
        return name if (name, kind) in self._styles else None

    def _table(self, tokens: Sequence[Token]) -> None:
        rows = list(_rows(tokens))
        table = self._document.add_table(len(rows), max(map(len, rows)))
        if style := self._style("Table Grid", of_table=True):
            table.style = style
        of_facts = _is_of_facts(tokens)
        if not of_facts:
            _repeat(table.rows[0])
        for row, cells in zip(table.rows, rows, strict=True):
            for number, (cell, children) in enumerate(zip(row.cells, cells, strict=False)):
                _fill(cell, children, bold=number == 0 if of_facts else cells is rows[0])


def _repeat(row: _Row) -> None:
    """Have a row of headings stand again on each page that its table goes on to."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _is_of_facts(tokens: Sequence[Token]) -> bool:
    """Whether each row begins with what it is of (`blocks.facts`)."""
    return any(t.type == "th_open" and "style" in t.attrs for t in tokens)


def _rows(tokens: Sequence[Token]) -> Iterator[list[list[Token]]]:
    row: list[list[Token]] = []
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "inline":
            row.append(token.children or [])
        elif token.type == "tr_close":
            yield row


def _fill(cell: _Cell, children: Sequence[Token], *, bold: bool) -> None:
    paragraph = cell.paragraphs[0]
    _put(paragraph, children)
    for run in paragraph.runs:
        run.bold = bold or run.bold


def _put(paragraph: Paragraph, children: Sequence[Token]) -> None:
    """What stands in a line, with what is set apart in it."""
    bold = italic = False
    for token in children:
        if token.type in ("strong_open", "strong_close"):
            bold = token.type == "strong_open"
        elif token.type in ("em_open", "em_close"):
            italic = token.type == "em_open"
        elif token.type in ("hardbreak", "softbreak"):
            paragraph.add_run().add_break()
        elif token.content:
            run = paragraph.add_run(_plain(token.content))
            run.bold, run.italic = bold or None, italic or None


def _number_pages(document: Document, footer: str) -> None:
    """Put what the foot says, and the number of the page, after what the template has there."""
    part = document.sections[0]
    feet = [part.footer]
    if document.settings.odd_and_even_pages_header_footer:
        feet.append(part.even_page_footer)
    if part.different_first_page_header_footer and footer:
        # A page that the template gives no number gets none, but who may read it is told there.
        _in_foot(part.first_page_footer).add_run(footer)
    for foot in feet:
        _number(_in_foot(foot), footer)


def _in_foot(foot: _Footer) -> Paragraph:
    """An empty paragraph after what stands in a foot."""
    first = foot.paragraphs[0] if foot.paragraphs else None
    return first if first is not None and not first.text else foot.add_paragraph()


def _number(paragraph: Paragraph, footer: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.add_run(f"{footer}  " if footer else "")
    for kind in ("begin", None, "end"):
        run = paragraph.add_run()
        if kind is None:
            text = OxmlElement("w:instrText")
            text.set(qn("xml:space"), "preserve")
            text.text = "PAGE"
            run._r.append(text)
            continue
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run._r.append(mark)
