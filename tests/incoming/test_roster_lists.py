import csv
import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.domain.people.roster import RosterClass, RosterStudent
from elvis_tui.domain.people.roster_summary import BadRow, RowFault
from elvis_tui.domain.record import replace
from elvis_tui.incoming.roster import Roster, read_roster
from tests.incoming.workbooks import ods, xlsx

IDENTITY_NUMBERS = (
    "03820912345", "3820912346", "038209-12347", "038209\u00a0\u00a012349", "03 82 09 12350",
    "038209.12351", "3820912354.0", "03020912345", "43020912345", "03420912345", "43820912345",
    "03670912345", "030209\u200b12345", "030209\u201312345", "03/02/09 12345", "3.820912345E9",
    "03022009 12345", "20090203-12345", "201812345678", "81020912345", "fnr.03020912345",
    "'03020912345", "03.02.2009 12345",
)  # fmt: skip
PEOPLE = (
    ("Bjørn Åge", "Sætherstrand", "2STA", "3.2.2009", "E1001"),
    ("Kari", "Ødegårdsmo", "2STA", "14.11.2009", "E1002"),
    ("Éliane", "van der Lærdal", "1BAA", "1.1.2010", "E1003"),
    ("Ida Marie", "Høgmo", "Påbygg 3", "29.2.2008", "E1004"),
)


def iso(day: str) -> str:
    d, m, y = day.split(".")
    return f"{y}-{int(m):02d}-{int(d):02d}"


SHAPES = {
    "two columns": (
        ["Etternavn", "Fornavn", "Klasse"],
        lambda first, last, code, born, number: [last, first, code],
    ),
    "one column, last name first": (
        ["Klasse", "Etternavn, Fornavn", "Fødselsdato"],
        lambda first, last, code, born, number: [code, f"{last}, {first}", born],
    ),
    "name, last name first": (
        ["Navn", "Basisgruppe", "Kontaktlærer", "Født"],
        lambda first, last, code, born, number: [
            f"{last}, {first}", code, "Åse Tømmerås", iso(born)],
    ),
    "name, first name first": (
        ["ELEVNAVN", "KLASSEKODE", "ELEV-ID"],
        lambda first, last, code, born, number: [f"{first} {last}", code, number],
    ),
    "everything, and columns that are not read": (
        ["Nr.", "Fornavn", "Mobil", "Etternavn", "Fødselsnummer", "Gruppe", "Elevnummer",
         "Fødselsdato", "Merknad"],
        lambda first, last, code, born, number: [
            "7", first, "", last, "03020912345", code, number, born, "Linje 1\nlinje; 2"],
    ),
    "untidy": (
        [" etter_navn ", "FOR-NAVN", "Klasse (basisgruppe)"],
        lambda first, last, code, born, number: [
            f" {last}", f"{first}  ", f" {code.lower()} " if code[0].isdigit() else code],
    ),
}  # fmt: skip
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp865", "cp850")
FILES = list(product(ENCODINGS, (";", ",", "\t"), ("\r\n", "\n", "\r"), SHAPES, (False, True)))


def written(rows: list[list[str]], delimiter: str, end: str, *, quote_all: bool = False) -> str:
    out = io.StringIO()
    csv.writer(
        out,
        delimiter=delimiter,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
    ).writerows([[cell.replace("\n", end) for cell in row] for row in rows])
    return out.getvalue()


def read(text: str) -> Roster:
    return read_roster(text.encode())


def refused(text: str) -> InputError:
    with pytest.raises(InputError) as caught:
        read(text)
    return caught.value


