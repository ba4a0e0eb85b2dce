"""What one is asked about before it is saved."""

from __future__ import annotations

import pytest

from elvis_tui.services.across.minimisation import question_about


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Har fått ADHD i vår", "ADHD"),
        ("sier at angsten er verre", "angsten"),
        ("spiseforstyrrelse", "spiseforstyrrelse"),
        ("mulig autismespekter, sier mor", "autismespekter"),
    ],
)
def test_a_word_that_may_be_a_diagnosis_is_asked_about(text: str, word: str) -> None:
    assert question_about(["notat", text], "Enter").startswith(f"«{word}» kan være en diagnose.")


@pytest.mark.parametrize("text", ["01010112345", "010101 12345", "fnr 41 01 01-12345"])
def test_what_looks_like_an_identity_number_is_asked_about(text: str) -> None:
    assert question_about([text], "Enter").startswith("Det ligner et fødselsnummer.")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ringte mor på 900 11 222, hun ringer igjen 23.10.",
        "Engstelig før prøver, og lei seg på mandager",
        "kreftene tok slutt",
        "addisjon i matematikk, karakter 2",
        "26.11.2026",
    ],
)
def test_what_a_team_writes_every_day_is_not(text: str) -> None:
    assert question_about([text], "Enter") == ""


def test_each_field_is_looked_at_by_itself() -> None:
    assert question_about(["010101", "12345"], "Enter") == ""
