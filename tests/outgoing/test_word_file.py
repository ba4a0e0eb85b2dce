"""Word files: what Word would open, in the school's own template or without."""

from __future__ import annotations

import re
import struct
import zipfile
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from zlib import compress, crc32

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as KIND
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

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


def test_when_it_was_made_is_told_as_the_time_it_says_it_is() -> None:
    at = datetime(2026, 10, 19, 14, 45, tzinfo=timezone(timedelta(hours=2)))
    told = docx.Document(BytesIO(word_file("# R\n", title="R", at=at))).core_properties
    assert (told.created, told.modified) == (AT, AT)


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


PLANTED = "Kvaxholm"


def picture(text: str) -> BytesIO:
    """The smallest picture there is, with a text in it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc32(kind + data))

    size = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    said = chunk(b"tEXt", b"Comment\0" + text.encode())
    dots = chunk(b"IDAT", compress(b"\0\0"))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + size + said + dots + chunk(b"IEND", b""))


def with_planted() -> bytes:
    """A template with the word in whatever a file of Word may hold, but in its last head."""
    own = docx.Document()
    for fact in ("author", "last_modified_by", "comments", "subject", "keywords", "category",
                 "content_status", "identifier", "language", "version"):  # fmt: skip
        setattr(own.core_properties, fact, PLANTED)
    run = own.add_paragraph(PLANTED).add_run(PLANTED)
    own.add_comment(run, text=PLANTED, author=PLANTED)
    run.add_picture(picture(PLANTED))
    own.sections[0].header.paragraphs[0].text = PLANTED
    head = own.add_section().header
    head.is_linked_to_previous = False
    head.paragraphs[0].add_run("Eksempel vgs").add_picture(picture("logo"))
    package, settings = own.part.package, own.settings.element
    parts = {str(part.partname): part for part in package.iter_parts()}
    parts["/docProps/app.xml"]._blob = f"<a><Company>{PLANTED}</Company></a>".encode()
    lies = parts["/word/settings.xml"].relate_to(f"file:///{PLANTED}.dotx", "template", True)
    for element in (f'<w:docVar w:name="elev" w:val="{PLANTED}"/>', f'<w:x r:id="{lies}"/>'):
        settings.append(parse_xml(f"<w:docVars {nsdecls('w', 'r')}>{element}</w:docVars>"))
    for name, source, kind in (
        ("/docProps/custom.xml", package, KIND.CUSTOM_PROPERTIES),
        ("/customXml/item2.xml", own.part, KIND.CUSTOM_XML),
        ("/word/footnotes.xml", own.part, KIND.FOOTNOTES),
    ):
        blob = f"<a>{PLANTED}</a>".encode()
        source.relate_to(Part(PackURI(name), "application/xml", blob, package), kind)
    return saved(own)


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as packed:
        return {f"/{name}": packed.read(name) for name in packed.namelist()}


def holding(data: bytes) -> list[str]:
    return [name for name, part in parts_of(data).items() if PLANTED.encode() in part]


def test_nothing_but_looks_head_and_foot_of_the_template_follows() -> None:
    assert len(holding(with_planted())) == 11
    assert holding(word_file(FULL, title="R", at=AT, template=with_planted())) == []


def test_a_word_file_has_the_parts_that_it_leads_to_and_no_other() -> None:
    data = word_file(FULL, title="R", at=AT, template=with_planted())
    made = docx.Document(BytesIO(data))
    assert made.sections[0].header.paragraphs[0].text == "Eksempel vgs"
    led_to = {str(part.partname): part for part in made.part.package.iter_parts()}
    parts = parts_of(data)
    assert led_to.keys() == {n for n in parts if not n.endswith(".rels")} - {f"/{TYPES}"}
    assert "/word/media/image2.png" in led_to, "what stands in the head"
    assert set(re.findall('PartName="(.*?)"', parts[f"/{TYPES}"].decode())) <= led_to.keys()
    for name, part in led_to.items():
        referred = re.findall(' r:(?:id|embed|link)="(.*?)"', part.blob.decode("latin-1"))
        assert set(referred) <= part.rels.keys(), name


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
