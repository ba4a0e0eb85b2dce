"""The formulas of a workbook that nobody has reckoned: they look like empty cells to who reads it.

A program that writes a workbook may leave the value of a formula to the spreadsheet that opens it,
and a formula may end in an error (#DIV/0!). Neither is «the list does not say».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from io import BytesIO
from posixpath import join, normpath
from zipfile import BadZipFile, ZipFile

Place = tuple[int, int]
"""A line from 1 and a column from 0."""
_CELL = re.compile(
    rb"<(?:\w+:)?c\b(?P<about>[^>]*?)(?:/>|>(?P<holds>(?:(?!<(?:\w+:)?c[\s>]).)*?)</(?:\w+:)?c>)",
    re.DOTALL,
)
_PLACE = re.compile(rb'(?:^|\s)r="([A-Z]{1,3})([0-9]{1,7})"')
_KIND = re.compile(rb'(?:^|\s)t="(\w+)"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE = re.compile(rb"<(?:\w+:)?v(?:\s[^>]*)?>[^<]")
_SHEET = re.compile(r"<(?:\w+:)?sheet\s([^>]*)>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def unreckoned(data: bytes) -> Mapping[str, frozenset[Place]]:
    """The cells of an XLSX whose formula has no value or ends in an error, by the sheet's name.

    Nothing of another kind of file, or of one that does not say which part a sheet is.
    """
    if not data.startswith(b"PK"):
        return {}
    try:
        with ZipFile(BytesIO(data)) as book:
            names = set(book.namelist())
            return {
                name: found
                for name, part in _sheets(book).items()
                if part in names and (found := _cells(book.read(part)))
            }
    except (BadZipFile, KeyError, OSError, EOFError, ValueError, RuntimeError):
        return {}


def _sheets(book: ZipFile) -> dict[str, str]:
    """The part that each sheet is kept in, by its name."""
    relations = book.read("xl/_rels/workbook.xml.rels").decode()
    parts = {
        one.get("Id", ""): normpath(join("/xl", one.get("Target", ""))).lstrip("/")
        for one in map(_attributes, _RELATION.findall(relations))
    }
    sheets = map(_attributes, _SHEET.findall(book.read("xl/workbook.xml").decode()))
    found = {}
    for one in sheets:
        relation = next((value for key, value in one.items() if key.endswith(":id")), "")
        if relation in parts:
            found[one.get("name", "")] = parts[relation]
    return found


def _attributes(text: str) -> dict[str, str]:
    return {key: unescape(one or other) for key, one, other in _ATTRIBUTE.findall(text)}


def _cells(sheet: bytes) -> frozenset[Place]:
    if not _FORMULA.search(sheet) and b't="e"' not in sheet:
        return frozenset()
    found = set()
    for cell in _CELL.finditer(sheet):
        about, holds = cell["about"], cell["holds"] or b""
        kind, place = _KIND.search(about), _PLACE.search(about)
        what = kind[1] if kind else b""
        # The value of a formula that gives a text may well be an empty one.
        lacks = what != b"str" and _FORMULA.search(holds) and not _VALUE.search(holds)
        if place and (what == b"e" or lacks):
            found.add((int(place[2]), _column(place[1])))
    return frozenset(found)


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + letter - 64
    return at - 1
