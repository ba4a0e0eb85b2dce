"""Word files: what Word would open, in the school's own template or without."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

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


NO_TEMPLATES = {
    "nothing": b"",
    "no zip": b"Hei",
    "a zip of something else": with_types(template(), MAIN, b"spreadsheetml.sheet.main+xml"),
    "macros": with_types(template(), MAIN, b"macroEnabled.main+xml"),
    "encrypted": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "cut short": template()[:2000],
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