@pytest.mark.parametrize(("encoding", "delimiter", "end", "shape", "excel"), FILES)
def test_every_list_a_norwegian_school_makes_is_read_whole(
    encoding: str, delimiter: str, end: str, shape: str, excel: bool
) -> None:
    header, row = SHAPES[shape]
    text = written([header, *(row(*p) for p in PEOPLE)], delimiter, end, quote_all=not excel)
    if excel:
        text = f"sep={delimiter}{end}{text}{end}"
    roster = read_roster(text.encode(encoding))
    assert roster.bad_rows == ()
    assert [(s.first_name, s.last_name, s.class_code) for s in roster.students] == [
        person[:3] for person in PEOPLE
    ]
    assert [c.code for c in roster.classes] == ["2STA", "1BAA", "Påbygg 3"]
    has_birth = bool({"Født", "Fødselsdato"} & set(header))
    assert [s.birth_date for s in roster.students] == (
        [date.fromisoformat(iso(b)) for *_, b, _ in PEOPLE] if has_birth else [None] * 4
    )
    has_number = any(h.lower() in ("elev-id", "elevnummer") for h in header)
    assert [s.external_id for s in roster.students] == (
        [e for *_, e in PEOPLE] if has_number else [""] * 4
    )
    teacher = "Åse Tømmerås" if "Kontaktlærer" in header else ""
    assert {c.contact_teacher for c in roster.classes} == {teacher}


def test_there_are_more_than_forty_such_lists() -> None:
    assert len(set(FILES)) >= 40


def test_headers_are_found_by_name_in_any_place() -> None:
    one = read("Klasse;Etternavn;Fornavn\n2STA;Moen;Kari\n")
    other = read("Fornavn;Merknad;Klasse;Etternavn\nKari;ny;2STA;Moen\n")
    assert (one.students, one.classes) == (other.students, other.classes)
    assert (one.left_out, other.left_out) == ((), ("Merknad",))


@pytest.mark.parametrize(
    "header",
    ["Fodselsdato", "Foedselsdato", "FØDSELSDATO", "Fødsels-dato", "Født", "Fødselsdato (d.m.å)",
     "Fo\u0338dselsdato".replace("o\u0338", "ø"), "F.dato", " født dato: "],
)  # fmt: skip
def test_a_header_is_known_in_every_spelling(header: str) -> None:
    (student,) = read(f"Navn;{header}\nKari Moen;03.02.2009\n").students
    assert student.birth_date == date(2009, 2, 3)


def test_the_class_wins_over_the_group() -> None:
    (student,) = read("Gruppe;Navn;Klasse\nEngelsk 1;Kari Moen;1STA\n").students
    assert student.class_code == "1STA"


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("Kari Moen", "Kari", "Moen"),
        ("Kari Anne Moen", "Kari Anne", "Moen"),
        ("Moen, Kari Anne", "Kari Anne", "Moen"),
        ("Moen Berg,Kari", "Kari", "Moen Berg"),
        ("Jan van der Berg", "Jan", "van der Berg"),
        ("Siv-Åse Høgmo-Li", "Siv-Åse", "Høgmo-Li"),
        ("Kari", "Kari", ""),
        ("Moen,", "", "Moen"),
        ("Kari\u00a0 Moen", "Kari", "Moen"),
        ("Ka\u030are Moen", "Kåre", "Moen"),
    ],
)
def test_a_name_is_split(name: str, first: str, last: str) -> None:
    (student,) = read(f'Navn;Klasse\n"{name}";2STA\n').students
    assert (student.first_name, student.last_name) == (first, last)


def test_a_middle_name_goes_with_the_first() -> None:
    (student,) = read("Fornavn;Mellomnavn;Etternavn;Klasse\nKari;Berg;Moen;2STA\n").students
    assert (student.first_name, student.last_name) == ("Kari Berg", "Moen")


def test_a_name_column_beside_a_first_name_is_the_last_name_unless_it_holds_both() -> None:
    text = "Fornavn;Navn;Klasse\nKari;Moen;2STA\nOla;Ola Berg;2STA\n"
    assert [(s.first_name, s.last_name) for s in read(text).students] == [
        ("Kari", "Moen"),
        ("Ola", "Berg"),
    ]


