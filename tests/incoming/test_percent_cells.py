"""A cell that a workbook shows in percent is kept as a part of one; the format alone says so."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.percent_cells import percent_cells
from elvis_tui.incoming.workbook import read_workbook, workbook_under_header
from tests.incoming.workbooks import ods, saved, xlsx

HEADER = ("Navn", "Klasse", "Andel")


def sheet(
    cells: Sequence[tuple[object, str]], above: int = 0, header: Sequence[object] = HEADER
) -> bytes:
    book = Workbook()
    page = book.worksheets[0]
    for _line in range(above):
        page.append(["Tittel"])
    if header:
        page.append(list(header))
    for value, how in cells:
        page.append(["Nora Solli", "2STA", value])
        page.cell(page.max_row, 3).number_format = how
    return saved(book)


def shown(data: bytes) -> frozenset[tuple[int, int]] | None:
    return percent_cells(data, read_workbook(data, recognise_header), [2])


def recognise_header(row: Sequence[str]) -> object:
    if tuple(row[:3]) != HEADER:
        raise InputError(Fault.INPUT_NO_HEADER)
    return row


@pytest.mark.parametrize("how", ["0%", "0.0%", "0.00 %", "0.0%;[Red]-0.0%", "#,##0.0\\ %"])
def test_a_format_in_percent_says_it(how: str) -> None:
    assert shown(sheet([(0.075, how)])) == {(2, 2)}


@pytest.mark.parametrize("how", ["General", "0.00", '0.0" %"', "0.0\\%", '0.0"%"', "@", "[$%]0.0"])
def test_a_sign_that_is_written_out_changes_no_number(how: str) -> None:
    assert shown(sheet([(0.5, how)])) == frozenset()


def test_each_cell_says_it_for_itself() -> None:
    cells = [(0.075, "0.0%"), (7.5, "General"), ("7,5 %", "@"), (0.1, "0%")]
    assert shown(sheet(cells, above=3)) == {(5, 2), (8, 2)}


def test_a_hidden_sheet_with_the_same_header_says_nothing_of_the_one_that_is_read() -> None:
    book = Workbook()
    hidden = book.worksheets[0]
    hidden.sheet_state = "hidden"
    page = book.create_sheet("Fravær")
    for one, how in ((hidden, "General"), (page, "0%")):
        one.append(list(HEADER))
        one.append(["Nora Solli", "2STA", 0.075])
        one.cell(2, 3).number_format = how
    assert shown(saved(book)) == {(2, 2)}


def test_a_list_without_its_header_is_found_by_its_first_row() -> None:
    data = sheet([(0.075, "0.0%"), (0.1, "0%")], header=())
    table = workbook_under_header(data, HEADER, lambda row: row[0] == "Nora Solli")
    assert percent_cells(data, table, [2]) == {(1, 2), (2, 2)}


def test_a_workbook_that_does_not_say_it_is_unknown_and_a_text_says_nothing() -> None:
    rows = (HEADER, ("Nora Solli", "2STA", 0.075))
    assert shown(ods(rows)) is None
    table = read_workbook(xlsx(rows), recognise_header)
    assert percent_cells(b"Navn;Klasse;Andel\nNora Solli;2STA;0,075\n", table, [2]) == frozenset()
    assert percent_cells(b"PK\x03\x04 broken", table, [2]) is None
    assert percent_cells(xlsx(rows), table, []) == frozenset()


def test_styles_that_are_broken_leave_the_formats_unknown() -> None:
    found = BytesIO()
    with ZipFile(BytesIO(sheet([(0.075, "0%")]))) as old, ZipFile(found, "w") as new:
        for part in old.namelist():
            broken = part == "xl/styles.xml"
            new.writestr(part, b"<styleSheet" if broken else old.read(part))
    table = read_workbook(xlsx((HEADER, ("Nora Solli", "2STA", 0.075))), recognise_header)
    assert percent_cells(found.getvalue(), table, [2]) is None
