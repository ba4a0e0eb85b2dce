"""The follow-up list as a spreadsheet reads it: `tests/golden/oppfolging.csv`."""

from __future__ import annotations

import tempfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from elvis_tui.domain.errors import ElvisError, Fault
from elvis_tui.domain.follow_ups.records import FollowUp
from elvis_tui.domain.record import replace
from elvis_tui.domain.text import clean
from elvis_tui.incoming.table import read_table
from elvis_tui.incoming.workbook import read_workbook
from elvis_tui.outgoing.spreadsheet import Sheet, as_csv, as_xlsx
from elvis_tui.services.follow_ups.spreadsheet import sheet
from tests.school import NAME_PARTS, desk_with

GOLDEN = Path(__file__).parents[1] / "golden" / "oppfolging.csv"
FORMULAS = ("=1+1", "+47 900 00 000", "-1", "@SUM(A1)", "=HYPERLINK(A1)", "'=1", "''+x", "'", "''")
CELLS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12) | st.builds(
    "".join, st.lists(st.sampled_from("'=+-@\t\r\n ;\"x"), max_size=5)
)


def sheet_of(*rows: tuple[str, ...]) -> Sheet:
    header = tuple(f"K{at}" for at in range(len(rows[0])))
    return Sheet("Liste", header, rows)


def read_back(data: bytes) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(data.decode("utf-8-sig")).rows]


def test_the_list_is_as_it_was() -> None:
    written = as_csv(sheet(desk_with(), hidden=False)).decode()
    assert written.replace("\r\n", "\n") == GOLDEN.read_text("utf-8")


def test_excel_reads_it_by_itself() -> None:
    data = as_csv(sheet(desk_with(), hidden=False))
    assert data.startswith('\ufeff"Navn";"Klasse";'.encode())
    assert data.endswith(b"\r\n")


def test_a_text_that_a_cell_would_cut_is_refused_with_its_place_and_a_csv_file_has_it_whole() -> (
    None
):
    long = "å" * 32_765 + "😀"
    read = load_workbook(BytesIO(as_xlsx(sheet_of(("kort", long))))).active
    assert read is not None
    assert read["B2"].value == long
    with pytest.raises(ElvisError) as refused:
        as_xlsx(sheet_of(("kort", "kort"), ("kort", f"{long}!")))
    assert refused.value.fault is Fault.CELL_TOO_LONG
    assert refused.value.facts == {"row": 3, "column": "K1", "length": 32_768, "limit": 32_767}
    assert read_back(as_csv(sheet_of(("kort", f"{long}!"))))[-1] == ("kort", f"{long}!")


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_by_number_no_name_is_in_it(write: object) -> None:
    made = sheet(desk_with(), hidden=True)
    assert "Elev 01" in {row[0] for row in made.rows}
    whole = as_csv(made).decode().casefold()
    assert [part for part in NAME_PARTS if part in whole] == []
    with ZipFile(BytesIO(as_xlsx(made))) as book:
        text = "".join(book.read(name).decode(errors="replace") for name in book.namelist())
    assert [part for part in NAME_PARTS if part in text.casefold()] == []


@given(st.lists(st.tuples(st.just("x"), CELLS, CELLS), min_size=1, max_size=4))
def test_a_list_comes_back_from_csv_as_it_was(rows: list[tuple[str, ...]]) -> None:
    wanted = [tuple(clean(cell, lines=True) for cell in row) for row in rows]
    assert read_back(as_csv(sheet_of(*rows))) == wanted


def test_in_csv_nothing_begins_as_a_formula_does() -> None:
    for line in as_csv(sheet_of(FORMULAS)).decode().splitlines()[1:]:
        cells = line.removeprefix("\ufeff").split(";")
        assert not [cell for cell in cells if cell.strip('"')[:1] in tuple("=+-@\t\r")]
    assert read_back(as_csv(sheet_of(FORMULAS))) == [FORMULAS]


def test_in_a_workbook_everything_is_text_but_days() -> None:
    data = as_xlsx(Sheet("Liste", tuple("=BCDEFGHIJ"), ((*FORMULAS, date(2026, 10, 19)),)))
    page = load_workbook(BytesIO(data)).worksheets[0]
    head, row = page.iter_rows()
    assert {cell.data_type for cell in (*head, *row[:-1])} == {"s"}
    assert [cell.value for cell in row[:-1]] == list(FORMULAS)
    assert [cell.quotePrefix for cell in row[:3]] == [True, True, True]
    assert row[-1].value == datetime.combine(date(2026, 10, 19), datetime.min.time())
    with ZipFile(BytesIO(data)) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_a_workbook_comes_back_as_it_was() -> None:
    made = sheet(desk_with(), hidden=False)
    found = read_workbook(as_xlsx(made), lambda _row: None)
    assert found.header == made.header
    wanted = [
        tuple(c.isoformat() if isinstance(c, date) else "" if c is None else str(c) for c in row)
        for row in made.rows
    ]
    assert [row.cells for row in found.rows] == wanted


def test_no_part_of_it_is_left_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    as_xlsx(sheet(desk_with(), hidden=False))
    assert list(tmp_path.iterdir()) == []


def test_control_characters_are_made_visible() -> None:
    desk = desk_with()
    one = next(iter(desk.store.all(FollowUp).values()))
    desk.save("follow_up.edit", replace(one, owner="\x1b[31mBerit\x00\u202e"))
    made = sheet(desk, hidden=False)
    text = as_csv(made).decode()
    assert not {"\x1b", "\x00", "\u202e"} & set(text)
    assert "␛[31mBerit␀" in str(read_workbook(as_xlsx(made), lambda _row: None).rows)