@pytest.mark.parametrize(
    ("written_as", "code"),
    [
        (" 2 sta ", "2STA"), ("2STA", "2STA"), ("2sta", "2STA"), ("3 pby 2", "3PBY2"),
        ("10a", "10A"), ("1ST-A", "1ST-A"), ("Påbygg  3", "Påbygg 3"), ("TIF", "TIF"), ("", ""),
    ],
)  # fmt: skip
def test_class_codes_have_one_form_and_odd_ones_stay(written_as: str, code: str) -> None:
    (student,) = read(f"Navn;Klasse\nKari Moen;{written_as}\n").students
    assert student.class_code == code


@pytest.mark.parametrize(
    "text", ["03.02.2009", "3.2.2009", "2009-02-03", "03.02.2009 00:00:00", "2009-02-03T00:00:00"]
)
def test_a_date_is_norwegian_or_iso(text: str) -> None:
    (student,) = read(f"Navn;Født\nKari Moen;{text}\n").students
    assert student.birth_date == date(2009, 2, 3)


@pytest.mark.parametrize(
    "text",
    ["03.02.09", "3/2-2009", "03/02/2009", "30.02.2009", "2009-02-30", "39847", "1767225600",
     "3.2.", "3. februar 2009", "2009.02.03", "03.02.0209", "03020912345", "ukjent", "٣.٢.2009"],
)  # fmt: skip
def test_any_other_date_costs_the_date_and_not_the_student(text: str) -> None:
    roster = read(f"Navn;Født\nOla Berg;1.1.2009\nKari Moen;{text}\nIda Li;2.1.2009\n")
    assert roster.bad_rows == ()
    assert roster.bad_fields == (BadRow(line=3, why=RowFault.NOT_A_DATE, field="Født"),)
    assert [(s.first_name, s.birth_date) for s in roster.students] == [
        ("Ola", date(2009, 1, 1)),
        ("Kari", None),
        ("Ida", date(2009, 1, 2)),
    ]


def test_one_bad_row_is_named_by_its_line_and_nothing_else_is_lost() -> None:
    rows = [f"Moen{i};Kari;2STA;{1 + i % 28}.3.2009" for i in range(600)]
    rows[348] = ";;2STA;3.2.2009"
    roster = read("Etternavn;Fornavn;Klasse;Fødselsdato\r\n" + "\r\n".join(rows) + "\r\n\r\n")
    assert [b.line for b in roster.bad_rows] == [350]
    assert {s.last_name for s in roster.students} == {f"Moen{i}" for i in range(600) if i != 348}


@pytest.mark.parametrize(
    ("row", "why", "field"),
    [
        ("Moen;Kari", RowFault.TOO_FEW_CELLS, ""),
        ("Moen", RowFault.TOO_FEW_CELLS, ""),
        ("Moen;Kari;2STA;x;y", RowFault.TOO_MANY_CELLS, ""),
        (";;2STA;", RowFault.NO_NAME, "Etternavn"),
        ('"Moen" x;Kari;2STA;', RowFault.STRAY_QUOTE, ""),
        ("M?en;Kari;2STA;", RowFault.LOST_LETTER, "Etternavn"),
        ("Moen;Kari;P?bygg;", RowFault.LOST_LETTER, "Klasse"),
        ("Kari Moen;2STA;ny i dag", RowFault.TOO_FEW_CELLS, ""),
    ],
)
def test_a_bad_row_says_why_and_where(row: str, why: RowFault, field: str) -> None:
    roster = read(f"Etternavn;Fornavn;Klasse;Merknad\nBerg;Ola;2STA;\n{row}\nLi;Ida;2STA;\n")
    assert roster.bad_rows == (BadRow(line=3, why=why, field=field),)
    assert [s.line for s in roster.students] == [2, 4]


def test_delimiters_excel_left_out_at_the_end_are_no_fault() -> None:
    roster = read("Etternavn;Fornavn;Klasse;Merknad;Mer\nMoen;Kari;2STA\nBerg;Ola;2STA;x\n")
    assert roster.bad_rows == ()
    assert [s.class_code for s in roster.students] == ["2STA", "2STA"]


