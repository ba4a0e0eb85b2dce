"""Text as it is pasted, made safe to keep, to draw and to search."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from elvis_tui.domain.text import clean, encodable, folded

ANY = st.text(st.characters(exclude_categories=()))
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKED = BIDI + "\u200b\ufeff\u2028\u2029"
NORDIC = ["Ærlig Øystein Åse", "Đorđe Šuoŋo Ŧ", "Łukasz Ženja", "العربية", "李小龍", "👩‍👩‍👧 🇳🇴"]


@pytest.mark.parametrize("text", ["", "Nora", *NORDIC, "[/] [@click=x] {} %s"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert clean(text) == clean(text, lines=True) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[2Jb", "a␛[2Jb"),
        ("\x00\x07\x08", "␀␇␈"),
        ("a\x7f", "a␡"),
        ("a\x9b31m\x85", "a\ufffd31m\ufffd"),
        ("a\u202eb", "a⟨202E⟩b"),
        ("a\u200bb\ufeff", "a⟨200B⟩b⟨FEFF⟩"),
        ("A\u030ase", "Åse"),
        ("x\ud800y", "x\ufffdy"),
        ("\ud83d\ude00", "\U0001f600"),
    ],
)
def test_what_a_terminal_would_obey_or_hide_is_made_visible(text: str, shown: str) -> None:
    assert clean(text) == clean(text, lines=True) == shown


def test_line_breaks_become_spaces_in_a_field_of_one_line() -> None:
    assert clean("en\nto\r\ntre\u2028fire\tfem") == "en to  tre fire fem"


def test_line_breaks_of_every_kind_are_kept_as_one_kind_where_lines_are() -> None:
    assert clean("en\nto\r\ntre\rfire\u2028fem\u2029seks\tsju", lines=True) == (
        "en\nto\ntre\nfire\nfem\nseks    sju"
    )


@given(text=ANY, lines=st.booleans())
@example(text="\u2029\u0301", lines=True)
@example(text="a\u200e\u030a", lines=False)
def test_cleaned_text_is_safe_and_cleaning_it_again_changes_nothing(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    kinds = {unicodedata.category(c) for c in cleaned if not (lines and c == "\n")}
    assert not kinds & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(cleaned) & set(MARKED)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(text=ANY)
def test_cleaning_loses_no_character(text: str) -> None:
    plain = unicodedata.normalize("NFC", encodable(text))
    cleaned = clean(text)
    assert len(cleaned) >= len(plain)
    rest = iter(cleaned)
    assert all(c in rest for c in plain if c.isalnum())


@given(text=st.text())
def test_text_that_utf_8_can_hold_is_left_alone_by_encodable(text: str) -> None:
    assert encodable(text) == text


@given(text=ANY)
def test_encodable_text_can_be_encoded_and_keeps_all_that_was_whole(text: str) -> None:
    found = encodable(text)
    assert encodable(found) == found.encode("utf-8").decode("utf-8") == found
    whole = [c for c in text if not 0xD800 <= ord(c) <= 0xDFFF]
    rest = iter(found)
    assert all(c in rest for c in whole)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Åse", "A\u030aSE"),
        ("ØYSTEIN  Lie ", "øystein lie"),
        ("Straße", "STRASSE"),
        ("a\u00a0b\n c", "A B C"),
        ("Šuoŋo", "ŠUOŊO"),
    ],
)
def test_search_sees_the_same_word_however_it_was_typed(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_search_keeps_norwegian_letters_apart() -> None:
    assert len({folded(word) for word in ("Lås", "Las", "Løs", "Los", "Læs")}) == 5


@given(text=ANY)
@example(text="ß\u0301")
@example(text="\u0345\u0301ǰ")
def test_folding_is_the_same_for_every_normal_form_and_done_once(text: str) -> None:
    assert folded(unicodedata.normalize("NFD", text)) == folded(text)
    assert folded(folded(text)) == folded(text)
    assert folded(f"  {text}\n") == folded(text)
