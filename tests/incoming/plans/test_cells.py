"""What stands in a cell beside its words: marks of lists, «the same», spans and titles."""

from __future__ import annotations

import pytest

from elvis_tui.incoming.plans.cells import in_one_column, like_above, time_of, without_marks
from elvis_tui.incoming.plans.grid import Cell, GridRow
from elvis_tui.incoming.plans.reading import read
from elvis_tui.incoming.plans.rows import parties
from elvis_tui.incoming.plans.times import composed, is_days, is_time
from elvis_tui.incoming.plans.words import names_a_column


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("- 3. sept.", "3. sept."),
        ("- 3. sept.\n- 4. nov.", "3. sept., 4. nov."),
        ("•uke 36\n•uke 40", "uke 36, uke 40"),
        ("-uke 36\n-uke 40", "uke 36, uke 40"),
        ("-uke 36", "-uke 36"),
        ("1) uke 36\n2) uke 40", "uke 36, uke 40"),
        ("1. september\n2. oktober", "1. september 2. oktober"),
        ("45\n46", "45, 46"),
        ("3.\n17.", "3., 17."),
        ("Uke\n36", "Uke 36"),
    ],
)
def test_times_below_each_other_are_several_and_keep_no_marks(cell: str, time: str) -> None:
    assert time_of(Cell(cell)) == time


def test_who_is_responsible_keeps_no_marks() -> None:
    assert parties("- Rektor\n- FAU") == ("Rektor", "FAU")
    assert parties("1. Rektor\n2. FAU") == ("Rektor", "FAU")
    assert parties("- Rektor, - FAU") == ("Rektor", "FAU")
    assert parties("2. kontaktlærer") == ("2. kontaktlærer",)
    assert parties("Rektor m/FAU, sosiallærer v/Kari") == ("Rektor m/FAU", "sosiallærer v/Kari")
    assert without_marks("1. Rektor\n3. FAU", marks=".)") == ["1. Rektor", "3. FAU"]


@pytest.mark.parametrize("mark", ['"', "^^", "-“-", "— » —", "''", "do.", "- do. -"])
def test_the_same_as_above_is_what_stands_above(mark: str) -> None:
    above = GridRow((Cell("Tur"), Cell("Mai")), 3)
    row = GridRow((Cell("Fest"), Cell(mark)), 4)
    assert [cell.line for cell in like_above(row, above).cells] == ["Fest", "Mai"]
    assert like_above(row, None) == row
    assert like_above(row, GridRow((Cell("Tur"), Cell("")), 3)) == row


@pytest.mark.parametrize(
    ("words", "first", "kept"),
    [
        ("Desember", 1, 1),
        ("Rektor", 1, 2),
        ("Juleball", 0, 0),
        ("Mai", 0, 1),
        ("Alle", 2, 2),
    ],
)
def test_what_reaches_over_two_columns_tells_of_one(words: str, first: int, kept: int) -> None:
    cells = [Cell("")] * 4
    cells[first : first + 2] = [Cell(words), Cell(words, goes_on=True)]
    row = in_one_column(GridRow(tuple(cells), 1), what=0, who=2, times=[1])
    assert [at for at, cell in enumerate(row.cells) if cell.line] == [kept]


def test_a_tick_over_two_columns_of_neither_is_left_in_both() -> None:
    cells = (Cell("Tur"), Cell("x"), Cell("x", goes_on=True), Cell("Rektor"))
    assert in_one_column(GridRow(cells, 1), what=0, who=3, times=[]).cells == cells


def test_a_day_with_its_month_is_no_list_of_days() -> None:
    assert is_days("4., 18. og 20.")
    assert is_days("4 + 18")
    assert not is_days("4/11")
    assert not is_days("5/11-6/11")
    assert composed("", month="Desember", date="30.–2.1.") == "30. desember – 2.1."
    assert composed("30. - 1. januar", month="Desember") == "30. desember – 1. januar"
    assert "30. november" not in composed("", month="November", date="30.–2.1.")
    assert composed("4/11/2026", month="November") == "4.11.2026"
    assert composed("4/13-26", month="November") != "4.13.2026"


def test_summer_in_nynorsk_does_not_end_with_march() -> None:
    assert not is_time("sommar")
    assert is_time("mar.")


def test_a_heading_of_a_column_has_no_time_in_it() -> None:
    assert names_a_column("Uke")
    assert names_a_column("Ansvarlig")
    assert names_a_column("Okt")
    assert not names_a_column("uke 40")
    assert not names_a_column("Skidag")


def test_a_point_alone_is_what_is_done() -> None:
    document = "| Tiltak | Når |\n|---|---|\n| - Tur | Mai |\n| -Fest<br>-Dans | Juni |\n"
    assert [a.text for a in read(document).plan.activities] == ["Tur", "Fest", "Dans"]