def test_no_identity_number_is_kept_in_any_column() -> None:
    text = (
        "Navn;Klasse;Elevnummer;Fødselsnummer;Kontaktlærer\n"
        "Kari Moen 030209 12345;2STA;03020912345;03020912345;Siv Li 03420912345\n"
    )
    roster = read(text)
    (student,) = roster.students
    assert (student.name, student.external_id) == ("Kari Moen", "")
    assert "12345" not in repr(roster)
    assert [(bad.why, bad.field) for bad in roster.bad_fields] == [
        (RowFault.IDENTITY_NUMBER, "Navn"),
        (RowFault.IDENTITY_NUMBER, "Elevnummer"),
        (RowFault.IDENTITY_NUMBER, "Kontaktlærer"),
    ]


@pytest.mark.parametrize(
    "column", ["Navn", "Klasse", "Elevnummer", "Kontaktlærer", "Fødselsdato", "Merknad"]
)
@pytest.mark.parametrize("number", IDENTITY_NUMBERS)
def test_an_identity_number_is_kept_in_no_form_and_no_column(column: str, number: str) -> None:
    """FAULTS 93."""
    cells = {"Navn": "Kari Moen", "Klasse": "2STA", "Elevnummer": "", "Fødselsdato": ""}
    cells |= {"Kontaktlærer": "", "Merknad": ""}
    cells[column] = f"{cells[column]} {number}".strip()
    text = written([list(cells), list(cells.values())], ";", "\n")
    for roster in (read(text), read_roster(xlsx([list(cells), list(cells.values())]))):
        (student,) = roster.students
        assert student.name == "Kari Moen"
        assert student.external_id == ""
        assert not re.search("[0-9]{5}", repr(replace(roster, bad_fields=())))


def test_every_row_of_identity_numbers_comes_in_without_its_number() -> None:
    rows = [["Navn", "Klasse", "Elevnummer"]]
    rows += [[f"Kari {chr(65 + i)}", "2STA", number] for i, number in enumerate(IDENTITY_NUMBERS)]
    roster = read(written(rows, ";", "\n"))
    assert [s.external_id for s in roster.students] == [""] * len(IDENTITY_NUMBERS)
    assert {bad.why for bad in roster.bad_fields} == {RowFault.IDENTITY_NUMBER}


@pytest.mark.parametrize("file", [xlsx, ods])
def test_a_cell_of_numbers_keeps_none_either(file: Callable[..., bytes]) -> None:
    rows = [("Navn", "Klasse", "Elevnummer"), ("Kari Moen", "2STA", 3820912345)]
    assert read_roster(file(rows)).students[0].external_id == ""


@pytest.mark.parametrize(
    ("left", "meant"),
    [("0010234", "0010234"), ('="0010234"', "0010234"), ("'0010234", "0010234"),
     ("10234.0", "10234"), ("10234,0", "10234"), ("10 234", "10234"), ("10\u00a0234", "10234"),
     ("10\u202f234", "10234"), ("1.010.234", "1010234"), ("10,234", "10234"), ("A-1001", "A-1001"),
     ("\u200b10234", "10234")],
)  # fmt: skip
def test_a_number_is_read_as_it_was_meant(left: str, meant: str) -> None:
    """FAULTS 91."""
    (student,) = read(written([["Navn", "Elevnr"], ["Kari Moen", left]], ";", "\n")).students
    assert student.external_id == meant
    (student,) = read(f"Navn;Elevnr\nKari Moen;{left}\n").students
    assert student.external_id == meant


