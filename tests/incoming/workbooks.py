"""Workbooks made for a test: XLSX as a spreadsheet program writes it, ODS by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZipFile

from openpyxl import Workbook

Rows = Sequence[Sequence[object]]
_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)
_BLANK = '<table:table-row table:number-rows-repeated="1048000">{}</table:table-row>'.format(
    '<table:table-cell table:number-columns-repeated="16384"/>'
)


def xlsx(*sheets: Rows, hidden: Sequence[int] = (), merged: str = "") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Ark{at + 1}")
        for row in rows:
            sheet.append(list(row))
        if at in hidden:
            sheet.sheet_state = "hidden"
        if merged:
            sheet.merge_cells(merged)
    return saved(book)


def saved(book: Workbook) -> bytes:
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def ods(*sheets: Rows) -> bytes:
    tables = "".join(
        f'<table:table table:name="Ark{at}">{"".join(map(_row, rows))}{_BLANK}</table:table>'
        for at, rows in enumerate(sheets)
    )
    return ods_of(tables)


def ods_of(tables: str, manifest: str = "<manifest/>") -> bytes:
    """An ODS file with these tables, as XML."""
    whole = BytesIO()
    with ZipFile(whole, "w") as file:
        file.writestr("mimetype", _MIME)
        file.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {_SPACES}><office:body>'
            f"<office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>",
        )
        file.writestr("META-INF/manifest.xml", manifest)
    return whole.getvalue()


def _row(cells: Sequence[object]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(value: object) -> str:
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, date):
        how = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, int | float):
        how = f'office:value-type="float" office:value="{value}"'
    else:
        how = 'office:value-type="string"'
    return f"<table:table-cell {how}><text:p>{escape(str(value))}</text:p></table:table-cell>"
