"""How far a workbook reaches, and whether it is locked: looked at before anything unpacks it.

Whoever reads a sheet sets aside room for every cell from its first corner to its last. One cell
that somebody typed in the last corner of a sheet is 17 thousand million of them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from elvis_tui.domain.errors import Fault, InputError

_LARGEST_UNPACKED = 512 * 1024 * 1024
_MOST_CELLS = 5_000_000
_SEALED = "EncryptedPackage".encode("utf-16-le")
"""The stream that a workbook with a password is kept in, by its name."""
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_XLSX_PLACE = re.compile(rb'<(?:\w+:)?(?:row|c)\b[^>]*?\sr="([A-Z]{0,3})([0-9]{1,7})"')
_ODS_PLACE = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)(?![-\w])([^>]*)>")
_ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="([0-9]{1,9})"')


def is_locked(data: bytes) -> bool:
    """Whether the workbook needs a password."""
    if not data.startswith(b"PK"):
        return _SEALED in data
    try:
        with _opened(data) as book:
            return b"encryption-data" in _part(book, "META-INF/manifest.xml")
    except KeyError:
        return False


def is_too_large(data: bytes) -> bool:
    """Whether it holds more than any list can.

    Raises:
        InputError: `INPUT_UNDECODABLE` for a file that is no XLSX, XLS or ODS.
    """
    if not data.startswith(b"PK"):
        return False  # XLS: a sheet cannot reach further than 16 million cells
    with _opened(data) as book:
        if sum(part.file_size for part in book.infolist()) > _LARGEST_UNPACKED:
            return True
        names = set(book.namelist())
        if "content.xml" in names:
            extents = _ods(_part(book, "content.xml"))
        elif "xl/workbook.xml" in names:
            sheets = filter(_SHEET.fullmatch, names)
            extents = (_xlsx(_part(book, name)) for name in sheets)
        else:
            raise _broken()
        return any(rows * columns > _MOST_CELLS for rows, columns in extents)


def _opened(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        raise _broken() from None


def _part(book: ZipFile, name: str) -> bytes:
    try:
        return book.read(name)
    except (BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        raise _broken() from None


def _broken() -> InputError:
    return InputError(Fault.INPUT_UNDECODABLE, line=1, kind="workbook")


def _xlsx(sheet: bytes) -> tuple[int, int]:
    """The last row and column that a sheet names."""
    rows = columns = 0
    for letters, number in _XLSX_PLACE.findall(sheet):
        rows = max(rows, int(number))
        column = 0
        for letter in letters:
            column = column * 26 + letter - 64
        columns = max(columns, column)
    return rows, columns


def _ods(content: bytes) -> Iterator[tuple[int, int]]:
    """The last row and column with something in them, sheet by sheet."""
    row = column = rows = columns = repeated = 0
    for kind, attributes in _ODS_PLACE.findall(content):
        found = _ODS_REPEATED.search(attributes)
        times = int(found[1]) if found else 1
        if kind == b"table":
            yield rows, columns
            row = rows = columns = repeated = 0
        elif kind == b"table-row":
            row, column, repeated = row + repeated, 0, times
        else:
            column += times
            if b"value" in attributes:
                rows, columns = max(rows, row + repeated), max(columns, column)
    yield rows, columns