@pytest.mark.parametrize("lost", ["1,02E+06", "1.00234E+6", "1E5", "########", "#N/A", "#REF!"])
def test_a_number_that_the_spreadsheet_has_lost_is_told(lost: str) -> None:
    roster = read(f"Navn;Elevnr;Klasse\nKari Moen;{lost};2STA\n")
    assert [s.external_id for s in roster.students] == [""]
    assert roster.bad_fields == (BadRow(line=2, why=RowFault.NOT_A_NUMBER, field="Elevnr"),)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Navn;Klasse;Født", RowFault.HEADER_AGAIN), ("NAVN;Klasse;", RowFault.HEADER_AGAIN),
        ("Antall elever: 1;;", RowFault.PRINTED_LINE), ("Totalt;1;", RowFault.PRINTED_LINE),
        ("Sum 2STA: 24;;", RowFault.PRINTED_LINE), ("Totalt", RowFault.PRINTED_LINE),
        (";Sum 24;", RowFault.PRINTED_LINE), ("24 elever;;", RowFault.PRINTED_LINE),
        ("Utskrift 20.08.2026;;", RowFault.PRINTED_LINE),
        ("Skrevet ut av Siv Li;;", RowFault.PRINTED_LINE), ("Side 1 av 3;;", RowFault.PRINTED_LINE),
        ("Per 20.08.2026;;", RowFault.PRINTED_LINE), ("Kilde: VIS;;", RowFault.PRINTED_LINE),
        ("2STA;;", RowFault.SECTION), ("2STA;2STA;", RowFault.SECTION),
        ("Klasse 2STA;;", RowFault.SECTION), ("Klasse: Påbygg;;", RowFault.SECTION),
        ("2 sta (24 elever);;", RowFault.SECTION), ("2STA", RowFault.SECTION),
        ("Kontaktlærer: Siv Li;;", RowFault.SECTION),
        ("Navn Navnesen;2STA;", RowFault.PLACEHOLDER), ("-;2STA;", RowFault.PLACEHOLDER),
        ("ukjent;2STA;", RowFault.PLACEHOLDER), ("N.N.;2STA;", RowFault.PLACEHOLDER),
        ("Elev 07;2STA;", RowFault.PLACEHOLDER), ("17;2STA;", RowFault.PLACEHOLDER),
        ("Test Testesen;2STA;3.2.2009", RowFault.PLACEHOLDER),
    ],
)  # fmt: skip
def test_a_row_that_is_nobody_is_told_and_not_taken_in(row: str, why: RowFault) -> None:
    """FAULTS 92."""
    roster = read(f"Navn;Klasse;Født\nOla Berg;2STA;\n{row}\nIda Li;2STB;1.1.2009\n")
    assert roster.bad_rows == (BadRow(line=3, why=why),)
    assert [s.name for s in roster.students] == ["Ola Berg", "Ida Li"]


@pytest.mark.parametrize(
    "name",
    ["Per Lie", "Per", "Tom Sum", "Ingen Annen", "Dato Kobalia", "Kilde Anna", "Page Li", "Sum Li",
     "Klasse Berg", "Total Li", "Nn Li", "Ukjent Berg"],
)  # fmt: skip
def test_a_name_that_is_like_such_a_line_is_somebody(name: str) -> None:
    assert [s.name for s in read(f"Navn;Klasse\n{name};2STA\n").students] == [name]


def test_a_stroke_for_a_missing_part_of_the_name_is_no_name() -> None:
    (student,) = read("Etternavn;Fornavn;Klasse\n-;Kari;2STA\n").students
    assert (student.first_name, student.last_name) == ("Kari", "")


UNSEEN = ["\u00ad", "\u200b", "\u200e", "\u2060", "\ufeff", "\u202b", "\ufe0f", "\u200d"]


@pytest.mark.parametrize("sign", UNSEEN)
@pytest.mark.parametrize("at", range(8))
def test_signs_that_nobody_sees_are_not_kept(sign: str, at: int) -> None:
    """FAULTS 94."""

    def hidden(text: str) -> str:
        return text[:at] + sign + text[at:]

    rows = [["Navn", "Klasse", "Elevnr"], [*map(hidden, ("Kåre Moen", "2STA", "00E1001"))]]
    expected = read("Navn;Klasse;Elevnr\nKåre Moen;2STA;00E1001\n").students
    assert read(written(rows, ";", "\n")).students == expected
    assert read(unicodedata.normalize("NFD", written(rows, ";", "\n"))).students == expected
    assert read_roster(xlsx(rows)).students == expected


