"""Word files: what Word would open, in the school's own template or without."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.outgoing import word_file as module
from elvis_tui.outgoing.word_file import word_file

TYPES = "[Content_Types].xml"
AT = datetime(2026, 10, 19, 12, 45, tzinfo=UTC)


def template() -> bytes:
    """A template of the school's own, with words in it that are no part of any minutes."""
    made = docx.Document()
    made.add_paragraph("Malens egen tekst")
    made.sections[0].header.paragraphs[0].text = "Eksempel vgs"
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def with_types(data: bytes, before: bytes, after: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(before, after) if name == TYPES else part)
    return out.getvalue()


MAIN = b"wordprocessingml.document.main+xml"


def test_head_and_styles_of_the_template_stay_and_its_text_does_not() -> None:
    made = docx.Document(BytesIO(word_file("# Referat\n", title="R", at=AT, template=template())))
    assert made.sections[0].header.paragraphs[0].text == "Eksempel vgs"
    assert [p.text for p in made.paragraphs if p.text] == ["Referat"]


def test_a_saved_template_is_written_as_a_document() -> None:
    saved = with_types(template(), MAIN, b"wordprocessingml.template.main+xml")
    made = docx.Document(BytesIO(word_file("# Referat\n", title="R", at=AT, template=saved)))
    assert made.paragraphs[0].text == "Referat"


def test_a_template_without_the_styles_does_without_them() -> None:
    bare = docx.Document()
    for name in ("Heading 1", "List Bullet", "Table Grid"):
        bare.styles[name].delete()
    out = BytesIO()
    bare.save(out)
    text = "# Referat\n\n| a | b |\n|---|---|\n| c | d |\n\n- punkt\n"
    made = docx.Document(BytesIO(word_file(text, title="R", at=AT, template=out.getvalue())))
    assert [p.text for p in made.paragraphs if p.text] == ["Referat", "–\tpunkt"]
    assert [cell.text for cell in made.tables[0].rows[1].cells] == ["c", "d"]


def test_the_foot_says_who_may_read_it_and_has_the_number_of_the_page() -> None:
    made = docx.Document(BytesIO(word_file("# R\n", title="R", at=AT, footer="Unntatt § 13")))
    foot = made.sections[0].footer
    assert "Unntatt § 13" in foot.paragraphs[0].text
    assert "PAGE" in foot._element.xml


def saved(document: Document) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def with_document(data: bytes, before: bytes, after: bytes, name: str = "") -> bytes:
    """The same file with something else in its document, or in another part of it."""
    out, wanted = BytesIO(), name or "word/document.xml"
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == wanted:
                assert re.search(before, text)
                text = re.sub(before, after, text, flags=re.DOTALL)
            new.writestr(part, text)
    return out.getvalue()


def encrypted(data: bytes) -> bytes:
    """The same file, with the mark of encryption on each of its parts."""
    made = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = made.find(sign)
        while where >= 0:
            made[where + at] |= 1
            where = made.find(sign, where + 4)
    return bytes(made)


FULL = "# Referat\n\n| a | b |\n|---|---|\n| c | d |\n\n- punkt\n"


def test_styles_of_another_kind_are_done_without() -> None:
    odd = docx.Document()
    for name, kind in (
        ("Heading 1", WD_STYLE_TYPE.CHARACTER),
        ("List Bullet", WD_STYLE_TYPE.CHARACTER),
        ("Table Grid", WD_STYLE_TYPE.PARAGRAPH),
    ):
        odd.styles[name].delete()
        odd.styles.add_style(name, kind)
    made = docx.Document(BytesIO(word_file(FULL, title="R", at=AT, template=saved(odd))))
    assert [p.text for p in made.paragraphs if p.text] == ["Referat", "–\tpunkt"]


def test_a_template_without_a_section_gets_one() -> None:
    bare = with_document(template(), rb"<w:sectPr.*</w:sectPr>", b"")
    made = docx.Document(BytesIO(word_file("# R\n", title="R", at=AT, footer="§", template=bare)))
    assert len(made.sections) == 1
    assert "§" in made.sections[0].footer.paragraphs[0].text


def test_who_may_read_it_stands_on_the_first_page_too_where_that_has_a_foot_of_its_own() -> None:
    own = docx.Document()
    own.sections[0].different_first_page_header_footer = True
    own.settings.odd_and_even_pages_header_footer = True
    data = word_file("# R\n", title="R", at=AT, footer="Unntatt § 13", template=saved(own))
    part = docx.Document(BytesIO(data)).sections[0]
    for foot in (part.footer, part.first_page_footer, part.even_page_footer):
        assert "Unntatt § 13" in "".join(p.text for p in foot.paragraphs)


def test_what_the_template_says_of_itself_does_not_follow() -> None:
    facts = [
        "author",
        "last_modified_by",
        "comments",
        "subject",
        "keywords",
        "category",
        "content_status",
    ]
    own = docx.Document()
    for fact in facts:
        setattr(own.core_properties, fact, "Kvaxholm")
    data = word_file("# R\n", title="R", at=AT, template=saved(own))
    told = docx.Document(BytesIO(data)).core_properties
    assert [getattr(told, fact) for fact in facts] == [""] * len(facts)


NO_TEMPLATES = {
    "nothing": b"",
    "no zip": b"Hei",
    "a zip of something else": with_types(template(), MAIN, b"spreadsheetml.sheet.main+xml"),
    "macros": with_types(template(), MAIN, b"macroEnabled.main+xml"),
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cut short": template()[:2000],
    "parts that are encrypted": encrypted(template()),
    "no body": with_document(template(), rb"<w:body>.*</w:body>", b""),
    "another root": with_document(template(), rb"<(/?)w:document", rb"<\1w:other"),
    "other styles": with_document(
        template(), rb"<(/?)w:styles", rb"<\1w:other", name="word/styles.xml"
    ),
}


@pytest.mark.parametrize("data", NO_TEMPLATES.values(), ids=NO_TEMPLATES)
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as raised:
        word_file("# R\n", title="R", at=AT, template=data)
    assert raised.value.fault is Fault.NOT_A_TEMPLATE


def test_a_huge_template_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST_TEMPLATE", 100)
    with pytest.raises(InputError):
        word_file("# R\n", title="R", at=AT, template=template())
