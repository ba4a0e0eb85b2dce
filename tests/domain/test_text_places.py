"""Where words stand in a text, and what stands around them."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elvis_tui.domain.text import clean
from elvis_tui.domain.text_places import around, holds, places

SAID = "Kontaktlærer har meldt fra: hun har fått ny bussrute fra mandag, og kommer i tide nå."


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("ny bussrute", "BUSS", ["buss"]),
        ("ny bussrute", "rute ny", ["ny", "rute"]),
        ("Renée og Élin", "renee elin", ["Renée", "Élin"]),
        ("på bussen", "pa", []),
        ("ny buss", "nybuss", []),
        ("åpen dør", "dør", ["dør"]),
        ("Straße", "strasse", ["Straße"]),
        ("buss\u00adrute", "bussrute", ["buss\u00adrute"]),
        ("aaaa", "aa", ["aaaa"]),
        ("hva som helst", "  ", []),
    ],
)
def test_where_the_words_stand(text: str, query: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, query)] == found


def test_every_word_has_to_stand_there() -> None:
    assert holds(SAID, "bussrute MANDAG")
    assert not holds(SAID, "bussrute tirsdag")


def test_the_words_around_are_cut_between_words() -> None:
    assert around(SAID, "bussrute", 40) == "… fått ny bussrute fra mandag, og …"
    assert around(SAID, "kontakt", 24) == "Kontaktlærer har meldt …"
    assert around(SAID, "tide nå", 24).endswith("kommer i tide nå.")
    assert around("kort\ntekst", "tekst", 40) == "kort tekst"


@given(st.text(max_size=300), st.text(max_size=12), st.integers(8, 80))
def test_no_text_is_too_strange(text: str, query: str, room: int) -> None:
    text = clean(text, lines=True)
    found = places(text, query)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] < next_[0] for one, next_ in itertools.pairwise(found))
    assert len(around(text, query, room)) <= room + 4
