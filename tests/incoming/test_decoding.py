import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.errors import Fault, InputError
from elvis_tui.incoming.decoding import decode

LIST = (
    "Etternavn;Fornavn;Klasse\r\n"
    "Sætherstrand;Bjørn Åge;2STA\r\n"
    "Ødegårdsmo;Kåre;2STB\r\n"
    "Lærdalsvik;Éliane;3STA\r\n"
)
NAMES = (
    *("Bjørn Ødegårdsmo", "Kåre Lærdalsvik", "Åse Ærøysund", "Pål Sætherstrand", "ØYVIND ÆSVIK"),
    *("Renée Håbø", "Jürgen Høgmo", "Siv-Åse Øen", "ÅSHILD NÆRBØ", "Håkon Sjøli", "Kari Moen"),
)
OLD = ("cp1252", "cp865", "cp850", "mac_roman")


def refused(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.fault is Fault.INPUT_UNDECODABLE
    return caught.value


def read_or_refused(data: bytes) -> str | None:
    try:
        return decode(data)
    except InputError as error:
        if error.fault is Fault.INPUT_UNDECODABLE and int(str(error.facts["line"])) >= 1:
            return None
        raise


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", *OLD],
)
@pytest.mark.parametrize("rows", [LIST, LIST.replace("\r\n", "\n"), LIST * 300, LIST.upper()])
def test_norwegian_letters_come_out_right_from_every_encoding(encoding: str, rows: str) -> None:
    assert decode(rows.encode(encoding)) == rows


def test_big_endian_utf16_with_its_mark_is_read() -> None:
    assert decode(b"\xfe\xff" + LIST.encode("utf-16-be")) == LIST


@pytest.mark.parametrize("name", ["Bjørn", "Kåre", "Sæther", "ØDEGÅRD", "Åse", "pål", "Ås", "ÆRØ"])
@pytest.mark.parametrize("encoding", ["cp1252", "cp865", "cp850"])
def test_one_letter_is_enough_to_tell_dos_from_windows(name: str, encoding: str) -> None:
    rows = f"Navn;Klasse\r\n{name} Berg;2STA\r\n"
    assert decode(rows.encode(encoding)) == rows


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12), st.sampled_from(OLD))
def test_a_list_is_read_right_or_refused_but_never_garbled(names: list[str], encoding: str) -> None:
    rows = "Navn;Klasse\n" + "".join(f"{name};2STA\n" for name in names)
    read = read_or_refused(rows.encode(encoding))
    assert read == rows or (read is None and encoding == "mac_roman")


@given(
    st.lists(st.sampled_from([n for n in NAMES if re.search("[æøåÆØÅ]", n)]), min_size=2),
    st.sampled_from([(a, b) for a in ("cp1252", "utf-8") for b in ("cp865", "cp1252") if a != b]),
    st.data(),
)
def test_a_list_pasted_together_from_two_encodings_is_refused_at_a_line(
    names: list[str], encodings: tuple[str, str], data: st.DataObject
) -> None:
    at = data.draw(st.integers(1, len(names) - 1))
    one, other = encodings
    joined = b"".join(
        f"{name};2STA\n".encode(one if i < at else other) for i, name in enumerate(names)
    )
    line = refused(b"Navn;Klasse\n" + joined).facts["line"]
    assert isinstance(line, int)
    assert 2 <= line <= len(names) + 1


def test_the_first_dos_line_in_a_windows_list_is_named() -> None:
    rows = [f"Bjørn Håbø {i};2STA\r\n".encode("cp1252") for i in range(100)]
    rows[41] = "Sæther Moen;2STA\r\n".encode("cp865")
    assert refused(b"Navn;Klasse\r\n" + b"".join(rows)).facts["line"] == 43


def test_a_byte_that_is_no_letter_is_named_by_its_line() -> None:
    assert refused(LIST.encode("cp1252") + b"H\x81gmo;Ida;1STA\r\n").facts["line"] == 5