TITLES = "Eksempel vgs{0}{0}{0}\nKlasselister, per 20.08.2026{0}{0}{0}\n{0}{0}{0}\n"
BELOW = "Navn{0}Klasse{0}Født{0}Elevnr\nNora Solli{0}2STA{0}3.2.2009{0}1001\n"


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("above", "line"), [("", 2), (TITLES, 5), ("Klasseliste\n", 3), ('"Vgs; 2STA, 1"\n\n', 4)]
)
def test_what_stands_above_the_header_is_passed_over(delimiter: str, above: str, line: int) -> None:
    if delimiter == ",":
        above = above.replace("Klasselister,", '"Klasselister,').replace("2026", '2026"')
    roster = read((above + BELOW).format(delimiter))
    assert roster.bad_rows == ()
    assert roster.students == (
        RosterStudent(
            line=line,
            first_name="Nora",
            last_name="Solli",
            class_code="2STA",
            birth_date=date(2009, 2, 3),
            external_id="1001",
        ),
    )


@pytest.mark.parametrize("name", ["Fullstendig navn", "For- og etternavn", "Namn", "Elevnamn",
                                  "Etternavn, fornavn", "Fullt namn", "Hele navnet"])  # fmt: skip
@pytest.mark.parametrize("group", ["Kl.", "Klasse/basisgruppe", "Klassenamn", "Basisgruppe/klasse"])
@pytest.mark.parametrize("file", [lambda rows: written(rows, ";", "\n").encode(), xlsx, ods])
def test_the_headers_of_norwegian_systems_are_known(
    name: str, group: str, file: Callable[..., bytes]
) -> None:
    rows = [["Skole", name, group, "Fødd", "Elev nr."], ["x", "Moen, Kari", "2STA", "", "E1"]]
    roster = read_roster(file(rows))
    (student,) = roster.students
    assert (student.name, student.class_code, student.external_id) == ("Kari Moen", "2STA", "E1")
    assert roster.left_out == ("Skole",)


def test_first_and_last_name_are_known_in_nynorsk() -> None:
    (student,) = read("Fornamn;Etternamn;Klasse\nKari;Moen;2STA\n").students
    assert (student.first_name, student.last_name) == ("Kari", "Moen")


def test_an_identity_number_in_a_header_is_not_told() -> None:
    assert read("Navn;Klasse;03020912345\nKari Moen;2STA;x\n").left_out == ()


def test_numbers_that_only_count_the_rows_are_no_student_numbers() -> None:
    counted = read("Elevnr;Navn;Klasse\n1;Kari Moen;2STA\n2;Ola Berg;2STA\n")
    assert [s.external_id for s in counted.students] == ["", ""]
    real = read("Elevnr;Navn;Klasse\n1071;Kari Moen;2STA\n2;Ola Berg;2STA\n")
    assert [s.external_id for s in real.students] == ["1071", "2"]


def test_hostile_text_is_made_visible() -> None:
    (student,) = read('Navn;Klasse\n"Moen\x1b[2J, Ka\u202eri\nAnn";2STA\n').students
    assert student.name == "Kari Ann Moen␛[2J"


def test_a_list_of_classes_has_no_students() -> None:
    roster = read("Klasse;Kontaktlærer\n2 sta;Siv Li\n1BAA;\n;Per Bø\n2STA;Ola Ås\n")
    assert roster.students == ()
    assert roster.classes == (
        RosterClass(code="2STA", contact_teacher="Ola Ås / Siv Li"),
        RosterClass(code="1BAA"),
    )
    assert roster.bad_rows == (BadRow(line=4, why=RowFault.NO_CLASS, field="Klasse"),)


def test_a_class_with_two_contact_teachers_has_both_in_one_order() -> None:
    rows = ["Kari Moen;2STA;Siv Li", "Ola Berg;2STA;Ola Ås", "Ida Li;2STA;Siv Li"]
    for order in (rows, rows[::-1]):
        roster = read("Navn;Klasse;Kontaktlærer\n" + "\n".join(order))
        assert roster.classes == (RosterClass(code="2STA", contact_teacher="Ola Ås / Siv Li"),)


