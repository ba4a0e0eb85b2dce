from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.roster import Roster, read_roster
from elvis_tui.incoming.workbook import is_workbook, read_workbook
from elvis_tui.wording.faults import explain
from tests.incoming.workbooks import Rows, ods, ods_of, saved, xlsx

HEADER = ("Etternavn", "Fornavn", "Klasse", "Fødselsdato", "Elevnummer")
ROWS: Rows = (
    HEADER,
    ("Sætherstrand", "Bjørn Åge", "2STA", date(2009, 2, 3), 1001),
    ("Ødegårdsmo", "Kari", " 2 sta ", date(2009, 11, 14), "0042"),
    (None, None, None, None, None),
    ("van der Lærdal", "Éliane", "1BAA", "1.1.2010", 1003.0),
)
BORN = datetime.combine(date(2009, 2, 3), time())
CSV = (
    "Etternavn;Fornavn;Klasse;Fødselsdato;Elevnummer\n"
    "Sætherstrand;Bjørn Åge;2STA;3.2.2009;1001\n"
    "Ødegårdsmo;Kari;2STA;14.11.2009;0042\n"
    "\n"
    "van der Lærdal;Éliane;1BAA;1.1.2010;1003\n"
)
WRITERS = pytest.mark.parametrize("write", [xlsx, ods], ids=["xlsx", "ods"])
Writer = Callable[..., bytes]


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        read_roster(data)
    return caught.value


def names(roster: Roster) -> list[str]:
    return [student.name for student in roster.students]


def header(_row: object) -> None:
    """Every row will do."""


@WRITERS
def test_a_workbook_says_the_same_as_the_list_it_was_made_of(write: Writer) -> None:
    assert read_roster(write(ROWS)) == read_roster(CSV.encode())


@WRITERS
def test_titles_and_empty_rows_above_are_passed_over_and_lines_are_the_sheet_s(
    write: Writer,
) -> None:
    above = (("Klasselister høsten 2026",), (), ("Elverum videregående", None, date(2026, 8, 17)))
    roster = read_roster(write((*above, *ROWS)))
    assert names(roster) == names(read_roster(CSV.encode()))
    assert [s.line for s in roster.students] == [5, 6, 8]


def test_a_merged_title_is_one_title() -> None:
    rows = (("Klasselister",), (), *ROWS)
    assert len(read_roster(xlsx(rows, merged="A1:E2")).students) == 3


def test_a_list_may_stand_anywhere_on_the_sheet() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, cells in enumerate(ROWS, 7):
        for column, cell in enumerate(cells, 3):
            sheet.cell(row, column).value = cell  # type: ignore[assignment]
    assert len(read_roster(saved(book)).students) == 3


@WRITERS
def test_the_first_sheet_with_a_header_is_read(write: Writer) -> None:
    about = (("Om lista",), ("Laget av kontoret",))
    other = (("Navn", "Klasse"), ("Ingen Annen", "1STA"))
    assert len(read_roster(write(about, ROWS, other)).students) == 3


def test_a_sheet_that_nobody_sees_is_not_read() -> None:
    other = (("Navn", "Klasse"), ("Ingen Annen", "1STA"))
    assert len(read_roster(xlsx(other, ROWS, hidden=[0])).students) == 3


@WRITERS
def test_numbers_dates_and_text_are_written_as_in_a_list(write: Writer) -> None:
    cells = ("007", 12, 12.0, 1.5, date(2009, 2, 3), 12345678901, " x ")
    table = read_workbook(write([["A", "B", "C", "D", "E", "F", "G"], cells]), header)
    (row,) = table.rows
    assert row.cells == ("007", "12", "12", "1.5", "2009-02-03", "12345678901", " x ")


def test_midnight_is_no_part_of_a_date_and_a_formula_counts_for_what_it_gave() -> None:
    rows = [["A", "B", "C"], [BORN, BORN.replace(hour=8, minute=15), True]]
    (row,) = read_workbook(xlsx(rows), header).rows
    assert row.cells == ("2009-02-03", "2009-02-03 08:15:00", "True")


