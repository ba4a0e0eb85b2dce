"""What a template of Word keeps when it becomes a document: its looks, its head and its foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_TELLING = (
    "docVars",
    "mailMerge",
    "attachedSchema",
    "rsids",
    "footnotePr",
    "endnotePr",
)
"""What a template's settings may hold of whom or what it was made for, or of notes it had."""


def emptied(document: Document) -> None:
    """Take all from a document but its styles, its settings, and the head and foot of its pages.

    Comments, notes, pictures, properties and whatever else a program may have put in the file go
    with the text: a part that nothing leads to is not written.
    """
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND

    looks = {KIND.STYLES, KIND.NUMBERING, KIND.THEME, KIND.FONT_TABLE}
    root, body = document.element, document.element.body
    _keep(root, "body")
    _keep(body, "sectPr")
    for section in body.iter("{*}sectPr"):
        for element in section.findall("{*}printerSettings") + section.findall("{*}sectPrChange"):
            section.remove(element)
    settings = document.settings.element
    telling = "|".join(f"w:{name}" for name in _TELLING)
    for element in settings.xpath(f"{telling}|*[descendant-or-self::*/@r:id]"):
        settings.remove(element)
    # What the text refers to still is a head or a foot.
    heads = set(root.xpath("//@r:id"))
    part, package = document.part, document.part.package
    for key, one in list(part.rels.items()):
        if one.reltype == KIND.SETTINGS:
            one.target_part.rels.clear()
        elif one.reltype not in looks and key not in heads:
            del part.rels[key]
    for key, one in list(package.rels.items()):
        if one.reltype != KIND.OFFICE_DOCUMENT:
            del package.rels[key]


def _keep(parent: BaseOxmlElement, name: str) -> None:
    for element in list(parent):
        if not str(element.tag).endswith(f"}}{name}"):
            parent.remove(element)