@pytest.mark.parametrize(
    "header",
    [
        "Fornavn;Klasse",
        "Telefon;Adresse",
        "Klasse",
        "Deltakernavn;Klasse;Kontaktlærer",
        "Klasse;Kontaktlærer;Født",
    ],
)
def test_a_header_without_a_name_says_what_is_missing(header: str) -> None:
    error = refused(f"{header}\na;b;c\n")
    assert error.fault is Fault.INPUT_NO_HEADER
    assert (error.facts["found"], error.facts["missing"]) == (header.split(";"), "Navn")
    assert "Klasse" not in error.facts["strange"]
    assert ("Telefon" in error.facts["strange"]) == ("Telefon" in header)


def test_names_alone_are_no_list_of_students() -> None:
    assert refused("Navn;Telefon\nSiv Li;123\n").facts["missing"] == "Klasse"


def test_a_header_that_stands_twice_is_named() -> None:
    error = refused("Navn;Klasse;klasse \nKari Moen;2STA;2STB\n")
    assert error.fault is Fault.INPUT_NO_HEADER
    assert error.facts["duplicate"] == "klasse"


def test_a_column_that_is_not_read_may_stand_twice() -> None:
    assert len(read("Navn;Klasse;Merknad;Merknad\nKari Moen;2STA;a;b\n").students) == 1


@pytest.mark.parametrize("row", ["Moen;Kari;2STA", "Kari Moen;1BAA;3.2.2009", "Moen;Kari E"])
def test_a_list_without_a_header_is_refused_without_naming_anybody(row: str) -> None:
    error = refused(f"{row}\nBerg;Ola;2STA\n")
    assert error.fault is Fault.INPUT_NO_HEADER
    assert error.facts["found"] == []


@pytest.mark.parametrize("text", ["", "\r\n", "Navn;Klasse\r\n", "\ufeff", "sep=;\r\n"])
def test_a_list_of_nobody_is_empty(text: str) -> None:
    assert refused(text).fault is Fault.INPUT_EMPTY


def test_progress_is_told_in_rising_steps_and_leaves_the_end_to_the_caller() -> None:
    told: list[tuple[int, int]] = []
    text = "Navn;Klasse\n" + "Kari Moen;2STA\n" * 300
    read_roster(text.encode(), lambda done, total: told.append((done, total)))
    assert told == [(100, 300), (200, 300)]


INPUT_FAULTS = {
    Fault.INPUT_BAD_ROW, Fault.INPUT_EMPTY, Fault.INPUT_NO_HEADER, Fault.INPUT_UNDECODABLE
}  # fmt: skip


def read_or_fault(data: bytes) -> Roster | Fault:
    try:
        return read_roster(data)
    except InputError as error:
        return error.fault


@given(st.binary(max_size=200), st.sampled_from([b"", b"Navn;Klasse\r\n", b"\xff\xfe", b"sep=;\n"]))
def test_no_bytes_raise_anything_but_an_input_error(data: bytes, start: bytes) -> None:
    result = read_or_fault(start + data)
    assert isinstance(result, Roster) or result in INPUT_FAULTS


@given(st.lists(st.text(st.sampled_from("aÅø ;,\"'.?2009-\t\n\r\x1b\u202e")), max_size=8))
def test_every_row_is_either_a_student_or_a_bad_row(rows: list[str]) -> None:
    text = "Navn;Klasse;Født\n" + "\n".join(rows)
    result = read_or_fault(text.encode())
    if isinstance(result, Roster):
        lines = [s.line for s in result.students] + [b.line for b in result.bad_rows]
        assert len(lines) == len(set(lines))
        assert all(s.name == s.name.strip() and s.name for s in result.students)
        assert all(2 <= line <= text.count("\n") + text.count("\r") + 1 for line in lines)
    else:
        assert result in INPUT_FAULTS


def test_a_roster_student_knows_its_line() -> None:
    roster = read("\nNavn;Klasse\n\nKari Moen;2STA\n")
    assert roster.students == (
        RosterStudent(line=4, first_name="Kari", last_name="Moen", class_code="2STA"),
    )