def test_what_stands_beside_the_list_is_not_read() -> None:
    rows = (("Navn", "Klasse", None), ("Kari Moen", "2STA", "husk foto"), (None, None, "sjekket"))
    roster = read_roster(xlsx(rows))
    assert (names(roster), roster.bad_rows, roster.rows) == (["Kari Moen"], (), 1)


@pytest.mark.parametrize("number", [3020912345, 3020912345.0, "03020912345", 45020912345])
def test_an_identity_number_is_never_kept_though_a_cell_of_numbers_took_its_zero(
    number: object,
) -> None:
    rows = (("Navn", "Klasse", "Elevnummer"), ("Kari Moen", "2STA", number))
    (student,) = read_roster(xlsx(rows)).students
    assert student.external_id == ""


def test_a_row_that_cannot_be_read_is_told_by_the_sheet_s_own_number() -> None:
    rows = (("Klasselister",), HEADER, ("Moen", "Kari", "2STA", "i fjor", 7))
    (bad,) = read_roster(xlsx(rows)).bad_fields
    assert (bad.line, bad.field) == (3, "Fødselsdato")


def test_the_row_that_is_most_like_a_header_is_told_of() -> None:
    rows = (("Lister",), ("Navn", "Telefon", "Adresse"), ("Kari Moen", "1", "2"))
    fault = refused(xlsx(rows))
    assert fault.fault is Fault.INPUT_NO_HEADER
    assert fault.facts["missing"] == "Klasse"
    twice = (("Navn", "Klasse", "Klasse"), ("Kari Moen", "2STA", "2STA"))
    assert refused(xlsx(twice, ROWS)).facts["duplicate"] == "Klasse"


@WRITERS
def test_an_empty_workbook_is_empty(write: Writer) -> None:
    assert refused(write(())).fault is Fault.INPUT_EMPTY
    assert refused(write((HEADER,))).fault is Fault.INPUT_EMPTY


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le")
DOCUMENT = BytesIO()
with ZipFile(DOCUMENT, "w") as file:
    file.writestr("word/document.xml", "<w/>")


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (LOCKED, "workbook_locked", "passord"),
        (ods_of("", "<manifest:encryption-data/>"), "workbook_locked", "passord"),
        (xlsx(ROWS)[:3000], "workbook", "Lagre det på nytt"),
        (b"PK\x03\x04 a workbook", "workbook", "Lagre det på nytt"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "workbook", "Lagre det på nytt"),
        (DOCUMENT.getvalue(), "workbook", "Lagre det på nytt"),
    ],
)
def test_what_cannot_be_opened_is_one_sentence(data: bytes, kind: str, words: str) -> None:
    fault = refused(data)
    assert (fault.fault, fault.facts["kind"]) == (Fault.INPUT_UNDECODABLE, kind)
    assert words in explain(fault)


def test_a_cell_in_the_last_corner_does_not_take_all_memory() -> None:
    book = Workbook()
    book.worksheets[0]["A1"] = "Navn"
    book.worksheets[0]["XFD1048576"] = "x"
    assert refused(saved(book)).facts["kind"] == "too_large"
    wide = "".join(
        f'<table:table-cell {repeated} office:value-type="string"><text:p>x</text:p>'
        "</table:table-cell>"
        for repeated in ("", 'table:number-columns-repeated="16384"')
    )
    rows = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    fault = refused(ods_of(f'<table:table table:name="A">{rows}</table:table>'))
    assert fault.facts["kind"] == "too_large"


def test_a_file_that_unpacks_to_more_than_any_list_is_not_unpacked() -> None:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
        with file.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(600):
                sheet.write(bytes(1024 * 1024))
    assert refused(whole.getvalue()).facts["kind"] == "too_large"


@WRITERS
def test_whatever_is_broken_in_a_file_is_told_of_and_never_more(write: Writer) -> None:
    whole, dice = write(ROWS), random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 8)):
            data[dice.randrange(4, len(data))] = dice.randrange(256)
        if dice.random() < 0.3:
            del data[dice.randrange(4, len(data)) :]
        try:
            read_roster(bytes(data))
        except InputError as fault:
            assert "…" not in explain(fault)  # noqa: PT017


def test_a_text_is_no_workbook() -> None:
    assert not is_workbook(CSV.encode())
    assert is_workbook(xlsx(ROWS))
