"""Words set in lines: none too wide, none lost."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from elvis_tui.domain.text import clean
from elvis_tui.widgets.wrapping import wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, ("",)),
        ("kort", 10, ("kort",)),
        ("to ord", 4, ("to", "ord")),
        ("akkurat ti", 10, ("akkurat ti",)),
        ("ett\n\nto", 10, ("ett", "", "to")),
        ("langtordutenmellomrom her", 8, ("langtord", "utenmell", "omrom", "her")),
        ("漢字漢字", 5, ("漢字", "漢字")),
        ("a 漢字", 4, ("a", "漢字")),
        ("a  b", 12, ("a  b",)),
    ],
)
def test_text_is_broken_between_words_where_it_can_be(
    text: str, width: int, lines: tuple[str, ...]
) -> None:
    assert wrapped(text, width) == lines


ANY = st.text(max_size=80).map(lambda t: clean(t, lines=True))
SEEN = st.text(
    st.characters(categories=("L", "N", "P", "S", "Zs"), include_characters="\n"), max_size=80
).map(lambda t: clean(t, lines=True))


@given(text=ANY, width=st.integers(2, 30))
@example(text="a" * 100, width=2)
@example(text="漢" * 9, width=3)
@example(text="👩‍👩‍👧" * 9, width=4)
def test_no_line_is_too_wide(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in wrapped(text, width))


@given(text=SEEN, width=st.integers(2, 30))
@example(text="     a", width=4)
@example(text="\U0001f3fb", width=4)
def test_no_character_is_lost(text: str, width: int) -> None:
    kept = text.replace("\n", "").replace(" ", "")
    assert "".join(wrapped(text, width)).replace(" ", "") == kept


@given(text=SEEN)
def test_with_room_enough_every_paragraph_is_one_line(text: str) -> None:
    assert wrapped(text, 500) == tuple(line.lstrip(" ") for line in text.split("\n"))
