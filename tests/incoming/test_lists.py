"""Which kind of list a file holds, in every form that Excel and Visma write it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.absence_codes import read_absence_codes
from elvis_tui.incoming.absence_columns import VIS_FIGURES, VIS_FIGURES_BEFORE, VIS_NOTICES
from elvis_tui.incoming.lists import is_absence, table_of_list
from elvis_tui.incoming.table import Table
from elvis_tui.resources import content
from elvis_tui.wording.faults import explain
from tests.incoming.workbooks import ods, xlsx

CODES: CodeTable = read_absence_codes(content("fravaerskoder.toml").read_text("utf-8"))[0]
ROW = ("Åse Moen", "2STA", "Norsk", "2STA/NOR1267", "7,5", "6", "Berit Aas", "Jon Vik", "Nei")
NOTICE = (
    *("Fravær", "Åse Moen", "3.2.2009", "2STA", "NOR1267", "2STA/NOR1267", "11,2 %", "Jon Vik"),
    *("Berit Aas", "5.10.2026"),
)


def text(*rows: Sequence[str], sep: str = ";") -> str:
    return "".join(sep.join(row) + "\r\n" for row in rows)


def table(data: bytes) -> Table:
    found = table_of_list(data, CODES)
    assert is_absence(found, CODES)
    return found


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        table_of_list(data, CODES)
    told = explain(caught.value)
    assert told.endswith(".")
    assert "\n" not in told
    return caught.value


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("sep", [";", "\t"])
def test_the_list_of_vis_is_read_in_every_encoding_of_excel(encoding: str, sep: str) -> None:
    found = table(text(VIS_FIGURES, ROW, sep=sep).encode(encoding))
    assert found.header == VIS_FIGURES
    assert [row.cells for row in found.rows] == [ROW]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_line_that_excel_asks_for_is_no_title(first: str) -> None:
    found = table(f"{first}\r\n{text(VIS_FIGURES, ROW)}".encode())
    assert (found.header, found.rows[0].line) == (VIS_FIGURES, 3)


def test_commas_with_quotes_are_read_as_they_are_meant() -> None:
    quoted = [[f'"{cell}"' for cell in row] for row in (VIS_FIGURES, ROW)]
    assert table(text(*quoted, sep=",").encode()).rows[0].cells == ROW


def test_a_header_whose_commas_are_not_quoted_is_put_together_and_shifts_nothing() -> None:
    rows = (VIS_FIGURES, tuple(cell.replace(",", ".") for cell in ROW))
    found = table(text(*rows, sep=",").encode())
    assert found.header == VIS_FIGURES
    assert found.rows[0].cells == rows[1]


def test_a_row_whose_commas_are_not_quoted_is_told() -> None:
    found = table(text(VIS_FIGURES, ROW, sep=",").encode())
    assert not found.rows
    assert [bad.line for bad in found.bad_rows] == [2]


@pytest.mark.parametrize(
    ("row", "header"),
    [
        (ROW, VIS_FIGURES),
        ((*ROW[:3], *ROW[4:7], "Nei"), VIS_FIGURES_BEFORE),
        (NOTICE, VIS_NOTICES),
    ],
)
def test_a_list_of_vis_is_known_without_its_header(
    row: Sequence[str], header: Sequence[str]
) -> None:
    for data in (text(row, row).encode("cp1252"), xlsx((row, row)), ods((row, row))):
        found = table(data)
        assert (found.header, found.top) == (tuple(header), 0)
        assert [one.line for one in found.rows] == [1, 2]


def test_a_csv_that_is_called_xlsx_and_a_workbook_with_macros_are_what_they_are() -> None:
    assert table(text(VIS_FIGURES, ROW).encode("cp1252")).rows[0].cells == ROW
    macro = BytesIO()
    with ZipFile(BytesIO(xlsx((VIS_FIGURES, ROW)))) as old, ZipFile(macro, "w") as new:
        for part in old.namelist():
            said = old.read(part).replace(
                b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
            )
            new.writestr(part, said)
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 no program is ever run")
    assert table(macro.getvalue()).rows[0].cells == ROW


def test_a_title_block_stands_over_the_header_and_is_kept() -> None:
    rows = (("Fravær i fag",), (), ("Eksempel vgs", "per 5.10.2026"), VIS_FIGURES, ROW)
    for data in (text(*rows).encode(), xlsx(rows)):
        found = table(data)
        assert found.above == ("Fravær i fag", "Eksempel vgs", "per 5.10.2026")
        assert (found.top, found.rows[0].line) == (4, 5)


def test_merged_titles_change_nothing() -> None:
    rows = (("Fravær i fag", None), (None, None), VIS_FIGURES, ROW)
    assert table(xlsx(rows, merged="A1:I2")).rows[0].cells == ROW


def test_a_doubled_header_is_refused_by_its_name() -> None:
    error = refused(text((*VIS_FIGURES, "Navn"), (*ROW, "Kari")).encode())
    assert error.facts["duplicate"] == "Navn"
    assert "«Navn»" in explain(error)


def test_a_list_of_half_years_alone_is_refused_naming_the_column_it_lacks() -> None:
    header = ("Navn", "Klasse", "Faggruppe", "H1 % udok. fravær (X, M)", "H2 % udok. fravær (X, M)")
    error = refused(text(header, ("Åse Moen", "2STA", "2STA/NOR1267", "5", "4")).encode())
    assert "«H1+H2 % udok. fravær (X, M)»" in explain(error)


@pytest.mark.parametrize(
    "figure", ["Fravær %", "% fravær (X, M, D)", "% udok. fravær (X)", "Fravær"]
)
def test_a_list_with_none_of_the_two_figures_is_not_taken_for_one_of_students(figure: str) -> None:
    error = refused(
        text(("Navn", "Klasse", "Fag", figure), ("Åse Moen", "2STA", "N", "5")).encode()
    )
    assert error.facts["missing"] == "H1+H2 % udok. fravær (X, M)"


@pytest.mark.parametrize(
    ("dropped", "missing"), [("Navn", "Navn"), ("Klasse", "Klasse"), ("Fagnavn", "Faggruppe")]
)
def test_a_missing_column_is_named(dropped: str, missing: str) -> None:
    header = [name for name in VIS_FIGURES if name not in (dropped, "Faggruppe")]
    error = refused(text(header, ["x"] * len(header)).encode())
    assert error.facts["missing"] == missing


def test_a_header_alone_holds_nothing() -> None:
    assert refused(text(VIS_FIGURES).encode()).fault is Fault.INPUT_EMPTY
    assert refused(b"").fault is Fault.INPUT_EMPTY


def test_lists_of_students_and_grades_are_none_of_absence() -> None:
    students = text(("Navn", "Klasse", "Fødselsdato"), ("Åse Moen", "2STA", "3.2.2009"))
    grades = text(
        ("Elev", "Klassegruppe", "Gruppe", "Fagkode", "Karakter", "Faglærer", "Halvår", "Skoleår"),
        ("Åse Moen", "2STA", "2STA/NOR1267", "NOR1267", "4", "Berit Aas", "1", "2026/27"),
    )
    for data in (students, grades):
        assert not is_absence(table_of_list(data.encode(), CODES), CODES)


def test_a_workbook_with_a_date_in_its_title_keeps_it_as_a_day() -> None:
    assert table(xlsx((("Per", date(2026, 10, 5)), VIS_FIGURES, ROW))).above[1] == "2026-10-05"


@settings(max_examples=200)
@given(
    st.binary(max_size=300)
    | st.binary(max_size=100).map(lambda tail: b"PK\x03\x04" + tail)
    | st.lists(
        st.lists(st.sampled_from([*VIS_FIGURES, *ROW, '"', "", "\x00", "'=1"]), max_size=9)
    ).map(lambda rows: text(*rows).encode())
)
def test_any_bytes_are_a_list_or_are_refused_in_one_sentence(data: bytes) -> None:
    told = ""
    try:
        table_of_list(data, CODES)
    except InputError as error:
        told = explain(error)
    assert "\n" not in told
