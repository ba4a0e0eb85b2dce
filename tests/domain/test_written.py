"""What counts as written: a field that must be filled in is not filled in by what nobody sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.text import UNSEEN, clean
from elvis_tui.domain.written import is_written, says_something

BLANK = [
    *("", " ", "\n\t", "\u00a0", "\u2003", "\u2060", "\u2800", "\u200b", "\ufeff", "\u00ad"),
    *(
        "\u3164",
        "\uffa0",
        "\u034f",
        "\u115f",
        "\ufe0f",
        "\u202e",
        "\x00",
        "\x1b",
        "\u0301",
        "\u2061",
    ),
]


@pytest.mark.parametrize("text", BLANK)
def test_what_nobody_sees_is_blank_also_when_it_has_been_made_safe(text: str) -> None:
    for one in (text, text * 3, f" {text}\n", clean(text), clean(text, lines=True)):
        assert not is_written(one), ascii(one)
        assert not says_something(one), ascii(one)


@pytest.mark.parametrize("text", ["a", "1", "Å", "ж", "李", "👍", ".", "-", "\u2060a", "e\u0301"])
def test_what_is_seen_is_written(text: str) -> None:
    assert is_written(text)


@pytest.mark.parametrize("text", ["-", "–", ".", "…", "?", "👍", "\u2060-\u2800"])
def test_a_sign_alone_is_no_reason(text: str) -> None:
    assert not says_something(text)
    assert says_something(f"{text}Nei")


@given(st.text(st.characters(categories=("Cf", "Cc", "Zs", "Zl", "Zp", "Cn", "Co", "Mn"))))
def test_no_text_of_signs_without_a_shape_is_written(text: str) -> None:
    assert not is_written(text)
    assert not is_written(clean(text))


@given(st.text(), st.characters(categories=("Lu", "Ll", "Nd")))
def test_a_letter_or_a_number_anywhere_is_written(text: str, sign: str) -> None:
    assert is_written(text + sign)
    assert says_something(sign + text)


def test_what_is_left_out_of_a_search_is_blank_too() -> None:
    shown = {c for c in map(chr, range(0x110000)) if unicodedata.category(c)[0] in "LNPS"}
    unseen = [c for c in shown if c in UNSEEN.replace("-", "")]
    assert [c for c in unseen if is_written(c)] == []