def test_a_windows_line_in_a_utf8_list_is_named() -> None:
    data = LIST.encode("utf-8-sig") + "Høgmo;Ida;1STA\r\n".encode("cp1252")
    assert refused(data).facts["line"] == 5


def test_a_utf8_line_in_a_windows_list_is_named() -> None:
    data = LIST.encode("cp1252") + "Høgmo;Ida;1STA\r\n".encode()
    assert refused(data).facts["line"] == 5


@pytest.mark.parametrize("name", ["BLÅ", "Håbø", "ÅÆØ", "Óli", "ÅSHILD"])
def test_any_utf8_letter_in_a_windows_list_is_noticed(name: str) -> None:
    assert refused(LIST.encode("cp1252") + f"{name};Ida;1STA\r\n".encode()).facts["line"] == 5


def test_what_could_be_macintosh_or_dos_is_refused() -> None:
    data = "Navn;Klasse\nKari Moen;1A\nJoëlle Berg;1A\nHåkon Li;1A\n".encode("mac_roman")
    assert refused(data).facts["line"] == 3


def test_letters_encoded_twice_are_put_right() -> None:
    twice = "Navn;Klasse\r\nBjørn Ødegård;2STA\r\nÅse Sæther;2STB\r\n"
    assert decode(twice.encode().decode("cp1252").encode()) == twice


def test_one_line_encoded_twice_is_named() -> None:
    data = LIST.encode() + "Høgmo;Bjørn;1STA\r\n".encode().decode("cp1252").encode()
    assert refused(data).facts["line"] == 5


@pytest.mark.parametrize("name", ["João Conceição", "JOÃO", "André Ñíguez", "Zoë Šimić"])
def test_foreign_names_in_utf8_are_left_alone(name: str) -> None:
    rows = f"Navn;Klasse\n{name};2STA\n"
    assert decode(rows.encode()) == rows


@pytest.mark.parametrize(
    "cell",
    ["Liam O’Brien", "Gabriele D’Angelo", "x – y", "«sitat»", "“sitat” og 5 €", "12 m²",
     "Ole\u00a0Moen", "LarsØyvind Moen", "Jürgen Größler", "• punkt", "20 °C … ja"],
)  # fmt: skip
def test_signs_a_norwegian_excel_writes_do_not_disturb_windows_letters(cell: str) -> None:
    for rows in (f"Navn;Merknad\nKåre;{cell}\n", f"Navn;Merknad\nKari;{cell}\n"):
        assert decode(rows.encode("cp1252")) == rows


@pytest.mark.parametrize(
    ("text", "encoding"), [("SÆTHER", "cp865"), ("S’THER", "cp1252"), ("Ærlig", "cp865")]
)
def test_what_could_be_two_names_is_refused(text: str, encoding: str) -> None:
    assert refused(f"Navn;Klasse\nBerg;1A\n{text};2A\n".encode(encoding)).facts["line"] == 3


def test_a_letter_that_is_lost_already_is_refused_at_its_line() -> None:
    assert refused("Navn\nKari\nBj\ufffdrn\n".encode()).facts["line"] == 3


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "workbook"),
        (b"Navn;Klasse\r\nKari\x00;2STA\r\n", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (bytes(range(1, 256)), "letters"),
        (b"\xff\xfeN\x00a\x00v", "letters"),
        ("Navn\nKari\x00\n".encode("utf-16"), "binary"),
    ],
)
def test_what_is_no_text_is_refused_as_what_it_is(data: bytes, kind: str) -> None:
    assert refused(data).facts["kind"] == kind


def test_a_zero_byte_is_named_by_its_line() -> None:
    assert refused(b"Navn;Klasse\r\nKari;2STA\r\nOla\x00;2STA\r\n").facts["line"] == 3


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_an_input_error(data: bytes) -> None:
    text = read_or_refused(data)
    assert text is None or "\x00" not in text


@given(st.text(st.characters(exclude_characters="\x00\ufffd\ufeffÃ", codec="utf-8")))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text
