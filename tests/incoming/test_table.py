import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.incoming.table import read_table


def cells(text: str) -> list[tuple[str, ...]]:
    return [row.cells for row in read_table(text).rows]


def refused(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read_table(text)
    return caught.value


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_the_header_decides_the_delimiter(delimiter: str, end: str) -> None:
    rows = [["Navn", "Klasse"], ["Kari Moen", "2STA"], ["Ola Berg", "1BAA"]]
    table = read_table(end.join(delimiter.join(row) for row in rows) + end)
    assert table.header == ("Navn", "Klasse")
    assert [(r.line, r.cells) for r in table.rows] == [
        (2, ("Kari Moen", "2STA")),
        (3, ("Ola Berg", "1BAA")),
    ]


def test_a_comma_in_a_header_does_not_make_a_comma_file() -> None:
    assert read_table("Etternavn, Fornavn;Klasse\nMoen, Kari;2STA").header == (
        "Etternavn, Fornavn",
        "Klasse",
    )


def test_a_quoted_semicolon_in_a_header_does_not_make_a_semicolon_file() -> None:
    assert read_table('"Navn; hele",Klasse\nKari Moen,2STA\n').header == ("Navn; hele", "Klasse")


def test_spaces_in_a_list_with_semicolons_are_no_delimiters() -> None:
    assert cells("Navn på elev;Klasse kode\nKari Anne Moen;2 STA\n") == [
        ("Kari Anne Moen", "2 STA")
    ]


@pytest.mark.parametrize("sep", ["sep=,", '"sep=,"', "SEP=,", "sep=,;"])
def test_the_sep_line_of_excel_decides_and_is_counted_as_a_line(sep: str) -> None:
    table = read_table(f"{sep}\r\nNavn,Merknad\r\nKari,a;b\r\n")
    assert [(r.line, r.cells) for r in table.rows] == [(3, ("Kari", "a;b"))]


def test_quoted_fields_hold_delimiters_quotes_and_line_ends_and_lines_stay_true() -> None:
    text = 'Navn;Merknad\r\n"Moen; Kari";"linje 1\r\nlinje ""2"""\r\n"Berg; Ola";x\r\n'
    table = read_table(text)
    assert [(r.line, r.cells) for r in table.rows] == [
        (2, ("Moen; Kari", 'linje 1\r\nlinje "2"')),
        (4, ("Berg; Ola", "x")),
    ]


@pytest.mark.parametrize("blank", ["\r\n", ";;\r\n", "  \r\n", " ; ;\r\n"])
def test_blank_lines_are_passed_over_and_counted(blank: str) -> None:
    table = read_table(f"{blank}A;B;C\r\n{blank}1;2;3\r\n{blank}{blank}")
    assert [(r.line, r.cells) for r in table.rows] == [(4, ("1", "2", "3"))]
    assert table.bad_rows == ()


def test_empty_headers_and_cells_at_the_end_are_no_columns() -> None:
    table = read_table("A;B;;\n1;2;;\n3;4\n")
    assert table.header == ("A", "B")
    assert [r.cells for r in table.rows] == [("1", "2"), ("3", "4")]


def test_a_row_with_too_many_cells_is_named_and_the_rest_is_kept() -> None:
    table = read_table("A;B\n1;2\n3;4;5\n6;7\n")
    assert [r.cells for r in table.rows] == [("1", "2"), ("6", "7")]
    assert table.bad_rows == (BadRow(line=3, why=RowFault.TOO_MANY_CELLS),)


def test_a_row_with_too_few_cells_says_how_many() -> None:
    (row,) = read_table("A;B;C\n1\n").rows
    assert (row.line, row.cells, row.missing) == (2, ("1", "", ""), 2)


def test_a_stray_quote_is_a_bad_row_and_the_next_row_is_kept() -> None:
    table = read_table('A;B\n"Kari" Moen;1\nOla;2\n')
    assert table.bad_rows == (BadRow(line=2, why=RowFault.STRAY_QUOTE),)
    assert [(r.line, r.cells) for r in table.rows] == [(3, ("Ola", "2"))]


def test_a_quote_inside_an_unquoted_cell_is_a_letter() -> None:
    assert cells('A;B\nKari "Kaja" Moen;1\n') == [('Kari "Kaja" Moen', "1")]


@pytest.mark.parametrize(
    "rest",
    ["Ola;2\nIda;3\n", 'Ola;2\n"Ida";3\n', 'Ola;2\nIda "Idun";3\n', 'Ola;""\nIda;3', 'Ola"\n'],
)
def test_a_quote_that_is_never_closed_refuses_the_file_at_its_line(rest: str) -> None:
    error = refused(f'A;B\nSiv;0\n"Kari;1\n{rest}')
    assert error.fault is Fault.INPUT_BAD_ROW
    assert error.facts == {"line": 3, "why": "open_quote"}


def test_a_field_past_what_csv_takes_refuses_the_file_at_its_line() -> None:
    error = refused("A;B\n1;2\n" + "x" * 131_073 + ";3\n4;5\n")
    assert error.fault is Fault.INPUT_BAD_ROW
    assert error.facts == {"line": 3, "why": "field_too_long"}


def test_a_field_as_long_as_csv_takes_is_kept() -> None:
    assert cells("A;B\n" + "x" * 131_072 + ";3\n") == [("x" * 131_072, "3")]


@pytest.mark.parametrize("text", ["", "\r\n\r\n", "  \n", ";;;\n", "sep=;\n", "\t\t\n"])
def test_nothing_is_empty(text: str) -> None:
    assert refused(text).fault is Fault.INPUT_EMPTY


CELL = st.text(st.sampled_from('ab ø";,\t\r\n')).map(str.strip)


@given(st.lists(st.tuples(CELL, CELL), max_size=6), st.sampled_from([";", ",", "\t"]))
def test_what_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]], d: str) -> None:
    import csv
    import io

    out = io.StringIO()
    writer = csv.writer(out, delimiter=d, quoting=csv.QUOTE_ALL)
    writer.writerows([("Navn", "Klasse"), *rows])
    text = out.getvalue().replace('"Navn"', "Navn")
    assert cells(text) == [row for row in rows if any(cell.strip() for cell in row)]


@given(st.text(st.sampled_from('abc";,\t\r\n')))
def test_no_text_raises_anything_but_an_input_error(text: str) -> None:
    try:
        table = read_table(text)
    except InputError as error:
        assert error.fault in (Fault.INPUT_EMPTY, Fault.INPUT_BAD_ROW)  # noqa: PT017
    else:
        assert all(len(row.cells) == len(table.header) for row in table.rows)
