"""A list of absence, of hours or of varsel: every row is read right, or told by its line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elvis_tui.domain.absence.codes import CodeTable
from elvis_tui.domain.absence.records import NoticeKind
from elvis_tui.domain.across.absence_list import (
    AbsenceList,
    Dated,
    FigureRow,
    HourRow,
    ListKind,
    NoticeRow,
)
from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster_summary import RowFault
from elvis_tui.incoming.absence import STEP, read_absence
from elvis_tui.incoming.absence_codes import read_absence_codes
from elvis_tui.incoming.absence_columns import (
    VIS_FIGURES,
    VIS_FIGURES_BEFORE,
    VIS_NOTICES,
    Column,
    figure_of,
    find_columns,
    notice_kind,
)
from elvis_tui.incoming.lists import table_of_list
from elvis_tui.resources import content
from elvis_tui.wording.faults import explain
from tests.incoming.workbooks import ods, xlsx

AS_OF = date(2026, 11, 20)
CODES: CodeTable = read_absence_codes(content("fravaerskoder.toml").read_text("utf-8"))[0]
WITH_HEALTH: CodeTable = read_absence_codes(
    """
    [[tabell]]
    fylke = "Et annet"
    gjelder_fra = 2025-08-01
    kilde = "prøve"
    sikkerhet = "lav"
    kode = [
        {kode = "X", navn = "Udokumentert", teller = "udokumentert"},
        {kode = "M", navn = "Meldt", teller = "egenmeldt"},
        {kode = "H", navn = "Helse", teller = "dokumentert-helse"},
        {kode = "D", navn = "Dokumentert", teller = "dokumentert"},
    ]
    """
)[0]
ROW = ("Åse Moen", "2STA", "Norsk", "2STA/NOR1267", "7,5", "6", "Berit Aas", "Jon Vik", "Nei")


def csv(*rows: Sequence[object], sep: str = ";") -> bytes:
    return "".join(sep.join(map(str, row)) + "\r\n" for row in rows).encode("cp1252")


def read(
    data: bytes,
    codes: CodeTable = CODES,
    in_percent: frozenset[tuple[int, int]] | None = frozenset(),
) -> AbsenceList:
    return read_absence(table_of_list(data, codes), codes, AS_OF, Dated.TOLD, in_percent)


def figures(found: AbsenceList) -> list[FigureRow]:
    return [row for row in found.rows if isinstance(row, FigureRow)]


def hours(found: AbsenceList) -> list[tuple[str, float | None]]:
    return [(r.code_of_absence, r.hours) for r in found.rows if isinstance(r, HourRow)]


def notices(found: AbsenceList) -> list[NoticeRow]:
    return [row for row in found.rows if isinstance(row, NoticeRow)]


def faults(found: AbsenceList) -> list[tuple[int, RowFault, str]]:
    return [(bad.line, bad.why, bad.field) for bad in (*found.bad_rows, *found.bad_fields)]


# Figures


def test_the_list_of_vis_tells_the_figure_of_fifteen_percent_and_never_that_of_ten() -> None:
    found = read(csv(VIS_FIGURES, ROW))
    assert (found.kind, found.tells_ten, found.tells_fifteen) == (ListKind.FIGURES, False, True)
    [row] = figures(found)
    assert (row.hours, row.ten, row.fifteen, row.left) == (6.0, None, 7.5, False)
    about = row.about
    assert (about.line, about.name, about.code, about.group, about.teacher) == (
        *(2, "Norsk", "NOR1267", "2STA/NOR1267", "Berit Aas"),
    )
    assert (about.student.name, about.student.class_code) == ("Åse Moen", "2STA")
    assert found.left_out == ("Kontaktlærer",)
    assert not faults(found)


def test_an_older_list_without_group_and_contact_teacher_is_read_too() -> None:
    found = read(csv(VIS_FIGURES_BEFORE, (*ROW[:3], *ROW[4:7], "Ja")))
    [row] = figures(found)
    assert (row.fifteen, row.left, row.about.key) == (7.5, True, "Norsk")


@pytest.mark.parametrize(
    ("said", "left"),
    [("Ja", True), ("YES", True), ("nei", False), ("No", False), ("", False), ("J", True)],
)
def test_broken_off_is_said_in_norwegian_and_in_english(said: str, left: bool) -> None:
    assert figures(read(csv(VIS_FIGURES, (*ROW[:8], said))))[0].left is left


def test_what_is_neither_yes_nor_no_is_told_and_not_known() -> None:
    found = read(csv(VIS_FIGURES, (*ROW[:8], "12.10.2026")))
    assert figures(found)[0].left is None
    assert faults(found) == [(2, RowFault.NOT_YES_OR_NO, "Avbrudd i skoleåret")]


def test_a_list_without_that_column_does_not_say_it() -> None:
    found = read(csv(VIS_FIGURES[:6], ROW[:6]))
    assert figures(found)[0].left is None


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (1, 0, 2), (2, 0, 1)])
def test_the_figure_of_the_year_wins_over_those_of_its_halves(order: Sequence[int]) -> None:
    halves = ("H1 % udok. fravær (X, M)", "H2 % udok. fravær (X, M)", VIS_FIGURES[4])
    cells = ("3", "12", "7,5")
    header = (*VIS_FIGURES[:4], *(halves[at] for at in order))
    found = read(csv(header, (*ROW[:4], *(cells[at] for at in order))))
    assert figures(found)[0].fifteen == 7.5
    assert set(found.left_out) == set(halves[:2])


@pytest.mark.parametrize(
    ("header", "figure"),
    [
        ("H1+H2 % udok. fravær (X, M)", Column.FIFTEEN),
        ("H1 + H2 % udok. fravær (X,M)", Column.FIFTEEN),
        ("Udokumentert fravær i prosent", Column.FIFTEEN),
        ("Egenmeldt og udokumentert fravær %", Column.FIFTEEN),
        ("% fråvær (X, M)", Column.FIFTEEN),
        ("H1+H2 % absence (X, M)", Column.FIFTEEN),
        ("% fravær (X, M, H)", Column.TEN),
        ("Helsefravær og udok. fravær %", Column.TEN),
        ("H1+H2 timer udok. fravær (X, M)", Column.HOURS),
        ("Fraværstimer", Column.HOURS),
        ("% fravær (X, M, D)", None),
        ("% fravær (X)", None),
        ("% udok. fravær (X)", None),
        ("% fravær (X, M, Q)", None),
        ("Helsefravær %", None),
        ("Egenmeldt fravær %", None),
        ("Dok. og udok. fravær %", None),
        ("Dokumentert fravær i prosent", None),
        ("H1+H2 timer dok. fravær (D)", None),
        ("Fravær %", None),
        ("Fraværsprosent", None),
        ("% oppmøte (X, M)", None),
    ],
)
def test_which_figure_a_header_tells_is_never_guessed(header: str, figure: Column | None) -> None:
    assert figure_of(header, WITH_HEALTH) is figure


def test_both_figures_may_stand_in_one_list() -> None:
    header = (*VIS_FIGURES[:4], "% fravær (X, M, H)", "% fravær (X, M)")
    found = read(csv(header, (*ROW[:4], "11,2", "8,4")), WITH_HEALTH)
    assert (figures(found)[0].ten, figures(found)[0].fifteen) == (11.2, 8.4)
    assert (found.tells_ten, found.tells_fifteen) == (True, True)


def test_percent_cells_of_a_workbook_are_read_each_as_it_is_shown() -> None:
    rows = [(*ROW[:4], value, *ROW[5:]) for value in (0.075, 7.5, "7,5 %", "7.5")]
    found = read(xlsx((VIS_FIGURES, *rows)), in_percent=frozenset({(2, 4)}))
    assert [row.fifteen for row in figures(found)] == [7.5] * 4


def test_where_no_format_is_known_a_part_of_one_is_told_and_never_taken_for_so_many_percent() -> (
    None
):
    rows = [(*ROW[:4], value, None, *ROW[6:]) for value in (0.075, 1, 7.5, 0, "0,5 %")]
    found = read(xlsx((VIS_FIGURES, *rows)), in_percent=None)
    assert [row.fifteen for row in figures(found)] == [None, None, 7.5, 0.0, 0.5]
    assert [(line, why) for line, why, _field in faults(found)] == [
        (2, RowFault.PART_OF_ONE),
        (3, RowFault.PART_OF_ONE),
    ]


def test_where_no_format_is_known_the_hours_of_the_row_tell_which_it_is() -> None:
    rows = [(*ROW[:4], value, hours, *ROW[6:]) for value, hours in ((0.075, 6), (0.75, 1), (1, 6))]
    found = read(ods((VIS_FIGURES, *rows)), in_percent=None)
    assert [row.fifteen for row in figures(found)] == [7.5, 0.75, 1.0]
    assert not faults(found)


@pytest.mark.parametrize("cell", ["=7,5", "7 5", "750", "#DIV/0!", "07.mai", "-3", "9" * 30])
def test_a_cell_that_is_no_figure_is_told_and_unknown(cell: str) -> None:
    found = read(csv(VIS_FIGURES, (*ROW[:4], cell, *ROW[5:])))
    assert (figures(found)[0].fifteen, figures(found)[0].hours) == (None, 6.0)
    assert faults(found) == [(2, RowFault.NOT_A_FIGURE, VIS_FIGURES[4])]


def test_a_cell_that_our_own_lists_keep_from_being_a_formula_is_what_it_was() -> None:
    found = read(csv(VIS_FIGURES, ('="Åse Moen"', "2STA", "'=Norsk", *ROW[3:])))
    [row] = figures(found)
    assert (row.about.student.name, row.about.name) == ("Åse Moen", "=Norsk")


def test_varsel_that_a_list_counts_are_of_their_kinds() -> None:
    header = (*VIS_FIGURES, "Varselbrev totalt", "Varselbrev karakter", "Varselbrev fravær")
    found = read(
        csv(header, (*ROW, 1, 0, 1), (*ROW, 2, 1, 1), (*ROW, 0, 0, ""), (*ROW, "", "Nei", "Ja"))
    )
    assert [row.notices for row in figures(found)] == [
        (NoticeKind.ABSENCE,),
        (NoticeKind.ABSENCE, NoticeKind.BASIS),
        (),
        (NoticeKind.ABSENCE,),
    ]


# Parts of one

PARTS = ("0,075", "0,12", "0,0333", "0", "0,2", "0,005", "0,1")
NO_HOURS = ("Navn", "Klasse", "Faggruppe", VIS_FIGURES[4], "Lærer")


def of_parts(*cells: object, hours: Sequence[object] = ()) -> list[tuple[object, ...]]:
    if hours:
        both = zip(cells, hours, strict=True)
        return [VIS_FIGURES, *((*ROW[:4], cell, hour, *ROW[6:]) for cell, hour in both)]
    return [NO_HOURS, *(("Åse Moen", "2STA", "2STA/NOR1267", cell, "Berit Aas") for cell in cells)]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [",", "."])
def test_a_column_that_may_be_parts_of_one_is_told_by_name_and_nothing_of_it_is_taken(
    encoding: str, sign: str
) -> None:
    rows = of_parts(*(cell.replace(",", sign) for cell in PARTS))
    data = "".join(";".join(map(str, row)) + "\r\n" for row in rows).encode(encoding)
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.fault is Fault.INPUT_PARTS_OF_ONE
    assert caught.value.facts["column"] == VIS_FIGURES[4]
    assert VIS_FIGURES[4] in explain(caught.value)


def test_a_workbook_without_percent_formats_is_told_in_the_same_way() -> None:
    numbers = [float(cell.replace(",", ".")) for cell in PARTS]
    with pytest.raises(InputError) as caught:
        read(xlsx(of_parts(*numbers)))
    assert caught.value.fault is Fault.INPUT_PARTS_OF_ONE
    every = frozenset((line, 3) for line in range(2, 9))
    shown = figures(read(xlsx(of_parts(*numbers)), in_percent=every))
    assert [row.fifteen for row in shown] == [7.5, 12.0, 3.33, 0.0, 20.0, 0.5, 10.0]


def test_a_sum_below_the_list_does_not_make_parts_of_one_percent() -> None:
    rows = [*of_parts(*PARTS), ("Sum", "", "", "4,2", "")]
    with pytest.raises(InputError):
        read(csv(*rows))


def test_one_figure_above_one_or_a_sign_says_that_all_are_percent() -> None:
    first, *_rest = figures(read(csv(*of_parts(*PARTS, "7,5"))))
    assert first.fifteen == 0.075
    signed = figures(read(csv(*of_parts(*(f"{cell} %" for cell in PARTS)))))
    assert [row.fifteen for row in signed][:2] == [0.075, 0.12]


def test_of_a_few_figures_each_is_told_and_none_is_guessed() -> None:
    found = read(csv(*of_parts("0,075", "0,2", "0", "1", "")))
    assert [row.fifteen for row in figures(found)] == [None, None, 0.0, None, None]
    assert [(line, why) for line, why, _field in faults(found)] == [
        (2, RowFault.PART_OF_ONE),
        (3, RowFault.PART_OF_ONE),
        (5, RowFault.PART_OF_ONE),
    ]


@pytest.mark.parametrize("whole", ["1", "0"])
def test_whole_figures_are_no_parts_of_one(whole: str) -> None:
    found = read(csv(*of_parts(*[whole] * 6)))
    assert [row.fifteen for row in figures(found)] == [float(whole)] * 6
    assert not faults(found)


def test_the_hours_show_that_a_column_holds_parts_of_one() -> None:
    cells, hours = ("0,075", "0,12", "0,0333", "0", "0,2", ""), (6, 10, 3, 0, 16, "")
    found = read(csv(*of_parts(*cells, hours=hours)))
    assert [row.fifteen for row in figures(found)] == [7.5, 12.0, 3.33, 0.0, 20.0, None]
    assert (found.of_one, faults(found)) == ((VIS_FIGURES[4],), [])


def test_the_hours_show_that_low_figures_are_percent() -> None:
    found = read(csv(*of_parts(*["0,9"] * 6, hours=[1] * 6)))
    assert [row.fifteen for row in figures(found)] == [0.9] * 6
    assert (found.of_one, faults(found)) == ((), [])


def test_the_hours_of_the_year_tell_it_closer_than_what_a_subject_may_have() -> None:
    header = (*NO_HOURS, VIS_FIGURES[5], "Årstimer")
    rows = [("Åse Moen", "2STA", "NOR", cell, "Berit", hours, 56) for cell, hours in
            (("0,05", "2,8"), ("0,107", "6"))]  # fmt: skip
    assert [row.fifteen for row in figures(read(csv(header, *rows)))] == [5.0, 10.7]
    (row,) = read(csv(header, ("Åse Moen", "2STA", "NOR", "7,5", "Berit", "42", 56))).bad_rows
    assert row.why is RowFault.HOURS_DIFFER


@pytest.mark.parametrize(("figure", "hours"), [("0,075", "6"), ("75", "0"), ("7,5", "300")])
def test_a_figure_that_its_hours_contradict_is_told_with_its_row(figure: str, hours: str) -> None:
    sound = (*ROW[:4], "5", "4", *ROW[6:])
    found = read(csv(VIS_FIGURES, sound, (*ROW[:4], figure, hours, *ROW[6:])))
    assert [row.about.line for row in figures(found)] == [2]
    assert faults(found) == [(3, RowFault.HOURS_DIFFER, VIS_FIGURES[4])]


def test_hours_of_another_absence_tell_nothing_of_a_figure() -> None:
    header = (*NO_HOURS, "Fraværstimer")
    found = read(csv(header, ("Åse Moen", "2STA", "NOR", "7,5", "Berit", "300")))
    assert [row.fifteen for row in figures(found)] == [7.5]


@settings(max_examples=200)
@given(st.integers(1, 60), st.sampled_from([28, 56, 84, 112, 140, 168, 253, 477]))
def test_any_absence_of_any_subject_is_read_alike_as_percent_and_as_parts(
    hours: int, year: int
) -> None:
    part = min(hours / year, 1)
    figures_of = []
    for text in (f"{100 * part:.2f}", f"{part:.4f}"):
        found = read(csv(*of_parts(*[text.replace(".", ",")] * 2, hours=[min(hours, year)] * 2)))
        assert not found.bad_rows
        figures_of.append(figures(found)[0].fifteen)
    percent, of_one = figures_of
    assert percent is not None
    assert of_one is None or abs(percent - of_one) < 0.02


# Rows that are nobody's, or not whole


def test_rows_with_too_many_or_too_few_cells_are_told_and_nothing_is_shifted() -> None:
    rows = (ROW, (*ROW, "mer"), ROW[:6], (*ROW[:4], "7", "5", *ROW[5:]))
    found = read(csv(VIS_FIGURES, *rows))
    assert [row.about.line for row in figures(found)] == [2]
    assert [(line, why) for line, why, _field in faults(found)] == [
        (3, RowFault.TOO_MANY_CELLS),
        (4, RowFault.TOO_FEW_CELLS),
        (5, RowFault.TOO_MANY_CELLS),
    ]


def test_a_number_with_an_unquoted_comma_is_told_also_where_an_empty_cell_hides_it() -> None:
    header = ("Navn", "Klasse", "Fag", "% udok. fravær", "Lærer")
    found = read(csv(header, ("Åse Moen", "2STA", "Norsk", "7,5", ""), sep=","))
    assert not found.rows
    assert [(line, why) for line, why, _field in faults(found)] == [(2, RowFault.TOO_MANY_CELLS)]


COMMAS = [
    ("Åse Moen", "2STA", "Norsk", "2STA/NOR1267", "8", "6", "Berit Aas", "Jon Vik", "Nei"),
    ("Ida Berg", "2STA", "Norsk", "2STA/NOR1267", "12", "9", "Berit Aas", "Jon Vik", "Ja"),
]


@pytest.mark.parametrize("lacks", [0, 1, 2, 3, 6, 7, 8])
@pytest.mark.parametrize("at", [4, 5])
def test_a_row_that_lacks_a_cell_and_has_a_comma_too_many_is_told(lacks: int, at: int) -> None:
    cells = [*ROW]
    cells[4], cells[5] = "8", "6"
    cells[at] = "7,5"
    del cells[lacks]
    moved = tuple(cells)
    assert ",".join(moved).count(",") == 8
    found = read(csv(VIS_FIGURES, *COMMAS, moved, sep=",").replace(b"(X, M)", b"(X M)"))
    assert [row.about.line for row in figures(found)] == [2, 3]
    assert [line for line, _why, _field in faults(found)] == [4]


def test_a_row_alone_is_told_by_what_its_headers_say() -> None:
    header = ("Navn", "Klasse", "Fag", "% udok. fravær", "Lærer", "Avbrudd")
    found = read(csv(header, ("Åse Moen", "2STA", "Norsk", "7,5", "Nei"), sep=","))
    assert not found.rows
    assert faults(found) == [(2, RowFault.SHIFTED, "Lærer")]


def test_a_subject_code_among_the_teachers_has_been_moved_there() -> None:
    header = ("Navn", "Klasse", "Fagnavn", "Fagkode", "Lærer", "% udok. fravær")
    rows = [("Åse Moen", "2STA", "Norsk", "NOR1267", "Berit Aas", n) for n in (2, 3, 4)]
    moved = ("Ida Berg", "2STA", "Norsk, bokmål", "NOR1267", 5)
    found = read(csv(header, *rows, moved, sep=","))
    assert [line for line, _why, _field in faults(found)] == [5]


def test_a_text_with_semicolons_has_no_cells_that_commas_moved() -> None:
    found = read(csv(VIS_FIGURES, (*ROW[:6], "7", *ROW[7:])))
    assert [row.about.teacher for row in figures(found)] == ["7"]


def test_a_column_that_mostly_holds_something_else_is_not_held_against_its_rows() -> None:
    header = ("Navn", "Klasse", "Faggruppe", "% udok. fravær", "Rom")
    rows = [("Åse Moen", "2STA", str(n), n, "A1" if n % 2 else "12") for n in range(2, 9)]
    found = read(csv(header, *rows, sep=","))
    assert len(found.rows) == 7
    assert not faults(found)


def test_whose_a_row_is_that_is_not_taken_stands_as_the_list_spells_it() -> None:
    rows = ((*ROW, "mer"), ROW[:6], (*ROW[:4], "sju", *ROW[5:]), ("", *ROW[1:]))
    found = read(csv(VIS_FIGURES, *rows))
    told = [(b.line, b.name, b.class_code) for b in (*found.bad_rows, *found.bad_fields)]
    assert told == [
        (2, "Åse Moen", "2STA"),
        (3, "Åse Moen", "2STA"),
        (5, "", "2STA"),
        (4, "Åse Moen", "2STA"),
    ]


def test_nobody_is_named_of_a_line_that_is_nobody_s() -> None:
    found = read(csv(VIS_FIGURES, ("Sum", *[""] * 3, "40", *[""] * 4), VIS_FIGURES))
    assert [(bad.line, bad.name) for bad in found.bad_rows] == [(2, ""), (3, "")]


def test_a_header_with_unquoted_commas_reads_its_rows_right_or_tells_them() -> None:
    header = ("Navn", "Klasse", "Faggruppe", "% udok. fravær (X, M)", "Lærer")
    rows = [("Åse Moen", "2STA", "2STA/NOR1267", cell, "Berit Aas") for cell in ("7.5", "7,5", 8)]
    found = read(csv(header, *rows, sep=","))
    assert [(row.about.line, row.fifteen) for row in figures(found)] == [(2, 7.5), (4, 8.0)]
    assert [line for line, _why, _field in faults(found)] == [3]


def test_a_total_a_header_again_a_printed_line_and_a_merged_name_are_nobody_s() -> None:
    rows = (
        ("Sum", "", "", "", "", "45", "", "", ""),
        VIS_FIGURES,
        ("Utskrift 20.11.2026", *[""] * 8),
        ("", "2STA", *ROW[2:]),
        ("K?re Moen", *ROW[1:]),
        (*ROW[:2], "", "", *ROW[4:]),
    )
    found = read(csv(VIS_FIGURES, *rows))
    assert not found.rows
    assert [why for _line, why, _field in faults(found)] == [
        *(RowFault.PRINTED_LINE, RowFault.HEADER_AGAIN, RowFault.PRINTED_LINE, RowFault.NO_NAME),
        *(RowFault.LOST_LETTER, RowFault.NO_SUBJECT),
    ]


def test_names_merged_over_several_rows_are_told_where_they_do_not_stand() -> None:
    rows = (VIS_FIGURES, ROW, (None, *ROW[1:2], "Matematikk", "2STA/MAT", *ROW[4:]))
    found = read(xlsx(rows, merged="A2:A3"))
    assert [row.about.name for row in figures(found)] == ["Norsk"]
    assert faults(found) == [(3, RowFault.NO_NAME, "Navn")]


@pytest.mark.parametrize("number", ["03020912345", "030209 12345", "03.02.09-12345"])
def test_identity_numbers_are_kept_nowhere(number: str) -> None:
    header = ("Navn", "Klasse", "Fagnavn", "Faggruppe", "Lærer", "% udok. fravær", "Elevnummer")
    row = (f"Åse Moen {number}", "2STA", f"Norsk {number}", f"NOR {number}", f"Berit {number}")
    found = read(csv(header, (*row, "7,5", number)))
    assert number[:6] not in repr(found)
    assert "12345" not in repr(found)
    assert {why for _line, why, _field in faults(found)} == {RowFault.IDENTITY_NUMBER}


def test_an_identity_number_in_a_name_is_told_of_each_row_that_has_it() -> None:
    rows = [("Åse Moen 03020912345", *ROW[1:2], f"Fag {n}", f"G{n}", *ROW[4:]) for n in range(3)]
    found = read(csv(VIS_FIGURES, *rows))
    assert [(line, why) for line, why, _field in faults(found)] == [
        (line, RowFault.IDENTITY_NUMBER) for line in (2, 3, 4)
    ]
    assert {bad.name for bad in found.bad_fields} == {"Åse Moen"}


@pytest.mark.parametrize(
    ("born", "day"),
    [
        ("3.2.09", date(2009, 2, 3)),
        ("03.02.2009", date(2009, 2, 3)),
        ("030209", date(2009, 2, 3)),
        ("30209", date(2009, 2, 3)),
        ("39847", date(2009, 2, 3)),
        ("3.2.99", date(1999, 2, 3)),
        ("3.2.2099", None),
        ("40107", None),
        ("31.2.2009", None),
    ],
)
def test_a_birth_is_read_or_told_and_lies_never_ahead(born: str, day: date | None) -> None:
    header = ("Navn", "Fødselsdato", "Fag", "% udok. fravær")
    found = read(csv(header, ("Åse Moen", born, "Norsk", "7,5")))
    assert figures(found)[0].about.student.birth_date == day
    assert bool(faults(found)) is (day is None)


def test_class_wins_over_group_whichever_stands_first() -> None:
    for first, second in (("Gruppe", "Klasse"), ("Klasse", "Gruppe")):
        cells = {"Gruppe": "A1", "Klasse": "2STA"}
        header = ("Navn", first, second, "Fag", "% udok. fravær")
        found = read(csv(header, ("Åse Moen", cells[first], cells[second], "Norsk", "7,5")))
        assert figures(found)[0].about.student.class_code == "2STA"


def test_hostile_markup_and_control_signs_are_text() -> None:
    found = read(csv(VIS_FIGURES, ("[/] Å [red]Moen", "2STA", "[@click=app.quit]", *ROW[3:])))
    assert figures(found)[0].about.name == "[@click=app.quit]"
    assert figures(found)[0].about.student.name == "[/] Å [red]Moen"


# Hours


def test_hours_with_one_row_for_each_time() -> None:
    header = ("Navn", "Klasse", "Fag", "Dato", "Timer", "Fraværskode", "Hel dag", "Årstimer")
    rows = (
        ("Åse Moen", "2STA", "Norsk", "12.10.2026", "2", "X", "Nei", "112"),
        ("Åse Moen", "2STA", "Norsk", "131026", "1,5", "m", "Ja", "112"),
        ("Åse Moen", "2STA", "", "2026-10-14", "", "X", "Ja", ""),
    )
    found = read(csv(header, *rows))
    assert found.kind is ListKind.HOURS
    assert hours(found) == [("X", 2.0), ("m", 1.5), ("X", 1.0)]
    days = [(r.on, r.whole_day) for r in found.rows if isinstance(r, HourRow)]
    assert days == [
        (date(2026, 10, 12), False),
        (date(2026, 10, 13), True),
        (date(2026, 10, 14), True),
    ]
    assert {r.about.year_hours for r in found.rows} == {112.0, None}
    assert not faults(found)


def test_hours_that_cannot_be_read_are_unknown_and_never_none_at_all() -> None:
    header = ("Navn", "Klasse", "Fag", "Timer", "Kode")
    rows = [("Åse Moen", "2STA", "Norsk", cell, "X") for cell in ("to", "", "-", "2")]
    found = read(csv(header, *rows))
    assert hours(found) == [("X", None), ("X", None), ("X", 0.0), ("X", 2.0)]
    assert [(line, why) for line, why, _field in faults(found)] == [
        (2, RowFault.NOT_A_FIGURE),
        (3, RowFault.NOT_A_FIGURE),
    ]


@pytest.mark.parametrize("form", ["{}", "Timer {}", "Timer ({})", "Timer fravær ({})"])
def test_hours_with_one_column_for_each_code_and_one_of_a_code_nobody_knows(form: str) -> None:
    header = ("Navn", "Klasse", "Fag", *(form.format(code) for code in "XMDR!§Q"))
    found = read(csv(header, ("Åse Moen", "2STA", "Norsk", 2, "", 1, 0, 4, 3, 5)))
    assert sorted(hours(found)) == sorted(
        [("X", 2.0), ("D", 1.0), ("R", 0.0), ("!", 4.0), ("§", 3.0), ("Q", 5.0)]
    )
    assert not found.left_out


def test_a_row_without_hours_under_any_code_still_tells_of_the_subject() -> None:
    found = read(csv(("Navn", "Klasse", "Fag", "X", "M"), ("Åse Moen", "2STA", "Norsk", "", "")))
    assert hours(found) == [("", 0.0)]


def test_a_row_number_is_no_code() -> None:
    header = ("#", "Nr", "Navn", "Klasse", "Fag", "X")
    found = read(csv(header, ("1", "1", "Åse Moen", "2STA", "Norsk", "2")))
    assert hours(found) == [("X", 2.0)]
    assert found.left_out == ("#", "Nr")


def test_two_columns_of_one_code_are_refused_by_name() -> None:
    header = ("Navn", "Klasse", "Fag", "X", "Timer (X)")
    with pytest.raises(InputError) as caught:
        find_columns(header, CODES)
    assert caught.value.facts["duplicate"] == "Timer (X)"


HOURS = ("Navn", "Klasse", "Fag", "Dato", "Timer", "Kode")


@pytest.mark.parametrize(
    ("above", "days", "first", "last"),
    [
        ((), ("18.8.2026", "20.11.2026", "1.10.26"), date(2026, 8, 18), AS_OF),
        ((), ("1.10.2026", "2026-10-14"), date(2026, 10, 1), date(2026, 10, 14)),
        ((), ("1.6.2026", "1.10.2026"), date(2026, 10, 1), date(2026, 10, 1)),
        ((), ("",), None, None),
        (("Periode 17.08.2026 - 18.11.2026",), ("1.10.2026",), date(2026, 8, 17),
         date(2026, 11, 18)),
        (("Fra", "1.10.2026", "til", "18.11.2026"), ("5.10.2026",), date(2026, 10, 1),
         date(2026, 11, 18)),
        (("Timer 1.10.–18.11.2026",), ("5.10.2026",), date(2026, 10, 1), date(2026, 11, 18)),
        (("Skoleåret 17.8.2026–18.6.2027",), ("5.10.2026",), date(2026, 8, 17), AS_OF),
        (("Skrevet ut 20.11.2026, per 18.11.2026",), ("5.10.2026",), date(2026, 10, 5),
         date(2026, 10, 5)),
    ],
)  # fmt: skip
def test_the_days_that_hours_are_of_are_said_over_the_header_or_are_those_of_the_rows(
    above: Sequence[str], days: Sequence[str], first: date | None, last: date | None
) -> None:
    rows = [("Åse Moen", "2STA", "Norsk", day, "2", "X") for day in days]
    found = read(csv(*([above] if above else []), HOURS, *rows))
    assert (found.first_day, found.last_day) == (first, last)


# Varsel


def test_the_list_of_varsel_tells_kind_subject_day_and_who() -> None:
    common = ("Åse Moen", "3.2.2009", "2STA", "NOR1267", "2STA/NOR1267", "11,2 %", "Jon Vik")
    rows = (
        ("Fravær", *common, "Berit Aas", "5.10.26"),
        ("Manglende vurderingsgrunnlag", *common, "Berit Aas", ""),
        ("Orden", *common[:3], "", "", "", "Jon Vik", "Jon Vik", "46300"),
        ("Oppførsel", *common[:3], "", "", "", "Jon Vik", "Jon Vik", "21.11.2026"),
    )
    found = read(csv(VIS_NOTICES, *rows))
    assert [(one.kind, one.sent_on, one.by) for one in notices(found)] == [
        (NoticeKind.ABSENCE, date(2026, 10, 5), "Berit Aas"),
        (NoticeKind.BASIS, None, "Berit Aas"),
        (NoticeKind.ORDER, date(2026, 10, 5), "Jon Vik"),
        (NoticeKind.CONDUCT, None, "Jon Vik"),
    ]
    assert faults(found) == [(5, RowFault.DAY_TO_COME, "Sendt dato")]


def test_varsel_of_absence_needs_a_subject_and_one_of_order_none() -> None:
    header = ("Hva", "Navn", "Klassegruppe", "Faggruppe", "Sendt")
    rows = [(kind, "Åse Moen", "2STA", "", "5.10.2026") for kind in ("Fravær", "Orden")]
    found = read(csv(header, *rows))
    assert [one.kind for one in notices(found)] == [NoticeKind.ORDER]
    assert [(line, why) for line, why, _field in faults(found)] == [(2, RowFault.NO_SUBJECT)]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Varsel om fravær", NoticeKind.ABSENCE),
        ("FRÅVÆR", NoticeKind.ABSENCE),
        ("Nedsatt karakter i orden", NoticeKind.ORDER),
        ("Oppførsel", NoticeKind.CONDUCT),
        ("Åtferd", NoticeKind.CONDUCT),
        ("Manglende grunnlag for karakter", NoticeKind.BASIS),
        ("Noe helt annet", NoticeKind.OTHER),
        ("", NoticeKind.OTHER),
    ],
)
def test_what_a_varsel_is_about(said: str, kind: NoticeKind) -> None:
    assert notice_kind(said) is kind


# Everything


def test_progress_rises_and_stays_below_the_whole() -> None:
    told: list[tuple[int, int]] = []
    rows = [(f"Elev{'abcdefghij'[n % 10]} Moen", *ROW[1:]) for n in range(3 * STEP)]
    table = table_of_list(csv(VIS_FIGURES, *rows), CODES)
    read_absence(table, CODES, AS_OF, Dated.TOLD, progress=lambda *at: told.append(at))
    assert told == [(STEP, 3 * STEP), (2 * STEP, 3 * STEP)]


_CELL = st.sampled_from([*ROW, "", "x", "-", "0", "0.075", "'=1", "[/]", "?", "03020912345"])
_ANY = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters='";\r\n\x00'), max_size=8
)


@settings(max_examples=300)
@given(
    st.sampled_from([VIS_FIGURES, VIS_FIGURES_BEFORE, VIS_NOTICES]),
    st.lists(st.lists(_CELL | _ANY, min_size=1, max_size=11), max_size=6),
)
def test_every_line_of_any_table_is_a_row_or_is_told(
    header: Sequence[str], rows: list[list[str]]
) -> None:
    data = "".join(";".join(row) + "\r\n" for row in (header, *rows)).encode()
    found = _read_or_refused(data)
    if found is None:
        return
    lines = {row.about.line for row in found.rows} | {bad.line for bad in found.bad_rows}
    written = {at for at, row in enumerate(rows, 2) if any(cell.strip() for cell in row)}
    assert lines == written
    assert not {row.about.line for row in found.rows} & {bad.line for bad in found.bad_rows}
    for row in figures(found):
        told = rows[row.about.line - 2][header.index(VIS_FIGURES[4])]
        assert row.fifteen is None or _digits(told) == _digits(f"{row.fifteen:g}")


def _digits(text: str) -> str:
    """What two ways of writing a number have in common."""
    bare = "".join(sign for sign in text.replace(",", ".") if sign in "0123456789.")
    return f"{float(bare):g}"


def _read_or_refused(data: bytes) -> AbsenceList | None:
    try:
        return read(data)
    except InputError:
        return None
