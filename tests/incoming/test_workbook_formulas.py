"""A formula without a value is no empty cell: it is told by its line, in every kind of list."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.across.absence_list import AbsenceList, Dated, FigureRow, HourRow
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.incoming.absence import read_absence
from elvis_tui.incoming.absence_codes import read_absence_codes
from elvis_tui.incoming.absence_columns import VIS_FIGURES
from elvis_tui.incoming.lists import table_of_list
from elvis_tui.incoming.roster import read_roster
from elvis_tui.incoming.workbook_formulas import unreckoned
from elvis_tui.resources import content
from tests.incoming.workbooks import ods, xlsx

CODES: CodeTable = read_absence_codes(content("fravaerskoder.toml").read_text("utf-8"))[0]
ROW = ("Åse Moen", "2STA", "Norsk", "2STA/NOR1267", "7,5", "6", "Berit Aas", "Jon Vik", "Nei")
FIGURE = VIS_FIGURES[4]


def read(data: bytes) -> AbsenceList:
    return read_absence(table_of_list(data, CODES), CODES, date(2026, 11, 20), Dated.TOLD)


def put(at: int, cell: str) -> tuple[str, ...]:
    return (*ROW[:at], cell, *ROW[at + 1 :])


def told(bad: tuple[BadRow, ...]) -> list[tuple[int, RowFault, str]]:
    return [(one.line, one.why, one.field) for one in bad]


def with_cells(data: bytes, change: Callable[[str], str]) -> bytes:
    """The same workbook with another text of its first sheet."""
    whole = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(whole, "w") as new:
        for part in old.namelist():
            text = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                text = change(text.decode()).encode()
            new.writestr(part, text)
    return whole.getvalue()


def test_a_figure_that_nobody_has_reckoned_is_told_by_line_and_the_others_are_taken() -> None:
    found = read(xlsx((VIS_FIGURES, ROW, put(4, "=10.5/140*100"), put(7, "=1+1"))))
    assert [r.fifteen for r in found.rows if isinstance(r, FigureRow)] == [7.5, None, 7.5]
    assert told(found.bad_fields) == [(3, RowFault.NO_VALUE, FIGURE)], "that column is not read"
    assert found.bad_fields[0].name == "Åse Moen"


def test_that_somebody_has_broken_off_is_not_known_either() -> None:
    [row] = read(xlsx((VIS_FIGURES, put(8, '=IF(1=1,"Ja","Nei")')))).rows
    assert isinstance(row, FigureRow)
    assert row.left is None


@pytest.mark.parametrize(
    ("cell", "faults"),
    [
        ('<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', 1),
        ('<c t="e" r="E2"><v>#N/A</v></c>', 1),
        ('<c r="E2"><f>1+1</f></c>', 1),
        ('<c r="E2"><f>1+1</f><v/></c>', 1),
        ('<c r="E2" t="str"><f>""</f><v></v></c>', 0),
        ('<c r="E2"><f>1+1</f><v>2</v></c>', 0),
        ('<c r="E2"><f ca="1"/><v>2</v></c>', 0),
        ('<c r="E2"/>', 0),
    ],
)
def test_an_error_is_no_value_and_an_empty_text_is_one(cell: str, faults: int) -> None:
    data = xlsx((VIS_FIGURES, put(4, "=1+1")))
    data = with_cells(data, lambda text: re.sub(r'<c r="E2".*?</c>', cell, text))
    assert len(read(data).bad_fields) == faults


def test_hours_that_nobody_has_reckoned_are_unknown_and_not_none() -> None:
    header = ("Navn", "Klasse", "Faggruppe", "Årstimer", "X", "M")
    found = read(xlsx((header, ("Åse Moen", "2STA", "2STA/NOR1267", 140, "=2+2", 1))))
    rows = [(r.code_of_absence, r.hours) for r in found.rows if isinstance(r, HourRow)]
    assert rows == [("X", None), ("M", 1.0)]
    assert told(found.bad_fields) == [(2, RowFault.NO_VALUE, "X")]


def test_a_row_of_formulas_alone_is_told_and_a_sum_is_a_sum() -> None:
    formulas = ("=A2", "=B2", "=C2", "=D2", "=E2", "=F2", "=G2", "=H2", "=I2")
    total = ("Sum", *("",) * 3, "=SUM(E2:E3)", *("",) * 4)
    found = read(xlsx((VIS_FIGURES, ROW, formulas, total)))
    assert [(bad.line, bad.why) for bad in found.bad_rows] == [
        (3, RowFault.NO_NAME),
        (4, RowFault.PRINTED_LINE),
    ]
    assert not found.bad_fields


def test_in_a_list_of_students_it_is_told_too_and_of_the_sheet_that_is_read() -> None:
    header = ("Navn", "Klasse", "Fødselsdato")
    notes = (("=1+1", "=1+1", "=1+1"), ("=1+1", "", "=2+2"))
    data = xlsx(notes, (header, ("Åse Moen", "2STA", "=DATE(2009,2,3)")), hidden=(0,))
    found = read_roster(data)
    assert told(found.bad_fields) == [(2, RowFault.NO_VALUE, "Fødselsdato")]
    assert [s.name for s in found.students] == ["Åse Moen"]


def test_other_files_say_nothing_of_it() -> None:
    for data in (b"Navn;Klasse", b"PK\x03\x04", ods((VIS_FIGURES, ROW)), xlsx((VIS_FIGURES, ROW))):
        assert unreckoned(data) == {}
